// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loops/loop_groups.h"

#include <algorithm>
#include <iterator>
#include <numeric>

#include "core/loops/tied_loops.h"

namespace roundtrip {

bool shorterThenNamed(const CircuitNodes& a, const CircuitNodes& b)
{
    return a.size() != b.size() ? a.size() < b.size() : a < b;
}

std::vector<CircuitNodes> LoopGroup::firstOf(std::size_t most)
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
    std::vector<CircuitNodes> found;
    if (list(closing, 0, m_maxLength, many, found) != Listed::tooMany) {
        return sorted(std::move(found), most);
    }
    found.clear();
    std::uint32_t done = 1; // lengths up to this one are in `found`
    std::uint32_t leap = 1;
    while (found.size() < most && done < m_maxLength && !m_clock.look()) {
        const std::uint32_t to = std::min(m_maxLength, done + leap);
        std::vector<CircuitNodes> more;
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

LoopGroup::Listed LoopGroup::list(const std::vector<std::uint32_t>& closing, std::uint32_t longerThan,
                                  std::uint32_t maxLength, std::size_t many, std::vector<CircuitNodes>& found)
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

CircuitNodes LoopGroup::nodesOf(std::span<const std::uint32_t> ranks) const
{
    CircuitNodes nodes;
    nodes.reserve(ranks.size());
    for (const std::uint32_t rank : ranks) {
        nodes.push_back(m_graph.arcs()[rank].from);
    }
    std::rotate(nodes.begin(), std::min_element(nodes.begin(), nodes.end()), nodes.end());
    return nodes;
}

std::vector<CircuitNodes> LoopGroup::sorted(std::vector<CircuitNodes> found, std::size_t most)
{
    std::sort(found.begin(), found.end(), shorterThenNamed);
    found.resize(std::min(found.size(), most));
    return found;
}

Heaviest::Heaviest(const Network& network) : m_network(network), m_order(network.pairs().size())
{
    std::iota(m_order.begin(), m_order.end(), 0U);
}

std::size_t Heaviest::order(std::size_t count)
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

ClosedPairs closedPairs(const Network& network, std::span<const std::uint32_t> heaviest, std::size_t begun)
{
    const auto nodeCount = static_cast<std::uint32_t>(network.nodes().size());
    std::vector<Arc> arcs;
    arcs.reserve(heaviest.size());
    for (const std::uint32_t pair : heaviest) {
        arcs.push_back({network.pairs()[pair].payer, network.pairs()[pair].payee});
    }
    const auto component = components(nodeCount, arcs);
    ClosedPairs inner;
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

Loop loopOf(const Network& network, const CircuitNodes& nodes, Minor roundTrip)
{
    Loop loop;
    loop.roundTrip = roundTrip;
    loop.pairs.reserve(nodes.size());
    bool capital = false;
    bool commercial = false;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto pair = network.find(nodes[i], nodes[(i + 1) % nodes.size()]);
        loop.pairs.push_back(*pair);
        capital = capital || network.pairs()[*pair].capital > 0;
        commercial = commercial || network.pairs()[*pair].commercial > 0;
    }
    loop.circularFinancing = capital && commercial;
    return loop;
}

Loop loopOf(const Network& network, const ClosedPairs& inner, const CircuitNodes& nodes, Minor roundTrip)
{
    CircuitNodes named(nodes.size());
    std::transform(nodes.begin(), nodes.end(), named.begin(), [&](std::uint32_t node) { return inner.nodes[node]; });
    return loopOf(network, named, roundTrip);
}

} // namespace roundtrip
