// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/history_rows.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace roundtrip {

namespace {

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(HistoryRows)
};

QString placeText(HistoryRow::Place place)
{
    switch (place) {
    case HistoryRow::Place::here: return Tr::tr("▸ here");
    case HistoryRow::Place::undone: return Tr::tr("undone");
    case HistoryRow::Place::done: break;
    }
    return {};
}

} // namespace

std::vector<Column<HistoryRow>> historyColumns()
{
    const auto tone = [](const HistoryRow& row) {
        return row.place == HistoryRow::Place::undone ? CellTone::muted : CellTone::plain;
    };
    std::vector<Column<HistoryRow>> columns(3);
    auto& place = columns[static_cast<std::size_t>(HistoryColumn::place)];
    place.title = Tr::tr("Where");
    place.text = [](const HistoryRow& row) { return placeText(row.place); };
    place.tone = tone;
    auto& action = columns[static_cast<std::size_t>(HistoryColumn::action)];
    action.title = Tr::tr("Action");
    action.text = [](const HistoryRow& row) { return row.name; };
    action.tone = tone;
    auto& when = columns[static_cast<std::size_t>(HistoryColumn::when)];
    when.title = Tr::tr("When");
    when.text = [](const HistoryRow& row) {
        return row.time == 0
                   ? QString()
                   : QLocale().toString(QDateTime::fromSecsSinceEpoch(row.time).toLocalTime(), QLocale::ShortFormat);
    };
    when.tone = [](const HistoryRow&) { return CellTone::muted; };
    return columns;
}

} // namespace roundtrip
