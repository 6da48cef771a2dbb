// SPDX-License-Identifier: GPL-3.0-or-later
// Recoupment: the seed's figures, and each definition of semantics 7 on a small story.
#include "core/analysis/recoupment.h"

#include <cmath>
#include <string>

#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {

namespace {

using testing::amount;
using testing::bookOf;
using testing::day;
using testing::node;
using testing::questionAt;

Recoupment ask(std::string_view lines, const RecoupmentTerms& terms = {}, Window window = {})
{
    Question question = questionAt("2026-11-24");
    question.window = window;
    const Network network(bookOf(lines), question);
    return recoupment(network, node(network, "I"), node(network, "R"), terms);
}

constexpr std::string_view seed = R"(
    I > R 15B equity 2026-03-31
    I > R 35B equity 2027-01-01
    R > I 100B compute 2026-05-01..2036-05-01
)";

} // namespace

TEST(Recoupment, OfTheSeedPaysBackInFiveYears)
{
    // The project's worked example: sixty of a hundred and twenty instalments.
    const Recoupment found = ask(seed);
    EXPECT_EQ(found.outlay, amount("50B"));
    EXPECT_EQ(found.recovered, amount("100B"));
    EXPECT_DOUBLE_EQ(found.multiple.value(), 2.0);
    EXPECT_EQ(found.firstOutlay, day("2026-03-31"));
    EXPECT_EQ(found.payback, day("2031-04-01"));
    EXPECT_EQ(found.finalPayback, day("2031-04-01"));
    EXPECT_EQ(found.discountedPayback, day("2031-04-01"));
    EXPECT_DOUBLE_EQ(found.paybackYears.value(), 1827 / 365.0); // 2026-03-31 to 2031-04-01
    EXPECT_EQ(found.presentValue, amount("50B"));
    EXPECT_EQ(found.series.size(), 121U); // the 35B falls on the day of an instalment
    // 15 + 35 less nine instalments of 833,333,333.33 by 2027-01-01.
    EXPECT_EQ(found.peakExposure, amount("42.5B"));
    EXPECT_EQ(found.peakDate, day("2027-01-01"));
    EXPECT_EQ(found.irr.status, IrrStatus::one);
    EXPECT_GT(found.irr.roots.at(0), 0.15);
}

TEST(Recoupment, AtHalfTheMarginPaysBackWithTheLastInstalmentToTheCent)
{
    // Half of 100B is just the outlay. Rounding each instalment's half would lose 40 cents and never pay back.
    const Recoupment found = ask(seed, {0.5, 0});
    EXPECT_EQ(found.recovered, amount("50B"));
    EXPECT_EQ(found.payback, day("2036-04-01"));
    EXPECT_EQ(found.presentValue, 0);
}

TEST(Recoupment, CountsCapitalComingBackWhole)
{
    const Recoupment found = ask(R"(
        I > R 100 debt 2026-01-01
        R > I 60 repayment 2026-07-01
        R > I 80 services 2026-12-31
        I > R 7 services 2026-02-01
    )",
                                 {0.25, 0});
    EXPECT_EQ(found.outlay, amount("100"));
    EXPECT_EQ(found.recovered, amount("80")); // 60 + 80/4
    EXPECT_FALSE(found.payback);
    EXPECT_FALSE(found.paybackYears);
    EXPECT_FALSE(found.finalPayback);
    EXPECT_EQ(found.peakExposure, amount("100"));
    ASSERT_EQ(found.series.size(), 3U);
    EXPECT_EQ(found.series[1], (RecoupmentPoint{day("2026-07-01"), amount("100"), amount("60"), -amount("40")}));
}

TEST(Recoupment, TellsTheFirstPaybackFromTheFinalOne)
{
    const Recoupment found = ask(R"(
        I > R 10 equity 2026-01-01
        R > I 12 compute 2026-02-01
        I > R 10 equity 2026-03-01
        R > I 8 compute 2026-04-01
        R > I 1 compute 2026-05-01
    )");
    EXPECT_EQ(found.payback, day("2026-02-01"));
    EXPECT_EQ(found.finalPayback, day("2026-04-01"));
    EXPECT_EQ(found.peakExposure, amount("10"));
    EXPECT_EQ(found.peakDate, day("2026-01-01"));
}

TEST(Recoupment, BeginsWithTheFirstOutlayEvenWhereMoneyCameBackBefore)
{
    const Recoupment found = ask(R"(
        R > I 12 compute 2025-01-01
        I > R 10 equity 2026-01-01
    )");
    EXPECT_EQ(found.payback, day("2026-01-01"));
    EXPECT_EQ(found.finalPayback, day("2026-01-01"));
    EXPECT_DOUBLE_EQ(found.paybackYears.value(), 0);
    EXPECT_FALSE(found.peakExposure);
    EXPECT_FALSE(found.peakDate);
}

// 110 in 365 days are worth 100 at 0.1: the net is nothing, which no double says.
TEST(Recoupment, PaysBackDiscountedOnTheDayThatIsWorthTheOutlayExactly)
{
    for (const double rate : {0.1, 0.21, 0.07, 0.3}) {
        const Recoupment found = ask("I > R 10000 equity 2021-01-01\nR > I " +
                                         std::to_string(std::lround(10000 * (1 + rate))) + " compute 2022-01-01\n",
                                     {1, rate});
        EXPECT_EQ(found.presentValue, 0) << rate;
        EXPECT_EQ(found.discountedPayback, day("2022-01-01")) << rate;
        const Recoupment less =
            ask("I > R 10000 equity 2021-01-01\nR > I " + std::to_string(std::lround(10000 * (1 + rate)) - 1) +
                    ".99 compute 2022-01-01\n",
                {1, rate});
        EXPECT_FALSE(less.discountedPayback) << "a cent is missing at " << rate;
    }
}

// -1.5 cents on 1 January and -2.5 cents on 1 June: both are shown as -2, and the second is the larger.
TEST(Recoupment, TakesThePeakBeforeRounding)
{
    const Recoupment found = ask(R"(
        I > R 0.02 equity 2025-01-01
        R > I 0.01 compute 2025-01-01
        I > R 0.01 equity 2025-06-01
    )",
                                 {0.5, 0});
    EXPECT_EQ(found.peakExposure, 2);
    EXPECT_EQ(found.peakDate, day("2025-06-01"));
}

TEST(Recoupment, DiscountsFromTheFirstOutlay)
{
    // 110 a year later at 10 % is worth just short of, and 111 more than, the 100 placed.
    const Recoupment found = ask("I > R 100 equity 2026-01-01\nR > I 111 compute 2027-01-01", {1, 0.10});
    EXPECT_EQ(found.presentValue, 91); // 111 / 1.1 - 100 = 0.90909…
    EXPECT_EQ(found.discountedPayback, day("2027-01-01"));
    EXPECT_NEAR(found.irr.roots.at(0), 0.11, 1e-12);
    EXPECT_FALSE(ask("I > R 100 equity 2026-01-01\nR > I 109 compute 2027-01-01", {1, 0.10}).discountedPayback);
}

TEST(Recoupment, WithoutAnOutlayHasNothingToPayBack)
{
    const Recoupment found = ask("R > I 109 compute 2027-01-01\nI > R 5 services 2026-01-01");
    EXPECT_EQ(found.outlay, 0);
    EXPECT_EQ(found.recovered, amount("109"));
    EXPECT_FALSE(found.multiple);
    EXPECT_FALSE(found.payback);
    EXPECT_FALSE(found.presentValue);
    EXPECT_EQ(found.irr.status, IrrStatus::none);
    EXPECT_EQ(found.series.size(), 1U);
}

TEST(Recoupment, CountsUndatedMoneyInTheTotalsOnly)
{
    const Recoupment found = ask(R"(
        I > R 100 equity 2026-01-01
        I > R 50 equity on:Launch
        condition Launch open
    )");
    EXPECT_EQ(found.outlay, amount("150"));
    ASSERT_EQ(found.series.size(), 1U);
    EXPECT_EQ(found.series[0].outlay, amount("100"));
}

} // namespace roundtrip
