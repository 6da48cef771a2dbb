// SPDX-License-Identifier: GPL-3.0-or-later
// How the map is drawn, by the menu and the keys: an action that is undone, redone and kept.
#include "core/model/map_style.h"

#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/window/actions.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

// Two payments of one pair and class, and a third of little money.
constexpr std::string_view lines = "Amazon > OpenAI 15B equity 2026-02-01\n"
                                   "Amazon > OpenAI 35B equity 2027-02-01\n"
                                   "OpenAI > Oracle 1B compute 2026-03-01\n";

void choose(WindowBench& bench, const char* entry)
{
    clickMenu(*bench.window, {QStringLiteral("View"), QLatin1String(entry)});
    bench.settle();
}

TEST(MapStyle, unbundlingIsUndoneAndRedoneAlsoAfterOpeningAgain)
{
    WindowBench bench(lines);
    const Picture bundled = bench.picture();
    ASSERT_EQ(bundled.arrows.size(), 2U);
    bench.keys(Qt::CTRL | Qt::Key_B);
    EXPECT_EQ(bench.picture().arrows.size(), 3U);
    EXPECT_EQ(bench.window->actions().undo->text(), QStringLiteral("Undo Unbundle parallel flows"));
    bench.reopen();
    EXPECT_EQ(bench.picture().arrows.size(), 3U);
    EXPECT_FALSE(bench.window->actions().bundle->isChecked());
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(bench.picture().arrows, bundled.arrows);
    EXPECT_TRUE(bench.window->actions().bundle->isChecked());
    bench.keys(QKeySequence::Redo);
    EXPECT_EQ(bench.picture().arrows.size(), 3U);
    choose(bench, "Bundle parallel flows");
    EXPECT_EQ(bench.window->actions().undo->text(), QStringLiteral("Undo Bundle parallel flows"));
    EXPECT_EQ(bench.picture().arrows.size(), 2U);
}

TEST(MapStyle, tiesAndSizesAreActionsAsWell)
{
    WindowBench bench(lines);
    const auto height = [&](std::string_view name) {
        const Picture& picture = bench.picture();
        return picture.cards[cardOf(picture, party(bench.book(), name))].rect.height;
    };
    EXPECT_GT(height("OpenAI"), height("Oracle"));
    choose(bench, "Size cards by money");
    EXPECT_EQ(height("OpenAI"), height("Oracle"));
    EXPECT_EQ(bench.window->actions().undo->text(), QStringLiteral("Undo Draw cards in one size"));
    const Relation hosts{newId<Relation>(),
                         party(bench.book(), "Amazon"),
                         party(bench.book(), "OpenAI"),
                         RelationType::hosts,
                         {},
                         {},
                         {},
                         {}};
    ASSERT_TRUE(bench.window->document().perform("Add relation", {Created{hosts}}));
    EXPECT_TRUE(bench.picture().ties.empty());
    bench.keys(Qt::CTRL | Qt::Key_R);
    EXPECT_EQ(bench.picture().ties.size(), 1U);
    EXPECT_EQ(bench.window->actions().undo->text(), QStringLiteral("Undo Show relations"));
    bench.keys(QKeySequence::Undo);
    EXPECT_TRUE(bench.picture().ties.empty());
    EXPECT_EQ(height("OpenAI"), height("Oracle"));
    bench.keys(QKeySequence::Undo); // the relation itself
    bench.keys(QKeySequence::Undo);
    EXPECT_GT(height("OpenAI"), height("Oracle"));
}

TEST(MapStyle, isOfTheDocumentWhicheverScenarioIsLookedAt)
{
    WindowBench bench(lines);
    const Edit scenario = addScenario(bench.book(), "Try");
    ASSERT_TRUE(bench.window->document().perform("Add scenario", scenario.changes));
    Focus focus = bench.window->focus().focus();
    focus.scenario = ScenarioId{scenario.record.id};
    bench.window->focus().set(focus);
    bench.settle();
    bench.keys(Qt::CTRL | Qt::Key_B);
    EXPECT_FALSE(mapStyleIn(bench.window->document().book()).bundled);
    EXPECT_EQ(bench.window->document().book().all<Step>().size(), 0U);
}

} // namespace
} // namespace roundtrip::testing
