// SPDX-License-Identifier: GPL-3.0-or-later
// Circularity by year: each calendar year as a window of its own.
#include "core/analysis/circularity_by_year.h"

#include "core/analysis/cancelled.h"
#include "core/analysis/circularity.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {

namespace {

using testing::amount;
using testing::bookOf;
using testing::questionAt;

// There and back in 2026; in 2028 back only, and in 2027 nothing.
const char* const story = R"(
    A > B 6 equity 2026-02-01
    B > A 4 compute 2026-12-31
    B > A 2 compute 2028-01-01
    B > A 9 compute on:Sale
)";

std::vector<CircularYear> byYear(std::string_view lines, const Window& window = {})
{
    const Book book = bookOf(lines);
    Question question = questionAt("2026-11-24");
    question.window = window;
    return circularityByYear(book, Network(book, question));
}

} // namespace

TEST(CircularityByYear, AsksEachYearForItself)
{
    // 4 of the 6 come back within 2026, so 8 go round; what comes back in 2028 meets nothing there.
    EXPECT_EQ(byYear(story),
              (std::vector<CircularYear>{{2026, amount("10"), amount("8")}, {2027, 0, 0}, {2028, amount("2"), 0}}));
    EXPECT_DOUBLE_EQ(byYear(story)[0].circularShare().value(), 0.8);
    EXPECT_FALSE(byYear(story)[1].circularShare());
    // Over all years, with the 9 that have no date, 6 go there and back.
    EXPECT_EQ(circularity(Network(bookOf(story), questionAt("2026-11-24"))).circular, amount("12"));
}

TEST(CircularityByYear, KeepsToTheWindow)
{
    const Window window{testing::day("2026-03-01"), testing::day("2028-01-01")};
    EXPECT_EQ(byYear(story, window), (std::vector<CircularYear>{{2026, amount("4"), 0}}));
    const Window halfDay{testing::day("2026-02-01"), testing::day("2026-12-31")};
    EXPECT_EQ(byYear(story, halfDay), (std::vector<CircularYear>{{2026, amount("6"), 0}}));
}

TEST(CircularityByYear, OfNoDatedMoneyIsEmpty)
{
    EXPECT_TRUE(byYear("party A").empty());
    EXPECT_TRUE(byYear("A > B 9 compute on:Sale").empty());
}

TEST(CircularityByYear, AddsUpToTheHeadlineWhereAllIsDated)
{
    // 10 over ten years that begin in May: instalments in eleven calendar years.
    const std::vector<CircularYear> years = byYear("A > B 10 compute 2026-05-01..2036-05-01");
    EXPECT_EQ(years.size(), 11U);
    Minor sum = 0;
    for (const CircularYear& year : years) {
        sum += year.headline;
    }
    EXPECT_EQ(sum, amount("10"));
}

TEST(CircularityByYear, CanBeCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const Book book = bookOf(story);
    const Network network(book, questionAt("2026-11-24"));
    EXPECT_THROW(circularityByYear(book, network, stop.get_token()), Cancelled);
}

} // namespace roundtrip
