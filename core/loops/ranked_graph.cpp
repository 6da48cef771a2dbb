// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loops/ranked_graph.h"

#include <algorithm>

namespace roundtrip {

RankedGraph::RankedGraph(std::uint32_t nodeCount, std::span<const Arc> arcs)
    : m_arcs(arcs.begin(), arcs.end()), m_firstOut(nodeCount + 1), m_firstIn(nodeCount + 1), m_out(arcs.size()),
      m_in(arcs.size())
{
    for (const auto& [from, to] : arcs) {
        ++m_firstOut[from + 1];
        ++m_firstIn[to + 1];
    }
    for (std::size_t v = 0; v < nodeCount; ++v) {
        m_firstOut[v + 1] += m_firstOut[v];
        m_firstIn[v + 1] += m_firstIn[v];
    }
    std::vector<std::uint32_t> outAt(m_firstOut.begin(), m_firstOut.end() - 1);
    std::vector<std::uint32_t> inAt(m_firstIn.begin(), m_firstIn.end() - 1);
    for (std::uint32_t rank = 0; rank < arcs.size(); ++rank) {
        const auto [from, to] = arcs[rank];
        m_out[outAt[from]++] = {to, rank};
        m_in[inAt[to]++] = {from, rank};
    }
}

Closures::Closures(const RankedGraph& graph)
    : m_graph(graph), m_barrier(graph.nodeCount(), far), m_onPath(graph.nodeCount()), m_side(graph.nodeCount())
{}

bool Closures::closesAny(std::uint32_t rank)
{
    enum Side : std::uint8_t { neither, fromHead, toTail };
    const auto [tail, head] = m_graph.arcs()[rank];
    m_heads.assign(1, head);
    m_tails.assign(1, tail);
    m_side[head] = fromHead;
    m_side[tail] = toTail;
    std::size_t headAt = 0; // where each frontier begins
    std::size_t tailAt = 0;
    bool met = false;
    const auto expand = [&](std::vector<std::uint32_t>& nodes, std::size_t& at, Side own, Side other) {
        const std::size_t end = nodes.size();
        for (; at < end && !met; ++at) {
            const auto row = own == fromHead ? m_graph.out(nodes[at]) : m_graph.in(nodes[at]);
            for (const auto& step : row) {
                if (step.rank >= rank) {
                    break;
                }
                if (m_side[step.node] == other) {
                    met = true;
                    break;
                }
                if (m_side[step.node] == neither) {
                    m_side[step.node] = own;
                    nodes.push_back(step.node);
                }
            }
        }
    };
    while (!met && headAt < m_heads.size() && tailAt < m_tails.size()) {
        if (m_heads.size() - headAt <= m_tails.size() - tailAt) {
            expand(m_heads, headAt, fromHead, toTail);
        } else {
            expand(m_tails, tailAt, toTail, fromHead);
        }
    }
    for (const std::uint32_t node : m_heads) {
        m_side[node] = neither;
    }
    for (const std::uint32_t node : m_tails) {
        m_side[node] = neither;
    }
    return met;
}

// Sets the barrier of every node within `most` of the tail to its distance; all others stay far.
void Closures::distances(std::uint32_t tail, std::uint32_t rank, std::uint32_t most)
{
    for (const std::uint32_t node : m_touched) {
        m_barrier[node] = far;
    }
    m_touched.assign(1, tail);
    m_barrier[tail] = 0;
    for (std::size_t i = 0; i < m_touched.size(); ++i) {
        const std::uint32_t node = m_touched[i];
        const std::uint32_t next = m_barrier[node] + 1;
        if (next > most) {
            break;
        }
        for (const auto& step : m_graph.in(node)) {
            if (step.rank >= rank) {
                break;
            }
            if (m_barrier[step.node] == far) {
                m_barrier[step.node] = next;
                m_touched.push_back(step.node);
            }
        }
    }
}

// A node came off the path, from which the tail is just `distance` away without what is on it: those that lead to the
// node may be nearer again. Its own barrier becomes exact, up or down, so that barriers along an arc between nodes off
// the path never fall by more than 1 and nothing that ought to be lowered lies behind a node that need not be.
void Closures::lower(std::uint32_t node, std::uint32_t distance, std::uint32_t rank)
{
    m_barrier[node] = distance;
    m_queue.assign(1, node);
    for (std::size_t i = 0; i < m_queue.size(); ++i) {
        const std::uint32_t next = m_barrier[m_queue[i]] + 1;
        for (const auto& step : m_graph.in(m_queue[i])) {
            if (step.rank >= rank) {
                break;
            }
            if (!m_onPath[step.node] && m_barrier[step.node] > next && m_barrier[step.node] != far) {
                m_barrier[step.node] = next;
                m_queue.push_back(step.node);
            }
        }
    }
}

Closures::End Closures::list(std::uint32_t rank, std::uint32_t maxLength, Clock& clock, const Take& take)
{
    const auto [tail, head] = m_graph.arcs()[rank];
    const std::uint32_t most = std::min(maxLength, m_graph.nodeCount()) - 1; // arcs of a path
    distances(tail, rank, far);
    if (m_barrier[head] > most) {
        return m_barrier[head] == far ? End::complete : End::longer;
    }
    End end = End::complete;
    m_path.assign(1, rank);
    m_frames.assign(1, {head, 0, far});
    m_onPath[head] = true;
    while (!m_frames.empty()) {
        if (clock.over()) {
            end = End::stopped;
            break;
        }
        Frame& frame = m_frames.back();
        const auto row = m_graph.out(frame.node);
        const auto used = static_cast<std::uint32_t>(m_frames.size()); // arcs, once a step is taken
        std::uint32_t down = far;                                      // the node to go to
        for (; frame.next < row.size() && row[frame.next].rank < rank; ++frame.next) {
            const auto& step = row[frame.next];
            if (m_onPath[step.node]) {
                continue;
            }
            if (used + m_barrier[step.node] > most) {
                if (m_barrier[step.node] != far && most + 1 < m_graph.nodeCount()) {
                    end = End::longer;
                }
                continue;
            }
            if (step.node == tail) {
                frame.nearest = 1;
                m_path.push_back(step.rank);
                const bool more = take(m_path);
                m_path.pop_back();
                if (!more) {
                    end = End::full;
                    break;
                }
                continue;
            }
            down = step.node;
            m_path.push_back(step.rank);
            ++frame.next;
            break;
        }
        if (end == End::full) {
            break;
        }
        if (down != far) {
            m_onPath[down] = true;
            m_frames.push_back({down, 0, far});
            continue;
        }
        const Frame done = frame;
        m_onPath[done.node] = false;
        m_frames.pop_back();
        m_path.pop_back();
        if (done.nearest == far) {
            m_barrier[done.node] = most - (used - 1) + 1;
        } else {
            lower(done.node, done.nearest, rank);
            if (!m_frames.empty()) {
                m_frames.back().nearest = std::min(m_frames.back().nearest, done.nearest + 1);
            }
        }
    }
    for (const Frame& frame : m_frames) {
        m_onPath[frame.node] = false;
    }
    return end;
}

} // namespace roundtrip
