// SPDX-License-Identifier: GPL-3.0-or-later
// Netting held to its certificate: by complementary slackness an answer that keeps every net and agrees with its
// heights is an optimum (Ahuja, Magnanti, Orlin, Network Flows, 1993, theorem 9.4), so no peer is needed to be sure.
#include "core/analysis/netting.h"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace roundtrip {
namespace {

struct Case {
    std::uint32_t nodeCount = 0;
    std::vector<Arc> arcs;
    std::vector<Minor> amounts;
};

// Few nodes are met often, as in networks of deals; amounts over nine orders of magnitude, parallel and empty ones too.
Case randomCase(unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> share;
    Case out;
    out.nodeCount = 2 + seed * 37 % 400;
    const std::size_t arcCount = out.nodeCount * (1 + seed % 9);
    const auto node = [&] { return static_cast<std::uint32_t>(std::pow(share(random), 3.0) * out.nodeCount); };
    while (out.arcs.size() < arcCount) {
        const Arc arc{node(), node()};
        if (arc.from != arc.to || seed % 5 == 0) {
            out.arcs.push_back(arc);
            out.amounts.push_back(share(random) < 0.02 ? 0 : static_cast<Minor>(std::pow(10, 9 * share(random))));
        }
    }
    return out;
}

void expectOptimal(const Case& of, const Netting& found)
{
    std::vector<Minor> net(of.nodeCount);
    for (std::size_t i = 0; i < of.arcs.size(); ++i) {
        const auto [from, to] = of.arcs[i];
        ASSERT_GE(found.rest[i], 0);
        ASSERT_LE(found.rest[i], of.amounts[i]);
        net[from] += of.amounts[i] - found.rest[i];
        net[to] -= of.amounts[i] - found.rest[i];
        const std::int32_t steep = found.heights[to] - found.heights[from];
        if (steep < 1) {
            EXPECT_EQ(found.rest[i], 0);
        } else if (steep > 1) {
            EXPECT_EQ(found.rest[i], of.amounts[i]);
        }
    }
    for (const Minor left : net) {
        EXPECT_EQ(left, 0);
    }
}

Minor sumOf(const std::vector<Minor>& rest)
{
    Minor sum = 0;
    for (const Minor amount : rest) {
        sum += amount;
    }
    return sum;
}

TEST(Netting, LeavesTheLeastThatKeepsEveryNet)
{
    for (unsigned seed = 0; seed < 120; ++seed) {
        const Case one = randomCase(seed);
        SCOPED_TRACE(seed);
        expectOptimal(one, netting(one.nodeCount, one.arcs, one.amounts, {}));
    }
}

TEST(Netting, FromAnEarlierOptimumLeavesAsLittleAsAnew)
{
    for (unsigned seed = 0; seed < 60; ++seed) {
        Case one = randomCase(seed);
        SCOPED_TRACE(seed);
        const Netting before = netting(one.nodeCount, one.arcs, one.amounts, {});
        for (std::size_t i = seed % 3; i < one.amounts.size(); i += 7) {
            one.amounts[i] /= 2 + static_cast<Minor>(i % 3);
        }
        const Netting after = netting(one.nodeCount, one.arcs, one.amounts, before, {});
        expectOptimal(one, after);
        EXPECT_EQ(sumOf(after.rest), sumOf(netting(one.nodeCount, one.arcs, one.amounts, {}).rest));
    }
}

TEST(Netting, CancelsAWholeRingAndNothingOfAChain)
{
    // Three owe each other 10, 7 and 9 round: 7 cancels, and 3 + 0 + 2 stay. A chain has no circle.
    EXPECT_EQ(netting(3, std::vector<Arc>{{0, 1}, {1, 2}, {2, 0}}, std::vector<Minor>{10, 7, 9}, {}).rest,
              (std::vector<Minor>{3, 0, 2}));
    EXPECT_EQ(netting(3, std::vector<Arc>{{0, 1}, {1, 2}}, std::vector<Minor>{10, 7}, {}).rest,
              (std::vector<Minor>{10, 7}));
}

} // namespace
} // namespace roundtrip
