// SPDX-License-Identifier: GPL-3.0-or-later
// The plumbing of item models, closed once: a table is a vector of rows and a list of columns, each of which says what
// it shows of a row.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "ui/words/words.h"
#include <QAbstractTableModel>
#include <QColor>
#include <QString>
#include <QVariant>

namespace roundtrip {

// What views and delegates ask of a cell besides Qt's roles.
enum CellRole {
    sortRole = Qt::UserRole, // what the column sorts by: a number or text
    barRole,                 // a double, -1..1: the bar behind the cell's number; invalid without one
    barToneRole,             // a CellTone
    emphasisRole,            // true: semibold
    sureRole,                // a double, 0..1: the part of the bar that is sure, drawn denser; invalid without one
};

// What a bar, or a text, means; the delegate knows its colour.
enum class CellTone { plain, muted, receives, pays, capital, commercial, loop };

template<class Row> struct Column {
    QString title;
    std::function<QString(const Row&)> text;
    std::function<QVariant(const Row&)> sort; // by text where there is none
    std::function<double(const Row&)> bar;    // no bar where there is none
    std::function<CellTone(const Row&)> tone; // of the bar, or, without one, of the text
    std::function<QString(const Row&)> tip;   // plain text
    Qt::Alignment alignment = Qt::AlignLeft;
    QString titleTip;
    bool emphasis = false;
    std::function<double(const Row&)> sure; // of a bar that is a range: its least
};

// Promise: rows change only whole, by setRows; where as many remain, a view keeps its place and its selection.
template<class Row> class RowModel : public QAbstractTableModel {
public:
    explicit RowModel(std::vector<Column<Row>> columns, QObject* parent = nullptr)
        : QAbstractTableModel(parent), m_columns(std::move(columns))
    {}

    void setRows(std::vector<Row> rows)
    {
        if (rows == m_rows) {
            return;
        }
        if (rows.size() == m_rows.size() && !rows.empty()) {
            m_rows = std::move(rows);
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            return;
        }
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }

    const std::vector<Row>& rows() const { return m_rows; }
    const Row& row(int at) const { return m_rows[static_cast<std::size_t>(at)]; }

    int rowCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    QVariant data(const QModelIndex& at, int role) const override
    {
        if (!at.isValid()) {
            return {};
        }
        const Row& of = row(at.row());
        const Column<Row>& column = m_columns[static_cast<std::size_t>(at.column())];
        switch (role) {
        case Qt::DisplayRole: return column.text(of);
        case Qt::TextAlignmentRole: return QVariant(column.alignment | Qt::AlignVCenter);
        case Qt::ToolTipRole: return tooltipText(column.tip ? column.tip(of) : column.text(of));
        case sortRole: return column.sort ? column.sort(of) : QVariant(column.text(of));
        case barRole: return column.bar ? QVariant(column.bar(of)) : QVariant();
        case sureRole: return column.sure ? QVariant(column.sure(of)) : QVariant();
        case barToneRole: return static_cast<int>(column.tone ? column.tone(of) : CellTone::plain);
        case emphasisRole: return column.emphasis;
        default: return {};
        }
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
            return {};
        }
        const Column<Row>& column = m_columns[static_cast<std::size_t>(section)];
        switch (role) {
        case Qt::DisplayRole: return column.title;
        case Qt::TextAlignmentRole: return QVariant(column.alignment | Qt::AlignVCenter);
        case Qt::ToolTipRole: return column.titleTip.isEmpty() ? QVariant() : QVariant(tooltipText(column.titleTip));
        default: return {};
        }
    }

private:
    std::vector<Column<Row>> m_columns;
    std::vector<Row> m_rows;
};

} // namespace roundtrip
