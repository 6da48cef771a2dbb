// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/figure_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FigureRows", text);
}

// The order of kinds in the table.
int orderOf(QuantityKind kind)
{
    return kind == QuantityKind::amount ? 0 : kind == QuantityKind::share ? 1 : 2;
}

QString quantityText(const FigureTableRow& row, const std::optional<Minor>& amount, const std::optional<double>& share)
{
    switch (kindOf(row.figure)) {
    case QuantityKind::amount: return amount ? shortMoney(*amount, row.currency) : QStringLiteral("–");
    case QuantityKind::count: return amount ? QLocale().toString(static_cast<qlonglong>(*amount)) : QStringLiteral("–");
    case QuantityKind::share: break;
    }
    return share ? percent(*share) : QStringLiteral("–");
}

QString exactQuantity(const FigureTableRow& row, const std::optional<Minor>& amount, const std::optional<double>& share)
{
    return kindOf(row.figure) == QuantityKind::amount && amount ? exactMoney(*amount, row.currency)
                                                                : quantityText(row, amount, share);
}

std::optional<Minor> amountDifference(const FigureTableRow& row)
{
    // Each of the two is a figure that fits; their difference may not.
    Minor difference = 0;
    return __builtin_sub_overflow(row.after.value_or(0), row.before.value_or(0), &difference)
               ? std::nullopt
               : std::optional(difference);
}

// "+$20B", "−3.1 %".
QString differenceText(const FigureTableRow& row)
{
    const double difference = row.difference();
    const bool share = kindOf(row.figure) == QuantityKind::share;
    const QString text =
        share ? quantityText(row, {}, difference) : quantityText(row, amountDifference(row), std::nullopt);
    return difference > 0 ? QLocale().positiveSign() + text : text;
}

} // namespace

double FigureTableRow::difference() const
{
    if (kindOf(figure) == QuantityKind::share) {
        return shareAfter.value_or(0) - shareBefore.value_or(0);
    }
    return static_cast<double>(after.value_or(0)) - static_cast<double>(before.value_or(0));
}

std::vector<FigureTableRow> figureRows(const Comparison& comparison, const Book& before, const Book& after)
{
    std::vector<FigureTableRow> rows;
    std::array<double, 3> largest{};
    for (const FigureRow& figure : comparison.figures) {
        if (!figure.differs()) {
            continue;
        }
        FigureTableRow row{figure.figure,      figure.party,      {}, after.currency(), figure.before, figure.after,
                           figure.shareBefore, figure.shareAfter, 0};
        if (figure.party) {
            const Party* party = after.find(*figure.party);
            party = party != nullptr ? party : before.find(*figure.party);
            row.partyName = party != nullptr ? oneLine(qt(party->name)) : QString();
        }
        double& most = largest[static_cast<std::size_t>(orderOf(kindOf(row.figure)))];
        most = std::max(most, std::abs(row.difference()));
        rows.push_back(std::move(row));
    }
    for (FigureTableRow& row : rows) {
        const double most = largest[static_cast<std::size_t>(orderOf(kindOf(row.figure)))];
        row.bar = most > 0 ? row.difference() / most : 0;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const FigureTableRow& a, const FigureTableRow& b) {
        return std::tuple(orderOf(kindOf(a.figure)), -std::abs(a.difference())) <
               std::tuple(orderOf(kindOf(b.figure)), -std::abs(b.difference()));
    });
    return rows;
}

QString figureText(Figure figure)
{
    switch (figure) {
    case Figure::headline: return tr("Headline");
    case Figure::circular: return tr("Circular");
    case Figure::oneWay: return tr("One-way");
    case Figure::external: return tr("External");
    case Figure::circularShare: return tr("Circular share");
    case Figure::stronglyConnectedShare: return tr("Strongly connected share");
    case Figure::loops: return tr("Loops");
    case Figure::in: return tr("In");
    case Figure::out: return tr("Out");
    case Figure::net: return tr("Net");
    case Figure::inCapital: return tr("Capital in");
    case Figure::inCommercial: return tr("Sales");
    case Figure::outCapital: return tr("Capital out");
    case Figure::outCommercial: return tr("Purchases");
    case Figure::paidIn: return tr("Received");
    case Figure::paidOut: return tr("Paid");
    case Figure::remainingIn: return tr("To come");
    case Figure::remainingOut: return tr("To pay");
    case Figure::counterparties: return tr("Counterparties");
    case Figure::concentrationIn: return tr("Concentration in");
    case Figure::concentrationOut: return tr("Concentration out");
    }
    return {};
}

std::vector<Column<FigureTableRow>> figureColumns()
{
    std::vector<Column<FigureTableRow>> columns(5);
    const auto at = [&columns](FigureColumn column) -> Column<FigureTableRow>& {
        return columns[static_cast<std::size_t>(column)];
    };
    auto& figure = at(FigureColumn::figure);
    figure.title = tr("Figure");
    figure.text = [](const FigureTableRow& row) { return figureText(row.figure); };

    auto& party = at(FigureColumn::party);
    party.title = tr("Of");
    party.text = [](const FigureTableRow& row) { return row.party ? row.partyName : tr("the whole network"); };
    party.emphasis = true;

    auto& before = at(FigureColumn::before);
    before.title = tr("Before");
    before.alignment = Qt::AlignRight;
    before.text = [](const FigureTableRow& row) { return quantityText(row, row.before, row.shareBefore); };
    before.tip = [](const FigureTableRow& row) { return exactQuantity(row, row.before, row.shareBefore); };
    before.sort = [](const FigureTableRow& row) {
        return row.before ? static_cast<double>(*row.before) : row.shareBefore.value_or(0);
    };

    auto& after = at(FigureColumn::after);
    after.title = tr("After");
    after.alignment = Qt::AlignRight;
    after.text = [](const FigureTableRow& row) { return quantityText(row, row.after, row.shareAfter); };
    after.tip = [](const FigureTableRow& row) { return exactQuantity(row, row.after, row.shareAfter); };
    after.sort = [](const FigureTableRow& row) {
        return row.after ? static_cast<double>(*row.after) : row.shareAfter.value_or(0);
    };

    auto& difference = at(FigureColumn::difference);
    difference.title = tr("Difference");
    difference.titleTip = tr("After less before. Bars compare amounts with amounts, shares with shares.");
    difference.alignment = Qt::AlignRight;
    difference.emphasis = true;
    difference.text = differenceText;
    difference.tip = [](const FigureTableRow& row) {
        return exactQuantity(row, amountDifference(row), row.difference());
    };
    difference.sort = [](const FigureTableRow& row) { return row.difference(); };
    difference.bar = [](const FigureTableRow& row) { return row.bar; };
    difference.tone = [](const FigureTableRow& row) { return row.bar >= 0 ? CellTone::receives : CellTone::pays; };
    return columns;
}

} // namespace roundtrip
