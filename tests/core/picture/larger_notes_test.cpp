// SPDX-License-Identifier: GPL-3.0-or-later
// Notes and titles of boxes with larger letters: as far as there is room, and only where they are looked at.
#include "core/picture/larger_notes.h"

#include "core/picture/notes.h"
#include "core/picture/picture_index.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

PlacedNote noteAt(double x, double y, AnnotationShape shape = AnnotationShape::note)
{
    PlacedNote note;
    note.annotation = newId<Annotation>();
    note.shape = shape;
    note.text = "Look here";
    note.rect = {x, y, shape == AnnotationShape::note ? 200.0 : 600.0, shape == AnnotationShape::note ? 37.0 : 400.0};
    rewrap(note);
    return note;
}

TEST(LargerNotes, AreAsMuchLargerAboutTheirCornerWhereThereIsRoom)
{
    Picture picture;
    picture.notes = {noteAt(10, 20)};
    picture.index = indexOf(picture);
    const Picture larger = withLargerNotes(picture, 2);
    EXPECT_EQ(larger.notes.front().rect, (Rect{10, 20, 400, 74}));
    EXPECT_EQ(larger.notes.front().lines, picture.notes.front().lines);
    EXPECT_EQ(sizeKept(larger.notes.front()), (Size{200, 37})) << "the document's";
    EXPECT_TRUE(larger.bounds.contains(larger.notes.front().rect));
    EXPECT_EQ(withLargerNotes(picture, 1), picture);
}

TEST(LargerNotes, CoverNoCardOrNoteAndLeaveNoBox)
{
    Picture picture;
    Card card;
    card.rect = {250, 40, 168, 56}; // right of the first note, whose right end is 210
    picture.cards = {card};
    picture.notes = {noteAt(0, 0, AnnotationShape::box), noteAt(10, 20), noteAt(10, 90), noteAt(390, 350)};
    picture.index = indexOf(picture);
    const Picture larger = withLargerNotes(picture, 2);
    for (std::size_t i = 1; i < larger.notes.size(); ++i) {
        EXPECT_GE(larger.notes[i].textScale, 1);
        EXPECT_FALSE(larger.notes[i].rect.intersects(card.rect));
        EXPECT_TRUE(larger.notes[0].rect.contains(larger.notes[i].rect)) << "it stays in its box";
    }
    EXPECT_FALSE(larger.notes[1].rect.intersects(larger.notes[2].rect));
    EXPECT_NEAR(larger.notes[1].rect.width, 220, 20.01) << "as far as there is room: a tenth more, or two";
    EXPECT_EQ(larger.notes[0].rect, picture.notes[0].rect) << "a box groups what it grouped";
    EXPECT_EQ(larger.notes[0].textScale, 2) << "its title has room";
}

TEST(LargerNotes, OnACardHideNoMoreOfIt)
{
    Picture picture;
    Card card;
    card.rect = {50, 40, 168, 56};
    picture.cards = {card};
    picture.notes = {noteAt(10, 20)};
    picture.index = indexOf(picture);
    EXPECT_EQ(withLargerNotes(picture, 2).notes, picture.notes);
}

TEST(LargerNotes, AreDraggedByTheirCornerAsTheyAreSeen)
{
    Picture picture;
    picture.notes = {noteAt(10, 20)};
    picture.index = indexOf(picture);
    PlacedNote seen = withLargerNotes(picture, 2).notes.front();
    seen.rect = resized(seen, {100, 40});
    EXPECT_EQ(seen.rect, (Rect{10, 20, 500, 114}));
    EXPECT_EQ(sizeKept(seen), (Size{250, 57}));
}

} // namespace
} // namespace roundtrip
