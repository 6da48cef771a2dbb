// SPDX-License-Identifier: GPL-3.0-or-later
// One field of a record in the inspector: its label, what it is edited with, and below that what is wrong or was other.
#pragma once

#include <functional>

#include "ui/document/document.h"
#include "ui/words/field_text.h"
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

namespace roundtrip {

// The names of records of a kind, for completing; asked for when a person begins to type.
using NamesOf = std::function<QStringList(RecordKind)>;

// A line of a form with its label, or the record's title, larger and without.
enum class FieldLook { line, title };

// Promise: what a person types stays until it is taken or given up, whatever the document does meanwhile.
class FieldRow : public QObject {
    Q_OBJECT

public:
    // Puts its widgets into three rows of the grid: label and editor, the base's value, the fault.
    FieldRow(const FieldInfo& info, FieldLook look, QGridLayout* grid, int row, NamesOf names, QWidget* parent);

    std::string_view name() const { return m_info.name; }
    QWidget* editor() const { return m_editor; }

    void setText(const QString& text);
    // What was typed was taken: the document writes it so.
    void settle(const QString& text);
    // What is being typed is offered, as by leaving the field; what could not be taken is given up, and told.
    QString endTyping();
    void setReadOnly(bool readOnly);
    // What is wrong with what was typed; empty takes it back.
    void setFault(const QString& sentence);
    // What the base says where a scenario says other; nothing hides it.
    void setBase(const std::optional<QString>& text);
    void setHint(const QString& hint); // under the pointer, unless the text itself is longer than its room
    // Of a record: whether there is one to go to.
    void setReferred(bool there);

signals:
    void typed(const QString& text);
    void resetAsked();
    void followAsked(); // the record that the field names

private:
    QWidget* makeLine(QWidget* parent);
    QWidget* makeNote(QWidget* parent);
    QWidget* makeChoice(QWidget* parent);
    QWidget* makeTruth(QWidget* parent);
    void take(const QString& text);
    void giveUp();
    bool eventFilter(QObject* watched, QEvent* event) override;
    QString shown() const;
    void show(const QString& text);
    void showTip();
    bool beingTyped() const;

    FieldInfo m_info;
    NamesOf m_names;
    QString m_text; // the document's
    QString m_hint;
    QString m_refused; // what was typed last and could not be taken
    bool m_faulty = false;
    QWidget* m_editor = nullptr;
    QToolButton* m_follow = nullptr;
    QWidget* m_base;
    QLabel* m_baseText;
    QPushButton* m_reset;
    QLabel* m_fault;
};

} // namespace roundtrip
