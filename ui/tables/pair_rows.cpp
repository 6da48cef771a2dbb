// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/pair_rows.h"

#include <algorithm>

#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PairRows", text);
}

PairRow seenFrom(const Findings& findings, const PairExposure& pair, bool a)
{
    return a ? PairRow{findings.network, pair.a, pair.b, pair.aToB, pair.bToA, pair.atRiskA, 0}
             : PairRow{findings.network, pair.b, pair.a, pair.bToA, pair.aToB, pair.atRiskB, 0};
}

void amountColumn(Column<PairRow>& column, const QString& title, const QString& tip, Minor PairRow::*amount,
                  CellTone tone)
{
    column.title = title;
    column.titleTip = tip;
    column.alignment = Qt::AlignRight;
    column.text = [amount](const PairRow& row) {
        return row.*amount == 0 ? QStringLiteral("–") : shortMoney(row.*amount, row.network->currency());
    };
    column.tip = [amount](const PairRow& row) { return exactMoney(row.*amount, row.network->currency()); };
    column.sort = [amount](const PairRow& row) { return QVariant::fromValue<qlonglong>(row.*amount); };
    column.bar = [amount](const PairRow& row) {
        return row.largest > 0 ? static_cast<double>(row.*amount) / static_cast<double>(row.largest) : 0;
    };
    column.tone = [tone](const PairRow&) { return tone; };
}

} // namespace

std::vector<PairRow> pairRows(const Findings& findings, std::optional<std::uint32_t> of, std::size_t most)
{
    std::vector<PairRow> rows;
    Minor largest = 0;
    for (const PairExposure& pair : findings.exposures.pairs) {
        if (of && pair.a != *of && pair.b != *of) {
            continue;
        }
        rows.push_back(seenFrom(findings, pair, of ? pair.a == *of : pair.atRiskA >= pair.atRiskB));
        largest = std::max({largest, rows.back().pays, rows.back().gets, rows.back().atRisk});
    }
    const auto riskier = [](const PairRow& a, const PairRow& b) { return a.atRisk > b.atRisk; };
    std::stable_sort(rows.begin(), rows.end(), riskier);
    rows.resize(std::min(rows.size(), most));
    for (PairRow& row : rows) {
        row.largest = largest;
    }
    return rows;
}

std::vector<Column<PairRow>> pairColumns()
{
    std::vector<Column<PairRow>> columns(4);
    const auto at = [&columns](PairColumn column) -> Column<PairRow>& {
        return columns[static_cast<std::size_t>(column)];
    };
    auto& pair = at(PairColumn::pair);
    pair.title = tr("Pair");
    pair.text = [](const PairRow& row) {
        return oneLine(qt(row.network->nodes()[row.party].name) + QStringLiteral(" → ") +
                       qt(row.network->nodes()[row.other].name));
    };
    amountColumn(at(PairColumn::pays), tr("Pays"), tr("What the first pays the second in the window."), &PairRow::pays,
                 CellTone::pays);
    amountColumn(at(PairColumn::gets), tr("Gets"), tr("What the second pays the first in the window."), &PairRow::gets,
                 CellTone::receives);
    amountColumn(at(PairColumn::atRisk), tr("At risk"),
                 tr("Capital that the first has placed in the second and not got back, and what the second still has "
                    "to pay it."),
                 &PairRow::atRisk, CellTone::loop);
    return columns;
}

} // namespace roundtrip
