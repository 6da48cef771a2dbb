// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of one record, each editable in place.
#pragma once

#include <vector>

#include "ui/document/editor.h"
#include "ui/panels/field_row.h"

namespace roundtrip {

// Promise: shows the record as the focus's scenario has it, and follows the document when told to by refresh. An edit
// that cannot be is said under its field and changes nothing.
class RecordForm : public QWidget {
    Q_OBJECT

public:
    // What a record is called stands above its other fields as their title, or among them.
    enum class Name { asTitle, asField };
    RecordForm(Document& document, FocusHolder& focus, Editor& editor, const RecordKey& record, Name name,
               QWidget* parent = nullptr);

    void refresh();
    QStringList endTyping(); // what could not be taken

signals:
    void recordChosen(const roundtrip::RecordKey& record);

private:
    void take(FieldRow& row, const QString& typed);
    void follow(const FieldRow& row);
    QStringList namesOf(RecordKind kind) const;
    const Book& shown() const;

    Document& m_document;
    FocusHolder& m_focus;
    Editor& m_editor;
    RecordKey m_record;
    std::vector<FieldRow*> m_rows;
};

} // namespace roundtrip
