// SPDX-License-Identifier: GPL-3.0-or-later
// The payback grid: each cell worked by hand, and the same as recoupment's where both can tell.
#include "core/analysis/payback_grid.h"

#include "core/analysis/recoupment.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {

namespace {

using testing::bookOf;
using testing::day;
using testing::node;
using testing::questionAt;

using Paybacks = std::vector<std::optional<Date>>;

Movements ask(std::string_view lines)
{
    const Network network(bookOf(lines), questionAt("2026-11-24"));
    return movementsOfPair(network, node(network, "I"), node(network, "R"));
}

} // namespace

TEST(PaybackGrid, CountsWhatHangsOnAnOpenConditionByTheProbability)
{
    // Certain: 40 in 2027, 40 in 2029. Open: 40 in 2028, 80 in 2030. Through each year of them 40, 80, 120, 200 are
    // back of the 60 placed at 100 %; 40, 60, 100, 140 at 50 %; 40, 40, 80, 80 at 0 %. At a margin of 50 % half of
    // that.
    const PaybackGrid grid = paybackGrid(ask(R"(
        condition Launch open
        I > R 60 equity 2026-01-01
        R > I 40 compute 2027-01-01
        R > I 40 compute 2028-01-01 if:Launch
        R > I 40 compute 2029-01-01
        R > I 80 compute 2030-01-01 if:Launch
    )"),
                                         {{50, 100}, {100, 50, 0}});
    EXPECT_TRUE(grid.conditional);
    ASSERT_EQ(grid.paybacks.size(), 2U);
    EXPECT_EQ(grid.paybacks[0], (Paybacks{day("2029-01-01"), day("2030-01-01"), std::nullopt}));
    EXPECT_EQ(grid.paybacks[1], (Paybacks{day("2028-01-01"), day("2028-01-01"), day("2029-01-01")}));
}

TEST(PaybackGrid, CountsCapitalWholeAndByTheProbabilityAlone)
{
    // A repayment of 20 and, if all goes well, one of 20 more, of 30 placed: 20 + 20·p >= 30 from p = 50 % on.
    const PaybackGrid grid = paybackGrid(ask(R"(
        condition Launch open
        I > R 30 debt 2026-01-01
        R > I 20 repayment 2027-01-01
        R > I 20 repayment 2028-01-01 if:Launch
    )"),
                                         {{0, 20}, {50, 49}});
    EXPECT_EQ(grid.paybacks[0], (Paybacks{day("2028-01-01"), std::nullopt}));
    EXPECT_EQ(grid.paybacks[1], grid.paybacks[0]);
}

TEST(PaybackGrid, TakesTheProbabilityInPlaceOfTheConditionsOwn)
{
    // Headline counts the 40 whole, whatever the condition's own 10 %.
    const PaybackGrid grid = paybackGrid(ask(R"(
        condition Launch open p:0.1
        I > R 20 equity 2026-01-01
        R > I 40 compute 2027-01-01 if:Launch
    )"),
                                         {{100}, {50, 49}});
    EXPECT_EQ(grid.paybacks[0], (Paybacks{day("2027-01-01"), std::nullopt}));
}

TEST(PaybackGrid, IsExactToTheCent)
{
    // The seed, where half of 100B is just the outlay, and of which no instalment is a whole number of cents.
    const Movements seed = ask(R"(
        I > R 15B equity 2026-03-31
        I > R 35B equity 2027-01-01
        R > I 100B compute 2026-05-01..2036-05-01
    )");
    const PaybackGrid grid = paybackGrid(seed, {{49, 50, 100}, {100, 25}});
    EXPECT_FALSE(grid.conditional);
    EXPECT_EQ(grid.paybacks[0], (Paybacks{std::nullopt, std::nullopt}));
    EXPECT_EQ(grid.paybacks[1], (Paybacks{day("2036-04-01"), day("2036-04-01")}));
    EXPECT_EQ(grid.paybacks[2], (Paybacks{day("2031-04-01"), day("2031-04-01")}));
}

TEST(PaybackGrid, AtCertaintyAgreesWithRecoupmentAtEveryMargin)
{
    const Movements movements = ask(R"(
        condition Launch open
        R > I 9 compute 2025-06-01
        I > R 41 equity 2026-01-01
        R > I 77 services 2026-05-01..24m ramp
        R > I 13 repayment 2027-01-01
        R > I 55 compute 2027-05-01..2031-05-01 if:Launch
    )");
    const PaybackGrid grid = paybackGrid(movements);
    for (std::size_t i = 0; i < grid.axes.margins.size(); ++i) {
        EXPECT_EQ(grid.paybacks[i][0], recoupment(movements, {grid.axes.margins[i] / 100.0, 0}).payback)
            << grid.axes.margins[i];
    }
    EXPECT_TRUE(grid.paybacks.front()[0]); // 13 + (9 + 77 + 55) / 5 = 41.2
}

TEST(PaybackGrid, WithoutADatedOutlayHasNoPayback)
{
    const PaybackGrid grid = paybackGrid(ask("R > I 40 compute 2027-01-01"), {{100}, {100}});
    EXPECT_EQ(grid.paybacks, std::vector<Paybacks>{Paybacks{std::nullopt}});
}

} // namespace roundtrip
