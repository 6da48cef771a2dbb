// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/growing_text.h"

#include <algorithm>

#include <QScrollBar>
#include <QTextDocument>
#include <QWheelEvent>

namespace roundtrip {

namespace {
constexpr int editFrame = 14; // padding and border, above and below together
constexpr int editMargin = 2; // what a line of text has inside its padding
} // namespace

GrowingText::GrowingText(Use use, int mostLines, QWidget* parent)
    : QPlainTextEdit(parent), m_use(use), m_mostLines(mostLines)
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setObjectName(use == Use::read ? QStringLiteral("plain") : QStringLiteral("quiet"));
    if (use == Use::read) {
        setReadOnly(true);
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        setFrameShape(QFrame::NoFrame);
        document()->setDocumentMargin(0);
        viewport()->setAutoFillBackground(false);
    } else {
        document()->setDocumentMargin(editMargin);
    }
    connect(this, &QPlainTextEdit::textChanged, this, &GrowingText::grow);
    grow();
}

void GrowingText::resizeEvent(QResizeEvent* event)
{
    QPlainTextEdit::resizeEvent(event);
    grow();
}

void GrowingText::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        grow();
    }
}

// The wheel turns the page that this stands on, unless there is more text than is shown.
void GrowingText::wheelEvent(QWheelEvent* event)
{
    if (hasFocus() && verticalScrollBar()->maximum() > 0) {
        QPlainTextEdit::wheelEvent(event);
    } else {
        event->ignore();
    }
}

void GrowingText::grow()
{
    // The document of a QPlainTextEdit counts its height in lines, as they are wrapped.
    const int needed = static_cast<int>(document()->size().height());
    const int lines = std::clamp(needed, 1, m_mostLines);
    setVerticalScrollBarPolicy(needed > m_mostLines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const int height = lines * fontMetrics().lineSpacing() + (m_use == Use::edit ? editFrame : 2);
    if (height != minimumHeight()) {
        setFixedHeight(height);
    }
}

} // namespace roundtrip
