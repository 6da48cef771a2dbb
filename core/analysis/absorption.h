// SPDX-License-Identifier: GPL-3.0-or-later
// The linear system behind traces and clearings: how much arrives everywhere when what arrives is passed on in shares.
#pragma once

#include <cstdint>
#include <vector>

namespace roundtrip {

// One passes on `share` (0..1) of what arrives at `from` to `to`.
struct Passing {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double share = 0;
};

// Solves x = source + Pᵀx for x >= 0, P made of the passings (any order), of a size the source gives. The shares of
// one `from` sum to at most 1, and from everywhere that a source reaches some of it must leak away, or the system has
// no solution. Gauss-Seidel sweeps in place, extrapolated, where they settle, else a Krylov or direct solve by Eigen.
std::vector<double> arrivals(const std::vector<double>& source, const std::vector<Passing>& passings);

} // namespace roundtrip
