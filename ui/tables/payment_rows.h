// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the payments behind a figure: one row a payment.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "core/analysis/payment_list.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

// The payments, and what is told beside each of them; or, where they are too many, groups of them.
struct PaymentAnswer {
    Book book; // that of the network
    std::shared_ptr<const Network> network;
    PaymentList list;                 // its sum is the figure's in any case
    std::size_t payments = 0;         // in all
    std::vector<PaymentGroup> groups; // none where they are listed
    PaymentGrain grain = PaymentGrain::year;
    std::unordered_map<FlowId, QString> sources; // of the amounts that were chosen
    Minor largest = 0;                           // for the bars
};

// Lists what a figure sums; more than `most` payments in groups of the coarsest grain that tells any apart, none
// coarser than `coarsest`. Those of one day are listed however many they are. Throws Overflow.
std::shared_ptr<const PaymentAnswer> paymentAnswer(Book book, std::shared_ptr<const Network> network,
                                                   const FigureParts& parts, std::size_t most, PaymentGrain coarsest);

struct PaymentRow {
    std::shared_ptr<const PaymentAnswer> answer;
    std::size_t index = 0;

    const CountedPayment& payment() const { return answer->list.payments[index]; }
    bool operator==(const PaymentRow&) const = default;
};

std::vector<PaymentRow> paymentRows(const std::shared_ptr<const PaymentAnswer>& answer);

enum class PaymentColumn { date, payer, payee, counts, says, moneyClass, deal, conditions, source };
std::vector<Column<PaymentRow>> paymentColumns();

} // namespace roundtrip
