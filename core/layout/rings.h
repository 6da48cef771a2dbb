// SPDX-License-Identifier: GPL-3.0-or-later
// The layout in rings: a loop drawn as a loop.
#pragma once

#include "core/layout/layered.h"

namespace roundtrip {

// Of each part that hangs together: the longest loop that a bounded search finds as a circle, in the order of the
// money, clockwise from the left, wider than high, as near to it as columns allow, which arrows need to find their way;
// round it, on wider rings, the others whose money can come back, and outermost the rest, all beside whom they are
// bound to. Parts without a loop have their best connected node in the middle. The left and top are at 0. The same
// graph gives the same positions.
Positions rings(const LayoutGraph& graph, const LayeredSpacing& spacing = {});

// The longest loop of a graph that a bounded search finds, by its nodes, at most `most` of them; of equally long ones
// the heaviest that was met first. Empty where there is none.
std::vector<std::uint32_t> longLoop(const LayoutGraph& graph, std::size_t most);

} // namespace roundtrip
