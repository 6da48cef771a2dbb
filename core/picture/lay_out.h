// SPDX-License-Identifier: GPL-3.0-or-later
// Cards laid out again on a person's word: all of them, or those that are chosen.
#pragma once

#include <span>

#include "core/layout/layouts.h"
#include "core/picture/compose_map.h"

namespace roundtrip {

// Where the cards go that a layout moves; pinned ones stay and are not among them. Of `chosen`, at least two, only
// those are moved, round the middle of where they stand `now`, to places that no other card takes; else all are.
PartyPlaces cardsLaidOut(const Book& book, const Network& network, const MapOptions& options, LayoutKind layout,
                         const PartyPlaces& now, std::span<const PartyId> chosen = {});

} // namespace roundtrip
