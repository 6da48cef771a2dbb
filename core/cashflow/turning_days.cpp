// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cashflow/turning_days.h"

#include <algorithm>

namespace roundtrip {

std::vector<Date> turningDays(const Book& book, TiesCount ties)
{
    std::vector<Date> days;
    for (const Condition& condition : book.conditions()) {
        if (condition.state == ConditionState::open && condition.deadline) {
            days.push_back(*condition.deadline + std::chrono::days(1));
        }
    }
    if (ties == TiesCount::yes) {
        for (const Relation& relation : book.all<Relation>()) {
            for (const std::optional<Date>& day : {relation.start, relation.end}) {
                if (day) {
                    days.push_back(*day);
                }
            }
        }
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

bool turnsBetween(const std::vector<Date>& turningDays, Date one, Date other)
{
    const auto after = [&](Date date) { return std::upper_bound(turningDays.begin(), turningDays.end(), date); };
    return after(one) != after(other);
}

} // namespace roundtrip
