// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline under the hand: dragged, stepped and played, and what is seen meanwhile on it and on the map.
#include <map>

#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/canvas/painter.h"
#include "ui/charts/recoupment_chart.h"
#include "ui/window/actions.h"
#include "ui/words/words.h"
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

// The seed's core: Amazon's two tranches and the cloud bought from it.
constexpr std::string_view amazonAndOpenAi = "party Amazon kind:hyperscaler\n"
                                             "party OpenAI kind:lab\n"
                                             "party Google kind:hyperscaler\n"
                                             "condition Listing open p:0.5 expected:2027-06-01\n"
                                             "Amazon > OpenAI 15B equity 2026-02-01\n"
                                             "Amazon > OpenAI 35B equity on:Listing if:Listing\n"
                                             "OpenAI > Amazon 100B compute 2026-04-01..96m\n"
                                             "Google > OpenAI 10B equity 2026-03-01\n";

// The button that shows an action in the timeline.
QToolButton* timelineButton(WindowBench& bench, const QAction* action)
{
    for (auto* button : bench.find<QDockWidget>("timelineDock")->findChildren<QToolButton*>()) {
        if (button->defaultAction() == action) {
            return button;
        }
    }
    return nullptr;
}

// Waits until the day that is shown is the as-of date.
void rest(WindowBench& bench)
{
    ASSERT_TRUE(QTest::qWaitFor([&] { return !bench.window->focus().focus().cursor; }, 3000));
    bench.settle();
}

// As a person does it, to bring the as-of date somewhere; a day or more beside it, where a pixel is more than a day.
void clickOnTimeline(WindowBench& bench, Date date)
{
    auto* chart = bench.find<RecoupmentChart>("");
    const QPoint at(static_cast<int>(chart->xOf(date)), chart->height() / 2);
    QWidget* plot = chart->childAt(at);
    ASSERT_NE(plot, nullptr);
    QTest::mouseClick(plot, Qt::LeftButton, {}, plot->mapFrom(chart, at));
    rest(bench);
}

TEST(Timeline, draggingTheTimelineSetsTheAsOfDateEverywhere)
{
    WindowBench bench(amazonAndOpenAi);
    auto* chart = bench.find<RecoupmentChart>("");
    const QPoint from(static_cast<int>(chart->xOf(day("2026-01-01"))), chart->height() / 2);
    const QPoint to(static_cast<int>(chart->xOf(day("2028-01-01"))), chart->height() / 2);
    QWidget* plot = chart->childAt(from);
    ASSERT_NE(plot, nullptr);
    QTest::mousePress(plot, Qt::LeftButton, {}, plot->mapFrom(chart, from));
    QTest::mouseMove(plot, plot->mapFrom(chart, to));
    QMouseEvent move(QEvent::MouseMove, QPointF(plot->mapFrom(chart, to)), QPointF(chart->mapToGlobal(to)),
                     Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(plot, &move);
    QTest::mouseRelease(plot, Qt::LeftButton, {}, plot->mapFrom(chart, to));
    const auto distance = [&bench](std::string_view date) {
        return std::abs((bench.window->focus().focus().shownDate() - day(date)).count());
    };
    EXPECT_LE(distance("2028-01-01"), 10);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !bench.window->focus().focus().cursor; }, 3000)) << "it comes to rest";
    EXPECT_LE(std::abs((bench.window->focus().focus().question.asOf - day("2028-01-01")).count()), 10);
    bench.settle();
    EXPECT_EQ(bench.window->composer().findings()->network->question().asOf,
              bench.window->focus().focus().question.asOf);
}

// Both as one presses them.
enum class PressedBy { key, button };
class Playing : public ::testing::TestWithParam<PressedBy> {};

TEST_P(Playing, movesTheDateAndPauseKeepsIt)
{
    WindowBench bench(amazonAndOpenAi);
    QToolButton* button = timelineButton(bench, bench.window->actions().play);
    ASSERT_NE(button, nullptr);
    const auto press = [&] {
        if (GetParam() == PressedBy::key) {
            bench.keys(QKeySequence(Qt::CTRL | Qt::Key_Space));
        } else {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    };
    const Date start = bench.window->focus().focus().shownDate();
    press();
    EXPECT_EQ(button->text(), "Pause");
    ASSERT_TRUE(QTest::qWaitFor([&] { return bench.window->focus().focus().shownDate() > start; }, 5000));
    press();
    EXPECT_EQ(button->text(), "Play");
    const Date kept = bench.window->focus().focus().shownDate();
    EXPECT_GT(kept, start);
    EXPECT_FALSE(bench.window->focus().focus().cursor) << "the day it came to rest on is the as-of date";
    QTest::qWait(60);
    EXPECT_EQ(bench.window->focus().focus().shownDate(), kept);
}

INSTANTIATE_TEST_SUITE_P(By, Playing, ::testing::Values(PressedBy::key, PressedBy::button),
                         [](const auto& by) { return std::string(by.param == PressedBy::key ? "Key" : "Button"); });

TEST(Timeline, playGoesAsFastAsIsChosenInTheBox)
{
    WindowBench bench(amazonAndOpenAi);
    auto* speed = bench.find<QComboBox>("speed");
    // How far it gets in that time, at least until it has gone that far; days a second.
    const auto pace = [&](const char* chosen, int days) {
        QTest::mouseClick(speed, Qt::LeftButton);
        QAbstractItemView* list = speed->view();
        EXPECT_TRUE(QTest::qWaitFor([&] { return list->isVisible(); }));
        const QModelIndex row = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, chosen).value(0);
        EXPECT_TRUE(row.isValid());
        QTest::qWait(QApplication::doubleClickInterval() + 50); // a click at once would be the one that opened it
        QTest::mouseMove(list->viewport(), list->visualRect(row).center());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(row).center());
        comeBack(*bench.window);
        EXPECT_EQ(speed->currentText(), chosen);

        const Date start = bench.window->focus().focus().shownDate();
        const auto gone = [&] { return (bench.window->focus().focus().shownDate() - start).count(); };
        QElapsedTimer clock;
        clock.start();
        bench.keys(QKeySequence(Qt::CTRL | Qt::Key_Space));
        EXPECT_TRUE(QTest::qWaitFor([&] { return gone() >= days; }, 20'000));
        const double seconds = static_cast<double>(clock.nsecsElapsed()) / 1e9;
        const double days_ = static_cast<double>(gone());
        bench.keys(QKeySequence(Qt::CTRL | Qt::Key_Space));
        return days_ / seconds;
    };
    // Never faster than said, and not so slow that it could be the next speed of the list.
    const double slow = pace("1 month a second", 10);
    EXPECT_LT(slow, 31 + 10);
    const double fast = pace("2 years a second", 500);
    EXPECT_LT(fast, 731 + 10);
    EXPECT_GT(fast, 366);
}

TEST(Timeline, theButtonsGoAMonthForwardAndBack)
{
    WindowBench bench(amazonAndOpenAi);
    const auto press = [&bench](const QAction* action) {
        QToolButton* button = timelineButton(bench, action);
        ASSERT_NE(button, nullptr);
        QTest::mouseClick(button, Qt::LeftButton);
    };
    press(bench.window->actions().monthForward);
    press(bench.window->actions().monthForward);
    EXPECT_EQ(bench.window->focus().focus().shownDate(), day("2026-03-01"));
    rest(bench);
    EXPECT_EQ(bench.window->focus().focus().question.asOf, day("2026-03-01"));
    EXPECT_EQ(bench.window->composer().findings()->network->question().asOf, day("2026-03-01"));
    press(bench.window->actions().monthBack);
    rest(bench);
    EXPECT_EQ(bench.window->focus().focus().question.asOf, day("2026-02-01"));
}

// How many pixels of a part of the map are as good as of that colour.
int pixelsOf(const QImage& image, Colour colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb pixel = image.pixel(x, y);
            count += std::abs(qRed(pixel) - colour.red) + std::abs(qGreen(pixel) - colour.green) +
                         std::abs(qBlue(pixel) - colour.blue) <
                     24;
        }
    }
    return count;
}

// Google is gone, Oracle is new, and Amazon's first tranche is another in the scenario.
class PlayingAScenario : public ::testing::Test {
protected:
    PlayingAScenario() : bench(amazonAndOpenAi)
    {
        inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) {
            auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
            QTest::keyClicks(line, "What if");
            QTest::keyClick(line, Qt::Key_Return);
        });
        bench.settle();
        QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Google"));
        bench.keys(QKeySequence(Qt::Key_Delete));
        QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Amazon"));
        bench.keys(QKeySequence(Qt::Key_F2));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), "AWS");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        bench.settle();
        bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
        QTest::keyClicks(QApplication::focusWidget(), "Oracle");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        bench.settle();
        QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.nothing());
        bench.settle();
    }
    // The rim of a mark's card as it is seen now, but for its left, where the kind's colour is.
    QImage seen(Mark mark)
    {
        for (const Card& card : bench.picture().cards) {
            if (card.mark == mark) {
                Canvas& canvas = bench.window->canvas();
                const QPointF from = canvas.toWidget({card.rect.x - 3, card.rect.y - 3});
                const QPointF to = canvas.toWidget({card.rect.right() + 3, card.rect.bottom() + 3});
                QImage rim = canvas.grab(QRect(from.toPoint(), to.toPoint())).toImage();
                QPainter(&rim).fillRect(0, 6, rim.width() - 6, rim.height() - 12, Qt::white);
                return rim.copy(16, 0, rim.width() - 16, rim.height());
            }
        }
        ADD_FAILURE() << "no such card";
        return {};
    }
    void expectMarks()
    {
        const Palette& colours = palette(Theme::light);
        EXPECT_GT(pixelsOf(seen(Mark::added), colours.added), 100);
        EXPECT_GT(pixelsOf(seen(Mark::altered), colours.altered), 100);
        EXPECT_GT(pixelsOf(seen(Mark::removed), colours.removed), 100);
        EXPECT_LT(pixelsOf(seen(Mark::none), colours.added), 20);
        EXPECT_LT(pixelsOf(seen(Mark::none), colours.altered), 20);
        EXPECT_LT(pixelsOf(seen(Mark::none), colours.removed), 20);
    }

    WindowBench bench;
};

TEST_F(PlayingAScenario, WhatItAddedAlteredAndRemovedStaysMarked)
{
    expectMarks();
    QToolButton* play = timelineButton(bench, bench.window->actions().play);
    ASSERT_NE(play, nullptr);
    const Date start = bench.window->focus().focus().shownDate();
    QTest::mouseClick(play, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return bench.window->focus().focus().shownDate() > start; }, 5000));
    ASSERT_TRUE(bench.window->focus().focus().cursor) << "it plays";
    expectMarks();
    QTest::mouseClick(play, Qt::LeftButton);
    bench.settle();
    expectMarks();
}

// 12 placed, and 1 back each month from the second on: all of it by the end of the thirteenth.
constexpr std::string_view paidBack = "A > B 12M equity 2026-01-15\n"
                                      "B > A 24M compute 2026-02-15..24m\n";

TEST(Timeline, playedOverThePaybackMarksItWhenItHappensAndTellsOfIt)
{
    WindowBench bench(paidBack);
    auto* chart = bench.find<RecoupmentChart>("");
    const Date payback = day(bench.find<QLabel>("paybackAtRevenue")->text().toStdString());
    const QString told = dateText(payback) + " · paid back: A in B";
    clickOnTimeline(bench, payback - std::chrono::days(40));
    // The mark is a label filled with the colour of loops; what is to come is a dashed line of it.
    const auto marked = [chart] { return pixelsOf(chart->grab().toImage(), palette(Theme::light).loopHalo); };
    const int before = marked();
    EXPECT_GT(before, 10);
    EXPECT_THAT(bench.window->canvas().captions(), ::testing::Not(::testing::Contains(told)));

    QToolButton* play = timelineButton(bench, bench.window->actions().play);
    QTest::mouseClick(play, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return bench.window->focus().focus().shownDate() >= payback; }, 10'000));
    ASSERT_TRUE(bench.window->focus().focus().cursor) << "it plays";
    QCoreApplication::processEvents();
    EXPECT_GT(marked(), before + 300);
    QTest::mouseClick(play, Qt::LeftButton);
    bench.settle();
    EXPECT_GT(marked(), before + 300) << "it stays";
    EXPECT_THAT(bench.window->canvas().captions(), ::testing::Contains(told)) << "and is told of";
}

// What is under way is white dots; cards and labels have white of their own.
int whites(const QImage& image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += image.pixelColor(x, y) == QColor(Qt::white);
        }
    }
    return count;
}

TEST(Timeline, whilePlayingAnArrowFillsAndMoneyMovesAlongIt)
{
    WindowBench bench("A > B 12B equity 2026-01-15\n"
                      "B > A 24B compute 2026-03-01..60m\n");
    Canvas& canvas = bench.window->canvas();
    const auto arrow = [&](std::string_view payer) {
        for (const Arrow& one : bench.picture().arrows) {
            if (bench.picture().cards[one.payer].name == payer) {
                // All of its way, as what is under way lies some distance apart.
                QRect along;
                for (const Curve& curve : bench.picture().way(one)) {
                    for (const double t : {0.0, 0.25, 0.5, 0.75, 1.0}) {
                        along |= QRect(canvas.toWidget(curve.at(t)).toPoint() - QPoint(8, 8), QSize(16, 16));
                    }
                }
                return along;
            }
        }
        return QRect();
    };
    const QRect service = arrow("B");
    const QImage still = canvas.grab(service).toImage();
    QToolButton* play = timelineButton(bench, bench.window->actions().play);
    QTest::mouseClick(play, Qt::LeftButton);
    const auto until = [&](const char* date) {
        ASSERT_TRUE(QTest::qWaitFor([&] { return bench.window->focus().focus().shownDate() >= day(date); }, 10'000));
    };
    until("2026-01-10");
    const QImage nothingYet = canvas.grab(service).toImage();
    EXPECT_NE(nothingYet, still) << "what is not paid is paler";
    until("2026-05-01");
    const QImage underWay = canvas.grab(service).toImage();
    EXPECT_NE(underWay, nothingYet);
    EXPECT_GT(whites(underWay), whites(nothingYet) + 5) << "money moves along it";
    QTest::mouseClick(play, Qt::LeftButton);
    bench.settle();
    EXPECT_NE(canvas.grab(service).toImage(), still) << "paused it is as it was played";
    QToolButton* toDate = timelineButton(bench, bench.window->actions().paidToDate);
    ASSERT_NE(toDate, nullptr);
    EXPECT_TRUE(toDate->isChecked());
    QTest::mouseClick(toDate, Qt::LeftButton);
    EXPECT_EQ(canvas.grab(service).toImage(), still) << "whole amounts again";
    bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    EXPECT_NE(canvas.grab(service).toImage(), still) << "and what is paid to date without playing";
}

// All of it in one year, so that the chart has pixels for every day of it.
constexpr std::string_view inAYear = "condition Permit met decided:2026-05-20\n"
                                     "condition Vote open p:0.5 deadline:2026-06-20\n"
                                     "A > B 12M equity 2026-02-15\n"
                                     "B > A 8M compute 2026-03-01..8m\n"
                                     "B > C 3M compute 2026-04-01..6m if:Vote\n"
                                     "C > A 6M equity 2026-09-15 if:Permit\n";

// The map on the days that are shown, as it is at once.
class SeenByDay {
public:
    explicit SeenByDay(WindowBench& bench) : m_bench(bench)
    {
        m_seen = QObject::connect(&bench.window->focus(), &FocusHolder::changed, &bench.window->canvas(),
                                  [this](const Focus& now) { m_days[now.shownDate()] = map(); });
    }
    ~SeenByDay() { QObject::disconnect(m_seen); }
    QImage map() const { return m_bench.window->canvas().grab().toImage(); }
    QImage on(Date date) const { return m_days.at(date); }

private:
    WindowBench& m_bench;
    std::map<Date, QImage> m_days;
    QMetaObject::Connection m_seen;
};

// A month a second: a slow machine shows no fewer days than it must, and goes no further than is meant.
void playSlowly(WindowBench& bench)
{
    auto* speed = bench.find<QComboBox>("speed");
    QTest::keyClick(speed, Qt::Key_Home);
    ASSERT_EQ(speed->currentText(), "1 month a second");
}

// Plays from where it stands until that day at least, and pauses.
void playUntil(WindowBench& bench, Date date)
{
    QToolButton* play = timelineButton(bench, bench.window->actions().play);
    QTest::mouseClick(play, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return bench.window->focus().focus().shownDate() >= date; }, 20'000));
    ASSERT_TRUE(bench.window->focus().focus().cursor) << "it plays";
    QTest::mouseClick(play, Qt::LeftButton);
    bench.settle();
}

TEST(Timeline, ADayHasOnePictureWhetherItIsPlayedPausedSteppedOrDraggedTo)
{
    WindowBench bench(inAYear);
    const QImage whole = bench.window->canvas().grab().toImage();
    playSlowly(bench);
    clickOnTimeline(bench, day("2026-05-15"));
    SeenByDay seen(bench);
    playUntil(bench, day("2026-06-01"));
    const Date paused = bench.window->focus().focus().question.asOf;
    ASSERT_LT(paused, day("2026-06-20")) << "before the deadline, which is another test's";
    const QImage played = seen.on(paused);
    EXPECT_NE(played, whole) << "what is paid is told from what is not";
    EXPECT_EQ(seen.map(), played);
    EXPECT_FALSE(bench.window->canvas().captions().empty()) << "the permit of 20 May";

    QTest::mouseClick(timelineButton(bench, bench.window->actions().monthBack), Qt::LeftButton);
    rest(bench);
    EXPECT_NE(seen.map(), played);
    QTest::mouseClick(timelineButton(bench, bench.window->actions().monthForward), Qt::LeftButton);
    ASSERT_EQ(bench.window->focus().focus().shownDate(), paused);
    EXPECT_EQ(seen.map(), played);
    rest(bench);
    EXPECT_EQ(seen.map(), played);

    clickOnTimeline(bench, day("2026-11-01"));
    EXPECT_NE(seen.map(), played);
    clickOnTimeline(bench, paused + std::chrono::days(1)); // a moment after its midnight is of it
    if (bench.window->focus().focus().shownDate() > paused) {
        clickOnTimeline(bench, paused);
    }
    ASSERT_EQ(bench.window->focus().focus().shownDate(), paused);
    EXPECT_EQ(seen.map(), played);
}

// The vote fails on the day after its deadline, and with it the flow that hangs on it.
TEST(Timeline, WhatADeadlineTakesAwayGoesWhileItIsPlayedAsWell)
{
    WindowBench bench(inAYear);
    const auto arrows = [&bench] { return bench.picture().arrows.size(); };
    ASSERT_EQ(arrows(), 4U);
    playSlowly(bench);
    clickOnTimeline(bench, day("2026-06-10"));
    ASSERT_EQ(arrows(), 4U);
    QToolButton* play = timelineButton(bench, bench.window->actions().play);
    QTest::mouseClick(play, Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([&] { return arrows() == 3; }, 20'000));
    EXPECT_TRUE(bench.window->focus().focus().cursor) << "it plays";
    EXPECT_GT(bench.window->focus().focus().shownDate(), day("2026-06-20"));
    SeenByDay seen(bench);
    ASSERT_TRUE(
        QTest::qWaitFor([&] { return bench.window->focus().focus().shownDate() >= day("2026-07-20"); }, 20'000));
    QTest::mouseClick(play, Qt::LeftButton);
    bench.settle();
    EXPECT_EQ(seen.map(), seen.on(bench.window->focus().focus().question.asOf));
}

TEST(Timeline, ADateThatIsTypedShowsWholeAmounts)
{
    WindowBench bench(inAYear);
    const QImage whole = bench.window->canvas().grab().toImage();
    clickOnTimeline(bench, day("2026-05-01"));
    EXPECT_NE(bench.window->canvas().grab().toImage(), whole);
    inMenuOf(*bench.find<QToolButton>("windowField"), [](QMenu& menu) {
        auto* asOf = menu.findChild<QLineEdit*>(QStringLiteral("asOf"));
        QTest::keyClick(asOf, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(asOf, "2026-04-01");
        QTest::keyClick(asOf, Qt::Key_Return);
    });
    bench.settle();
    EXPECT_EQ(bench.window->focus().focus().shownDate(), day("2026-04-01"));
    EXPECT_EQ(bench.window->canvas().grab().toImage(), whole);
}

} // namespace
} // namespace roundtrip::testing
