// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting more, putting in line and pinning, by the keys and gestures that a person uses.
#include "tests/support/book_lines.h"
#include "tests/ui/window_bench.h"
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
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_L));
    EXPECT_EQ(rectOf(bench, "Oracle").centre(), there);
    EXPECT_EQ(bench.book().all<Placement>().size(), 1U) << "Nvidia went back";
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

} // namespace
} // namespace roundtrip::testing
