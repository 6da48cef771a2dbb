// SPDX-License-Identifier: GPL-3.0-or-later
// Civil dates and the clamped months of schedules; expected values from the calendar.
#include "core/values/date.h"

#include <gtest/gtest.h>

namespace roundtrip {
namespace {

TEST(Dates, AreReadOnlyInIsoFormAndOnlyWhereTheCalendarHasThem)
{
    EXPECT_EQ(text(*parseDate("2026-05-01")), "2026-05-01");
    EXPECT_EQ(parseDate("2026-02-29"), std::nullopt);
    EXPECT_NE(parseDate("2028-02-29"), std::nullopt);
    EXPECT_EQ(parseDate("2026-5-1"), std::nullopt);
    EXPECT_EQ(parseDate("1 May 2026"), std::nullopt);
    EXPECT_EQ(parseDate("0000-01-01"), std::nullopt);
}

TEST(Dates, ClampTheDayToTheMonthsEndCountedFromTheStart)
{
    const Date start = *parseDate("2027-12-31");
    EXPECT_EQ(text(plusMonths(start, 1)), "2028-01-31");
    EXPECT_EQ(text(plusMonths(start, 2)), "2028-02-29");
    EXPECT_EQ(text(plusMonths(start, 3)), "2028-03-31");
    EXPECT_EQ(text(plusMonths(start, -10)), "2027-02-28");
}

TEST(Dates, CountTheMonthsBeforeAnEnd)
{
    const Date start = *parseDate("2026-05-01");
    EXPECT_EQ(monthsBefore(start, *parseDate("2036-05-01")), 120);
    EXPECT_EQ(monthsBefore(start, *parseDate("2036-05-02")), 121);
    EXPECT_EQ(monthsBefore(start, start), 0);
    EXPECT_EQ(monthsBefore(*parseDate("2026-01-31"), *parseDate("2026-02-28")), 1);
    EXPECT_EQ(monthsBefore(*parseDate("2026-01-31"), *parseDate("2026-03-01")), 2);
}

} // namespace
} // namespace roundtrip
