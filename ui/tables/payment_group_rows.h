// SPDX-License-Identifier: GPL-3.0-or-later
// The table of payments that are too many to be listed: one row a year, a month or a day of them.
#pragma once

#include <memory>
#include <vector>

#include "ui/tables/payment_rows.h"

namespace roundtrip {

struct PaymentGroupRow {
    std::shared_ptr<const PaymentAnswer> answer;
    std::size_t index = 0;

    const PaymentGroup& group() const { return answer->groups[index]; }
    bool operator==(const PaymentGroupRow&) const = default;
};

std::vector<PaymentGroupRow> paymentGroupRows(const std::shared_ptr<const PaymentAnswer>& answer);

enum class PaymentGroupColumn { date, payments, counts };
std::vector<Column<PaymentGroupRow>> paymentGroupColumns();

// "2027", "2027-03", "2027-03-14", "no date".
QString groupText(const PaymentGroup& group, PaymentGrain grain);

} // namespace roundtrip
