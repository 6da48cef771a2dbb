// SPDX-License-Identifier: GPL-3.0-or-later
// The layout by forces: arrows pull together, all else pushes apart.
#pragma once

#include "core/layout/layered.h"

namespace roundtrip {

// After Hu (2005) and Walshaw (2003): the graph is made smaller by joining neighbours, the smallest is laid out, and
// each larger one settles from where the smaller one stood. What is far away pushes as the squares of a grid that gets
// coarser with the distance. Boxes are moved apart at last. The left and top are at 0. The work is counted, so the same
// graph gives the same positions on every machine.
Positions force(const LayoutGraph& graph, const LayeredSpacing& spacing = {});

} // namespace roundtrip
