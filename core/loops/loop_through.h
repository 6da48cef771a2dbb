// SPDX-License-Identifier: GPL-3.0-or-later
// The loop through given parties, wherever it stands in the list of all loops and however long that is.
#pragma once

#include <optional>
#include <span>

#include "core/loops/loops.h"

namespace roundtrip {

// Nothing where the network lacks a leg of it, or where two of the parties count as one. Written as loops() writes it.
std::optional<Loop> loopThrough(const Network& network, std::span<const PartyId> parties);

} // namespace roundtrip
