// SPDX-License-Identifier: GPL-3.0-or-later
// What looking for loops in order is made of: pairs from the heaviest down, and the circuits that a group of them
// closes. A part of loops.cpp, loops_by.cpp and turning_loops.cpp.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/cashflow/network.h"
#include "core/loops/clock.h"
#include "core/loops/components.h"
#include "core/loops/loops.h"
#include "core/loops/ranked_graph.h"

namespace roundtrip {

// The nodes of a circuit, from the least.
using CircuitNodes = std::vector<std::uint32_t>;

// Circuits of one round trip, as their nodes from the least; in their order by length, then by names, which is the
// order of the nodes' numbers.
bool shorterThenNamed(const CircuitNodes& a, const CircuitNodes& b);

// The circuits that the arcs [first, last) of a graph close, all of the same weight: the first `most` in order.
class LoopGroup {
public:
    LoopGroup(const RankedGraph& graph, Closures& closures, std::uint32_t first, std::uint32_t last,
              std::uint32_t maxLength, Clock& clock)
        : m_graph(graph), m_closures(closures), m_first(first), m_last(last), m_maxLength(maxLength), m_clock(clock)
    {}

    // Once the clock is over, not all of them.
    std::vector<CircuitNodes> firstOf(std::size_t most);

private:
    enum class Listed : std::uint8_t { all, upToLength, tooMany };

    Listed list(const std::vector<std::uint32_t>& closing, std::uint32_t longerThan, std::uint32_t maxLength,
                std::size_t many, std::vector<CircuitNodes>& found);
    CircuitNodes nodesOf(std::span<const std::uint32_t> ranks) const;
    static std::vector<CircuitNodes> sorted(std::vector<CircuitNodes> found, std::size_t most);

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
    explicit Heaviest(const Network& network);

    // Puts at least `count` pairs in order, and all as heavy as the last of them; how many that are.
    std::size_t order(std::size_t count);
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

// Of some pairs, in their order, those inside strongly connected components, their parties renumbered in the same
// order.
struct ClosedPairs {
    std::vector<std::uint32_t> nodes; // of the network
    std::vector<std::uint32_t> pairs; // of the network
    std::vector<Arc> arcs;
    std::size_t beforeChunk = 0; // how many of them are among the first `begun` pairs
};
ClosedPairs closedPairs(const Network& network, std::span<const std::uint32_t> pairs, std::size_t begun);

// Of a circuit by its nodes in the network, each of which pays the next.
Loop loopOf(const Network& network, const CircuitNodes& nodes, Minor roundTrip);
Loop loopOf(const Network& network, const ClosedPairs& inner, const CircuitNodes& nodes, Minor roundTrip);

} // namespace roundtrip
