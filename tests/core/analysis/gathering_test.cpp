// SPDX-License-Identifier: GPL-3.0-or-later
// What arrives by gathering is what the equations say, in long doubles, whatever the network; and it says when it
// fails.
#include "core/analysis/gathering.h"

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

// The unit that a node pays out to all its payees, by place.
std::vector<double> leavingFrom(const Network& network, std::uint32_t source)
{
    const Receipts& receipts = network.receipts();
    std::vector<double> leaving(network.nodes().size());
    for (const Pair& pair : network.payments(source)) {
        leaving[receipts.place[pair.payee]] = static_cast<double>(pair.amount) / receipts.out[receipts.place[source]];
    }
    return leaving;
}

// What the equations say arrives at each place, in long doubles and from the network's pairs, given what arrives
// there; and what is kept in all is one.
void expectEquationsHold(const Network& network, std::uint32_t source, const std::vector<double>& leaving,
                         const std::vector<double>& arrived, const std::string& which)
{
    const Receipts& receipts = network.receipts();
    const std::uint32_t home = receipts.place[source];
    std::vector<long double> expected(leaving.begin(), leaving.end());
    long double kept = arrived[home];
    for (std::uint32_t place = 0; place < leaving.size(); ++place) {
        if (place != home) {
            long double passed = 0;
            for (const Pair& pair : network.payments(receipts.node[place])) {
                const long double share = static_cast<long double>(arrived[place]) *
                                          static_cast<long double>(pair.amount) /
                                          static_cast<long double>(receipts.most(place));
                expected[receipts.place[pair.payee]] += share;
                passed += share;
            }
            kept += arrived[place] - passed;
        }
    }
    for (std::uint32_t place = 0; place < leaving.size(); ++place) {
        EXPECT_NEAR(arrived[place], static_cast<double>(expected[place]), 1e-14) << which << " " << place;
    }
    EXPECT_NEAR(static_cast<double>(kept), 1.0, 1e-12) << which << ": what comes home and what stays are the unit";
}

TEST(GatheredArrivals, HoldTheirEquationsToTheLastDigits)
{
    for (unsigned seed = 0; seed < 20; ++seed) {
        const Network network = randomNetwork(seed, 150 + 10 * seed, 1200);
        const std::uint32_t source = network.pairs().front().payer;
        const std::vector<double> leaving = leavingFrom(network, source);
        const auto arrived = gatheredArrivals(network.receipts(), leaving, network.receipts().place[source]);
        ASSERT_TRUE(arrived) << seed;
        expectEquationsHold(network, source, leaving, *arrived, std::to_string(seed));
    }
}

TEST(GatheredArrivals, PutNothingWhereNoMoneyComes)
{
    // Two networks that do not know each other: from the one nothing may arrive in the other, not even by rounding.
    std::mt19937 random(3);
    std::string lines;
    for (const char* side : {"P", "Q"}) {
        for (int i = 0; i < 800; ++i) {
            const auto a = random() % 100;
            const auto b = random() % 100;
            if (a != b) {
                lines += side + std::to_string(a) + " > " + side + std::to_string(b) + " " +
                         std::to_string(1 + random() % 1000) + " equity 2026-01-01\n";
            }
        }
    }
    const Network network(bookOf(lines), questionAt("2026-06-01"));
    const std::uint32_t source = network.pairs().front().payer;
    const auto arrived =
        gatheredArrivals(network.receipts(), leavingFrom(network, source), network.receipts().place[source]);
    ASSERT_TRUE(arrived);
    for (std::uint32_t node = 0; node < network.nodes().size(); ++node) {
        if (network.nodes()[node].name.front() == 'Q') {
            EXPECT_EQ((*arrived)[network.receipts().place[node]], 0.0) << network.nodes()[node].name;
        }
    }
}

TEST(GatheredArrivals, FollowAChainOfAHundredParties)
{
    // Each of a hundred passes on 99 % to the next: at the last 0.99^99 arrives.
    std::string lines;
    Minor amount = 1'000'000'000'000;
    std::vector<Minor> amounts;
    for (int i = 0; i < 100; ++i) {
        amounts.push_back(amount);
        lines += "P" + std::to_string(i) + " > P" + std::to_string(i + 1) + " " + std::to_string(amount) +
                 " equity 2026-01-01\n";
        amount = amount / 100 * 99;
    }
    const Network network(bookOf(lines), questionAt("2026-06-01"));
    const Receipts& receipts = network.receipts();
    const std::uint32_t source = testing::node(network, "P0");
    const auto arrived = gatheredArrivals(receipts, leavingFrom(network, source), receipts.place[source]);
    ASSERT_TRUE(arrived);
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        const double there = (*arrived)[receipts.place[testing::node(network, "P" + std::to_string(i + 1))]];
        EXPECT_NEAR(there, static_cast<double>(amounts[i]) / static_cast<double>(amounts[0]), 1e-12) << i;
    }
}

TEST(GatheredArrivals, AreWorkedOutWhereMoneyGoesRoundWithHardlyAnyLeak)
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
    const Receipts& receipts = network.receipts();
    const auto at = [&](const char* name) { return receipts.place[testing::node(network, name)]; };
    std::vector<double> leaving(network.nodes().size());
    leaving[at("A")] = 1;
    const auto arrived = gatheredArrivals(receipts, leaving, at("S"));
    ASSERT_TRUE(arrived);
    const double a = (*arrived)[at("A")];
    const double q = 1000000.0 / 1000001.0; // passed on by A, and by C to A
    EXPECT_NEAR(a, 1 / (1 - q * q), 1e-3);
    EXPECT_NEAR((*arrived)[at("D")], 1 / (1 + 1 / q), 1e-8);
    EXPECT_NEAR(a * (1 - q) + (*arrived)[at("D")], 1.0, 1e-8);
}

TEST(GatheredArrivals, SaySoWhereTheyDoNotSettle)
{
    // Two rings that pass nearly all on, each with a leak of its own: of what is missing nobody can tell in which of
    // them it goes round.
    const Network network(bookOf(R"(S > A 1 equity 2026-01-01
                                    S > X 2 equity 2026-01-01
                                    A > B 1000000 equity 2026-01-01
                                    B > A 1000000 equity 2026-01-01
                                    X > Y 7000000 equity 2026-01-01
                                    Y > X 7000000 equity 2026-01-01)"),
                          questionAt("2026-06-01"));
    const std::uint32_t source = testing::node(network, "S");
    EXPECT_FALSE(gatheredArrivals(network.receipts(), leavingFrom(network, source), network.receipts().place[source]));
}

} // namespace
} // namespace roundtrip
