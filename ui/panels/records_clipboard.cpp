// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the table of records: cells copied and pasted, rows taken out.
#include <algorithm>

#include "ui/document/steps.h"
#include "ui/panels/records_panel.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>

namespace roundtrip {

bool RecordsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride) {
        return QWidget::eventFilter(watched, event);
    }
    auto* key = static_cast<QKeyEvent*>(event);
    const bool copies = key->matches(QKeySequence::Copy);
    const bool pastes = key->matches(QKeySequence::Paste);
    const bool removes = key->matches(QKeySequence::Delete);
    const bool all = key->matches(QKeySequence::SelectAll);
    if (!copies && !pastes && !removes && !all) {
        return QWidget::eventFilter(watched, event);
    }
    if (m_table->isAncestorOf(QApplication::focusWidget()) && QApplication::focusWidget() != m_table) {
        event->accept(); // a cell is being typed into: this is not about rows
        return true;
    }
    event->accept(); // the window has actions of its own on these keys, for the map
    if (event->type() == QEvent::ShortcutOverride) {
        return true;
    }
    if (copies) {
        copy();
    } else if (all) {
        m_table->selectAll();
    } else if (removes) {
        remove();
    } else if (!m_document.readOnly()) {
        emit pasteAsked(QApplication::clipboard()->text());
    }
    return true;
}

// As a spreadsheet takes it: the least rectangle of cells that holds what is selected.
void RecordsPanel::copy() const
{
    const QItemSelection selection = m_table->selectionModel()->selection();
    if (selection.isEmpty()) {
        return;
    }
    int top = m_model->rowCount();
    int left = m_model->columnCount();
    int bottom = 0;
    int right = 0;
    for (const QItemSelectionRange& range : selection) {
        top = std::min(top, range.top());
        left = std::min(left, range.left());
        bottom = std::max(bottom, range.bottom());
        right = std::max(right, range.right());
    }
    std::vector<QStringList> cells;
    for (int row = top; row <= bottom; ++row) {
        cells.emplace_back();
        for (int column = left; column <= right; ++column) {
            const QModelIndex at = m_model->index(row, column);
            const bool in = m_table->selectionModel()->isSelected(at);
            cells.back().append(in ? at.data(Qt::EditRole).toString() : QString());
        }
    }
    QApplication::clipboard()->setText(textOf(cells));
}

void RecordsPanel::remove()
{
    if (const std::vector<RecordKey> records = chosenRecords(); !records.empty() && !m_document.readOnly()) {
        m_editor.remove(records);
    }
}

void RecordsPanel::paste(const std::vector<QStringList>& cells)
{
    const QModelIndex from = m_table->currentIndex();
    if (!from.isValid()) {
        say(tr("Choose the cell to begin at, or copy the cells with their headings to add records."));
        return;
    }
    Steps steps(book());
    for (std::size_t r = 0; r < cells.size(); ++r) {
        const int line = from.row() + static_cast<int>(r);
        if (line >= m_model->rowCount() || from.column() + cells[r].size() > m_model->columnCount()) {
            say(tr("Nothing was pasted: %1 by %2 cells do not fit from here on. To add records, copy the cells with "
                   "their headings.")
                    .arg(cells.size())
                    .arg(cells[r].size()));
            return;
        }
        if (const QString problem = pasteRow(steps, line, from.column(), cells[r]); !problem.isEmpty()) {
            say(tr("Nothing was pasted. Row %1, %2").arg(line + 1).arg(problem));
            return;
        }
    }
    if (!steps.all().changes.empty()) {
        m_editor.change(tr("Paste cells"), steps.all());
    }
}

// The cells of a row together, as payer and payee may change places; what is wrong, with the field that it is about.
QString RecordsPanel::pasteRow(Steps& steps, int line, int column, const QStringList& cells) const
{
    const RecordKey record = m_model->record(line);
    const auto row = steps.book().row(record);
    std::vector<FieldValue> values;
    for (qsizetype c = 0; c < cells.size(); ++c) {
        const FieldInfo& field = m_model->fields()[static_cast<std::size_t>(column + c)];
        const ReadField read = row ? readField(steps.book(), *row, field.name, cells[c]) : ReadField();
        if (!read.value) {
            return tr("%1: %2").arg(field.label, read.problem);
        }
        if (fieldText(steps.book(), *row, field.name) != cells[c]) {
            values.emplace_back(field.name, *read.value);
        }
    }
    if (values.empty()) {
        return {};
    }
    const Edit edit = values.size() == 1 ? changeField(steps.book(), record, values[0].first, values[0].second)
                                         : setFields(steps.book(), record, values);
    if (!edit.good()) {
        return tr("%1: %2").arg(fieldLabel(edit.faults.front().field), sentence(edit.faults.front()));
    }
    steps.add(edit);
    return {};
}

} // namespace roundtrip
