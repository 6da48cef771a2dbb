// SPDX-License-Identifier: GPL-3.0-or-later
// The answer of recoup: of a pair, of a party over all its counterparties, of a loop.
#include "app/answers.h"
#include "app/failure.h"
#include "app/messages.h"
#include "core/analysis/payback_grid.h"
#include "core/loops/returns.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

std::string_view wordOf(IrrStatus status)
{
    switch (status) {
    case IrrStatus::one: return "one";
    case IrrStatus::none: return "none";
    case IrrStatus::multiple: return "multiple";
    }
    return {};
}

// The words say one of three things; those that say none, or two at once, are off.
void requireOneSubject(const RecoupmentWanted& wanted)
{
    if (wanted.loop) {
        if (wanted.all || !wanted.investor.empty()) {
            throw Misuse(Tr::tr("--loop says whose money it is; leave out the parties and --all"));
        }
        return;
    }
    if (wanted.investor.empty()) {
        throw Misuse(Tr::tr("whose money? Say INVESTOR RECIPIENT, INVESTOR --all, or --loop N"));
    }
    if (wanted.all && !wanted.recipient.empty()) {
        throw Misuse(Tr::tr("--all means every recipient; leave out %1 or --all").arg(inQuotes(wanted.recipient)));
    }
    if (!wanted.all && wanted.recipient.empty()) {
        throw Misuse(Tr::tr("in whom? Say RECIPIENT after %1, or --all").arg(inQuotes(wanted.investor)));
    }
}

Loop loopNumbered(const Network& network, std::uint64_t number)
{
    LoopLimits limits;
    limits.most = number;
    Loops found = loops(network, limits);
    if (found.loops.size() < number) {
        throw Failure(found.loops.empty()
                          ? Tr::tr("there is no loop here")
                          : Tr::tr("there is no loop %1; the last is %2").arg(number).arg(found.loops.size()));
    }
    return found.loops.back();
}

Movements movementsOf(const Asked& asked, const RecoupmentWanted& wanted)
{
    const std::uint32_t a = asked.node(wanted.investor);
    if (wanted.all) {
        return movementsOfParty(asked.network, a);
    }
    const std::uint32_t b = asked.node(wanted.recipient);
    if (a == b) {
        throw Failure(
            Tr::tr("%1 and %2 are the same party").arg(inQuotes(wanted.investor), inQuotes(wanted.recipient)));
    }
    return movementsOfPair(asked.network, a, b);
}

Answer figures(const Speaker& say, const Recoupment& found, const RecoupmentTerms& terms)
{
    Answer out;
    out["outlay"] = say.amount(found.outlay);
    out["recovered"] = say.amount(found.recovered);
    out["multiple"] = Speaker::number(found.multiple);
    out["payback_date"] = Speaker::date(found.payback);
    out["payback_years"] = Speaker::number(found.paybackYears);
    out["final_payback_date"] = Speaker::date(found.finalPayback);
    out["discounted_payback_date"] = Speaker::date(found.discountedPayback);
    out["npv"] = say.amount(found.presentValue);
    out["irr"] = found.irr.status == IrrStatus::one ? Answer(found.irr.roots.front()) : Answer();
    out["irr_status"] = wordOf(found.irr.status);
    out["irr_roots"] = found.irr.roots;
    out["peak_exposure"] = say.amount(found.peakExposure);
    out["peak_date"] = Speaker::date(found.peakDate);
    out["series"] = Answer::array();
    for (const RecoupmentPoint& point : found.series) {
        Answer row;
        row["date"] = text(point.date);
        row["outlay"] = say.amount(point.outlay);
        row["recovered"] = say.amount(point.recovered);
        row["net"] = say.amount(point.net());
        out["series"].push_back(std::move(row));
    }
    out["margin"] = terms.margin;
    out["rate"] = terms.rate;
    return out;
}

Answer gridAnswer(const PaybackGrid& grid)
{
    Answer out = Answer::array();
    for (std::size_t i = 0; i < grid.axes.margins.size(); ++i) {
        for (std::size_t j = 0; j < grid.axes.probabilities.size(); ++j) {
            Answer row;
            row["margin"] = grid.axes.margins[i] / 100.0;
            row["probability"] = grid.axes.probabilities[j] / 100.0;
            row["payback_date"] = Speaker::date(grid.paybacks[i][j]);
            out.push_back(std::move(row));
        }
    }
    return out;
}

} // namespace

Answer recoupmentAnswer(const Asked& asked, const RecoupmentWanted& wanted)
{
    requireOneSubject(wanted);
    const Network& network = asked.network;
    const Speaker say(network);
    std::optional<Loop> loop;
    std::uint32_t leg = 0;
    if (wanted.loop) {
        loop = loopNumbered(network, *wanted.loop);
        leg = timeRespectingReturn(network, *loop).leg;
    }
    const Movements movements = loop ? movementsOfLoop(network, *loop, leg) : movementsOf(asked, wanted);
    Answer out = figures(say, recoupment(movements, wanted.terms), wanted.terms);
    if (loop) {
        out["parties"] = Answer::array();
        for (const std::uint32_t node : partiesOf(network, *loop)) {
            out["parties"].push_back(say.name(node));
        }
        out["starts_with"] = say.name(network.pairs()[loop->pairs[leg]].payer);
    }
    if (wanted.grid) {
        out["grid"] = gridAnswer(paybackGrid(movements));
    }
    return out;
}

} // namespace roundtrip
