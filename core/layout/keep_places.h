// SPDX-License-Identifier: GPL-3.0-or-later
// Places for what is new among boxes that stand already.
#pragma once

#include "core/layout/layered.h"

namespace roundtrip {

// The previous positions, untouched; nodes without one go, one after the other, to the free place nearest to where
// their neighbours want them: right of those that pay them, left of those that they pay.
Positions placesKept(const LayoutGraph& graph, const LayeredSpacing& spacing);

// A fresh layout moved as a whole to where the nodes with a previous position stand, these set on it exactly, and the
// boxes that they would cover moved to the nearest free place.
Positions pinsKept(const LayoutGraph& graph, Positions fresh, const LayeredSpacing& spacing);

} // namespace roundtrip
