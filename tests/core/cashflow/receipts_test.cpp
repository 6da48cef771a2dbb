// SPDX-License-Identifier: GPL-3.0-or-later
// The pairs by who is paid are the pairs of the network, whatever it is.
#include "core/cashflow/receipts.h"

#include <algorithm>
#include <random>
#include <string>

#include "core/cashflow/network.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::bookOf;
using testing::questionAt;

Network randomNetwork(unsigned seed)
{
    std::mt19937 random(seed);
    const unsigned parties = 2 + random() % 60;
    std::string lines;
    for (unsigned i = 0; i < 4 * parties; ++i) {
        const auto a = random() % parties;
        const auto b = random() % (1 + random() % parties); // some are paid by many
        if (a != b) {
            lines += "P" + std::to_string(a) + " > P" + std::to_string(b) + " " +
                     std::to_string(1 + random() % 1000000) + " equity 2026-01-01\n";
        }
    }
    return {bookOf(lines), questionAt("2026-06-01")};
}

TEST(Receipts, AreThePairsOfTheNetworkByWhoIsPaid)
{
    for (unsigned seed = 0; seed < 50; ++seed) {
        const Network network = randomNetwork(seed);
        const Receipts& receipts = network.receipts();
        std::vector<Pair> expected(network.pairs().begin(), network.pairs().end());
        std::stable_sort(expected.begin(), expected.end(), [&](const Pair& a, const Pair& b) {
            return receipts.place[a.payee] < receipts.place[b.payee];
        });
        for (std::size_t i = 0; i < network.pairs().size(); ++i) {
            EXPECT_EQ(network.amounts()[i], static_cast<double>(network.pairs()[i].amount)) << seed << " " << i;
        }
        ASSERT_EQ(receipts.first.size(), network.nodes().size() + 1) << seed;
        ASSERT_EQ(receipts.first.back(), expected.size()) << seed;
        for (std::uint32_t place = 0; place < network.nodes().size(); ++place) {
            for (std::uint32_t k = receipts.first[place]; k < receipts.first[place + 1]; ++k) {
                EXPECT_EQ(receipts.node[place], expected[k].payee) << seed << " " << k;
                EXPECT_EQ(receipts.node[receipts.payer[k]], expected[k].payer) << seed << " " << k;
                EXPECT_EQ(receipts.amount[k], static_cast<double>(expected[k].amount)) << seed << " " << k;
            }
        }
    }
}

TEST(Receipts, PutThoseFirstThatMostOthersPay)
{
    for (unsigned seed = 0; seed < 50; ++seed) {
        const Network network = randomNetwork(seed);
        const Receipts& receipts = network.receipts();
        for (std::uint32_t place = 0; place < network.nodes().size(); ++place) {
            EXPECT_EQ(receipts.place[receipts.node[place]], place) << seed;
        }
        const auto payersOf = [&](std::uint32_t place) { return receipts.first[place + 1] - receipts.first[place]; };
        for (std::uint32_t place = 1; place < network.nodes().size(); ++place) {
            const std::uint32_t before = payersOf(place - 1);
            EXPECT_TRUE(before > payersOf(place) ||
                        (before == payersOf(place) && receipts.node[place - 1] < receipts.node[place]))
                << seed << " " << place;
        }
    }
}

TEST(Receipts, SumUpWhatIsPaidAndWhatPays)
{
    // By hand: A pays B 3 and C 4, B pays C 5. C is paid by two.
    const Network network(bookOf(R"(A > B 3 equity 2026-01-01
                                    A > C 4 equity 2026-01-01
                                    B > C 5 equity 2026-01-01)"),
                          questionAt("2026-06-01"));
    const Receipts& receipts = network.receipts();
    const std::uint32_t a = receipts.place[testing::node(network, "A")];
    const std::uint32_t b = receipts.place[testing::node(network, "B")];
    const std::uint32_t c = receipts.place[testing::node(network, "C")];
    EXPECT_EQ(c, 0U);
    const double unit = receipts.in[b] / 3; // minor units
    EXPECT_EQ(receipts.in[a], 0.0);
    EXPECT_EQ(receipts.out[a], 7 * unit);
    EXPECT_EQ(receipts.out[b], 5 * unit);
    EXPECT_EQ(receipts.in[c], 9 * unit);
    EXPECT_EQ(receipts.out[c], 0.0);
    EXPECT_EQ(receipts.most(b), 5 * unit);
    EXPECT_EQ(receipts.most(c), 9 * unit);
}

TEST(Receipts, AreNoneOfANetworkOfNobody)
{
    const Network network(Book{}, questionAt("2026-06-01"));
    EXPECT_EQ(network.receipts().first, std::vector<std::uint32_t>{0});
    EXPECT_TRUE(network.receipts().payer.empty());
}

} // namespace
} // namespace roundtrip
