// SPDX-License-Identifier: GPL-3.0-or-later
// Loops as they are shown: each with what comes back of it, what it stands on and how soon it can turn.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/analysis/standing.h"
#include "core/loops/loops.h"
#include "core/loops/returns.h"
#include "core/loops/turning_loops.h"

namespace roundtrip {

// Promise: a member of each list for each loop found.
struct LoopList {
    Loops found;
    std::vector<Return> returns;
    std::vector<LoopStanding> standings;
    std::vector<std::optional<Turn>> turns; // the quickest; none where the legs' payments never follow one another
};

// Throws Cancelled.
LoopList loopList(const Book& book, const Network& network, Loops found, std::stop_token cancel = {});

// Those of loops() that the member is on, if one is named, and that turn within so many days, if that is.
LoopList loopList(const Book& book, const Network& network, const std::optional<LoopMember>& member,
                  std::optional<std::int32_t> within, const LoopLimits& limits = {}, std::stop_token cancel = {});

} // namespace roundtrip
