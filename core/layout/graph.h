// SPDX-License-Identifier: GPL-3.0-or-later
// What every layout takes and gives: boxes and arrows by index, and where the boxes stand.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/layout/geometry.h"

namespace roundtrip {

struct LayoutNode {
    Size size{168, 56};
    std::optional<Point> previous; // where its centre stood in the last picture: it moves as little as may be
    bool pinned = false;           // with previous: it does not move at all
    std::uint32_t group = 0;       // what belongs together (a kind), for layouts that group

    bool operator==(const LayoutNode&) const = default;
};

struct LayoutEdge {
    std::uint32_t from = 0; // indices into nodes; from != to
    std::uint32_t to = 0;
    double weight = 1;     // >= 0: how much it matters that it points to the right
    double width = 1.5;    // of its line, in pixels: what lies side by side keeps clear of it
    std::uint8_t kind = 0; // equal kinds of a pair are drawn next to each other

    bool operator==(const LayoutEdge&) const = default;
};

struct LayoutGraph {
    std::vector<LayoutNode> nodes;
    std::vector<LayoutEdge> edges; // parallel ones are several edges

    bool operator==(const LayoutGraph&) const = default;
};

// Where the nodes stand: their centres, one a node.
using Positions = std::vector<Point>;

// For each node the first of those that it hangs together with.
std::vector<std::uint32_t> partsOf(std::size_t nodes, std::span<const LayoutEdge> edges);

// The boxes of the nodes at their positions.
std::vector<Rect> boxes(const LayoutGraph& graph, const Positions& positions);

} // namespace roundtrip
