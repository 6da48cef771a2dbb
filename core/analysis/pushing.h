// SPDX-License-Identifier: GPL-3.0-or-later
// How much arrives everywhere when everybody passes it on, for networks too large to write their system down.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/cashflow/network.h"

namespace roundtrip {

// The pairs of a network, in their order, as little as a sweep over them needs; sums are exact before they are doubles.
struct Outgoing {
    std::vector<std::uint32_t> first; // pair of each payer, and one past the last
    std::vector<std::uint32_t> payee; // by pair
    std::vector<double> amount;       // by pair
    std::vector<double> in;           // by node
    std::vector<double> out;          // by node

    double most(std::uint32_t node) const { return in[node] > out[node] ? in[node] : out[node]; }
};
Outgoing outgoingOf(const Network& network);

// Solves x = source + Pᵀx with P(p, q) = amount(p, q) / most(p) but for the absorbing node, which passes nothing on:
// what arrives at each node. What has arrived and was not passed on is pushed on node by node (Gauss-Seidel by
// columns), and every second sweep is combined with two before it so that least is left (as GCR, Eisenstat, Elman and
// Schultz 1983). In the end what is left is reckoned anew and pushed on once more: of a unit less than 1e-13 is
// unaccounted for. Nothing where it does not settle: money goes round with hardly any leak.
std::optional<std::vector<double>> pushedArrivals(const Outgoing& outgoing, const std::vector<double>& source,
                                                  std::uint32_t absorbing);

} // namespace roundtrip
