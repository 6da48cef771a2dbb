// SPDX-License-Identifier: GPL-3.0-or-later
// How arrows will run, before they are drawn: on which sides they end and past which boxes they go level.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "core/layout/columns.h"
#include "core/layout/routes.h"

namespace roundtrip {

enum class Side : std::uint8_t { left, right };

// A level stretch of an arrow, past the boxes of a column or of several.
struct Passage {
    double left = 0;
    double right = 0;
    double y = 0;
    Stretch free;
    std::uint32_t column = 0; // of the common columns, or `own` where it passes only some boxes of one
    std::size_t gap = 0;

    static constexpr std::uint32_t own = std::numeric_limits<std::uint32_t>::max();
};

// An arrow's way before it has its ends.
struct RoutePlan {
    Side start = Side::right;
    Side end = Side::left;
    bool arc = false;     // above or below all that it passes
    bool bulge = false;   // start and end on the same side
    bool upright = false; // from a box to one above or below it, from the side that faces it; its ends are startX, endX
    double bulgeBy = 0;
    std::vector<Passage> passages; // in the order of travel
    double startY = 0;             // of its ends on the rims
    double endY = 0;
    double startX = 0; // as far as boxes above and below stand out beside its own, it runs level
    double endX = 0;
};

// What is to be routed, and what follows from the spacing.
struct RouteTask {
    std::span<const Rect> boxes;
    std::span<const LayoutEdge> edges;
    RouteSpacing spacing;

    const Rect& from(std::uint32_t e) const { return boxes[edges[e].from]; }
    const Rect& to(std::uint32_t e) const { return boxes[edges[e].to]; }
    // Paper and half the line: how far its middle keeps from boxes.
    double around(std::uint32_t e) const { return spacing.aroundBoxes + edges[e].width / 2; }
    // The least distance of the middles of two arrows side by side.
    double apart(std::uint32_t e, std::uint32_t f) const;
    // Money that goes and comes between the same two is to be seen as two arrows of a loop.
    double endsApart(std::uint32_t e, std::uint32_t f) const
    {
        const bool opposite = edges[e].from == edges[f].to && edges[e].to == edges[f].from;
        return apart(e, f) + (opposite ? spacing.betweenOpposites : 0);
    }
    // What lies between the two boxes of an edge where one stands above the other; empty where neither does.
    Rect facing(std::uint32_t e) const;
    // The height from y on, up (-1) or down (1), at which a level stretch keeps clear of all boxes: of those too that
    // are in no column between, such as rows that stand apart.
    double clearOfBoxes(const Passage& stretch, double y, double step, double keep) const;
};

// Plans for all edges, with the ends in the middles of their sides: which gaps they go through, which go outside.
std::vector<RoutePlan> plannedRoutes(const RouteTask& task);

// Moves what the plans have in the same places apart: stretches in one gap, arcs outside the rows, ends on one side.
void arrangeRoutes(const RouteTask& task, std::vector<RoutePlan>& plans);

} // namespace roundtrip
