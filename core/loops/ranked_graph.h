// SPDX-License-Identifier: GPL-3.0-or-later
// A graph that grows arc by arc in a fixed order, and the simple paths in it as it was before any arc was added.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

#include "core/loops/clock.h"
#include "core/loops/components.h"

namespace roundtrip {

// Promise: arc r is the r-th to be added; a step that leads along it is only taken in the graph before a rank > r.
class RankedGraph {
public:
    struct Step {
        std::uint32_t node = 0; // the other end
        std::uint32_t rank = 0;
    };

    RankedGraph(std::uint32_t nodeCount, std::span<const Arc> arcs);

    std::uint32_t nodeCount() const { return static_cast<std::uint32_t>(m_firstOut.size()) - 1; }
    std::span<const Arc> arcs() const { return m_arcs; }
    // In the order of ranks.
    std::span<const Step> out(std::uint32_t node) const { return row(m_out, m_firstOut, node); }
    std::span<const Step> in(std::uint32_t node) const { return row(m_in, m_firstIn, node); }

private:
    static std::span<const Step> row(const std::vector<Step>& steps, const std::vector<std::uint32_t>& first,
                                     std::uint32_t node)
    {
        return std::span(steps).subspan(first[node], first[node + 1] - first[node]);
    }

    std::vector<Arc> m_arcs;
    std::vector<std::uint32_t> m_firstOut;
    std::vector<std::uint32_t> m_firstIn;
    std::vector<Step> m_out;
    std::vector<Step> m_in;
};

// Lists the circuits that an arc closes: it and the simple paths from its head back to its tail among the arcs before
// it. Keeps its memory from one arc to the next.
class Closures {
public:
    explicit Closures(const RankedGraph& graph);

    // Whether the arc closes any circuit: breadth first from both sides, the smaller first.
    bool closesAny(std::uint32_t rank);

    enum class End : std::uint8_t {
        complete,
        longer, // there may be longer ones
        full,   // `take` wanted no more
        stopped // by the clock
    };
    // Calls take(ranks), the arcs of a circuit beginning with `rank`, for each of at most maxLength arcs, until it
    // returns false. Depth first without recursion, with barriers (BC-DFS: Peng et al., VLDB 2019): for each node a
    // bound on how far the tail is without what is on the path, so that time between two circuits is polynomial.
    using Take = std::function<bool(std::span<const std::uint32_t>)>;
    End list(std::uint32_t rank, std::uint32_t maxLength, Clock& clock, const Take& take);

private:
    static constexpr std::uint32_t far = std::numeric_limits<std::uint32_t>::max() / 2;
    struct Frame {
        std::uint32_t node = 0;
        std::uint32_t next = 0;    // step of its row to try
        std::uint32_t nearest = 0; // the shortest way from it to the tail that was found; far when none
    };

    void distances(std::uint32_t tail, std::uint32_t rank, std::uint32_t most);
    void lower(std::uint32_t node, std::uint32_t distance, std::uint32_t rank);

    const RankedGraph& m_graph;
    std::vector<std::uint32_t> m_barrier;
    std::vector<bool> m_onPath;
    std::vector<std::uint32_t> m_touched; // nodes whose barrier is not far
    std::vector<Frame> m_frames;
    std::vector<std::uint32_t> m_path;
    std::vector<std::uint32_t> m_queue;
    std::vector<std::uint8_t> m_side;
    std::vector<std::uint32_t> m_heads;
    std::vector<std::uint32_t> m_tails;
};

} // namespace roundtrip
