// SPDX-License-Identifier: GPL-3.0-or-later
// The middle of the window: layouts from the menu, and the other pictures of the same question.
#include <array>
#include <fstream>
#include <iterator>

#include "core/model/edits.h"
#include "tests/support/book_lines.h"
#include "tests/ui/window_bench.h"
#include "ui/canvas/picture_view.h"
#include "ui/window/actions.h"
#include <QAccessible>
#include <QWheelEvent>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view threeInALoop = "party Amazon kind:hyperscaler\n"
                                          "party OpenAI kind:lab\n"
                                          "party Nvidia kind:chipmaker\n"
                                          "Amazon > OpenAI 15B equity 2026-02-01\n"
                                          "OpenAI > Nvidia 40B hardware 2026-03-01\n"
                                          "Nvidia > Amazon 5B compute 2026-04-01\n"
                                          "Nvidia > OpenAI 10B equity 2026-04-01\n";

void choose(WindowBench& bench, const char* action)
{
    bench.window->findChild<QAction*>(QLatin1String(action))->trigger();
}

// Chooses a view and waits for its picture.
PictureView& shown(WindowBench& bench, const char* action)
{
    auto* view = bench.window->findChild<PictureView*>();
    const auto before = view->picture();
    choose(bench, action);
    EXPECT_TRUE(QTest::qWaitFor([&] { return view->picture() != before; }));
    return *view;
}

std::size_t placements(const WindowBench& bench)
{
    return bench.window->document().book().all<Placement>().size();
}

TEST(Views, ALayoutFromTheMenuIsOneActionThatCanBeUndone)
{
    WindowBench bench(threeInALoop);
    const Picture before = bench.picture();
    choose(bench, "layout-rings");
    ASSERT_TRUE(QTest::qWaitFor([&] { return placements(bench) == 3; }));
    bench.settle();
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Lay out in rings");
    EXPECT_NE(bench.picture().cards, before.cards);
    const Picture inRings = bench.picture();
    bench.reopen();
    EXPECT_EQ(bench.picture().cards, inRings.cards); // the very same picture on opening
    bench.keys(QKeySequence::Undo);
    bench.settle();
    EXPECT_EQ(placements(bench), 0U);
}

TEST(Views, LayingOutAnewIsUndoneToWhereTheCardsStood)
{
    WindowBench bench(threeInALoop);
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_A)); // the layout that follows is of all
    QTest::keyClick(&bench.window->canvas(), Qt::Key_Escape);
    choose(bench, "layout-rings");
    bench.settle();
    const Picture inRings = bench.picture();
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_L));
    ASSERT_NE(bench.picture().cards, inRings.cards);
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(bench.picture().cards, inRings.cards);
}

TEST(Views, AScenariosOwnPartyIsLaidOutWithTheOthers)
{
    WindowBench bench(threeInALoop);
    Focus focus = bench.window->focus().focus();
    ASSERT_TRUE(bench.window->document().perform("Add scenario", addScenario(bench.book(), "Try").changes));
    focus.scenario = bench.window->document().book().all<Scenario>().begin()->id;
    bench.window->focus().set(focus);
    bench.settle();
    QTest::mouseDClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.nothing());
    QTest::keyClicks(QApplication::focusWidget(), "Newcomer");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    bench.settle();
    ASSERT_EQ(bench.picture().cards.size(), 4U);
    const Rect before = bench.picture().cards[cardOf(bench.picture(), party(bench.book(), "Newcomer"))].rect;
    QTest::keyClick(&bench.window->canvas(), Qt::Key_Escape);
    choose(bench, "layout-kind");
    bench.settle();
    const Picture& picture = bench.picture();
    EXPECT_NE(picture.cards[cardOf(picture, party(bench.book(), "Newcomer"))].rect, before);
    for (std::size_t a = 0; a < picture.cards.size(); ++a) {
        for (std::size_t b = a + 1; b < picture.cards.size(); ++b) {
            EXPECT_FALSE(picture.cards[a].rect.intersects(picture.cards[b].rect)) << a << " " << b;
        }
    }
}

TEST(Views, TheKeyboardGoesOverAMatrixAndReadersHearIt)
{
    WindowBench bench(threeInALoop);
    PictureView& matrix = shown(bench, "view-matrix");
    matrix.setFocus();
    QAccessibleInterface* read = QAccessible::queryAccessibleInterface(&matrix);
    ASSERT_NE(read, nullptr);
    ASSERT_GT(read->childCount(), 0);
    QTest::keyClick(&matrix, Qt::Key_Tab);
    bench.settle();
    EXPECT_FALSE(bench.window->focus().focus().selection.empty());
    EXPECT_TRUE(read->child(0)->state().selected);
    EXPECT_TRUE(read->child(0)->state().focused);
    EXPECT_FALSE(read->child(0)->text(QAccessible::Name).isEmpty());
    EXPECT_FALSE(read->child(0)->rect().isEmpty());
    QTest::keyClick(&matrix, Qt::Key_Tab);
    EXPECT_TRUE(read->child(1)->state().focused);
    QTest::keyClick(&matrix, Qt::Key_Tab, Qt::ShiftModifier);
    EXPECT_TRUE(read->child(0)->state().focused);
    QTest::keyClick(&matrix, Qt::Key_Tab, Qt::ShiftModifier);
    EXPECT_FALSE(matrix.hasFocus()) << "before the first one it leaves";
}

TEST(Views, WhatIsDoneOnTheMapShowsTheMap)
{
    WindowBench bench(threeInALoop);
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_4));
    ASSERT_FALSE(bench.window->canvas().isVisible());
    bench.keys(bench.window->actions().newParty->shortcut());
    EXPECT_TRUE(bench.window->canvas().isVisible());
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    EXPECT_TRUE(QApplication::focusWidget()->isVisible()) << "where its name is typed";
    EXPECT_TRUE(bench.window->findChild<QAction*>(QStringLiteral("view-graph"))->isChecked());
}

TEST(Views, APinnedCardStaysInALayout)
{
    WindowBench bench(threeInALoop);
    const std::array<CardSpot, 1> pinned{CardSpot{party(bench.book(), "Nvidia"), 700, 300, true}};
    ASSERT_TRUE(bench.window->document().perform("Pin", movePlacement(bench.book(), pinned).changes));
    bench.settle();
    const PartyPlace put = placesOf(bench.book()).at(party(bench.book(), "Nvidia"));
    choose(bench, "layout-force");
    ASSERT_TRUE(QTest::qWaitFor([&] { return placements(bench) == 3; }));
    EXPECT_EQ(placesOf(bench.book()).at(party(bench.book(), "Nvidia")), put);
}

TEST(Views, AWheelZoomsAtThePointer)
{
    WindowBench bench(threeInALoop);
    PictureView& view = shown(bench, "view-matrix");
    const QPointF at(view.width() / 4, view.height() / 3);
    const Point under = view.toPicture(at);
    const double before = view.zoom();
    QWheelEvent wheel(at, view.mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&view, &wheel);
    EXPECT_NEAR(view.zoom(), before * 1.44, 1e-9); // a fifth more a notch, two notches
    EXPECT_NEAR(view.toPicture(at).x, under.x, 1e-6);
    EXPECT_NEAR(view.toPicture(at).y, under.y, 1e-6);
}

TEST(Views, ADragMovesAViewAndSelectsNothing)
{
    WindowBench bench(threeInALoop);
    PictureView& view = shown(bench, "view-matrix");
    int selected = 0;
    QObject::connect(&view, &PictureView::selectionChanged, &view, [&] { ++selected; });
    const QPoint from = view.rect().center();
    const Point under = view.toPicture(from);
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, from + QPoint(30, 10));
    QTest::mouseMove(&view, from + QPoint(60, 25));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, from + QPoint(60, 25));
    EXPECT_NEAR(view.toPicture(from + QPoint(60, 25)).x, under.x, 1e-6); // it went with the pointer
    EXPECT_NEAR(view.toPicture(from + QPoint(60, 25)).y, under.y, 1e-6);
    EXPECT_EQ(selected, 0);
}

TEST(Views, FitShowsAllOfAViewAgain)
{
    WindowBench bench(threeInALoop);
    PictureView& view = shown(bench, "view-matrix");
    const double fitted = view.zoom();
    bench.window->actions().zoomIn->trigger();
    EXPECT_NEAR(view.zoom(), fitted * 1.25, 1e-9);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_0);
    EXPECT_EQ(view.zoom(), fitted);
    const QRectF all(view.toWidget({view.picture()->bounds.left(), view.picture()->bounds.top()}),
                     view.toWidget({view.picture()->bounds.right(), view.picture()->bounds.bottom()}));
    EXPECT_TRUE(QRectF(view.rect()).adjusted(-0.01, -0.01, 0.01, 0.01).contains(all));
}

TEST(Views, AClickInTheMatrixSelectsTheFlowsOfThePair)
{
    WindowBench bench(threeInALoop);
    PictureView& view = shown(bench, "view-matrix");
    EXPECT_FALSE(bench.window->canvas().isVisible());
    const Picture& picture = *view.picture();
    for (std::uint32_t i = 0; i < picture.spots.size(); ++i) {
        const PictureSpot& spot = picture.spots[i];
        if (spot.part != PictureSpot::Part::pair || spot.title != "OpenAI \xE2\x86\x92 Nvidia: $40B") {
            continue;
        }
        for (const Shape& shape : picture.shapes) {
            if (shape.spot == i && shape.form == Shape::Form::rect) {
                QTest::mouseClick(&view, Qt::LeftButton, {}, view.toWidget(shape.rect.centre()).toPoint());
                break;
            }
        }
        const RecordKey flow{RecordKind::flow, picture.flowsOf(spot).front().value};
        EXPECT_EQ(bench.window->focus().focus().selection, (Selection{flow}));
        EXPECT_EQ(bench.window->canvas().selection(), (Selection{flow})); // one selection everywhere
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(2, 2));
        EXPECT_TRUE(bench.window->focus().focus().selection.empty());
        return;
    }
    FAIL() << "no such cell";
}

TEST(Views, WhatIsSeenIsWhatIsExported)
{
    WindowBench bench(threeInALoop);
    shown(bench, "view-sankey");
    const std::filesystem::path file = bench.path().parent_path() / "seen.svg";
    ASSERT_TRUE(bench.window->writePicture(file));
    std::ifstream in(file);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    EXPECT_THAT(text, ::testing::HasSubstr("runs back to where it may have come from"));
    choose(bench, "view-graph");
    EXPECT_TRUE(bench.window->canvas().isVisible());
}

TEST(Views, AnEditIsSeenInEveryView)
{
    WindowBench bench(threeInALoop);
    PictureView& view = shown(bench, "view-timeline");
    const auto before = view.picture();
    bench.window->focus().select({{RecordKind::party, party(bench.book(), "Nvidia").value}});
    bench.window->canvas().removeSelection();
    ASSERT_TRUE(QTest::qWaitFor([&] { return view.picture() != before; }));
    EXPECT_LT(view.picture()->spots.size(), before->spots.size());
}

} // namespace
} // namespace roundtrip::testing
