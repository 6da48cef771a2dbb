// SPDX-License-Identifier: GPL-3.0-or-later
// What pointing and the keyboard do on a canvas.

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "ui/canvas/accessible.h"
#include "ui/canvas/canvas_inside.h"
#include <QKeyEvent>

namespace roundtrip {

namespace {

// Pixels of the screen, whatever the zoom.
constexpr double rimReach = 8;
constexpr double arrowReach = 5;

bool onCard(const Pick& pick)
{
    return pick.part == PickPart::card || pick.part == PickPart::cardRim;
}

} // namespace

Pick Canvas::Inside::pickAt(QPointF at) const
{
    if (!picture) {
        return {};
    }
    PickReach reach;
    // Far out a card would be all rim: then it is all card.
    reach.rim = std::min(rimReach / view.zoom, style::card.height * 0.22);
    reach.arrow = arrowReach / view.zoom;
    reach.labels = detailFor(view.zoom) == Detail::full;
    return pick(*picture, view.toPicture(at), reach);
}

Pointer Canvas::Inside::pointerAt(QPointF at, Qt::KeyboardModifiers keys) const
{
    return {at, view.toPicture(at), pickAt(at), keys};
}

std::vector<RecordKey> Canvas::Inside::recordsOf(const Pick& pick) const
{
    std::vector<RecordKey> records;
    if (onCard(pick)) {
        records.push_back(picture->cards[pick.index].record());
    } else if (pick.part == PickPart::arrow || pick.part == PickPart::label) {
        for (const FlowId& flow : picture->flowsOf(picture->arrows[pick.index])) {
            records.push_back({RecordKind::flow, flow.value});
        }
    } else if (pick.part == PickPart::note || pick.part == PickPart::noteCorner) {
        records.push_back(picture->notes[pick.index].record());
    } else if (pick.part == PickPart::tie) {
        records.push_back(picture->ties[pick.index].record());
    }
    return records;
}

bool Canvas::Inside::selected(const Pick& pick) const
{
    const std::vector<RecordKey> records = recordsOf(pick);
    return !records.empty() && std::all_of(records.begin(), records.end(), [&](const RecordKey& record) {
        return std::binary_search(selection.begin(), selection.end(), record);
    });
}

void Canvas::Inside::act(const Intention& meant)
{
    if (!picture) {
        return;
    }
    std::visit(
        [this](const auto& intent) {
            using T = std::decay_t<decltype(intent)>;
            using namespace intention;
            if constexpr (std::is_same_v<T, Hover>) {
                hover(intent.pick);
            } else if constexpr (std::is_same_v<T, Pan>) {
                setView(movedBy(view, intent.by));
            } else if constexpr (std::is_same_v<T, SelectThing>) {
                const bool adding = intent.adding == Adding::yes;
                if (onCard(intent.pick)) {
                    current = {PickPart::card, intent.pick.index};
                }
                select(recordsOf(intent.pick), adding);
            } else if constexpr (std::is_same_v<T, Band>) {
                band = intent.area;
                self.update();
            } else if constexpr (std::is_same_v<T, SelectArea>) {
                band.reset();
                selectArea(inside(*picture, intent.area), intent.adding == Adding::yes);
                self.update();
            } else if constexpr (std::is_same_v<T, Lasso>) {
                lasso = intent.outline;
                self.update();
            } else if constexpr (std::is_same_v<T, SelectLasso>) {
                lasso.clear();
                selectArea(inside(*picture, intent.outline), intent.adding == Adding::yes);
                self.update();
            } else if constexpr (std::is_same_v<T, DragCards>) {
                guides.clear();
                if (carry(intent.thing, intent.by) && intent.snapping == Snapping::yes) {
                    carryOn(drawnTo(intent.thing, intent.by));
                }
            } else if constexpr (std::is_same_v<T, DropCards>) {
                if (carry(intent.thing, intent.by) && intent.snapping == Snapping::yes) {
                    carryOn(drawnTo(intent.thing, intent.by));
                }
                guides.clear();
                if (!carried) {
                    emit self.refused(Canvas::tr("What the scenario takes out stands where it stood. Reset it to "
                                                 "have it back."));
                }
                drop();
            } else if constexpr (std::is_same_v<T, ResizeNote>) {
                if (picture->notes[intent.note].mark != Mark::removed) {
                    resizeNote(intent.note, intent.by);
                }
            } else if constexpr (std::is_same_v<T, EndResize>) {
                if (picture->notes[intent.note].mark != Mark::removed) {
                    resizeNote(intent.note, intent.by);
                    endResize(intent.note);
                }
            } else if constexpr (std::is_same_v<T, DrawArrow>) {
                if (picture->cards[intent.from].mark != Mark::removed) {
                    drawn = Drawn{intent.from, intent.to, intent.target};
                    self.update();
                }
            } else if constexpr (std::is_same_v<T, EndArrow>) {
                openFlow({intent.from, intent.to, intent.target});
            } else if constexpr (std::is_same_v<T, NewParty>) {
                openName(intent.centre);
            } else if constexpr (std::is_same_v<T, EditThing>) {
                const std::vector<RecordKey> records = recordsOf(intent.pick);
                // What opens in place has the keyboard: whoever follows what is activated would take it away.
                if (!isEditable(intent.pick)) {
                    if (!records.empty()) {
                        emit self.activated(records.front());
                    }
                } else if (intent.pick.part == PickPart::label) {
                    openAmount(intent.pick.index);
                } else if (onCard(intent.pick)) {
                    openRename(intent.pick.index);
                } else if (intent.pick.part == PickPart::note) {
                    select(records, false);
                    openNoteAt(intent.pick.index);
                } else if (!records.empty()) {
                    emit self.activated(records.front());
                }
            } else if constexpr (std::is_same_v<T, Cancelled>) {
                band.reset();
                lasso.clear();
                guides.clear();
                drawn.reset();
                endCarry();
                self.update();
            }
        },
        meant);
}

void Canvas::Inside::hover(const Pick& pick)
{
    Pick now = pick;
    if (now == hovered) {
        return;
    }
    const std::vector<RecordKey> records = picture ? recordsOf(now) : std::vector<RecordKey>{};
    // Another part of the same card is no other thing, but the cursor changes there.
    hovered = now;
    emit self.hovered(records.empty() ? std::nullopt : std::optional(records.front()));
    self.update();
}

void Canvas::Inside::select(std::vector<RecordKey> records, bool adding)
{
    std::sort(records.begin(), records.end());
    records.erase(std::unique(records.begin(), records.end()), records.end());
    if (adding) {
        // What is chosen already, chosen again, is given up.
        const bool all =
            !records.empty() && std::includes(selection.begin(), selection.end(), records.begin(), records.end());
        std::vector<RecordKey> both;
        if (all) {
            std::set_difference(selection.begin(), selection.end(), records.begin(), records.end(),
                                std::back_inserter(both));
        } else {
            std::set_union(selection.begin(), selection.end(), records.begin(), records.end(),
                           std::back_inserter(both));
        }
        records = std::move(both);
    }
    if (records == selection) {
        return;
    }
    selection = std::move(records);
    followSelection();
    showLayers();
    self.update();
    emit self.selectionChanged(selection);
}

void Canvas::Inside::selectArea(const PickedArea& found, bool adding)
{
    std::vector<RecordKey> records;
    for (const std::uint32_t card : found.cards) {
        records.push_back(picture->cards[card].record());
    }
    for (const std::uint32_t note : found.notes) {
        records.push_back(picture->notes[note].record());
    }
    for (const std::uint32_t arrow : found.arrows) {
        for (const FlowId& flow : picture->flowsOf(picture->arrows[arrow])) {
            records.push_back({RecordKind::flow, flow.value});
        }
    }
    select(std::move(records), adding);
}

bool Canvas::Inside::key(QKeyEvent& event)
{
    endGlide();
    const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
    const bool alt = event.modifiers().testFlag(Qt::AltModifier);
    const bool ctrl = event.modifiers().testFlag(Qt::ControlModifier);
    const auto arrowKey = [&](Point direction) {
        const bool adding = shift && ctrl;
        if (ctrl && !adding && !alt && stretch(direction * 10.0)) {
            return true;
        }
        if (adding || alt || !editable || selection.empty()) {
            stepTowards(direction, adding ? Keeping::selection : Keeping::nothing);
        } else {
            nudge(direction * (shift ? 10.0 : 1.0));
        }
        return true;
    };
    switch (event.key()) {
    case Qt::Key_Escape:
        if (gesture.running()) {
            act(gesture.cancel());
        } else if (nudged != Point{} || stretched) {
            endCarry();
        } else if (!selection.empty()) {
            select({}, false);
        } else {
            return false;
        }
        return true;
    case Qt::Key_Space:
        if (shift) {
            if (!event.isAutoRepeat()) { // held, it would add and give up in turn
                toggle(current);
            }
            return true;
        }
        if (!event.isAutoRepeat()) {
            gesture.setSpace(true);
            self.setCursor(gesture.cursor(hovered));
        }
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace: self.removeSelection(); return true;
    case Qt::Key_Left: return arrowKey({-1, 0});
    case Qt::Key_Right: return arrowKey({1, 0});
    case Qt::Key_Up: return arrowKey({0, -1});
    case Qt::Key_Down: return arrowKey({0, 1});
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return tabTo(event.key() == Qt::Key_Backtab || shift, ctrl ? Keeping::asItIs : Keeping::nothing) || ctrl;
    case Qt::Key_F2: return editHere();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!selection.empty()) {
            emit self.activated(selection.front());
            return true;
        }
        return false;
    case Qt::Key_N:
    case Qt::Key_B:
        if (event.modifiers() == Qt::NoModifier && editable) {
            event.key() == Qt::Key_N ? self.newNote() : self.newBox();
            return true;
        }
        return false;
    case Qt::Key_A:
        if (event.modifiers() == Qt::ControlModifier) {
            self.selectAll();
            return true;
        }
        return false;
    case Qt::Key_Plus:
    case Qt::Key_Equal: self.zoomIn(); return true;
    case Qt::Key_Minus: self.zoomOut(); return true;
    case Qt::Key_0: self.fit(); return true;
    default: return false;
    }
}

} // namespace roundtrip
