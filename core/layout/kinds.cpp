// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/kinds.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "core/layout/layered_graph.h"

namespace roundtrip {

namespace {

// The groups that there are, from left to right.
std::vector<std::uint32_t> orderedGroups(const LayoutGraph& graph)
{
    std::map<std::uint32_t, std::uint32_t> number;
    for (const LayoutNode& node : graph.nodes) {
        number.emplace(node.group, 0);
    }
    std::vector<std::uint32_t> groups;
    for (auto& [group, at] : number) {
        at = static_cast<std::uint32_t>(groups.size());
        groups.push_back(group);
    }
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> weights;
    for (const LayoutEdge& edge : graph.edges) {
        const std::uint32_t from = number[graph.nodes[edge.from].group];
        const std::uint32_t to = number[graph.nodes[edge.to].group];
        if (from != to) {
            weights[{from, to}] += edge.weight;
        }
    }
    std::vector<Link> links;
    for (const auto& [pair, weight] : weights) {
        links.push_back({pair.first, pair.second, weight, 1});
    }
    const std::vector<std::uint32_t> rank = ranksWithLightFeedback(groups.size(), links);
    std::vector<std::uint32_t> order(groups.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return rank[a] < rank[b]; });
    for (std::uint32_t& at : order) {
        at = groups[at];
    }
    return order;
}

} // namespace

Positions kinds(const LayoutGraph& graph, const LayeredSpacing& spacing)
{
    const std::size_t n = graph.nodes.size();
    Positions centres(n);
    if (n == 0) {
        return centres;
    }
    const std::vector<std::uint32_t> groups = orderedGroups(graph);
    std::map<std::uint32_t, std::vector<std::uint32_t>> members;
    double area = 0;
    double highest = 0;
    Size largest;
    for (std::uint32_t v = 0; v < n; ++v) {
        const Size size = graph.nodes[v].size;
        members[graph.nodes[v].group].push_back(v);
        area += (size.width + spacing.betweenLayers) * (size.height + spacing.betweenNodes);
        highest = std::max(highest, size.height);
        largest = {std::max(largest.width, size.width), std::max(largest.height, size.height)};
    }
    const double wish = std::max(highest, std::sqrt(area / spacing.aspect));

    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    for (const LayoutEdge& edge : graph.edges) {
        pairs.push_back({edge.from, edge.to});
        pairs.push_back({edge.to, edge.from});
    }
    const Neighbours neighbours(n, pairs);
    const auto heightOf = [&](const std::vector<std::uint32_t>& nodes) {
        double height = 0;
        for (const std::uint32_t v : nodes) {
            height += graph.nodes[v].size.height + spacing.betweenNodes;
        }
        return height;
    };
    // A large group is a block of several columns.
    const auto columnsOf = [&](std::uint32_t group) {
        return std::max(1.0, std::ceil(heightOf(members[group]) / wish - 0.25));
    };
    // Between columns of a group there is room for arrows as well, but less than between groups.
    const double pitch = largest.width + spacing.betweenLayers * 0.5;
    const double between = 1.5 * spacing.betweenNodes; // groups above each other: more than the members of one
    // Small groups that follow each other share a column, one below the other, so that the whole is no long strip: as
    // many as bring it nearest to the aspect.
    using Stacks = std::vector<std::vector<std::uint32_t>>;
    Stacks stacks;
    double farthest = std::numeric_limits<double>::infinity();
    for (double most = 0.5 * wish; most < 2.5 * wish; most *= 1.1) {
        Stacks tried;
        double filled = 0;
        double width = -spacing.betweenLayers;
        double height = 1;
        for (const std::uint32_t group : groups) {
            const double columns = columnsOf(group);
            const double own = heightOf(members[group]) / columns;
            if (!tried.empty() && filled + between + own <= most && columns == 1) {
                tried.back().push_back(group);
                filled += between + own;
            } else {
                tried.push_back({group});
                filled = columns > 1 ? std::numeric_limits<double>::infinity() : own; // a block stands alone
                width += (columns - 1) * pitch + largest.width + spacing.betweenLayers;
            }
            height = std::max(height, std::isfinite(filled) ? filled : own);
        }
        const double away = std::abs(std::log(width / height / spacing.aspect));
        if (away < farthest - 1e-9) {
            farthest = away;
            stacks = std::move(tried);
        }
    }
    // Stands every group's members in their order, column by column, each column in the middle of the height.
    const auto stand = [&] {
        double left = 0;
        for (const std::vector<std::uint32_t>& stack : stacks) {
            double whole = (static_cast<double>(stack.size()) - 1) * between - spacing.betweenNodes;
            for (const std::uint32_t group : stack) {
                whole += heightOf(members[group]);
            }
            double top = -whole / 2; // of the group, where the stack is one column
            std::size_t count = 1;
            for (const std::uint32_t group : stack) {
                const std::vector<std::uint32_t>& nodes = members[group];
                count = static_cast<std::size_t>(columnsOf(group));
                // Neighbours in order stand in one row: so that a block reads as rows, not as a snake of columns.
                for (std::size_t column = 0; column < count; ++column) {
                    double own = -spacing.betweenNodes;
                    for (std::size_t i = column; i < nodes.size(); i += count) {
                        own += graph.nodes[nodes[i]].size.height + spacing.betweenNodes;
                    }
                    double y = stack.size() > 1 ? top : -own / 2;
                    for (std::size_t i = column; i < nodes.size(); i += count) {
                        const Size size = graph.nodes[nodes[i]].size;
                        centres[nodes[i]] = {left + largest.width / 2 + static_cast<double>(column) * pitch,
                                             y + size.height / 2};
                        y += size.height + spacing.betweenNodes;
                    }
                }
                top += heightOf(nodes) + between;
            }
            left += static_cast<double>(count - 1) * pitch + largest.width + spacing.betweenLayers;
        }
    };
    stand();
    constexpr int rounds = 12;
    std::vector<double> pull(n, 0);
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t g = 0; g < groups.size(); ++g) {
            std::vector<std::uint32_t>& nodes = members[groups[round % 2 == 0 ? g : groups.size() - 1 - g]];
            for (const std::uint32_t v : nodes) {
                double sum = 0;
                double count = 0;
                for (const std::uint32_t u : neighbours[v]) {
                    if (graph.nodes[u].group != graph.nodes[v].group) {
                        sum += centres[u].y;
                        ++count;
                    }
                }
                pull[v] = count > 0 ? sum / count : centres[v].y;
            }
            std::stable_sort(nodes.begin(), nodes.end(),
                             [&](std::uint32_t a, std::uint32_t b) { return pull[a] < pull[b]; });
            // Heights follow the order at once, so that the next group sees them.
            std::vector<double> heights;
            for (const std::uint32_t v : nodes) {
                heights.push_back(centres[v].y);
            }
            std::sort(heights.begin(), heights.end());
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                centres[nodes[i]].y = heights[i];
            }
        }
    }
    stand();
    double top = 0;
    for (std::size_t v = 0; v < n; ++v) {
        top = std::min(top, centres[v].y - graph.nodes[v].size.height / 2);
    }
    for (Point& centre : centres) {
        centre.y -= top;
    }
    return centres;
}

} // namespace roundtrip
