// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/note_edit.h"

#include <algorithm>
#include <utility>

#include "core/picture/notes.h"
#include "ui/words/fonts.h"
#include <QKeyEvent>
#include <QTextBlock>

namespace roundtrip {

NoteEdit::NoteEdit(QWidget* parent, const QString& text, double zoom)
    : QPlainTextEdit(text, parent), m_before(toPlainText())
{
    setObjectName(QStringLiteral("noteEdit"));
    setAccessibleName(tr("Text of the note"));
    setPlaceholderText(tr("Note"));
    setTabChangesFocus(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // As large as it will stand there, but never too small to be typed.
    setFont(interFont(qRound(std::clamp(style::noteSize * zoom, style::noteSize, 2 * style::noteSize))));
    connect(this, &QPlainTextEdit::textChanged, this, &NoteEdit::grow);
}

void NoteEdit::openAt(const QRect& place)
{
    m_least = std::max(place.height(), fontMetrics().lineSpacing() + 16);
    const QRect room = parentWidget()->rect().adjusted(8, 8, -8, -8);
    resize(std::min(std::max(place.width(), 160), room.width()), m_least);
    move(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())),
         std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    grow();
    show();
    raise();
    setFocus(Qt::OtherFocusReason);
    selectAll();
}

void NoteEdit::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !event->modifiers().testFlag(Qt::ShiftModifier)) {
        end(true);
    } else if (event->key() == Qt::Key_Escape) {
        end(false);
    } else {
        QPlainTextEdit::keyPressEvent(event);
    }
}

void NoteEdit::focusOutEvent(QFocusEvent* event)
{
    QPlainTextEdit::focusOutEvent(event);
    // Its own menu and another window are no leaving.
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        end(true);
    }
}

QString NoteEdit::typed() const
{
    return toPlainText() == m_before ? QString() : toPlainText();
}

void NoteEdit::grow()
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        lines += std::max(1, block.lineCount());
    }
    const int wanted = lines * fontMetrics().lineSpacing() + 16;
    resize(width(), std::clamp(wanted, m_least, std::max(m_least, parentWidget()->height() - y() - 8)));
}

void NoteEdit::end(bool takes)
{
    if (std::exchange(m_closed, true)) {
        return;
    }
    if (takes) {
        // A line's end inside is one of ours whatever the key that made it.
        emit taken(toPlainText().replace(QChar::LineSeparator, QLatin1Char('\n')));
    }
    emit closed();
    hide();
    deleteLater();
}

} // namespace roundtrip
