// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/coverage_rows.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CoverageRows", text);
}

using Amount = std::optional<Minor> (*)(const CoverageYear&);

// What is not known stays empty: it is not 0.
void amountColumn(Column<CoverageRow>& column, const QString& title, const QString& tip, Amount amount)
{
    column.title = title;
    column.titleTip = tip;
    column.alignment = Qt::AlignRight;
    column.text = [amount](const CoverageRow& row) {
        const auto value = amount(row.year);
        return value ? shortMoney(*value, row.currency) : QStringLiteral("–");
    };
    column.tip = [amount](const CoverageRow& row) {
        const auto value = amount(row.year);
        return value ? exactMoney(*value, row.currency)
                     : tr("Not known: there is no revenue metric for %1.").arg(row.year.year);
    };
    column.sort = [amount](const CoverageRow& row) {
        const auto value = amount(row.year);
        return value ? QVariant::fromValue<qlonglong>(*value) : QVariant();
    };
    column.bar = [amount](const CoverageRow& row) {
        const auto value = amount(row.year);
        return value && row.largest > 0 ? static_cast<double>(*value) / static_cast<double>(row.largest) : 0;
    };
}

CellTone sign(const std::optional<Minor>& amount)
{
    return amount.value_or(0) < 0 ? CellTone::pays : CellTone::receives;
}

QString resourcesTip(const CoverageRow& row)
{
    const CoverageYear& year = row.year;
    QStringList lines;
    lines << (year.revenue ? tr("revenue %1").arg(exactMoney(*year.revenue, row.currency))
                           : tr("There is no revenue metric for %1. Without one the year's resources are not known, "
                                "and they are not taken as 0.")
                                 .arg(year.year));
    if (year.capital != 0 || year.revenue) {
        lines << tr("capital received %1").arg(exactMoney(year.capital, row.currency));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

bool CoverageRow::operator==(const CoverageRow& other) const
{
    const auto figures = [](const CoverageRow& row) {
        const CoverageYear& of = row.year;
        return std::tie(of.year, of.obligations, of.capital, of.revenue, of.resources, of.gap, of.cumulativeGap,
                        of.ratio, row.currency, row.largest, row.firstShortfall);
    };
    return figures(*this) == figures(other);
}

std::vector<CoverageRow> coverageRows(const Coverage& coverage, Currency currency)
{
    Minor largest = 0;
    for (const CoverageYear& year : coverage.years) {
        largest = std::max({largest, year.obligations, year.resources.value_or(0), std::abs(year.gap.value_or(0)),
                            std::abs(year.cumulativeGap.value_or(0))});
    }
    std::vector<CoverageRow> rows;
    rows.reserve(coverage.years.size());
    for (const CoverageYear& year : coverage.years) {
        rows.push_back({year, currency, largest, coverage.firstShortfall == year.year});
    }
    return rows;
}

std::vector<Column<CoverageRow>> coverageColumns()
{
    std::vector<Column<CoverageRow>> columns(6);
    const auto at = [&columns](CoverageColumn column) -> Column<CoverageRow>& {
        return columns[static_cast<std::size_t>(column)];
    };
    auto& year = at(CoverageColumn::year);
    year.title = tr("Year");
    year.emphasis = true;
    year.text = [](const CoverageRow& row) { return QString::number(row.year.year); };
    year.sort = [](const CoverageRow& row) { return row.year.year; };
    year.tip = [](const CoverageRow& row) {
        return row.firstShortfall ? tr("The first shortfall: all gaps so far come to less than nothing.")
                                  : QString::number(row.year.year);
    };

    auto& obligations = at(CoverageColumn::obligations);
    amountColumn(obligations, tr("Obligations"), tr("What the party has to pay for what it buys."),
                 [](const CoverageYear& of) { return std::optional(of.obligations); });
    obligations.tone = [](const CoverageRow&) { return CellTone::commercial; };

    auto& resources = at(CoverageColumn::resources);
    amountColumn(resources, tr("Resources"), tr("Revenue, by the share of it that is available, and capital received."),
                 [](const CoverageYear& of) { return of.resources; });
    resources.text = [](const CoverageRow& row) {
        return row.year.resources ? shortMoney(*row.year.resources, row.currency) : tr("not known");
    };
    resources.tip = resourcesTip;
    resources.tone = [](const CoverageRow&) { return CellTone::receives; };

    auto& gap = at(CoverageColumn::gap);
    amountColumn(gap, tr("Gap"), tr("Resources less obligations."), [](const CoverageYear& of) { return of.gap; });
    gap.tone = [](const CoverageRow& row) { return sign(row.year.gap); };

    auto& cumulative = at(CoverageColumn::cumulative);
    amountColumn(cumulative, tr("Cumulative"),
                 tr("The gaps so far, from the first year that is known to the next that is not."),
                 [](const CoverageYear& of) { return of.cumulativeGap; });
    cumulative.tone = [](const CoverageRow& row) { return sign(row.year.cumulativeGap); };
    cumulative.emphasis = true;

    auto& ratio = at(CoverageColumn::ratio);
    ratio.title = tr("Ratio");
    ratio.titleTip = tr("Resources by obligations; below 1 the year is not covered.");
    ratio.alignment = Qt::AlignRight;
    ratio.text = [](const CoverageRow& row) {
        return row.year.ratio ? QLocale().toString(*row.year.ratio, 'f', 2) : QStringLiteral("–");
    };
    ratio.sort = [](const CoverageRow& row) { return row.year.ratio ? QVariant(*row.year.ratio) : QVariant(); };
    return columns;
}

} // namespace roundtrip
