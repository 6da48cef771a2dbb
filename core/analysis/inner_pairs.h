// SPDX-License-Identifier: GPL-3.0-or-later
// The pairs of a network inside strongly connected components: nothing can go round elsewhere.
#pragma once

#include <cstdint>
#include <vector>

#include "core/cashflow/network.h"
#include "core/loops/components.h"

namespace roundtrip {

// Their parties are renumbered so that a component's stand together.
struct InnerPairs {
    std::vector<std::uint32_t> pairs; // indexes into network.pairs(), ascending
    std::vector<Arc> arcs;            // of each
    std::vector<Minor> amounts;
    std::uint32_t nodeCount = 0;
};

InnerPairs innerPairs(const Network& network);

} // namespace roundtrip
