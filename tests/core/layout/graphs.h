// SPDX-License-Identifier: GPL-3.0-or-later
// Graphs for the layout's tests and what is asked of every layout.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <utility>

#include "core/layout/graph.h"

namespace roundtrip::testing {

inline LayoutGraph graphOf(std::size_t nodes, std::initializer_list<std::pair<std::uint32_t, std::uint32_t>> edges)
{
    LayoutGraph graph;
    graph.nodes.resize(nodes);
    for (const auto& [from, to] : edges) {
        graph.edges.push_back({from, to, 1, 2, 0});
    }
    return graph;
}

// Boxes of several sizes; some nodes are in many edges, some in none.
inline LayoutGraph randomGraph(std::size_t nodes, std::size_t edges, unsigned seed)
{
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) { return static_cast<std::uint32_t>(random() % n); };
    LayoutGraph graph;
    for (std::size_t i = 0; i < nodes; ++i) {
        graph.nodes.push_back({Size{120.0 + below(150), 40.0 + below(80)}, {}, false, 0});
    }
    while (nodes > 1 && graph.edges.size() < edges) {
        const std::uint32_t a = std::min(below(nodes), below(nodes));
        const std::uint32_t b = below(nodes);
        if (a != b) {
            graph.edges.push_back({a, b, 1.0 + below(4), 1.5 + below(12), static_cast<std::uint8_t>(below(2))});
        }
    }
    return graph;
}

inline std::size_t overlaps(const std::vector<Rect>& boxes)
{
    std::size_t count = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            count += boxes[i].intersects(boxes[j]) ? 1 : 0;
        }
    }
    return count;
}

} // namespace roundtrip::testing
