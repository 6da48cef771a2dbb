// SPDX-License-Identifier: GPL-3.0-or-later
// Multilateral netting as a flow problem: what must still be paid when all that goes in circles is cancelled.
#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/loops/components.h"
#include "core/values/money.h"

namespace roundtrip {

struct Netting {
    std::vector<Minor> rest;           // of each arc, what is left of its amount
    std::vector<std::int32_t> heights; // of each node; they prove that no less can be left (below)
};

// The least sum of `rest`, 0 <= rest <= amount, that leaves every node's net (out - in) as it is: a minimum-cost flow
// with cost 1 for each unit on each arc, solved exactly by the primal-dual method (Ahuja, Magnanti, Orlin, Network
// Flows, 1993, 9.8): shortest distances grow by at least 1 a phase, and costs of 1 make them few. In a phase only the
// arcs of reduced cost 0 are looked at, in levels from where money is lacking. An arc with heights[to] - heights[from]
// < 1 has rest 0, one with more has rest == amount, so only arcs where it is 1 can vary between optima. Throws
// Cancelled.
Netting netting(std::uint32_t nodeCount, std::span<const Arc> arcs, std::span<const Minor> amounts,
                std::stop_token cancel);

// The same of amounts that are at most those of which `before` is the optimum, from there: what was left of an arc
// stays as far as it fits, which keeps the proof, and only what is then out of balance is sent anew. Throws Cancelled.
Netting netting(std::uint32_t nodeCount, std::span<const Arc> arcs, std::span<const Minor> amounts,
                const Netting& before, std::stop_token cancel);

// The least and the most that an optimum leaves of an arc.
struct RestRange {
    Minor least = 0;
    Minor most = 0;
};

// The range of every arc over all optima, given one. Throws Cancelled.
std::vector<RestRange> restRanges(std::uint32_t nodeCount, std::span<const Arc> arcs, std::span<const Minor> amounts,
                                  const Netting& optimum, std::stop_token cancel);

} // namespace roundtrip
