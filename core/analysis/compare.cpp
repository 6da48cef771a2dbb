// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/compare.h"

#include <algorithm>

#include "core/analysis/circularity.h"
#include "core/analysis/compare_sides.h"
#include "core/analysis/stress.h"
#include "core/loops/loops.h"
#include "core/values/names.h"

namespace roundtrip {

namespace {

// Loops are counted this far; beyond it, nobody compares their number.
constexpr std::uint64_t mostLoops = 1'000'000;

// What is asked of the whole network and of each party.
struct Answers {
    Circularity circularity;
    LoopCount loops;
    Stress stress;
    std::vector<Coverage> coverages;
};

Answers asked(const Book& book, const Network& network, const std::stop_token& cancel)
{
    LoopLimits limits;
    limits.most = mostLoops;
    limits.time = std::chrono::seconds{2};
    return {circularity(network, cancel), loopCount(network, limits, cancel), stress(book, network, {}),
            coverages(book, network)};
}

void addTotals(const Answers& before, const Answers& after, FigureSheet& sheet)
{
    const auto amount = [&](Figure figure, auto of) {
        sheet.add({figure, {}, {}, of(before.circularity), of(after.circularity), {}, {}});
    };
    const auto share = [&](Figure figure, auto of) {
        sheet.add({figure, {}, {}, {}, {}, of(before.circularity), of(after.circularity)});
    };
    amount(Figure::headline, [](const Circularity& c) { return c.headline; });
    amount(Figure::circular, [](const Circularity& c) { return c.circular; });
    amount(Figure::oneWay, [](const Circularity& c) { return c.oneWay(); });
    amount(Figure::external, [](const Circularity& c) { return c.external; });
    share(Figure::circularShare, [](const Circularity& c) { return c.circularShare(); });
    share(Figure::stronglyConnectedShare, [](const Circularity& c) { return c.stronglyConnectedShare(); });
    sheet.add(
        {Figure::loops, {}, {}, static_cast<Minor>(before.loops.total), static_cast<Minor>(after.loops.total), {}, {}});
    sheet.add({Figure::totalLoss, {}, {}, before.stress.totalLoss, after.stress.totalLoss, {}, {}});
}

void addExposure(PartyId party, const PartyExposure* before, const PartyExposure* after, FigureSheet& sheet)
{
    const FigureSides<PartyExposure> sides{party, {}, before, after};
    using Of = const PartyExposure&;
    sheet.whole(Figure::in, sides, [](Of e) { return e.in.total(); });
    sheet.whole(Figure::out, sides, [](Of e) { return e.out.total(); });
    sheet.whole(Figure::net, sides, [](Of e) { return e.net(); });
    sheet.whole(Figure::inCapital, sides, [](Of e) { return e.in.capital; });
    sheet.whole(Figure::inCommercial, sides, [](Of e) { return e.in.commercial; });
    sheet.whole(Figure::outCapital, sides, [](Of e) { return e.out.capital; });
    sheet.whole(Figure::outCommercial, sides, [](Of e) { return e.out.commercial; });
    sheet.whole(Figure::paidIn, sides, [](Of e) { return e.in.paid; });
    sheet.whole(Figure::paidOut, sides, [](Of e) { return e.out.paid; });
    sheet.whole(Figure::remainingIn, sides, [](Of e) { return e.in.remaining(); });
    sheet.whole(Figure::remainingOut, sides, [](Of e) { return e.out.remaining(); });
    sheet.whole(Figure::counterparties, sides, [](Of e) { return Minor{e.counterparties}; });
    sheet.real(Figure::concentrationIn, sides, [](Of e) { return e.in.concentration; });
    sheet.real(Figure::concentrationOut, sides, [](Of e) { return e.out.concentration; });
}

std::optional<Minor> lastGap(const Coverage& coverage)
{
    std::optional<Minor> last;
    for (const CoverageYear& year : coverage.years) {
        last = year.cumulativeGap ? year.cumulativeGap : last;
    }
    return last;
}

bool owes(const Coverage* coverage)
{
    return coverage != nullptr && std::any_of(coverage->years.begin(), coverage->years.end(),
                                              [](const CoverageYear& year) { return year.obligations > 0; });
}

void addCoverage(PartyId party, const Coverage* before, const Coverage* after, FigureSheet& sheet)
{
    if (!owes(before) && !owes(after)) {
        return;
    }
    const FigureSides<Coverage> sides{party, {}, before, after};
    using Of = const Coverage&;
    sheet.whole(Figure::firstShortfall, sides,
                [](Of c) { return c.firstShortfall ? std::optional<Minor>(*c.firstShortfall) : std::nullopt; });
    sheet.whole(Figure::cumulativeGap, sides, lastGap);
    sheet.real(Figure::growthNeeded, sides, [](Of c) { return c.growthNeeded; });
}

void addStress(PartyId party, const StressedParty* before, const StressedParty* after, FigureSheet& sheet)
{
    const FigureSides<StressedParty> sides{party, {}, before, after};
    sheet.whole(Figure::shortfall, sides, [](const StressedParty& s) { return s.shortfall; });
    sheet.whole(Figure::loss, sides, [](const StressedParty& s) { return s.loss; });
}

void addParties(const ComparedSides& sides, const Answers& was, const Answers& is, FigureSheet& sheet)
{
    for (const ComparedParty& party : sides.parties) {
        // One that has money on one side only has none on the other, and that is a figure; one that is not there has
        // none.
        const auto at = [](const auto& list, const std::optional<std::uint32_t>& node) {
            return node ? &list[*node] : nullptr;
        };
        const PartyExposure* before = at(sides.exposuresBefore.parties, party.before);
        const PartyExposure* after = at(sides.exposuresAfter.parties, party.after);
        const auto moves = [](const PartyExposure* of) { return of != nullptr && of->counterparties > 0; };
        if (moves(before) || moves(after)) {
            addExposure(party.party, before, after, sheet);
            addCoverage(party.party, at(was.coverages, party.before), at(is.coverages, party.after), sheet);
            addStress(party.party, at(was.stress.parties, party.before), at(is.stress.parties, party.after), sheet);
        }
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
    case Figure::growthNeeded:
    case Figure::rateOfReturn:
    case Figure::multiple: return QuantityKind::ratio;
    case Figure::payback:
    case Figure::finalPayback:
    case Figure::peakDay: return QuantityKind::day;
    case Figure::firstShortfall: return QuantityKind::year;
    default: return QuantityKind::amount;
    }
}

std::optional<Minor> FigureRow::difference() const
{
    Minor out = 0;
    return !before || !after || __builtin_sub_overflow(*after, *before, &out) ? std::nullopt : std::optional(out);
}

std::optional<double> FigureRow::realDifference() const
{
    return realBefore && realAfter ? std::optional(*realAfter - *realBefore) : std::nullopt;
}

Comparison compared(const Book& before, const Book& after, const Question& question, FigureRows rows,
                    std::stop_token cancel)
{
    Comparison out;
    out.records = difference(before, after);
    std::erase_if(out.records, [](const Change& change) {
        const RecordKind kind = recordOf(change).kind;
        return kind == RecordKind::scenario || kind == RecordKind::step || kind == RecordKind::placement ||
               kind == RecordKind::collapse;
    });
    const Network networkBefore(before, question);
    const Network networkAfter(after, question);
    const ComparedSides sides(networkBefore, networkAfter);
    const Answers was = asked(before, networkBefore, cancel);
    const Answers is = asked(after, networkAfter, cancel);
    out.loopsCounted = was.loops.cut == Cut::none && is.loops.cut == Cut::none;
    FigureSheet sheet(rows, out.figures);
    addTotals(was, is, sheet);
    addParties(sides, was, is, sheet);
    addPairs(sides, sheet);
    addRecoupments(sides, sheet, cancel);
    return out;
}

} // namespace roundtrip
