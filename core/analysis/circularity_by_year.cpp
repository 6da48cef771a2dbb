// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/circularity_by_year.h"

#include <algorithm>

#include "core/analysis/cancelled.h"
#include "core/analysis/circularity.h"

namespace roundtrip {

namespace {

struct Years {
    int first = 0;
    int last = -1;
};

// From the first to the last payment; none where there is no payment.
Years yearsOf(const Network& network)
{
    std::optional<Years> years;
    for (const Pair& pair : network.pairs()) {
        const std::vector<Payment> payments = network.paymentsOf(pair);
        if (!payments.empty()) {
            const int first = yearOf(payments.front().date);
            const int last = yearOf(payments.back().date);
            years = years ? Years{std::min(years->first, first), std::max(years->last, last)} : Years{first, last};
        }
    }
    return years.value_or(Years{});
}

} // namespace

std::optional<double> CircularYear::circularShare() const
{
    return headline == 0 ? std::nullopt : std::optional{static_cast<double>(circular) / static_cast<double>(headline)};
}

std::vector<CircularYear> circularityByYear(const Book& book, const Network& network, std::stop_token cancel)
{
    const Window& window = network.question().window;
    const Years years = yearsOf(network);
    std::vector<CircularYear> out;
    for (int year = years.first; year <= years.last; ++year) {
        if (cancel.stop_requested()) {
            throw Cancelled{};
        }
        Question question = network.question();
        question.window.from = std::max(firstOfYear(year), window.from.value_or(Date::min()));
        question.window.to = std::min(firstOfYear(year + 1), window.to.value_or(Date::max()));
        const Circularity found = circularity(Network(book, question), cancel);
        out.push_back({year, found.headline, found.circular});
    }
    return out;
}

} // namespace roundtrip
