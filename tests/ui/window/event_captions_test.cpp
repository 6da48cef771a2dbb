// SPDX-License-Identifier: GPL-3.0-or-later
// Events that pass as captions while the timeline is stepped and played.
#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/charts/recoupment_chart.h"
#include "ui/window/actions.h"
#include "ui/words/words.h"
#include <QLabel>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view eventful = "condition Permit met decided:2026-02-20\n"
                                      "A > B 5B equity 2026-01-01..2027-01-01 deal:Rainier status:terminated "
                                      "ended:2026-02-25 if:Permit\n";

// Without a pause, in which the day would come to rest.
void stepForward(WindowBench& bench, int months)
{
    for (int i = 0; i < months; ++i) {
        QTest::keySequence(bench.window, QKeySequence(Qt::CTRL | Qt::Key_BracketRight));
    }
}

void comeToRest(WindowBench& bench)
{
    ASSERT_TRUE(QTest::qWaitFor([&] { return !bench.window->focus().focus().cursor; }, 3000)) << "it comes to rest";
    bench.settle();
}

TEST(EventCaptions, aStepByAMonthTellsWhatPassedTheNewestFirstUntilWholeAmountsAreShown)
{
    WindowBench bench(eventful);
    Canvas& canvas = bench.window->canvas();
    EXPECT_TRUE(canvas.captions().empty());
    stepForward(bench, 2); // 1 March
    EXPECT_EQ(canvas.captions(), (QStringList{dateText(day("2026-02-25")) + " · Rainier ended",
                                              dateText(day("2026-02-20")) + " · condition met: Permit"}));
    const QImage told = canvas.grab().toImage();
    comeToRest(bench);
    EXPECT_EQ(canvas.captions().size(), 2) << "at rest on the same day";
    bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    EXPECT_TRUE(canvas.captions().empty());
    EXPECT_NE(canvas.grab().toImage().pixel(20, 24), told.pixel(20, 24)) << "the pill is gone";
}

TEST(EventCaptions, thePaybackIsToldOfWhenItHappens)
{
    // 12 placed, and 1 back each month from the second on: all of it by the end of the thirteenth.
    WindowBench bench("A > B 12M equity 2026-01-15\n"
                      "B > A 24M compute 2026-02-15..24m\n");
    const Date payback = day(bench.find<QLabel>("paybackAtRevenue")->text().toStdString());
    const QString told = dateText(payback) + " · paid back: A in B";
    const auto shown = [&bench] { return bench.window->focus().focus().shownDate(); };
    const auto tells = [&] { return bench.window->canvas().captions().contains(told); };
    int months = 0;
    for (; shown() < payback && months < 100; ++months) {
        EXPECT_FALSE(tells()) << "on " << dateText(shown()).toStdString();
        stepForward(bench, 1);
    }
    EXPECT_GT(months, 10);
    EXPECT_TRUE(tells());
    stepForward(bench, 2);
    EXPECT_FALSE(tells()) << "it has passed";
}

TEST(EventCaptions, playedOverAndOverItBeginsAgainAtTheEnd)
{
    WindowBench bench(eventful);
    auto* chart = bench.find<RecoupmentChart>("");
    clickMenu(*bench.window, {"Timeline", "Play over and over"});
    // Near the end of what the chart spans.
    const QPoint at(static_cast<int>(chart->xOf(chart->span().second)) - 3, chart->height() / 2);
    QWidget* plot = chart->childAt(at);
    ASSERT_NE(plot, nullptr);
    QTest::mouseClick(plot, Qt::LeftButton, {}, plot->mapFrom(chart, at));
    comeToRest(bench);
    const Date late = bench.window->focus().focus().question.asOf;
    ASSERT_GT(late, chart->span().second - std::chrono::days(40));
    clickMenu(*bench.window, {"Timeline", "Play"});
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return bench.window->focus().focus().shownDate() < late - std::chrono::days(60); }, 20'000));
    EXPECT_TRUE(bench.window->focus().focus().cursor) << "and it plays on";
    clickMenu(*bench.window, {"Timeline", "Pause"});
    EXPECT_FALSE(bench.window->focus().focus().cursor);
}

TEST(EventCaptions, playedOnceItRestsAtTheEnd)
{
    WindowBench bench(eventful);
    auto* chart = bench.find<RecoupmentChart>("");
    QTest::mouseClick(chart->childAt(chart->rect().center()), Qt::LeftButton, {}, QPoint(chart->width() - 40, 30));
    comeToRest(bench);
    clickMenu(*bench.window, {"Timeline", "Play"});
    const QAction* play = bench.window->actions().play;
    ASSERT_EQ(play->text(), "&Pause");
    ASSERT_TRUE(QTest::qWaitFor([play] { return play->text() == "&Play"; }, 20'000));
    EXPECT_EQ(bench.window->focus().focus().question.asOf, chart->span().second);
}

} // namespace
} // namespace roundtrip::testing
