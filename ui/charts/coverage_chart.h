// SPDX-License-Identifier: GPL-3.0-or-later
// The chart of commitment coverage: each year's obligations by contract beside what there is to pay them with.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/values/money.h"
#include "ui/words/tones.h"
#include <QString>
#include <QWidget>

namespace roundtrip {

struct CoverageBars {
    struct Year {
        int year = 0;
        std::vector<Minor> contracts; // one a contract, 0 where it asks nothing of the year
        std::optional<Minor> revenue; // nothing where it is not known, which is not 0
        Minor capital = 0;
        std::optional<Minor> gap;

        bool operator==(const Year&) const = default;
    };
    std::vector<QString> contracts; // from the bottom up
    std::vector<Year> years;        // unbroken
    std::optional<int> firstShortfall;
    Currency currency;

    bool operator==(const CoverageBars&) const = default;
};

// Promise: what a year is not known to have is never drawn as 0, but as a hatched place with a question mark.
class CoverageChart : public QWidget {
    Q_OBJECT

public:
    explicit CoverageChart(QWidget* parent = nullptr);
    ~CoverageChart() override;

    void setTones(const Tones& tones);
    void setBars(CoverageBars bars);
    const CoverageBars& bars() const;

    // What is under a point of the chart, as plain lines; empty where there is nothing.
    QString tipAt(QPoint at) const;
    // Where a year is, in the chart's own pixels: the middle of its obligations.
    QPoint placeOf(int year) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Parts;
    void present();

    std::unique_ptr<Parts> m_parts;
};

} // namespace roundtrip
