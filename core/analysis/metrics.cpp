// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/metrics.h"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

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

// The metrics of one kind by node, one for each party and year (a guidance beside the actual figure is not a second
// revenue), those of a party side by side in the order of the years.
class Metrics {
public:
    Metrics(const Book& book, const Network& network, MetricKind kind) : m_first(network.nodes().size() + 2)
    {
        std::vector<std::pair<std::uint32_t, const Metric*>> found;
        for (const Metric& metric : book.all<Metric>()) {
            if (metric.kind == kind) {
                if (const auto node = network.nodeOf(metric.party)) {
                    found.emplace_back(*node, &metric);
                    ++m_first[*node + 2];
                }
            }
        }
        for (std::size_t i = 1; i < m_first.size(); ++i) {
            m_first[i] += m_first[i - 1];
        }
        m_metrics.resize(found.size());
        for (const auto& [node, metric] : found) { // which moves m_first[node + 1] to where the next node begins
            m_metrics[m_first[node + 1]++] = metric;
        }
        for (std::uint32_t node = 0; node < network.nodes().size(); ++node) {
            choose(node);
        }
    }

    std::span<const Metric* const> of(std::uint32_t node) const
    {
        return std::span(m_metrics).subspan(m_first[node], m_last[node] - m_first[node]);
    }

private:
    void choose(std::uint32_t node)
    {
        const auto begin = m_metrics.begin() + m_first[node];
        auto end = m_metrics.begin() + m_first[node + 1];
        if (end - begin > 1) {
            std::stable_sort(begin, end, [](const Metric* a, const Metric* b) {
                return std::tuple(a->party, a->year, rank(a->basis)) < std::tuple(b->party, b->year, rank(b->basis));
            });
            end = std::unique(begin, end, [](const Metric* a, const Metric* b) {
                return a->party == b->party && a->year == b->year;
            });
        }
        m_last.push_back(static_cast<std::uint32_t>(end - m_metrics.begin()));
    }

    std::vector<std::uint32_t> m_first; // of each node
    std::vector<std::uint32_t> m_last;  // and one past the last that was chosen
    std::vector<const Metric*> m_metrics;
};

Minor converted(const Rates& rates, const Metric& metric)
{
    const Date lastDay = firstOfYear(metric.year + 1) - std::chrono::days{1};
    return rates.converted(metric.amount, metric.currency, lastDay, Factor{});
}

void add(std::optional<Minor>& sum, Minor amount, const Node& node)
{
    sum = plus(sum.value_or(0), amount, node.name);
}

} // namespace

std::vector<std::map<int, Minor>> metricsByNode(const Book& book, const Network& network, MetricKind kind)
{
    const Rates rates(book);
    const Metrics metrics(book, network, kind);
    std::vector<std::map<int, Minor>> out(network.nodes().size());
    for (std::uint32_t node = 0; node < out.size(); ++node) {
        for (const Metric* metric : metrics.of(node)) {
            Minor& sum = out[node][metric->year];
            sum = plus(sum, converted(rates, *metric), network.nodes()[node].name);
        }
    }
    return out;
}

std::vector<std::optional<Minor>> cashByNode(const Book& book, const Network& network)
{
    const Rates rates(book);
    const Metrics metrics(book, network, MetricKind::cash);
    const auto& from = network.question().window.from;
    std::vector<std::optional<Minor>> out(network.nodes().size());
    for (std::uint32_t node = 0; node < out.size(); ++node) {
        const auto known = metrics.of(node);
        for (std::size_t i = 0; i < known.size(); ++i) {
            const bool isFirst = i == 0 || known[i - 1]->party != known[i]->party;
            const bool isLast = i + 1 == known.size() || known[i + 1]->party != known[i]->party;
            const auto isKnownAtStart = [&](const Metric& metric) { return from && metric.year <= yearOf(*from); };
            const bool isLatest = isKnownAtStart(*known[i]) && (isLast || !isKnownAtStart(*known[i + 1]));
            if (isLatest || (isFirst && !isKnownAtStart(*known[i]))) {
                add(out[node], converted(rates, *known[i]), network.nodes()[node]);
            }
        }
    }
    return out;
}

std::vector<std::optional<Minor>> revenueByNode(const Book& book, const Network& network)
{
    const Rates rates(book);
    const Metrics metrics(book, network, MetricKind::revenue);
    const Window& window = network.question().window;
    std::vector<std::optional<Minor>> out(network.nodes().size());
    for (std::uint32_t node = 0; node < out.size(); ++node) {
        for (const Metric* metric : metrics.of(node)) {
            const bool after = !window.from || metric->year >= yearOf(*window.from);
            if (after && (!window.to || firstOfYear(metric->year) < *window.to)) {
                add(out[node], converted(rates, *metric), network.nodes()[node]);
            }
        }
    }
    return out;
}

Minor shareOf(Minor amount, double share)
{
    return Factor{share}.appliedTo(amount, 0, "a share of an amount");
}

} // namespace roundtrip
