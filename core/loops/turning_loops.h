// SPDX-License-Identifier: GPL-3.0-or-later
// Loops that turn: whose legs pay one after the other, all within so many days.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/loops/loops.h"
#include "core/loops/loops_by.h"

namespace roundtrip {

// A time round a loop. What a leg pays on one day, by whatever flows, is one payment; each leg's is on or after the day
// of the one before it. Only dated payments can follow one another.
struct Turn {
    std::uint32_t leg = 0; // of the loop, the one that pays first
    Date from;
    Date to;

    std::int32_t days() const { return static_cast<std::int32_t>((to - from).count()); }
    bool operator==(const Turn&) const = default;
};

// The turn of the fewest days; of several the earliest, then the one whose first leg is the first as written.
std::optional<Turn> quickestTurn(const Network& network, const Loop& loop);

struct TurningLimits {
    std::int32_t within = 0; // the last payment is at most so many days after the first
    LoopLimits loops;
    std::optional<LoopMember> member; // only loops that it is on
};

// Promise: as Loops, of those that turn, and the quickest turn of each.
struct TurningLoops {
    Loops found;
    std::vector<Turn> turns;
};

// The first in the order of loops(), exact whatever their total: those of the first of all loops that turn, where these
// are enough; else those among the heaviest pairs, twice as many each time, until as many are found as are wanted. What
// that costs depends on how many turns those have.
TurningLoops turningLoops(const Network& network, const TurningLimits& limits, std::stop_token cancel = {});

// How many turns there are, by the length of their loops: all choices of a payment of each leg. limits.loops.most
// bounds it.
LoopCount turnCount(const Network& network, const TurningLimits& limits, std::stop_token cancel = {});

} // namespace roundtrip
