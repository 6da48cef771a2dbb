// SPDX-License-Identifier: GPL-3.0-or-later
// Areas that are drawn to select, and cards that are drawn to the lines of others while they are dragged.

#include <algorithm>
#include <iterator>

#include "ui/canvas/canvas_inside.h"
#include "ui/canvas/painter.h"
#include <QPainter>

namespace roundtrip {

namespace {

constexpr double drawsWithin = 6; // pixels of the screen

} // namespace

// Only what is in sight draws: a line of a card that nobody sees would be a riddle.
Point Canvas::Inside::drawnTo(const Pick& thing, Point by)
{
    const Rect seen = view.toPicture(QRectF(self.rect()));
    std::vector<Rect> others;
    for (const std::uint32_t i : picture->index.cards.in(seen)) {
        const bool taken = std::binary_search(carried->cards.begin(), carried->cards.end(), i);
        if (!taken && picture->cards[i].rect.intersects(seen)) {
            others.push_back(picture->cards[i].rect);
        }
    }
    for (std::uint32_t i = 0; i < picture->notes.size(); ++i) {
        const bool taken = std::binary_search(carried->notes.begin(), carried->notes.end(), i);
        if (!taken && picture->notes[i].rect.intersects(seen)) {
            others.push_back(picture->notes[i].rect);
        }
    }
    const Rect& own =
        thing.part == PickPart::note ? picture->notes[thing.index].rect : picture->cards[thing.index].rect;
    Snapped found = snapped(own.moved(by), others, drawsWithin / view.zoom);
    guides = std::move(found.guides);
    return by + found.by;
}

void Canvas::Inside::paintGuides(QPainter& painter)
{
    if (guides.empty() || !carried) {
        return;
    }
    constexpr double beyond = 12;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(qt(roundtrip::palette(theme).selection), 1, Qt::DashLine));
    for (const Guide& guide : guides) {
        const bool across = guide.axis == Axis::horizontal;
        const QPointF from = view.toWidget(across ? Point{guide.from, guide.at} : Point{guide.at, guide.from});
        const QPointF to = view.toWidget(across ? Point{guide.to, guide.at} : Point{guide.at, guide.to});
        const QPointF more = across ? QPointF(beyond, 0) : QPointF(0, beyond);
        painter.drawLine(from - more, to + more);
    }
}

void Canvas::Inside::paintArea(QPainter& painter)
{
    if (!band && lasso.size() < 2) {
        return;
    }
    QColor line = qt(roundtrip::palette(theme).selection);
    painter.setPen(QPen(line, 1));
    line.setAlphaF(0.1F);
    painter.setBrush(line);
    if (band) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.drawRect(view.toWidget(*band));
        return;
    }
    QPolygonF outline;
    std::transform(lasso.begin(), lasso.end(), std::back_inserter(outline),
                   [this](Point point) { return view.toWidget(point); });
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawPolygon(outline, Qt::OddEvenFill);
}

} // namespace roundtrip
