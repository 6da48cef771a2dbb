// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/date.h"

#include <algorithm>
#include <cstdio>

namespace roundtrip {

using namespace std::chrono;

std::optional<Date> makeDate(int y, unsigned m, unsigned d)
{
    const year_month_day ymd{year{y}, month{m}, day{d}};
    if (y < 1 || y > 9999 || !ymd.ok()) {
        return std::nullopt;
    }
    return sys_days{ymd};
}

std::string text(Date date)
{
    const year_month_day ymd{date};
    char out[32];
    std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                  static_cast<unsigned>(ymd.day()));
    return out;
}

std::optional<Date> parseDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    int parts[3] = {0, 0, 0};
    int part = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i == 4 || i == 7) {
            ++part;
            continue;
        }
        if (text[i] < '0' || text[i] > '9') {
            return std::nullopt;
        }
        parts[part] = parts[part] * 10 + (text[i] - '0');
    }
    return makeDate(parts[0], static_cast<unsigned>(parts[1]), static_cast<unsigned>(parts[2]));
}

int yearOf(Date date)
{
    return static_cast<int>(year_month_day{date}.year());
}

Date firstOfYear(int y)
{
    return sys_days{year{y} / January / 1};
}

Date plusMonths(Date date, int count)
{
    const year_month_day ymd{date};
    const year_month target = year_month{ymd.year(), ymd.month()} + months{count};
    const day last = year_month_day_last{target.year(), month_day_last{target.month()}}.day();
    return sys_days{target / std::min(ymd.day(), last)};
}

int monthsBefore(Date start, Date end)
{
    if (end <= start) {
        return 0;
    }
    const year_month_day from{start};
    const year_month_day to{end};
    const int whole =
        (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12 +
        (static_cast<int>(static_cast<unsigned>(to.month())) - static_cast<int>(static_cast<unsigned>(from.month())));
    // Dates 0 .. whole-1 lie in earlier months than end's; date `whole` lies in end's own month.
    return whole + (plusMonths(start, whole) < end ? 1 : 0);
}

Date today()
{
    const std::time_t now = system_clock::to_time_t(system_clock::now());
    std::tm local{};
    localtime_r(&now, &local);
    return sys_days{year{local.tm_year + 1900} / month{static_cast<unsigned>(local.tm_mon + 1)} /
                    day{static_cast<unsigned>(local.tm_mday)}};
}

} // namespace roundtrip
