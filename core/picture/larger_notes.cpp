// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/larger_notes.h"

#include <algorithm>

#include "core/picture/notes.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

constexpr double step = 0.1; // from one size that is tried to the next

Rect largerBy(const Rect& rect, double scale)
{
    return {rect.x, rect.y, rect.width * scale, rect.height * scale};
}

// On no card, label or other note, and in the boxes that it stood in.
bool fits(const Picture& picture, std::uint32_t index, const Rect& before, const Rect& larger)
{
    const auto cards = picture.index.cards.in(larger);
    const bool onCard = std::any_of(cards.begin(), cards.end(),
                                    [&](std::uint32_t i) { return picture.cards[i].rect.intersects(larger); });
    const bool onLabel = std::any_of(picture.labels.begin(), picture.labels.end(),
                                     [&](const Label& label) { return label.shown && label.box.intersects(larger); });
    if (onCard || onLabel) {
        return false;
    }
    for (std::uint32_t i = 0; i < picture.notes.size(); ++i) {
        const PlacedNote& other = picture.notes[i];
        const bool box = other.shape == AnnotationShape::box;
        const bool apart = box && other.rect.contains(before)     ? other.rect.contains(larger)
                           : box && other.rect.intersects(before) ? true // on its rim
                                                                  : !other.rect.intersects(larger);
        if (i != index && !apart) {
            return false;
        }
    }
    return true;
}

} // namespace

Picture withLargerNotes(Picture picture, double scale)
{
    for (std::uint32_t i = 0; scale > 1 && i < picture.notes.size(); ++i) {
        PlacedNote& note = picture.notes[i];
        if (note.shape == AnnotationShape::box) {
            const double wide = std::max(1.0, textWidth(note.lines.front(), style::noteSize, FontWeight::semibold));
            note.textScale = std::clamp((note.rect.width - 2 * style::boxRadius) / wide, 1.0, scale);
            continue;
        }
        const Rect before = note.rect;
        for (double by = scale; by > 1; by -= step) {
            if (fits(picture, i, before, largerBy(before, by))) {
                note.rect = largerBy(before, by);
                note.textScale = by;
                picture.map = united(picture.map, note.rect);
                break;
            }
        }
    }
    picture.bounds = united(picture.bounds, picture.map);
    return picture;
}

} // namespace roundtrip
