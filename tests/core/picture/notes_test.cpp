// SPDX-License-Identifier: GPL-3.0-or-later
// Notes and boxes on a picture: lines that fit, what lies on what, what is hit.
#include "core/picture/notes.h"

#include "core/export/svg.h"
#include "core/picture/pick.h"
#include "core/picture/text_metrics.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

TEST(Notes, LinesBreakAtBlanksInsideLongWordsAndWhereTheTextSaysSo)
{
    EXPECT_THAT(wrapped("one two", 1000, 12), ElementsAre("one two"));
    EXPECT_THAT(wrapped("one\n\ntwo", 1000, 12), ElementsAre("one", "", "two"));
    EXPECT_THAT(wrapped("", 1000, 12), ElementsAre(""));
    EXPECT_THAT(wrapped("one two", textWidth("one tw", 12), 12), ElementsAre("one", "two"));
    EXPECT_THAT(wrapped("tab\tand\x07 bell", 1000, 12), ElementsAre("tab and  bell"));
    const std::string word(200, 'w');
    std::string joined;
    for (const std::string& line : wrapped(word, 100, 12)) {
        EXPECT_LE(textWidth(line, 12), 100);
        joined += line;
    }
    EXPECT_EQ(joined, word) << "no letter is lost";
    EXPECT_THAT(wrapped("ä ö", 0.1, 12), ElementsAre("ä", "ö")) << "a character is never cut";
}

Book bookOf(std::vector<Annotation> annotations)
{
    Book book;
    for (Annotation& annotation : annotations) {
        annotation.id = newId<Annotation>();
        book.put(std::move(annotation));
    }
    return book;
}

TEST(Notes, LargeBoxesLieBehindSmallOnesAndNotesBeforeAll)
{
    const auto notes = placedNotes(bookOf({{{}, AnnotationShape::note, "note", 0, 0, 100, 37},
                                           {{}, AnnotationShape::box, "small", 0, 0, 100, 100},
                                           {{}, AnnotationShape::box, "large", 0, 0, 300, 300}}),
                                   {});
    ASSERT_THAT(notes, SizeIs(3));
    EXPECT_EQ(notes[0].text, "large");
    EXPECT_EQ(notes[1].text, "small");
    EXPECT_EQ(notes[2].text, "note");
}

TEST(Notes, ANoteIsAsHighAsItsText)
{
    const auto notes = placedNotes(bookOf({{{}, AnnotationShape::note, "1\n2\n3\n4", 0, 0, 100, 10}}), {});
    EXPECT_EQ(notes.front().rect.height, 4 * style::noteLine + 2 * style::notePadding);
    PlacedNote note = notes.front();
    EXPECT_EQ(resized(note, {-1000, -1000}).height, notes.front().rect.height);
    EXPECT_EQ(resized(note, {-1000, -1000}).width, style::noteLeast.width);
    EXPECT_EQ(resized(note, {20, 30}).width, 120);
}

TEST(Notes, ABoxIsHitOnItsTitleAndRimANoteEverywhere)
{
    Picture picture;
    picture.notes = placedNotes(bookOf({{{}, AnnotationShape::box, "box", 0, 0, 300, 200},
                                        {{}, AnnotationShape::note, "note", 100, 100, 80, 37}}),
                                {});
    const auto part = [&](double x, double y) { return pick(picture, {x, y}).part; };
    EXPECT_EQ(part(150, 10), PickPart::note);
    EXPECT_EQ(pick(picture, {150, 10}).index, 0U);
    EXPECT_EQ(part(150, 60), PickPart::nothing);
    EXPECT_EQ(part(299, 80), PickPart::note);
    EXPECT_EQ(part(296, 196), PickPart::noteCorner);
    EXPECT_EQ(pick(picture, {120, 115}), (Pick{PickPart::note, 1}));
    EXPECT_EQ(pick(picture, {175, 130}), (Pick{PickPart::noteCorner, 1}));
    EXPECT_THAT(inside(picture, Rect{90, 90, 20, 20}).notes, ElementsAre(1U));
    EXPECT_THAT(inside(picture, Rect{-1, -1, 400, 300}).notes, ElementsAre(0U, 1U));
}

TEST(Notes, AreTextInAPictureFileWhateverTheySay)
{
    Picture picture;
    picture.notes = placedNotes(bookOf({{{}, AnnotationShape::note, "<script>x</script>", 0, 0, 300, 37}}), {});
    picture.bounds = {-10, -10, 400, 100};
    const std::string text = svg(picture);
    EXPECT_THAT(text, HasSubstr("&lt;script&gt;"));
    EXPECT_THAT(text, Not(HasSubstr("<script>")));
    EXPECT_THAT(text, HasSubstr("id=\"note-"));
}

} // namespace
} // namespace roundtrip
