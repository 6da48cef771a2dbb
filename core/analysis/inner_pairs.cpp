// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/inner_pairs.h"

#include <algorithm>

namespace roundtrip {

namespace {

std::vector<Arc> arcsOf(const Network& network)
{
    std::vector<Arc> arcs;
    arcs.reserve(network.pairs().size());
    for (const Pair& pair : network.pairs()) {
        arcs.push_back({pair.payer, pair.payee});
    }
    return arcs;
}

} // namespace

InnerPairs innerPairs(const Network& network)
{
    const auto nodeCount = static_cast<std::uint32_t>(network.nodes().size());
    const std::vector<std::uint32_t> component = components(nodeCount, arcsOf(network));
    InnerPairs inner;
    std::vector<std::uint32_t> nodes;
    std::vector<bool> inside(nodeCount);
    for (std::uint32_t i = 0; i < network.pairs().size(); ++i) {
        const Pair& pair = network.pairs()[i];
        if (component[pair.payer] == component[pair.payee]) {
            inner.pairs.push_back(i);
            for (const std::uint32_t node : {pair.payer, pair.payee}) {
                if (!inside[node]) {
                    inside[node] = true;
                    nodes.push_back(node);
                }
            }
        }
    }
    std::stable_sort(nodes.begin(), nodes.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return component[a] < component[b]; });
    std::vector<std::uint32_t> number(nodeCount);
    for (const std::uint32_t node : nodes) {
        number[node] = inner.nodeCount++;
    }
    for (const std::uint32_t i : inner.pairs) {
        const Pair& pair = network.pairs()[i];
        inner.arcs.push_back({number[pair.payer], number[pair.payee]});
        inner.amounts.push_back(pair.amount);
    }
    return inner;
}

} // namespace roundtrip
