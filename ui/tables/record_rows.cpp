// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_rows.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "ui/words/words.h"
#include <QCollator>
#include <QFont>

namespace roundtrip {

namespace {

bool holdsAll(const Book& book, const Row& row, const std::vector<FieldInfo>& fields, const QStringList& words)
{
    QStringList cells;
    for (const FieldInfo& field : fields) {
        cells.append(fieldText(book, row, field.name));
    }
    return std::all_of(words.begin(), words.end(), [&](const QString& word) {
        return std::any_of(cells.begin(), cells.end(),
                           [&](const QString& cell) { return cell.contains(word, Qt::CaseInsensitive); });
    });
}

// What a column sorts a record by.
struct SortKey {
    std::optional<long double> number; // which holds every amount exactly
    QString text;

    bool empty() const { return !number && text.isEmpty(); }
};

SortKey sortKey(const Book& book, const Row& row, std::string_view field)
{
    const auto value = fieldValue(row, field);
    if (value && std::holds_alternative<std::int64_t>(*value)) {
        return {static_cast<long double>(std::get<std::int64_t>(*value)), {}};
    }
    if (value && std::holds_alternative<double>(*value)) {
        return {std::get<double>(*value), {}};
    }
    return {{}, fieldText(book, row, field)};
}

void sort(const Book& book, const RecordsWanted& wanted, std::string_view field, std::vector<RecordKey>& rows,
          const std::stop_token& cancel)
{
    std::vector<SortKey> keys;
    keys.reserve(rows.size());
    for (const RecordKey& record : rows) {
        if (cancel.stop_requested()) {
            return;
        }
        keys.push_back(sortKey(book, *book.row(record), field));
    }
    QCollator collator;
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) {
        const SortKey& a = keys[i];
        const SortKey& b = keys[j];
        if (a.empty() || b.empty()) {
            return !a.empty() && b.empty();
        }
        if (a.number.has_value() != b.number.has_value()) {
            return a.number.has_value();
        }
        const SortKey& first = wanted.descending ? b : a;
        const SortKey& second = wanted.descending ? a : b;
        return first.number ? *first.number < *second.number : collator.compare(first.text, second.text) < 0;
    });
    std::vector<RecordKey> sorted;
    sorted.reserve(rows.size());
    for (const std::size_t i : order) {
        sorted.push_back(rows[i]);
    }
    rows = std::move(sorted);
}

QVariant alignment(std::string_view field)
{
    const bool number = field == "amount" || field == "year" || field == "probability" || field == "rate";
    return QVariant((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

std::vector<RecordKey> recordRows(const Book& book, const RecordsWanted& wanted, const std::stop_token& cancel)
{
    const std::vector<FieldInfo> fields = fieldInfos(wanted.kind);
    const QStringList words = wanted.filter.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    std::vector<RecordKey> rows;
    withRecord(wanted.kind, [&]<class Record>(std::type_identity<Record>) {
        for (const Record& record : book.all<Record>()) {
            if (cancel.stop_requested()) {
                return;
            }
            if (words.isEmpty() || holdsAll(book, Row{record}, fields, words)) {
                rows.push_back(keyOf(record));
            }
        }
    });
    if (wanted.sortedBy && static_cast<std::size_t>(*wanted.sortedBy) < fields.size()) {
        sort(book, wanted, fields[static_cast<std::size_t>(*wanted.sortedBy)].name, rows, cancel);
    }
    return rows;
}

std::vector<QStringList> cellsOf(const QString& text)
{
    std::vector<QStringList> rows{{QString()}};
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        QString& cell = rows.back().back();
        if (quoted) {
            const bool quote = c == QLatin1Char('"');
            if (quote && i + 1 < text.size() && text[i + 1] == c) {
                cell += c;
                ++i;
            } else if (quote) {
                quoted = false;
            } else {
                cell += c;
            }
        } else if (c == QLatin1Char('"') && cell.isEmpty()) {
            quoted = true;
        } else if (c == QLatin1Char('\t')) {
            rows.back().append(QString());
        } else if (c == QLatin1Char('\n')) {
            rows.push_back({QString()});
        } else if (c != QLatin1Char('\r')) {
            cell += c;
        }
    }
    if (rows.size() > 1 && rows.back() == QStringList(QString())) {
        rows.pop_back(); // what stands after the last end of a line
    }
    return rows;
}

QString textOf(const std::vector<QStringList>& cells)
{
    QString text;
    for (const QStringList& row : cells) {
        QStringList written;
        for (QString cell : row) {
            if (cell.contains(QLatin1Char('\t')) || cell.contains(QLatin1Char('\n')) ||
                cell.contains(QLatin1Char('"'))) {
                cell = QLatin1Char('"') + cell.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
            }
            written.append(cell);
        }
        text += written.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

bool RecordModel::show(const Book& book, const std::optional<Book>& base, RecordKind kind, std::vector<RecordKey> rows)
{
    const bool same = kind == m_kind && rows == m_rows && !m_fields.empty();
    m_book = book;
    m_base = base;
    if (same) {
        if (!m_rows.empty()) {
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        }
        return false;
    }
    beginResetModel();
    m_kind = kind;
    m_fields = fieldInfos(kind);
    m_rows = std::move(rows);
    m_rowOf.clear();
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        m_rowOf.emplace(m_rows[row].id, static_cast<int>(row));
    }
    endResetModel();
    return true;
}

int RecordModel::rowOf(const RecordKey& record) const
{
    const auto found = record.kind == m_kind ? m_rowOf.find(record.id) : m_rowOf.end();
    return found == m_rowOf.end() ? -1 : found->second;
}

int RecordModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecordModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

QString RecordModel::cell(const Book& book, const RecordKey& record, int column) const
{
    const auto row = book.row(record);
    return row ? fieldText(book, *row, m_fields[static_cast<std::size_t>(column)].name) : QString();
}

QVariant RecordModel::data(const QModelIndex& at, int role) const
{
    if (!at.isValid()) {
        return {};
    }
    const RecordKey& record = this->record(at.row());
    const auto altered = [&] {
        return m_base && m_base->row(record) && cell(*m_base, record, at.column()) != cell(m_book, record, at.column());
    };
    switch (role) {
    case Qt::DisplayRole: return oneLine(cell(m_book, record, at.column()));
    case Qt::EditRole: return cell(m_book, record, at.column());
    case Qt::TextAlignmentRole: return alignment(m_fields[static_cast<std::size_t>(at.column())].name);
    case Qt::FontRole: {
        QFont font;
        font.setBold(altered());
        return font.bold() ? QVariant(font) : QVariant();
    }
    case Qt::ToolTipRole: {
        const QString text = cell(m_book, record, at.column());
        if (!altered()) {
            return tooltipText(text);
        }
        const QString was = cell(*m_base, record, at.column());
        return tooltipText(was.isEmpty() ? tr("%1 (nothing in the base)").arg(text)
                                         : tr("%1 (in the base: %2)").arg(text, was));
    }
    default: return {};
    }
}

bool RecordModel::setData(const QModelIndex& at, const QVariant& value, int role)
{
    if (!at.isValid() || role != Qt::EditRole) {
        return false;
    }
    if (value.toString() != data(at, Qt::EditRole).toString()) {
        emit typed(at, value.toString());
    }
    return true;
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return orientation == Qt::Vertical && role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    }
    const FieldInfo& field = m_fields[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole: return field.label;
    case Qt::TextAlignmentRole: return alignment(field.name);
    case Qt::ToolTipRole: return field.hint.isEmpty() ? QVariant() : QVariant(tooltipText(field.hint));
    default: return {};
    }
}

Qt::ItemFlags RecordModel::flags(const QModelIndex& at) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(at);
    return m_readOnly || !at.isValid() ? flags : flags | Qt::ItemIsEditable;
}

} // namespace roundtrip
