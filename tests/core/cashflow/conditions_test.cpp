// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions at a date: states, deadlines, alternatives and their probabilities, reckoned by hand.
#include "core/cashflow/conditions.h"

#include <algorithm>

#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::bookOf;
using testing::day;

Outcome outcome(std::string_view lines, std::string_view title, std::string_view asOf)
{
    const Book book = bookOf(lines);
    const auto& all = book.conditions();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Condition& row) { return row.title == title; });
    return Outcomes(book, day(asOf)).of(found->id);
}

TEST(Conditions, AreOpenWithTheirProbabilityUntilTheirDeadlineIsPast)
{
    constexpr auto lines = "condition Ipo open p:0.3 expected:2027-01-01 deadline:2028-12-31";
    const Outcome before = outcome(lines, "Ipo", "2028-12-31");
    EXPECT_EQ(before.state, ConditionState::open);
    EXPECT_DOUBLE_EQ(before.probability.approximately(), 0.3);
    EXPECT_EQ(before.day(), day("2027-01-01"));
    const Outcome after = outcome(lines, "Ipo", "2029-01-01");
    EXPECT_EQ(after.state, ConditionState::failed);
    EXPECT_DOUBLE_EQ(after.probability.approximately(), 0.0);
}

TEST(Conditions, OpenWithoutAProbabilityAreCertain)
{
    EXPECT_TRUE(outcome("condition Ipo open", "Ipo", "2026-01-01").probability.isOne());
}

TEST(Conditions, AreMetAsSoonAsOneAlternativeIs)
{
    const Outcome found = outcome(R"(condition A met decided:2026-06-08
                                     condition B met decided:2026-03-01
                                     condition C open p:0.1
                                     condition Any open any:A+B+C)",
                                  "Any", "2026-07-01");
    EXPECT_EQ(found.state, ConditionState::met);
    EXPECT_EQ(found.day(), day("2026-03-01"));
}

TEST(Conditions, MetOnADayThatNobodyKnowsDoNotWaitForTheOtherAlternatives)
{
    // Semantics 2: neither decided nor expected, so what starts with it is undated.
    const Outcome found = outcome(R"(condition A met
                                     condition B open expected:2028-07-28
                                     condition Any open any:A+B)",
                                  "Any", "2026-07-01");
    EXPECT_EQ(found.state, ConditionState::met);
    EXPECT_EQ(found.day(), std::nullopt);
}

TEST(Conditions, AreTooLateWhenAnAlternativeIsMetAfterTheirOwnDeadline)
{
    const Outcome found = outcome(R"(condition A met decided:2026-06-08
                                     condition Any open any:A deadline:2026-05-01)",
                                  "Any", "2026-07-01");
    EXPECT_EQ(found.state, ConditionState::failed);
}

TEST(Conditions, AreNotTooLateWhereNobodyKnowsTheDayThatAnAlternativeWasMet)
{
    // The day that was expected says nothing of the day it was met.
    const Outcome found = outcome(R"(condition A met expected:2028-12-01
                                     condition Any open any:A deadline:2025-11-30)",
                                  "Any", "2026-07-01");
    EXPECT_EQ(found.state, ConditionState::met);
    EXPECT_EQ(found.day(), day("2028-12-01"));
}

TEST(Conditions, DoNotExpectAnAlternativeThatHasFailed)
{
    const Outcome found = outcome(R"(condition A failed expected:2026-10-01
                                     condition B open expected:2027-04-01
                                     condition Any open any:A+B)",
                                  "Any", "2026-07-01");
    EXPECT_EQ(found.day(), day("2027-04-01"));
}

TEST(Conditions, OfOpenAlternativesHaveTheProbabilityThatAnyComesTrue)
{
    const Outcome found = outcome(R"(condition A open p:0.5 expected:2028-01-01
                                     condition B open p:0.2 expected:2027-01-01
                                     condition C failed
                                     condition Any open p:0.9 any:A+B+C)",
                                  "Any", "2026-07-01");
    EXPECT_EQ(found.state, ConditionState::open);
    EXPECT_DOUBLE_EQ(found.probability.approximately(), 0.6); // 1 − 0.5 × 0.8 × 1
    EXPECT_EQ(found.day(), day("2027-01-01"));
}

TEST(Conditions, FailWhenEveryAlternativeHasNestedOnesToo)
{
    const Outcome found = outcome(R"(condition A failed
                                     condition B open deadline:2026-01-01
                                     condition Inner open any:A+B
                                     condition Outer open any:Inner)",
                                  "Outer", "2026-07-01");
    EXPECT_EQ(found.state, ConditionState::failed);
}

TEST(Conditions, ThatNameEachOtherInACircleDoNotHang)
{
    const Outcome found = outcome(R"(condition A open any:B
                                     condition B open any:A)",
                                  "A", "2026-07-01");
    EXPECT_NE(found.state, ConditionState::met);
}

} // namespace
} // namespace roundtrip
