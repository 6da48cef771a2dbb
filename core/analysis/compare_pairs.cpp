// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <set>

#include "core/analysis/cancelled.h"
#include "core/analysis/compare_sides.h"
#include "core/analysis/recoupment.h"
#include "core/values/names.h"

namespace roundtrip {

namespace {

using Places = std::pair<std::uint32_t, std::uint32_t>; // in ComparedSides::parties

struct PlacedPair {
    Places places;
    PairExposure exposure; // a is the first of the places
};

PairExposure turned(const PairExposure& pair)
{
    return {pair.b, pair.a, pair.bToA, pair.aToB, pair.atRiskB, pair.atRiskA};
}

// In the order of their places: a name that a scenario alters may turn a pair round.
std::vector<PlacedPair> placed(const std::vector<PairExposure>& pairs, const std::vector<std::uint32_t>& placeOf)
{
    std::vector<PlacedPair> out;
    out.reserve(pairs.size());
    for (const PairExposure& pair : pairs) {
        const std::uint32_t a = placeOf[pair.a];
        const std::uint32_t b = placeOf[pair.b];
        out.push_back(a < b ? PlacedPair{{a, b}, pair} : PlacedPair{{b, a}, turned(pair)});
    }
    std::sort(out.begin(), out.end(), [](const PlacedPair& a, const PlacedPair& b) { return a.places < b.places; });
    return out;
}

void addPair(const FigureSides<PairExposure>& sides, FigureSheet& sheet)
{
    using Of = const PairExposure&;
    sheet.whole(Figure::aToB, sides, [](Of e) { return e.aToB; });
    sheet.whole(Figure::bToA, sides, [](Of e) { return e.bToA; });
    sheet.whole(Figure::pairNet, sides, [](Of e) { return e.net(); });
    sheet.whole(Figure::atRiskA, sides, [](Of e) { return e.atRiskA; });
    sheet.whole(Figure::atRiskB, sides, [](Of e) { return e.atRiskB; });
}

void addRecoupment(const FigureSides<Recoupment>& sides, FigureSheet& sheet)
{
    using Of = const Recoupment&;
    const auto day = [](const std::optional<Date>& date) {
        return date ? std::optional<Minor>(date->time_since_epoch().count()) : std::nullopt;
    };
    sheet.whole(Figure::outlay, sides, [](Of r) { return r.outlay; });
    sheet.whole(Figure::recovered, sides, [](Of r) { return r.recovered; });
    sheet.real(Figure::multiple, sides, [](Of r) { return r.multiple; });
    sheet.whole(Figure::payback, sides, [&](Of r) { return day(r.payback); });
    sheet.whole(Figure::finalPayback, sides, [&](Of r) { return day(r.finalPayback); });
    sheet.real(Figure::rateOfReturn, sides,
               [](Of r) { return r.irr.status == IrrStatus::one ? std::optional(r.irr.roots.front()) : std::nullopt; });
    sheet.whole(Figure::peakExposure, sides, [](Of r) { return r.peakExposure; });
    sheet.whole(Figure::peakDay, sides, [&](Of r) { return day(r.peakDate); });
}

// Investor and recipient of each pair that has capital out and anything back.
void collectRecouping(const Network& network, const std::vector<std::uint32_t>& placeOf, std::set<Places>& out)
{
    for (const Pair& pair : network.pairs()) {
        if (pair.capital > 0 && network.find(pair.payee, pair.payer)) {
            out.emplace(placeOf[pair.payer], placeOf[pair.payee]);
        }
    }
}

} // namespace

ComparedSides::ComparedSides(const Network& networkBefore, const Network& networkAfter)
    : before(networkBefore), after(networkAfter), exposuresBefore(exposures(networkBefore)),
      exposuresAfter(exposures(networkAfter)), placeBefore(networkBefore.nodes().size()),
      placeAfter(networkAfter.nodes().size())
{
    // The node of the party itself, not of the one that it is collapsed into.
    const auto itself = [](const Network& network, PartyId party) {
        const auto node = network.nodeOf(party);
        return node && network.nodes()[*node].party == party ? node : std::nullopt;
    };
    std::vector<std::pair<NameKey, ComparedParty>> named;
    for (std::uint32_t node = 0; node < after.nodes().size(); ++node) {
        const auto& [party, name] = after.nodes()[node];
        named.push_back({NameKey(name), {party, itself(before, party), node}});
    }
    for (std::uint32_t node = 0; node < before.nodes().size(); ++node) {
        const auto& [party, name] = before.nodes()[node];
        if (!itself(after, party)) {
            named.push_back({NameKey(name), {party, node, std::nullopt}});
        }
    }
    std::sort(named.begin(), named.end(), [](const auto& a, const auto& b) {
        const auto order = a.first <=> b.first;
        return order != 0 ? order < 0 : a.second.party < b.second.party;
    });
    for (auto& [name, party] : named) {
        const auto place = static_cast<std::uint32_t>(parties.size());
        if (party.before) {
            placeBefore[*party.before] = place;
        }
        if (party.after) {
            placeAfter[*party.after] = place;
        }
        parties.push_back(party);
    }
}

void addPairs(const ComparedSides& sides, FigureSheet& sheet)
{
    const auto was = placed(sides.exposuresBefore.pairs, sides.placeBefore);
    const auto is = placed(sides.exposuresAfter.pairs, sides.placeAfter);
    const PairExposure nothing; // between two who are there
    auto b = was.begin();
    auto a = is.begin();
    while (b != was.end() || a != is.end()) {
        const bool hasBefore = b != was.end() && (a == is.end() || b->places <= a->places);
        const bool hasAfter = a != is.end() && (b == was.end() || a->places <= b->places);
        const auto& [first, second] = hasBefore ? b->places : a->places;
        const ComparedParty& one = sides.parties[first];
        const ComparedParty& other = sides.parties[second];
        addPair({one.party, other.party,
                 hasBefore                    ? &b->exposure
                 : one.before && other.before ? &nothing
                                              : nullptr,
                 hasAfter                   ? &a->exposure
                 : one.after && other.after ? &nothing
                                            : nullptr},
                sheet);
        b += hasBefore ? 1 : 0;
        a += hasAfter ? 1 : 0;
    }
}

void addRecoupments(const ComparedSides& sides, FigureSheet& sheet, const std::stop_token& cancel)
{
    std::set<Places> places;
    collectRecouping(sides.before, sides.placeBefore, places);
    collectRecouping(sides.after, sides.placeAfter, places);
    for (const auto& [investor, recipient] : places) {
        if (cancel.stop_requested()) {
            throw Cancelled{};
        }
        const ComparedParty& one = sides.parties[investor];
        const ComparedParty& other = sides.parties[recipient];
        std::optional<Recoupment> was;
        std::optional<Recoupment> is;
        if (one.before && other.before) {
            was = recoupment(sides.before, *one.before, *other.before);
        }
        if (one.after && other.after) {
            is = recoupment(sides.after, *one.after, *other.after);
        }
        addRecoupment({one.party, other.party, was ? &*was : nullptr, is ? &*is : nullptr}, sheet);
    }
}

} // namespace roundtrip
