// SPDX-License-Identifier: GPL-3.0-or-later
// Small random stories of who pays whom, and what semantics 2 and 3 say of them read word by word: what brute force
// starts from. Nothing here uses the rooms it is held against, but for making the book.
#pragma once

#include <cstdint>
#include <vector>

#include "core/cashflow/question.h"
#include "core/model/book.h"

namespace roundtrip::testing {

struct PlainCondition {
    ConditionState state = ConditionState::open;
    int tenths = 10; // its probability while open
};

struct PlainFlow {
    int payer = 0;
    int payee = 0;
    Minor amount = 1;
    bool capital = true;
    int year = 2026;
    int month = 1;
    int day = 1;
    ScheduleKind schedule = ScheduleKind::upfront; // or linear, or ramp
    int months = 1;                                // how many instalments those two have
    std::vector<int> conditions;                   // all needed
};

struct PlainPayment {
    int payer = 0;
    int payee = 0;
    Date date;
    Minor amount = 0;
    bool capital = true;
};

struct PlainStory {
    int parties = 0;
    std::vector<PlainCondition> conditions;
    std::vector<PlainFlow> flows;

    // Party i is called "P" and names[i], or and i; names have two digits, so that their order is that of the numbers.
    Book book(const std::vector<int>& names = {}) const;
    // What counts, in order of date.
    std::vector<PlainPayment> payments(Measure measure, const Window& window = {}) const;
};

// The same number, the same story: up to six parties and fourteen flows of 1 to 90 minor units within three years,
// upfront, even and growing, some on conditions of every state.
PlainStory randomStory(unsigned seed);
// All upfront and on no condition, which scales without rounding.
PlainStory randomUpfrontStory(unsigned seed);

} // namespace roundtrip::testing
