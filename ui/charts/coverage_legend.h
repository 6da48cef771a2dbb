// SPDX-License-Identifier: GPL-3.0-or-later
// What the colours of the coverage chart mean: lines in the order of the bars, from the top down.
#pragma once

#include <vector>

#include "ui/words/tones.h"
#include <QString>
#include <QWidget>

namespace roundtrip {

class CoverageLegend : public QWidget {
    Q_OBJECT

public:
    enum class Sign { none, bar, line, hatch };
    struct Line {
        QString text; // plain, on one line
        QColor colour;
        Sign sign = Sign::bar;
    };

    explicit CoverageLegend(QWidget* parent = nullptr);

    // Lines that have no room are left out, from the middle: the first and the last say the most.
    void setLines(std::vector<Line> lines, const Tones& tones);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<Line> m_lines;
    Tones m_tones;
};

} // namespace roundtrip
