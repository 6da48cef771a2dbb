// SPDX-License-Identifier: GPL-3.0-or-later
// The circuits of a graph whose arcs are passed on given days, one after the other within a span of days.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/loops/circuits.h"

namespace roundtrip {

// Promise: no two arcs alike, none from a node to itself; the days of an arc ascend, none is there twice.
struct DatedArcs {
    std::vector<Arc> arcs;
    std::vector<std::uint32_t> first; // day of each arc, and one past the last
    std::vector<std::int32_t> days;
};

// What has to be passed: an arc by its ends, or, where nothing is said of the one end, a node.
struct Passed {
    std::optional<std::uint32_t> from;
    std::uint32_t to = 0;
};

struct TurnLimits {
    std::int32_t within = 0; // the last day less the first is at most that
    std::uint32_t maxLength = UINT32_MAX;
    std::uint64_t most = UINT64_MAX;
    std::optional<Passed> passed;
};

// A turn is an elementary circuit with one day of each of its arcs such that from some arc on none is earlier than the
// one before it, as temporal cycles are (Kumar and Calders, 2SCENT, PVLDB 2018), but that days may be equal. All on one
// day are one turn. For each node and each day on which something leaves it: what can be reached from it and back to it
// in time bounds a depth-first search, in which the turns along one path are counted together. From several nodes at
// once. More than 2^64 - 1 turns are counted as so many.
CircuitTally countTurns(std::uint32_t nodeCount, const DatedArcs& arcs, const TurnLimits& limits, Clock& clock);

// Calls visit(nodes) for each circuit that has turns, its nodes in turn; more often than once where it has several.
// Ends when it returns false. `most` counts calls.
CircuitTally listTurning(std::uint32_t nodeCount, const DatedArcs& arcs, const TurnLimits& limits, Clock& clock,
                         const VisitCircuit& visit);

} // namespace roundtrip
