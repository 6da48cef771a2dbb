// SPDX-License-Identifier: GPL-3.0-or-later
// Looking about on the map by mouse, wheel, two fingers, keys and minimap: what is seen, and where.

#include <cmath>
#include <memory>

#include "core/model/rows.h"
#include "tests/support/book_lines.h"
#include "tests/support/contrast.h"
#include "tests/ui/window_bench.h"
#include "tests/ui/workbench.h"
#include "ui/canvas/view.h"
#include "ui/window/actions.h"
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QWheelEvent>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view deals = "party Amazon kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "party Oracle kind:neocloud\n"
                                   "Amazon > OpenAI 50B equity 2026-02-01\n"
                                   "OpenAI > Oracle 300B compute 2026-02-01..2033-02-01\n";

// Two places that are one but for the whole pixels that a view keeps to.
void expectNear(QPointF place, QPointF wanted)
{
    EXPECT_NEAR(place.x(), wanted.x(), 1);
    EXPECT_NEAR(place.y(), wanted.y(), 1);
}

void wheel(QWidget& widget, QPointF at, QPoint angle, Qt::KeyboardModifiers keys = {}, QPoint pixels = {})
{
    QWheelEvent event(at, widget.mapToGlobal(at), pixels, angle, Qt::NoButton, keys, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&widget, &event);
}

QWidget& minimap(Canvas& canvas)
{
    return *canvas.findChild<QWidget*>(QStringLiteral("minimap"));
}

// Where the minimap has a point of the map.
QPoint onMinimap(Canvas& canvas, Point point)
{
    return fitted(canvas.picture()->map, minimap(canvas).size(), 1).toWidget(point).toPoint();
}

class Looking : public ::testing::Test {
protected:
    Workbench bench{deals};
    Canvas& canvas = bench.canvas;
    const Point openAi = bench.picture().cards[bench.card("OpenAI")].rect.centre();

    QPointF seen(Point point) const { return canvas.toWidget(point); }
    QPointF centre() const { return QRectF(canvas.rect()).center(); }
};

TEST_F(Looking, aDragWithTheMiddleButtonMovesTheMapWithThePointer)
{
    const QPointF before = seen(openAi);
    bench.drag(before.toPoint(), before.toPoint() + QPoint(70, -45), {}, Qt::MiddleButton);
    expectNear(seen(openAi), before + QPointF(70, -45));
    EXPECT_TRUE(bench.book().all<Placement>().empty()) << "the card is where it was on the map";
}

TEST_F(Looking, aDragWhileSpaceIsHeldMovesTheMapWithThePointer)
{
    const QPointF before = seen(openAi);
    QTest::keyPress(&canvas, Qt::Key_Space);
    EXPECT_EQ(canvas.cursor().shape(), Qt::OpenHandCursor);
    bench.drag(before.toPoint(), before.toPoint() + QPoint(-60, 35));
    QTest::keyRelease(&canvas, Qt::Key_Space);
    expectNear(seen(openAi), before + QPointF(-60, 35));
    EXPECT_TRUE(bench.book().all<Placement>().empty());
    EXPECT_TRUE(canvas.selection().empty());
}

TEST_F(Looking, onceSpaceIsLetGoADragMovesACardAgain)
{
    QTest::keyPress(&canvas, Qt::Key_Space);
    QTest::keyRelease(&canvas, Qt::Key_Space);
    const QPoint from = bench.middle("OpenAI");
    const QPointF amazon = seen(bench.picture().cards[bench.card("Amazon")].rect.centre());
    bench.drag(from, from + QPoint(20, 90), Qt::ControlModifier);
    EXPECT_EQ(bench.document->undoText(), "Undo Move OpenAI");
    EXPECT_EQ(seen(bench.picture().cards[bench.card("Amazon")].rect.centre()), amazon) << "the map stays";
}

TEST_F(Looking, aWheelZoomsAtThePointer)
{
    const QPointF at = seen(openAi) + QPointF(37, 11);
    ASSERT_GT((at - centre()).manhattanLength(), 20) << "not in the middle, where any zoom would do";
    const Point under = canvas.toPicture(at);
    const double before = canvas.zoom();
    wheel(canvas, at, {0, 120});
    EXPECT_NEAR(canvas.zoom(), before * 1.2, 1e-9) << "a fifth more a notch";
    expectNear(seen(under), at);
    wheel(canvas, at, {0, -360});
    EXPECT_NEAR(canvas.zoom(), before / 1.44, 1e-9);
    expectNear(seen(under), at);
}

TEST_F(Looking, aWheelEndsAtTheBoundsOfTheZoomWithThePointerWhereItWas)
{
    const QPointF at = seen(openAi);
    wheel(canvas, at, {0, 12000});
    EXPECT_DOUBLE_EQ(canvas.zoom(), mostZoom);
    expectNear(seen(openAi), at);
    wheel(canvas, at, {0, -24000});
    EXPECT_DOUBLE_EQ(canvas.zoom(), leastZoom);
    expectNear(seen(openAi), at);
}

TEST_F(Looking, aWheelWithShiftMovesTheMapSideways)
{
    const QPointF before = seen(openAi);
    const double zoom = canvas.zoom();
    wheel(canvas, centre(), {0, -120}, Qt::ShiftModifier);
    expectNear(seen(openAi), before + QPointF(-120, 0));
    EXPECT_EQ(canvas.zoom(), zoom);
}

TEST_F(Looking, aWheelWithAltMovesTheMapUpAndDownWhicheverAxisThePlatformTurns)
{
    const QPointF before = seen(openAi);
    const double zoom = canvas.zoom();
    wheel(canvas, centre(), {0, -120}, Qt::AltModifier);
    expectNear(seen(openAi), before + QPointF(0, -120));
    wheel(canvas, centre(), {240, 0}, Qt::AltModifier);
    expectNear(seen(openAi), before + QPointF(0, 120));
    EXPECT_EQ(canvas.zoom(), zoom);
}

TEST_F(Looking, twoFingersMoveTheMapByTheirPixels)
{
    const QPointF before = seen(openAi);
    const double zoom = canvas.zoom();
    wheel(canvas, centre(), {104, -56}, {}, {13, -7});
    expectNear(seen(openAi), before + QPointF(13, -7));
    EXPECT_EQ(canvas.zoom(), zoom);
}

TEST_F(Looking, twoFingersWithControlZoomAtThePointer)
{
    const QPointF at = seen(openAi);
    const double zoom = canvas.zoom();
    wheel(canvas, at, {0, 60}, Qt::ControlModifier, {0, 30});
    EXPECT_NEAR(canvas.zoom(), zoom * std::sqrt(1.2), 1e-9);
    expectNear(seen(openAi), at);
}

TEST_F(Looking, aPinchZoomsAtTheFingers)
{
    const QPointF at = seen(openAi);
    ASSERT_GT((at - centre()).manhattanLength(), 20);
    const double zoom = canvas.zoom();
    const auto pinch = [&](double more) {
        QNativeGestureEvent event(Qt::ZoomNativeGesture, QPointingDevice::primaryPointingDevice(), 2, at, at,
                                  canvas.mapToGlobal(at), more, {});
        QApplication::sendEvent(&canvas, &event);
    };
    pinch(0.25);
    EXPECT_NEAR(canvas.zoom(), zoom * 1.25, 1e-9);
    expectNear(seen(openAi), at);
    pinch(-0.5);
    EXPECT_NEAR(canvas.zoom(), zoom * 0.625, 1e-9);
    expectNear(seen(openAi), at);
}

TEST_F(Looking, plusMinusAndNoughtZoomByTheKeysAlone)
{
    const double zoom = canvas.zoom();
    QTest::keyClick(&canvas, Qt::Key_Plus);
    EXPECT_NEAR(canvas.zoom(), zoom * 1.25, 1e-9);
    QTest::keyClick(&canvas, Qt::Key_Minus);
    QTest::keyClick(&canvas, Qt::Key_Minus);
    EXPECT_NEAR(canvas.zoom(), zoom / 1.25, 1e-9);
    QTest::keyClick(&canvas, Qt::Key_0);
    EXPECT_EQ(canvas.zoom(), zoom);
}

TEST_F(Looking, anArrowThatIsSelectedStrikesThroughNoOtherLabel)
{
    // The label of one arrow lies on the other, which has none.
    auto crossed = std::make_shared<Picture>(bench.picture());
    Arrow& selected = crossed->arrows[bench.picture().arrows[0].amount == 5'000'000'000'000 ? 0 : 1];
    const Arrow& other = crossed->arrows[&selected == &crossed->arrows[0] ? 1 : 0];
    selected.label = Arrow::none;
    Label& label = crossed->labels[other.label];
    label.box = rectAround(spotAt(crossed->way(selected), 0.5).point, label.box.size());
    // Where the arrow enters the pill, before the text.
    Point under = spotAt(crossed->way(selected), 0).point;
    for (double share = 0; share < 1 && std::abs(under.x - label.box.x - 3) > 0.5; share += 0.001) {
        under = spotAt(crossed->way(selected), share).point;
    }
    ASSERT_TRUE(label.box.contains(under));
    canvas.setPicture(crossed);
    canvas.lookAt(label.box.centre(), 1);
    const auto loudness = [&] {
        const QColor pixel = bench.shot().pixelColor(seen(under).toPoint());
        return contrast({std::uint8_t(pixel.red()), std::uint8_t(pixel.green()), std::uint8_t(pixel.blue())},
                        roundtrip::palette(Theme::light).canvas);
    };
    EXPECT_LT(loudness(), 1.2) << "8 % of the arrow show through the pill";
    canvas.setSelection({{RecordKind::flow, crossed->flowsOf(selected).front().value}});
    EXPECT_LT(loudness(), 1.2);
}

TEST_F(Looking, theMinimapIsThereOnceTheMapIsNotAllInSight)
{
    EXPECT_FALSE(minimap(canvas).isVisible());
    wheel(canvas, centre(), {0, 1200});
    EXPECT_TRUE(minimap(canvas).isVisible());
    QTest::keyClick(&canvas, Qt::Key_0);
    EXPECT_FALSE(minimap(canvas).isVisible());
}

// The legend is one line, 22 pixels high with 20 of paper, or more lines; both keep 12 pixels to the edges and between.
TEST_F(Looking, theMinimapStandsInTheCornerOrAboveALegendThatReachesIt)
{
    const auto gap = [this] { return canvas.height() - minimap(canvas).geometry().bottom() - 1; };
    canvas.resize(1600, 600);
    wheel(canvas, centre(), {0, 2400});
    ASSERT_TRUE(minimap(canvas).isVisible());
    EXPECT_EQ(gap(), 12);
    canvas.resize(820, 600);
    ASSERT_TRUE(minimap(canvas).isVisible());
    EXPECT_EQ(gap(), 12 + 42 + 12);
    canvas.setLegendVisible(false);
    EXPECT_EQ(gap(), 12);
    canvas.setLegendVisible(true);
    EXPECT_EQ(gap(), 12 + 42 + 12);
    canvas.setTextScale(1.5); // its lines are longer, and higher
    EXPECT_GT(gap(), 12 + 63 + 12);
    EXPECT_EQ(minimap(canvas).geometry().right() + 1 + 12, canvas.width());
}

TEST_F(Looking, aClickInTheMinimapBringsThatPlaceToTheMiddle)
{
    wheel(canvas, seen(openAi), {0, 1200});
    const double zoom = canvas.zoom();
    const Point oracle = bench.picture().cards[bench.card("Oracle")].rect.centre();
    ASSERT_FALSE(canvas.rect().contains(seen(oracle).toPoint()));
    QTest::mouseClick(&minimap(canvas), Qt::LeftButton, {}, onMinimap(canvas, oracle));
    // As near as a pixel of the minimap goes.
    const double pixel = zoom / fitted(bench.picture().map, minimap(canvas).size(), 1).zoom;
    EXPECT_NEAR(seen(oracle).x(), centre().x(), pixel);
    EXPECT_NEAR(seen(oracle).y(), centre().y(), pixel);
    EXPECT_EQ(canvas.zoom(), zoom);
    EXPECT_TRUE(canvas.selection().empty()) << "the click was not one on the map below";
}

TEST_F(Looking, theFrameInTheMinimapIsDraggedFromWhereItIsTaken)
{
    wheel(canvas, seen(openAi), {0, 480});
    ASSERT_TRUE(minimap(canvas).isVisible());
    const QPoint from = onMinimap(canvas, canvas.toPicture(centre() * 1.3)); // in the frame, beside its middle
    const QPointF before = seen(openAi);
    QTest::mousePress(&minimap(canvas), Qt::LeftButton, {}, from);
    expectNear(seen(openAi), before);
    QMouseEvent move(QEvent::MouseMove, QPointF(from + QPoint(6, 4)),
                     QPointF(minimap(canvas).mapToGlobal(from + QPoint(6, 4))), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(&minimap(canvas), &move);
    QTest::mouseRelease(&minimap(canvas), Qt::LeftButton, {}, from + QPoint(6, 4));
    const double pixel = canvas.zoom() / fitted(bench.picture().map, minimap(canvas).size(), 1).zoom;
    expectNear(seen(openAi), before - QPointF(6, 4) * pixel);
}

class LookingInTheWindow : public ::testing::Test {
protected:
    WindowBench bench{deals};
    Canvas& canvas = bench.window->canvas();

    QImage map() const { return canvas.grab().toImage(); }
    Rect card(std::string_view name) const
    {
        return bench.picture().cards[cardOf(bench.picture(), party(bench.book(), name))].rect;
    }
    // Out of the View menu, by the mouse.
    void choose(QAction* action)
    {
        auto* view = bench.find<QMenu>("viewMenu");
        QMenuBar* bar = bench.window->menuBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(view->menuAction()).center());
        ASSERT_TRUE(view->isVisible());
        QTest::mouseClick(view, Qt::LeftButton, {}, view->actionGeometry(action).center());
        ASSERT_FALSE(view->isVisible());
        bench.settle();
    }
};

TEST_F(LookingInTheWindow, controlPlusAndMinusZoomAboutTheMiddle)
{
    const double zoom = canvas.zoom();
    const QPointF centre = QRectF(canvas.rect()).center();
    const Point middle = canvas.toPicture(centre);
    bench.keys(Qt::CTRL | Qt::Key_Plus);
    EXPECT_NEAR(canvas.zoom(), zoom * 1.25, 1e-9);
    expectNear(canvas.toWidget(middle), centre);
    bench.keys(Qt::CTRL | Qt::Key_Minus);
    bench.keys(Qt::CTRL | Qt::Key_Minus);
    EXPECT_NEAR(canvas.zoom(), zoom / 1.25, 1e-9);
    expectNear(canvas.toWidget(middle), centre);
}

TEST_F(LookingInTheWindow, controlNoughtBringsAllIntoSight)
{
    wheel(canvas, bench.middle("OpenAI"), {0, 1200});
    ASSERT_FALSE(canvas.rect().contains(bench.middle("Oracle")));
    bench.keys(Qt::CTRL | Qt::Key_0);
    const Rect& all = bench.picture().map;
    EXPECT_TRUE(canvas.rect().contains(canvas.toWidget({all.x, all.y}).toPoint()));
    EXPECT_TRUE(canvas.rect().contains(canvas.toWidget({all.right(), all.bottom()}).toPoint()));
}

TEST_F(LookingInTheWindow, controlOneShowsTheMapInItsFullSize)
{
    wheel(canvas, bench.middle("OpenAI"), {0, 360});
    bench.keys(Qt::CTRL | Qt::Key_1);
    EXPECT_EQ(canvas.zoom(), 1);
}

TEST_F(LookingInTheWindow, controlTwoBringsWhatIsSelectedToTheMiddle)
{
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, bench.middle("Oracle"));
    bench.settle();
    wheel(canvas, bench.middle("Amazon"), {0, 1200});
    ASSERT_FALSE(canvas.rect().contains(bench.middle("Oracle")));
    bench.keys(Qt::CTRL | Qt::Key_2);
    expectNear(canvas.toWidget(card("Oracle").centre()), QRectF(canvas.rect()).center());
    EXPECT_TRUE(canvas.rect().contains(canvas.toWidget({card("Oracle").x, card("Oracle").y}).toPoint()));
    EXPECT_EQ(canvas.zoom(), 1.5) << "a single card is no larger than a map ever is fitted";
}

TEST_F(LookingInTheWindow, controlRShowsTheTiesThatCarryNoMoney)
{
    Relation relation;
    relation.id = newId<Relation>();
    relation.from = party(bench.book(), "Amazon");
    relation.to = party(bench.book(), "Oracle");
    ASSERT_TRUE(bench.window->document().perform(QStringLiteral("Add"), {Created{relation}}));
    bench.settle();
    const QImage without = map();
    EXPECT_TRUE(bench.picture().ties.empty());
    bench.keys(Qt::CTRL | Qt::Key_R);
    ASSERT_EQ(bench.picture().ties.size(), 1U);
    EXPECT_EQ(bench.picture().ties.front().relation, relation.id);
    EXPECT_NE(map(), without);
    bench.keys(Qt::CTRL | Qt::Key_R);
    EXPECT_TRUE(bench.picture().ties.empty());
}

TEST_F(LookingInTheWindow, cardsAreAsLargeAsTheirMoneyUnlessTheMenuSaysOtherwise)
{
    const Picture before = bench.picture();
    EXPECT_GT(card("OpenAI").height, card("Amazon").height) << "350B pass through it, 50B through Amazon";
    choose(bench.window->actions().sizeByFlow);
    EXPECT_EQ(card("OpenAI").height, card("Amazon").height);
    choose(bench.window->actions().sizeByFlow);
    EXPECT_EQ(bench.picture().cards, before.cards);
}

TEST_F(LookingInTheWindow, theLegendGoesAndComesByTheMenu)
{
    const QImage with = map();
    choose(bench.window->actions().legend);
    const QImage without = map();
    EXPECT_NE(without, with);
    const QRect corner(16, canvas.height() - 40, 160, 24); // where it lies
    QImage bare = without.copy(corner);
    bare.fill(without.pixel(3, 3));
    EXPECT_EQ(without.copy(corner), bare) << "nothing but the ground is left there";
    choose(bench.window->actions().legend);
    EXPECT_EQ(map(), with);
}

TEST_F(LookingInTheWindow, theMinimapGoesAndComesByTheMenu)
{
    wheel(canvas, bench.middle("OpenAI"), {0, 1200});
    bench.settle();
    const QRect corner = minimap(canvas).geometry();
    ASSERT_TRUE(minimap(canvas).isVisible());
    QTest::qWait(100); // the map is sharp
    const QImage with = map();
    choose(bench.window->actions().minimap);
    EXPECT_FALSE(minimap(canvas).isVisible());
    EXPECT_NE(map().copy(corner), with.copy(corner));
    choose(bench.window->actions().minimap);
    EXPECT_TRUE(minimap(canvas).isVisible());
    EXPECT_EQ(map().copy(corner), with.copy(corner));
}

} // namespace
} // namespace roundtrip::testing
