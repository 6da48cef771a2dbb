// SPDX-License-Identifier: GPL-3.0-or-later
// The short circuits of a large component, root by root among the nodes near it. A part of circuits.cpp.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "core/loops/clock.h"
#include "core/loops/components.h"

namespace roundtrip {

// Each circuit is found from its first node in the order of falling degrees, so that hubs are searched first and then
// gone. Sink: see circuits.cpp.
template<class Sink> class NearSearch {
public:
    // With `first` that node is the first of all, whatever its degree.
    NearSearch(std::uint32_t nodeCount, std::span<const Arc> arcs, std::uint32_t maxLength, Clock& clock, Sink& sink,
               std::uint32_t first = far)
        : m_most(std::min(maxLength, nodeCount)), m_clock(&clock), m_sink(&sink), m_nodes(nodeCount),
          m_firstOut(nodeCount + 1), m_firstIn(nodeCount + 1), m_out(arcs.size()), m_in(arcs.size()),
          m_from(nodeCount, far), m_back(nodeCount, far), m_local(nodeCount)
    {
        std::vector<std::uint32_t> degree(nodeCount);
        for (const auto& [from, to] : arcs) {
            ++degree[from];
            ++degree[to];
        }
        std::iota(m_nodes.begin(), m_nodes.end(), 0U);
        std::stable_sort(m_nodes.begin(), m_nodes.end(), [&](auto a, auto b) { return degree[a] > degree[b]; });
        if (first != far) {
            putFirst(first);
        }
        std::vector<std::uint32_t> place(nodeCount);
        for (std::uint32_t i = 0; i < nodeCount; ++i) {
            place[m_nodes[i]] = i;
        }
        for (const auto& [from, to] : arcs) {
            ++m_firstOut[place[from] + 1];
            ++m_firstIn[place[to] + 1];
        }
        std::partial_sum(m_firstOut.begin(), m_firstOut.end(), m_firstOut.begin());
        std::partial_sum(m_firstIn.begin(), m_firstIn.end(), m_firstIn.begin());
        std::vector<std::uint32_t> outAt(m_firstOut.begin(), m_firstOut.end() - 1);
        std::vector<std::uint32_t> inAt(m_firstIn.begin(), m_firstIn.end() - 1);
        for (const auto& [from, to] : arcs) {
            m_out[outAt[place[from]]++] = place[to];
            m_in[inAt[place[to]]++] = place[from];
        }
        // Nodes after a root are the tail of a row sorted the other way round: a search stops at the first before it.
        for (std::uint32_t i = 0; i < nodeCount; ++i) {
            std::sort(m_out.begin() + m_firstOut[i], m_out.begin() + m_firstOut[i + 1], std::greater<>{});
            std::sort(m_in.begin() + m_firstIn[i], m_in.begin() + m_firstIn[i + 1], std::greater<>{});
        }
    }

    // The same search for another thread, which takes other roots.
    NearSearch with(Clock& clock, Sink& sink) const
    {
        NearSearch other(*this);
        other.m_clock = &clock;
        other.m_sink = &sink;
        return other;
    }

    void run()
    {
        std::atomic<std::uint32_t> next = 0;
        run(next);
    }

    // From the first root alone: the circuits through it.
    void runFirst()
    {
        if (m_sink->wantsMore() && !m_clock->over() && gather(0)) {
            walk();
        }
    }

    // Searches from the roots that `next` gives out.
    void run(std::atomic<std::uint32_t>& next)
    {
        for (std::uint32_t root = next++; root < m_nodes.size() && m_sink->wantsMore() && !m_clock->over();
             root = next++) {
            if (gather(root) && !walk()) {
                return;
            }
        }
    }

private:
    static constexpr std::uint32_t far = UINT32_MAX / 4;

    // Apart, so that the search without it is laid out as if there were none.
    [[gnu::noinline]] void putFirst(std::uint32_t node)
    {
        const auto at = std::find(m_nodes.begin(), m_nodes.end(), node);
        std::rotate(m_nodes.begin(), at, at + 1);
    }

    // Breadth first from the frontier that `queue` ends with, up to `depth`, to nodes after the root that `admits`.
    template<class Admits>
    void spread(std::vector<std::uint32_t>& queue, std::size_t& at, std::vector<std::uint32_t>& distance, bool forward,
                std::uint32_t root, std::uint32_t depth, Admits admits)
    {
        const auto& first = forward ? m_firstOut : m_firstIn;
        const auto& steps = forward ? m_out : m_in;
        for (; at < queue.size() && distance[queue[at]] < depth; ++at) {
            const std::uint32_t node = queue[at];
            const std::uint32_t next = distance[node] + 1;
            for (std::uint32_t i = first[node]; i < first[node + 1] && steps[i] > root; ++i) {
                if (distance[steps[i]] == far && admits(steps[i], next)) {
                    distance[steps[i]] = next;
                    queue.push_back(steps[i]);
                }
            }
        }
    }

    // Finds the nodes that lie near enough to the root both ways, and their rows; false where there are none.
    bool gather(std::uint32_t root)
    {
        for (const std::uint32_t node : m_forward) {
            m_from[node] = far;
        }
        for (const std::uint32_t node : m_backward) {
            m_back[node] = far;
        }
        m_forward.assign(1, root);
        m_backward.assign(1, root);
        m_from[root] = 0;
        m_back[root] = 0;
        std::size_t forwardAt = 0;
        std::size_t backwardAt = 0;
        // Both halves of the way freely, then each on through what the other has reached.
        const std::uint32_t half = m_most / 2;
        const auto any = [](std::uint32_t, std::uint32_t) { return true; };
        spread(m_forward, forwardAt, m_from, true, root, m_most - half, any);
        spread(m_backward, backwardAt, m_back, false, root, half, any);
        const auto fits = [&](const std::vector<std::uint32_t>& other) {
            return [&](std::uint32_t node, std::uint32_t d) { return other[node] + d <= m_most; };
        };
        spread(m_forward, forwardAt, m_from, true, root, m_most - 1, fits(m_back));
        spread(m_backward, backwardAt, m_back, false, root, m_most - 1, fits(m_from));

        m_candidates.clear();
        for (const std::uint32_t node : m_forward) {
            if (m_from[node] + m_back[node] <= m_most) {
                m_local[node] = static_cast<std::uint32_t>(m_candidates.size());
                m_candidates.push_back(node);
            }
        }
        if (m_candidates.size() < 2) {
            return false;
        }
        m_rows.clear();
        m_firstRow.assign(1, 0);
        for (const std::uint32_t node : m_candidates) {
            for (std::uint32_t i = m_firstOut[node]; i < m_firstOut[node + 1] && m_out[i] >= root; ++i) {
                if (m_from[node] + 1 + m_back[m_out[i]] <= m_most && m_back[m_out[i]] < far) {
                    m_rows.push_back({m_local[m_out[i]], m_back[m_out[i]]});
                }
            }
            const auto begin = m_rows.begin() + m_firstRow.back();
            std::sort(begin, m_rows.end(), [](const Step& a, const Step& b) { return a.back < b.back; });
            m_firstRow.push_back(static_cast<std::uint32_t>(m_rows.size()));
        }
        m_onPath.assign(m_candidates.size(), 0);
        return true;
    }

    // Depth first from the root, which is candidate 0; false when the sink or the clock has had enough.
    bool walk()
    {
        const std::size_t deepest = std::min<std::size_t>(m_most, m_candidates.size());
        m_path.resize(deepest);
        m_next.resize(deepest);
        m_circuit.resize(deepest);
        std::uint32_t used = 0; // nodes on the path, and arcs, once a step is taken
        const auto enter = [&](std::uint32_t node) {
            m_onPath[node] = 1;
            m_path[used] = node;
            m_next[used] = m_firstRow[node];
            m_circuit[used++] = m_nodes[m_candidates[node]];
        };
        enter(0);
        while (used > 0) {
            if (m_clock->over()) {
                return false;
            }
            const std::uint32_t node = m_path[used - 1];
            const std::uint32_t next = m_next[used - 1]++;
            if (next == m_firstRow[node + 1] || used + m_rows[next].back > m_most) {
                m_onPath[node] = 0;
                --used;
                continue;
            }
            const Step step = m_rows[next];
            if (step.back == 0) {
                if (used > 1 && !take(used)) {
                    return false;
                }
                continue;
            }
            if (m_onPath[step.node] != 0) {
                continue;
            }
            if (used + 1 < m_most) {
                enter(step.node);
                continue;
            }
            m_circuit[used] = m_nodes[m_candidates[step.node]]; // from here only straight back
            if (!take(used + 1)) {
                return false;
            }
        }
        return true;
    }

    bool take(std::uint32_t length)
    {
        if constexpr (Sink::lists) {
            return m_sink->take(std::span(m_circuit).first(length));
        } else {
            return m_sink->takeMany(length, 1);
        }
    }

    struct Step {
        std::uint32_t node = 0; // a candidate
        std::uint32_t back = 0; // how far the root is from it
    };

    std::uint32_t m_most;
    Clock* m_clock;
    Sink* m_sink;
    std::vector<std::uint32_t> m_nodes; // in the order of falling degrees; all below counts in this order
    std::vector<std::uint32_t> m_firstOut;
    std::vector<std::uint32_t> m_firstIn;
    std::vector<std::uint32_t> m_out;
    std::vector<std::uint32_t> m_in;
    std::vector<std::uint32_t> m_from; // distances from and back to the root
    std::vector<std::uint32_t> m_back;
    std::vector<std::uint32_t> m_local;
    std::vector<std::uint32_t> m_forward;
    std::vector<std::uint32_t> m_backward;
    std::vector<std::uint32_t> m_candidates;
    std::vector<std::uint32_t> m_firstRow;
    std::vector<Step> m_rows;
    std::vector<std::uint8_t> m_onPath;
    std::vector<std::uint32_t> m_path;
    std::vector<std::uint32_t> m_next;
    std::vector<std::uint32_t> m_circuit; // the path by its nodes
};

} // namespace roundtrip
