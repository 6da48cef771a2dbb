// SPDX-License-Identifier: GPL-3.0-or-later
// The loops that one pair is a leg of, or that one party is on: what a deal closes, and what comes back to whom.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>

#include "core/loops/loops.h"

namespace roundtrip {

// What is on a loop: a leg or a party.
struct LoopMember {
    enum class Kind : std::uint8_t { leg, party };

    Kind kind = Kind::leg;
    std::uint32_t index = 0; // into network.pairs(), or into network.nodes()

    bool operator==(const LoopMember&) const = default;
};

// Those of loops() that the member is on: the first in the same order, exact whatever their total. Of the heaviest
// pairs as many are taken, by leaps and then by halves, as close enough of them; what they close is listed as loops()
// lists it.
Loops loopsBy(const Network& network, LoopMember member, const LoopLimits& limits = {}, std::stop_token cancel = {});

// Where no member is named, all of loops().
Loops loopsBy(const Network& network, const std::optional<LoopMember>& member, const LoopLimits& limits = {},
              std::stop_token cancel = {});

// How many there are by length, as loopCount() counts.
LoopCount loopCountBy(const Network& network, LoopMember member, const LoopLimits& limits, std::stop_token cancel = {});

} // namespace roundtrip
