// SPDX-License-Identifier: GPL-3.0-or-later
// Loops: the elementary circuits of a network, the largest round trip first.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/cashflow/network.h"

namespace roundtrip {

// A circuit written from its party of the least name, in the direction of the money.
struct Loop {
    std::vector<std::uint32_t> pairs; // its legs: indexes into network.pairs(); the payee of each pays the next
    Minor roundTrip = 0;              // the least amount on it
    bool circularFinancing = false;   // some leg carries capital and some leg carries commercial money

    bool operator==(const Loop&) const = default;
};

// The node that pays each leg.
std::vector<std::uint32_t> partiesOf(const Network& network, const Loop& loop);
std::vector<PartyId> partyIdsOf(const Network& network, const Loop& loop);

// Why an answer is not all of it.
enum class Cut : std::uint8_t { none, limit, time, cancelled };

struct LoopLimits {
    std::uint64_t most = 100;    // loops listed, or counted
    std::uint32_t maxLength = 0; // legs; 0 for any. A bound is part of the question and cuts nothing
    std::optional<std::chrono::steady_clock::duration> time;
};

// Promise: the loops are the first of all, in order: by round trip, the largest first, then by length, then by the
// names of their parties in turn. With Cut::none there are no others.
struct Loops {
    std::vector<Loop> loops;
    Cut cut = Cut::none;
};

// The first loops in order, exact whatever the total: pairs are added from the heaviest down, and each group of equal
// weight closes the loops whose round trip is that weight. Recursion-free; what it costs depends on what it lists.
Loops loops(const Network& network, const LoopLimits& limits = {}, std::stop_token cancel = {});

// How many there are by length: byLength[k] of k legs; exact where cut is none, else how many were met.
struct LoopCount {
    std::vector<std::uint64_t> byLength;
    std::uint64_t total = 0;
    Cut cut = Cut::none;
};
LoopCount loopCount(const Network& network, const LoopLimits& limits, std::stop_token cancel = {});

} // namespace roundtrip
