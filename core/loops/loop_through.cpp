// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loops/loop_through.h"

#include <algorithm>
#include <set>

namespace roundtrip {

std::optional<Loop> loopThrough(const Network& network, std::span<const PartyId> parties)
{
    std::vector<std::uint32_t> nodes;
    for (const PartyId party : parties) {
        const auto node = network.nodeOf(party);
        if (!node) {
            return std::nullopt;
        }
        nodes.push_back(*node);
    }
    if (nodes.size() < 2 || std::set(nodes.begin(), nodes.end()).size() != nodes.size()) {
        return std::nullopt;
    }
    // Nodes are in the order of names.
    std::rotate(nodes.begin(), std::min_element(nodes.begin(), nodes.end()), nodes.end());
    Loop loop;
    bool capital = false;
    bool commercial = false;
    for (std::size_t leg = 0; leg < nodes.size(); ++leg) {
        const auto at = network.find(nodes[leg], nodes[(leg + 1) % nodes.size()]);
        if (!at) {
            return std::nullopt;
        }
        const Pair& pair = network.pairs()[*at];
        loop.pairs.push_back(*at);
        loop.roundTrip = leg == 0 ? pair.amount : std::min(loop.roundTrip, pair.amount);
        capital = capital || pair.capital > 0;
        commercial = commercial || pair.commercial > 0;
    }
    loop.circularFinancing = capital && commercial;
    return loop;
}

} // namespace roundtrip
