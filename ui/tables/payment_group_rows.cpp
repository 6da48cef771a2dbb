// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/payment_group_rows.h"

#include <algorithm>
#include <cstdlib>

#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PaymentGroupRows", text);
}

} // namespace

std::vector<PaymentGroupRow> paymentGroupRows(const std::shared_ptr<const PaymentAnswer>& answer)
{
    std::vector<PaymentGroupRow> rows;
    for (std::size_t i = 0; i < answer->groups.size(); ++i) {
        rows.push_back({answer, i});
    }
    return rows;
}

std::vector<Column<PaymentGroupRow>> paymentGroupColumns()
{
    std::vector<Column<PaymentGroupRow>> columns(3);
    const auto at = [&columns](PaymentGroupColumn column) -> Column<PaymentGroupRow>& {
        return columns[static_cast<std::size_t>(column)];
    };

    auto& date = at(PaymentGroupColumn::date);
    date.title = tr("Paid in");
    date.titleTip = tr("A double click, or Enter, opens a row into what it sums.");
    date.tip = [](const PaymentGroupRow&) { return tr("A double click, or Enter, opens it into what it sums."); };
    date.text = [](const PaymentGroupRow& row) { return groupText(row.group(), row.answer->grain); };
    date.sort = [](const PaymentGroupRow& row) {
        return row.group().first ? groupText(row.group(), row.answer->grain) : QStringLiteral("~");
    };

    auto& payments = at(PaymentGroupColumn::payments);
    payments.title = tr("Payments");
    payments.alignment = Qt::AlignRight;
    payments.text = [](const PaymentGroupRow& row) { return QString::number(row.group().payments); };
    payments.sort = [](const PaymentGroupRow& row) { return QVariant::fromValue<qulonglong>(row.group().payments); };

    auto& counts = at(PaymentGroupColumn::counts);
    counts.title = tr("Counts");
    counts.titleTip = tr("What they bring to the figure, under the present measure.");
    counts.alignment = Qt::AlignRight;
    counts.text = [](const PaymentGroupRow& row) {
        return shortMoney(row.group().sum, row.answer->network->currency());
    };
    counts.tip = [](const PaymentGroupRow& row) {
        return exactMoney(row.group().sum, row.answer->network->currency());
    };
    counts.sort = [](const PaymentGroupRow& row) { return QVariant::fromValue<qlonglong>(row.group().sum); };
    counts.bar = [](const PaymentGroupRow& row) {
        const Minor largest = row.answer->largest;
        return largest > 0 ? static_cast<double>(std::abs(row.group().sum)) / static_cast<double>(largest) : 0;
    };
    return columns;
}

QString groupText(const PaymentGroup& group, PaymentGrain grain)
{
    if (!group.first) {
        return tr("no date");
    }
    const QString day = qt(text(*group.first));
    switch (grain) {
    case PaymentGrain::year: return day.left(day.size() - 6);
    case PaymentGrain::month: return day.left(day.size() - 3);
    case PaymentGrain::day: break;
    }
    return day;
}

} // namespace roundtrip
