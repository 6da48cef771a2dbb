// SPDX-License-Identifier: GPL-3.0-or-later
// The records of a kind as a spreadsheet: one row a record, one column a field.
#pragma once

#include <optional>
#include <stop_token>
#include <unordered_map>
#include <vector>

#include "core/model/book.h"
#include "ui/words/field_text.h"
#include <QAbstractTableModel>

namespace roundtrip {

// Which records, and in what order.
struct RecordsWanted {
    RecordKind kind = RecordKind::flow;
    QString filter;              // words that all have to be in some cell of a row, whatever the case
    std::optional<int> sortedBy; // a column; none: the document's order
    bool descending = false;

    bool operator==(const RecordsWanted&) const = default;
};

// Numbers sort as numbers, all else as it is read; what is empty comes last. Stops early, with any rows, where asked.
std::vector<RecordKey> recordRows(const Book& book, const RecordsWanted& wanted, const std::stop_token& cancel = {});

// Cells as a spreadsheet puts them on the clipboard and takes them: tabs between them, a line a row, and quotes round
// what holds a tab, a quote or the end of a line.
std::vector<QStringList> cellsOf(const QString& text);
QString textOf(const std::vector<QStringList>& cells);

// Promise: a cell that is typed into is told of and not changed: the document takes it or refuses it, and is shown.
class RecordModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    // The base is compared with where the book is a scenario's. Tells whether the rows are others than before.
    bool show(const Book& book, const std::optional<Book>& base, RecordKind kind, std::vector<RecordKey> rows);
    void setReadOnly(bool readOnly) { m_readOnly = readOnly; }

    const std::vector<FieldInfo>& fields() const { return m_fields; }
    RecordKind kind() const { return m_kind; }
    const RecordKey& record(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    // -1 where it has no row.
    int rowOf(const RecordKey& record) const;

    // The rows come in their order.
    void sort(int, Qt::SortOrder) override {}
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& at, int role) const override;
    bool setData(const QModelIndex& at, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& at) const override;

signals:
    void typed(const QModelIndex& at, const QString& text);

private:
    QString cell(const Book& book, const RecordKey& record, int column) const;

    Book m_book;
    std::optional<Book> m_base;
    RecordKind m_kind = RecordKind::flow;
    std::vector<FieldInfo> m_fields;
    std::vector<RecordKey> m_rows;
    std::unordered_map<Uuid, int, UuidHash> m_rowOf;
    bool m_readOnly = false;
};

} // namespace roundtrip
