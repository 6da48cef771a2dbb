// SPDX-License-Identifier: GPL-3.0-or-later
// A line in place for what went wrong or has to be known: what happened, to what, and what to do.
#pragma once

#include <functional>

#include <QFrame>
#include <QString>
#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace roundtrip {

// Promise: plain text only; a remark goes by itself after a while, a grave message stays until it is closed or the
// next one comes.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Weight { remark, grave };

    explicit MessageBar(QWidget* parent = nullptr);

    void show(const QString& sentence, Weight weight);
    // With a button that does something about it.
    void show(const QString& sentence, Weight weight, const QString& remedy, const std::function<void()>& act);
    QString text() const;

private:
    QLabel* m_text;
    QPushButton* m_remedy;
    QToolButton* m_close;
    QTimer m_gone;
};

} // namespace roundtrip
