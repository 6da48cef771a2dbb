// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/figure_rows.h"

#include <algorithm>
#include <array>
#include <chrono>
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
std::size_t orderOf(QuantityKind kind)
{
    switch (kind) {
    case QuantityKind::amount: return 0;
    case QuantityKind::share: return 1;
    case QuantityKind::ratio: return 2;
    case QuantityKind::count: return 3;
    case QuantityKind::day: return 4;
    case QuantityKind::year: break;
    }
    return 5;
}
constexpr std::size_t kindCount = 6;

// What is not there is told by what it is: a payback is never, an amount is nothing.
QString nothingText(Figure figure)
{
    switch (figure) {
    case Figure::payback:
    case Figure::finalPayback:
    case Figure::firstShortfall: return tr("never");
    default: return QStringLiteral("–");
    }
}

QString ratioText(Figure figure, double ratio)
{
    return figure == Figure::multiple ? QLocale().toString(ratio, 'f', 2) + QStringLiteral("×") : percent(ratio);
}

QString quantityText(const FigureTableRow& row, const std::optional<Minor>& whole, const std::optional<double>& real)
{
    const QuantityKind kind = kindOf(row.figure.figure);
    if (!whole && !real) {
        return nothingText(row.figure.figure);
    }
    switch (kind) {
    case QuantityKind::amount: return shortMoney(*whole, row.currency);
    case QuantityKind::count: return QLocale().toString(static_cast<qlonglong>(*whole));
    case QuantityKind::day: return dateText(Date{std::chrono::days{*whole}});
    case QuantityKind::year: return QString::number(*whole);
    case QuantityKind::share: return percent(*real);
    case QuantityKind::ratio: break;
    }
    return ratioText(row.figure.figure, *real);
}

QString exactQuantity(const FigureTableRow& row, const std::optional<Minor>& whole, const std::optional<double>& real)
{
    return kindOf(row.figure.figure) == QuantityKind::amount && whole ? exactMoney(*whole, row.currency)
                                                                      : quantityText(row, whole, real);
}

// As FigureTableRow::difference, exact where it is whole.
std::optional<Minor> wholeDifference(const FigureRow& row)
{
    // Each of the two is a figure that fits; their difference may not.
    Minor difference = 0;
    return __builtin_sub_overflow(row.after.value_or(0), row.before.value_or(0), &difference)
               ? std::nullopt
               : std::optional(difference);
}

// "+$20B", "−3.1 %", "+31 d".
QString differenceText(const FigureTableRow& row,
                       QString (*say)(const FigureTableRow&, const std::optional<Minor>&, const std::optional<double>&))
{
    const QuantityKind kind = kindOf(row.figure.figure);
    QString text;
    switch (kind) {
    case QuantityKind::amount:
    case QuantityKind::count: text = say(row, wholeDifference(row.figure), {}); break;
    case QuantityKind::share: text = say(row, {}, row.difference()); break;
    case QuantityKind::ratio:
        text = row.figure.realDifference() ? say(row, {}, row.difference()) : QStringLiteral("–");
        break;
    case QuantityKind::day:
    case QuantityKind::year: {
        const auto apart = row.figure.difference();
        const QString number = QLocale().toString(static_cast<qlonglong>(apart.value_or(0)));
        text = !apart ? QStringLiteral("–") : kind == QuantityKind::day ? tr("%1 d").arg(number) : number;
        break;
    }
    }
    return row.difference() > 0 ? QLocale().positiveSign() + text : text;
}

QString partyName(PartyId id, const Book& before, const Book& after)
{
    const Party* party = after.find(id);
    party = party != nullptr ? party : before.find(id);
    return party != nullptr ? oneLine(qt(party->name)) : QString();
}

// Of an investor and a recipient the money's way is told; of two with a stake in each other there are two.
bool isOneWay(Figure figure)
{
    switch (figure) {
    case Figure::aToB:
    case Figure::bToA:
    case Figure::pairNet:
    case Figure::atRiskA:
    case Figure::atRiskB: return false;
    default: return true;
    }
}

} // namespace

double FigureTableRow::difference() const
{
    switch (kindOf(figure.figure)) {
    case QuantityKind::share: return figure.realAfter.value_or(0) - figure.realBefore.value_or(0);
    case QuantityKind::ratio: return figure.realDifference().value_or(0);
    case QuantityKind::day:
    case QuantityKind::year: return static_cast<double>(figure.difference().value_or(0));
    case QuantityKind::amount:
    case QuantityKind::count: break;
    }
    return static_cast<double>(figure.after.value_or(0)) - static_cast<double>(figure.before.value_or(0));
}

std::vector<FigureTableRow> figureRows(const Comparison& comparison, const Book& before, const Book& after)
{
    std::vector<FigureTableRow> rows;
    std::array<double, kindCount> largest{};
    for (const FigureRow& figure : comparison.figures) {
        if (!figure.differs()) {
            continue;
        }
        FigureTableRow row{figure, {}, after.currency(), 0};
        if (figure.party) {
            row.of = partyName(*figure.party, before, after);
        }
        if (figure.counterparty) {
            row.of += (isOneWay(figure.figure) ? QStringLiteral(" → ") : QStringLiteral(" ↔ ")) +
                      partyName(*figure.counterparty, before, after);
        }
        double& most = largest[orderOf(kindOf(figure.figure))];
        most = std::max(most, std::abs(row.difference()));
        rows.push_back(std::move(row));
    }
    for (FigureTableRow& row : rows) {
        const double most = largest[orderOf(kindOf(row.figure.figure))];
        row.bar = most > 0 ? row.difference() / most : 0;
    }
    const auto rank = [](const FigureTableRow& row) {
        return std::tuple(orderOf(kindOf(row.figure.figure)), -std::abs(row.difference()));
    };
    std::stable_sort(rows.begin(), rows.end(),
                     [&](const FigureTableRow& a, const FigureTableRow& b) { return rank(a) < rank(b); });
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
    case Figure::totalLoss: return tr("Total loss");
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
    case Figure::firstShortfall: return tr("First shortfall");
    case Figure::cumulativeGap: return tr("Cumulative gap");
    case Figure::growthNeeded: return tr("Growth needed");
    case Figure::shortfall: return tr("Shortfall");
    case Figure::loss: return tr("Loss");
    case Figure::aToB: return tr("Paid to the second");
    case Figure::bToA: return tr("Paid to the first");
    case Figure::pairNet: return tr("Net between them");
    case Figure::atRiskA: return tr("First at risk");
    case Figure::atRiskB: return tr("Second at risk");
    case Figure::outlay: return tr("Outlay");
    case Figure::recovered: return tr("Recovered");
    case Figure::multiple: return tr("Multiple");
    case Figure::payback: return tr("Payback");
    case Figure::finalPayback: return tr("Final payback");
    case Figure::rateOfReturn: return tr("IRR");
    case Figure::peakExposure: return tr("Peak exposure");
    case Figure::peakDay: return tr("Peak day");
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
    figure.text = [](const FigureTableRow& row) { return figureText(row.figure.figure); };

    auto& party = at(FigureColumn::party);
    party.title = tr("Of");
    party.text = [](const FigureTableRow& row) { return row.figure.party ? row.of : tr("the whole network"); };
    party.emphasis = true;

    auto& before = at(FigureColumn::before);
    before.title = tr("Before");
    before.alignment = Qt::AlignRight;
    before.text = [](const FigureTableRow& row) { return quantityText(row, row.figure.before, row.figure.realBefore); };
    before.tip = [](const FigureTableRow& row) { return exactQuantity(row, row.figure.before, row.figure.realBefore); };
    before.sort = [](const FigureTableRow& row) {
        return row.figure.before ? static_cast<double>(*row.figure.before) : row.figure.realBefore.value_or(0);
    };

    auto& after = at(FigureColumn::after);
    after.title = tr("After");
    after.alignment = Qt::AlignRight;
    after.text = [](const FigureTableRow& row) { return quantityText(row, row.figure.after, row.figure.realAfter); };
    after.tip = [](const FigureTableRow& row) { return exactQuantity(row, row.figure.after, row.figure.realAfter); };
    after.sort = [](const FigureTableRow& row) {
        return row.figure.after ? static_cast<double>(*row.figure.after) : row.figure.realAfter.value_or(0);
    };

    auto& difference = at(FigureColumn::difference);
    difference.title = tr("Difference");
    difference.titleTip = tr("After less before. Bars compare amounts with amounts, shares with shares.");
    difference.alignment = Qt::AlignRight;
    difference.emphasis = true;
    difference.text = [](const FigureTableRow& row) { return differenceText(row, quantityText); };
    difference.tip = [](const FigureTableRow& row) { return differenceText(row, exactQuantity); };
    difference.sort = [](const FigureTableRow& row) { return row.difference(); };
    difference.bar = [](const FigureTableRow& row) { return row.bar; };
    difference.tone = [](const FigureTableRow& row) { return row.bar >= 0 ? CellTone::receives : CellTone::pays; };
    return columns;
}

} // namespace roundtrip
