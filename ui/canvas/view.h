// SPDX-License-Identifier: GPL-3.0-or-later
// The view: which part of a picture a widget shows, and how large.
#pragma once

#include "core/layout/geometry.h"
#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace roundtrip {

inline constexpr double leastZoom = 0.005;
inline constexpr double mostZoom = 8;

struct View {
    Point origin; // of the picture, at the widget's left top corner
    double zoom = 1;

    bool operator==(const View&) const = default;
    QPointF toWidget(Point p) const { return {(p.x - origin.x) * zoom, (p.y - origin.y) * zoom}; }
    QRectF toWidget(const Rect& r) const
    {
        return {toWidget(Point{r.x, r.y}), QSizeF(r.width * zoom, r.height * zoom)};
    }
    Point toPicture(QPointF p) const { return {origin.x + p.x() / zoom, origin.y + p.y() / zoom}; }
    Rect toPicture(const QRectF& r) const
    {
        const Point corner = toPicture(r.topLeft());
        return {corner.x, corner.y, r.width() / zoom, r.height() / zoom};
    }
};

// The whole area in the middle of a widget of that size, with style::fitMargin free on each side; never above
// `most` times its natural size.
View fitted(const Rect& area, QSizeF widget, double most = 1.5);
// Zoomed, with the point under the pointer staying there; the zoom is kept within its bounds.
View zoomedAt(const View& view, QPointF pointer, double zoom);
// Moved by pixels of the widget: what was at the pointer follows it.
View movedBy(const View& view, QPointF pixels);
// Moved as little as may be, so that the area is in sight.
View showing(const View& view, QSizeF widget, const Rect& area);
// The view with its origin on a pixel of the device, so that a pan moves whole pixels.
View snapped(const View& view, double pixelRatio);

} // namespace roundtrip
