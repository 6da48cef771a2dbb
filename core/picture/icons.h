// SPDX-License-Identifier: GPL-3.0-or-later
// The signs of the kinds of parties: strokes on a square of 16 pixels, drawn for this program.
#pragma once

#include <span>

#include "core/layout/geometry.h"
#include "core/model/words.h"

namespace roundtrip {

// The curves of a kind's sign, from (0, 0) to (16, 16), to be stroked 1.4 pixels wide with round ends.
std::span<const Curve> kindIcon(PartyKind kind);

} // namespace roundtrip
