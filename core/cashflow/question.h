// SPDX-License-Identifier: GPL-3.0-or-later
// What an analysis is asked of: a measure, a window, a filter and an as-of date. (The scenario is the book's.)
#pragma once

#include <optional>
#include <vector>

#include "core/model/rows.h"
#include "core/values/date.h"
#include "core/values/enum_set.h"

namespace roundtrip {

// committed: all of a flow whose every condition is met. expected: each payment by the probability of its conditions.
// headline: all of a flow unless a condition failed.
enum class Measure : std::uint8_t { committed, expected, headline };

// The days [from, to), either end open.
struct Window {
    std::optional<Date> from;
    std::optional<Date> to;

    bool holds(Date date) const { return (!from || *from <= date) && (!to || date < *to); }
    bool operator==(const Window&) const = default;
};

struct Filter {
    EnumSet<Instrument> instruments = EnumSet<Instrument>::all();
    EnumSet<DealStatus> statuses{DealStatus::announced, DealStatus::signed_, DealStatus::closed,
                                 DealStatus::terminated};
    EnumSet<Firmness> firmness = EnumSet<Firmness>::all();
    EnumSet<Settlement> settlements{Settlement::cash};
    EnumSet<PartyKind> partyKinds = EnumSet<PartyKind>::all(); // of payer and payee
    std::vector<PartyId> collapsed;                            // their units count as they
    EnumSet<PartyKind> collapsedKinds;                         // all parties of such a kind count as one

    bool operator==(const Filter&) const = default;
};

struct Question {
    Measure measure = Measure::headline;
    Window window;
    Filter filter;
    Date asOf; // the day up to which money counts as paid, and at which deadlines are judged

    bool operator==(const Question&) const = default;
};

} // namespace roundtrip
