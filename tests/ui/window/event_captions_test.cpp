// SPDX-License-Identifier: GPL-3.0-or-later
// Events that pass as captions while the timeline is stepped and played.
#include "tests/support/book_lines.h"
#include "tests/ui/window_bench.h"
#include "ui/charts/recoupment_chart.h"
#include "ui/window/actions.h"
#include "ui/words/words.h"
#include <QComboBox>
#include <QLabel>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view eventful = "condition Permit met decided:2026-02-20\n"
                                      "A > B 5B equity 2026-01-01..2027-01-01 deal:Rainier status:terminated "
                                      "ended:2026-02-25 if:Permit\n";

TEST(EventCaptions, aStepByAMonthTellsWhatPassedTheNewestFirstAndRestTellsNothing)
{
    WindowBench bench(eventful);
    Canvas& canvas = bench.window->canvas();
    EXPECT_TRUE(canvas.captions().empty());
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_BracketRight));
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_BracketRight)); // 1 March
    EXPECT_EQ(canvas.captions(), (QStringList{dateText(day("2026-02-25")) + " · Rainier ended",
                                              dateText(day("2026-02-20")) + " · condition met: Permit"}));
    const QImage told = canvas.grab().toImage();
    ASSERT_TRUE(QTest::qWaitFor([&] { return !bench.window->focus().focus().cursor; }, 3000)) << "it comes to rest";
    bench.settle();
    EXPECT_TRUE(canvas.captions().empty());
    EXPECT_NE(canvas.grab().toImage().pixel(20, 24), told.pixel(20, 24)) << "the pill is gone";
}

TEST(EventCaptions, thePaybackIsToldOfWhenItHappens)
{
    // 12 placed, and 1 back each month from the second on: all of it by the end of the thirteenth.
    WindowBench bench("A > B 12M equity 2026-01-15\n"
                      "B > A 24M compute 2026-02-15..24m\n");
    const Date payback = day(bench.find<QLabel>("paybackAtRevenue")->text().toStdString());
    const auto lookAt = [&bench](Date on) {
        Focus focus = bench.window->focus().focus();
        focus.cursor = on;
        bench.window->focus().set(focus);
        return bench.window->canvas().captions();
    };
    const QString told = dateText(payback) + " · paid back: A in B";
    EXPECT_FALSE(lookAt(payback - std::chrono::days(1)).contains(told));
    EXPECT_TRUE(lookAt(payback).contains(told));
    EXPECT_FALSE(lookAt(payback + std::chrono::days(60)).contains(told)) << "it has passed";
}

TEST(EventCaptions, playedOverAndOverItBeginsAgainAtTheEnd)
{
    WindowBench bench(eventful);
    auto* chart = bench.find<RecoupmentChart>("");
    bench.window->actions().playOver->trigger();
    Focus late = bench.window->focus().focus();
    late.question.asOf = chart->span().second - std::chrono::days(2);
    bench.window->focus().set(late);
    bench.settle();
    bench.window->actions().play->trigger();
    // The last days pass within a second at any speed; then it is early again and still plays.
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return bench.window->focus().focus().shownDate() < late.question.asOf - std::chrono::days(60); }, 5000));
    EXPECT_TRUE(bench.window->focus().focus().cursor);
    bench.window->actions().play->trigger();
}

} // namespace
} // namespace roundtrip::testing
