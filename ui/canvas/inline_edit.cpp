// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/inline_edit.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace roundtrip {

InlineEdit::InlineEdit(QWidget* parent, const QString& what, const QString& text, Fault fault)
    : QFrame(parent), m_line(new QLineEdit(text, this)), m_problem(new QLabel(this)), m_before(text),
      m_fault(std::move(fault))
{
    setObjectName(QStringLiteral("inlineEdit"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_line->setAccessibleName(what);
    m_line->setPlaceholderText(what);
    m_line->setAlignment(Qt::AlignCenter);
    m_line->setMinimumWidth(180);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 4, 4);
    column->setSpacing(4);
    column->addWidget(m_line);
    column->addWidget(m_problem);
    m_line->installEventFilter(this);
    setFocusProxy(m_line);
}

void InlineEdit::openAt(QPointF centre)
{
    adjustSize();
    placeWithin(*this, centre);
    show();
    raise();
    m_line->setFocus(Qt::OtherFocusReason);
    m_line->selectAll();
}

bool InlineEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_line && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            take();
            return true;
        }
        if (key == Qt::Key_Escape) {
            close();
            return true;
        }
        if (key == Qt::Key_Tab || key == Qt::Key_Backtab) {
            leave();
            return true;
        }
    } else if (watched == m_line && event->type() == QEvent::FocusOut &&
               static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
               static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason) {
        leave();
    }
    return QFrame::eventFilter(watched, event);
}

QString InlineEdit::typed() const
{
    return m_line->text() == m_before ? QString() : m_line->text();
}

bool InlineEdit::leave()
{
    if (typed().trimmed().isEmpty()) {
        close();
    } else if (!m_closed) {
        take();
    }
    return m_closed;
}

void InlineEdit::take()
{
    const QString text = m_line->text();
    const QString problem = m_fault(text);
    if (!problem.isEmpty()) {
        m_problem->setText(problem);
        m_problem->show();
        m_line->setAccessibleDescription(problem);
        adjustSize();
        return;
    }
    if (!std::exchange(m_closed, true)) {
        emit taken(text);
        emit closed();
        hide();
        deleteLater();
    }
}

void InlineEdit::close()
{
    if (!std::exchange(m_closed, true)) {
        emit closed();
        hide();
        deleteLater();
    }
}

void placeWithin(QWidget& widget, QPointF centre)
{
    const QSize room = widget.parentWidget()->size();
    const int x = qRound(centre.x()) - widget.width() / 2;
    const int y = qRound(centre.y()) - widget.height() / 2;
    widget.move(std::clamp(x, 8, std::max(8, room.width() - widget.width() - 8)),
                std::clamp(y, 8, std::max(8, room.height() - widget.height() - 8)));
}

} // namespace roundtrip
