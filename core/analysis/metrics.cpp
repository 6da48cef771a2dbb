// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/metrics.h"

#include "core/cashflow/factor.h"

namespace roundtrip {

namespace {

// What is known beats what is promised, and that what others reckon.
int rank(MetricBasis basis)
{
    switch (basis) {
    case MetricBasis::actual: return 0;
    case MetricBasis::guidance: return 1;
    case MetricBasis::estimate: return 2;
    case MetricBasis::unstated: break;
    }
    return 3;
}

// One metric for each party and year: a guidance beside the actual figure is not a second revenue.
std::map<PartyId, std::map<int, const Metric*>> metricsByParty(const Book& book, MetricKind kind)
{
    std::map<PartyId, std::map<int, const Metric*>> out;
    for (const Metric& metric : book.all<Metric>()) {
        if (metric.kind != kind) {
            continue;
        }
        const Metric*& chosen = out[metric.party][metric.year];
        if (chosen == nullptr || rank(metric.basis) < rank(chosen->basis)) {
            chosen = &metric;
        }
    }
    return out;
}

Minor converted(const Rates& rates, const Metric& metric)
{
    const Date lastDay = firstOfYear(metric.year + 1) - std::chrono::days{1};
    return rates.converted(metric.amount, metric.currency, lastDay, Factor{});
}

} // namespace

std::vector<std::map<int, Minor>> metricsByNode(const Book& book, const Network& network, MetricKind kind)
{
    const Rates rates(book);
    std::vector<std::map<int, Minor>> out(network.nodes().size());
    for (const auto& [party, years] : metricsByParty(book, kind)) {
        const auto node = network.nodeOf(party);
        if (!node) {
            continue;
        }
        for (const auto& [year, metric] : years) {
            Minor& sum = out[*node][year];
            sum = plus(sum, converted(rates, *metric), network.nodes()[*node].name);
        }
    }
    return out;
}

std::vector<std::optional<Minor>> cashByNode(const Book& book, const Network& network)
{
    const Rates rates(book);
    const auto& from = network.question().window.from;
    std::vector<std::optional<Minor>> out(network.nodes().size());
    for (const auto& [party, years] : metricsByParty(book, MetricKind::cash)) {
        const auto node = network.nodeOf(party);
        if (!node) {
            continue;
        }
        const auto after = from ? years.upper_bound(yearOf(*from)) : years.begin();
        const Metric& held = *(after == years.begin() ? after : std::prev(after))->second;
        out[*node] = plus(out[*node].value_or(0), converted(rates, held), network.nodes()[*node].name);
    }
    return out;
}

Minor shareOf(Minor amount, double share)
{
    return Factor{share}.appliedTo(amount, 0, "a share of an amount");
}

} // namespace roundtrip
