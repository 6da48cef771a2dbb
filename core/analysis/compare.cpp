// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/compare.h"

#include <algorithm>
#include <map>

#include "core/analysis/circularity.h"
#include "core/analysis/exposure.h"
#include "core/analysis/loops.h"
#include "core/values/names.h"

namespace roundtrip {

namespace {

// Loops are counted this far; beyond it, nobody compares their number.
constexpr std::uint64_t mostLoops = 1'000'000;

// One book's answers.
struct Answers {
    Network network;
    Circularity circularity;
    Exposures exposures;
    LoopCount loops;
};

Answers asked(const Book& book, const Question& question, const std::stop_token& cancel)
{
    Network network(book, question);
    Circularity circular = circularity(network, cancel);
    Exposures exposed = exposures(network);
    LoopLimits limits;
    limits.most = mostLoops;
    limits.time = std::chrono::seconds{2};
    LoopCount loops = loopCount(network, limits, cancel);
    return {std::move(network), std::move(circular), std::move(exposed), std::move(loops)};
}

void addTotals(const Answers& before, const Answers& after, std::vector<FigureRow>& rows)
{
    const auto amount = [&](Figure figure, auto of) {
        rows.push_back({figure, {}, of(before.circularity), of(after.circularity), {}, {}});
    };
    const auto share = [&](Figure figure, auto of) {
        rows.push_back({figure, {}, {}, {}, of(before.circularity), of(after.circularity)});
    };
    amount(Figure::headline, [](const Circularity& c) { return c.headline; });
    amount(Figure::circular, [](const Circularity& c) { return c.circular; });
    amount(Figure::oneWay, [](const Circularity& c) { return c.oneWay(); });
    amount(Figure::external, [](const Circularity& c) { return c.external; });
    share(Figure::circularShare, [](const Circularity& c) { return c.circularShare(); });
    share(Figure::stronglyConnectedShare, [](const Circularity& c) { return c.stronglyConnectedShare(); });
    rows.push_back(
        {Figure::loops, {}, static_cast<Minor>(before.loops.total), static_cast<Minor>(after.loops.total), {}, {}});
}

void addParty(PartyId party, const PartyExposure* before, const PartyExposure* after, std::vector<FigureRow>& rows)
{
    const auto amount = [&](Figure figure, auto of) {
        rows.push_back({figure,
                        party,
                        before == nullptr ? std::nullopt : std::optional<Minor>{of(*before)},
                        after == nullptr ? std::nullopt : std::optional<Minor>{of(*after)},
                        {},
                        {}});
    };
    const auto share = [&](Figure figure, auto of) {
        rows.push_back({figure,
                        party,
                        {},
                        {},
                        before == nullptr ? std::nullopt : of(*before),
                        after == nullptr ? std::nullopt : of(*after)});
    };
    using Of = const PartyExposure&;
    amount(Figure::in, [](Of e) { return e.in.total(); });
    amount(Figure::out, [](Of e) { return e.out.total(); });
    amount(Figure::net, [](Of e) { return e.net(); });
    amount(Figure::inCapital, [](Of e) { return e.in.capital; });
    amount(Figure::inCommercial, [](Of e) { return e.in.commercial; });
    amount(Figure::outCapital, [](Of e) { return e.out.capital; });
    amount(Figure::outCommercial, [](Of e) { return e.out.commercial; });
    amount(Figure::paidIn, [](Of e) { return e.in.paid; });
    amount(Figure::paidOut, [](Of e) { return e.out.paid; });
    amount(Figure::remainingIn, [](Of e) { return e.in.remaining(); });
    amount(Figure::remainingOut, [](Of e) { return e.out.remaining(); });
    amount(Figure::counterparties, [](Of e) { return Minor{e.counterparties}; });
    share(Figure::concentrationIn, [](Of e) { return e.in.concentration; });
    share(Figure::concentrationOut, [](Of e) { return e.out.concentration; });
}

// A party's exposure on both sides; it goes by the name that it has afterwards.
struct PartySides {
    std::optional<NameKey> name;
    const PartyExposure* before = nullptr;
    const PartyExposure* after = nullptr;
};

void addParties(const Answers& before, const Answers& after, std::vector<FigureRow>& rows)
{
    std::map<PartyId, PartySides> parties;
    const auto collect = [&](const Answers& side) {
        for (const PartyExposure& exposure : side.exposures.parties) {
            if (exposure.counterparties > 0) {
                const Node& node = side.network.nodes()[exposure.node];
                parties[node.party].name = NameKey(node.name);
            }
        }
    };
    collect(before);
    collect(after);
    // One that has money on one side only has none on the other, and that is a figure; one that is not there has none.
    const auto find = [](const Answers& side, PartyId party) {
        const auto node = side.network.nodeOf(party);
        const bool itself = node && side.network.nodes()[*node].party == party; // not the one it is collapsed into
        return itself ? &side.exposures.parties[*node] : nullptr;
    };
    for (auto& [party, sides] : parties) {
        sides.before = find(before, party);
        sides.after = find(after, party);
    }
    std::vector<std::pair<PartyId, PartySides>> ordered(parties.begin(), parties.end());
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.second.name < b.second.name; });
    for (const auto& [party, sides] : ordered) {
        addParty(party, sides.before, sides.after, rows);
    }
}

} // namespace

QuantityKind kindOf(Figure figure)
{
    switch (figure) {
    case Figure::loops:
    case Figure::counterparties: return QuantityKind::count;
    case Figure::circularShare:
    case Figure::stronglyConnectedShare:
    case Figure::concentrationIn:
    case Figure::concentrationOut: return QuantityKind::share;
    default: return QuantityKind::amount;
    }
}

Comparison compared(const Book& before, const Book& after, const Question& question, std::stop_token cancel)
{
    Comparison out;
    out.records = difference(before, after);
    std::erase_if(out.records, [](const Change& change) {
        const RecordKind kind = recordOf(change).kind;
        return kind == RecordKind::scenario || kind == RecordKind::step || kind == RecordKind::placement;
    });
    const Answers was = asked(before, question, cancel);
    const Answers is = asked(after, question, cancel);
    out.loopsCounted = was.loops.cut == Cut::none && is.loops.cut == Cut::none;
    addTotals(was, is, out.figures);
    addParties(was, is, out.figures);
    return out;
}

} // namespace roundtrip
