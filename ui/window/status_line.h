// SPDX-License-Identifier: GPL-3.0-or-later
// The status line: how much there is, the four figures side by side, and the work that is under way.
#pragma once

#include <memory>

#include "core/analysis/findings.h"
#include "core/model/book.h"
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace roundtrip {

class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    void setBook(const Book& book);
    // Nothing: the figures are not known.
    void setFindings(const std::shared_ptr<const Findings>& findings);
    // Work that takes less than a blink is not shown.
    void setWorking(bool working);
    QString figures() const;

signals:
    void cancelled();

private:
    QLabel* m_counts;
    QLabel* m_figures;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QTimer m_blink;
};

} // namespace roundtrip
