// SPDX-License-Identifier: GPL-3.0-or-later
// What others do of the same work, for analysis_bench.cpp. Built as C++17: LEMON 1.3 does not compile as C++20.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace roundtrip::peers {

using Ends = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

// LEMON's CostScaling on a graph built beforehand.
class LemonCirculation {
public:
    LemonCirculation(std::uint32_t nodes, const Ends& arcs, const std::vector<std::int64_t>& amounts);
    ~LemonCirculation();
    std::int64_t greatest() const;

private:
    struct Graph;
    std::unique_ptr<Graph> m_graph;
};

// Boost.Graph's cycle finders, counting only; parts are built anew each time, which costs next to nothing here.
std::uint64_t hawick(std::uint32_t nodes, const Ends& arcs);
std::uint64_t hawickUnique(std::uint32_t nodes, const Ends& arcs); // as it must be asked where pairs are parallel
std::uint64_t tiernan(std::uint32_t nodes, const Ends& arcs, std::uint32_t longest);

// One root of the present value in (-0.99, 10) by Boost's bracketing TOMS 748. days / 365.
double bracketedIrr(const std::vector<std::pair<int, double>>& cash);

// QuantLib's CashFlows::yield on flows built beforehand, days / 365, to the accuracy that it has unless asked.
class QuantLibCash {
public:
    explicit QuantLibCash(const std::vector<std::pair<int, double>>& cash);
    ~QuantLibCash();
    double irr() const;

private:
    struct Leg;
    std::unique_ptr<Leg> m_leg;
};

} // namespace roundtrip::peers
