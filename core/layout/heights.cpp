// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "core/layout/layered_graph.h"

namespace roundtrip {

namespace {

// A run of vertices that touch each other and move as one.
struct Block {
    double sum = 0; // of weight times wished place, in places less their distance from the run's start
    double weight = 0;
    std::uint32_t first = 0;
    double at() const { return sum / weight; }
};

} // namespace

std::vector<double> heightsOf(const LayeredGraph& graph, const HeightSpacing& spacing)
{
    const std::size_t n = graph.vertices();
    const auto isNode = [&](std::uint32_t v) { return v < graph.nodes; };
    const auto apart = [&](std::uint32_t upper, std::uint32_t lower) {
        const double gap = isNode(upper) && isNode(lower)   ? spacing.betweenNodes
                           : isNode(upper) != isNode(lower) ? spacing.nodeToTrack
                                                            : spacing.betweenTracks;
        return (graph.height[upper] + graph.height[lower]) / 2 + gap;
    };
    // Straight lines matter most where an arrow passes layers (Gansner et al. 1993).
    const auto pull = [&](std::uint32_t v, std::uint32_t u) {
        return isNode(v) ? (isNode(u) ? 1.0 : 2.0) : (isNode(u) ? 2.0 : 8.0);
    };

    std::vector<double> y(n, 0);
    for (const auto& layer : graph.layers) {
        double at = 0;
        for (std::size_t i = 1; i < layer.size(); ++i) {
            at += apart(layer[i - 1], layer[i]);
            y[layer[i]] = at;
        }
        for (const std::uint32_t v : layer) {
            y[v] -= at / 2;
        }
    }

    std::vector<Block> blocks;
    std::vector<double> offset;
    // Moves a layer to where its neighbours wish it, the distances kept: least squares under an order, solved exactly
    // by pooling neighbours that would collide.
    const auto settle = [&](const std::vector<std::uint32_t>& layer, bool left, bool right, double inertia) {
        blocks.clear();
        offset.assign(layer.size(), 0);
        for (std::uint32_t i = 0; i < layer.size(); ++i) {
            const std::uint32_t v = layer[i];
            offset[i] = i == 0 ? 0 : offset[i - 1] + apart(layer[i - 1], v);
            double sum = y[v] * inertia;
            double weight = inertia;
            const auto add = [&](const Neighbours& side) {
                for (const std::uint32_t u : side[v]) {
                    const double by = pull(v, u);
                    sum += by * y[u];
                    weight += by;
                }
            };
            if (left) {
                add(graph.before);
            }
            if (right) {
                add(graph.after);
            }
            const double wish = sum / weight;
            Block block{(wish - offset[i]) * weight, weight, i};
            while (!blocks.empty() && blocks.back().at() > block.at()) {
                block = {blocks.back().sum + block.sum, blocks.back().weight + block.weight, blocks.back().first};
                blocks.pop_back();
            }
            blocks.push_back(block);
        }
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            const std::size_t end = b + 1 < blocks.size() ? blocks[b + 1].first : layer.size();
            for (std::size_t i = blocks[b].first; i < end; ++i) {
                y[layer[i]] = blocks[b].at() + offset[i];
            }
        }
    };
    const int rounds = n <= 2000 ? 40 : n <= 50000 ? 16 : 10;
    for (int round = 0; round < rounds; ++round) {
        // At first one side at a time, which travels fast; then both, which rests in the middle.
        const bool both = round >= rounds / 3;
        const std::size_t count = graph.layers.size();
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t layer = round % 2 == 0 ? i : count - 1 - i;
            settle(graph.layers[layer], both || round % 2 == 0, both || round % 2 != 0, both ? 0.05 : 0.2);
        }
    }
    return y;
}

} // namespace roundtrip
