// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/field_row.h"

#include <utility>

#include "ui/panels/growing_text.h"
#include "ui/words/words.h"
#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStringListModel>
#include <QStyle>

namespace roundtrip {

namespace {

constexpr int mostNoteLines = 6;
constexpr int longText = 20; // characters; a line may not show more

void restyle(QWidget* widget, bool wrong)
{
    if (widget->property("wrong").toBool() != wrong) {
        widget->setProperty("wrong", wrong);
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

} // namespace

FieldRow::FieldRow(const FieldInfo& info, FieldLook look, QGridLayout* grid, int row, NamesOf names, QWidget* parent)
    : QObject(parent), m_info(info), m_names(std::move(names)), m_base(new QWidget(parent)),
      m_baseText(new QLabel(m_base)), m_reset(new QPushButton(tr("reset"), m_base)), m_fault(new QLabel(parent))
{
    switch (m_info.form) {
    case FieldForm::line:
    case FieldForm::record: m_editor = makeLine(parent); break;
    case FieldForm::note: m_editor = makeNote(parent); break;
    case FieldForm::choice: m_editor = makeChoice(parent); break;
    case FieldForm::truth: m_editor = makeTruth(parent); break;
    }
    m_editor->setAccessibleName(m_info.label);
    m_editor->setProperty("field", QString::fromLatin1(m_info.name.data(), static_cast<qsizetype>(m_info.name.size())));
    m_editor->installEventFilter(this);
    const int first = look == FieldLook::title ? 0 : 1;
    const int span = 2 - first;
    if (look == FieldLook::title) {
        m_editor->setObjectName(QStringLiteral("title"));
    } else {
        auto* label = new QLabel(m_info.label, parent);
        label->setObjectName(QStringLiteral("muted"));
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(m_editor);
        const bool tall = m_info.form == FieldForm::note;
        label->setContentsMargins(0, tall ? 6 : 0, 0, 0);
        grid->addWidget(label, row, 0, tall ? Qt::AlignTop : Qt::AlignVCenter);
    }
    if (m_info.form == FieldForm::record) {
        m_follow = new QToolButton(parent);
        m_follow->setText(QStringLiteral("→"));
        m_follow->setAutoRaise(true);
        m_follow->setAccessibleName(tr("Show what %1 names").arg(m_info.label));
        m_follow->setToolTip(tr("Show it"));
        connect(m_follow, &QToolButton::clicked, this, &FieldRow::followAsked);
        auto* line = new QHBoxLayout;
        line->setSpacing(2);
        line->addWidget(m_editor, 1);
        line->addWidget(m_follow);
        grid->addLayout(line, row, first, 1, span);
    } else {
        grid->addWidget(m_editor, row, first, 1, span);
    }

    m_baseText->setObjectName(QStringLiteral("caption"));
    m_baseText->setTextFormat(Qt::PlainText);
    m_baseText->setWordWrap(true);
    m_reset->setObjectName(QStringLiteral("link"));
    m_reset->setAccessibleName(tr("Reset %1 to the base").arg(m_info.label));
    auto* base = new QHBoxLayout(m_base);
    base->setContentsMargins(9, 0, 0, 2);
    base->addWidget(m_baseText, 1);
    base->addWidget(m_reset, 0, Qt::AlignTop);
    grid->addWidget(m_base, row + 1, first, 1, span);
    m_base->hide();
    connect(m_reset, &QPushButton::clicked, this, &FieldRow::resetAsked);
    QWidget* last = m_follow != nullptr ? static_cast<QWidget*>(m_follow) : m_editor;
    if (last != m_editor) {
        QWidget::setTabOrder(m_editor, last);
    }
    QWidget::setTabOrder(last, m_reset);

    m_fault->setObjectName(QStringLiteral("fault"));
    m_fault->setTextFormat(Qt::PlainText);
    m_fault->setWordWrap(true);
    m_fault->setContentsMargins(9, 0, 0, 4);
    grid->addWidget(m_fault, row + 2, first, 1, span);
    m_fault->hide();
}

QWidget* FieldRow::makeLine(QWidget* parent)
{
    auto* line = new QLineEdit(parent);
    line->setObjectName(QStringLiteral("quiet"));
    line->setPlaceholderText(m_info.need == Need::required ? m_info.hint : tr("none"));
    if (m_info.form == FieldForm::record && m_info.refersTo) {
        auto* completer = new QCompleter(new QStringListModel(line), line);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        completer->setFilterMode(Qt::MatchContains);
        line->setCompleter(completer);
        connect(line, &QLineEdit::textEdited, completer, [this, completer] {
            auto* model = static_cast<QStringListModel*>(completer->model());
            if (model->rowCount() == 0) {
                model->setStringList(m_names(*m_info.refersTo));
            }
        });
        connect(completer, qOverload<const QString&>(&QCompleter::activated), this,
                [this](const QString& name) { take(name); });
    }
    connect(line, &QLineEdit::editingFinished, this, [this, line] { take(line->text()); });
    return line;
}

QWidget* FieldRow::makeNote(QWidget* parent)
{
    auto* note = new GrowingText(GrowingText::Use::edit, mostNoteLines, parent);
    note->setPlaceholderText(tr("none"));
    return note;
}

QWidget* FieldRow::makeChoice(QWidget* parent)
{
    auto* choice = new QComboBox(parent);
    choice->setObjectName(QStringLiteral("quiet"));
    choice->addItems(m_info.choices);
    choice->setFocusPolicy(Qt::StrongFocus);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(4);
    connect(choice, &QComboBox::textActivated, this, &FieldRow::take);
    return choice;
}

QWidget* FieldRow::makeTruth(QWidget* parent)
{
    auto* truth = new QCheckBox(parent);
    truth->setObjectName(QStringLiteral("quiet"));
    connect(truth, &QCheckBox::clicked, this,
            [this](bool on) { take(on ? m_info.choices.value(1) : m_info.choices.value(0)); });
    return truth;
}

QString FieldRow::shown() const
{
    if (const auto* line = qobject_cast<QLineEdit*>(m_editor)) {
        return line->text();
    }
    if (const auto* note = qobject_cast<QPlainTextEdit*>(m_editor)) {
        return note->toPlainText();
    }
    if (const auto* choice = qobject_cast<QComboBox*>(m_editor)) {
        return choice->currentText();
    }
    return m_text;
}

void FieldRow::show(const QString& text)
{
    if (auto* line = qobject_cast<QLineEdit*>(m_editor)) {
        line->setText(text);
        line->setCursorPosition(0); // the beginning of a long text is what is read
    } else if (auto* note = qobject_cast<QPlainTextEdit*>(m_editor)) {
        note->setPlainText(text);
    } else if (auto* choice = qobject_cast<QComboBox*>(m_editor)) {
        choice->setCurrentIndex(static_cast<int>(m_info.choices.indexOf(text)));
    } else if (auto* truth = qobject_cast<QCheckBox*>(m_editor)) {
        truth->setChecked(text == m_info.choices.value(1));
    }
}

bool FieldRow::beingTyped() const
{
    if (m_faulty) {
        return true;
    }
    const auto* line = qobject_cast<const QLineEdit*>(m_editor);
    const auto* note = qobject_cast<const QPlainTextEdit*>(m_editor);
    const bool touched = line != nullptr   ? line->isModified()
                         : note != nullptr ? note->document()->isModified()
                                           : m_editor->hasFocus();
    return touched && shown() != m_text;
}

void FieldRow::setText(const QString& text)
{
    if (text == m_text && shown() == text) {
        return;
    }
    const bool keep = beingTyped();
    m_text = text;
    showTip();
    if (!keep) {
        show(text);
    }
}

void FieldRow::settle(const QString& text)
{
    m_text = text;
    showTip();
    giveUp();
}

QString FieldRow::endTyping()
{
    if (beingTyped()) {
        take(shown());
    }
    if (!beingTyped()) {
        return {};
    }
    const QString lost = shown();
    giveUp();
    return lost;
}

// What was typed is offered once: leaving a field with a fault says it no second time.
void FieldRow::take(const QString& text)
{
    if (text == m_text) {
        giveUp();
    } else if (!m_faulty || text != m_refused) {
        m_refused = text;
        emit typed(text);
    }
}

void FieldRow::giveUp()
{
    setFault({});
    show(m_text);
}

void FieldRow::setFault(const QString& sentence)
{
    m_faulty = !sentence.isEmpty();
    m_fault->setText(sentence);
    m_fault->setVisible(m_faulty);
    m_editor->setAccessibleDescription(sentence);
    restyle(m_editor, m_faulty);
    if (m_faulty && m_info.form != FieldForm::line && m_info.form != FieldForm::record &&
        m_info.form != FieldForm::note) {
        show(m_text); // a choice that cannot be is not left standing
    }
}

void FieldRow::setBase(const std::optional<QString>& text)
{
    m_base->setVisible(text.has_value());
    if (text) {
        m_baseText->setText(text->isEmpty() ? tr("base: none") : tr("base: %1").arg(oneLine(*text)));
    }
}

void FieldRow::setReadOnly(bool readOnly)
{
    if (auto* line = qobject_cast<QLineEdit*>(m_editor)) {
        line->setReadOnly(readOnly);
    } else if (auto* note = qobject_cast<QPlainTextEdit*>(m_editor)) {
        note->setReadOnly(readOnly);
    } else {
        m_editor->setEnabled(!readOnly);
    }
    m_reset->setEnabled(!readOnly);
}

void FieldRow::setHint(const QString& hint)
{
    m_hint = hint;
    showTip();
}

void FieldRow::showTip()
{
    const bool cut = m_text.size() > longText && qobject_cast<QLineEdit*>(m_editor) != nullptr;
    const QString& tip = cut ? m_text : m_hint;
    m_editor->setToolTip(tip.isEmpty() ? QString() : tooltipText(tip));
}

void FieldRow::setReferred(bool there)
{
    if (m_follow != nullptr) {
        m_follow->setVisible(there);
    }
}

bool FieldRow::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_editor) {
        return QObject::eventFilter(watched, event);
    }
    auto* note = qobject_cast<QPlainTextEdit*>(m_editor);
    if (event->type() == QEvent::Wheel && qobject_cast<QComboBox*>(m_editor) != nullptr && !m_editor->hasFocus()) {
        event->ignore(); // the wheel turns the page, not what it passes over
        return true;
    }
    if (event->type() == QEvent::FocusOut && note != nullptr) {
        take(note->toPlainText());
    }
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape && shown() != m_text) {
            giveUp();
            return true;
        }
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (note != nullptr && enter && key->modifiers().testFlag(Qt::ControlModifier)) {
            take(note->toPlainText());
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace roundtrip
