// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/circularity.h"

#include <algorithm>

#include "core/analysis/components.h"
#include "core/analysis/netting.h"

namespace roundtrip {

namespace {

std::optional<double> share(Minor part, Minor whole)
{
    return whole == 0 ? std::nullopt : std::optional{static_cast<double>(part) / static_cast<double>(whole)};
}

std::vector<Arc> arcsOf(const Network& network)
{
    std::vector<Arc> arcs;
    arcs.reserve(network.pairs().size());
    for (const Pair& pair : network.pairs()) {
        arcs.push_back({pair.payer, pair.payee});
    }
    return arcs;
}

// The pairs inside strongly connected components, their parties renumbered so that a component's stand together:
// nothing can go round elsewhere.
struct Inner {
    std::vector<std::uint32_t> pairs;
    std::vector<Arc> arcs;
    std::vector<Minor> amounts;
    std::uint32_t nodeCount = 0;
};

Inner innerOf(const Network& network)
{
    const auto nodeCount = static_cast<std::uint32_t>(network.nodes().size());
    const std::vector<std::uint32_t> component = components(nodeCount, arcsOf(network));
    Inner inner;
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

Minor externalOf(const Network& network)
{
    std::vector<Minor> net(network.nodes().size());
    for (const Pair& pair : network.pairs()) {
        net[pair.payer] += pair.amount; // no sum exceeds the network's total, which fits
        net[pair.payee] -= pair.amount;
    }
    Minor external = 0;
    for (const Minor more : net) {
        external += std::max<Minor>(0, more);
    }
    return external;
}

} // namespace

std::optional<double> Circularity::circularShare() const
{
    return share(circular, headline);
}

std::optional<double> Circularity::stronglyConnectedShare() const
{
    return share(stronglyConnected, headline);
}

Circularity circularity(const Network& network, std::stop_token cancel)
{
    const Inner inner = innerOf(network);
    Netting optimum = netting(inner.nodeCount, inner.arcs, inner.amounts, std::move(cancel));
    Circularity out;
    out.headline = network.total();
    out.external = externalOf(network);
    out.carried.assign(network.pairs().size(), 0);
    for (std::size_t i = 0; i < inner.pairs.size(); ++i) {
        const Minor carried = inner.amounts[i] - optimum.rest[i];
        out.carried[inner.pairs[i]] = carried;
        out.circular += carried;
        out.stronglyConnected += inner.amounts[i];
    }
    out.heights = std::move(optimum.heights);
    return out;
}

std::vector<CircularRange> circularRanges(const Network& network, const Circularity& circularity,
                                          std::stop_token cancel)
{
    const Inner inner = innerOf(network);
    Netting optimum;
    optimum.heights = circularity.heights;
    for (std::size_t i = 0; i < inner.pairs.size(); ++i) {
        optimum.rest.push_back(inner.amounts[i] - circularity.carried[inner.pairs[i]]);
    }
    const std::vector<RestRange> ranges =
        restRanges(inner.nodeCount, inner.arcs, inner.amounts, optimum, std::move(cancel));
    std::vector<CircularRange> out(network.pairs().size());
    for (std::size_t i = 0; i < inner.pairs.size(); ++i) {
        out[inner.pairs[i]] = {inner.amounts[i] - ranges[i].most, inner.amounts[i] - ranges[i].least};
    }
    return out;
}

} // namespace roundtrip
