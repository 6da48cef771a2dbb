// SPDX-License-Identifier: GPL-3.0-or-later
// Kept loops: which record a loop has, and what a person says of it as the Changes that do it.
#pragma once

#include <span>
#include <vector>

#include "core/model/edits.h"

namespace roundtrip {

// A loop goes round, so it can be told from any of its parties on. From the one with the least id it is the same for
// all who tell it.
std::vector<PartyId> fromLeastId(std::vector<PartyId> parties);
// From the party with the least name, as answers write it (semantics 4).
std::vector<PartyId> inWrittenOrder(const Book& book, std::vector<PartyId> parties);

// The record of the loop through these parties, wherever either begins; null where there is none.
const KeptLoop* keptLoop(const Book& book, std::span<const PartyId> parties);

// The loop is kept as `wanted` says, whose id does not count: its record is made, altered or, where it would have
// neither a name nor a note nor a pin, removed.
Edit keepLoop(const Book& book, KeptLoop wanted);

} // namespace roundtrip
