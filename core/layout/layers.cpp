// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

#include "core/layout/layered_graph.h"

namespace roundtrip {

Neighbours::Neighbours(std::size_t vertices, std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs)
    : m_first(vertices + 1, 0), m_all(pairs.size())
{
    for (const auto& [vertex, neighbour] : pairs) {
        ++m_first[vertex + 1];
    }
    std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    for (const auto& [vertex, neighbour] : pairs) {
        m_all[next[vertex]++] = neighbour;
    }
}

namespace {

// The longest link, in layers, that is followed through the layers that it passes: all of them where that is not too
// much work, else the shorter ones. Where there are so many, no eye follows the long ones.
std::uint32_t longestFollowed(std::span<const std::uint32_t> nodeLayers, std::span<const Link> links)
{
    constexpr std::uint64_t most = 400'000; // vertices that links pass through
    std::vector<std::uint64_t> ofSpan;
    for (const Link& link : links) {
        const std::uint32_t span = nodeLayers[link.to] - nodeLayers[link.from];
        if (span >= ofSpan.size()) {
            ofSpan.resize(span + 1, 0);
        }
        ++ofSpan[span];
    }
    std::uint64_t sum = 0;
    for (std::uint32_t span = 1; span < ofSpan.size(); ++span) {
        sum += ofSpan[span] * (span - 1);
        if (sum > most) {
            return span - 1;
        }
    }
    return static_cast<std::uint32_t>(ofSpan.size());
}

} // namespace

LayeredGraph layeredGraph(std::span<const double> nodeHeights, std::span<const std::uint32_t> nodeLayers,
                          std::span<const Link> links)
{
    LayeredGraph graph;
    graph.nodes = nodeHeights.size();
    graph.layer.assign(nodeLayers.begin(), nodeLayers.end());
    graph.height.assign(nodeHeights.begin(), nodeHeights.end());
    std::vector<std::pair<std::uint32_t, std::uint32_t>> segments;
    const std::uint32_t longest = longestFollowed(nodeLayers, links);
    for (const Link& link : links) {
        assert(nodeLayers[link.from] < nodeLayers[link.to]);
        if (nodeLayers[link.to] - nodeLayers[link.from] > longest) {
            continue;
        }
        std::uint32_t last = link.from;
        for (std::uint32_t layer = nodeLayers[link.from] + 1; layer < nodeLayers[link.to]; ++layer) {
            const auto passing = static_cast<std::uint32_t>(graph.layer.size());
            graph.layer.push_back(layer);
            graph.height.push_back(link.width);
            segments.push_back({last, passing});
            last = passing;
        }
        segments.push_back({last, link.to});
    }
    graph.after = Neighbours(graph.vertices(), segments);
    for (auto& [from, to] : segments) {
        std::swap(from, to);
    }
    graph.before = Neighbours(graph.vertices(), segments);
    const std::uint32_t count = graph.layer.empty() ? 0 : *std::max_element(graph.layer.begin(), graph.layer.end()) + 1;
    graph.layers.resize(count);
    for (std::uint32_t v = 0; v < graph.vertices(); ++v) {
        graph.layers[graph.layer[v]].push_back(v);
    }
    return graph;
}

namespace {

// The nodes so that every link runs forward in the list.
std::vector<std::uint32_t> topological(std::size_t nodes, const Neighbours& after, std::span<const Link> links)
{
    std::vector<std::uint32_t> waiting(nodes, 0);
    for (const Link& link : links) {
        ++waiting[link.to];
    }
    std::vector<std::uint32_t> order;
    order.reserve(nodes);
    for (std::uint32_t v = 0; v < nodes; ++v) {
        if (waiting[v] == 0) {
            order.push_back(v);
        }
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (const std::uint32_t u : after[order[i]]) {
            if (--waiting[u] == 0) {
                order.push_back(u);
            }
        }
    }
    assert(order.size() == nodes);
    return order;
}

} // namespace

std::vector<std::uint32_t> layersOf(std::span<const double> nodeHeights, std::span<const Link> links,
                                    const LayerShape& shape)
{
    const std::size_t n = nodeHeights.size();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    pairs.reserve(links.size());
    for (const Link& link : links) {
        pairs.push_back({link.from, link.to});
    }
    const Neighbours after(n, pairs);
    for (auto& [from, to] : pairs) {
        std::swap(from, to);
    }
    const Neighbours before(n, pairs);
    const std::vector<std::uint32_t> order = topological(n, after, links);

    // The longest paths give the least number of layers.
    std::vector<std::uint32_t> layer(n, 0);
    std::uint32_t last = 0;
    for (const std::uint32_t v : order) {
        for (const std::uint32_t u : before[v]) {
            layer[v] = std::max(layer[v], layer[u] + 1);
        }
        last = std::max(last, layer[v]);
    }

    // How full a layer may get before it costs: so that all of them together have the aspect asked for.
    double total = 0;
    for (const double height : nodeHeights) {
        total += height + shape.gap;
    }
    const double wish = std::max(std::sqrt(total * shape.pitch / shape.aspect), total / (last + 1.0));
    const double unit = total / std::max<double>(1, static_cast<double>(n));
    std::vector<double> fill(last + 1, 0);
    for (std::size_t v = 0; v < n; ++v) {
        fill[layer[v]] += nodeHeights[v] + shape.gap;
    }
    const auto crowding = [&](double filled) {
        const double over = std::max(0.0, filled - wish) / unit;
        return over * over * 0.5;
    };
    // Each node in turn goes where its links are shortest, unless that layer is crowded; to and fro until it rests.
    // Counted work, not time, bounds it: the same graph has the same layers on every machine.
    const double work = static_cast<double>(n) * (last + 1.0);
    const int passes = static_cast<int>(std::clamp(4e8 / std::max(1.0, work), 2.0, 24.0));
    for (int pass = 0; pass < passes; ++pass) {
        bool moved = false;
        for (std::size_t i = 0; i < n; ++i) {
            const std::uint32_t v = pass % 2 == 0 ? order[n - 1 - i] : order[i];
            std::uint32_t low = 0;
            std::uint32_t high = last;
            for (const std::uint32_t u : before[v]) {
                low = std::max(low, layer[u] + 1);
            }
            for (const std::uint32_t u : after[v]) {
                high = std::min(high, layer[u] - 1);
            }
            if (low >= high) {
                continue;
            }
            const double slope = static_cast<double>(before[v].size()) - static_cast<double>(after[v].size());
            const double own = nodeHeights[v] + shape.gap;
            fill[layer[v]] -= own;
            const auto cost = [&](std::uint32_t at) {
                return slope * at + crowding(fill[at] + own) - crowding(fill[at]);
            };
            std::uint32_t best = layer[v];
            double least = cost(best) - 1e-9;
            for (std::uint32_t at = low; at <= high; ++at) {
                if (cost(at) < least) {
                    least = cost(at);
                    best = at;
                }
            }
            moved = moved || best != layer[v];
            layer[v] = best;
            fill[best] += own;
        }
        if (!moved) {
            break;
        }
    }
    return closedUp(std::move(layer));
}

std::vector<std::uint32_t> closedUp(std::vector<std::uint32_t> layers)
{
    if (layers.empty()) {
        return layers;
    }
    std::vector<std::uint32_t> number(*std::max_element(layers.begin(), layers.end()) + 2, 0);
    for (const std::uint32_t layer : layers) {
        number[layer + 1] = 1;
    }
    std::partial_sum(number.begin(), number.end(), number.begin());
    for (std::uint32_t& layer : layers) {
        layer = number[layer];
    }
    return layers;
}

} // namespace roundtrip
