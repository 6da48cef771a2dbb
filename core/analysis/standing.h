// SPDX-License-Identifier: GPL-3.0-or-later
// What a loop stands on: money that is owed whatever happens, or money that can still be called off.
#pragma once

#include <cstdint>
#include <vector>

#include "core/cashflow/network.h"
#include "core/loops/loops.h"

namespace roundtrip {

// The firmest flow of a leg. firm: binding, of a deal that is signed or closed. cancellable: of such a deal, but it can
// be cancelled or depends on usage. unsigned_: no flow of the leg is of a signed or closed deal (a terminated one binds
// nobody any more).
enum class Standing : std::uint8_t { firm, cancellable, unsigned_ };

struct LoopStanding {
    std::vector<Standing> legs; // of each leg of the loop

    // That of the weakest leg: a loop is firm if every leg has a firm flow.
    Standing weakest() const;
    bool operator==(const LoopStanding&) const = default;
};

LoopStanding standingOf(const Book& book, const Network& network, const Loop& loop);

} // namespace roundtrip
