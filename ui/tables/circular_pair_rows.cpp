// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/circular_pair_rows.h"

#include <algorithm>
#include <tuple>

#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CircularPairRows", text);
}

const Pair& pairOf(const CircularPairRow& row)
{
    return row.network->pairs()[row.pair];
}

QString rangeText(const CircularPairRow& row)
{
    const Currency currency = row.network->currency();
    const QString least = row.range.least == 0 ? QStringLiteral("0") : shortMoney(row.range.least, currency);
    const QString most = shortMoney(row.range.most, currency);
    return row.range.least == row.range.most ? most : QStringLiteral("%1 – %2").arg(least, most);
}

QString rangeTip(const CircularPairRow& row)
{
    const Currency currency = row.network->currency();
    if (row.range.least == row.range.most) {
        return exactMoney(row.range.most, currency);
    }
    return tr("%1 at least\n%2 at most")
        .arg(exactMoney(row.range.least, currency), exactMoney(row.range.most, currency));
}

double share(Minor part, Minor whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

} // namespace

std::vector<CircularPairRow> circularPairRows(const std::shared_ptr<const Network>& network,
                                              const std::vector<CircularRange>& ranges, std::size_t most)
{
    std::vector<CircularPairRow> rows;
    for (std::uint32_t i = 0; i < ranges.size(); ++i) {
        if (ranges[i].most > 0) {
            rows.push_back({network, i, ranges[i], 0});
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const CircularPairRow& a, const CircularPairRow& b) {
        return std::tie(a.range.most, a.range.least) > std::tie(b.range.most, b.range.least);
    });
    rows.resize(std::min(rows.size(), most));
    for (CircularPairRow& row : rows) {
        row.largest = rows.front().range.most;
    }
    return rows;
}

std::vector<Column<CircularPairRow>> circularPairColumns()
{
    std::vector<Column<CircularPairRow>> columns(3);
    const auto at = [&columns](CircularPairColumn column) -> Column<CircularPairRow>& {
        return columns[static_cast<std::size_t>(column)];
    };
    auto& pair = at(CircularPairColumn::pair);
    pair.title = tr("Pair");
    pair.text = [](const CircularPairRow& row) {
        return oneLine(qt(row.network->nodes()[pairOf(row).payer].name) + QStringLiteral(" → ") +
                       qt(row.network->nodes()[pairOf(row).payee].name));
    };

    auto& amount = at(CircularPairColumn::amount);
    amount.title = tr("Pays");
    amount.titleTip = tr("All that the first pays the second in the window.");
    amount.alignment = Qt::AlignRight;
    amount.text = [](const CircularPairRow& row) { return shortMoney(pairOf(row).amount, row.network->currency()); };
    amount.tip = [](const CircularPairRow& row) { return exactMoney(pairOf(row).amount, row.network->currency()); };
    amount.sort = [](const CircularPairRow& row) { return QVariant::fromValue<qlonglong>(pairOf(row).amount); };

    auto& range = at(CircularPairColumn::range);
    range.title = tr("Goes round");
    range.titleTip =
        tr("What of it is circular. How circular money spreads over the pairs is often not determined: the "
           "dense part of the bar goes round in any case, the rest can.");
    range.alignment = Qt::AlignRight;
    range.text = rangeText;
    range.tip = rangeTip;
    range.sort = [](const CircularPairRow& row) { return QVariant::fromValue<qlonglong>(row.range.most); };
    range.bar = [](const CircularPairRow& row) { return share(row.range.most, row.largest); };
    range.sure = [](const CircularPairRow& row) { return share(row.range.least, row.largest); };
    range.tone = [](const CircularPairRow&) { return CellTone::loop; };
    return columns;
}

} // namespace roundtrip
