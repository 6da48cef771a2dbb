// SPDX-License-Identifier: GPL-3.0-or-later
// Time-respecting return: what of a loop's money can have come all the way round, and when.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/loops/loops.h"

namespace roundtrip {

struct Return {
    Minor amount = 0;
    std::uint32_t leg = 0;        // of the loop, the one it starts with; its payer is who gets it back
    std::optional<Date> lastDate; // nothing when nothing returns

    bool operator==(const Return&) const = default;
};

// The largest over the starting legs, of several the first in written order. Only dated payments can follow one
// another, so what has no date never returns.
Return timeRespectingReturn(const Network& network, const Loop& loop);

// What passes each leg when the money starts with `leg`: one list of dated amounts a leg, beginning with that leg. At
// each next leg a payment passes on min(payment, arrived so far - passed so far), earliest first; what arrives on a
// day can be passed on the same day.
std::vector<std::vector<DatedAmount>> passage(const Network& network, const Loop& loop, std::uint32_t leg);

} // namespace roundtrip
