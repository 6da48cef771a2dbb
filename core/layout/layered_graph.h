// SPDX-License-Identifier: GPL-3.0-or-later
// What the phases of the layered layout hand on to each other.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "core/layout/graph.h"

namespace roundtrip {

// A list of neighbours a vertex, in one array.
class Neighbours {
public:
    Neighbours() = default;
    // From (vertex, neighbour) pairs; each vertex's neighbours stay in the order of the pairs.
    Neighbours(std::size_t vertices, std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs);

    std::span<const std::uint32_t> operator[](std::size_t vertex) const
    {
        return std::span(m_all).subspan(m_first[vertex], m_first[vertex + 1] - m_first[vertex]);
    }
    std::span<std::uint32_t> of(std::size_t vertex)
    {
        return std::span(m_all).subspan(m_first[vertex], m_first[vertex + 1] - m_first[vertex]);
    }

private:
    std::vector<std::uint32_t> m_first{0};
    std::vector<std::uint32_t> m_all;
};

// An arrow of the layout's inner graph: pairs of nodes, parallel edges taken together.
struct Link {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double weight = 0; // the sum of its edges'
    double width = 0;  // of its edges side by side

    bool operator==(const Link&) const = default;
};

// The vertices of a graph cut into layers: the nodes first, then one for each layer that a long link passes through.
struct LayeredGraph {
    std::size_t nodes = 0;
    std::vector<std::uint32_t> layer;               // of each vertex
    std::vector<std::vector<std::uint32_t>> layers; // the vertices of each, from top to bottom
    Neighbours before;                              // neighbours in the layer to the left
    Neighbours after;                               // and to the right
    std::vector<double> height;                     // of each vertex: of its box, or of the lines that pass

    std::size_t vertices() const { return layer.size(); }
};

// Links between nodes, oriented from left to right, whose layers are given. Where following all of them through the
// layers would be too much work, the longest are left out.
LayeredGraph layeredGraph(std::span<const double> nodeHeights, std::span<const std::uint32_t> nodeLayers,
                          std::span<const Link> links);

// A rank for each node such that the links that run from a higher to a lower rank weigh little: greedy after Eades,
// Lin and Smyth (1993), then every node moved to its best rank until nothing is gained. Large graphs begin with the
// nodes in the order of their surplus, and go on over orders that are as good.
std::vector<std::uint32_t> ranksWithLightFeedback(std::size_t nodes, std::span<const Link> links);

// A layer for each node, the links' from before their to: short links, and layers filled so that a picture of them has
// about the aspect (width by height) asked for.
struct LayerShape {
    double pitch = 388;   // from one layer to the next
    double between = 220; // of that, paper
    double gap = 40;      // between boxes of a layer
    double aspect = 1.6;
    double fits = 1400; // as wide as this it need not be made smaller for a sheet
};
std::vector<std::uint32_t> layersOf(std::span<const double> nodeHeights, std::span<const Link> links,
                                    const LayerShape& shape);

// For small graphs: layers found by local search, few enough for the aspect, in which links may also run back or stay
// in their layer where that is worth it. `start` are layers to begin with.
std::vector<std::uint32_t> searchedLayers(std::span<const double> nodeHeights, std::span<const Link> links,
                                          std::vector<std::uint32_t> start, const LayerShape& shape);

// The layers numbered anew without those that are empty.
std::vector<std::uint32_t> closedUp(std::vector<std::uint32_t> layers);

// Orders the vertices within their layers so that few segments cross; returns how many still do.
std::uint64_t reduceCrossings(LayeredGraph& graph);
// How many segments cross.
std::uint64_t crossings(const LayeredGraph& graph);

// The height of each vertex's middle: in the order of its layer, clear of its neighbours there, and as near as may be
// to what it is linked with.
struct HeightSpacing {
    double betweenNodes = 40;
    double nodeToTrack = 20;
    double betweenTracks = 12;
};
std::vector<double> heightsOf(const LayeredGraph& graph, const HeightSpacing& spacing);

} // namespace roundtrip
