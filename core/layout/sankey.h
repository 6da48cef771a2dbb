// SPDX-License-Identifier: GPL-3.0-or-later
// A Sankey layout in which loops are drawn: what one source sends out runs to the right, what runs back does so in
// lanes below.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/layout/geometry.h"

namespace roundtrip {

struct SankeyLink {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double value = 0; // > 0

    bool operator==(const SankeyLink&) const = default;
};

struct SankeyGraph {
    static constexpr std::uint32_t noSource = std::numeric_limits<std::uint32_t>::max();

    std::uint32_t nodes = 0;
    std::uint32_t source = 0;      // noSource: of a whole network
    std::vector<SankeyLink> links; // every node has one, and can be reached from the source
    std::vector<double> kept;      // one a node: what comes in and does not leave

    bool operator==(const SankeyGraph&) const = default;
};

struct SankeySpace {
    Rect room;
    double bar = 10;    // breadth of a node
    double slot = 15;   // the least height from one node to the next: that of a label
    double gap = 8;     // between nodes
    double lane = 6;    // between lanes of different targets
    double least = 0.8; // the least width of a band
    double head = 8;    // of a back band: level before its target
    double after = 120; // right of the last column, for labels

    bool operator==(const SankeySpace&) const = default;
};

struct SankeyBandPlace {
    bool back = false;
    double width = 0;
    // Forward: one curve along its middle, level at both ends; the band is as high everywhere as it is wide. Back: its
    // way through a lane below, to be stroked.
    std::vector<Curve> way;

    bool operator==(const SankeyBandPlace&) const = default;
};

// What a band is painted with: a forward one is its outline, a back one a way to be stroked and the head at its end.
std::vector<Point> outlineOf(const Curve& middle, double width);
struct BackBand {
    std::vector<Curve> body; // short of the head, where there is room for it
    std::array<Point, 3> head;
};
BackBand backBand(Way way, double width, double headLength);

struct SankeyLayout {
    double scale = 0;                   // pixels for a value of 1
    std::vector<Rect> nodes;            // the bars
    std::vector<std::uint32_t> columns; // of each node, from 0
    std::vector<SankeyBandPlace> bands; // one a link

    bool operator==(const SankeyLayout&) const = default;
};

// As large as the room allows. The links that run back are those into the source, and of the rest as little as may be
// (layered_graph.h). The same graph gives the same layout.
SankeyLayout sankeyLayout(const SankeyGraph& graph, const SankeySpace& space);

} // namespace roundtrip
