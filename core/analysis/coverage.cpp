// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/coverage.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>

#include "core/analysis/metrics.h"
#include "core/cashflow/factor.h"

namespace roundtrip {

namespace {

struct Year {
    Minor obligations = 0;
    Minor capital = 0;
    std::map<FlowId, Minor> contracts;
};

bool touches(const Window& window, int year)
{
    return (!window.from || year >= yearOf(*window.from)) && (!window.to || firstOfYear(year) < *window.to);
}

std::map<int, Year> paymentsByYear(const Network& network, std::uint32_t node)
{
    std::map<int, Year> years;
    const std::string& name = network.nodes()[node].name;
    for (const Pair& pair : network.pairs()) {
        if (pair.payer != node && pair.payee != node) {
            continue;
        }
        for (const Payment& payment : network.paymentsOf(pair)) {
            if (pair.payer == node && payment.moneyClass == MoneyClass::commercial) {
                Year& year = years[yearOf(payment.date)];
                year.obligations = plus(year.obligations, payment.amount, name);
                year.contracts[payment.flow] += payment.amount;
            } else if (pair.payee == node && payment.moneyClass == MoneyClass::capital) {
                Year& year = years[yearOf(payment.date)];
                year.capital = plus(year.capital, payment.amount, name);
            }
        }
    }
    return years;
}

CoverageYear covered(int number, const Year& year, const std::map<int, Minor>& revenue, double share)
{
    CoverageYear out;
    out.year = number;
    out.obligations = year.obligations;
    out.capital = year.capital;
    for (const auto& [flow, amount] : year.contracts) {
        out.contracts.push_back({flow, amount});
    }
    std::stable_sort(out.contracts.begin(), out.contracts.end(),
                     [](const Obligation& a, const Obligation& b) { return a.amount > b.amount; });
    if (const auto known = revenue.find(number); known != revenue.end()) {
        out.revenue = shareOf(known->second, share);
        out.resources = plus(*out.revenue, out.capital, "resources");
        out.gap = plus(*out.resources, -out.obligations, "gap");
        if (out.obligations > 0) {
            out.ratio = static_cast<double>(*out.resources) / static_cast<double>(out.obligations);
        }
    }
    return out;
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

} // namespace

Coverage coverage(const Book& book, const Network& network, std::uint32_t node, double share)
{
    std::map<int, Year> byYear = paymentsByYear(network, node);
    const std::map<int, Minor> revenue = metricsByNode(book, network, MetricKind::revenue)[node];
    for (const auto& [year, amount] : revenue) {
        if (touches(network.question().window, year)) {
            byYear.try_emplace(year);
        }
    }
    Coverage out;
    if (byYear.empty()) {
        return out;
    }
    // Sums begin with the first year that is known and end with the next that is not. The share is taken of all revenue
    // so far, so that rounding does not add up.
    constexpr std::string_view what = "cumulative gap";
    Minor revenueSoFar = 0;
    Minor restSoFar = 0; // capital - obligations
    enum class Sum : std::uint8_t { before, running, ended } sum = Sum::before;
    for (int number = byYear.begin()->first; number <= byYear.rbegin()->first; ++number) {
        CoverageYear year = covered(number, byYear[number], revenue, share);
        if (!year.gap) {
            sum = sum == Sum::running ? Sum::ended : sum;
        } else if (sum != Sum::ended) {
            sum = Sum::running;
            revenueSoFar = plus(revenueSoFar, revenue.at(number), what);
            restSoFar = plus(restSoFar, plus(year.capital, -year.obligations, what), what);
            year.cumulativeGap = Factor{share}.addedTo(restSoFar, revenueSoFar, what);
            if (*year.cumulativeGap < 0 && !out.firstShortfall) {
                out.firstShortfall = number;
            }
        }
        out.years.push_back(std::move(year));
    }
    out.growthNeeded = growthNeeded(out.years, revenue, share);
    return out;
}

} // namespace roundtrip
