// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/stress_rows.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("StressRows", text);
}

void amountColumn(Column<StressRow>& column, const QString& title, const QString& tip, Minor StressedParty::*amount,
                  CellTone tone)
{
    column.title = title;
    column.titleTip = tip;
    column.alignment = Qt::AlignRight;
    column.text = [amount](const StressRow& row) {
        const Minor value = row.stressed.*amount;
        return value == 0 ? QStringLiteral("–") : shortMoney(value, row.network->currency());
    };
    column.tip = [amount](const StressRow& row) { return exactMoney(row.stressed.*amount, row.network->currency()); };
    column.sort = [amount](const StressRow& row) { return QVariant::fromValue<qlonglong>(row.stressed.*amount); };
    column.bar = [amount](const StressRow& row) {
        return row.largest > 0 ? static_cast<double>(row.stressed.*amount) / static_cast<double>(row.largest) : 0;
    };
    column.tone = [tone](const StressRow&) { return tone; };
}

int roundOf(const StressRow& row)
{
    return row.stressed.defaultRound.value_or(std::numeric_limits<int>::max());
}

} // namespace

bool StressRow::operator==(const StressRow& other) const
{
    const auto figures = [](const StressRow& row) {
        const StressedParty& of = row.stressed;
        return std::tie(row.network, of.node, of.obligations, of.outsideAssets, of.paid, of.received, of.shortfall,
                        of.defaultRound, of.loss, of.noCash, of.noRevenue, row.largest, row.lossElsewhere, row.lit);
    };
    return figures(*this) == figures(other);
}

std::vector<StressRow> stressRows(const std::shared_ptr<const Network>& network, const Stress& stress)
{
    std::vector<StressRow> rows;
    Minor largest = 0;
    for (const StressedParty& party : stress.parties) {
        if (party.obligations > 0 || party.loss > 0) {
            rows.push_back({network, party, 0, {}, false});
            largest = std::max({largest, party.obligations, party.loss});
        }
    }
    for (StressRow& row : rows) {
        row.largest = largest;
    }
    std::stable_sort(rows.begin(), rows.end(), [](const StressRow& a, const StressRow& b) {
        return std::tuple(roundOf(a), -a.stressed.shortfall, -a.stressed.loss) <
               std::tuple(roundOf(b), -b.stressed.shortfall, -b.stressed.loss);
    });
    return rows;
}

std::vector<Column<StressRow>> stressColumns()
{
    std::vector<Column<StressRow>> columns(8);
    const auto at = [&columns](StressColumn column) -> Column<StressRow>& {
        return columns[static_cast<std::size_t>(column)];
    };
    auto& party = at(StressColumn::party);
    party.title = tr("Party");
    party.emphasis = true;
    party.text = [](const StressRow& row) { return oneLine(qt(row.network->nodes()[row.stressed.node].name)); };

    auto& round = at(StressColumn::round);
    round.title = tr("Default");
    round.titleTip = tr("The round in which it can no longer pay in full: 1 by itself, 2 because of those, and so on.");
    round.text = [](const StressRow& row) {
        return row.stressed.defaultRound ? tr("round %1").arg(*row.stressed.defaultRound) : QStringLiteral("–");
    };
    round.sort = roundOf;
    round.bar = [](const StressRow& row) { return row.lit ? 1.0 : 0.0; };
    round.tone = [](const StressRow&) { return CellTone::loop; };

    amountColumn(at(StressColumn::obligations), tr("Obligations"),
                 tr("What it still has to pay in the window after the as-of date."), &StressedParty::obligations,
                 CellTone::muted);
    auto& assets = at(StressColumn::assets);
    amountColumn(assets, tr("Outside assets"), tr("Cash and revenue in the window, after the shock."),
                 &StressedParty::outsideAssets, CellTone::receives);
    assets.text = [](const StressRow& row) {
        return row.stressed.noCash && row.stressed.noRevenue
                   ? tr("none known")
                   : shortMoney(row.stressed.outsideAssets, row.network->currency());
    };
    assets.tip = [](const StressRow& row) {
        QStringList lines{exactMoney(row.stressed.outsideAssets, row.network->currency())};
        if (row.stressed.noCash) {
            lines << tr("There is no cash metric: counted as 0.");
        }
        if (row.stressed.noRevenue) {
            lines << tr("There is no revenue metric in the window: counted as 0.");
        }
        return lines.join(QLatin1Char('\n'));
    };
    amountColumn(at(StressColumn::paid), tr("Paid"), tr("What it pays of its obligations."), &StressedParty::paid,
                 CellTone::receives);
    amountColumn(at(StressColumn::shortfall), tr("Shortfall"), tr("What it fails to pay."), &StressedParty::shortfall,
                 CellTone::pays);
    amountColumn(at(StressColumn::loss), tr("Loss"), tr("What others fail to pay it."), &StressedParty::loss,
                 CellTone::loop);
    at(StressColumn::loss).emphasis = true;

    auto& elsewhere = at(StressColumn::lossElsewhere);
    elsewhere.title = tr("Loss there");
    elsewhere.titleTip = tr("What others fail to pay it under the same shock on the scenario beside.");
    elsewhere.alignment = Qt::AlignRight;
    elsewhere.text = [](const StressRow& row) {
        return row.lossElsewhere.value_or(0) == 0 ? QStringLiteral("–")
                                                  : shortMoney(*row.lossElsewhere, row.network->currency());
    };
    elsewhere.tip = [](const StressRow& row) {
        return row.lossElsewhere ? exactMoney(*row.lossElsewhere, row.network->currency()) : QString();
    };
    elsewhere.sort = [](const StressRow& row) {
        return QVariant::fromValue<qlonglong>(row.lossElsewhere.value_or(-1));
    };
    elsewhere.bar = [](const StressRow& row) {
        return row.largest > 0 ? static_cast<double>(row.lossElsewhere.value_or(0)) / static_cast<double>(row.largest)
                               : 0;
    };
    elsewhere.tone = [](const StressRow&) { return CellTone::loop; };
    return columns;
}

} // namespace roundtrip
