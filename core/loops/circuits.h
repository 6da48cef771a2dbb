// SPDX-License-Identifier: GPL-3.0-or-later
// All elementary circuits of a graph, in no particular order, as fast as can be: for counting, and for listing all.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "core/loops/clock.h"
#include "core/loops/components.h"

namespace roundtrip {

// How many circuits of each length were met; the clock, or `most`, may end it early.
struct CircuitTally {
    std::vector<std::uint64_t> byLength;
    std::uint64_t total = 0;
    bool full = false; // ended by `most` or by the visitor
};

struct CircuitLimits {
    std::uint32_t maxLength = UINT32_MAX;
    std::uint64_t most = UINT64_MAX;
};

// Of a graph without parallel arcs; an arc from a node to itself is no circuit. Only strongly connected components
// are searched. Small ones by sets of nodes in one word, cut as soon as the root cannot be reached any more; large
// ones with a bound on the length from each root in the order of degrees, among the nodes near enough to it both ways,
// rows sorted by the distance back (as PathEnum: Sun et al., SIGMOD 2021), and counted from several roots at once;
// large ones without a bound arc by arc (ranked_graph.h). Nothing recurses.
CircuitTally countCircuits(std::uint32_t nodeCount, std::span<const Arc> arcs, const CircuitLimits& limits,
                           Clock& clock);

// The same of those that contain one arc: the circuits of the graph in which its ends have no other way out or in, from
// the one that it leaves.
CircuitTally countCircuitsBy(std::uint32_t nodeCount, std::span<const Arc> arcs, std::size_t by,
                             const CircuitLimits& limits, Clock& clock);

// The same, calling visit(nodes) for each circuit, its nodes in turn, until it returns false.
using VisitCircuit = std::function<bool(std::span<const std::uint32_t>)>;
CircuitTally listCircuits(std::uint32_t nodeCount, std::span<const Arc> arcs, const CircuitLimits& limits, Clock& clock,
                          const VisitCircuit& visit);

} // namespace roundtrip
