// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/circularity_by_deal.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/analysis/cancelled.h"
#include "core/analysis/inner_pairs.h"
#include "core/analysis/netting.h"
#include "core/values/names.h"

namespace roundtrip {

namespace {

// What a deal pays on an arc of the inner pairs.
struct Part {
    std::size_t arc = 0;
    Minor amount = 0;
};

struct DealParts {
    WithoutDeal without;
    std::vector<Part> parts; // one an arc
};

std::map<DealId, DealParts> partsByDeal(const Book& book, const Network& network, const InnerPairs& inner)
{
    std::map<DealId, DealParts> out;
    std::size_t arc = 0;
    for (std::uint32_t index = 0; index < network.pairs().size(); ++index) {
        const bool isInner = arc < inner.pairs.size() && inner.pairs[arc] == index;
        for (const Stream& stream : network.streams(network.pairs()[index])) {
            const Flow* flow = book.find(stream.flow);
            if (flow == nullptr) {
                continue;
            }
            DealParts& deal = out[flow->deal];
            const Minor amount = network.amountOf(stream);
            deal.without.deal = flow->deal;
            deal.without.amount += amount;
            deal.without.flows.push_back(flow->id);
            if (!isInner) {
                continue;
            }
            if (deal.parts.empty() || deal.parts.back().arc != arc) {
                deal.parts.push_back({arc, 0});
            }
            deal.parts.back().amount += amount;
        }
        arc += isInner ? 1 : 0;
    }
    return out;
}

Minor circularWithout(const InnerPairs& inner, const Netting& optimum, const std::vector<Part>& parts,
                      const std::stop_token& cancel)
{
    std::vector<Minor> amounts = inner.amounts;
    for (const Part& part : parts) {
        amounts[part.arc] -= part.amount;
    }
    const Netting found = netting(inner.nodeCount, inner.arcs, amounts, optimum, cancel);
    Minor circular = 0;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        circular += amounts[i] - found.rest[i];
    }
    return circular;
}

} // namespace

std::optional<double> WithoutDeal::circularShare() const
{
    return headline == 0 ? std::nullopt : std::optional{static_cast<double>(circular) / static_cast<double>(headline)};
}

std::vector<WithoutDeal> circularityByDeal(const Book& book, const Network& network, const Circularity& whole,
                                           std::stop_token cancel)
{
    const InnerPairs inner = innerPairs(network);
    Netting optimum;
    optimum.heights = whole.heights;
    for (std::size_t i = 0; i < inner.pairs.size(); ++i) {
        optimum.rest.push_back(inner.amounts[i] - whole.carried[inner.pairs[i]]);
    }
    std::vector<std::pair<NameKey, WithoutDeal>> ranked;
    for (auto& [id, deal] : partsByDeal(book, network, inner)) {
        if (cancel.stop_requested()) {
            throw Cancelled{};
        }
        WithoutDeal& without = deal.without;
        // Where the optimum leaves as much of every pair as the deal pays there, it stands without the deal too.
        const bool matters = std::any_of(deal.parts.begin(), deal.parts.end(),
                                         [&](const Part& part) { return part.amount > optimum.rest[part.arc]; });
        without.circular = matters ? circularWithout(inner, optimum, deal.parts, cancel) : whole.circular;
        without.lowers = whole.circular - without.circular;
        without.headline = whole.headline - without.amount;
        const Deal* row = book.find(id);
        ranked.emplace_back(NameKey(row == nullptr ? std::string() : row->title), std::move(without));
    }
    std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
        return std::tie(b.second.lowers, a.first, a.second.deal) < std::tie(a.second.lowers, b.first, b.second.deal);
    });
    std::vector<WithoutDeal> out;
    out.reserve(ranked.size());
    for (auto& [title, without] : ranked) {
        out.push_back(std::move(without));
    }
    return out;
}

} // namespace roundtrip
