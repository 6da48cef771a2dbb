// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/lay_out.h"

#include <algorithm>
#include <unordered_set>

#include "core/layout/keep_places.h"

namespace roundtrip {

namespace {

// The chosen nodes of a graph, with what runs between them, as a graph of its own.
Positions chosenLaidOut(const LayoutGraph& graph, const std::vector<bool>& chosen, LayoutKind layout)
{
    LayoutGraph part;
    std::vector<std::uint32_t> inner(graph.nodes.size(), 0);
    for (std::size_t v = 0; v < graph.nodes.size(); ++v) {
        if (chosen[v]) {
            inner[v] = static_cast<std::uint32_t>(part.nodes.size());
            part.nodes.push_back(graph.nodes[v]);
            part.nodes.back().previous.reset();
        }
    }
    for (LayoutEdge edge : graph.edges) {
        if (chosen[edge.from] && chosen[edge.to]) {
            edge.from = inner[edge.from];
            edge.to = inner[edge.to];
            part.edges.push_back(edge);
        }
    }
    const Positions fresh = laidOut(layout, part);
    // Round the middle of where they stood.
    Point shift;
    const double share = 1.0 / static_cast<double>(std::max<std::size_t>(1, part.nodes.size()));
    for (std::size_t v = 0; v < graph.nodes.size(); ++v) {
        if (chosen[v] && graph.nodes[v].previous) {
            shift = shift + (*graph.nodes[v].previous - fresh[inner[v]]) * share;
        }
    }
    Positions all(graph.nodes.size());
    LayoutGraph standing = graph;
    for (std::size_t v = 0; v < graph.nodes.size(); ++v) {
        if (chosen[v]) {
            all[v] = fresh[inner[v]] + shift;
            standing.nodes[v].previous.reset();
        } else {
            all[v] = graph.nodes[v].previous.value_or(Point{});
            standing.nodes[v].previous = all[v];
        }
    }
    return pinsKept(standing, std::move(all), {});
}

} // namespace

PartyPlaces cardsLaidOut(const Book& book, const Network& network, const MapOptions& options, LayoutKind layout,
                         const PartyPlaces& now, std::span<const PartyId> chosen)
{
    LayoutGraph graph = mapGraph(book, network, options, now);
    const std::unordered_set<PartyId> meant(chosen.begin(), chosen.end());
    const bool some = meant.size() >= 2;
    std::vector<bool> moves(graph.nodes.size(), false);
    std::size_t stay = 0;
    for (std::size_t v = 0; v < graph.nodes.size(); ++v) {
        moves[v] = !graph.nodes[v].pinned && (!some || meant.contains(network.nodes()[v].party));
        stay += moves[v] ? 0 : 1;
    }
    Positions at;
    if (stay == 0) {
        for (LayoutNode& node : graph.nodes) {
            node.previous.reset();
        }
        at = laidOut(layout, graph);
    } else {
        at = chosenLaidOut(graph, moves, layout);
    }
    PartyPlaces places;
    for (std::size_t v = 0; v < graph.nodes.size(); ++v) {
        if (moves[v]) {
            places[network.nodes()[v].party] = {at[v], false};
        }
    }
    return places;
}

} // namespace roundtrip
