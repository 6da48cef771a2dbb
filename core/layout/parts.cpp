// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/parts.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>

#include "core/layout/columns.h"

namespace roundtrip {

namespace {

struct PlacedPart {
    std::vector<std::uint32_t> nodes;
    LayoutGraph graph;
    Positions centres;
    Size size;
};

} // namespace

Positions inEvenColumns(const LayoutGraph& graph, Positions centres, double pitch, double gap, double aspect)
{
    double total = 0;
    for (const LayoutNode& node : graph.nodes) {
        total += node.size.height + gap;
    }
    std::vector<std::uint32_t> order(centres.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return centres[a].x < centres[b].x; });
    const double wish = std::sqrt(total * pitch / aspect); // of a column's height
    double filled = 0;
    for (const std::uint32_t v : order) {
        centres[v].x = std::floor(filled / wish) * pitch;
        filled += graph.nodes[v].size.height + gap;
    }
    return inColumns(graph, std::move(centres), pitch, gap);
}

Positions inColumns(const LayoutGraph& graph, Positions centres, double pitch, double gap)
{
    std::map<std::int64_t, std::vector<std::uint32_t>> columns;
    for (std::uint32_t v = 0; v < centres.size(); ++v) {
        columns[std::llround(centres[v].x / pitch)].push_back(v);
    }
    for (auto& [column, nodes] : columns) {
        std::stable_sort(nodes.begin(), nodes.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return centres[a].y < centres[b].y; });
        std::vector<double> heights;
        std::vector<double> apart;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            heights.push_back(centres[nodes[i]].y);
            const double before = i > 0 ? graph.nodes[nodes[i - 1]].size.height : 0;
            apart.push_back((before + graph.nodes[nodes[i]].size.height) / 2 + gap);
        }
        spread(heights, apart, -1e12, 1e12);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            centres[nodes[i]] = {static_cast<double>(column) * pitch, heights[i]};
        }
    }
    return centres;
}

Positions placedByParts(const LayoutGraph& graph, const LayeredSpacing& spacing,
                        const std::function<Positions(const LayoutGraph& part)>& place)
{
    const std::size_t n = graph.nodes.size();
    const std::vector<std::uint32_t> rootOf = partsOf(n, graph.edges);
    std::vector<std::uint32_t> count(n, 0);
    for (const std::uint32_t root : rootOf) {
        ++count[root];
    }
    std::vector<PlacedPart> parts;
    std::vector<std::uint32_t> partOf(n, 0);
    std::vector<std::uint32_t> inner(n, 0);
    std::vector<std::uint32_t> alone;
    for (std::uint32_t v = 0; v < n; ++v) {
        if (count[rootOf[v]] == 1) {
            alone.push_back(v);
            continue;
        }
        if (rootOf[v] == v) {
            partOf[v] = static_cast<std::uint32_t>(parts.size());
            parts.emplace_back();
        }
        partOf[v] = partOf[rootOf[v]];
        PlacedPart& part = parts[partOf[v]];
        inner[v] = static_cast<std::uint32_t>(part.nodes.size());
        part.nodes.push_back(v);
        part.graph.nodes.push_back(graph.nodes[v]);
    }
    for (LayoutEdge edge : graph.edges) {
        PlacedPart& part = parts[partOf[edge.from]];
        edge.from = inner[edge.from];
        edge.to = inner[edge.to];
        part.graph.edges.push_back(edge);
    }
    double area = 0;
    double widest = 0;
    for (PlacedPart& part : parts) {
        part.centres = place(part.graph);
        Rect all;
        for (const Rect& box : boxes(part.graph, part.centres)) {
            all = united(all, box);
        }
        for (Point& centre : part.centres) {
            centre = centre - Point{all.x, all.y};
        }
        part.size = all.size();
        area += (all.width + spacing.betweenLayers / 2) * (all.height + 2 * spacing.betweenNodes);
        widest = std::max(widest, all.width);
    }
    for (const std::uint32_t v : alone) {
        area +=
            (graph.nodes[v].size.width + spacing.betweenNodes) * (graph.nodes[v].size.height + spacing.betweenNodes);
    }
    const double width = std::max(widest, std::sqrt(area * spacing.aspect));
    std::stable_sort(parts.begin(), parts.end(),
                     [](const PlacedPart& a, const PlacedPart& b) { return a.nodes.size() > b.nodes.size(); });
    Positions centres(n);
    Point at;
    double shelf = 0;
    // Puts a box of that size where the last one ended, or on a new shelf.
    const auto next = [&](Size size, double gap) {
        if (at.x > 0 && at.x + size.width > width) {
            at = {0, at.y + shelf + 2 * spacing.betweenNodes};
            shelf = 0;
        }
        const Point corner = at;
        at.x += size.width + gap;
        shelf = std::max(shelf, size.height);
        return corner;
    };
    for (const PlacedPart& part : parts) {
        const Point corner = next(part.size, spacing.betweenLayers / 2);
        for (std::size_t i = 0; i < part.nodes.size(); ++i) {
            centres[part.nodes[i]] = part.centres[i] + corner;
        }
    }
    if (!parts.empty() && !alone.empty()) {
        at = {0, at.y + shelf + 2 * spacing.betweenNodes};
        shelf = 0;
    }
    for (const std::uint32_t v : alone) {
        const Size size = graph.nodes[v].size;
        centres[v] = next(size, spacing.betweenNodes) + Point{size.width / 2, size.height / 2};
    }
    return centres;
}

} // namespace roundtrip
