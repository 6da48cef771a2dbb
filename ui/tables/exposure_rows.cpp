// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/exposure_rows.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ExposureRows", text);
}

using Amount = Minor (*)(const PartyExposure&);
using Concentration = std::optional<double> (*)(const PartyExposure&);

void amountColumn(Column<ExposureRow>& column, const QString& title, const QString& tip, Amount amount, CellTone tone)
{
    column.title = title;
    column.titleTip = tip;
    column.alignment = Qt::AlignRight;
    column.text = [amount](const ExposureRow& row) {
        const Minor value = amount(row.exposure);
        return value == 0 ? QStringLiteral("–") : shortMoney(value, row.network->currency());
    };
    column.tip = [amount](const ExposureRow& row) { return exactMoney(amount(row.exposure), row.network->currency()); };
    column.sort = [amount](const ExposureRow& row) { return QVariant::fromValue<qlonglong>(amount(row.exposure)); };
    column.bar = [amount](const ExposureRow& row) {
        return row.largest > 0 ? static_cast<double>(amount(row.exposure)) / static_cast<double>(row.largest) : 0;
    };
    column.tone = [tone](const ExposureRow&) { return tone; };
}

void concentrationColumn(Column<ExposureRow>& column, const QString& title, Concentration concentration)
{
    column.title = title;
    column.titleTip =
        tr("Herfindahl index by counterparty: 1 when all of it is with one, towards 0 when it is spread.");
    column.alignment = Qt::AlignRight;
    column.text = [concentration](const ExposureRow& row) {
        const auto value = concentration(row.exposure);
        return value ? QString::number(*value, 'f', 2) : QStringLiteral("–");
    };
    column.sort = [concentration](const ExposureRow& row) { return concentration(row.exposure).value_or(-1); };
    column.bar = [concentration](const ExposureRow& row) { return concentration(row.exposure).value_or(0); };
    column.tone = [](const ExposureRow&) { return CellTone::muted; };
}

} // namespace

std::vector<ExposureRow> exposureRows(const Findings& findings)
{
    std::vector<ExposureRow> rows;
    Minor largest = 0;
    for (const PartyExposure& exposure : findings.exposures.parties) {
        if (exposure.counterparties > 0) {
            rows.push_back({findings.network, exposure, 0});
            largest = std::max({largest, exposure.in.total(), exposure.out.total()});
        }
    }
    for (ExposureRow& row : rows) {
        row.largest = largest;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const ExposureRow& a, const ExposureRow& b) {
        return std::abs(a.exposure.net()) > std::abs(b.exposure.net());
    });
    return rows;
}

std::vector<Column<ExposureRow>> exposureColumns()
{
    std::vector<Column<ExposureRow>> columns(15);
    const auto at = [&columns](ExposureColumn column) -> Column<ExposureRow>& {
        return columns[static_cast<std::size_t>(column)];
    };
    auto& party = at(ExposureColumn::party);
    party.title = tr("Party");
    party.emphasis = true;
    party.text = [](const ExposureRow& row) { return oneLine(qt(row.network->nodes()[row.exposure.node].name)); };

    using E = PartyExposure;
    amountColumn(
        at(ExposureColumn::net), tr("Net"), tr("What comes in less what goes out."), [](const E& e) { return e.net(); },
        CellTone::plain);
    at(ExposureColumn::net).tone = [](const ExposureRow& row) {
        return row.exposure.net() >= 0 ? CellTone::receives : CellTone::pays;
    };
    at(ExposureColumn::net).emphasis = true;
    amountColumn(
        at(ExposureColumn::in), tr("In"), tr("All that is paid to the party in the window."),
        [](const E& e) { return e.in.total(); }, CellTone::receives);
    amountColumn(
        at(ExposureColumn::out), tr("Out"), tr("All that the party pays in the window."),
        [](const E& e) { return e.out.total(); }, CellTone::pays);
    amountColumn(
        at(ExposureColumn::inCapital), tr("Capital in"), tr("Of what comes in, money placed in the party."),
        [](const E& e) { return e.in.capital; }, CellTone::capital);
    amountColumn(
        at(ExposureColumn::inCommercial), tr("Sales"), tr("Of what comes in, money that buys from the party."),
        [](const E& e) { return e.in.commercial; }, CellTone::commercial);
    amountColumn(
        at(ExposureColumn::outCapital), tr("Capital out"), tr("Of what goes out, money placed in others."),
        [](const E& e) { return e.out.capital; }, CellTone::capital);
    amountColumn(
        at(ExposureColumn::outCommercial), tr("Purchases"), tr("Of what goes out, money that buys from others."),
        [](const E& e) { return e.out.commercial; }, CellTone::commercial);
    amountColumn(
        at(ExposureColumn::paidIn), tr("Received"), tr("What has come in by the as-of date, that day included."),
        [](const E& e) { return e.in.paid; }, CellTone::muted);
    amountColumn(
        at(ExposureColumn::remainingIn), tr("To come"), tr("What is still to come in after the as-of date."),
        [](const E& e) { return e.in.remaining(); }, CellTone::muted);
    amountColumn(
        at(ExposureColumn::paidOut), tr("Paid"), tr("What has been paid by the as-of date, that day included."),
        [](const E& e) { return e.out.paid; }, CellTone::muted);
    amountColumn(
        at(ExposureColumn::remainingOut), tr("To pay"), tr("What is still to be paid after the as-of date."),
        [](const E& e) { return e.out.remaining(); }, CellTone::muted);

    auto& counterparties = at(ExposureColumn::counterparties);
    counterparties.title = tr("Others");
    counterparties.titleTip = tr("The number of parties that it pays or is paid by.");
    counterparties.alignment = Qt::AlignRight;
    counterparties.text = [](const ExposureRow& row) { return QString::number(row.exposure.counterparties); };
    counterparties.sort = [](const ExposureRow& row) { return row.exposure.counterparties; };

    concentrationColumn(at(ExposureColumn::concentrationIn), tr("Conc. in"),
                        [](const E& e) { return e.in.concentration; });
    concentrationColumn(at(ExposureColumn::concentrationOut), tr("Conc. out"),
                        [](const E& e) { return e.out.concentration; });
    return columns;
}

} // namespace roundtrip
