// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/view.h"

#include <algorithm>
#include <cmath>

#include "core/picture/style.h"

namespace roundtrip {

View fitted(const Rect& area, QSizeF widget, double most)
{
    if (area.empty() || widget.isEmpty()) {
        return {};
    }
    const double room = 1 - 2 * style::fitMargin;
    const double zoom =
        std::clamp(std::min({widget.width() * room / area.width, widget.height() * room / area.height, most}),
                   leastZoom, mostZoom);
    const Point centre = area.centre();
    return {{centre.x - widget.width() / 2 / zoom, centre.y - widget.height() / 2 / zoom}, zoom};
}

View zoomedAt(const View& view, QPointF pointer, double zoom)
{
    const Point under = view.toPicture(pointer);
    const double kept = std::clamp(zoom, leastZoom, mostZoom);
    return {{under.x - pointer.x() / kept, under.y - pointer.y() / kept}, kept};
}

View movedBy(const View& view, QPointF pixels)
{
    return {{view.origin.x - pixels.x() / view.zoom, view.origin.y - pixels.y() / view.zoom}, view.zoom};
}

View showing(const View& view, QSizeF widget, const Rect& area)
{
    const double margin = 24 / view.zoom;
    const Rect wanted = area.grown(margin);
    const Size seen{widget.width() / view.zoom, widget.height() / view.zoom};
    const auto along = [](double origin, double length, double from, double to) {
        if (to - from > length) {
            return (from + to - length) / 2; // it does not fit: its middle
        }
        return std::clamp(origin, to - length, from);
    };
    return {{along(view.origin.x, seen.width, wanted.left(), wanted.right()),
             along(view.origin.y, seen.height, wanted.top(), wanted.bottom())},
            view.zoom};
}

View snapped(const View& view, double pixelRatio)
{
    const double pixels = view.zoom * pixelRatio;
    return {{std::round(view.origin.x * pixels) / pixels, std::round(view.origin.y * pixels) / pixels}, view.zoom};
}

} // namespace roundtrip
