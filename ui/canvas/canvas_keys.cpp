// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keyboard is on a canvas: Tab goes from card to card, then over notes and boxes; Alt and an arrow to the
// card that lies there.

#include <cmath>
#include <limits>
#include <optional>

#include "ui/canvas/accessible.h"
#include "ui/canvas/canvas_inside.h"

namespace roundtrip {

// The rectangle of what the keyboard is on.
std::optional<Rect> Canvas::Inside::currentRect() const
{
    if (picture && current.part == PickPart::card && current.index < picture->cards.size()) {
        return picture->cards[current.index].rect;
    }
    if (picture && current.part == PickPart::note && current.index < picture->notes.size()) {
        return picture->notes[current.index].rect;
    }
    return std::nullopt;
}

// False where there is nothing further: on to the next widget.
bool Canvas::Inside::tabTo(bool back)
{
    const std::size_t cards = picture ? picture->cards.size() : 0;
    const std::size_t all = cards + (picture ? picture->notes.size() : 0);
    if (all == 0) {
        return false;
    }
    const bool none = !currentRect();
    const std::size_t at = current.part == PickPart::note ? cards + current.index : current.index;
    if (!none && at == (back ? 0 : all - 1)) {
        current = {};
        self.update();
        return false;
    }
    const std::size_t next = none ? (back ? all - 1 : 0) : back ? at - 1 : at + 1;
    setCurrent(next < cards ? Pick{PickPart::card, static_cast<std::uint32_t>(next)}
                            : Pick{PickPart::note, static_cast<std::uint32_t>(next - cards)});
    return true;
}

void Canvas::Inside::setCurrent(const Pick& thing)
{
    current = thing;
    select(recordsOf(current), false);
    setView(showing(view, self.size(), *currentRect()));
    const std::size_t before = thing.part == PickPart::note ? picture->cards.size() + picture->arrows.size() : 0;
    tellAccessible(self, static_cast<std::uint32_t>(before) + thing.index);
    self.update();
}

// The nearest card in a direction: what lies straight ahead counts as nearer.
void Canvas::Inside::stepTowards(Point direction)
{
    if (!picture || picture->cards.empty()) {
        return;
    }
    const std::optional<Rect> here = currentRect();
    if (!here) {
        setCurrent({PickPart::card, 0});
        return;
    }
    const Point from = here->centre();
    double nearest = std::numeric_limits<double>::infinity();
    std::optional<std::uint32_t> best;
    for (std::uint32_t i = 0; i < picture->cards.size(); ++i) {
        const Point by = picture->cards[i].rect.centre() - from;
        const double ahead = by.x * direction.x + by.y * direction.y;
        const double aside = std::abs(by.x * direction.y) + std::abs(by.y * direction.x);
        const double away = ahead + 2 * aside;
        if (ahead > 1 && ahead * 3 > aside && away < nearest) {
            nearest = away;
            best = i;
        }
    }
    if (best) {
        setCurrent({PickPart::card, *best});
    }
}

} // namespace roundtrip
