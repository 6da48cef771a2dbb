// SPDX-License-Identifier: GPL-3.0-or-later
// Strongly connected components: who can be reached from each other, money following money.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace roundtrip {

struct Arc {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
};

// Of nodes 0..nodeCount-1, the number of the component of each (Tarjan 1972, by Boost.Graph, without recursion). Two
// nodes have the same number just when each is reached from the other. Linear.
std::vector<std::uint32_t> components(std::uint32_t nodeCount, std::span<const Arc> arcs);

} // namespace roundtrip
