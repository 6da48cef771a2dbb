// SPDX-License-Identifier: GPL-3.0-or-later
// A note's text typed in place on the canvas.
#pragma once

#include <QPlainTextEdit>

namespace roundtrip {

// Enter or a click elsewhere takes the text, Shift+Enter begins a line, Escape gives up. It grows with what is typed.
class NoteEdit : public QPlainTextEdit {
    Q_OBJECT

public:
    NoteEdit(QWidget* parent, const QString& text, double zoom);

    void openAt(const QRect& place);
    void leave() { end(true); } // as a click elsewhere does
    QString typed() const;      // empty where that is what stood there

signals:
    void taken(const QString& text);
    void closed(); // after taken as well

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void grow();
    void end(bool takes);

    QString m_before;
    int m_least = 0;
    bool m_closed = false;
};

} // namespace roundtrip
