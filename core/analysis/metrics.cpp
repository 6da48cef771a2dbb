// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/metrics.h"

#include "core/cashflow/factor.h"

namespace roundtrip {

std::vector<std::map<int, Minor>> metricsByNode(const Book& book, const Network& network, MetricKind kind)
{
    const Rates rates(book);
    std::vector<std::map<int, Minor>> out(network.nodes().size());
    for (const Metric& metric : book.all<Metric>()) {
        const auto node = network.nodeOf(metric.party);
        if (!node || metric.kind != kind) {
            continue;
        }
        const Date lastDay = firstOfYear(metric.year + 1) - std::chrono::days{1};
        const Minor amount = rates.converted(metric.amount, metric.currency, lastDay, Factor{});
        const auto [sum, added] = out[*node].try_emplace(metric.year, amount);
        if (!added) {
            sum->second = plus(sum->second, amount, network.nodes()[*node].name);
        }
    }
    return out;
}

Minor shareOf(Minor amount, double share)
{
    return Factor{share}.appliedTo(amount, 0, "a share of an amount");
}

} // namespace roundtrip
