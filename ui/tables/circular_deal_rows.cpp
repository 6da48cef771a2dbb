// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/circular_deal_rows.h"

#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CircularDealRows", text);
}

QString titleText(const CircularDealRow& row)
{
    return row.title.empty() ? tr("no deal") : oneLine(qt(row.title));
}

void amountColumn(Column<CircularDealRow>& column, Minor WithoutDeal::*amount)
{
    column.alignment = Qt::AlignRight;
    column.text = [amount](const CircularDealRow& row) {
        const Minor value = row.without.*amount;
        return value == 0 ? QStringLiteral("–") : shortMoney(value, row.currency);
    };
    column.tip = [amount](const CircularDealRow& row) { return exactMoney(row.without.*amount, row.currency); };
    column.sort = [amount](const CircularDealRow& row) { return QVariant::fromValue<qlonglong>(row.without.*amount); };
}

} // namespace

std::vector<CircularDealRow> circularDealRows(const Book& book, const std::vector<WithoutDeal>& deals, Minor whole,
                                              Currency currency)
{
    std::vector<CircularDealRow> rows;
    rows.reserve(deals.size());
    for (const WithoutDeal& without : deals) {
        const Deal* deal = book.find(without.deal);
        rows.push_back({deal == nullptr ? std::string() : deal->title, without, whole, currency});
    }
    return rows;
}

std::vector<Column<CircularDealRow>> circularDealColumns()
{
    std::vector<Column<CircularDealRow>> columns(4);
    const auto at = [&columns](CircularDealColumn column) -> Column<CircularDealRow>& {
        return columns[static_cast<std::size_t>(column)];
    };
    auto& deal = at(CircularDealColumn::deal);
    deal.title = tr("Deal");
    deal.emphasis = true;
    deal.text = titleText;

    auto& amount = at(CircularDealColumn::amount);
    amount.title = tr("Amount");
    amount.titleTip = tr("What the deal brings to the headline.");
    amountColumn(amount, &WithoutDeal::amount);

    auto& lowers = at(CircularDealColumn::lowers);
    lowers.title = tr("Circular by it");
    lowers.titleTip = tr("How much less would go round without the deal. These do not add up: money goes round over "
                         "several deals, and each of them is missed whole.");
    amountColumn(lowers, &WithoutDeal::lowers);
    lowers.bar = [](const CircularDealRow& row) {
        return row.whole > 0 ? static_cast<double>(row.without.lowers) / static_cast<double>(row.whole) : 0;
    };
    lowers.tone = [](const CircularDealRow&) { return CellTone::loop; };

    auto& share = at(CircularDealColumn::share);
    share.title = tr("Share");
    share.titleTip = tr("The circular share of the headline without the deal.");
    share.alignment = Qt::AlignRight;
    share.text = [](const CircularDealRow& row) {
        const auto left = row.without.circularShare();
        return left ? percent(*left) : QStringLiteral("–");
    };
    share.sort = [](const CircularDealRow& row) {
        const auto left = row.without.circularShare();
        return left ? QVariant(*left) : QVariant();
    };
    return columns;
}

} // namespace roundtrip
