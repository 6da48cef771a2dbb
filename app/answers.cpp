// SPDX-License-Identifier: GPL-3.0-or-later
// What all answers carry, and those about the network as a whole: loops, circularity, exposure.
#include "app/answers.h"

#include <algorithm>

#include "app/failure.h"
#include "app/messages.h"
#include "core/analysis/circularity.h"
#include "core/analysis/circularity_by_deal.h"
#include "core/analysis/circularity_by_year.h"
#include "core/analysis/exposure.h"
#include "core/analysis/standing.h"
#include "core/interchange/cells.h"
#include "core/interchange/directory.h"
#include "core/loops/loops_by.h"
#include "core/loops/returns.h"
#include "core/loops/turning_loops.h"
#include "core/model/kept_loops.h"
#include "core/values/names.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

// The titles of the deals that pay on a leg, in the order of names.
Answer dealsOf(const Asked& asked, const Pair& pair)
{
    std::vector<NameKey> titles;
    for (const Stream& stream : asked.network.streams(pair)) {
        const Flow* flow = asked.reading.book.find(stream.flow);
        const Deal* deal = flow == nullptr ? nullptr : asked.reading.book.find(flow->deal);
        if (deal != nullptr) {
            titles.emplace_back(deal->title);
        }
    }
    std::sort(titles.begin(), titles.end());
    titles.erase(std::unique(titles.begin(), titles.end()), titles.end());
    Answer out = Answer::array();
    for (const NameKey& title : titles) {
        out.push_back(title.name);
    }
    return out;
}

std::string_view word(Standing standing)
{
    switch (standing) {
    case Standing::firm: return "firm";
    case Standing::cancellable: return "cancellable";
    case Standing::unsigned_: return "unsigned";
    }
    return {};
}

Answer loopAnswer(const Asked& asked, const Loop& loop)
{
    const Network& network = asked.network;
    const Speaker say(network);
    Answer out;
    out["parties"] = Answer::array();
    for (const std::uint32_t node : partiesOf(network, loop)) {
        out["parties"].push_back(say.name(node));
    }
    out["length"] = loop.pairs.size();
    out["round_trip"] = say.amount(loop.roundTrip);
    out["circular_financing"] = loop.circularFinancing;
    out["legs"] = Answer::array();
    const LoopStanding standing = standingOf(asked.reading.book, network, loop);
    for (std::size_t i = 0; i < loop.pairs.size(); ++i) {
        const Pair& pair = network.pairs()[loop.pairs[i]];
        Answer leg;
        leg["payer"] = say.name(pair.payer);
        leg["payee"] = say.name(pair.payee);
        leg["amount"] = say.amount(pair.amount);
        leg["capital"] = say.amount(pair.capital);
        leg["commercial"] = say.amount(pair.commercial);
        leg["deals"] = dealsOf(asked, pair);
        leg["stands_on"] = word(standing.legs[i]);
        out["legs"].push_back(std::move(leg));
    }
    const Return back = timeRespectingReturn(network, loop);
    out["returned"]["amount"] = say.amount(back.amount);
    out["returned"]["starts_with"] = say.name(network.pairs()[loop.pairs[back.leg]].payer);
    out["returned"]["last_date"] = Speaker::date(back.lastDate);
    out["stands_on"] = word(standing.weakest());
    return out;
}

// What the network is without each deal.
Answer dealsAnswer(const Asked& asked, const Circularity& whole)
{
    const Speaker say(asked.network);
    Answer out = Answer::array();
    for (const WithoutDeal& without : circularityByDeal(asked.reading.book, asked.network, whole)) {
        const Deal* deal = asked.reading.book.find(without.deal);
        Answer one;
        one["deal"] = deal == nullptr ? Answer() : Answer(deal->title);
        one["amount"] = say.amount(without.amount);
        one["lowers"] = say.amount(without.lowers);
        one["headline"] = say.amount(without.headline);
        one["circular"] = say.amount(without.circular);
        one["circular_share"] = Speaker::number(without.circularShare());
        out.push_back(std::move(one));
    }
    return out;
}

Answer yearsAnswer(const Asked& asked)
{
    const Speaker say(asked.network);
    Answer out = Answer::array();
    for (const CircularYear& year : circularityByYear(asked.reading.book, asked.network)) {
        Answer one;
        one["year"] = year.year;
        one["headline"] = say.amount(year.headline);
        one["circular"] = say.amount(year.circular);
        one["circular_share"] = Speaker::number(year.circularShare());
        out.push_back(std::move(one));
    }
    return out;
}

using KeptLoops = std::map<std::vector<PartyId>, const KeptLoop*>;

KeptLoops keptLoops(const Book& book)
{
    KeptLoops out;
    for (const KeptLoop& loop : book.all<KeptLoop>()) {
        out.emplace(fromLeastId(loop.parties), &loop);
    }
    return out;
}

// What a person said of the loop; null where nothing was said.
void addKept(const Asked& asked, const Loop& loop, const KeptLoops& all, Answer& out)
{
    const auto found = all.find(fromLeastId(partyIdsOf(asked.network, loop)));
    const KeptLoop* kept = found == all.end() ? nullptr : found->second;
    const auto said = [](const std::string& text) { return text.empty() ? Answer() : Answer(text); };
    out["name"] = kept == nullptr ? Answer() : said(kept->name);
    out["pinned"] = kept == nullptr ? Answer() : Answer(kept->pinned);
    out["note"] = kept == nullptr ? Answer() : said(kept->note);
}

} // namespace

Asked::Asked(const CommonOptions& of, std::ostream& messages) : Asked(of, readDocument(of, messages)) {}

Asked::Asked(const CommonOptions& of, Reading read)
    : options(of), reading(std::move(read)), question(questionOf(of, reading.book)), network(reading.book, question)
{}

std::uint32_t Asked::node(const std::string& name) const
{
    const auto found = network.nodeOf(partyNamed(reading.book, name).id);
    if (!found) {
        throw Failure(Tr::tr("%1 is left out by the filter").arg(inQuotes(name)));
    }
    return *found;
}

Answer complete(Answer answer, const Asked& asked)
{
    const Speaker say(asked.network);
    answer["question"] = questionAnswer(asked.options, asked.network.currency());
    answer["undated"] = Answer::array();
    for (const UndatedFlow& undated : asked.network.undated()) {
        const Flow* flow = asked.reading.book.find(undated.flow);
        const Deal* deal = flow == nullptr ? nullptr : asked.reading.book.find(flow->deal);
        const auto nameOf = [&](PartyId party) {
            const Party* row = asked.reading.book.find(party);
            return row == nullptr ? Answer() : Answer(row->name);
        };
        Answer one;
        one["deal"] = deal == nullptr ? Answer() : Answer(deal->title);
        one["payer"] = flow == nullptr ? Answer() : nameOf(flow->payer);
        one["payee"] = flow == nullptr ? Answer() : nameOf(flow->payee);
        one["amount"] = say.amount(undated.amount);
        one["counted"] = undated.counted;
        answer["undated"].push_back(std::move(one));
    }
    answer["inside"] = asked.options.collapse.empty() ? Answer() : say.amount(asked.network.inside());
    answer["conflicts"] = Answer::array();
    if (!asked.reading.conflicts.empty()) {
        const Directory directory(asked.reading.book);
        for (const Conflict& conflict : asked.reading.conflicts) {
            Answer one;
            one["record"] = word(conflict.record.kind);
            one["id"] = text(conflict.record.id);
            one["name"] = directory.label(conflict.record);
            one["field"] = conflict.field.empty() ? Answer() : Answer(conflict.field);
            const auto value = [&, &said = conflict](const Value& of) {
                const std::string shown = shownValue(said.record, said.field, of, directory);
                return shown.empty() ? Answer() : Answer(shown);
            };
            one["expected"] = value(conflict.expected);
            one["found"] = value(conflict.found);
            answer["conflicts"].push_back(std::move(one));
        }
    }
    return answer;
}

namespace {

// The party, or the pair of a payer and whom it pays; nothing where none was named.
std::optional<LoopMember> memberOf(const Asked& asked, const LoopsWanted& wanted)
{
    const auto& names = wanted.through;
    if (wanted.party) {
        return LoopMember{LoopMember::Kind::party, asked.node(*wanted.party)};
    }
    if (names.size() != 2) {
        return std::nullopt;
    }
    const auto pair = asked.network.find(asked.node(names[0]), asked.node(names[1]));
    if (!pair) {
        throw Failure(Tr::tr("%1 pays %2 nothing that counts here").arg(inQuotes(names[0]), inQuotes(names[1])));
    }
    return LoopMember{LoopMember::Kind::leg, *pair};
}

Answer byLengthAnswer(const LoopCount& count)
{
    Answer out = Answer::object();
    for (std::size_t length = 0; length < count.byLength.size(); ++length) {
        if (count.byLength[length] > 0) {
            out[std::to_string(length)] = count.byLength[length];
        }
    }
    return out;
}

Answer loopsListed(const Asked& asked, const Loops& found)
{
    Answer out = Answer::array();
    const auto kept = keptLoops(asked.reading.book);
    for (const Loop& loop : found.loops) {
        out.push_back(loopAnswer(asked, loop));
        addKept(asked, loop, kept, out.back());
    }
    return out;
}

// Of loops that turn within some days: each with its quickest turn, and with --count how many turns there are.
Answer turningAnswer(const Asked& asked, const LoopsWanted& wanted, const std::optional<LoopMember>& member,
                     const LoopLimits& limits)
{
    TurningLimits turning{static_cast<std::int32_t>(std::min<std::uint64_t>(*wanted.within, INT32_MAX)), limits,
                          member};
    const TurningLoops listed = turningLoops(asked.network, turning);
    std::optional<LoopCount> count;
    if (wanted.count) {
        turning.loops.most = wanted.limit.value_or(UINT64_MAX);
        count = turnCount(asked.network, turning);
    }
    Answer out;
    out["complete"] = listed.found.cut == Cut::none && (!count || count->cut == Cut::none);
    out["count"] = listed.found.loops.size();
    out["total"] = listed.found.cut == Cut::none ? Answer(listed.found.loops.size()) : Answer();
    if (count) {
        out["turns"] = count->total;
        out["turns_by_length"] = byLengthAnswer(*count);
    }
    out["loops"] = loopsListed(asked, listed.found);
    for (std::size_t i = 0; i < listed.turns.size(); ++i) {
        const Turn& turn = listed.turns[i];
        const Pair& first = asked.network.pairs()[listed.found.loops[i].pairs[turn.leg]];
        Answer& one = out["loops"][i]["quickest"];
        one["days"] = turn.days();
        one["starts_with"] = Speaker(asked.network).name(first.payer);
        one["first_date"] = text(turn.from);
        one["last_date"] = text(turn.to);
    }
    return out;
}

} // namespace

Answer loopsAnswer(const Asked& asked, const LoopsWanted& wanted)
{
    constexpr std::uint64_t mostListed = 100'000;
    LoopLimits limits;
    limits.most = std::min(wanted.top.value_or(wanted.limit.value_or(mostListed)), wanted.limit.value_or(UINT64_MAX));
    limits.maxLength = wanted.maxLength;
    if (wanted.seconds) {
        limits.time = std::chrono::duration_cast<std::chrono::steady_clock::duration>(
            std::chrono::duration<double>(*wanted.seconds));
    }
    const auto member = memberOf(asked, wanted);
    if (wanted.within) {
        return turningAnswer(asked, wanted, member, limits);
    }
    const Loops found = loopsBy(asked.network, member, limits);
    std::optional<LoopCount> count;
    if (wanted.count) {
        limits.most = wanted.limit.value_or(UINT64_MAX);
        count = member ? loopCountBy(asked.network, *member, limits) : loopCount(asked.network, limits);
    }

    Answer out;
    out["complete"] = found.cut == Cut::none && (!count || count->cut == Cut::none);
    out["count"] = found.loops.size();
    if (found.cut == Cut::none) {
        out["total"] = found.loops.size();
    } else {
        out["total"] = count && count->cut == Cut::none ? Answer(count->total) : Answer();
    }
    if (count) {
        out["by_length"] = byLengthAnswer(*count);
    }
    out["loops"] = loopsListed(asked, found);
    return out;
}

Answer circularityAnswer(const Asked& asked, const CircularityWanted& wanted)
{
    const Network& network = asked.network;
    const Speaker say(network);
    const Circularity found = circularity(network);
    const std::vector<CircularRange> ranges = circularRanges(network, found);
    Answer out;
    out["headline"] = say.amount(found.headline);
    out["circular"] = say.amount(found.circular);
    out["one_way"] = say.amount(found.oneWay());
    out["external"] = say.amount(found.external);
    out["circular_share"] = Speaker::number(found.circularShare());
    out["strongly_connected_share"] = Speaker::number(found.stronglyConnectedShare());
    out["pairs"] = Answer::array();
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        const Pair& pair = network.pairs()[i];
        Answer one;
        one["payer"] = say.name(pair.payer);
        one["payee"] = say.name(pair.payee);
        one["amount"] = say.amount(pair.amount);
        one["circular_least"] = say.amount(ranges[i].least);
        one["circular_most"] = say.amount(ranges[i].most);
        out["pairs"].push_back(std::move(one));
    }
    if (wanted.byDeal) {
        out["deals"] = dealsAnswer(asked, found);
    }
    if (wanted.byYear) {
        out["years"] = yearsAnswer(asked);
    }
    return out;
}

Answer exposureAnswer(const Asked& asked, const std::optional<std::string>& party)
{
    const Speaker say(asked.network);
    std::optional<std::uint32_t> only;
    if (party) {
        only = asked.node(*party);
    }
    const Exposures found = exposures(asked.network);
    Answer out;
    out["parties"] = Answer::array();
    for (const PartyExposure& one : found.parties) {
        if (only ? one.node != *only : one.counterparties == 0) {
            continue;
        }
        Answer row;
        row["party"] = say.name(one.node);
        row["in"] = say.amount(one.in.total());
        row["out"] = say.amount(one.out.total());
        row["net"] = say.amount(one.net());
        row["in_capital"] = say.amount(one.in.capital);
        row["in_commercial"] = say.amount(one.in.commercial);
        row["out_capital"] = say.amount(one.out.capital);
        row["out_commercial"] = say.amount(one.out.commercial);
        row["paid_in"] = say.amount(one.in.paid);
        row["paid_out"] = say.amount(one.out.paid);
        row["remaining_in"] = say.amount(one.in.remaining());
        row["remaining_out"] = say.amount(one.out.remaining());
        row["counterparties"] = one.counterparties;
        row["hhi_in"] = Speaker::number(one.in.concentration);
        row["hhi_out"] = Speaker::number(one.out.concentration);
        out["parties"].push_back(std::move(row));
    }
    out["pairs"] = Answer::array();
    for (const PairExposure& pair : found.pairs) {
        if (only && pair.a != *only && pair.b != *only) {
            continue;
        }
        Answer row;
        row["a"] = say.name(pair.a);
        row["b"] = say.name(pair.b);
        row["a_to_b"] = say.amount(pair.aToB);
        row["b_to_a"] = say.amount(pair.bToA);
        row["net"] = say.amount(pair.net());
        row["at_risk_a"] = say.amount(pair.atRiskA);
        row["at_risk_b"] = say.amount(pair.atRiskB);
        out["pairs"].push_back(std::move(row));
    }
    return out;
}

} // namespace roundtrip
