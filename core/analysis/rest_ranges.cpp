// SPDX-License-Identifier: GPL-3.0-or-later
// How far each arc can vary between the optima of netting: maximum flows in the residual network of zero reduced cost.
#include <algorithm>
#include <limits>

#include "core/analysis/cancelled.h"
#include "core/analysis/netting.h"

namespace roundtrip {

namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

// The residual network of the arcs that can vary. Every state it passes through is itself an optimum, so the least and
// the most that was seen of an arc on the way often spares its own flows.
class Variations {
public:
    Variations(std::uint32_t nodeCount, std::span<const Arc> arcs, std::span<const Minor> amounts,
               std::span<const Minor> rest)
        : m_arcs(arcs), m_amounts(amounts), m_rest(rest.begin(), rest.end()), m_first(nodeCount + 1),
          m_level(nodeCount, none), m_next(nodeCount)
    {
        for (const auto& [from, to] : arcs) {
            ++m_first[from + 1];
            ++m_first[to + 1];
        }
        for (std::size_t v = 0; v < nodeCount; ++v) {
            m_first[v + 1] += m_first[v];
        }
        m_ends.resize(2 * arcs.size());
        std::vector<std::uint32_t> at(m_first.begin(), m_first.end() - 1);
        for (std::uint32_t i = 0; i < arcs.size(); ++i) {
            m_ends[at[arcs[i].from]++] = 2 * i;
            m_ends[at[arcs[i].to]++] = 2 * i + 1;
            m_seen.push_back({rest[i], rest[i]});
        }
    }

    RestRange range(std::uint32_t arc)
    {
        const auto [from, to] = m_arcs[arc];
        if (m_seen[arc].most < m_amounts[arc]) {
            push(to, from, arc, m_amounts[arc] - m_rest[arc], +1);
        }
        if (m_seen[arc].least > 0) {
            push(from, to, arc, m_rest[arc], -1);
        }
        return m_seen[arc];
    }

private:
    // End 2i leaves the payer of arc i forward, 2i + 1 the payee backward.
    std::uint32_t target(std::uint32_t end) const { return end % 2 == 0 ? m_arcs[end / 2].to : m_arcs[end / 2].from; }
    Minor room(std::uint32_t end) const
    {
        return end % 2 == 0 ? m_amounts[end / 2] - m_rest[end / 2] : m_rest[end / 2];
    }

    void change(std::uint32_t arc, Minor by)
    {
        m_rest[arc] += by;
        m_seen[arc].least = std::min(m_seen[arc].least, m_rest[arc]);
        m_seen[arc].most = std::max(m_seen[arc].most, m_rest[arc]);
    }

    // As much as possible, at most `wanted`, from source to sink without `arc`, which takes it round by its `sign`.
    void push(std::uint32_t source, std::uint32_t sink, std::uint32_t arc, Minor wanted, int sign)
    {
        while (wanted > 0 && levels(source, sink, arc)) {
            for (Minor sent = augment(source, sink, arc, wanted); sent > 0;
                 sent = wanted > 0 ? augment(source, sink, arc, wanted) : 0) {
                wanted -= sent;
                change(arc, sign * sent);
            }
        }
    }

    bool levels(std::uint32_t source, std::uint32_t sink, std::uint32_t arc)
    {
        for (const std::uint32_t v : m_queue) {
            m_level[v] = none;
        }
        m_queue.assign(1, source);
        m_level[source] = 0;
        m_next[source] = m_first[source];
        for (std::size_t i = 0; i < m_queue.size(); ++i) {
            const std::uint32_t u = m_queue[i];
            for (std::uint32_t e = m_first[u]; e < m_first[u + 1]; ++e) {
                const std::uint32_t end = m_ends[e];
                const std::uint32_t v = target(end);
                if (end / 2 != arc && m_level[v] == none && room(end) > 0) {
                    m_level[v] = m_level[u] + 1;
                    m_next[v] = m_first[v];
                    m_queue.push_back(v);
                    if (v == sink) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    Minor augment(std::uint32_t source, std::uint32_t sink, std::uint32_t arc, Minor wanted)
    {
        m_path.clear();
        std::uint32_t u = source;
        while (u != sink) {
            std::uint32_t& e = m_next[u];
            while (e < m_first[u + 1]) {
                const std::uint32_t end = m_ends[e];
                const std::uint32_t v = target(end);
                if (end / 2 != arc && m_level[v] == m_level[u] + 1 && room(end) > 0) {
                    break;
                }
                ++e;
            }
            if (e < m_first[u + 1]) {
                m_path.push_back(m_ends[e]);
                u = target(m_ends[e]);
                continue;
            }
            if (m_path.empty()) {
                return 0;
            }
            u = target(m_path.back() ^ 1U);
            m_path.pop_back();
            ++m_next[u];
        }
        for (const std::uint32_t end : m_path) {
            wanted = std::min(wanted, room(end));
        }
        for (const std::uint32_t end : m_path) {
            change(end / 2, end % 2 == 0 ? wanted : -wanted);
        }
        return wanted;
    }

    std::span<const Arc> m_arcs;
    std::span<const Minor> m_amounts;
    std::vector<Minor> m_rest;
    std::vector<RestRange> m_seen;
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_ends;
    std::vector<std::uint32_t> m_level;
    std::vector<std::uint32_t> m_next;
    std::vector<std::uint32_t> m_queue;
    std::vector<std::uint32_t> m_path;
};

} // namespace

std::vector<RestRange> restRanges(std::uint32_t nodeCount, std::span<const Arc> arcs, std::span<const Minor> amounts,
                                  const Netting& optimum, std::stop_token cancel)
{
    std::vector<RestRange> out;
    out.reserve(arcs.size());
    for (const Minor rest : optimum.rest) {
        out.push_back({rest, rest});
    }
    // Money can only be shifted round a circle of the residual network of zero reduced cost.
    std::vector<Arc> residual;
    std::vector<std::uint32_t> tight;
    for (std::uint32_t i = 0; i < arcs.size(); ++i) {
        const auto [from, to] = arcs[i];
        if (optimum.heights[to] - optimum.heights[from] != 1) {
            continue;
        }
        tight.push_back(i);
        if (optimum.rest[i] < amounts[i]) {
            residual.push_back({from, to});
        }
        if (optimum.rest[i] > 0) {
            residual.push_back({to, from});
        }
    }
    const std::vector<std::uint32_t> component = components(nodeCount, residual);
    std::vector<std::uint32_t> variable;
    std::vector<Arc> variableArcs;
    std::vector<Minor> variableAmounts;
    std::vector<Minor> rest;
    for (const std::uint32_t i : tight) {
        if (component[arcs[i].from] == component[arcs[i].to]) {
            variable.push_back(i);
            variableArcs.push_back(arcs[i]);
            variableAmounts.push_back(amounts[i]);
            rest.push_back(optimum.rest[i]);
        }
    }
    Variations variations(nodeCount, variableArcs, variableAmounts, rest);
    for (std::uint32_t i = 0; i < variable.size(); ++i) {
        if (cancel.stop_requested()) {
            throw Cancelled{};
        }
        out[variable[i]] = variations.range(i);
    }
    return out;
}

} // namespace roundtrip
