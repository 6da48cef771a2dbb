// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts of what hangs together, side by side; and boxes moved into columns.
#pragma once

#include <functional>

#include "core/layout/layered.h"

namespace roundtrip {

// Places each part of the graph that hangs together by `place` and packs them into shelves, the largest first; nodes
// without an edge stand in rows below. The parts' nodes are in the order of the graph's. The left and top are at 0.
Positions placedByParts(const LayoutGraph& graph, const LayeredSpacing& spacing,
                        const std::function<Positions(const LayoutGraph& part)>& place);

// The centres moved into columns that are the pitch apart, in each as little up and down as keeps the boxes the gap
// apart: arrows find their way between columns.
Positions inColumns(const LayoutGraph& graph, Positions centres, double pitch, double gap);

// The same with columns that are about equally high and together have the aspect: what is crowded is spread out, the
// order from left to right and from top to bottom is kept. For so many nodes that no place is theirs by its distance.
Positions inEvenColumns(const LayoutGraph& graph, Positions centres, double pitch, double gap, double aspect);

// More nodes than this are placed in even columns: their arrows go straight in any case.
inline constexpr std::size_t mostInColumns = 4000;

} // namespace roundtrip
