// SPDX-License-Identifier: GPL-3.0-or-later
// Movements: whose money counts as laid out and as back, of a pair, of a party over all, of a loop.
#include "core/analysis/movements.h"

#include "core/analysis/recoupment.h"
#include "core/loops/returns.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {

namespace {

using testing::amount;
using testing::bookOf;
using testing::day;
using testing::node;
using testing::questionAt;

Network networkOf(std::string_view lines)
{
    return Network(bookOf(lines), questionAt("2026-11-24"));
}

Movements ofParty(std::string_view lines)
{
    const Network network = networkOf(lines);
    return movementsOfParty(network, node(network, "I"));
}

// Of the only loop, started where the most comes back.
Movements ofLoop(std::string_view lines)
{
    const Network network = networkOf(lines);
    const Loop loop = loops(network).loops.at(0);
    return movementsOfLoop(network, loop, timeRespectingReturn(network, loop).leg);
}

Movement moved(std::string_view date, std::string_view outlay, std::string_view capital, std::string_view commercial)
{
    return {day(date), amount(outlay), amount(capital), amount(commercial), 0, 0};
}

} // namespace

TEST(Movements, OfAPartyAreOverAllInWhomItPlacedCapital)
{
    // C bought nothing with I's capital, and J's capital is not I's.
    const Movements found = ofParty(R"(
        I > A 10 equity 2026-01-01
        I > B 20 debt 2026-02-01
        A > I 4 compute 2026-02-01
        B > I 5 repayment 2026-03-01
        I > A 3 services 2026-03-01
        C > I 100 compute 2026-03-01
        J > A 50 equity 2026-03-01
    )");
    EXPECT_EQ(found.days, (std::vector{moved("2026-01-01", "10", "0", "0"), moved("2026-02-01", "20", "0", "4"),
                                       moved("2026-03-01", "0", "5", "0")}));
    EXPECT_EQ(found.outlay, amount("30"));
    EXPECT_EQ(found.capitalBack, amount("5"));
    EXPECT_EQ(found.commercialBack, amount("4"));
}

TEST(Movements, OfAPartyPayBackThoughOneOfTheInvestmentsNeverDoes)
{
    // 30 out; A brings 28 and B 2: together all of it, on the day of B's payment.
    const Network network = networkOf(R"(
        I > A 10 equity 2026-01-01
        I > B 20 equity 2026-01-01
        A > I 28 compute 2026-06-01
        B > I 2 compute 2026-09-01
    )");
    EXPECT_EQ(recoupment(movementsOfParty(network, node(network, "I"))).payback, day("2026-09-01"));
    EXPECT_FALSE(recoupment(network, node(network, "I"), node(network, "B")).payback);
}

TEST(Movements, OfAPartyCountWithoutADateInTheTotalOnly)
{
    const Movements found = ofParty(R"(
        I > A 10 equity on:Launch
        A > I 4 compute 2026-02-01
        condition Launch open
    )");
    EXPECT_EQ(found.days, std::vector{moved("2026-02-01", "0", "0", "4")});
    EXPECT_EQ(found.outlay, amount("10"));
}

TEST(Movements, OfALoopAreWhatLeavesAndWhatComesRoundInTime)
{
    // Started with I's 10, B can pay I only what A passed B before: 0 of the 5 in January, 6 of the 9 in March.
    const Movements found = ofLoop(R"(
        I > A 10 equity 2026-01-10
        A > B 6 hardware 2026-02-01
        B > I 5 compute 2026-01-20
        B > I 9 compute 2026-03-01
    )");
    EXPECT_EQ(found.days, (std::vector{moved("2026-01-10", "10", "0", "0"), moved("2026-03-01", "0", "0", "6")}));
    EXPECT_EQ(found.outlay, amount("10"));
    EXPECT_EQ(found.commercialBack, amount("6"));
}

TEST(Movements, OfALoopStartWithCommercialMoneyWhereThatIsWhatComesBack)
{
    // Only B's purchase of March is followed by payments all the way round.
    const Movements found = ofLoop(R"(
        B > I 7 compute 2026-03-01
        I > B 7 equity 2026-04-01
    )");
    EXPECT_EQ(found.days, (std::vector{moved("2026-03-01", "7", "0", "0"), moved("2026-04-01", "0", "7", "0")}));
}

TEST(Movements, OfALoopTakeWhatIsCertainFirstAndOfThatCapital)
{
    // 8 come round on a day on which the last leg pays 3 of capital, 4 and 5 for services, the 5 on an open condition.
    const Movements found = ofLoop(R"(
        condition Launch open
        I > R 8 equity 2026-01-01
        R > I 5 services 2026-02-01 if:Launch
        R > I 4 services 2026-02-01
        R > I 3 repayment 2026-02-01
    )");
    ASSERT_EQ(found.days.size(), 2U);
    EXPECT_EQ(found.days[1], (Movement{day("2026-02-01"), 0, amount("3"), amount("5"), 0, amount("1")}));
}

TEST(Movements, OfALoopThatNothingReturnsOnAreItsOutlay)
{
    const Network network = networkOf("I > R 8 equity on:Launch\nR > I 5 services 2026-02-01\ncondition Launch open");
    const Loop loop = loops(network).loops.at(0);
    const std::uint32_t leg = network.pairs()[loop.pairs[0]].capital > 0 ? 0 : 1;
    const Movements found = movementsOfLoop(network, loop, leg);
    EXPECT_TRUE(found.days.empty());
    EXPECT_EQ(found.outlay, amount("8"));
    EXPECT_EQ(found.commercialBack, 0);
}

TEST(Movements, OfTheSeedsLoopRecoupLikeItsPair)
{
    // 50 are out by January 2027 and each instalment of 0.8333 passes on all of it, until the sixtieth completes them.
    const Movements found = ofLoop(R"(
        I > R 15B equity 2026-03-31
        I > R 35B equity 2027-01-01
        R > I 100B compute 2026-05-01..2036-05-01
    )");
    const Recoupment figures = recoupment(found);
    EXPECT_EQ(figures.outlay, amount("50B"));
    EXPECT_EQ(figures.recovered, amount("50B"));
    EXPECT_EQ(figures.payback, day("2031-04-01"));
    EXPECT_DOUBLE_EQ(figures.multiple.value(), 1.0);
}

} // namespace roundtrip
