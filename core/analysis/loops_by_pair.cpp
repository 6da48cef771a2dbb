// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/loops_by_pair.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "core/analysis/circuits.h"
#include "core/analysis/loop_groups.h"

namespace roundtrip {

namespace {

Minor lightestOf(const Network& network, const Loop& loop)
{
    Minor least = network.pairs()[loop.pairs.front()].amount;
    for (const std::uint32_t pair : loop.pairs) {
        least = std::min(least, network.pairs()[pair].amount);
    }
    return least;
}

// The loops that the pair closes among the heaviest pairs of the network.
class ByPair {
public:
    ByPair(const Network& network, std::uint32_t pair, std::uint32_t maxLength, Clock& clock)
        : m_network(network), m_pair(pair), m_maxLength(maxLength), m_clock(clock), m_heaviest(network)
    {}

    // Among that many of the heaviest: the first `most` by length, then by names.
    std::vector<Loop> among(std::size_t count, std::size_t most)
    {
        std::vector<std::uint32_t> pairs;
        pairs.reserve(count + 1);
        for (const std::uint32_t other : m_heaviest.ordered().first(count)) {
            if (other != m_pair) {
                pairs.push_back(other);
            }
        }
        pairs.push_back(m_pair); // which closes what the others leave open
        const InnerPairs inner = innerOf(m_network, pairs, 0);
        if (inner.pairs.empty() || inner.pairs.back() != m_pair) {
            return {};
        }
        const RankedGraph graph(static_cast<std::uint32_t>(inner.nodes.size()), inner.arcs);
        Closures closures(graph);
        const auto last = static_cast<std::uint32_t>(inner.arcs.size());
        std::vector<Loop> found;
        for (const CircuitNodes& nodes :
             LoopGroup(graph, closures, last - 1, last, m_maxLength, m_clock).firstOf(most)) {
            found.push_back(loopOf(m_network, inner, nodes, 0));
            found.back().roundTrip = lightestOf(m_network, found.back());
        }
        return found;
    }

    // How many pairs are as heavy as the pair itself: what they close has its amount as the round trip.
    std::size_t begin()
    {
        const auto pairs = m_network.pairs();
        const Minor own = pairs[m_pair].amount;
        return m_heaviest.order(static_cast<std::size_t>(
            std::count_if(pairs.begin(), pairs.end(), [own](const Pair& pair) { return pair.amount >= own; })));
    }
    std::size_t order(std::size_t count) { return m_heaviest.order(std::min(count, all())); }
    std::size_t all() const { return m_network.pairs().size(); }
    // The end of the pairs as heavy as the one at a place; where all up to `last` are, their begin.
    std::size_t boundaryNear(std::size_t place, std::size_t last) const
    {
        const auto heavier = [this](Minor amount, std::uint32_t pair) {
            return amount > m_network.pairs()[pair].amount;
        };
        const auto lighter = [this](std::uint32_t pair, Minor amount) {
            return m_network.pairs()[pair].amount > amount;
        };
        const auto ordered = m_heaviest.ordered();
        const Minor amount = m_network.pairs()[ordered[place]].amount;
        const auto end = std::upper_bound(ordered.begin(), ordered.end(), amount, heavier) - ordered.begin();
        if (static_cast<std::size_t>(end) < last) {
            return static_cast<std::size_t>(end);
        }
        return static_cast<std::size_t>(std::lower_bound(ordered.begin(), ordered.end(), amount, lighter) -
                                        ordered.begin());
    }

private:
    const Network& m_network;
    std::uint32_t m_pair;
    std::uint32_t m_maxLength;
    Clock& m_clock;
    Heaviest m_heaviest;
};

// From the order by length and names to that by round trip first.
void heaviestFirst(std::vector<Loop>& loops)
{
    std::stable_sort(loops.begin(), loops.end(),
                     [](const Loop& a, const Loop& b) { return a.roundTrip > b.roundTrip; });
}

} // namespace

Loops loopsByPair(const Network& network, std::uint32_t pair, const LoopLimits& limits, std::stop_token cancel)
{
    constexpr std::size_t firstLeap = 1024;
    Clock clock(limits.time, std::move(cancel));
    // One more than is wanted tells whether these are all.
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(limits.most, SIZE_MAX / 8 - 1)) + 1;
    ByPair by(network, pair,
              limits.maxLength == 0 ? static_cast<std::uint32_t>(network.nodes().size()) : limits.maxLength, clock);
    // Promise: `done` are all loops among the first `few` pairs, fewer than are wanted; `first` are as many as are
    // wanted of those among the first `many`, by length and names.
    std::vector<Loop> done;
    std::vector<Loop> first;
    std::size_t few = by.begin();
    const auto enough = [&](std::size_t count) {
        std::vector<Loop> found = by.among(count, wanted);
        if (found.size() >= wanted || clock.look()) {
            first = std::move(found);
            return true;
        }
        done = std::move(found);
        few = count;
        return false;
    };
    Loops out;
    const auto ended = [&] {
        heaviestFirst(done);
        out.loops = std::move(done);
        out.cut = clock.cut();
        return out;
    };
    std::size_t many = few;
    bool found = enough(few);
    for (std::size_t leap = firstLeap; !found && many < by.all(); leap *= 2) {
        many = by.order(few + leap);
        found = enough(many);
    }
    if (clock.look() || !found) {
        return ended();
    }
    // Until those in between are of one weight.
    while (few < many) {
        const std::size_t middle = by.boundaryNear(few + (many - few) / 2, many);
        if (middle <= few || middle >= many) {
            break;
        }
        if (enough(middle)) {
            many = middle;
        }
        if (clock.look()) {
            return ended();
        }
    }
    std::set<std::vector<std::uint32_t>> known;
    for (const Loop& loop : done) {
        known.insert(loop.pairs);
    }
    heaviestFirst(done);
    for (Loop& loop : first) {
        if (done.size() < wanted && !known.contains(loop.pairs)) {
            done.push_back(std::move(loop));
        }
    }
    done.pop_back();
    out.loops = std::move(done);
    out.cut = Cut::limit;
    return out;
}

LoopCount loopCountByPair(const Network& network, std::uint32_t pair, const LoopLimits& limits, std::stop_token cancel)
{
    Clock clock(limits.time, std::move(cancel));
    std::vector<Arc> arcs;
    arcs.reserve(network.pairs().size());
    for (const Pair& one : network.pairs()) {
        arcs.push_back({one.payer, one.payee});
    }
    const CircuitTally tally =
        countCircuitsBy(static_cast<std::uint32_t>(network.nodes().size()), arcs, pair,
                        {limits.maxLength == 0 ? UINT32_MAX : limits.maxLength, limits.most}, clock);
    const Cut cut = clock.cut() != Cut::none ? clock.cut() : tally.full ? Cut::limit : Cut::none;
    return {tally.byLength, tally.total, cut};
}

} // namespace roundtrip
