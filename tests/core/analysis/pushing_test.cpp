// SPDX-License-Identifier: GPL-3.0-or-later
// What arrives by pushing on is what the equations say, in long doubles, whatever the network; and it says when it
// fails.
#include "core/analysis/pushing.h"

#include <cmath>
#include <random>
#include <string>

#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::bookOf;
using testing::questionAt;

Network randomNetwork(unsigned seed, unsigned parties, int flows)
{
    std::mt19937 random(seed);
    std::string lines;
    for (int i = 0; i < flows; ++i) {
        const auto a = random() % parties;
        const auto b = random() % parties;
        if (a != b) {
            lines += "P" + std::to_string(a) + " > P" + std::to_string(b) + " " +
                     std::to_string(1 + random() % (1U << (random() % 30))) + " equity 2026-01-01\n";
        }
    }
    return {bookOf(lines), questionAt("2026-06-01")};
}

TEST(PushedArrivals, HoldTheirEquationsToTheLastDigits)
{
    for (unsigned seed = 0; seed < 20; ++seed) {
        const Network network = randomNetwork(seed, 150 + 10 * seed, 1200);
        const Outgoing outgoing = outgoingOf(network);
        const std::uint32_t source = network.pairs().front().payer;
        std::vector<double> leaving(network.nodes().size());
        for (const Pair& pair : network.payments(source)) {
            leaving[pair.payee] = static_cast<double>(pair.amount) / outgoing.out[source];
        }
        const auto arrived = pushedArrivals(outgoing, leaving, source);
        ASSERT_TRUE(arrived) << seed;
        std::vector<long double> expected(leaving.begin(), leaving.end());
        long double kept = (*arrived)[source];
        for (std::uint32_t node = 0; node < leaving.size(); ++node) {
            if (node != source) {
                long double passed = 0;
                for (const Pair& pair : network.payments(node)) {
                    const long double share = static_cast<long double>((*arrived)[node]) *
                                              static_cast<long double>(pair.amount) /
                                              static_cast<long double>(outgoing.most(node));
                    expected[pair.payee] += share;
                    passed += share;
                }
                kept += (*arrived)[node] - passed;
            }
        }
        for (std::uint32_t node = 0; node < leaving.size(); ++node) {
            EXPECT_NEAR((*arrived)[node], static_cast<double>(expected[node]), 1e-14) << seed << " " << node;
        }
        EXPECT_NEAR(static_cast<double>(kept), 1.0, 1e-12) << seed << ": what comes home and what stays are the unit";
    }
}

TEST(PushedArrivals, AreWorkedOutWhereMoneyGoesRoundWithHardlyAnyLeak)
{
    // By hand. S pays A 1; A, B and C pay each other 1,000,000 round, and C also D 1. A gets 1,000,001 and passes on
    // all but one; C gets 1,000,000 and pays more than that, so it passes on all: of each round one part in 1,000,001
    // stays at A, and as much goes to D. Half of the unit ends at either, after 1,000,001 / 2 visits or so of each.
    const Network network(bookOf(R"(S > A 1 equity 2026-01-01
                                    A > B 1000000 equity 2026-01-01
                                    B > C 1000000 equity 2026-01-01
                                    C > A 1000000 equity 2026-01-01
                                    C > D 1 equity 2026-01-01)"),
                          questionAt("2026-06-01"));
    const auto at = [&](const char* name) { return testing::node(network, name); };
    std::vector<double> leaving(network.nodes().size());
    leaving[at("A")] = 1;
    const auto arrived = pushedArrivals(outgoingOf(network), leaving, at("S"));
    ASSERT_TRUE(arrived);
    const double a = (*arrived)[at("A")];
    const double q = 1000000.0 / 1000001.0; // passed on by A, and by C to A
    EXPECT_NEAR(a, 1 / (1 - q * q), 1e-3);
    EXPECT_NEAR((*arrived)[at("D")], 1 / (1 + 1 / q), 1e-8);
    EXPECT_NEAR(a * (1 - q) + (*arrived)[at("D")], 1.0, 1e-8);
}

} // namespace
} // namespace roundtrip
