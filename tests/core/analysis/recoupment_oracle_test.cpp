// SPDX-License-Identifier: GPL-3.0-or-later
// Recoupment of random stories against semantics 7 read day by day in whole numbers.
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "core/analysis/recoupment.h"
#include "tests/core/analysis/plain_story.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::PlainPayment;
using testing::PlainStory;
using testing::questionAt;

constexpr Minor whole = 20; // margins are so many twentieths, so that all sums are whole numbers of them

struct Expected {
    Minor outlay = 0;
    Minor recovered = 0; // in twentieths
    std::optional<Date> first;
    std::optional<Date> payback;
    std::optional<Date> finalPayback;
    Minor deepest = 0; // -net in twentieths, 0 where it is never below
    std::optional<Date> deepestOn;
    long double presentValue = 0; // in minor units
    std::vector<Cash> cash;       // day by day from the first outlay, in minor units
};

Expected recouped(const std::vector<PlainPayment>& payments, int investor, int recipient, Minor margin, double rate)
{
    std::map<Date, Minor> nets; // by day, in twentieths
    Expected out;
    for (const PlainPayment& payment : payments) {
        if (payment.payer == investor && payment.payee == recipient && payment.capital) {
            nets[payment.date] -= whole * payment.amount;
            out.outlay += payment.amount;
            out.first = out.first.value_or(payment.date); // they come in order
        } else if (payment.payer == recipient && payment.payee == investor) {
            const Minor back = (payment.capital ? whole : margin) * payment.amount;
            nets[payment.date] += back;
            out.recovered += back;
        }
    }
    if (!out.first) {
        return out;
    }
    Minor net = 0;
    for (const auto& [day, moved] : nets) {
        net += moved;
        const auto past = static_cast<int>((day - *out.first).count());
        out.cash.push_back({past, static_cast<double>(moved) / static_cast<double>(whole)});
        out.presentValue += static_cast<long double>(moved) / static_cast<long double>(whole) /
                            std::pow(1.0L + static_cast<long double>(rate), static_cast<long double>(past) / 365.0L);
        if (day >= *out.first && net >= 0) {
            out.payback = out.payback ? out.payback : day;
            out.finalPayback = out.finalPayback ? out.finalPayback : day;
        } else {
            out.finalPayback.reset();
        }
        if (-net > out.deepest) {
            out.deepest = -net;
            out.deepestOn = day;
        }
    }
    return out;
}

// The nearest whole to so many twentieths; of two the even one.
Minor rounded(Minor twentieths)
{
    return static_cast<Minor>(std::llrint(static_cast<double>(twentieths) / static_cast<double>(whole)));
}

void expectSame(const Recoupment& found, const Expected& expected)
{
    EXPECT_EQ(found.outlay, expected.outlay);
    EXPECT_EQ(found.recovered, rounded(expected.recovered));
    EXPECT_EQ(found.firstOutlay, expected.first);
    EXPECT_EQ(found.payback, expected.payback);
    EXPECT_EQ(found.finalPayback, expected.finalPayback);
    ASSERT_EQ(found.paybackYears.has_value(), expected.payback.has_value());
    if (expected.payback) {
        EXPECT_DOUBLE_EQ(*found.paybackYears, static_cast<double>((*expected.payback - *expected.first).count()) / 365);
    }
    if (expected.outlay > 0) {
        EXPECT_DOUBLE_EQ(*found.multiple,
                         static_cast<double>(expected.recovered) / static_cast<double>(whole * expected.outlay));
        EXPECT_LE(std::abs(static_cast<long double>(*found.presentValue) - expected.presentValue), 0.5001L);
    }
}

// Every change of sign that a fine grid of rates sees has a root beside it, and every root is one.
void expectRoots(const Irr& found, const std::vector<Cash>& cash)
{
    double size = 0;
    for (const Cash& one : cash) {
        size = std::max(size, std::abs(one.amount));
    }
    constexpr double step = 0.05;
    for (double rate = -0.95; rate < 9.9; rate += step) {
        const double before = presentValue(cash, rate);
        const double after = presentValue(cash, rate + step);
        if ((before < 0) != (after < 0) && std::abs(before) > 1e-9 * size && std::abs(after) > 1e-9 * size) {
            EXPECT_TRUE(std::any_of(found.roots.begin(), found.roots.end(), [&](double root) {
                return root >= rate - 1e-9 && root <= rate + step + 1e-9;
            })) << rate;
        }
    }
    for (const double root : found.roots) {
        EXPECT_LT(std::abs(presentValue(cash, root)), 1e-6 * size * (1 + 1 / std::pow(1 + root, 3))) << root;
    }
    EXPECT_EQ(found.status, found.roots.empty()       ? IrrStatus::none
                            : found.roots.size() == 1 ? IrrStatus::one
                                                      : IrrStatus::multiple);
}

TEST(Recoupment, IsThatOfEveryDayReckonedForItself)
{
    int paidBack = 0;
    int dippedAgain = 0;
    int rates = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        const PlainStory story = testing::randomStory(seed);
        Question question = questionAt("2026-06-01");
        question.measure = static_cast<Measure>(seed % 3);
        if (seed % 4 == 1) {
            question.window = {testing::day("2025-05-17"), testing::day("2027-02-03")};
        }
        const Network network(story.book(), question);
        const auto payments = story.payments(question.measure, question.window);
        const Minor margin = static_cast<Minor>(seed % 21);
        const double rate = static_cast<double>(seed % 5) * 0.07;
        for (int investor = 0; investor < story.parties; ++investor) {
            for (int recipient = 0; recipient < story.parties; ++recipient) {
                if (investor == recipient) {
                    continue;
                }
                SCOPED_TRACE(std::to_string(seed) + ": " + std::to_string(investor) + " in " +
                             std::to_string(recipient));
                const Expected expected = recouped(payments, investor, recipient, margin, rate);
                const Recoupment found =
                    recoupment(network, static_cast<std::uint32_t>(investor), static_cast<std::uint32_t>(recipient),
                               {static_cast<double>(margin) / static_cast<double>(whole), rate});
                expectSame(found, expected);
                if (expected.first) {
                    // A peak of less than half a minor unit rounds away.
                    EXPECT_EQ(found.peakExposure.value_or(0), rounded(expected.deepest));
                    if (margin == 0 || margin == whole) { // roundings make no ties of what differs
                        EXPECT_EQ(found.peakDate, expected.deepestOn);
                    }
                    expectRoots(found.irr, expected.cash);
                }
                paidBack += expected.payback ? 1 : 0;
                dippedAgain += expected.payback != expected.finalPayback ? 1 : 0;
                rates += found.irr.roots.empty() ? 0 : 1;
            }
        }
    }
    EXPECT_GT(paidBack, 100); // or the stories try nothing
    EXPECT_GT(dippedAgain, 20);
    EXPECT_GT(rates, 100);
}

} // namespace
} // namespace roundtrip
