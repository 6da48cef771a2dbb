// SPDX-License-Identifier: GPL-3.0-or-later
// The chart of circularity through the years: what is paid, what of it goes round, and the share of that as a curve.
#pragma once

#include <memory>
#include <vector>

#include "core/analysis/circularity_by_year.h"
#include "ui/words/tones.h"
#include <QString>
#include <QWidget>

namespace roundtrip {

// Promise: the curve breaks at a year without payments, which has no share; it is never drawn as 0.
class CircularityChart : public QWidget {
    Q_OBJECT

public:
    explicit CircularityChart(QWidget* parent = nullptr);
    ~CircularityChart() override;

    void setTones(const Tones& tones);
    void setYears(std::vector<CircularYear> years, Currency currency);
    const std::vector<CircularYear>& years() const;

    // What is under a point of the chart, as plain lines; empty where there is nothing.
    QString tipAt(QPoint at) const;
    // Where a year is, in the chart's own pixels.
    QPoint placeOf(int year) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Parts;
    void present();

    std::unique_ptr<Parts> m_parts;
};

} // namespace roundtrip
