// SPDX-License-Identifier: GPL-3.0-or-later
// A line in place for what went wrong or has to be known: what happened, to what, and what to do.
#pragma once

#include <functional>
#include <utility>

#include <QAccessible>
#include <QFrame>
#include <QString>
#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace roundtrip {

// Promise: plain text only; a remark goes by itself after a while, a grave message stays until it is closed or the
// next one comes. Readers of the screen are told of each as an alert, as the keyboard stays where it is.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    enum class Weight { remark, grave };

    explicit MessageBar(QWidget* parent = nullptr);

    void show(const QString& sentence, Weight weight);
    // With a button that does something about it.
    void show(const QString& sentence, Weight weight, const QString& remedy, const std::function<void()>& act);
    QString text() const;
    // Hands on what readers of the screen are told; at first to the toolkit.
    using Tell = std::function<void(QAccessibleEvent&)>;
    void setTell(Tell tell) { m_tell = std::move(tell); }

private:
    QLabel* m_text;
    QPushButton* m_remedy;
    QToolButton* m_close;
    QTimer m_gone;
    Tell m_tell = [](QAccessibleEvent& event) { QAccessible::updateAccessibility(&event); };
};

} // namespace roundtrip
