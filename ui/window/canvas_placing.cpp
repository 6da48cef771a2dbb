// SPDX-License-Identifier: GPL-3.0-or-later
// Cards, notes and boxes put in line by a command; what stands in a box goes along with it, as when it is dragged.
#include <algorithm>

#include "core/picture/notes.h"
#include "ui/window/canvas_actions.h"

namespace roundtrip {

namespace {

bool holds(const std::vector<std::uint32_t>& list, std::uint32_t index)
{
    return std::find(list.begin(), list.end(), index) != list.end();
}

// Puts a card or note by so much elsewhere; once, though it may stand in two boxes.
class Movement {
public:
    explicit Movement(const Picture& picture) : m_picture(picture) {}

    void card(std::uint32_t index, Point by)
    {
        const Card& card = m_picture.cards[index];
        places.emplace(card.party, PartyPlace{card.rect.centre() + by, card.pinned});
    }
    void note(std::uint32_t index, Point by)
    {
        const PlacedNote& note = m_picture.notes[index];
        const bool known = std::any_of(notes.begin(), notes.end(),
                                       [&note](const Annotation& moved) { return moved.id == note.annotation; });
        if (!known) {
            Annotation moved;
            moved.id = note.annotation;
            moved.x = note.rect.x + by.x;
            moved.y = note.rect.y + by.y;
            notes.push_back(moved);
        }
    }

    PartyPlaces places;
    std::vector<Annotation> notes;

private:
    const Picture& m_picture;
};

} // namespace

// What is selected, but for what stands in a box that is selected too: it keeps its place in it.
CanvasActions::Things CanvasActions::chosenThings() const
{
    Things things;
    if (picture() == nullptr) {
        return things;
    }
    const Emphasis chosen = selectionEmphasis(*picture(), selection());
    Boxed inside;
    for (std::uint32_t i = 0; i < chosen.notes.size(); ++i) {
        if (chosen.notes[i] != 0 && picture()->notes[i].shape == AnnotationShape::box) {
            const Boxed in = boxed(*picture(), i);
            inside.cards.insert(inside.cards.end(), in.cards.begin(), in.cards.end());
            inside.notes.insert(inside.notes.end(), in.notes.begin(), in.notes.end());
        }
    }
    for (std::uint32_t i = 0; i < chosen.cards.size(); ++i) {
        if (chosen.cards[i] != 0 && !holds(inside.cards, i)) {
            things.cards.push_back(i);
            things.boxes.push_back(picture()->cards[i].rect);
        }
    }
    for (std::uint32_t i = 0; i < chosen.notes.size(); ++i) {
        if (chosen.notes[i] != 0 && !holds(inside.notes, i)) {
            things.notes.push_back(i);
            things.boxes.push_back(picture()->notes[i].rect);
        }
    }
    return things;
}

void CanvasActions::place(const QString& name, const std::function<std::vector<Rect>(std::span<const Rect>)>& moved)
{
    const Things things = chosenThings();
    const std::vector<Rect> there = moved(things.boxes);
    if (there == things.boxes) {
        return;
    }
    Movement movement(*picture());
    for (std::size_t i = 0; i < there.size(); ++i) {
        const Point by = there[i].centre() - things.boxes[i].centre();
        if (by == Point{}) {
            continue;
        }
        if (i < things.cards.size()) {
            movement.card(things.cards[i], by);
            continue;
        }
        const std::uint32_t note = things.notes[i - things.cards.size()];
        movement.note(note, by);
        if (picture()->notes[note].shape == AnnotationShape::box) {
            const Boxed in = boxed(*picture(), note);
            std::ranges::for_each(in.cards, [&](std::uint32_t card) { movement.card(card, by); });
            std::ranges::for_each(in.notes, [&](std::uint32_t one) { movement.note(one, by); });
        }
    }
    m_parts.editor.placeThings(name, movement.places, movement.notes);
}

} // namespace roundtrip
