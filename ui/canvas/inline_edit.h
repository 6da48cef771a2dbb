// SPDX-License-Identifier: GPL-3.0-or-later
// A line typed in place on the canvas: a party's name, an amount.
#pragma once

#include <functional>

#include <QFrame>
#include <QString>

class QLabel;
class QLineEdit;

namespace roundtrip {

// Enter and Tab take the text if it is good, and so does whatever takes the keyboard elsewhere in the window; Escape
// gives up. Left as it was, or empty, nothing is taken. What is wrong is said below the line: then it stays open, so
// that nothing that was typed is lost, also when it was left.
class InlineEdit : public QFrame {
    Q_OBJECT

public:
    // What is wrong with a text; empty where it is good.
    using Fault = std::function<QString(const QString&)>;
    InlineEdit(QWidget* parent, const QString& what, const QString& text, Fault fault);

    // Centred on a point of the parent, and kept inside it.
    void openAt(QPointF centre);
    // As a click elsewhere does; false where it stays.
    bool leave();
    QString typed() const; // empty where that is what stood there

signals:
    void taken(const QString& text);
    void closed(); // after taken as well

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take();
    void close();

    QLineEdit* m_line;
    QLabel* m_problem;
    QString m_before;
    Fault m_fault;
    bool m_closed = false;
};

// Places a widget so that it is centred on the point as far as its parent has room.
void placeWithin(QWidget& widget, QPointF centre);

} // namespace roundtrip
