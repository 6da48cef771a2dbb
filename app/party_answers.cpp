// SPDX-License-Identifier: GPL-3.0-or-later
// The answers about one party or a shock, and about two states: trace, coverage, stress, compare.
#include <algorithm>

#include "app/answers.h"
#include "app/failure.h"
#include "app/messages.h"
#include "core/analysis/coverage.h"
#include "core/analysis/stress.h"
#include "core/analysis/trace.h"
#include "core/interchange/directory.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

std::string_view wordOf(Figure figure)
{
    switch (figure) {
    case Figure::headline: return "headline";
    case Figure::circular: return "circular";
    case Figure::oneWay: return "one_way";
    case Figure::external: return "external";
    case Figure::circularShare: return "circular_share";
    case Figure::stronglyConnectedShare: return "strongly_connected_share";
    case Figure::loops: return "loops";
    case Figure::totalLoss: return "total_loss";
    case Figure::in: return "in";
    case Figure::out: return "out";
    case Figure::net: return "net";
    case Figure::inCapital: return "in_capital";
    case Figure::inCommercial: return "in_commercial";
    case Figure::outCapital: return "out_capital";
    case Figure::outCommercial: return "out_commercial";
    case Figure::paidIn: return "paid_in";
    case Figure::paidOut: return "paid_out";
    case Figure::remainingIn: return "remaining_in";
    case Figure::remainingOut: return "remaining_out";
    case Figure::counterparties: return "counterparties";
    case Figure::concentrationIn: return "hhi_in";
    case Figure::concentrationOut: return "hhi_out";
    case Figure::firstShortfall: return "first_shortfall";
    case Figure::cumulativeGap: return "cumulative_gap";
    case Figure::growthNeeded: return "growth_needed";
    case Figure::shortfall: return "shortfall";
    case Figure::loss: return "loss";
    case Figure::aToB: return "a_to_b";
    case Figure::bToA: return "b_to_a";
    case Figure::pairNet: return "pair_net";
    case Figure::atRiskA: return "at_risk_a";
    case Figure::atRiskB: return "at_risk_b";
    case Figure::outlay: return "outlay";
    case Figure::recovered: return "recovered";
    case Figure::multiple: return "multiple";
    case Figure::payback: return "payback_date";
    case Figure::finalPayback: return "final_payback_date";
    case Figure::rateOfReturn: return "irr";
    case Figure::peakExposure: return "peak_exposure";
    case Figure::peakDay: return "peak_date";
    }
    return {};
}

Answer quantity(const Speaker& say, QuantityKind kind, const std::optional<Minor>& whole,
                const std::optional<double>& real)
{
    switch (kind) {
    case QuantityKind::amount: return say.amount(whole);
    case QuantityKind::count:
    case QuantityKind::year: return whole ? Answer(*whole) : Answer();
    case QuantityKind::day: return whole ? Answer(text(Date{std::chrono::days{*whole}})) : Answer();
    case QuantityKind::share:
    case QuantityKind::ratio: break;
    }
    return Speaker::number(real);
}

Answer figureAnswer(const Speaker& say, const FigureRow& row, const Answer& party, const Answer& counterparty)
{
    const QuantityKind kind = kindOf(row.figure);
    Answer out;
    out["figure"] = wordOf(row.figure);
    out["party"] = party;
    out["before"] = quantity(say, kind, row.before, row.realBefore);
    out["after"] = quantity(say, kind, row.after, row.realAfter);
    out["difference"] = quantity(say, kind == QuantityKind::day ? QuantityKind::count : kind, // days apart
                                 row.difference(), row.realDifference());
    out["counterparty"] = counterparty;
    return out;
}

Answer changeAnswer(const Change& change, const Directory& before, const Directory& after)
{
    const RecordKey key = recordOf(change);
    const auto* altered = std::get_if<Altered>(&change);
    const bool created = std::holds_alternative<Created>(change);
    Answer out;
    out["record"] = word(key.kind);
    out["id"] = text(key.id);
    out["name"] = (created ? after : before).label(key);
    out["change"] = altered != nullptr ? "altered" : created ? "added" : "removed";
    out["fields"] = Answer::array();
    if (altered != nullptr) {
        for (const FieldChange& field : altered->fields) {
            out["fields"].push_back(field.field);
        }
    }
    return out;
}

} // namespace

Answer traceAnswer(const Asked& asked, const std::string& source, const std::optional<std::string>& via)
{
    const Speaker say(asked.network);
    std::optional<std::uint32_t> chosen;
    if (via) {
        chosen = asked.node(*via);
    }
    const auto found = trace(asked.network, asked.node(source), chosen);
    if (!found) {
        throw Failure(via ? Tr::tr("%1 pays %2 nothing that counts here").arg(inQuotes(source), inQuotes(*via))
                          : Tr::tr("%1 pays nobody anything that counts here").arg(inQuotes(source)));
    }
    Answer out;
    out["returns_home"] = found->returnsHome;
    out["hops"] = found->hops;
    out["stays"] = Answer::array();
    for (const TraceStay& stay : found->stays) {
        Answer row;
        row["party"] = say.name(stay.node);
        row["share"] = stay.share;
        out["stays"].push_back(std::move(row));
    }
    out["pairs"] = Answer::array();
    for (const TracePair& carried : found->carries) {
        const Pair& pair = asked.network.pairs()[carried.pair];
        Answer row;
        row["payer"] = say.name(pair.payer);
        row["payee"] = say.name(pair.payee);
        row["share"] = carried.share;
        out["pairs"].push_back(std::move(row));
    }
    return out;
}

Answer coverageAnswer(const Asked& asked, const std::string& party, double share)
{
    const Speaker say(asked.network);
    const std::uint32_t node = asked.node(party);
    const Coverage found = coverage(asked.reading.book, asked.network, node, share);
    Answer out;
    out["party"] = say.name(node);
    out["years"] = Answer::array();
    for (const CoverageYear& year : found.years) {
        Answer row;
        row["year"] = year.year;
        row["obligations"] = say.amount(year.obligations);
        row["resources"] = say.amount(year.resources);
        row["gap"] = say.amount(year.gap);
        row["cumulative_gap"] = say.amount(year.cumulativeGap);
        row["ratio"] = Speaker::number(year.ratio);
        row["revenue"] = say.amount(year.revenue);
        row["capital"] = say.amount(year.capital);
        out["years"].push_back(std::move(row));
    }
    out["first_shortfall"] = found.firstShortfall ? Answer(*found.firstShortfall) : Answer();
    out["growth_needed"] = Speaker::number(found.growthNeeded);
    out["share"] = share;
    return out;
}

Answer stressAnswer(const Asked& asked, const std::map<std::string, double>& shocks)
{
    const Speaker say(asked.network);
    std::map<std::uint32_t, double> shockOf;
    for (const auto& [name, share] : shocks) {
        shockOf[asked.node(name)] = share;
    }
    const Stress found = stress(asked.reading.book, asked.network, shockOf);
    Answer out;
    out["parties"] = Answer::array();
    Answer withoutCash = Answer::array();
    Answer withoutRevenue = Answer::array();
    for (const StressedParty& party : found.parties) {
        Answer row;
        row["party"] = say.name(party.node);
        row["obligations"] = say.amount(party.obligations);
        row["outside_assets"] = say.amount(party.outsideAssets);
        row["paid"] = say.amount(party.paid);
        row["shortfall"] = say.amount(party.shortfall);
        row["default_round"] = party.defaultRound ? Answer(*party.defaultRound) : Answer();
        row["loss"] = say.amount(party.loss);
        out["parties"].push_back(std::move(row));
        if (party.noCash) {
            withoutCash.push_back(say.name(party.node));
        }
        if (party.noRevenue) {
            withoutRevenue.push_back(say.name(party.node));
        }
    }
    out["total_loss"] = say.amount(found.totalLoss);
    out["rounds"] = found.rounds;
    out["without_cash"] = std::move(withoutCash);
    out["without_revenue"] = std::move(withoutRevenue);
    return out;
}

Answer comparisonAnswer(const Asked& asked, const Book& after)
{
    const Speaker say(asked.network);
    const Comparison found = compared(asked.reading.book, after, asked.question);
    const Directory beforeNames(asked.reading.book);
    const Directory afterNames(after);
    Answer out;
    out["records"] = Answer::array();
    for (const Change& change : found.records) {
        out["records"].push_back(changeAnswer(change, beforeNames, afterNames));
    }
    out["figures"] = Answer::array();
    const auto nameOf = [&](const std::optional<PartyId>& party) {
        if (!party) {
            return Answer();
        }
        const Party* known = after.find(*party);
        known = known != nullptr ? known : asked.reading.book.find(*party);
        return known != nullptr ? Answer(known->name) : Answer(text(party->value));
    };
    for (const FigureRow& row : found.figures) {
        out["figures"].push_back(figureAnswer(say, row, nameOf(row.party), nameOf(row.counterparty)));
    }
    out["loops_counted"] = found.loopsCounted;
    return out;
}

} // namespace roundtrip
