// SPDX-License-Identifier: GPL-3.0-or-later
// Notes and boxes on the map as a person puts them there: by mouse and keys, in the document and on the picture.
#include "core/picture/notes.h"
#include "core/picture/pick.h"
#include "tests/support/book_lines.h"
#include "tests/ui/window_bench.h"
#include "ui/canvas/note_edit.h"
#include <QAccessible>
#include <QLineEdit>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::SizeIs;

constexpr std::string_view deals = "Amazon > OpenAI 50B equity 2026-01-01\n"
                                   "OpenAI > Amazon 38B compute 2026-01-01\n";

class CanvasNotes : public ::testing::Test {
protected:
    WindowBench bench{deals};
    Canvas& canvas = bench.window->canvas();

    const Annotation& sole() const
    {
        EXPECT_EQ(bench.book().all<Annotation>().size(), 1U);
        return *bench.book().all<Annotation>().begin();
    }
    QPoint at(Point place) const { return canvas.toWidget(place).toPoint(); }

    // N over a point of the map, the text, Enter.
    void note(QPoint where, const QString& text)
    {
        QTest::mouseMove(&canvas, where);
        QTest::keyClick(&canvas, Qt::Key_N);
        auto* edit = canvas.findChild<NoteEdit*>();
        ASSERT_NE(edit, nullptr);
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
        bench.settle();
    }
    // Ctrl+A, B, the title, Enter.
    void boxRoundAll(const QString& title)
    {
        canvas.setFocus();
        QTest::keyClick(&canvas, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&canvas, Qt::Key_B);
        auto* edit = canvas.findChild<QFrame*>(QStringLiteral("inlineEdit"));
        ASSERT_NE(edit, nullptr);
        auto* line = edit->findChild<QLineEdit*>();
        QTest::keyClicks(line, title);
        QTest::keyClick(line, Qt::Key_Return);
        bench.settle();
    }
};

TEST_F(CanvasNotes, aNoteIsTypedInPlaceAndStandsInDocumentAndPicture)
{
    note(bench.nothing(), QStringLiteral("Look here"));
    EXPECT_EQ(sole().text, "Look here");
    ASSERT_THAT(bench.picture().notes, SizeIs(1));
    const PlacedNote& placed = bench.picture().notes.front();
    EXPECT_EQ(placed.text, "Look here");
    EXPECT_EQ(placed.rect.x, sole().x);
    EXPECT_EQ(bench.window->focus().focus().selection, (Selection{{RecordKind::annotation, sole().id.value}}));
    EXPECT_EQ(bench.window->document().undoText(), QStringLiteral("Undo Add note"));
    bench.keys(Qt::CTRL | Qt::Key_Z);
    EXPECT_THAT(bench.book().all<Annotation>(), SizeIs(0));
    EXPECT_THAT(bench.picture().notes, SizeIs(0));
}

// The keys' resizing is given up with the gesture that is cancelled; letting go of them then has nothing to end.
TEST_F(CanvasNotes, aResizeByHeldKeysOutlastsNoGestureThatIsGivenUp)
{
    note(bench.nothing(), QStringLiteral("Look here"));
    const Annotation was = sole();
    canvas.setFocus();
    QTest::keyPress(&canvas, Qt::Key_Right, Qt::ControlModifier);
    const QPoint from = bench.nothing();
    QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
    QTest::mouseMove(&canvas, from + QPoint(30, 30));
    QTest::keyPress(&canvas, Qt::Key_Escape);
    QTest::keyRelease(&canvas, Qt::Key_Escape);
    QTest::keyRelease(&canvas, Qt::Key_Right, Qt::ControlModifier);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, from + QPoint(30, 30));
    bench.settle();
    EXPECT_EQ(sole(), was);
}

TEST_F(CanvasNotes, escapeAndSayingNothingMakeNone)
{
    canvas.setFocus();
    QTest::keyClick(&canvas, Qt::Key_N);
    QTest::keyClicks(canvas.findChild<NoteEdit*>(), QStringLiteral("Never mind"));
    QTest::keyClick(canvas.findChild<NoteEdit*>(), Qt::Key_Escape);
    bench.settle();
    QTest::keyClick(&canvas, Qt::Key_N);
    QTest::keyClick(canvas.findChild<NoteEdit*>(), Qt::Key_Return);
    bench.settle();
    EXPECT_THAT(bench.book().all<Annotation>(), SizeIs(0));
}

TEST_F(CanvasNotes, aNoteIsDraggedNudgedAndResizedByItsCorner)
{
    note(bench.nothing(), QStringLiteral("Look here"));
    const Annotation was = sole();
    const Rect rect = bench.picture().notes.front().rect;
    bench.drag(at(rect.centre()), at(rect.centre() + Point{120, 60}), Qt::ControlModifier);
    const double pixel = 1 / canvas.zoom();
    EXPECT_NEAR(sole().x, was.x + 120, pixel);
    EXPECT_NEAR(sole().y, was.y + 60, pixel);
    const double dragged = sole().x;
    canvas.setFocus();
    QTest::keyClick(&canvas, Qt::Key_Right, Qt::ShiftModifier);
    bench.settle();
    EXPECT_DOUBLE_EQ(sole().x, dragged + 10);
    const Rect now = bench.picture().notes.front().rect;
    const Point corner{now.right() - 5, now.bottom() - 5};
    bench.drag(at(corner), at(corner + Point{90, 40}));
    EXPECT_NEAR(sole().width, was.width + 90, 2 * pixel);
    EXPECT_EQ(sole().x, dragged + 10) << "the other corner stays";
    EXPECT_EQ(bench.window->document().undoText(), QStringLiteral("Undo Resize note"));
}

TEST_F(CanvasNotes, ctrlAndArrowsResizeThemInOneActionAHold)
{
    note(bench.nothing(), QStringLiteral("Look here"));
    const Annotation was = sole();
    canvas.setFocus();
    QTest::keyPress(&canvas, Qt::Key_Right, Qt::ControlModifier);
    QTest::keyPress(&canvas, Qt::Key_Right, Qt::ControlModifier);
    QTest::keyPress(&canvas, Qt::Key_Down, Qt::ControlModifier);
    EXPECT_EQ(sole().width, was.width) << "written when the key is let go";
    QTest::keyRelease(&canvas, Qt::Key_Down, Qt::ControlModifier);
    bench.settle();
    EXPECT_DOUBLE_EQ(sole().width, was.width + 20);
    EXPECT_DOUBLE_EQ(sole().height, style::note.height + 10);
    EXPECT_EQ(sole().x, was.x);
    EXPECT_EQ(bench.window->document().undoText(), QStringLiteral("Undo Resize note"));
    QTest::keyClick(&canvas, Qt::Key_Left, Qt::ControlModifier);
    bench.settle();
    EXPECT_DOUBLE_EQ(sole().width, was.width + 10);
    bench.keys(Qt::CTRL | Qt::Key_Z);
    bench.keys(Qt::CTRL | Qt::Key_Z);
    EXPECT_EQ(sole(), was);
}

TEST_F(CanvasNotes, escapeGivesUpAResizeByKeysAndItStopsAtItsLeast)
{
    boxRoundAll(QStringLiteral("The pair"));
    const Annotation was = sole();
    canvas.setFocus();
    QTest::keyPress(&canvas, Qt::Key_Right, Qt::ControlModifier);
    QTest::keyPress(&canvas, Qt::Key_Escape);
    QTest::keyRelease(&canvas, Qt::Key_Right, Qt::ControlModifier);
    bench.settle();
    EXPECT_EQ(sole(), was);
    for (int i = 0; i < 200; ++i) {
        QTest::keyPress(&canvas, Qt::Key_Left, Qt::ControlModifier);
    }
    QTest::keyPress(&canvas, Qt::Key_Right, Qt::ControlModifier);
    QTest::keyRelease(&canvas, Qt::Key_Right, Qt::ControlModifier);
    bench.settle();
    EXPECT_DOUBLE_EQ(sole().width, style::boxLeast.width + 10) << "from its least the next step is seen";
}

TEST_F(CanvasNotes, doubleClickChangesItsTextAndEmptyingItTakesItOut)
{
    note(bench.nothing(), QStringLiteral("Look here"));
    const QPoint middle = at(bench.picture().notes.front().rect.centre());
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, middle);
    auto* edit = canvas.findChild<NoteEdit*>();
    ASSERT_NE(edit, nullptr);
    EXPECT_EQ(edit->toPlainText(), QStringLiteral("Look here"));
    QTest::keyClicks(edit, QStringLiteral("One"));
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(edit, QStringLiteral("Two"));
    QTest::keyClick(edit, Qt::Key_Return);
    bench.settle();
    EXPECT_EQ(sole().text, "One\nTwo");
    EXPECT_THAT(bench.picture().notes.front().lines, SizeIs(2));
    canvas.setFocus();
    QTest::keyClick(&canvas, Qt::Key_F2);
    edit = canvas.findChild<NoteEdit*>();
    ASSERT_NE(edit, nullptr);
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClick(edit, Qt::Key_Return);
    bench.settle();
    EXPECT_THAT(bench.book().all<Annotation>(), SizeIs(0));
}

TEST_F(CanvasNotes, aBoxGoesRoundTheSelectedCardsAndTakesThemAlong)
{
    boxRoundAll(QStringLiteral("The pair"));
    EXPECT_EQ(sole().text, "The pair");
    EXPECT_EQ(sole().shape, AnnotationShape::box);
    const Rect rect = bench.picture().notes.front().rect;
    for (const Card& card : bench.picture().cards) {
        EXPECT_TRUE(rect.contains(card.rect)) << card.name;
    }
    const PartyPlaces before = placesOf(bench.picture());
    const Point title{rect.x + 30, rect.y + 14};
    bench.drag(at(title), at(title + Point{80, 50}), Qt::ControlModifier);
    const double pixel = 1 / canvas.zoom();
    EXPECT_NEAR(sole().x, rect.x + 80, pixel);
    const double by = sole().x - rect.x;
    for (const Card& card : bench.picture().cards) {
        EXPECT_NEAR(card.rect.centre().x, before.at(card.party).centre.x + by, 0.01) << card.name;
    }
    bench.keys(Qt::CTRL | Qt::Key_Z);
    EXPECT_EQ(sole().x, rect.x) << "one action";
    EXPECT_EQ(bench.book().all<Placement>().size(), 0U);
}

TEST_F(CanvasNotes, insideABoxOnePointsAtWhatItGroups)
{
    boxRoundAll(QStringLiteral("The pair"));
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, bench.middle("Amazon"));
    EXPECT_EQ(bench.window->focus().focus().selection,
              (Selection{{RecordKind::party, party(bench.book(), "Amazon").value}}));
    const Rect rect = bench.picture().notes.front().rect;
    EXPECT_EQ(pick(bench.picture(), {rect.x + 8, rect.bottom() - 20}).part, PickPart::nothing);
    EXPECT_EQ(pick(bench.picture(), {rect.x + 1, rect.bottom() - 40}).part, PickPart::note);
}

TEST_F(CanvasNotes, areCopiedPastedAsideAndDeleted)
{
    note(bench.nothing(), QStringLiteral("Look <b>here</b>"));
    const Annotation was = sole();
    bench.keys(Qt::CTRL | Qt::Key_C);
    bench.keys(Qt::CTRL | Qt::Key_V);
    ASSERT_THAT(bench.book().all<Annotation>(), SizeIs(2));
    for (const Annotation& one : bench.book().all<Annotation>()) {
        EXPECT_EQ(one.text, was.text);
    }
    EXPECT_EQ(bench.window->document().undoText(), QStringLiteral("Undo Paste 1 notes and boxes"));
    ASSERT_THAT(bench.window->focus().focus().selection, SizeIs(1));
    EXPECT_NE(bench.window->focus().focus().selection.front().id, was.id.value) << "what was pasted is selected";
    canvas.setFocus();
    QTest::keyClick(&canvas, Qt::Key_Delete);
    bench.settle();
    EXPECT_EQ(sole().id, was.id);
}

TEST_F(CanvasNotes, surviveClosingAndTheirUndoToo)
{
    note(bench.nothing(), QStringLiteral("Look here"));
    const Picture before = bench.picture();
    bench.reopen();
    EXPECT_EQ(bench.picture().notes, before.notes);
    bench.keys(Qt::CTRL | Qt::Key_Z);
    EXPECT_THAT(bench.picture().notes, SizeIs(0));
}

TEST_F(CanvasNotes, areReadOutWithWhatABoxHolds)
{
    boxRoundAll(QStringLiteral("The pair"));
    QAccessibleInterface* map = QAccessible::queryAccessibleInterface(&canvas);
    ASSERT_NE(map, nullptr);
    QAccessibleInterface* box = map->child(map->childCount() - 1);
    EXPECT_EQ(box->text(QAccessible::Name), QStringLiteral("Box: The pair"));
    EXPECT_EQ(box->text(QAccessible::Description), QStringLiteral("Amazon, OpenAI"));
    EXPECT_FALSE(box->rect().isEmpty());
}

TEST_F(CanvasNotes, tabReachesThemAfterCardsAndArrowsAndKeysDoTheRest)
{
    note(bench.nothing(), QStringLiteral("Look here"));
    boxRoundAll(QStringLiteral("Both"));
    bench.keys(Qt::Key_Escape);
    canvas.setFocus();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, bench.nothing());
    const auto chosen = [this] { return bench.window->focus().focus().selection; };
    const std::vector<PlacedNote> notes = bench.picture().notes; // the box first, as it is painted
    ASSERT_THAT(notes, SizeIs(2));
    ASSERT_THAT(bench.picture().cards, SizeIs(2));
    QTest::keyClick(&canvas, Qt::Key_Tab);
    QTest::keyClick(&canvas, Qt::Key_Tab);
    EXPECT_EQ(chosen(), Selection{bench.picture().cards[1].record()});
    for (const Arrow& arrow : bench.picture().arrows) {
        QTest::keyClick(&canvas, Qt::Key_Tab);
        EXPECT_EQ(chosen(), (Selection{{RecordKind::flow, bench.picture().flowsOf(arrow).front().value}}));
    }
    QTest::keyClick(&canvas, Qt::Key_Tab);
    EXPECT_EQ(chosen(), Selection{notes[0].record()});
    QTest::keyClick(&canvas, Qt::Key_Tab);
    EXPECT_EQ(chosen(), Selection{notes[1].record()});
    EXPECT_TRUE(canvas.hasFocus());
    QTest::keyClick(&canvas, Qt::Key_Backtab);
    EXPECT_EQ(chosen(), Selection{notes[0].record()});
    QTest::keyClick(&canvas, Qt::Key_Tab);
    QTest::keyClick(&canvas, Qt::Key_F2);
    auto* edit = canvas.findChild<NoteEdit*>();
    ASSERT_NE(edit, nullptr) << "its text is typed by the keys too";
    QTest::keyClick(edit, Qt::Key_Escape);
    QTest::keyClick(&canvas, Qt::Key_Delete);
    bench.settle();
    EXPECT_THAT(bench.picture().notes, SizeIs(1));
}

TEST_F(CanvasNotes, altAndAnArrowGoFromThemToTheCardThatLiesThere)
{
    const Rect openAi = bench.picture().cards[cardOf(bench.picture(), party(bench.book(), "OpenAI"))].rect;
    note(at({openAi.x, openAi.bottom() + 30}), QStringLiteral("Look here"));
    canvas.setFocus();
    bench.keys(Qt::Key_Escape);
    QTest::keyClick(&canvas, Qt::Key_Backtab); // the last of all
    ASSERT_EQ(canvas.selection(), Selection{bench.picture().notes.front().record()});
    QTest::keyClick(&canvas, Qt::Key_Up, Qt::AltModifier);
    EXPECT_EQ(canvas.selection(), (Selection{{RecordKind::party, party(bench.book(), "OpenAI").value}}));
}

TEST_F(CanvasNotes, theRingOfTheKeyboardIsSeenRoundThem)
{
    note(bench.nothing(), QStringLiteral("Look here"));
    canvas.setFocus();
    QTest::keyClick(&canvas, Qt::Key_Backtab); // the last of all
    const QImage on = canvas.grab().toImage();
    QTest::keyClick(&canvas, Qt::Key_Backtab); // a card
    bench.window->focus().select({bench.picture().notes.front().record()});
    bench.settle();
    const QImage selectedOnly = canvas.grab().toImage();
    const Rect rect = bench.picture().notes.front().rect;
    const QRect round(canvas.toWidget({rect.x - 12, rect.y - 12}).toPoint(),
                      canvas.toWidget({rect.right() + 12, rect.bottom() + 12}).toPoint());
    EXPECT_NE(on.copy(round), selectedOnly.copy(round));
}

TEST_F(CanvasNotes, areAlignedAndDistributedWithTheCards)
{
    note(bench.nothing(), QStringLiteral("Look here"));
    const auto cardAt = [this](std::string_view name) {
        return bench.picture().cards[cardOf(bench.picture(), party(bench.book(), name))].rect;
    };
    QTest::mouseClick(&canvas, Qt::LeftButton, Qt::ShiftModifier, bench.middle("Amazon"));
    bench.settle();
    const double top = std::min(cardAt("Amazon").y, bench.picture().notes.front().rect.y);
    bench.keys(Qt::ALT | Qt::SHIFT | Qt::Key_Up);
    EXPECT_DOUBLE_EQ(bench.picture().notes.front().rect.y, top);
    EXPECT_DOUBLE_EQ(cardAt("Amazon").y, top);
    EXPECT_EQ(bench.window->document().undoText(), QStringLiteral("Undo Align top"));
    bench.keys(QKeySequence::Undo);
    EXPECT_NE(bench.picture().notes.front().rect.y, cardAt("Amazon").y);
}

TEST_F(CanvasNotes, aBoxThatIsAlignedTakesWhatStandsInItAlong)
{
    boxRoundAll(QStringLiteral("Both"));
    note(bench.nothing(), QStringLiteral("Look here"));
    const auto cardAt = [this](std::string_view name) {
        return bench.picture().cards[cardOf(bench.picture(), party(bench.book(), name))].rect;
    };
    const Rect amazon = cardAt("Amazon");
    const Rect openAi = cardAt("OpenAI");
    bench.keys(Qt::CTRL | Qt::Key_A); // cards, box and note: the cards keep their places in the box
    const std::vector<PlacedNote> before = bench.picture().notes;
    const double bottom = std::max(before[0].rect.bottom(), before[1].rect.bottom());
    bench.keys(Qt::ALT | Qt::SHIFT | Qt::Key_Down);
    const std::vector<PlacedNote>& after = bench.picture().notes;
    EXPECT_DOUBLE_EQ(after[0].rect.bottom(), bottom);
    EXPECT_DOUBLE_EQ(after[1].rect.bottom(), bottom);
    const double by = after[0].rect.y - before[0].rect.y;
    EXPECT_NEAR(cardAt("Amazon").y, amazon.y + by, 1e-9);
    EXPECT_NEAR(cardAt("OpenAI").y, openAi.y + by, 1e-9);
}

} // namespace
} // namespace roundtrip::testing
