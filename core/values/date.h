// SPDX-License-Identifier: GPL-3.0-or-later
// Civil dates: proleptic Gregorian, no time zone, years 1 to 9999, ISO 8601 in text.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace roundtrip {

// Days since 1970-01-01; differences are whole days.
using Date = std::chrono::sys_days;

// The date of year, month (1..12) and day; nothing where the calendar has no such day or the year is out of range.
std::optional<Date> makeDate(int year, unsigned month, unsigned day);

// "2026-05-01".
std::string text(Date date);
// Only the full ISO form, YYYY-MM-DD.
std::optional<Date> parseDate(std::string_view text);

int yearOf(Date date);
Date firstOfYear(int year);

// date + months, the day clamped to the month's end: 2026-01-31 + 1 month = 2026-02-28.
Date plusMonths(Date date, int months);

// The number k >= 0 of dates start + 0, 1, 2, … months that lie before end.
int monthsBefore(Date start, Date end);

Date today();

} // namespace roundtrip
