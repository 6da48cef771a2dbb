// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/recoupment.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/cashflow/factor.h"

namespace roundtrip {

namespace {

// All that a day, or all days up to it, moves between the two.
struct Moves {
    Date date;
    Minor outlay = 0;
    Minor capitalBack = 0;
    Minor commercialBack = 0;
};

constexpr std::string_view where = "the payments of the pair";

std::vector<Moves> movesByDay(const Network& network, const Pair* there, const Pair* back)
{
    std::vector<Moves> moves;
    if (there != nullptr) {
        for (const Payment& payment : network.paymentsOf(*there)) {
            if (payment.moneyClass == MoneyClass::capital) {
                moves.push_back({payment.date, payment.amount, 0, 0});
            }
        }
    }
    if (back != nullptr) {
        for (const Payment& payment : network.paymentsOf(*back)) {
            const bool capital = payment.moneyClass == MoneyClass::capital;
            moves.push_back({payment.date, 0, capital ? payment.amount : 0, capital ? 0 : payment.amount});
        }
    }
    std::stable_sort(moves.begin(), moves.end(), [](const Moves& a, const Moves& b) { return a.date < b.date; });
    std::size_t kept = 0;
    for (const Moves& move : moves) {
        if (kept == 0 || moves[kept - 1].date != move.date) {
            moves[kept++] = move;
        } else {
            Moves& day = moves[kept - 1];
            day.outlay = plus(day.outlay, move.outlay, where);
            day.capitalBack = plus(day.capitalBack, move.capitalBack, where);
            day.commercialBack = plus(day.commercialBack, move.commercialBack, where);
        }
    }
    moves.resize(kept);
    return moves;
}

Minor recoveredOf(const Moves& moves, const Factor& margin)
{
    return margin.addedTo(moves.capitalBack, moves.commercialBack, where);
}

// Whether recovery has reached the outlay, before any rounding: m·C >= D for a whole D just where floor(m·C) >= D.
bool coversOutlay(const Moves& moves, const Factor& margin)
{
    return plus(moves.capitalBack, margin.floorOf(moves.commercialBack, where), where) >= moves.outlay;
}

int daysBetween(Date from, Date to)
{
    return static_cast<int>((to - from).count());
}

// What needs a dated outlay: `days` one entry a day, `through` the sums up to each.
void judge(Recoupment& out, const std::vector<Moves>& days, const std::vector<Moves>& through, const Factor& margin,
           const RecoupmentTerms& terms)
{
    const Date first = *out.firstOutlay;
    std::vector<Cash> cash;
    cash.reserve(days.size());
    for (const Moves& day : days) {
        const double back =
            static_cast<double>(day.capitalBack) + terms.margin * static_cast<double>(day.commercialBack);
        cash.push_back({daysBetween(first, day.date), back - static_cast<double>(day.outlay)});
    }
    const long double growth = std::log1p(static_cast<long double>(terms.rate));
    const bool discounting = terms.rate != 0;
    long double presentValue = 0;
    for (std::size_t i = 0; i < days.size(); ++i) {
        const bool covered = coversOutlay(through[i], margin);
        presentValue += static_cast<long double>(cash[i].amount) * std::exp(-growth * cash[i].days / 365.0L);
        if (days[i].date >= first) {
            if (covered && !out.payback) {
                out.payback = days[i].date;
            }
            if (!covered) {
                out.finalPayback.reset();
            } else if (!out.finalPayback) {
                out.finalPayback = days[i].date;
            }
            if (!out.discountedPayback && (discounting ? presentValue >= 0 : covered)) {
                out.discountedPayback = days[i].date;
            }
        }
        const Minor exposure = -out.series[i].net();
        if (exposure > 0 && (!out.peakExposure || exposure > *out.peakExposure)) {
            out.peakExposure = exposure;
            out.peakDate = days[i].date;
        }
    }
    if (out.payback) {
        out.paybackYears = daysBetween(first, *out.payback) / 365.0;
    }
    if (!discounting) {
        out.presentValue = out.series.back().net();
    } else if (std::abs(presentValue) < static_cast<long double>(std::numeric_limits<Minor>::max())) {
        out.presentValue = static_cast<Minor>(std::llrint(presentValue));
    } else {
        throw Overflow("a present value exceeds 64 bits");
    }
    out.irr = irr(cash);
}

} // namespace

Recoupment recoupment(const Network& network, std::uint32_t investor, std::uint32_t recipient,
                      const RecoupmentTerms& terms)
{
    const auto pairAt = [&](std::uint32_t payer, std::uint32_t payee) {
        const auto found = network.find(payer, payee);
        return found ? &network.pairs()[*found] : nullptr;
    };
    const Pair* there = pairAt(investor, recipient);
    const Pair* back = pairAt(recipient, investor);
    const Factor margin{terms.margin};

    Recoupment out;
    Moves total{{},
                there != nullptr ? there->capital : 0,
                back != nullptr ? back->capital : 0,
                back != nullptr ? back->commercial : 0};
    out.outlay = total.outlay;
    out.recovered = recoveredOf(total, margin);
    if (out.outlay > 0) {
        out.multiple =
            (static_cast<double>(total.capitalBack) + terms.margin * static_cast<double>(total.commercialBack)) /
            static_cast<double>(out.outlay);
    }

    const std::vector<Moves> days = movesByDay(network, there, back);
    std::vector<Moves> through;
    through.reserve(days.size());
    Moves sum;
    for (const Moves& day : days) {
        sum.date = day.date;
        sum.outlay = plus(sum.outlay, day.outlay, where);
        sum.capitalBack = plus(sum.capitalBack, day.capitalBack, where);
        sum.commercialBack = plus(sum.commercialBack, day.commercialBack, where);
        if (day.outlay > 0 && !out.firstOutlay) {
            out.firstOutlay = day.date;
        }
        through.push_back(sum);
        const Minor rest = plus(sum.capitalBack, -sum.outlay, where);
        out.series.push_back(
            {day.date, sum.outlay, recoveredOf(sum, margin), margin.addedTo(rest, sum.commercialBack, where)});
    }
    if (out.firstOutlay) {
        judge(out, days, through, margin, terms);
    }
    return out;
}

} // namespace roundtrip
