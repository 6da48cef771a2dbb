// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/circularity.h"

#include <algorithm>

#include "core/analysis/inner_pairs.h"
#include "core/analysis/netting.h"

namespace roundtrip {

namespace {

std::optional<double> share(Minor part, Minor whole)
{
    return whole == 0 ? std::nullopt : std::optional{static_cast<double>(part) / static_cast<double>(whole)};
}

Minor externalOf(const Network& network)
{
    std::vector<Minor> net(network.nodes().size());
    for (const Pair& pair : network.pairs()) {
        net[pair.payer] += pair.amount; // no sum exceeds the network's total, which fits
        net[pair.payee] -= pair.amount;
    }
    Minor external = 0;
    for (const Minor more : net) {
        external += std::max<Minor>(0, more);
    }
    return external;
}

} // namespace

std::optional<double> Circularity::circularShare() const
{
    return share(circular, headline);
}

std::optional<double> Circularity::stronglyConnectedShare() const
{
    return share(stronglyConnected, headline);
}

Circularity circularity(const Network& network, std::stop_token cancel)
{
    const InnerPairs inner = innerPairs(network);
    Netting optimum = netting(inner.nodeCount, inner.arcs, inner.amounts, std::move(cancel));
    Circularity out;
    out.headline = network.total();
    out.external = externalOf(network);
    out.carried.assign(network.pairs().size(), 0);
    for (std::size_t i = 0; i < inner.pairs.size(); ++i) {
        const Minor carried = inner.amounts[i] - optimum.rest[i];
        out.carried[inner.pairs[i]] = carried;
        out.circular += carried;
        out.stronglyConnected += inner.amounts[i];
    }
    out.heights = std::move(optimum.heights);
    return out;
}

std::vector<CircularRange> circularRanges(const Network& network, const Circularity& circularity,
                                          std::stop_token cancel)
{
    const InnerPairs inner = innerPairs(network);
    Netting optimum;
    optimum.heights = circularity.heights;
    for (std::size_t i = 0; i < inner.pairs.size(); ++i) {
        optimum.rest.push_back(inner.amounts[i] - circularity.carried[inner.pairs[i]]);
    }
    const std::vector<RestRange> ranges =
        restRanges(inner.nodeCount, inner.arcs, inner.amounts, optimum, std::move(cancel));
    std::vector<CircularRange> out(network.pairs().size());
    for (std::size_t i = 0; i < inner.pairs.size(); ++i) {
        out[inner.pairs[i]] = {inner.amounts[i] - ranges[i].most, inner.amounts[i] - ranges[i].least};
    }
    return out;
}

} // namespace roundtrip
