// SPDX-License-Identifier: GPL-3.0-or-later
// Notes and boxes on a canvas: typed in place, resized by their corner, carried with what stands in them.

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/picture/notes.h"
#include "ui/canvas/canvas_inside.h"
#include "ui/canvas/inline_edit.h"
#include "ui/canvas/note_edit.h"
#include "ui/canvas/painter.h"
#include "ui/canvas/things.h"
#include "ui/words/words.h"
#include <QApplication>

namespace roundtrip {

namespace {

Annotation annotationOf(const PlacedNote& note)
{
    const Size size = sizeKept(note);
    return {note.annotation, note.shape, note.text, note.rect.x, note.rect.y, size.width, size.height};
}

} // namespace

void Canvas::newNote()
{
    if (m->editable && m->picture && m->leaveForm()) {
        m->openNote({{}, AnnotationShape::note, {}, 0, 0, style::note.width, style::note.height}, m->markPlace(),
                    m->textScale);
    }
}

void Canvas::newBox()
{
    if (!m->editable || !m->picture || !m->leaveForm()) {
        return;
    }
    // Round the selected cards and notes; else where the pointer is.
    Rect inside;
    const Emphasis chosen = selectionEmphasis(*m->picture, m->selection);
    for (std::size_t i = 0; i < chosen.cards.size(); ++i) {
        inside = chosen.cards[i] != 0 ? united(inside, m->picture->cards[i].rect) : inside;
    }
    for (std::size_t i = 0; i < chosen.notes.size(); ++i) {
        inside = chosen.notes[i] != 0 ? united(inside, m->picture->notes[i].rect) : inside;
    }
    const Rect rect = inside.empty() ? rectAround(m->markPlace(), style::box) : boxAround(inside);
    m->openBoxTitle({{}, AnnotationShape::box, {}, rect.x, rect.y, rect.width, rect.height});
}

// Where a new mark goes: where the menu was asked for, else under the pointer, else in the middle.
Point Canvas::Inside::markPlace() const
{
    if (menuPlace) {
        return *menuPlace;
    }
    const bool over = self.underMouse() && self.rect().contains(pointer.toPoint());
    return view.toPicture(over ? pointer : QRectF(self.rect()).center());
}

bool Canvas::Inside::editSelectedNote()
{
    for (std::uint32_t i = 0; picture && selection.size() == 1 && i < picture->notes.size(); ++i) {
        if (picture->notes[i].record() == selection.front() && picture->notes[i].mark != Mark::removed) {
            openNoteAt(i);
            return true;
        }
    }
    return false;
}

void Canvas::Inside::openNoteAt(std::uint32_t index)
{
    const Annotation annotation = annotationOf(picture->notes[index]);
    if (annotation.shape == AnnotationShape::box) {
        openBoxTitle(annotation);
    } else {
        openNote(annotation, {annotation.x, annotation.y}, picture->notes[index].textScale);
    }
}

void Canvas::Inside::openNote(Annotation wanted, Point corner, double scale)
{
    closeForm();
    wanted.x = corner.x;
    wanted.y = corner.y;
    auto* edit = new NoteEdit(&self, qt(wanted.text), view.zoom * scale);
    QObject::connect(edit, &NoteEdit::taken, &self, [this, wanted](const QString& text) {
        Annotation next = wanted;
        next.text = utf8(text);
        if (next.text != wanted.text) {
            next.height = style::note.height; // as high as the text, which grows it
            emit self.annotationAsked(next);
        }
    });
    QObject::connect(edit, &NoteEdit::closed, &self, [this] { formGone(); });
    hold(edit);
    edit->openAt(QRectF(view.toWidget(corner), QSizeF(wanted.width, wanted.height) * view.zoom * scale).toRect());
}

void Canvas::Inside::openBoxTitle(const Annotation& wanted)
{
    closeForm();
    auto* edit = new InlineEdit(&self, Canvas::tr("Title of the box"), oneLine(qt(wanted.text)),
                                [](const QString&) { return QString(); });
    QObject::connect(edit, &InlineEdit::taken, &self, [this, wanted](const QString& text) {
        Annotation next = wanted;
        next.text = utf8(text.trimmed());
        if (!next.id || next.text != wanted.text) {
            emit self.annotationAsked(next);
        }
    });
    QObject::connect(edit, &InlineEdit::closed, &self, [this] { formGone(); });
    hold(edit);
    edit->adjustSize();
    edit->openAt(view.toWidget(Point{wanted.x, wanted.y}) +
                 QPointF(edit->width() / 2.0, style::boxTitle * view.zoom / 2));
}

void Canvas::Inside::formGone()
{
    // Left for elsewhere, it has the keyboard no more.
    const QWidget* keyboard = QApplication::focusWidget();
    if (keyboard == nullptr || keyboard == form || (form != nullptr && form->isAncestorOf(keyboard))) {
        self.setFocus();
    }
    form.clear();
    self.update();
}

// What is carried beside the cards: the selected notes and boxes, and what stands in a box goes along.
void Canvas::Inside::carryNotes(Carried& taken) const
{
    for (std::uint32_t i = 0; i < picture->notes.size(); ++i) {
        if (!std::binary_search(selection.begin(), selection.end(), picture->notes[i].record())) {
            continue;
        }
        taken.notes.push_back(i);
        if (picture->notes[i].shape == AnnotationShape::box) {
            const Boxed in = boxed(*picture, i);
            taken.cards.insert(taken.cards.end(), in.cards.begin(), in.cards.end());
            taken.notes.insert(taken.notes.end(), in.notes.begin(), in.notes.end());
        }
    }
    for (auto* list : {&taken.cards, &taken.notes}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
}

void Canvas::Inside::resizeNote(std::uint32_t index, Point by)
{
    if (!carried) {
        select({picture->notes[index].record()}, false);
        carried = Carried{};
        carried->notes = {index};
        carried->picture = *picture;
        showLayers();
    }
    putDown.stop();
    PlacedNote& note = carried->picture.notes[index];
    note.rect = resized(picture->notes[index], by);
    rewrap(note);
    self.update();
}

void Canvas::Inside::endResize(std::uint32_t index)
{
    if (!carried) { // given up meanwhile
        return;
    }
    const PlacedNote note = carried->picture.notes[index];
    if (note.rect == picture->notes[index].rect) {
        endCarry();
        return;
    }
    putDown.start();
    emit self.annotationAsked(annotationOf(note));
}

// The sole selected note or box, by so much more than so far; false where there is none that can be resized.
bool Canvas::Inside::stretch(Point by)
{
    const Pick thing = picture && selection.size() == 1 ? thingOf(*picture, selection.front()) : Pick{};
    if (!editable || thing.part != PickPart::note || picture->notes[thing.index].mark == Mark::removed ||
        gesture.running() || nudged != Point{}) {
        return false;
    }
    if (!stretched) {
        settle();
        stretched = Stretched{thing.index, {}};
    }
    const Rect was = picture->notes[stretched->note].rect;
    resizeNote(stretched->note, stretched->by + by);
    // At its smallest it is there: the next step away from that is seen.
    const Rect is = carried->picture.notes[stretched->note].rect;
    const Point wanted = stretched->by + by;
    stretched->by = {std::max(wanted.x, is.width - was.width), by.y < 0 ? is.height - was.height : wanted.y};
    return true;
}

// Of the keys: what they moved or resized is done.
void Canvas::Inside::letGo()
{
    if (stretched) {
        const std::uint32_t note = stretched->note;
        stretched.reset();
        endResize(note);
    } else if (nudged != Point{}) {
        drop();
    } else {
        return;
    }
    takeAwaited();
}

std::vector<Annotation> Canvas::Inside::carriedNotes() const
{
    std::vector<Annotation> moved;
    for (const std::uint32_t note : carried->notes) {
        moved.push_back(annotationOf(carried->picture.notes[note]));
    }
    return moved;
}

void Canvas::Inside::paintNotesOver(const Emphasis& over, const DrawOptions& options, PainterDrawing& drawing) const
{
    for (std::uint32_t i = 0; i < over.notes.size() && i < picture->notes.size(); ++i) {
        const bool away = carried && std::binary_search(carried->notes.begin(), carried->notes.end(), i);
        if (over.notes[i] != 0 && !away) {
            drawNoteOver(*picture, i, over.notes[i], options, drawing);
        }
    }
}

} // namespace roundtrip
