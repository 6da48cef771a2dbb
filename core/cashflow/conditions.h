// SPDX-License-Identifier: GPL-3.0-or-later
// What conditions come to at an as-of date: met, failed or open, with what probability and on which day.
#pragma once

#include <optional>
#include <unordered_map>

#include "core/cashflow/factor.h"
#include "core/model/book.h"

namespace roundtrip {

struct Outcome {
    ConditionState state = ConditionState::open;
    Factor probability;           // 1 when met, 0 when failed
    std::optional<Date> decided;  // the day it was met or failed, where that is known
    std::optional<Date> expected; // the day taken while open

    // The day of what starts with the condition.
    std::optional<Date> day() const { return decided ? decided : expected; }
};

// The outcome of every condition of the book.
//   * An open condition whose deadline lies before asOf has failed.
//   * An any_of that is itself open is met as soon as one of its conditions is, unless the earliest day that any was is
//     known and lies after its own deadline; it has failed when all of them have. Open, its probability is 1 − Π(1 − p)
//     of them. Without days of its own it was decided on the earliest day that one of them was met, and is expected on
//     the earliest that an open one is, or, once some were met on unknown days, that one of these was.
// Cycles of any_of (which no edit makes, but a damaged document may hold) count as open with probability 0.
class Outcomes {
public:
    Outcomes(const Book& book, Date asOf);

    // The outcome of a condition; of one that the book does not hold, open.
    const Outcome& of(ConditionId condition) const;

private:
    std::unordered_map<ConditionId, Outcome> m_outcomes;
};

} // namespace roundtrip
