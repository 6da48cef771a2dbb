// SPDX-License-Identifier: GPL-3.0-or-later
// What happens on a day besides payments: deals announced and ended, conditions decided, exclusivity that runs out.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/model/book.h"

namespace roundtrip {

struct Event {
    enum class Kind : std::uint8_t {
        announced,        // a deal
        ended,            // a terminated deal
        met,              // a condition
        failed,           // a condition
        expected,         // an open condition, on the day it is taken to be met
        exclusivityEnded, // an exclusive relation
    };

    Date date;
    Kind kind = Kind::announced;
    RecordKey record;

    auto operator<=>(const Event&) const = default; // by date first
};

// All events of the book as it is known on asOf (conditions.h), in order of date, kind and record. A deal that is only
// reported or intended was not announced.
std::vector<Event> eventsOf(const Book& book, Date asOf);

// Those of sorted events in (after, until].
std::span<const Event> eventsBetween(std::span<const Event> events, Date after, Date until);

} // namespace roundtrip
