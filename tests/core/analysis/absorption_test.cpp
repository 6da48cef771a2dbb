// SPDX-License-Identifier: GPL-3.0-or-later
// The linear system behind traces against elimination in long doubles, on sizes that are solved each in their own way.
#include "core/analysis/absorption.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace roundtrip {
namespace {

// x = source + Pᵀx by Gauss and Jordan. The diagonal dominates its column, so no pivot is sought.
std::vector<double> eliminated(const std::vector<double>& source, const std::vector<Passing>& passings)
{
    const std::size_t n = source.size();
    std::vector<std::vector<long double>> rows(n, std::vector<long double>(n + 1));
    for (std::size_t i = 0; i < n; ++i) {
        rows[i][i] = 1;
        rows[i][n] = source[i];
    }
    for (const Passing& passing : passings) {
        rows[passing.to][passing.from] -= passing.share;
    }
    for (std::size_t pivot = 0; pivot < n; ++pivot) {
        for (std::size_t i = 0; i < n; ++i) {
            const long double times = i == pivot ? 0 : rows[i][pivot] / rows[pivot][pivot];
            for (std::size_t k = pivot; times != 0 && k <= n; ++k) {
                rows[i][k] -= times * rows[pivot][k];
            }
        }
    }
    std::vector<double> x;
    for (std::size_t i = 0; i < n; ++i) {
        x.push_back(static_cast<double>(rows[i][n] / rows[i][i]));
    }
    return x;
}

// Everyone passes on a share of 1 - leak among some others.
std::vector<Passing> randomPassings(unsigned seed, std::uint32_t size, std::uint32_t degree, double leak)
{
    std::mt19937 random(seed);
    std::vector<Passing> out;
    for (std::uint32_t from = 0; from < size; ++from) {
        for (std::uint32_t k = 0; k < degree; ++k) {
            const auto to = static_cast<std::uint32_t>(random() % size);
            out.push_back({from, to == from ? (to + 1) % size : to, (1 - leak) / degree});
        }
    }
    return out;
}

void expectSolved(const std::vector<double>& source, const std::vector<Passing>& passings, double within)
{
    const std::vector<double> found = arrivals(source, passings);
    const std::vector<double> known = eliminated(source, passings);
    ASSERT_EQ(found.size(), known.size());
    double largest = 0;
    for (const double x : known) {
        largest = std::max(largest, x);
    }
    for (std::size_t i = 0; i < known.size(); ++i) {
        EXPECT_NEAR(found[i], known[i], within * largest) << i;
    }
}

TEST(Arrivals, AreThoseOfElimination)
{
    for (const std::uint32_t size : {3U, 128U, 129U, 300U}) { // up to 128 densely, beyond by sweeps
        for (unsigned seed = 0; seed < 4; ++seed) {
            SCOPED_TRACE(::testing::Message() << size << " seed " << seed);
            std::vector<double> source(size);
            source[seed % size] = 0.75;
            source[size - 1] += 0.25;
            expectSolved(source, randomPassings(seed, size, 1 + seed, 0.1 + 0.2 * seed), 1e-13);
        }
    }
}

TEST(Arrivals, SettleWhereHardlyAnythingLeaks)
{
    std::vector<double> source(250);
    source[7] = 1;
    expectSolved(source, randomPassings(5, 250, 3, 1e-4), 1e-10);
}

TEST(Arrivals, GoDownAChainThatRunsAgainstTheOrder)
{
    // Each passes half of it on to the one before: 1, 1/2, 1/4, … from the last to the first.
    constexpr std::uint32_t size = 1000;
    std::vector<double> source(size);
    source[size - 1] = 1;
    std::vector<Passing> passings;
    for (std::uint32_t i = 1; i < size; ++i) {
        passings.push_back({i, i - 1, 0.5});
    }
    const std::vector<double> found = arrivals(source, passings);
    for (std::uint32_t i = 0; i < 40; ++i) {
        EXPECT_NEAR(found[size - 1 - i], std::ldexp(1.0, -static_cast<int>(i)), 1e-15);
    }
}

} // namespace
} // namespace roundtrip
