// SPDX-License-Identifier: GPL-3.0-or-later
// Three short hints for someone who sees the program for the first time.
#pragma once

#include <QFrame>

class QPushButton;

namespace roundtrip {

class Hints : public QFrame {
    Q_OBJECT

public:
    explicit Hints(QWidget* parent);
    // In the parent's lower middle, no broader than the parent; the keyboard is on them until they are seen.
    void open();

signals:
    void seen();

protected:
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void settle();
    void close();

    QPushButton* m_understood;
};

} // namespace roundtrip
