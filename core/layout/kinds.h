// SPDX-License-Identifier: GPL-3.0-or-later
// The layout by kind: what is of one group stands together, the groups from left to right as the money runs.
#pragma once

#include "core/layout/layered.h"

namespace roundtrip {

// A block of columns a group (LayoutNode::group), as many as the aspect asks for. Groups are ordered so that little
// runs back; within a group nodes stand where their neighbours in other groups stand. The left and top are at 0. The
// same graph gives the same positions.
Positions kinds(const LayoutGraph& graph, const LayeredSpacing& spacing = {});

} // namespace roundtrip
