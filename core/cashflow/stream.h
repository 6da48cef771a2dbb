// SPDX-License-Identifier: GPL-3.0-or-later
// A flow as a question sees it: its schedule turned into dated payments, measured, in the reporting currency.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "core/cashflow/conditions.h"
#include "core/cashflow/factor.h"
#include "core/cashflow/question.h"
#include "core/model/book.h"

namespace roundtrip {

// No exchange rate at all for a currency that an answer needs.
struct MissingRate : std::runtime_error {
    explicit MissingRate(Currency of);
    Currency currency;
};

// The exchange rates of a book: the latest on or before a date, else the earliest after it.
class Rates {
public:
    explicit Rates(const Book& book);

    Currency reporting() const { return m_reporting; }
    // amount, in minor units of `currency`, × factor, in minor units of the reporting currency, rounded once, half to
    // even. No date takes the latest rate of all. Throws MissingRate and Overflow.
    Minor converted(Minor amount, Currency currency, const std::optional<Date>& date, const Factor& factor) const;

private:
    struct Rate {
        Date date;
        Factor rate;
    };
    Currency m_reporting;
    std::unordered_map<std::string, std::vector<Rate>> m_rates;
};

// What counts of one flow.
struct Stream {
    FlowId flow;
    std::uint32_t payer = 0; // nodes of the network
    std::uint32_t payee = 0;
    MoneyClass moneyClass = MoneyClass::capital;
    bool contingent = false; // some condition is not met
    ScheduleKind schedule = ScheduleKind::upfront;
    Minor amount = 0; // in `currency`, before the measure
    Currency currency;
    std::optional<Date> start; // nothing: undated, unless the schedule is custom
    int count = 1;             // payments of linear and ramp
    std::optional<Date> ended; // payments on or after it do not happen
    Factor factor;             // what the measure takes of each payment
    std::vector<DatedAmount> custom;

    bool undated() const { return schedule != ScheduleKind::custom && !start; }
};

// The payment a schedule makes k-th, and all through the k-th: 1 <= k <= count; exact, in the flow's currency.
//   linear: floor(A·k/n);  ramp: floor(A·k(k+1) / (n(n+1)));  upfront: A.
Minor cumulative(const Stream& stream, int k);

// The sum of the stream's dated payments within the window, in the reporting currency.
Minor sumWithin(const Stream& stream, const Window& window, const Rates& rates);

// Its amount when undated, in the reporting currency; 0 of a stream that is dated, or whose deal was terminated.
Minor undatedSum(const Stream& stream, const Rates& rates);

// What its schedule says within the window, in order of date: in its own currency, before the measure.
std::vector<DatedAmount> nominalPayments(const Stream& stream, const Window& window);

// Appends the stream's payments within the window, in order of date; payments of 0 are left out.
void appendPayments(const Stream& stream, const Window& window, const Rates& rates, std::vector<DatedAmount>& out);

} // namespace roundtrip
