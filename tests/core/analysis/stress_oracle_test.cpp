// SPDX-License-Identifier: GPL-3.0-or-later
// Clearing vectors worked by hand, and those of random networks against the plain iteration down from full payment,
// which by Tarski's theorem ends at the greatest (Eisenberg and Noe 2001, theorem 1).
#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "core/analysis/stress.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::amount;
using testing::bookOf;
using testing::node;
using testing::questionAt;

struct Owing {
    std::vector<std::vector<Minor>> owed; // by debtor, then creditor
    std::vector<Minor> assets;

    std::size_t size() const { return assets.size(); }
    Minor all(std::size_t debtor) const
    {
        Minor sum = 0;
        for (const Minor one : owed[debtor]) {
            sum += one;
        }
        return sum;
    }
    Book book() const
    {
        std::string lines;
        for (std::size_t i = 0; i < size(); ++i) {
            lines += "party P" + std::to_string(10 + i) + "\n";
            lines += "metric P" + std::to_string(10 + i) + " 2026 cash " + std::to_string(assets[i]) + "\n";
            for (std::size_t j = 0; j < size(); ++j) {
                if (owed[i][j] > 0) {
                    lines += "P" + std::to_string(10 + i) + " > P" + std::to_string(10 + j) + " " +
                             std::to_string(owed[i][j]) + " debt 2027-01-01\n";
                }
            }
        }
        return bookOf(lines);
    }
};

using Vector = std::vector<long double>;

// What each has when `paid` is paid.
Vector meansOf(const Owing& owing, const Vector& paid)
{
    Vector means(owing.assets.begin(), owing.assets.end());
    for (std::size_t i = 0; i < owing.size(); ++i) {
        for (std::size_t j = 0; j < owing.size(); ++j) {
            if (owing.owed[i][j] > 0) {
                means[j] +=
                    paid[i] * static_cast<long double>(owing.owed[i][j]) / static_cast<long double>(owing.all(i));
            }
        }
    }
    return means;
}

// The greatest vector in which those that may default pay what they have, at most what they owe, and all others all.
Vector cleared(const Owing& owing, const std::vector<bool>& mayDefault)
{
    Vector paid(owing.size());
    for (std::size_t i = 0; i < owing.size(); ++i) {
        paid[i] = static_cast<long double>(owing.all(i));
    }
    for (int round = 0; round < 100'000; ++round) {
        const Vector means = meansOf(owing, paid);
        long double moved = 0;
        for (std::size_t i = 0; i < owing.size(); ++i) {
            const auto owed = static_cast<long double>(owing.all(i));
            const long double now = mayDefault[i] ? std::min(owed, means[i]) : owed;
            moved = std::max(moved, std::abs(now - paid[i]));
            paid[i] = now;
        }
        if (moved < 1e-9L) {
            break;
        }
    }
    return paid;
}

Owing randomOwing(unsigned seed)
{
    std::mt19937 random(seed);
    const std::size_t size = 3 + random() % 5;
    Owing out{std::vector<std::vector<Minor>>(size, std::vector<Minor>(size)), std::vector<Minor>(size)};
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t j = 0; j < size; ++j) {
            out.owed[i][j] = i != j && random() % 3 > 0 ? 1 + static_cast<Minor>(random() % 1000) : 0;
        }
        out.assets[i] = static_cast<Minor>(random() % 700); // some have next to nothing, so most networks see defaults
    }
    return out;
}

TEST(Stress, ClearsAsTheIterationDownFromFullPaymentDoes)
{
    int defaults = 0;
    int laterRounds = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        const Owing owing = randomOwing(seed);
        const Book book = owing.book();
        const Stress found = stress(book, Network(book, questionAt("2026-06-01")), {});
        const Vector paid = cleared(owing, std::vector<bool>(owing.size(), true));
        const Vector means = meansOf(owing, paid);
        long double unpaid = 0;
        // The rounds: those short of what they owe when nobody else but the earlier ones is.
        std::vector<bool> defaulted(owing.size());
        std::vector<int> round(owing.size());
        for (int now = 1; now <= static_cast<int>(owing.size()); ++now) {
            const Vector has = meansOf(owing, cleared(owing, defaulted));
            std::vector<bool> next = defaulted;
            for (std::size_t i = 0; i < owing.size(); ++i) {
                if (!defaulted[i] && has[i] < static_cast<long double>(owing.all(i)) - 1e-6L) {
                    next[i] = true;
                    round[i] = now;
                }
            }
            defaulted = next;
        }
        for (std::size_t i = 0; i < owing.size(); ++i) {
            SCOPED_TRACE(std::to_string(seed) + ": " + std::to_string(i));
            const StressedParty& party = found.parties[i];
            // Amounts are in dollars, minor units are cents.
            EXPECT_NEAR(static_cast<double>(party.paid), static_cast<double>(100 * paid[i]), 0.501);
            EXPECT_NEAR(static_cast<double>(party.received),
                        static_cast<double>(100 * (means[i] - static_cast<long double>(owing.assets[i]))), 0.501);
            EXPECT_EQ(party.defaultRound.value_or(0), round[i]);
            unpaid += static_cast<long double>(owing.all(i)) - paid[i];
            defaults += round[i] > 0 ? 1 : 0;
            laterRounds += round[i] > 1 ? 1 : 0;
        }
        EXPECT_NEAR(static_cast<double>(found.totalLoss), static_cast<double>(100 * unpaid), 0.501) << seed;
    }
    EXPECT_GT(defaults, 200); // or the networks try nothing
    EXPECT_GT(laterRounds, 20);
}

TEST(Stress, OfARingOfThreeThatLacksTenInTheLastPlace)
{
    // By hand. A owes B 30, B owes C 30, C owes A 10 and an outsider D 40; A has 20, B nothing, C 10. All in full
    // leaves C with 10 + 30 against 50: round 1, C pays 40: A gets 8, so A has 28 against 30 and defaults in round 2.
    // With A and C in default: a = 20 + c/5, c = 10 + 30. Then B gets 28 against 30: round 3, b = a, c = 10 + b, so a =
    // 20 + (10 + a)/5 = 22 + a/5, a = 27.5, b = 27.5, c = 37.5.
    const Book book = bookOf(R"(A > B 30M debt 2027-01-01
                                B > C 30M debt 2027-01-01
                                C > A 10M debt 2027-01-01
                                C > D 40M debt 2027-01-01
                                metric A 2026 cash 20M
                                metric C 2026 cash 10M)");
    const Network network(book, questionAt("2026-06-01"));
    const Stress found = stress(book, network, {});
    const auto party = [&](const char* name) { return found.parties[node(network, name)]; };
    EXPECT_EQ(party("A").paid, amount("27.5M"));
    EXPECT_EQ(party("B").paid, amount("27.5M"));
    EXPECT_EQ(party("C").paid, amount("37.5M"));
    EXPECT_EQ(party("A").defaultRound, 2);
    EXPECT_EQ(party("B").defaultRound, 3);
    EXPECT_EQ(party("C").defaultRound, 1);
    EXPECT_EQ(party("D").received, amount("30M")); // four fifths of 37.5
    EXPECT_EQ(party("A").received, amount("7.5M"));
    EXPECT_EQ(found.totalLoss, amount("17.5M")); // 2.5 + 2.5 + 12.5
    EXPECT_EQ(found.rounds, 3);
}

TEST(Stress, OfACentreAndFourPlacesThatShareItsLoss)
{
    // By hand, a star. The centre owes each of four 25 and holds 60 after the shock; each of them owes an outsider 30
    // and has 5, 10, 15 and 20. The centre pays 60: 15 each. The four then have 20, 25, 30 and 35: the first two
    // default, short by 10 and 5, the third pays just all.
    const Book book = bookOf(R"(Centre > P1 25M debt 2027-01-01
                                Centre > P2 25M debt 2027-01-01
                                Centre > P3 25M debt 2027-01-01
                                Centre > P4 25M debt 2027-01-01
                                P1 > Outside 30M debt 2027-01-01
                                P2 > Outside 30M debt 2027-01-01
                                P3 > Outside 30M debt 2027-01-01
                                P4 > Outside 30M debt 2027-01-01
                                metric Centre 2026 cash 100M
                                metric P1 2026 cash 5M
                                metric P2 2026 cash 10M
                                metric P3 2026 cash 15M
                                metric P4 2026 cash 20M)");
    const Network network(book, questionAt("2026-06-01"));
    EXPECT_EQ(stress(book, network, {}).totalLoss, 0);
    const Stress found = stress(book, network, {{node(network, "Centre"), 0.4}});
    const auto party = [&](const char* name) { return found.parties[node(network, name)]; };
    EXPECT_EQ(party("Centre").paid, amount("60M"));
    EXPECT_EQ(party("P1").shortfall, amount("10M"));
    EXPECT_EQ(party("P2").shortfall, amount("5M"));
    EXPECT_EQ(party("P3").defaultRound, std::nullopt);
    EXPECT_EQ(party("P4").loss, amount("10M"));
    EXPECT_EQ(party("Outside").loss, amount("15M"));
    EXPECT_EQ(found.totalLoss, amount("55M")); // 40 + 10 + 5
    EXPECT_EQ(found.rounds, 2);
}

TEST(Stress, OfARingAndOfAWholeNetworkSpreadTheSameShockDifferently)
{
    // By hand; the two networks that Acemoglu, Ozdaglar and Tahbaz-Salehi (American Economic Review 105, 2015) set
    // against each other, without their senior debts. Four owe 30 each within and 10 each to an outsider; each has 10
    // but one, which has nothing. In the ring 1 > 2 > 3 > 4 > 1 the first pays x1 = 3/4 x4 and so on with
    // x2 = min(40, 10 + 3/4 x1): full payment of the others gives x1 = 30, x2 = 32.5, x3 = 34.375, x4 = 35.78125, and
    // round again: the system x1 = 3/4 x4, xk = 10 + 3/4 x(k-1) solves to x1 (1 - 81/256) = 10 (27/64 + 9/16 + 3/4).
    // In the whole network each pays 10 to each other: x = 10 + (2x + y)/4, y = 3x/4 = 0 + 3x/4, so x = 160/5.
    const std::string ring = R"(P1 > P2 30M debt 2027-01-01
                                P2 > P3 30M debt 2027-01-01
                                P3 > P4 30M debt 2027-01-01
                                P4 > P1 30M debt 2027-01-01
    )";
    std::string complete;
    std::string rest;
    for (int i = 1; i <= 4; ++i) {
        const std::string name = "P" + std::to_string(i);
        rest += name + " > Outside 10M debt 2027-01-01\nmetric " + name + " 2026 cash " + (i == 1 ? "0" : "10M") + "\n";
        for (int j = 1; j <= 4; ++j) {
            if (i != j) {
                complete += name + " > P" + std::to_string(j) + " 10M debt 2027-01-01\n";
            }
        }
    }
    const auto paidBy = [](const std::string& lines, const char* name) {
        const Book book = bookOf(lines);
        const Network network(book, questionAt("2026-06-01"));
        return stress(book, network, {}).parties[node(network, name)].paid;
    };
    // x1 = 10 · (111/64) / (175/256) = 4440/175 millions.
    EXPECT_EQ(paidBy(ring + rest, "P1"), 2'537'142'857); // cents, of 25,371,428.571…
    EXPECT_EQ(paidBy(ring + rest, "P2"), 2'902'857'143); // 10 + 3/4 of it
    EXPECT_EQ(paidBy(complete + rest, "P2"), amount("32M"));
    EXPECT_EQ(paidBy(complete + rest, "P1"), amount("24M"));
}

} // namespace
} // namespace roundtrip
