// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/irr.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace roundtrip {

namespace {

constexpr double daysPerYear = 365.0;

// F(s) = the sum of c · exp(-s·d / 365), d >= 0 ascending, in powers of x = exp(-s / 365) <= 1 for s >= 0, so that
// nothing overflows. Rates below 0 are searched in the mirror image, d counted from the last day backwards.
struct Series {
    std::vector<int> gaps;      // d[i] - d[i - 1]; 0 for the first
    std::vector<double> values; // c
    double gain = 0;            // the sum of what is positive, as it is at s = 0, and of what is negative:
    double loss = 0;            // one for both directions, or a root there could fall between them
    int longestGap = 0;
    int changes = 0; // of sign, in the order of days
};

// The terms of F, and of -F'·365, that are positive, and those that are negative: each sum falls as s grows.
struct Sums {
    double s = 0;
    double gain = 0;
    double loss = 0;
    double gainSlope = 0;
    double lossSlope = 0;

    double value() const { return gain - loss; }
};

class Evaluator {
public:
    explicit Evaluator(const Series& series) : m_series(series)
    {
        // A power costs one multiplication here and an exponential there: a few payments years apart need few of them.
        m_powers.resize(std::min({static_cast<std::size_t>(series.longestGap), mostPowers, 4 * series.values.size()}) +
                        1);
    }

    Sums at(double s)
    {
        const double x = std::exp(-s / daysPerYear);
        m_powers[0] = 1;
        for (std::size_t i = 1; i < m_powers.size(); ++i) {
            m_powers[i] = m_powers[i - 1] * x;
        }
        // Horner from the last day: after the step over a gap g, A becomes x^g·A and B, the sum of d·terms, becomes
        // x^g·(B + g·A), d counted from the day now reached.
        Sums sums;
        sums.s = s;
        for (std::size_t i = m_series.values.size(); i-- > 0;) {
            const double c = m_series.values[i];
            (c > 0 ? sums.gain : sums.loss) += std::abs(c);
            const int gap = m_series.gaps[i];
            const auto g = static_cast<std::size_t>(gap);
            const double power = g < m_powers.size() ? m_powers[g] : std::exp(-s * gap / daysPerYear);
            sums.gainSlope = (sums.gainSlope + gap * sums.gain) * power;
            sums.lossSlope = (sums.lossSlope + gap * sums.loss) * power;
            sums.gain *= power;
            sums.loss *= power;
        }
        if (s == 0) {
            sums.gain = m_series.gain;
            sums.loss = m_series.loss;
        }
        return sums;
    }

private:
    static constexpr std::size_t mostPowers = 400;
    const Series& m_series;
    std::vector<double> m_powers;
};

// The root between two points of opposite sign: Newton's steps, kept inside the bracket.
double rootBetween(Evaluator& evaluate, Sums low, Sums high)
{
    const bool rising = low.value() < 0;
    double s = 0.5 * (low.s + high.s);
    for (int i = 0; i < 200; ++i) {
        const Sums here = evaluate.at(s);
        const double value = here.value();
        if (value == 0) {
            return s;
        }
        (((value < 0) == rising) ? low : high) = here;
        const double slope = -(here.gainSlope - here.lossSlope) / daysPerYear;
        double next = slope != 0 ? s - value / slope : low.s;
        if (!(next > low.s && next < high.s)) {
            next = 0.5 * (low.s + high.s);
        }
        if (std::abs(next - s) <= 1e-15 * std::max(1.0, std::abs(s))) {
            return next;
        }
        s = next;
    }
    return s;
}

// All roots within [from, to], ascending; both at least 0.
std::vector<double> rootsWithin(const Series& series, double from, double to)
{
    constexpr double narrow = 1e-12;   // a range as narrow as this is a point
    constexpr double oneRoot = 1e-6;   // roots of s = ln(1 + rate) as close as this are one
    constexpr double touching = 1e-13; // of gain and loss: a value as small as this is 0
    Evaluator evaluate(series);
    std::vector<double> roots;
    struct Range {
        Sums low;
        Sums high;
    };
    std::vector<Range> open{{evaluate.at(from), evaluate.at(to)}};
    if (series.changes == 1) {
        const auto& [low, high] = open.front();
        if (low.value() == 0 || high.value() == 0) {
            return {low.value() == 0 ? low.s : high.s};
        }
        return (low.value() > 0) == (high.value() > 0) ? roots : std::vector<double>{rootBetween(evaluate, low, high)};
    }
    // Where the value only touches 0, rounding makes it cross several times within some 1e-7: that is one root, in the
    // middle of them.
    double clusterBegin = 0;
    double clusterEnd = -1;
    const auto add = [&](double root) {
        if (roots.empty() || root - clusterEnd > oneRoot) {
            roots.push_back(root);
            clusterBegin = root;
        }
        clusterEnd = root;
        roots.back() = 0.5 * (clusterBegin + clusterEnd);
    };
    while (!open.empty()) {
        const auto [low, high] = open.back();
        open.pop_back();
        if (high.gain > low.loss || high.loss > low.gain) {
            continue; // above 0, or below it, throughout
        }
        const bool falls = high.gainSlope > low.lossSlope;
        const bool rises = high.lossSlope > low.gainSlope;
        if (falls || rises) {
            if (low.value() == 0) {
                add(low.s);
            } else if (high.value() == 0) {
                add(high.s);
            } else if ((low.value() > 0) != (high.value() > 0)) {
                add(rootBetween(evaluate, low, high));
            }
            continue;
        }
        if (high.s - low.s < narrow * std::max(1.0, high.s)) {
            const bool crosses = (low.value() > 0) != (high.value() > 0);
            if (crosses || std::abs(low.value()) <= touching * (low.gain + low.loss)) {
                add(low.s);
            }
            continue;
        }
        const Sums middle = evaluate.at(0.5 * (low.s + high.s));
        open.push_back({middle, high}); // the lower half first, so roots come in order
        open.push_back({low, middle});
    }
    return roots;
}

struct Both {
    Series forward;
    Series mirrored;
};

Both seriesOf(std::span<const Cash> cash)
{
    std::vector<Cash> days(cash.begin(), cash.end());
    std::stable_sort(days.begin(), days.end(), [](const Cash& a, const Cash& b) { return a.days < b.days; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < days.size();) {
        Cash day = days[i];
        for (++i; i < days.size() && days[i].days == day.days; ++i) {
            day.amount += days[i].amount;
        }
        if (day.amount != 0) {
            days[kept++] = day;
        }
    }
    days.resize(kept);
    double largest = 0;
    long double gain = 0; // exact for amounts in minor units
    long double loss = 0;
    for (const Cash& day : days) {
        largest = std::max(largest, std::abs(day.amount));
        (day.amount > 0 ? gain : loss) += std::abs(static_cast<long double>(day.amount));
    }
    Both both;
    both.forward.gain = both.mirrored.gain = static_cast<double>(gain / largest);
    both.forward.loss = both.mirrored.loss = static_cast<double>(loss / largest);
    for (std::size_t i = 0; i < kept; ++i) {
        const int gap = i == 0 ? 0 : days[i].days - days[i - 1].days;
        both.forward.gaps.push_back(gap);
        both.forward.values.push_back(days[i].amount / largest);
        both.forward.longestGap = std::max(both.forward.longestGap, gap);
        both.forward.changes += i > 0 && (days[i].amount > 0) != (days[i - 1].amount > 0);
    }
    both.mirrored.longestGap = both.forward.longestGap;
    both.mirrored.changes = both.forward.changes;
    for (std::size_t i = kept; i-- > 0;) {
        both.mirrored.gaps.push_back(i + 1 == kept ? 0 : both.forward.gaps[i + 1]);
        both.mirrored.values.push_back(both.forward.values[i]);
    }
    return both;
}

// Adds the roots with s = ln(1 + rate) from `from` to `to`, behind those before; one that is there already is the same.
void addRates(const Both& both, double from, double to, std::vector<double>& out)
{
    const auto add = [&](double s) {
        if (out.empty() || std::abs(std::expm1(s) - out.back()) > 1e-9) {
            out.push_back(std::expm1(s));
        }
    };
    if (from < 0) {
        std::vector<double> mirrored = rootsWithin(both.mirrored, std::max(0.0, -to), -from);
        for (auto root = mirrored.rbegin(); root != mirrored.rend(); ++root) {
            add(0.0 - *root); // a root at nothing is 0, not -0
        }
    }
    if (to > 0) {
        for (const double root : rootsWithin(both.forward, std::max(0.0, from), to)) {
            add(root);
        }
    }
}

} // namespace

double presentValue(std::span<const Cash> cash, double rate)
{
    const long double growth = std::log1p(static_cast<long double>(rate));
    long double sum = 0;
    for (const Cash& payment : cash) {
        sum += static_cast<long double>(payment.amount) * std::exp(-growth * payment.days / 365.0L);
    }
    return static_cast<double>(sum);
}

Irr irr(std::span<const Cash> cash)
{
    const Both both = seriesOf(cash);
    if (both.forward.changes == 0) {
        return {};
    }
    const double low = std::log(0.01); // rate -0.99
    const double high = std::log(11.0);
    std::vector<double> within;
    addRates(both, low, high, within);
    std::vector<double> usual;
    std::copy_if(within.begin(), within.end(), std::back_inserter(usual),
                 [&](double rate) { return rate > std::expm1(low) && rate < std::expm1(high); });
    if (!usual.empty()) {
        return {usual.size() == 1 ? IrrStatus::one : IrrStatus::multiple, std::move(usual)};
    }
    // As far out as a rate still says anything. A root on an edge can show on either side of it, as rounding has it.
    std::vector<double> outside;
    addRates(both, std::log(1e-12), low, outside);
    for (const double edge : within) {
        if (outside.empty() || std::abs(edge - outside.back()) > 1e-9) {
            outside.push_back(edge);
        }
    }
    addRates(both, high, std::log(1e12), outside);
    return outside.size() == 1 ? Irr{IrrStatus::one, std::move(outside)} : Irr{};
}

} // namespace roundtrip
