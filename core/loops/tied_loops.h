// SPDX-License-Identifier: GPL-3.0-or-later
// The first circuits of one length in the order of their parties, where a group of equal round trips is too large to
// be listed and sorted.
#pragma once

#include <cstdint>
#include <vector>

#include "core/loops/ranked_graph.h"

namespace roundtrip {

// The circuits of exactly `length` arcs, all of ranks below `last`, some of rank `first` or above; each as its nodes
// beginning with the least, in the order of these sequences; at most `most` of them. Depth first from each node in
// turn, cut where the way back is too far.
std::vector<std::vector<std::uint32_t>> firstCircuits(const RankedGraph& graph, std::uint32_t first, std::uint32_t last,
                                                      std::uint32_t length, std::size_t most, Clock& clock);

} // namespace roundtrip
