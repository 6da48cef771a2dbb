// SPDX-License-Identifier: GPL-3.0-or-later
// Three short hints for someone who sees the program for the first time.
#pragma once

#include <QFrame>

namespace roundtrip {

class Hints : public QFrame {
    Q_OBJECT

public:
    explicit Hints(QWidget* parent);
    // In the parent's lower middle.
    void open();

signals:
    void seen();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void settle();
};

} // namespace roundtrip
