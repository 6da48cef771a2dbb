// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loops/loops.h"

#include <algorithm>
#include <utility>

#include "core/loops/circuits.h"
#include "core/loops/loop_groups.h"

namespace roundtrip {

std::vector<std::uint32_t> partiesOf(const Network& network, const Loop& loop)
{
    std::vector<std::uint32_t> nodes;
    nodes.reserve(loop.pairs.size());
    for (const std::uint32_t pair : loop.pairs) {
        nodes.push_back(network.pairs()[pair].payer);
    }
    return nodes;
}

std::vector<PartyId> partyIdsOf(const Network& network, const Loop& loop)
{
    std::vector<PartyId> parties;
    parties.reserve(loop.pairs.size());
    for (const std::uint32_t node : partiesOf(network, loop)) {
        parties.push_back(network.nodes()[node].party);
    }
    return parties;
}

Loops loops(const Network& network, const LoopLimits& limits, std::stop_token cancel)
{
    constexpr std::size_t firstChunk = 1024;
    Clock clock(limits.time, std::move(cancel));
    // One more than is wanted tells whether these are all.
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(limits.most, SIZE_MAX / 8 - 1)) + 1;
    const std::uint32_t maxLength =
        limits.maxLength == 0 ? static_cast<std::uint32_t>(network.nodes().size()) : limits.maxLength;
    Loops out;
    Heaviest heaviest(network);
    std::size_t done = 0;
    for (std::size_t chunk = firstChunk; done < network.pairs().size() && out.loops.size() < wanted; chunk *= 2) {
        const std::size_t end = heaviest.order(std::min(chunk, network.pairs().size()));
        const ClosedPairs inner = closedPairs(network, heaviest.ordered(), std::exchange(done, end));
        const RankedGraph graph(static_cast<std::uint32_t>(inner.nodes.size()), inner.arcs);
        Closures closures(graph);
        for (std::size_t first = inner.beforeChunk; first < inner.pairs.size() && out.loops.size() < wanted;) {
            const Minor weight = network.pairs()[inner.pairs[first]].amount;
            std::size_t last = first + 1;
            while (last < inner.pairs.size() && network.pairs()[inner.pairs[last]].amount == weight) {
                ++last;
            }
            LoopGroup group(graph, closures, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last),
                            maxLength, clock);
            const auto circuits = group.firstOf(wanted - out.loops.size());
            if (clock.look()) {
                out.cut = clock.cut(); // a group begun and not finished may lack its first: none of it is listed
                return out;
            }
            for (const CircuitNodes& nodes : circuits) {
                out.loops.push_back(loopOf(network, inner, nodes, weight));
            }
            first = last;
        }
        if (clock.look()) {
            out.cut = clock.cut();
            return out;
        }
    }
    if (out.loops.size() == wanted) {
        out.loops.pop_back();
        out.cut = Cut::limit;
    }
    return out;
}

LoopCount loopCount(const Network& network, const LoopLimits& limits, std::stop_token cancel)
{
    Clock clock(limits.time, std::move(cancel));
    std::vector<Arc> arcs;
    arcs.reserve(network.pairs().size());
    for (const Pair& pair : network.pairs()) {
        arcs.push_back({pair.payer, pair.payee});
    }
    const CircuitTally tally =
        countCircuits(static_cast<std::uint32_t>(network.nodes().size()), arcs,
                      {limits.maxLength == 0 ? UINT32_MAX : limits.maxLength, limits.most}, clock);
    const Cut cut = clock.cut() != Cut::none ? clock.cut() : tally.full ? Cut::limit : Cut::none;
    return {tally.byLength, tally.total, cut};
}

} // namespace roundtrip
