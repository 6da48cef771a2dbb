// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/layered.h"

#include <algorithm>
#include <numeric>

#include "core/layout/keep_places.h"
#include "core/layout/layered_graph.h"
#include "core/layout/routes.h"

namespace roundtrip {

namespace {

// The links of each ordered pair as one.
std::vector<Link> merged(std::vector<Link> links)
{
    std::stable_sort(links.begin(), links.end(),
                     [](const Link& a, const Link& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; });
    std::vector<Link> one;
    for (const Link& link : links) {
        if (!one.empty() && one.back().from == link.from && one.back().to == link.to) {
            one.back().weight += link.weight;
            one.back().width += link.width + 8;
        } else {
            one.push_back(link);
        }
    }
    return one;
}

std::vector<Link> linksOf(const LayoutGraph& graph)
{
    std::vector<Link> all;
    all.reserve(graph.edges.size());
    for (const LayoutEdge& edge : graph.edges) {
        if (edge.from != edge.to) {
            all.push_back({edge.from, edge.to, edge.weight, edge.width});
        }
    }
    return merged(std::move(all));
}

// One part placed, its left and top at 0.
struct Part {
    std::vector<std::uint32_t> nodes;
    std::vector<Link> links; // between indices into nodes
    Positions centres;
    Size size;
};

enum class Room { boxesOnly, withArcs };

void place(Part& part, const LayoutGraph& graph, const LayeredSpacing& spacing, Room room)
{
    const std::size_t n = part.nodes.size();
    std::vector<double> heights(n);
    double widest = 0;
    for (std::size_t i = 0; i < n; ++i) {
        heights[i] = graph.nodes[part.nodes[i]].size.height;
        widest = std::max(widest, graph.nodes[part.nodes[i]].size.width);
    }
    const std::vector<std::uint32_t> rank = ranksWithLightFeedback(n, part.links);
    // Both directions of a pair become one link to the right.
    std::vector<Link> forward = part.links;
    for (Link& link : forward) {
        if (rank[link.from] > rank[link.to]) {
            std::swap(link.from, link.to);
        }
    }
    forward = merged(std::move(forward));

    // What stands beside or below it takes its part of the sheet.
    const LayerShape shape{widest + spacing.betweenLayers, spacing.betweenLayers, spacing.betweenNodes,
                           spacing.aspect * 1.08};
    std::vector<std::uint32_t> layers = layersOf(heights, forward, shape);
    constexpr std::size_t small = 150;
    if (n <= small) {
        layers = searchedLayers(heights, part.links, std::move(layers), shape);
        // The layers now say which links run to the right; those within a layer go their own way.
        forward = part.links;
        std::erase_if(forward, [&](const Link& link) { return layers[link.from] == layers[link.to]; });
        for (Link& link : forward) {
            if (layers[link.from] > layers[link.to]) {
                std::swap(link.from, link.to);
            }
        }
        forward = merged(std::move(forward));
    }
    LayeredGraph layered = layeredGraph(heights, layers, forward);
    reduceCrossings(layered);
    const std::vector<double> y =
        heightsOf(layered, {spacing.betweenNodes, spacing.betweenTracks, spacing.betweenTracks * 2 / 3});

    // Layers are as wide as their widest box.
    std::vector<double> width(layered.layers.size(), 0);
    for (std::size_t i = 0; i < n; ++i) {
        width[layers[i]] = std::max(width[layers[i]], graph.nodes[part.nodes[i]].size.width);
    }
    std::vector<double> x(width.size(), 0);
    double right = 0;
    for (std::size_t layer = 0; layer < width.size(); ++layer) {
        x[layer] = right + width[layer] / 2;
        right += width[layer] + spacing.betweenLayers;
    }
    std::vector<Rect> placed(n);
    Rect all;
    for (std::size_t i = 0; i < n; ++i) {
        placed[i] = rectAround({x[layers[i]], y[i]}, graph.nodes[part.nodes[i]].size);
        all = united(all, placed[i]);
    }
    // Arrows that run back go above or below the boxes: what stands beside this part has to leave them room.
    constexpr std::size_t worthIt = 1500;
    if (room == Room::withArcs && part.links.size() <= worthIt) {
        std::vector<LayoutEdge> edges;
        for (const Link& link : part.links) {
            edges.push_back({link.from, link.to, link.weight, link.width, 0});
        }
        const Routes ways = routes(placed, edges);
        for (std::size_t e = 0; e < ways.size(); ++e) {
            all = united(all, bounds(ways[e]).grown(edges[e].width));
        }
    }
    part.centres.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        part.centres[i] = placed[i].centre() - Point{all.x, all.y};
    }
    part.size = all.size();
}

// Boxes without arrows, in rows below the rest or in columns beside it.
enum class Along { rows, columns };

Size placeAlone(const std::vector<std::uint32_t>& nodes, const LayoutGraph& graph, Along along, double length,
                const LayeredSpacing& spacing, Point origin, Positions& centres)
{
    const bool rows = along == Along::rows;
    double at = 0;     // along the row or column
    double across = 0; // of the rows or columns that are full
    double thick = 0;
    double longest = 0;
    for (const std::uint32_t v : nodes) {
        const Size size = graph.nodes[v].size;
        const double own = rows ? size.width : size.height;
        if (at > 0 && at + own > length) {
            across += thick + spacing.betweenNodes;
            at = 0;
            thick = 0;
        }
        const Point corner = rows ? Point{at, across} : Point{across, at};
        centres[v] = origin + corner + Point{size.width / 2, size.height / 2};
        longest = std::max(longest, at + own);
        at += own + spacing.betweenNodes;
        thick = std::max(thick, rows ? size.height : size.width);
    }
    return rows ? Size{longest, across + thick} : Size{across + thick, longest};
}

// How large a sheet of that size is shown in a window of the aspect that is aimed at.
double scaleOf(Size sheet, double aspect)
{
    return std::min(aspect / sheet.width, 1 / sheet.height);
}

Positions placedAnew(const LayoutGraph& graph, const LayeredSpacing& spacing)
{
    const std::size_t n = graph.nodes.size();
    Positions centres(n);
    const std::vector<Link> links = linksOf(graph);
    const std::vector<std::uint32_t> partOf = partsOf(n, graph.edges);

    std::vector<std::uint32_t> size(n, 0);
    for (const std::uint32_t part : partOf) {
        ++size[part];
    }
    std::vector<std::uint32_t> alone;
    std::vector<Part> parts;
    std::vector<std::uint32_t> index(n, 0);
    std::vector<std::uint32_t> inner(n, 0);
    for (std::uint32_t v = 0; v < n; ++v) {
        const std::uint32_t root = partOf[v];
        if (size[root] == 1) {
            alone.push_back(v);
            continue;
        }
        if (root == v) {
            index[root] = static_cast<std::uint32_t>(parts.size());
            parts.emplace_back();
        }
        Part& part = parts[index[root]];
        inner[v] = static_cast<std::uint32_t>(part.nodes.size());
        part.nodes.push_back(v);
    }
    for (const Link& link : links) {
        parts[index[partOf[link.from]]].links.push_back({inner[link.from], inner[link.to], link.weight, link.width});
    }
    const Room room = parts.size() + alone.size() > 1 ? Room::withArcs : Room::boxesOnly;
    for (Part& part : parts) {
        place(part, graph, spacing, room);
    }
    std::stable_sort(parts.begin(), parts.end(),
                     [](const Part& a, const Part& b) { return a.nodes.size() > b.nodes.size(); });

    // The largest part sets the width; the others stand below it in shelves.
    double area = 0;
    double width = 0;
    for (const Part& part : parts) {
        area += (part.size.width + spacing.betweenLayers / 2) * (part.size.height + 2 * spacing.betweenNodes);
        width = std::max(width, part.size.width);
    }
    for (const std::uint32_t v : alone) {
        area +=
            (graph.nodes[v].size.width + spacing.betweenNodes) * (graph.nodes[v].size.height + spacing.betweenNodes);
    }
    width = std::max(width, std::sqrt(area * spacing.aspect));
    double x = 0;
    double y = 0;
    double shelf = 0;
    double used = 0;
    for (const Part& part : parts) {
        if (x > 0 && x + part.size.width > width) {
            y += shelf + 2 * spacing.betweenNodes;
            x = 0;
            shelf = 0;
        }
        for (std::size_t i = 0; i < part.nodes.size(); ++i) {
            centres[part.nodes[i]] = part.centres[i] + Point{x, y};
        }
        x += part.size.width + spacing.betweenLayers / 2;
        used = std::max(used, x - spacing.betweenLayers / 2);
        shelf = std::max(shelf, part.size.height);
    }
    if (parts.empty()) {
        placeAlone(alone, graph, Along::rows, width, spacing, {}, centres);
    } else if (!alone.empty()) {
        // Below or beside, whichever leaves all of it larger in the window.
        const Size others{used, y + shelf};
        const double gap = 2 * spacing.betweenNodes;
        Positions beside = centres;
        const Size columns = placeAlone(alone, graph, Along::columns, others.height, spacing, {used + gap, 0}, beside);
        const Size rows = placeAlone(alone, graph, Along::rows, used, spacing, {0, others.height + gap}, centres);
        const Size wide{used + gap + columns.width, std::max(others.height, columns.height)};
        const Size tall{std::max(used, rows.width), others.height + gap + rows.height};
        if (scaleOf(wide, spacing.aspect) > scaleOf(tall, spacing.aspect)) {
            return beside;
        }
    }
    return centres;
}

} // namespace

Positions layered(const LayoutGraph& graph, const LayeredSpacing& spacing)
{
    const auto known = std::count_if(graph.nodes.begin(), graph.nodes.end(),
                                     [](const LayoutNode& node) { return node.previous.has_value(); });
    if (2 * static_cast<std::size_t>(known) > graph.nodes.size()) {
        return placesKept(graph, spacing);
    }
    Positions centres = placedAnew(graph, spacing);
    return known > 0 ? pinsKept(graph, std::move(centres), spacing) : centres;
}

} // namespace roundtrip
