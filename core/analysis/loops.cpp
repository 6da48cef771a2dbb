// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/loops.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/analysis/circuits.h"
#include "core/analysis/clock.h"
#include "core/analysis/components.h"
#include "core/analysis/ranked_graph.h"
#include "core/analysis/tied_loops.h"

namespace roundtrip {

namespace {

using Nodes = std::vector<std::uint32_t>;

// Circuits of one round trip, as their nodes from the least; in their order by length, then by names, which is the
// order of the nodes' numbers.
bool shorterThenNamed(const Nodes& a, const Nodes& b)
{
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

// The circuits that the arcs [first, last) of a graph close, all of the same weight: the first `most` in order.
class Group {
public:
    Group(const RankedGraph& graph, Closures& closures, std::uint32_t first, std::uint32_t last,
          std::uint32_t maxLength, Clock& clock)
        : m_graph(graph), m_closures(closures), m_first(first), m_last(last), m_maxLength(maxLength), m_clock(clock)
    {}

    std::vector<Nodes> firstOf(std::size_t most)
    {
        std::vector<std::uint32_t> closing;
        for (std::uint32_t rank = m_first; rank < m_last && !m_clock.over(); ++rank) {
            if (m_closures.closesAny(rank)) {
                closing.push_back(rank);
            }
        }
        if (closing.empty() || m_clock.look()) {
            return {};
        }
        // Nearly always there are few, so all are listed at once. Else length by length, in leaps that shrink when
        // they bring too many; and where one length alone has too many, its first ones by name.
        const std::size_t many = 4 * most + 1000;
        std::vector<Nodes> found;
        if (list(closing, 0, m_maxLength, many, found) != Listed::tooMany) {
            return sorted(std::move(found), most);
        }
        found.clear();
        std::uint32_t done = 1; // lengths up to this one are in `found`
        std::uint32_t leap = 1;
        while (found.size() < most && done < m_maxLength && !m_clock.look()) {
            const std::uint32_t to = std::min(m_maxLength, done + leap);
            std::vector<Nodes> more;
            const Listed listed = list(closing, done, to, many, more);
            if (listed == Listed::tooMany && to - done > 1) {
                leap = 1;
                continue;
            }
            if (listed == Listed::tooMany) {
                more = firstCircuits(m_graph, m_first, m_last, to, most - found.size(), m_clock);
            }
            std::sort(more.begin(), more.end(), shorterThenNamed);
            std::move(more.begin(), more.end(), std::back_inserter(found));
            if (listed == Listed::all) {
                break;
            }
            done = to;
            leap *= 2;
        }
        return sorted(std::move(found), most);
    }

private:
    enum class Listed : std::uint8_t { all, upToLength, tooMany };

    Listed list(const std::vector<std::uint32_t>& closing, std::uint32_t longerThan, std::uint32_t maxLength,
                std::size_t many, std::vector<Nodes>& found)
    {
        Listed listed = Listed::all;
        for (const std::uint32_t rank : closing) {
            const auto end = m_closures.list(rank, maxLength, m_clock, [&](std::span<const std::uint32_t> ranks) {
                if (ranks.size() > longerThan) {
                    if (found.size() >= many) {
                        return false;
                    }
                    found.push_back(nodesOf(ranks));
                }
                return true;
            });
            if (end == Closures::End::full) {
                return Listed::tooMany;
            }
            if (end == Closures::End::longer) {
                listed = Listed::upToLength;
            }
        }
        return listed;
    }

    Nodes nodesOf(std::span<const std::uint32_t> ranks) const
    {
        Nodes nodes;
        nodes.reserve(ranks.size());
        for (const std::uint32_t rank : ranks) {
            nodes.push_back(m_graph.arcs()[rank].from);
        }
        std::rotate(nodes.begin(), std::min_element(nodes.begin(), nodes.end()), nodes.end());
        return nodes;
    }

    static std::vector<Nodes> sorted(std::vector<Nodes> found, std::size_t most)
    {
        std::sort(found.begin(), found.end(), shorterThenNamed);
        found.resize(std::min(found.size(), most));
        return found;
    }

    const RankedGraph& m_graph;
    Closures& m_closures;
    std::uint32_t m_first;
    std::uint32_t m_last;
    std::uint32_t m_maxLength;
    Clock& m_clock;
};

// The pairs in the order in which they are added: the heaviest first.
class Heaviest {
public:
    explicit Heaviest(const Network& network) : m_network(network), m_order(network.pairs().size())
    {
        std::iota(m_order.begin(), m_order.end(), 0U);
    }

    // Puts at least `count` pairs in order, and all as heavy as the last of them; how many that are.
    std::size_t order(std::size_t count)
    {
        if (count <= m_ordered) {
            return m_ordered;
        }
        const auto begin = m_order.begin() + static_cast<std::ptrdiff_t>(m_ordered);
        auto end = m_order.end();
        if (count < m_order.size()) {
            const auto last = m_order.begin() + static_cast<std::ptrdiff_t>(count) - 1;
            std::nth_element(begin, last, m_order.end(), [&](auto a, auto b) { return before(a, b); });
            const Minor weight = amount(*last);
            end = std::partition(last + 1, m_order.end(), [&](auto pair) { return amount(pair) == weight; });
        }
        std::sort(begin, end, [&](auto a, auto b) { return before(a, b); });
        m_ordered = static_cast<std::size_t>(end - m_order.begin());
        return m_ordered;
    }

    std::span<const std::uint32_t> ordered() const { return std::span(m_order).first(m_ordered); }

private:
    Minor amount(std::uint32_t pair) const { return m_network.pairs()[pair].amount; }
    bool before(std::uint32_t a, std::uint32_t b) const
    {
        return amount(a) != amount(b) ? amount(a) > amount(b) : a < b;
    }

    const Network& m_network;
    std::vector<std::uint32_t> m_order;
    std::size_t m_ordered = 0;
};

// Of the heaviest pairs, those inside strongly connected components, heaviest first, their parties renumbered in the
// same order.
struct Inner {
    Nodes nodes;                      // of the network
    std::vector<std::uint32_t> pairs; // of the network
    std::vector<Arc> arcs;
    std::size_t beforeChunk = 0; // how many of them are among the first `begun` pairs
};

Inner innerOf(const Network& network, std::span<const std::uint32_t> heaviest, std::size_t begun)
{
    const auto nodeCount = static_cast<std::uint32_t>(network.nodes().size());
    std::vector<Arc> arcs;
    arcs.reserve(heaviest.size());
    for (const std::uint32_t pair : heaviest) {
        arcs.push_back({network.pairs()[pair].payer, network.pairs()[pair].payee});
    }
    const auto component = components(nodeCount, arcs);
    Inner inner;
    std::vector<bool> inside(nodeCount);
    for (std::size_t i = 0; i < heaviest.size(); ++i) {
        if (component[arcs[i].from] == component[arcs[i].to]) {
            inner.pairs.push_back(heaviest[i]);
            inner.arcs.push_back(arcs[i]);
            inside[arcs[i].from] = true;
            inside[arcs[i].to] = true;
            inner.beforeChunk += i < begun;
        }
    }
    std::vector<std::uint32_t> number(nodeCount);
    for (std::uint32_t node = 0; node < nodeCount; ++node) {
        if (inside[node]) {
            number[node] = static_cast<std::uint32_t>(inner.nodes.size());
            inner.nodes.push_back(node);
        }
    }
    for (Arc& arc : inner.arcs) {
        arc = {number[arc.from], number[arc.to]};
    }
    return inner;
}

Loop loopOf(const Network& network, const Inner& inner, const Nodes& nodes, Minor roundTrip)
{
    Loop loop;
    loop.roundTrip = roundTrip;
    loop.pairs.reserve(nodes.size());
    bool capital = false;
    bool commercial = false;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto pair = network.find(inner.nodes[nodes[i]], inner.nodes[nodes[(i + 1) % nodes.size()]]);
        loop.pairs.push_back(*pair);
        capital = capital || network.pairs()[*pair].capital > 0;
        commercial = commercial || network.pairs()[*pair].commercial > 0;
    }
    loop.circularFinancing = capital && commercial;
    return loop;
}

} // namespace

std::vector<std::uint32_t> partiesOf(const Network& network, const Loop& loop)
{
    std::vector<std::uint32_t> nodes;
    nodes.reserve(loop.pairs.size());
    for (const std::uint32_t pair : loop.pairs) {
        nodes.push_back(network.pairs()[pair].payer);
    }
    return nodes;
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
        const Inner inner = innerOf(network, heaviest.ordered(), std::exchange(done, end));
        const RankedGraph graph(static_cast<std::uint32_t>(inner.nodes.size()), inner.arcs);
        Closures closures(graph);
        for (std::size_t first = inner.beforeChunk; first < inner.pairs.size() && out.loops.size() < wanted;) {
            const Minor weight = network.pairs()[inner.pairs[first]].amount;
            std::size_t last = first + 1;
            while (last < inner.pairs.size() && network.pairs()[inner.pairs[last]].amount == weight) {
                ++last;
            }
            Group group(graph, closures, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last), maxLength,
                        clock);
            const auto circuits = group.firstOf(wanted - out.loops.size());
            if (clock.look()) {
                out.cut = clock.cut(); // a group begun and not finished may lack its first: none of it is listed
                return out;
            }
            for (const Nodes& nodes : circuits) {
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
