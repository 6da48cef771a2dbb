// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loops/tied_loops.h"

#include <algorithm>
#include <utility>

namespace roundtrip {

namespace {

constexpr std::uint32_t far = std::numeric_limits<std::uint32_t>::max() / 2;

class Search {
public:
    Search(const RankedGraph& graph, std::uint32_t first, std::uint32_t last, std::uint32_t length, Clock& clock)
        : m_graph(graph), m_first(first), m_length(length), m_clock(clock), m_rows(graph.nodeCount()),
          m_back(graph.nodeCount()), m_any(graph.nodeCount(), far), m_tied(graph.nodeCount(), far),
          m_onPath(graph.nodeCount())
    {
        // A node on a circuit of this length is near enough to the head and the tail of some tied arc.
        const auto near = [&](bool forward) {
            std::vector<std::uint32_t> distance(graph.nodeCount(), far);
            std::vector<std::uint32_t> queue;
            for (std::uint32_t rank = first; rank < last; ++rank) {
                const std::uint32_t node = forward ? graph.arcs()[rank].to : graph.arcs()[rank].from;
                if (distance[node] == far) {
                    distance[node] = 0;
                    queue.push_back(node);
                }
            }
            for (std::size_t i = 0; i < queue.size() && distance[queue[i]] < length; ++i) {
                for (const auto& step : forward ? graph.out(queue[i]) : graph.in(queue[i])) {
                    if (step.rank < last && distance[step.node] == far) {
                        distance[step.node] = distance[queue[i]] + 1;
                        queue.push_back(step.node);
                    }
                }
            }
            return distance;
        };
        const auto fromHeads = near(true);
        const auto toTails = near(false);
        const auto candidate = [&](std::uint32_t node) { return fromHeads[node] + toTails[node] + 1 <= length; };
        for (std::uint32_t node = 0; node < graph.nodeCount(); ++node) {
            if (!candidate(node)) {
                continue;
            }
            m_roots.push_back(node);
            for (const auto& step : graph.out(node)) {
                if (step.rank < last && candidate(step.node)) {
                    m_rows[node].push_back(step);
                    m_back[step.node].push_back({node, step.rank});
                }
            }
            std::sort(m_rows[node].begin(), m_rows[node].end(),
                      [](const auto& a, const auto& b) { return a.node < b.node; });
        }
    }

    std::vector<std::vector<std::uint32_t>> firstOf(std::size_t most)
    {
        for (const std::uint32_t root : m_roots) {
            if (m_out.size() >= most || m_clock.look()) {
                break;
            }
            distances(root);
            from(root, most);
        }
        return std::move(m_out);
    }

private:
    // How far the root is from each node after it, at least; m_tied by a way with a tied arc on it.
    void distances(std::uint32_t root)
    {
        for (const std::uint32_t node : m_touched) {
            m_any[node] = far;
            m_tied[node] = far;
        }
        m_touched.clear();
        m_queue.assign(1, {root, false});
        m_any[root] = 0;
        m_touched.push_back(root);
        for (std::size_t i = 0; i < m_queue.size(); ++i) {
            const auto [node, tied] = m_queue[i];
            const std::uint32_t next = (tied ? m_tied[node] : m_any[node]) + 1;
            if (next > m_length) {
                break;
            }
            for (const auto& step : m_back[node]) {
                if (step.node < root) {
                    continue;
                }
                const bool stepTied = tied || step.rank >= m_first;
                const bool isNew = m_any[step.node] == far && m_tied[step.node] == far;
                std::uint32_t& known = stepTied ? m_tied[step.node] : m_any[step.node];
                if (known == far) {
                    known = next;
                    m_queue.push_back({step.node, stepTied});
                    if (isNew) {
                        m_touched.push_back(step.node);
                    }
                }
            }
        }
    }

    void from(std::uint32_t root, std::size_t most)
    {
        struct Frame {
            std::uint32_t node = 0;
            std::uint32_t next = 0;
            bool tied = false; // a tied arc lies behind
        };
        std::vector<Frame> frames{{root, 0, false}};
        while (!frames.empty() && !m_clock.over()) {
            Frame& frame = frames.back();
            const auto& row = m_rows[frame.node];
            const auto left = m_length - static_cast<std::uint32_t>(frames.size()); // arcs after the next
            if (frame.next == row.size()) {
                m_onPath[frame.node] = false;
                frames.pop_back();
                continue;
            }
            const auto& step = row[frame.next++];
            const bool tied = frame.tied || step.rank >= m_first;
            if (left == 0) {
                if (step.node == root && tied) {
                    auto& nodes = m_out.emplace_back();
                    for (const Frame& on : frames) {
                        nodes.push_back(on.node);
                    }
                    if (m_out.size() >= most) {
                        break;
                    }
                }
                continue;
            }
            const std::uint32_t way = tied ? std::min(m_any[step.node], m_tied[step.node]) : m_tied[step.node];
            if (step.node > root && !m_onPath[step.node] && way <= left) {
                m_onPath[step.node] = true;
                frames.push_back({step.node, 0, tied});
            }
        }
        for (const Frame& frame : frames) {
            m_onPath[frame.node] = false;
        }
    }

    const RankedGraph& m_graph;
    std::uint32_t m_first;
    std::uint32_t m_length;
    Clock& m_clock;
    std::vector<std::vector<RankedGraph::Step>> m_rows; // by node
    std::vector<std::vector<RankedGraph::Step>> m_back;
    std::vector<std::uint32_t> m_roots;
    std::vector<std::uint32_t> m_any;
    std::vector<std::uint32_t> m_tied;
    std::vector<std::uint32_t> m_touched;
    std::vector<std::pair<std::uint32_t, bool>> m_queue;
    std::vector<bool> m_onPath;
    std::vector<std::vector<std::uint32_t>> m_out;
};

} // namespace

std::vector<std::vector<std::uint32_t>> firstCircuits(const RankedGraph& graph, std::uint32_t first, std::uint32_t last,
                                                      std::uint32_t length, std::size_t most, Clock& clock)
{
    return Search(graph, first, last, length, clock).firstOf(most);
}

} // namespace roundtrip
