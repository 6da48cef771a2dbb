// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/coverage.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/analysis/metrics.h"
#include "core/cashflow/factor.h"

namespace roundtrip {

namespace {

// What a flow brings to a year of the party that pays for something, or that is given capital.
struct Entry {
    int year = 0;
    MoneyClass moneyClass = MoneyClass::commercial;
    FlowId flow;
    Minor amount = 0;
};

bool touches(const Window& window, int year)
{
    return (!window.from || year >= yearOf(*window.from)) && (!window.to || firstOfYear(year) < *window.to);
}

Window wholeYear(int year)
{
    return {firstOfYear(year), firstOfYear(year + 1)};
}

// The years in which a stream may pay.
std::pair<int, int> yearsOf(const Stream& stream)
{
    if (stream.schedule == ScheduleKind::custom) {
        std::pair<int, int> years{INT_MAX, INT_MIN};
        for (const DatedAmount& payment : stream.custom) {
            years.first = std::min(years.first, yearOf(payment.date));
            years.second = std::max(years.second, yearOf(payment.date));
        }
        return years;
    }
    const int last = stream.schedule == ScheduleKind::upfront ? 0 : stream.count - 1;
    return stream.start ? std::pair{yearOf(*stream.start), yearOf(plusMonths(*stream.start, last))}
                        : std::pair{INT_MAX, INT_MIN};
}

// Year by year rather than payment by payment: a year of instalments is one subtraction.
template<class Add> void forEachYear(const Network& network, const Stream& stream, const Add& add)
{
    const auto [first, last] = yearsOf(stream);
    const Window& window = network.question().window;
    for (int year = first; year <= last; ++year) {
        if (touches(window, year)) {
            const Minor amount =
                first == last ? network.amountOf(stream) : network.amountWithin(stream, wholeYear(year));
            if (amount != 0) {
                add(Entry{year, stream.moneyClass, stream.flow, amount});
            }
        }
    }
}

// The entries of one party, year by year from the one to the other.
std::vector<CoverageYear> yearsFrom(std::vector<Entry>& entries, int first, int last, const std::string& name)
{
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::tie(a.year, b.amount, a.flow) < std::tie(b.year, a.amount, b.flow);
    });
    std::vector<CoverageYear> years;
    auto entry = entries.begin();
    for (int number = first; number <= last; ++number) {
        CoverageYear& year = years.emplace_back();
        year.year = number;
        for (; entry != entries.end() && entry->year == number; ++entry) {
            if (entry->moneyClass == MoneyClass::commercial) {
                year.obligations = plus(year.obligations, entry->amount, name);
                year.contracts.push_back({entry->flow, entry->amount});
            } else {
                year.capital = plus(year.capital, entry->amount, name);
            }
        }
    }
    return years;
}

// Sets what follows from revenue.
void cover(CoverageYear& year, const std::map<int, Minor>& revenue, double share)
{
    if (const auto known = revenue.find(year.year); known != revenue.end()) {
        year.revenue = shareOf(known->second, share);
        year.resources = plus(*year.revenue, year.capital, "resources");
        year.gap = plus(*year.resources, -year.obligations, "gap");
        if (year.obligations > 0) {
            year.ratio = static_cast<double>(*year.resources) / static_cast<double>(year.obligations);
        }
    }
}

std::optional<double> growthNeeded(const std::vector<CoverageYear>& years, const std::map<int, Minor>& revenue,
                                   double share)
{
    if (revenue.empty()) {
        return std::nullopt;
    }
    const auto [lastYear, amount] = *revenue.rbegin();
    const double available = static_cast<double>(amount) * share;
    std::optional<double> needed;
    for (const CoverageYear& year : years) {
        if (year.year <= lastYear) {
            continue;
        }
        const double uncovered = static_cast<double>(year.obligations) - static_cast<double>(year.capital);
        if (uncovered > 0 && available <= 0) {
            return std::nullopt; // no growth of nothing covers anything
        }
        const double growth =
            uncovered <= 0 ? -1.0 : std::pow(uncovered / available, 1.0 / (year.year - lastYear)) - 1.0;
        needed = std::max(needed.value_or(growth), growth);
    }
    return needed;
}

Coverage covered(const Network& network, std::uint32_t node, std::vector<Entry>& entries,
                 const std::map<int, Minor>& revenue, double share)
{
    int first = INT_MAX;
    int last = INT_MIN;
    const auto span = [&](int year) {
        first = std::min(first, year);
        last = std::max(last, year);
    };
    for (const Entry& entry : entries) {
        span(entry.year);
    }
    for (const auto& [year, amount] : revenue) {
        if (touches(network.question().window, year)) {
            span(year);
        }
    }
    Coverage out;
    if (first > last) {
        return out;
    }
    out.years = yearsFrom(entries, first, last, network.nodes()[node].name);
    // Sums begin with the first year that is known and end with the next that is not. The share is taken of all revenue
    // so far, so that rounding does not add up.
    constexpr std::string_view what = "cumulative gap";
    Minor revenueSoFar = 0;
    Minor restSoFar = 0; // capital - obligations
    enum class Sum : std::uint8_t { before, running, ended } sum = Sum::before;
    for (CoverageYear& year : out.years) {
        cover(year, revenue, share);
        if (!year.gap) {
            sum = sum == Sum::running ? Sum::ended : sum;
        } else if (sum != Sum::ended) {
            sum = Sum::running;
            revenueSoFar = plus(revenueSoFar, revenue.at(year.year), what);
            restSoFar = plus(restSoFar, plus(year.capital, -year.obligations, what), what);
            year.cumulativeGap = Factor{share}.addedTo(restSoFar, revenueSoFar, what);
            if (*year.cumulativeGap < 0 && !out.firstShortfall) {
                out.firstShortfall = year.year;
            }
        }
    }
    out.growthNeeded = growthNeeded(out.years, revenue, share);
    return out;
}

} // namespace

Coverage coverage(const Book& book, const Network& network, std::uint32_t node, double share)
{
    std::vector<Entry> entries;
    for (const Pair& pair : network.pairs()) {
        for (const Stream& stream : network.streams(pair)) {
            if (node == (stream.moneyClass == MoneyClass::commercial ? pair.payer : pair.payee)) {
                forEachYear(network, stream, [&](const Entry& entry) { entries.push_back(entry); });
            } else if (pair.payer != node && pair.payee != node) {
                break;
            }
        }
    }
    return covered(network, node, entries, metricsByNode(book, network, MetricKind::revenue)[node], share);
}

std::vector<Coverage> coverages(const Book& book, const Network& network, double share)
{
    std::vector<std::vector<Entry>> entries(network.nodes().size());
    for (const Stream& stream : network.streams()) {
        std::vector<Entry>& of = entries[stream.moneyClass == MoneyClass::commercial ? stream.payer : stream.payee];
        forEachYear(network, stream, [&](const Entry& entry) { of.push_back(entry); });
    }
    const auto revenue = metricsByNode(book, network, MetricKind::revenue);
    std::vector<Coverage> out;
    out.reserve(entries.size());
    for (std::uint32_t node = 0; node < entries.size(); ++node) {
        out.push_back(covered(network, node, entries[node], revenue[node], share));
    }
    return out;
}

} // namespace roundtrip
