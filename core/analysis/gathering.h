// SPDX-License-Identifier: GPL-3.0-or-later
// How much arrives everywhere when everybody passes it on, for networks too large to write their system down.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/cashflow/receipts.h"

namespace roundtrip {

// Solves x = source + Pᵀx with P(p, q) = amount(p, q) / most(p) but for the absorbing place, which passes nothing on:
// what arrives at each place. Each in turn gathers from its payers what they pass on of what is known to arrive there
// (Gauss-Seidel). All that leaves the source has to stay somewhere in the end: after every second sweep what is still
// missing of it is put where it has been in proportion to what those parties are paid, which takes care of the error
// that fades slowest (aggregation, as Stewart, Introduction to the Numerical Solution of Markov Chains, 1994, 6.3).
// In the end less than 1e-14 of a unit is unaccounted for, up to rounding. Nothing where it does not settle: money goes
// round with hardly any leak.
std::optional<std::vector<double>> gatheredArrivals(const Receipts& receipts, const std::vector<double>& source,
                                                    std::uint32_t absorbing);

} // namespace roundtrip
