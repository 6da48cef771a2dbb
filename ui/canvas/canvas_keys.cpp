// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keyboard is on a canvas: Tab goes from card to card, then over arrows, ties, notes and boxes; Alt and an
// arrow to the card that lies there; Ctrl, Shift and an arrow adds that one to what is selected. With Ctrl, Tab leaves
// alone what is selected, and Shift and Space adds or gives up what it is on: what a band or a lasso holds, by keys.

#include <cmath>
#include <limits>
#include <optional>

#include "ui/canvas/accessible.h"
#include "ui/canvas/canvas_inside.h"
#include "ui/canvas/things.h"

namespace roundtrip {

std::optional<Rect> Canvas::Inside::currentRect() const
{
    return picture ? placeOfThing(*picture, current) : std::nullopt;
}

// False where there is nothing further: on to the next widget.
bool Canvas::Inside::tabTo(bool back, Keeping keeping)
{
    const std::size_t all = picture ? thingsOn(*picture) : 0;
    if (all == 0) {
        return false;
    }
    const std::optional<std::size_t> at = indexOfThing(*picture, current);
    if (at && *at == (back ? 0 : all - 1)) {
        current = {};
        self.update();
        return false;
    }
    setCurrent(thingAt(*picture, !at ? (back ? all - 1 : 0) : back ? *at - 1 : *at + 1), keeping);
    return true;
}

// The keyboard stays on the thing, also where that leaves another as the only one that is selected.
void Canvas::Inside::toggle(Pick thing)
{
    if (picture && indexOfThing(*picture, thing)) {
        select(recordsOf(thing), true);
        current = thing;
        self.update();
    }
}

// In place what can be, else in the inspector.
bool Canvas::Inside::editHere()
{
    if (!leaveForm()) {
        return true;
    }
    if (editable && editSelectedNote()) {
        return true;
    }
    if (current.part == PickPart::card && isEditable(current)) {
        openRename(current.index);
        return true;
    }
    if (current.part == PickPart::arrow && isEditable(current)) {
        openAmount(current.index);
        return true;
    }
    return false;
}

void Canvas::act(const Pick& thing, Doing what)
{
    if (!m->picture || !indexOfThing(*m->picture, thing) || !m->leaveForm()) {
        return;
    }
    switch (what) {
    case Doing::choose: m->setCurrent(thing); break;
    case Doing::toggle: m->toggle(thing); break;
    case Doing::reach:
        setFocus();
        m->setCurrent(thing, Inside::Keeping::asItIs);
        break;
    case Doing::menu:
        m->setCurrent(thing, isSelected(thing) ? Inside::Keeping::asItIs : Inside::Keeping::nothing);
        m->askMenu(mapToGlobal(m->view.toWidget(m->currentRect()->centre()).toPoint()));
        break;
    case Doing::edit:
        m->setCurrent(thing);
        if (!m->editHere()) {
            emit activated(m->recordsOf(thing).front());
        }
        break;
    }
}

void Canvas::Inside::setCurrent(const Pick& thing, Keeping keeping)
{
    current = thing;
    if (keeping == Keeping::nothing) {
        select(recordsOf(current), false);
    } else if (keeping == Keeping::selection && !selected(current)) { // added once more, it would be given up
        select(recordsOf(current), true);
    }
    setView(showing(view, self.size(), *currentRect()));
    tellAccessible(self, static_cast<std::uint32_t>(*indexOfThing(*picture, thing)));
    self.update();
}

// The keyboard is on what alone is selected, wherever it was selected, and on nothing where nothing is; else it stays
// where it is, as long as that is on the picture.
void Canvas::Inside::followSelection()
{
    if (selection.empty()) {
        current = {};
    }
    const Pick thing = picture && !selection.empty() ? thingOf(*picture, selection.front()) : Pick{};
    if (thing.part != PickPart::nothing && selected(thing) && recordsOf(thing).size() == selection.size()) {
        current = thing;
    }
}

// The nearest card in a direction: what lies straight ahead counts as nearer.
void Canvas::Inside::stepTowards(Point direction, Keeping keeping)
{
    if (!picture || picture->cards.empty()) {
        return;
    }
    const std::optional<Rect> here = currentRect();
    if (!here) {
        setCurrent({PickPart::card, 0}, keeping);
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
        setCurrent({PickPart::card, *best}, keeping);
    }
}

} // namespace roundtrip
