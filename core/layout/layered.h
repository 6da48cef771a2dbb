// SPDX-License-Identifier: GPL-3.0-or-later
// The layered layout: money runs from left to right, few and light arrows run back.
#pragma once

#include "core/layout/graph.h"

namespace roundtrip {

struct LayeredSpacing {
    double betweenLayers = 220; // from the right sides of one layer's boxes to the left sides of the next
    double betweenNodes = 40;   // between boxes of one layer, top to bottom
    double betweenTracks = 18;  // kept free in a layer for each arrow that passes through it
    double aspect = 2;          // width by height that is aimed at: a slide under its title, a window beside its docks

    bool operator==(const LayeredSpacing&) const = default;
};

// Places the graph's nodes after Sugiyama, Tagawa and Toda (1981), in phases: arrows that close loops are turned
// (Eades, Lin and Smyth 1993, then each node moved to its best place), nodes go to layers, crossings between layers
// are removed by medians and exchanges, and each layer is moved to its neighbours' heights by least squares. Parts
// that hang together are placed each for itself and packed; nodes without an edge stand in rows below or in columns
// beside, whichever comes nearer to the aspect.
// The picture's left and top are at 0.
// Where nodes have a previous position they keep it, but for what is needed to make room; the others find a place
// near their neighbours. The same graph gives the same positions, whatever the machine is doing.
Positions layered(const LayoutGraph& graph, const LayeredSpacing& spacing = {});

} // namespace roundtrip
