// SPDX-License-Identifier: GPL-3.0-or-later
// Where a unit ends. Small networks are solved by hand; the large one is held to its own equations.
#include "core/analysis/trace.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>

#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::bookOf;
using testing::node;
using testing::questionAt;

std::map<std::string, double> staysByName(const Network& network, const Trace& trace)
{
    std::map<std::string, double> out;
    for (const TraceStay& stay : trace.stays) {
        out[network.nodes()[stay.node].name] = stay.share;
    }
    return out;
}

TEST(Trace, SharesOutWhatAPartyCannotPassOn)
{
    // B takes in 100 and pays 60 of it on, 45 home and 15 to C: 0.45 comes home, 0.4 stays at B, 0.15 at C.
    // Payments: the first one, then the 0.6 that goes on: 1.6.
    const Book book = bookOf(R"(A > B 100M equity 2026-01-01
                                B > A 45M compute 2026-01-01
                                B > C 15M compute 2026-01-01)");
    const Network network(book, questionAt("2026-06-01"));
    const auto found = trace(network, node(network, "A"));
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->returnsHome, 0.45, 1e-12);
    EXPECT_NEAR(found->hops, 1.6, 1e-12);
    const auto stays = staysByName(network, *found);
    EXPECT_NEAR(stays.at("B"), 0.4, 1e-12);
    EXPECT_NEAR(stays.at("C"), 0.15, 1e-12);
    EXPECT_EQ(found->stays.front().node, node(network, "B"));
}

TEST(Trace, GoesRoundAnInnerLoopAsOftenAsItTakes)
{
    // B takes in 100 + 50 from C, pays C 100: passes on 2/3. C takes in 100, pays B 50: passes on 1/2.
    // Arrivals: b = 1 + c/2, c = 2b/3, so b = 1.5, c = 1. Stays: b/3 = 0.5 at B, c/2 = 0.5 at C. Hops 2.5.
    const Book book = bookOf(R"(A > B 100M equity 2026-01-01
                                B > C 100M compute 2026-01-01
                                C > B 50M compute 2026-01-01)");
    const Network network(book, questionAt("2026-06-01"));
    const auto found = trace(network, node(network, "A"));
    ASSERT_TRUE(found);
    EXPECT_NEAR(found->returnsHome, 0.0, 1e-12);
    EXPECT_NEAR(found->hops, 2.5, 1e-12);
    EXPECT_NEAR(staysByName(network, *found).at("B"), 0.5, 1e-12);
    EXPECT_NEAR(staysByName(network, *found).at("C"), 0.5, 1e-12);
    ASSERT_EQ(found->carries.size(), 3U);
    EXPECT_NEAR(found->carries[1].share, 1.0, 1e-12); // B > C: 1.5 × 2/3
}

TEST(Trace, LeavesByOneChosenPayeeOnly)
{
    const Book book = bookOf(R"(A > B 100M equity 2026-01-01
                                A > C 300M equity 2026-01-01
                                C > A 300M compute 2026-01-01)");
    const Network network(book, questionAt("2026-06-01"));
    const auto byB = trace(network, node(network, "A"), node(network, "B"));
    ASSERT_TRUE(byB);
    EXPECT_NEAR(byB->returnsHome, 0.0, 1e-12);
    const auto both = trace(network, node(network, "A"));
    ASSERT_TRUE(both);
    EXPECT_NEAR(both->returnsHome, 0.75, 1e-12);
    EXPECT_FALSE(trace(network, node(network, "B")));
    EXPECT_FALSE(trace(network, node(network, "A"), node(network, "A")));
}

TEST(Trace, LosesNothingInALargeNetwork)
{
    // 400 parties, more than are solved densely: what comes home and what stays make one unit.
    std::mt19937 random(7);
    std::string lines;
    for (int i = 0; i < 2000; ++i) {
        const auto a = random() % 400;
        const auto b = random() % 400;
        if (a != b) {
            lines += "P" + std::to_string(a) + " > P" + std::to_string(b) + " " + std::to_string(1 + random() % 1000) +
                     "M equity 2026-01-01\n";
        }
    }
    const Network network(bookOf(lines), questionAt("2026-06-01"));
    const auto found = trace(network, network.pairs().front().payer);
    ASSERT_TRUE(found);
    const double stays = std::accumulate(found->stays.begin(), found->stays.end(), 0.0,
                                         [](double sum, const TraceStay& stay) { return sum + stay.share; });
    EXPECT_GT(found->returnsHome, 0.0);
    EXPECT_NEAR(found->returnsHome + stays, 1.0, 1e-9);
}

TEST(Trace, IsRightInALargeNetworkWhereMoneyGoesRoundWithHardlyAnyLeak)
{
    // By hand. 200 pairs of parties, each of which takes in 1 of 200 from S and pays its other 1,000,000 back and
    // forth: all of it stays at the first of each pair, which keeps one part in 1,000,001 each time it comes.
    std::string lines;
    for (int i = 0; i < 200; ++i) {
        const std::string number = std::to_string(i);
        lines += "S > A" + number + " 1 equity 2026-01-01\n";
        lines += "A" + number + " > B" + number + " 1000000 equity 2026-01-01\n";
        lines += "B" + number + " > A" + number + " 1000000 equity 2026-01-01\n";
    }
    const Network network(bookOf(lines), questionAt("2026-06-01"));
    const auto found = trace(network, node(network, "S"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->returnsHome, 0.0);
    EXPECT_NEAR(found->hops, 2'000'001.0, 1.0); // 1,000,001 arrivals at the first, 1,000,000 at the second
    ASSERT_EQ(found->stays.size(), 200U);
    EXPECT_NEAR(found->stays.front().share, 0.005, 1e-8);
}

TEST(Trace, NamesWhereMostStaysFirstAndOfLikeSharesInTheOrderOfNames)
{
    // S pays 3,000 parties, by tens the same: more than are sorted by comparing.
    std::string lines;
    for (int i = 0; i < 3000; ++i) {
        lines += "S > P" + std::to_string(i) + " " + std::to_string(1 + i / 10 * 7919 % 1000) + " equity 2026-01-01\n";
    }
    const Network network(bookOf(lines), questionAt("2026-06-01"));
    const auto found = trace(network, node(network, "S"));
    ASSERT_TRUE(found);
    ASSERT_EQ(found->stays.size(), 3000U);
    EXPECT_TRUE(std::is_sorted(found->stays.begin(), found->stays.end(), [](const TraceStay& a, const TraceStay& b) {
        return a.share != b.share ? a.share > b.share : a.node < b.node;
    }));
}

} // namespace
} // namespace roundtrip
