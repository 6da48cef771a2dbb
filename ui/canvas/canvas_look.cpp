// SPDX-License-Identifier: GPL-3.0-or-later
// Where a canvas looks: fitted, zoomed, moved to what is asked for.

#include <algorithm>

#include "ui/canvas/canvas_inside.h"

namespace roundtrip {

namespace {

constexpr double zoomStep = 1.25;

// What is chosen of a picture, in one rectangle.
Rect areaOf(const Picture& picture, const Emphasis& chosen)
{
    Rect area;
    for (std::size_t i = 0; i < chosen.cards.size(); ++i) {
        area = chosen.cards[i] != 0 ? united(area, picture.cards[i].rect) : area;
    }
    for (std::size_t i = 0; i < chosen.arrows.size(); ++i) {
        area = chosen.arrows[i] != 0 ? united(area, picture.arrows[i].bounds) : area;
    }
    for (std::size_t i = 0; i < chosen.notes.size(); ++i) {
        area = chosen.notes[i] != 0 ? united(area, picture.notes[i].rect) : area;
    }
    return area;
}

} // namespace

void Canvas::fit()
{
    m->fitPending = false;
    if (m->picture) {
        m->setView(fitted(m->picture->map, m->roomForMap()));
        m->fitted = true;
    }
}

void Canvas::fitNext()
{
    m->fitPending = true;
}

void Canvas::zoomTo(double zoom)
{
    m->setView(zoomedAt(m->view, QRectF(rect()).center(), zoom));
}

void Canvas::lookAt(Point centre, double zoom)
{
    const double kept = std::clamp(zoom, leastZoom, mostZoom);
    m->fitPending = false;
    m->setView({centre - Point{width() / 2.0 / kept, height() / 2.0 / kept}, kept});
}

void Canvas::zoomIn()
{
    zoomTo(m->view.zoom * zoomStep);
}

void Canvas::zoomOut()
{
    zoomTo(m->view.zoom / zoomStep);
}

void Canvas::zoomToSelection()
{
    if (!m->picture) {
        return;
    }
    const Rect area = areaOf(*m->picture, selectionEmphasis(*m->picture, m->selection));
    if (!area.empty()) {
        m->setView(fitted(area.grown(24), size()));
    }
}

void Canvas::showRecord(const RecordKey& record)
{
    if (!m->picture) {
        return;
    }
    const Rect area = areaOf(*m->picture, selectionEmphasis(*m->picture, std::span(&record, 1)));
    if (!area.empty()) {
        m->setView(showing(m->view, size(), area));
    }
}

} // namespace roundtrip
