// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/graph.h"

#include <cassert>
#include <numeric>

namespace roundtrip {

std::vector<std::uint32_t> partsOf(std::size_t nodes, std::span<const LayoutEdge> edges)
{
    std::vector<std::uint32_t> root(nodes);
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&](std::uint32_t v) {
        while (root[v] != v) {
            root[v] = root[root[v]];
            v = root[v];
        }
        return v;
    };
    for (const LayoutEdge& edge : edges) {
        const std::uint32_t a = find(edge.from);
        const std::uint32_t b = find(edge.to);
        root[std::max(a, b)] = std::min(a, b);
    }
    for (std::uint32_t v = 0; v < nodes; ++v) {
        root[v] = find(v);
    }
    return root;
}

std::vector<Rect> boxes(const LayoutGraph& graph, const Positions& positions)
{
    assert(positions.size() == graph.nodes.size());
    std::vector<Rect> all;
    all.reserve(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) {
        all.push_back(rectAround(positions[i], graph.nodes[i].size));
    }
    return all;
}

} // namespace roundtrip
