// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/stay_rows.h"

#include <algorithm>

#include "ui/words/words.h"
#include <QCoreApplication>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("StayRows", text);
}

// What rounds to nothing is still something.
QString shareText(double share)
{
    return share > 0 && share < 0.0005 ? tr("< %1").arg(percent(0.001)) : percent(share);
}

} // namespace

std::vector<StayRow> stayRows(const Network& network, std::uint32_t source, const Trace& trace)
{
    const auto nameOf = [&network](std::uint32_t node) { return oneLine(qt(network.nodes()[node].name)); };
    std::vector<StayRow> rows;
    double largest = trace.returnsHome;
    if (trace.returnsHome > 0) {
        rows.push_back(
            {network.nodes()[source].party, tr("home, at %1").arg(nameOf(source)), trace.returnsHome, 0, true});
    }
    for (const TraceStay& stay : trace.stays) {
        rows.push_back({network.nodes()[stay.node].party, nameOf(stay.node), stay.share, 0, false});
        largest = std::max(largest, stay.share);
    }
    for (StayRow& row : rows) {
        row.largest = largest;
    }
    return rows;
}

std::vector<Column<StayRow>> stayColumns()
{
    std::vector<Column<StayRow>> columns(2);
    const auto at = [&columns](StayColumn column) -> Column<StayRow>& {
        return columns[static_cast<std::size_t>(column)];
    };
    auto& party = at(StayColumn::party);
    party.title = tr("Where it stays");
    party.emphasis = true;
    party.text = [](const StayRow& row) { return row.name; };

    auto& share = at(StayColumn::share);
    share.title = tr("Share");
    share.titleTip = tr("The share of one dollar that ends there; with what comes home they sum to all of it.");
    share.alignment = Qt::AlignRight;
    share.text = [](const StayRow& row) { return shareText(row.share); };
    share.tip = [](const StayRow& row) { return QLocale().toString(row.share, 'g', 10); };
    share.sort = [](const StayRow& row) { return row.share; };
    share.bar = [](const StayRow& row) { return row.largest > 0 ? row.share / row.largest : 0; };
    share.tone = [](const StayRow& row) { return row.home ? CellTone::loop : CellTone::receives; };
    return columns;
}

} // namespace roundtrip
