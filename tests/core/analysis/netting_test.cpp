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

TEST(Netting, OfTwoWhoOweEachOtherLeavesTheDifference)
{
    // Payment netting as in the master agreement of the ISDA, section 2(c): of 100 against 60 on one day, 40 is paid.
    EXPECT_EQ(netting(2, std::vector<Arc>{{0, 1}, {1, 0}}, std::vector<Minor>{100, 60}, {}).rest,
              (std::vector<Minor>{40, 0}));
}

TEST(Netting, OfManyLeavesEverybodysNetPosition)
{
    // Worked by hand. A owes B 90 and C 20, B owes C 70 and A 30, C owes A 80 and D 40, D owes B 10. Nets: A -20 + 20,
    // that is 30 + 80 - 110 = 0; B 90 + 10 - 100 = 0; C 20 + 70 - 120 = -30; D 40 - 10 = +30. In two steps, A and B
    // first net 30, C and A 20; the circle A > B > C > A then cancels 60 and C > D > B > C 10: of 340 only 30 is left,
    // C to D, which two by two would have been 240.
    const std::vector<Arc> arcs{{0, 1}, {0, 2}, {1, 2}, {1, 0}, {2, 0}, {2, 3}, {3, 1}};
    const std::vector<Minor> amounts{90, 20, 70, 30, 80, 40, 10};
    const Netting found = netting(4, arcs, amounts, {});
    EXPECT_EQ(found.rest, (std::vector<Minor>{0, 0, 0, 0, 0, 30, 0}));
    const std::vector<Arc> twoByTwo{{0, 1}, {1, 2}, {2, 0}, {2, 3}, {3, 1}}; // A with B, and C with A, as one each
    EXPECT_EQ(sumOf({60, 70, 60, 40, 10}), 240);
    EXPECT_EQ(netting(4, twoByTwo, std::vector<Minor>{60, 70, 60, 40, 10}, {}).rest,
              (std::vector<Minor>{0, 0, 0, 30, 0}));
}

} // namespace
} // namespace roundtrip
