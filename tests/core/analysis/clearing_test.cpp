// SPDX-License-Identifier: GPL-3.0-or-later
// Clearings in which more are in default than are solved directly, against the plain iteration down from full payment
// in long doubles (Eisenberg and Noe 2001, theorem 1), round by round.
#include "core/analysis/clearing.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::amount;
using testing::bookOf;
using testing::node;
using testing::questionAt;

Means meansOf(const Network& network)
{
    const std::size_t size = network.nodes().size();
    Means means{std::vector<Minor>(size), std::vector<Minor>(size), std::vector<long double>(size)};
    for (const Pair& pair : network.pairs()) {
        means.owed[pair.payer] += pair.amount;
        means.due[pair.payee] += pair.amount;
    }
    return means;
}

// What everybody fails to pay when those that may default pay what they have, and the others all.
std::vector<long double> unpaid(const Network& network, const Means& means, const std::vector<bool>& mayDefault)
{
    std::vector<long double> paid(means.owed.begin(), means.owed.end());
    long double moved = 1;
    while (moved > 1e-6L) {
        std::vector<long double> has = means.outside;
        for (const Pair& pair : network.pairs()) {
            has[pair.payee] += paid[pair.payer] * static_cast<long double>(pair.amount) /
                               static_cast<long double>(means.owed[pair.payer]);
        }
        moved = 0;
        for (std::size_t i = 0; i < paid.size(); ++i) {
            const auto owed = static_cast<long double>(means.owed[i]);
            const long double now = mayDefault[i] ? std::min(owed, has[i]) : owed;
            moved = std::max(moved, std::abs(now - paid[i]));
            paid[i] = now;
        }
    }
    std::vector<long double> out(paid.size());
    for (std::size_t i = 0; i < paid.size(); ++i) {
        out[i] = static_cast<long double>(means.owed[i]) - paid[i];
    }
    return out;
}

// What each loses by that.
std::vector<long double> lost(const Network& network, const Means& means, const std::vector<long double>& unpaid)
{
    std::vector<long double> out(unpaid.size());
    for (const Pair& pair : network.pairs()) {
        out[pair.payee] += unpaid[pair.payer] * static_cast<long double>(pair.amount) /
                           static_cast<long double>(means.owed[pair.payer]);
    }
    return out;
}

TEST(Clearing, OfHundredsInDefaultIsThatOfTheIterationInEveryRound)
{
    for (unsigned seed = 1; seed <= 5; ++seed) {
        std::mt19937 random(seed);
        std::string lines;
        for (int i = 0; i < 3000; ++i) {
            const auto a = random() % 600;
            const auto b = random() % 600 * (random() % 3 == 0 ? 0 : 1) + (random() % 3 == 0 ? random() % 20 : 0);
            if (a != b) {
                lines += "P" + std::to_string(a) + " > P" + std::to_string(b) + " " +
                         std::to_string(1 + random() % (1U << (random() % 30))) + " debt 2027-01-01\n";
            }
        }
        const Network network(bookOf(lines), questionAt("2026-06-01"));
        Means means = meansOf(network);
        for (std::size_t i = 0; i < means.outside.size(); ++i) {
            means.outside[i] = std::floor(static_cast<long double>(means.owed[i]) * (random() % 9) / 8);
        }
        const Clearing found = cleared(network, means);

        std::vector<bool> inDefault(means.owed.size());
        std::vector<int> round(means.owed.size());
        std::vector<long double> fails(means.owed.size());
        int rounds = 0;
        for (bool some = true; some;) {
            some = false;
            const auto lose = lost(network, means, fails);
            for (std::size_t i = 0; i < fails.size(); ++i) {
                const long double has = means.outside[i] + static_cast<long double>(means.due[i]) - lose[i];
                if (!inDefault[i] && has < static_cast<long double>(means.owed[i]) - 0.5L) {
                    inDefault[i] = true;
                    round[i] = rounds + 1;
                    some = true;
                }
            }
            rounds += some ? 1 : 0;
            fails = unpaid(network, means, inDefault);
        }
        ASSERT_GT(std::count(inDefault.begin(), inDefault.end(), true), 150) << "or nothing is tried";
        EXPECT_GE(rounds, 2);
        EXPECT_EQ(found.rounds, rounds);
        EXPECT_EQ(found.round, round);
        const auto lose = lost(network, means, fails);
        for (std::size_t i = 0; i < fails.size(); ++i) {
            EXPECT_NEAR(static_cast<double>(found.unpaid[i]), static_cast<double>(fails[i]), 0.01) << seed << " " << i;
            EXPECT_NEAR(static_cast<double>(found.lost[i]), static_cast<double>(lose[i]), 0.01) << seed << " " << i;
        }
    }
}

TEST(Clearing, OfARingThatLeaksAMillionthEachTimeRoundEndsWithNothing)
{
    // By hand. Each of 300 owes the next 1,000,000 dollars, the first also an outsider 1; nobody has anything else. The
    // first is 1 short, and every round the next one falls. With all of them in default the first pays
    // x = x · 1,000,000 / 1,000,001, which is 0: all is lost, though each time round it is only a millionth.
    constexpr int size = 300;
    const auto name = [](int i) { return "P" + std::to_string(i % size); };
    std::string lines = "P0 > Outside 1 debt 2027-01-01\n";
    for (int i = 0; i < size; ++i) {
        lines += name(i) + " > " + name(i + 1) + " 1M debt 2027-01-01\n";
    }
    const Network network(bookOf(lines), questionAt("2026-06-01"));
    const Clearing found = cleared(network, meansOf(network));
    EXPECT_EQ(found.rounds, size);
    for (int i = 0; i < size; ++i) {
        const std::uint32_t party = node(network, name(i));
        EXPECT_EQ(found.round[party], i + 1);
        EXPECT_NEAR(static_cast<double>(found.unpaid[party]), static_cast<double>(amount(i == 0 ? "1000001" : "1M")), 1)
            << i;
    }
    EXPECT_NEAR(static_cast<double>(found.lost[node(network, "Outside")]), 100, 0.001);
}

} // namespace
} // namespace roundtrip
