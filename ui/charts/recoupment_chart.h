// SPDX-License-Identifier: GPL-3.0-or-later
// The chart of the timeline: what one party has placed in another and what has come back, with the as-of date as a
// cursor that can be dragged.
#pragma once

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/analysis/recoupment.h"
#include "ui/words/tones.h"
#include <QString>
#include <QWidget>

namespace roundtrip {

// What the chart shows. The points are cumulative, in order of date.
struct RecoupmentCurves {
    std::vector<RecoupmentPoint> points;
    std::optional<Date> payback;
    Currency currency;
};

// Promise: nothing moves but by a setter; dragging and keys only ask, by cursorMoved.
class RecoupmentChart : public QWidget {
    Q_OBJECT

public:
    explicit RecoupmentChart(QWidget* parent = nullptr);
    ~RecoupmentChart() override;

    void setTones(const Tones& tones);
    // The days [from, to] that the chart spans; from < to.
    void setSpan(Date from, Date to);
    // No points: an empty chart, with the cursor still to be moved.
    void setCurves(RecoupmentCurves curves);
    void setCursor(Date asOf);

    Date cursor() const;
    std::pair<Date, Date> span() const;
    // Where a day is, in the chart's own pixels, and the day there; within the span.
    double xOf(Date date) const;
    Date dateAt(double x) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void cursorMoved(roundtrip::Date asOf);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Parts;
    void present();
    void drag(double x);

    std::unique_ptr<Parts> m_parts;
};

} // namespace roundtrip
