// SPDX-License-Identifier: GPL-3.0-or-later
// Movements: what an investor lays out and what comes back to it, day by day; recoupment is judged on them.
#pragma once

#include <cstdint>
#include <vector>

#include "core/loops/loops.h"

namespace roundtrip {

// All that a day, or all days up to it, moves. What comes back is told by class, as the margin is a share of commercial
// money only, and by whether it hangs on a condition that is open.
struct Movement {
    Date date;
    Minor outlay = 0;
    Minor capitalBack = 0;    // all of it
    Minor commercialBack = 0; // likewise
    Minor capitalOpen = 0;    // of capitalBack, what hangs on an open condition
    Minor commercialOpen = 0; // of commercialBack, likewise

    bool operator==(const Movement&) const = default;
};

// Sums the amounts and takes the later's date. Throws Overflow.
Movement plus(const Movement& earlier, const Movement& later);

// Promise: days are in order, each day once.
struct Movements {
    std::vector<Movement> days;
    // All of it, with what has no date but counts:
    Minor outlay = 0;
    Minor capitalBack = 0;
    Minor commercialBack = 0;
};

// Of a pair: outlay is the capital that investor pays recipient, back comes all that recipient pays investor. Throws
// Overflow, as the others do.
Movements movementsOfPair(const Network& network, std::uint32_t investor, std::uint32_t recipient);

// Of a party over all its counterparties: outlay is the capital it pays anyone, back comes all that those whom it pays
// capital pay it. What others pay it has bought nothing back and does not count.
Movements movementsOfParty(const Network& network, std::uint32_t investor);

// Of a loop that starts with `leg`, one of its legs (see timeRespectingReturn): outlay is all that its payer pays on
// it, of either class; back comes what has gone all the way round, by the last leg's payments, no sooner than those and
// never more than was laid out. Of a day's payments on the last leg those that hang on nothing pass on first, and of
// these capital first. What has no date is laid out and never returns.
Movements movementsOfLoop(const Network& network, const Loop& loop, std::uint32_t leg);

} // namespace roundtrip
