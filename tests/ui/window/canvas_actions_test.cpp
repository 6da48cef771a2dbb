// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting more, putting in line and pinning, by the keys and gestures that a person uses.
#include "tests/support/book_lines.h"
#include "tests/ui/window_bench.h"
#include "ui/canvas/note_edit.h"
#include "ui/window/actions.h"
#include <QApplication>
#include <QContextMenuEvent>
#include <QMenu>
#include <QMouseEvent>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::UnorderedElementsAre;

// OpenAI, Oracle and Nvidia make a loop; Microsoft only pays.
constexpr std::string_view chain = "Microsoft > OpenAI 10B equity 2026-01-01\n"
                                   "OpenAI > Oracle 30B compute 2026-01-01\n"
                                   "Oracle > Nvidia 20B hardware 2026-01-01\n"
                                   "Nvidia > OpenAI 10B equity 2026-01-01\n";

std::vector<std::string> selected(const WindowBench& bench, RecordKind kind = RecordKind::party)
{
    std::vector<std::string> names;
    for (const RecordKey& record : bench.window->focus().focus().selection) {
        if (record.kind != kind) {
            continue;
        }
        if (kind == RecordKind::party) {
            names.push_back(bench.book().find(PartyId{record.id})->name);
        } else {
            const Flow& flow = *bench.book().find(FlowId{record.id});
            names.push_back(bench.book().find(flow.payer)->name + ">" + bench.book().find(flow.payee)->name);
        }
    }
    return names;
}

void click(WindowBench& bench, std::string_view party, Qt::KeyboardModifiers keys = {})
{
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, keys, bench.middle(party));
    bench.settle();
}

Rect rectOf(const WindowBench& bench, std::string_view name)
{
    return bench.picture().cards[cardOf(bench.picture(), party(bench.book(), name))].rect;
}

void sendMouse(QWidget& widget, QEvent::Type type, QPoint at, Qt::KeyboardModifiers keys)
{
    const bool moves = type == QEvent::MouseMove;
    QMouseEvent event(type, QPointF(at), QPointF(widget.mapToGlobal(at)), moves ? Qt::NoButton : Qt::LeftButton,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, keys);
    QApplication::sendEvent(&widget, &event);
}

// As seen on the canvas, with a little round it.
QRect round(const WindowBench& bench, std::string_view name)
{
    const Canvas& canvas = bench.window->canvas();
    const Rect rect = rectOf(bench, name);
    return QRect(canvas.toWidget({rect.x, rect.y}).toPoint(), canvas.toWidget({rect.right(), rect.bottom()}).toPoint())
        .adjusted(-12, -12, 12, 12);
}

// Opens the canvas' menu there and clicks the command of that name in it.
void chooseAt(WindowBench& bench, QPoint at, const QString& command)
{
    Canvas& canvas = bench.window->canvas();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, canvas.mapToGlobal(at));
    QApplication::sendEvent(&canvas, &event);
    auto* menu = bench.find<QMenu>("canvasMenu");
    ASSERT_NE(menu, nullptr);
    for (QAction* action : menu->actions()) {
        if (QString(action->text()).remove('&') == command) {
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
            bench.settle();
            return;
        }
    }
    FAIL() << "no such command";
}

TEST(Selecting, payersPayeesAndNeighboursComeByTheirKeys)
{
    WindowBench bench(chain);
    click(bench, "OpenAI");
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_Left);
    EXPECT_THAT(selected(bench), UnorderedElementsAre("OpenAI", "Microsoft", "Nvidia"));
    EXPECT_THAT(selected(bench, RecordKind::flow), UnorderedElementsAre("Microsoft>OpenAI", "Nvidia>OpenAI"));
    EXPECT_EQ(bench.window->canvas().selection(), bench.window->focus().focus().selection);
    click(bench, "OpenAI");
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_Right);
    EXPECT_THAT(selected(bench), UnorderedElementsAre("OpenAI", "Oracle"));
    click(bench, "Oracle");
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_N);
    EXPECT_THAT(selected(bench), UnorderedElementsAre("OpenAI", "Oracle", "Nvidia"));
    bench.keys(Qt::CTRL | Qt::SHIFT | Qt::Key_I);
    EXPECT_THAT(selected(bench), UnorderedElementsAre("Microsoft"));
    EXPECT_THAT(selected(bench, RecordKind::flow), UnorderedElementsAre("Microsoft>OpenAI", "Nvidia>OpenAI"));
}

TEST(Selecting, theWholeLoopOfWhatIsSelectedIsSelected)
{
    WindowBench bench(chain);
    click(bench, "Oracle");
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_O);
    EXPECT_THAT(selected(bench), UnorderedElementsAre("OpenAI", "Oracle", "Nvidia"));
    EXPECT_THAT(selected(bench, RecordKind::flow),
                UnorderedElementsAre("OpenAI>Oracle", "Oracle>Nvidia", "Nvidia>OpenAI"));
    click(bench, "Microsoft");
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_O);
    EXPECT_THAT(selected(bench), UnorderedElementsAre("Microsoft")) << "no loop passes through it";
}

TEST(Selecting, aBandFromNothingTakesTheCardsThatItTouchesAndNoOther)
{
    WindowBench bench(chain);
    const QRect band = round(bench, "Oracle");
    bench.drag(band.bottomLeft(), band.topRight());
    EXPECT_THAT(selected(bench), UnorderedElementsAre("Oracle"));
    EXPECT_THAT(selected(bench, RecordKind::flow), UnorderedElementsAre()) << "no arrow lies in it whole";
    EXPECT_TRUE(bench.book().all<Placement>().size() == 0) << "nothing was moved";
}

TEST(Selecting, aBandIsSeenWhileItIsDrawn)
{
    WindowBench bench(chain);
    Canvas& canvas = bench.window->canvas();
    const QImage before = canvas.grab().toImage();
    const QPoint from = bench.nothing();
    sendMouse(canvas, QEvent::MouseButtonPress, from, {});
    sendMouse(canvas, QEvent::MouseMove, from + QPoint(30, 20), {});
    EXPECT_NE(canvas.grab().toImage(), before);
    sendMouse(canvas, QEvent::MouseButtonRelease, from + QPoint(30, 20), {});
    bench.settle();
    EXPECT_EQ(canvas.grab().toImage(), before);
}

TEST(Selecting, aBandRoundAllTakesTheArrowsToo)
{
    WindowBench bench(chain);
    Canvas& canvas = bench.window->canvas();
    const Rect all = bench.picture().map.grown(10);
    bench.drag(canvas.toWidget({all.x, all.y}).toPoint(), canvas.toWidget({all.right(), all.bottom()}).toPoint());
    EXPECT_THAT(selected(bench), UnorderedElementsAre("Microsoft", "OpenAI", "Oracle", "Nvidia"));
    EXPECT_THAT(selected(bench, RecordKind::flow),
                UnorderedElementsAre("Microsoft>OpenAI", "OpenAI>Oracle", "Oracle>Nvidia", "Nvidia>OpenAI"));
}

TEST(Selecting, aBandWithShiftAddsToWhatIsSelected)
{
    WindowBench bench(chain);
    click(bench, "Microsoft");
    const QRect band = round(bench, "Oracle");
    bench.drag(band.bottomLeft(), band.topRight(), Qt::ShiftModifier);
    EXPECT_THAT(selected(bench), UnorderedElementsAre("Microsoft", "Oracle"));
    bench.drag(band.bottomLeft(), band.topRight());
    EXPECT_THAT(selected(bench), UnorderedElementsAre("Oracle")) << "without it, it chooses anew";
}

TEST(Selecting, aClickOnNothingSelectsNothing)
{
    WindowBench bench(chain);
    click(bench, "Oracle");
    ASSERT_THAT(selected(bench), UnorderedElementsAre("Oracle"));
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.nothing());
    bench.settle();
    EXPECT_TRUE(bench.window->focus().focus().selection.empty());
}

TEST(Selecting, aClickOnNothingWithShiftLeavesWhatIsSelected)
{
    WindowBench bench(chain);
    click(bench, "Oracle");
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, Qt::ShiftModifier, bench.nothing());
    bench.settle();
    EXPECT_THAT(selected(bench), UnorderedElementsAre("Oracle"));
}

TEST(Selecting, aLassoTakesTheCardsThatItGoesRound)
{
    WindowBench bench(chain);
    Canvas& canvas = bench.window->canvas();
    const QPoint at = bench.middle("Oracle");
    const QPoint corners[] = {at + QPoint(-20, -30), at + QPoint(30, -30), at + QPoint(30, 30), at + QPoint(-20, 30)};
    const QImage before = canvas.grab().toImage();
    sendMouse(canvas, QEvent::MouseButtonPress, corners[0], Qt::AltModifier);
    for (const QPoint corner : corners) {
        sendMouse(canvas, QEvent::MouseMove, corner, Qt::AltModifier);
    }
    EXPECT_NE(canvas.grab().toImage(), before) << "the lasso is seen";
    sendMouse(canvas, QEvent::MouseButtonRelease, corners[3], Qt::AltModifier);
    bench.settle();
    EXPECT_THAT(selected(bench), UnorderedElementsAre("Oracle"));
    EXPECT_TRUE(bench.book().all<Placement>().size() == 0) << "nothing was moved";
}

TEST(Arranging, aligningIsOneActionThatUndoNames)
{
    WindowBench bench(chain);
    click(bench, "OpenAI");
    click(bench, "Oracle", Qt::ShiftModifier);
    const double left = std::min(rectOf(bench, "OpenAI").x, rectOf(bench, "Oracle").x);
    bench.keys(Qt::ALT | Qt::SHIFT | Qt::Key_Left);
    EXPECT_DOUBLE_EQ(rectOf(bench, "OpenAI").x, left);
    EXPECT_DOUBLE_EQ(rectOf(bench, "Oracle").x, left);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Align left");
    bench.keys(QKeySequence::Undo);
    EXPECT_NE(rectOf(bench, "OpenAI").x, rectOf(bench, "Oracle").x);
    EXPECT_EQ(bench.book().all<Placement>().size(), 0U);
}

TEST(Arranging, distributingMakesTheGapsEqual)
{
    WindowBench bench(chain);
    bench.drag(bench.middle("OpenAI"), bench.middle("OpenAI") + QPoint(37, 90), Qt::ControlModifier);
    click(bench, "Microsoft");
    click(bench, "OpenAI", Qt::ShiftModifier);
    click(bench, "Oracle", Qt::ShiftModifier);
    bench.keys(Qt::ALT | Qt::SHIFT | Qt::Key_H);
    std::vector<Rect> boxes{rectOf(bench, "Microsoft"), rectOf(bench, "OpenAI"), rectOf(bench, "Oracle")};
    std::sort(boxes.begin(), boxes.end(), [](const Rect& a, const Rect& b) { return a.x < b.x; });
    EXPECT_NEAR(boxes[1].x - boxes[0].right(), boxes[2].x - boxes[1].right(), 1e-6);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Distribute horizontally");
}

// Two cards that stand alike in nothing: moved apart, and selected.
void selectTwoAskew(WindowBench& bench)
{
    bench.drag(bench.middle("OpenAI"), bench.middle("OpenAI") + QPoint(23, 90), Qt::ControlModifier);
    click(bench, "OpenAI");
    click(bench, "Microsoft", Qt::ShiftModifier);
}

TEST(Arranging, aligningRightPutsTheRightEdgesOnTheOutermost)
{
    WindowBench bench(chain);
    selectTwoAskew(bench);
    const double right = std::max(rectOf(bench, "OpenAI").right(), rectOf(bench, "Microsoft").right());
    bench.keys(Qt::ALT | Qt::SHIFT | Qt::Key_Right);
    EXPECT_DOUBLE_EQ(rectOf(bench, "OpenAI").right(), right);
    EXPECT_DOUBLE_EQ(rectOf(bench, "Microsoft").right(), right);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Align right");
}

TEST(Arranging, aligningCentresPutsThemOneAboveTheOther)
{
    WindowBench bench(chain);
    selectTwoAskew(bench);
    const double height = rectOf(bench, "OpenAI").y;
    ASSERT_NE(rectOf(bench, "OpenAI").centre().x, rectOf(bench, "Microsoft").centre().x);
    bench.keys(Qt::ALT | Qt::SHIFT | Qt::Key_C);
    EXPECT_DOUBLE_EQ(rectOf(bench, "OpenAI").centre().x, rectOf(bench, "Microsoft").centre().x);
    EXPECT_DOUBLE_EQ(rectOf(bench, "OpenAI").y, height) << "they only go sideways";
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Align centres");
}

TEST(Arranging, aligningMiddlesPutsThemOneBesideTheOther)
{
    WindowBench bench(chain);
    selectTwoAskew(bench);
    const double left = rectOf(bench, "OpenAI").x;
    ASSERT_NE(rectOf(bench, "OpenAI").centre().y, rectOf(bench, "Microsoft").centre().y);
    bench.keys(Qt::ALT | Qt::SHIFT | Qt::Key_M);
    EXPECT_DOUBLE_EQ(rectOf(bench, "OpenAI").centre().y, rectOf(bench, "Microsoft").centre().y);
    EXPECT_DOUBLE_EQ(rectOf(bench, "OpenAI").x, left) << "they only go up and down";
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Align middles");
}

TEST(Arranging, aligningTopAndBottomPutsTheEdgesOnTheOutermost)
{
    WindowBench bench(chain);
    selectTwoAskew(bench);
    const double top = std::min(rectOf(bench, "OpenAI").y, rectOf(bench, "Microsoft").y);
    const double bottom = std::max(rectOf(bench, "OpenAI").bottom(), rectOf(bench, "Microsoft").bottom());
    bench.keys(Qt::ALT | Qt::SHIFT | Qt::Key_Up);
    EXPECT_DOUBLE_EQ(rectOf(bench, "OpenAI").y, top);
    EXPECT_DOUBLE_EQ(rectOf(bench, "Microsoft").y, top);
    bench.keys(QKeySequence::Undo);
    bench.keys(Qt::ALT | Qt::SHIFT | Qt::Key_Down);
    EXPECT_DOUBLE_EQ(rectOf(bench, "OpenAI").bottom(), bottom);
    EXPECT_DOUBLE_EQ(rectOf(bench, "Microsoft").bottom(), bottom);
}

TEST(Arranging, distributingVerticallyMakesTheGapsEqualFromTopToBottom)
{
    WindowBench bench(chain);
    bench.drag(bench.middle("OpenAI"), bench.middle("OpenAI") + QPoint(0, 30), Qt::ControlModifier);
    bench.drag(bench.middle("Oracle"), bench.middle("Oracle") + QPoint(0, 160), Qt::ControlModifier);
    click(bench, "Microsoft");
    click(bench, "OpenAI", Qt::ShiftModifier);
    click(bench, "Oracle", Qt::ShiftModifier);
    const auto boxes = [&] {
        std::vector<Rect> three{rectOf(bench, "Microsoft"), rectOf(bench, "OpenAI"), rectOf(bench, "Oracle")};
        std::sort(three.begin(), three.end(), [](const Rect& a, const Rect& b) { return a.y < b.y; });
        return three;
    };
    const std::vector<Rect> before = boxes();
    ASSERT_GT(std::abs((before[1].y - before[0].bottom()) - (before[2].y - before[1].bottom())), 1);
    bench.keys(Qt::ALT | Qt::SHIFT | Qt::Key_V);
    const std::vector<Rect> after = boxes();
    EXPECT_NEAR(after[1].y - after[0].bottom(), after[2].y - after[1].bottom(), 1e-6);
    EXPECT_EQ(after[0], before[0]) << "the outermost stay";
    EXPECT_EQ(after[2], before[2]);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Distribute vertically");
}

TEST(Arranging, aDraggedCardIsDrawnToTheLineOfAnotherAndControlLetsItGo)
{
    WindowBench bench(chain);
    Canvas& canvas = bench.window->canvas();
    const Rect target = rectOf(bench, "Microsoft");
    // Four screen pixels short of the middle line of Microsoft, and well below it.
    const double off = target.centre().x - rectOf(bench, "Oracle").centre().x;
    QPoint from = bench.middle("Oracle");
    const auto near = [&] { return from + QPoint(static_cast<int>(off * canvas.zoom()) + 4, 150); };
    bench.drag(from, near(), Qt::ControlModifier);
    const double free = rectOf(bench, "Oracle").centre().x - target.centre().x;
    EXPECT_GT(std::abs(free), 0.5);
    bench.keys(QKeySequence::Undo);
    bench.settle();

    from = bench.middle("Oracle"); // the map, all in sight, was fitted anew
    const QPoint to = near();
    sendMouse(canvas, QEvent::MouseButtonPress, from, {});
    sendMouse(canvas, QEvent::MouseMove, from + QPoint(20, 20), {});
    sendMouse(canvas, QEvent::MouseMove, to, {});
    const QImage drawn = canvas.grab().toImage();
    sendMouse(canvas, QEvent::MouseMove, to, Qt::ControlModifier);
    EXPECT_NE(canvas.grab().toImage(), drawn) << "the guide goes with the drawing";
    sendMouse(canvas, QEvent::MouseMove, to, {});
    sendMouse(canvas, QEvent::MouseButtonRelease, to, {});
    bench.settle();
    const Rect now = rectOf(bench, "Oracle");
    const bool onLine = std::abs(now.centre().x - target.centre().x) < 1e-6 || std::abs(now.x - target.x) < 1e-6 ||
                        std::abs(now.right() - target.right()) < 1e-6;
    EXPECT_TRUE(onLine) << now.x << " " << target.x;
}

TEST(Arranging, aPinnedCardStaysWhenAllIsLaidOutAnewAndIsMarked)
{
    WindowBench bench(chain);
    bench.drag(bench.middle("Oracle"), bench.middle("Oracle") + QPoint(60, 120), Qt::ControlModifier);
    bench.drag(bench.middle("Nvidia"), bench.middle("Nvidia") + QPoint(-50, 80), Qt::ControlModifier);
    click(bench, "Oracle");
    const std::uint32_t card = cardOf(bench.picture(), party(bench.book(), "Oracle"));
    EXPECT_FALSE(bench.picture().cards[card].pinned) << "moved is not pinned";
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_P);
    EXPECT_TRUE(bench.picture().cards[card].pinned);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Pin Oracle");
    const Point there = rectOf(bench, "Oracle").centre();
    const Point nvidia = rectOf(bench, "Nvidia").centre();
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_L));
    EXPECT_EQ(rectOf(bench, "Oracle").centre(), there);
    EXPECT_NE(rectOf(bench, "Nvidia").centre(), nvidia) << "it went where the layout has it";
    click(bench, "Oracle");
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_U);
    EXPECT_FALSE(bench.picture().cards[card].pinned);
}

TEST(Arranging, theCanvasMenuIsAboutWhatIsUnderThePointer)
{
    WindowBench bench(chain);
    Canvas& canvas = bench.window->canvas();
    const QPoint at = bench.middle("Nvidia");
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, canvas.mapToGlobal(at));
    QApplication::sendEvent(&canvas, &event);
    EXPECT_THAT(selected(bench), UnorderedElementsAre("Nvidia"));
    auto* menu = bench.window->findChild<QMenu*>(QStringLiteral("canvasMenu"));
    ASSERT_NE(menu, nullptr);
    EXPECT_TRUE(menu->isVisible());
    menu->close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(bench.window->findChild<QMenu*>(QStringLiteral("canvasMenu")), nullptr);
}

TEST(CanvasMenu, deleteInItTakesOutWhatIsUnderThePointer)
{
    WindowBench bench(chain);
    click(bench, "Microsoft");
    chooseAt(bench, bench.middle("Nvidia"), "Delete");
    EXPECT_EQ(bench.book().parties().size(), 3U);
    EXPECT_THROW(bench.middle("Nvidia"), std::exception);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Remove Nvidia");
}

TEST(CanvasMenu, duplicateInItIsAboutAllThatIsSelectedWhereThatIsUnderThePointer)
{
    WindowBench bench(chain);
    click(bench, "Microsoft");
    click(bench, "Nvidia", Qt::ShiftModifier);
    chooseAt(bench, bench.middle("Nvidia"), "Duplicate");
    EXPECT_EQ(bench.book().parties().size(), 6U);
}

TEST(CanvasMenu, aNoteOutOfItStandsWhereTheMenuWasAskedFor)
{
    WindowBench bench(chain);
    const QPoint at = bench.nothing();
    chooseAt(bench, at, "Add note");
    auto* edit = bench.window->canvas().findChild<NoteEdit*>();
    ASSERT_NE(edit, nullptr);
    QTest::keyClicks(edit, "Look here");
    QTest::keyClick(edit, Qt::Key_Return);
    bench.settle();
    ASSERT_EQ(bench.book().all<Annotation>().size(), 1U);
    const Rect note = bench.picture().notes.front().rect;
    EXPECT_LE((bench.window->canvas().toWidget({note.x, note.y}).toPoint() - at).manhattanLength(), 2);
}

} // namespace
} // namespace roundtrip::testing
