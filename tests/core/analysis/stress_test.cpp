// SPDX-License-Identifier: GPL-3.0-or-later
// Clearing vectors of small networks by hand, after Eisenberg and Noe (2001), and their defining equations on random
// ones.
#include "core/analysis/stress.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::amount;
using testing::bookOf;
using testing::day;
using testing::node;
using testing::questionAt;

TEST(Stress, ADefaultSpreadsInRounds)
{
    // Lab owes Cloud 100 and has 60: defaults first, paying 60. Cloud owes Chips 90 and has 60 + 20: defaults second,
    // paying 80. Chips owes nothing and never defaults; it loses 10, Cloud 40.
    const Book book = bookOf(R"(Lab > Cloud 100M compute 2027-01-01
                                Cloud > Chips 90M hardware 2027-01-01
                                metric Lab 2026 cash 60M
                                metric Cloud 2026 cash 20M)");
    const Network network(book, questionAt("2026-06-01"));
    const Stress found = stress(book, network, {});
    const StressedParty& lab = found.parties[node(network, "Lab")];
    const StressedParty& cloud = found.parties[node(network, "Cloud")];
    const StressedParty& chips = found.parties[node(network, "Chips")];
    EXPECT_EQ(lab.paid, amount("60M"));
    EXPECT_EQ(lab.defaultRound, 1);
    EXPECT_EQ(cloud.paid, amount("80M"));
    EXPECT_EQ(cloud.defaultRound, 2);
    EXPECT_EQ(chips.defaultRound, std::nullopt);
    EXPECT_EQ(cloud.loss, amount("40M"));
    EXPECT_EQ(chips.loss, amount("10M"));
    EXPECT_EQ(found.totalLoss, amount("50M"));
    EXPECT_TRUE(chips.noCash);
}

TEST(Stress, DefaultersInACycleShareWhatThereIs)
{
    // A owes B 10 and C 10, B owes A 10; A has 2, B has 4. With both in default p_A = 2 + p_B and p_B = 4 + p_A / 2:
    // p_A = 12, p_B = 10 — but B owes only 10, so it pays in full: A alone defaults, p_A = 2 + 10 = 12.
    const Book book = bookOf(R"(A > B 10M debt 2027-01-01
                                A > C 10M debt 2027-01-01
                                B > A 10M debt 2027-01-01
                                metric A 2026 cash 2M
                                metric B 2026 cash 4M)");
    const Network network(book, questionAt("2026-06-01"));
    const Stress found = stress(book, network, {});
    EXPECT_EQ(found.parties[node(network, "A")].paid, amount("12M"));
    EXPECT_EQ(found.parties[node(network, "B")].paid, amount("10M"));
    EXPECT_EQ(found.parties[node(network, "B")].defaultRound, std::nullopt);
    EXPECT_EQ(found.parties[node(network, "C")].loss, amount("4M"));
}

TEST(Stress, TakesTheGreatestOfManyClearingVectors)
{
    // Two that owe each other the same and own nothing: any (t, t) clears (Eisenberg and Noe, 2001, on uniqueness). The
    // greatest pays all of it, and what goes round needs no cash.
    const Book book = bookOf(R"(A > B 10M debt 2027-01-01
                                B > A 10M debt 2027-01-01)");
    const Network network(book, questionAt("2026-06-01"));
    const Stress found = stress(book, network, {});
    EXPECT_EQ(found.parties[node(network, "A")].paid, amount("10M"));
    EXPECT_EQ(found.parties[node(network, "B")].paid, amount("10M"));
    EXPECT_EQ(found.totalLoss, 0);
    EXPECT_EQ(found.rounds, 0);
}

TEST(Stress, AShockTakesItsShareOfOutsideAssets)
{
    const Book book = bookOf(R"(Lab > Cloud 100M compute 2027-01-01
                                metric Lab 2026 cash 100M
                                metric Lab 2026 revenue 20M)");
    const Network network(book, questionAt("2026-06-01"));
    const std::uint32_t lab = node(network, "Lab");
    EXPECT_EQ(stress(book, network, {}).totalLoss, 0);
    const Stress found = stress(book, network, {{lab, 0.5}});
    EXPECT_EQ(found.parties[lab].outsideAssets, amount("60M"));
    EXPECT_EQ(found.totalLoss, amount("40M"));
}

TEST(Stress, TakesTheCashOfEveryCollapsedUnitInItsOwnLatestYear)
{
    // Semantics 10, party by party: at the start of 2026 the parent's latest year is 2024, the unit's 2025, and the
    // other unit knows no year before 2027. 10 + 20 + 40.
    const Book book = bookOf(R"(party Group
                                party Unit parent:Group
                                party Other_unit parent:Group
                                Group > Bank 100M debt 2026-07-01
                                metric Group 2024 cash 10M
                                metric Unit 2023 cash 3M
                                metric Unit 2025 cash 20M
                                metric Unit 2026 revenue 5M
                                metric Other_unit 2027 cash 40M)");
    Question question = questionAt("2026-01-01");
    question.window = {day("2026-01-01"), day("2027-01-01")};
    question.filter.collapsed = {testing::party(book, "Group")};
    const Network network(book, question);
    const Stress found = stress(book, network, {});
    EXPECT_EQ(found.parties[node(network, "Group")].outsideAssets, amount("75M")); // and the revenue of 2026
}

TEST(Stress, OwesOnlyWhatRemains)
{
    const Book book = bookOf(R"(Lab > Cloud 50M compute 2026-01-01
                                Lab > Cloud 30M compute 2027-01-01
                                metric Lab 2026 cash 30M)");
    const Network network(book, questionAt("2026-06-01"));
    const Stress found = stress(book, network, {});
    EXPECT_EQ(found.parties[node(network, "Lab")].obligations, amount("30M"));
    EXPECT_EQ(found.totalLoss, 0);
}

TEST(Stress, ClearsRandomNetworksByItsOwnEquations)
{
    // Section 2 of the paper: each pays the lesser of what it owes and of what it has, to within a minor unit.
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        std::string lines;
        for (int i = 0; i < 40; ++i) {
            const auto a = random() % 12;
            const auto b = random() % 12;
            if (a != b) {
                lines += "P" + std::to_string(a) + " > P" + std::to_string(b) + " " +
                         std::to_string(1 + random() % 100) + "M debt 2027-01-01\n";
            }
        }
        for (unsigned i = 0; i < 12; ++i) {
            lines += "metric P" + std::to_string(i) + " 2026 cash " + std::to_string(random() % 80) + "M\n";
        }
        const Book book = bookOf(lines);
        const Network network(book, questionAt("2026-06-01"));
        const Stress found = stress(book, network, {});
        std::vector<double> in(found.parties.size());
        for (const Pair& pair : network.pairs()) {
            const StressedParty& payer = found.parties[pair.payer];
            in[pair.payee] += static_cast<double>(payer.paid) * static_cast<double>(pair.amount) /
                              static_cast<double>(payer.obligations);
        }
        for (const StressedParty& party : found.parties) {
            const double means = static_cast<double>(party.outsideAssets) + in[party.node];
            EXPECT_NEAR(static_cast<double>(party.paid), std::min(static_cast<double>(party.obligations), means), 2.0);
            EXPECT_EQ(party.defaultRound.has_value(), party.paid < party.obligations);
        }
    }
}

} // namespace
} // namespace roundtrip
