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

// The labels of arrows that are drawn again, and those that they would strike through: pills lie above all arrows.
void Canvas::Inside::paintLabelsOver(const Emphasis& over, const DrawOptions& options, PainterDrawing& drawing) const
{
    if (options.detail != Detail::full || over.arrows.empty()) {
        return;
    }
    const Emphasis& below = layers.shown().emphasis;
    const Rect seen = view.toPicture(QRectF(self.rect()));
    std::vector<std::uint32_t> again;
    for (std::uint32_t i = 0; i < over.arrows.size(); ++i) {
        if (over.arrows[i] != 0) {
            again.push_back(i);
        }
    }
    const auto struck = [&](const Label& label) {
        return std::any_of(again.begin(), again.end(), [&](std::uint32_t i) {
            const Arrow& arrow = picture->arrows[i];
            const Rect box = label.box.grown(arrow.width / 2.0);
            return arrow.bounds.grown(1).intersects(box) && intersects(picture->way(arrow), box);
        });
    };
    for (std::uint32_t i = 0; i < picture->labels.size(); ++i) {
        const Label& label = picture->labels[i];
        const bool dimmed = below.dimsRest && below.arrow(label.arrow) == 0; // those lie under what is lit
        const bool gone = carried && std::binary_search(carried->arrows.begin(), carried->arrows.end(), label.arrow);
        if (label.shown && !dimmed && !gone && over.arrow(label.arrow) == 0 && label.box.intersects(seen) &&
            struck(label)) {
            drawLabel(*picture, i, 1, options, drawing);
        }
    }
    for (const std::uint32_t i : again) {
        if (picture->arrows[i].label != Arrow::none) {
            drawLabel(*picture, picture->arrows[i].label, 1, options, drawing);
        }
    }
}

} // namespace roundtrip
