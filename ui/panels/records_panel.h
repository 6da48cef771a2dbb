// SPDX-License-Identifier: GPL-3.0-or-later
// The records as a spreadsheet: sorted, filtered, typed into, copied and pasted.
#pragma once

#include <optional>
#include <vector>

#include "ui/document/editor.h"
#include "ui/document/focus.h"
#include "ui/panels/newest.h"
#include "ui/tables/record_rows.h"
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QWidget>

namespace roundtrip {

class Steps;

// Promise: follows the document, the scenario and the selection; what is typed, pasted or taken out is one action each,
// in the scenario that is looked at. Rows are filtered and sorted off the window's thread where there are many.
class RecordsPanel : public QWidget {
    Q_OBJECT

public:
    RecordsPanel(FocusHolder& focus, const Document& document, Editor& editor, QWidget* parent = nullptr);

    // Cells of a spreadsheet into the cells from the current one on: all of them as one action, or none.
    void paste(const std::vector<QStringList>& cells);
    // What is being typed into a cell is taken; what could not be is given up, and told.
    QStringList endTyping();

signals:
    // Text of the clipboard that is to be pasted, perhaps with headings: then it is a table to be imported.
    void pasteAsked(const QString& text);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Answer {
        RecordsWanted wanted;
        Book book;
        std::vector<RecordKey> rows;
    };
    const Book& book() const;
    void ask();
    void present(const Answer& answer);
    void take(const QModelIndex& at, const QString& text);
    void follow(const Selection& selection);
    void chosen();
    void copy() const;
    QString pasteRow(Steps& steps, int line, int column, const QStringList& cells) const;
    void remove();
    void say(const QString& fault);
    std::vector<RecordKey> chosenRecords() const;

    FocusHolder& m_focus;
    const Document& m_document;
    Editor& m_editor;
    RecordModel* m_model;
    QComboBox* m_kind;
    QLineEdit* m_filter;
    QLabel* m_count;
    QLabel* m_fault;
    QTableView* m_table;
    Newest<Answer> m_answers;
    RecordsWanted m_wanted;
    QString m_refused; // what was typed last and could not be taken
    bool m_stale = true;
    bool m_quiet = false; // the selection is followed, not made
};

} // namespace roundtrip
