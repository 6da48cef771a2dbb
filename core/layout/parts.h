// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts of what hangs together, side by side; and boxes moved apart.
#pragma once

#include <functional>

#include "core/layout/layered.h"

namespace roundtrip {

// Places each part of the graph that hangs together by `place` and packs them into shelves, the largest first; nodes
// without an edge stand in rows below. The parts' nodes are in the order of the graph's. The left and top are at 0.
Positions placedByParts(const LayoutGraph& graph, const LayeredSpacing& spacing,
                        const std::function<Positions(const LayoutGraph& part)>& place);

// The centres moved so that no two boxes are nearer than the gap: at first each pair a little, then what is left to the
// nearest free place.
Positions movedApart(const LayoutGraph& graph, Positions centres, double gap);

// The centres moved into columns that are the pitch apart, in each as little up and down as keeps the boxes the gap
// apart: arrows find their way between columns.
Positions inColumns(const LayoutGraph& graph, Positions centres, double pitch, double gap);

// More nodes than this are not put into columns: their arrows go straight in any case.
inline constexpr std::size_t mostInColumns = 4000;

} // namespace roundtrip
