// SPDX-License-Identifier: GPL-3.0-or-later
// The loops that one pair is a leg of: what a deal closes, of all that goes round.
#pragma once

#include <cstdint>
#include <stop_token>

#include "core/analysis/loops.h"

namespace roundtrip {

// Those of loops() with this leg, an index into network.pairs(): the first in the same order, exact whatever their
// total. Of the heaviest other pairs as many are taken, by leaps and then by halves, as close enough of them; what they
// close is listed as loops() lists it.
Loops loopsByPair(const Network& network, std::uint32_t pair, const LoopLimits& limits = {},
                  std::stop_token cancel = {});

// How many there are by length, as loopCount() counts.
LoopCount loopCountByPair(const Network& network, std::uint32_t pair, const LoopLimits& limits,
                          std::stop_token cancel = {});

} // namespace roundtrip
