// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/recoupment.h"

#include <cmath>
#include <limits>
#include <string_view>

#include "core/cashflow/factor.h"

namespace roundtrip {

namespace {

constexpr std::string_view where = "the payments that recoup";

Minor recoveredOf(Minor capital, Minor commercial, const Factor& margin)
{
    return margin.addedTo(capital, commercial, where);
}

// Whether recovery has reached the outlay, before any rounding: m·C >= D for a whole D just where floor(m·C) >= D.
bool coversOutlay(const Movement& movement, const Factor& margin)
{
    return plus(movement.capitalBack, margin.floorOf(movement.commercialBack, where), where) >= movement.outlay;
}

// Whether net(a) is less than net(b) of a day before, before any rounding: m·(A - B) < b - a for whole a and b just
// where floor(m·(A - B)) is.
bool isDeeper(const Movement& a, const Movement& b, const Factor& margin)
{
    const auto rest = [](const Movement& of) { return plus(of.capitalBack, -of.outlay, where); };
    return margin.floorOf(a.commercialBack - b.commercialBack, where) < plus(rest(b), -rest(a), where);
}

int daysBetween(Date from, Date to)
{
    return static_cast<int>((to - from).count());
}

// What needs a dated outlay: `days` one entry a day, `through` the sums up to each.
void judge(Recoupment& out, const std::vector<Movement>& days, const std::vector<Movement>& through,
           const Factor& margin, const RecoupmentTerms& terms)
{
    const Date first = *out.firstOutlay;
    std::vector<Cash> cash;
    cash.reserve(days.size());
    for (const Movement& day : days) {
        const double back =
            static_cast<double>(day.capitalBack) + terms.margin * static_cast<double>(day.commercialBack);
        cash.push_back({daysBetween(first, day.date), back - static_cast<double>(day.outlay)});
    }
    const long double growth = std::log1p(static_cast<long double>(terms.rate));
    const bool discounting = terms.rate != 0;
    long double presentValue = 0;
    // By how much the rounding of the rate, of amounts and of powers may have moved it: 100 now for 110 in a year are
    // worth nothing at 0.1, not less.
    long double slack = 0;
    const Movement* deepest = nullptr;
    for (std::size_t i = 0; i < days.size(); ++i) {
        const bool covered = coversOutlay(through[i], margin);
        const long double years = cash[i].days / 365.0L;
        const long double worth = static_cast<long double>(cash[i].amount) * std::exp(-growth * years);
        presentValue += worth;
        slack += std::abs(worth) * (1 + std::abs(years)) * std::numeric_limits<double>::epsilon();
        if (days[i].date >= first) {
            if (covered && !out.payback) {
                out.payback = days[i].date;
            }
            if (!covered) {
                out.finalPayback.reset();
            } else if (!out.finalPayback) {
                out.finalPayback = days[i].date;
            }
            if (!out.discountedPayback && (discounting ? presentValue >= -slack : covered)) {
                out.discountedPayback = days[i].date;
            }
        }
        const Minor exposure = -out.series[i].net();
        if (exposure > 0 && (deepest == nullptr || isDeeper(through[i], *deepest, margin))) {
            deepest = &through[i];
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

Recoupment recoupment(const Movements& movements, const RecoupmentTerms& terms)
{
    const Factor margin{terms.margin};

    Recoupment out;
    out.outlay = movements.outlay;
    out.recovered = recoveredOf(movements.capitalBack, movements.commercialBack, margin);
    if (out.outlay > 0) {
        out.multiple = (static_cast<double>(movements.capitalBack) +
                        terms.margin * static_cast<double>(movements.commercialBack)) /
                       static_cast<double>(out.outlay);
    }

    std::vector<Movement> through;
    through.reserve(movements.days.size());
    Movement sum;
    for (const Movement& day : movements.days) {
        sum = plus(sum, day);
        if (day.outlay > 0 && !out.firstOutlay) {
            out.firstOutlay = day.date;
        }
        through.push_back(sum);
        const Minor rest = plus(sum.capitalBack, -sum.outlay, where);
        out.series.push_back({day.date, sum.outlay, recoveredOf(sum.capitalBack, sum.commercialBack, margin),
                              margin.addedTo(rest, sum.commercialBack, where)});
    }
    if (out.firstOutlay) {
        judge(out, movements.days, through, margin, terms);
    }
    return out;
}

Recoupment recoupment(const Network& network, std::uint32_t investor, std::uint32_t recipient,
                      const RecoupmentTerms& terms)
{
    return recoupment(movementsOfPair(network, investor, recipient), terms);
}

} // namespace roundtrip
