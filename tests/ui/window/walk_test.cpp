// SPDX-License-Identifier: GPL-3.0-or-later
// The walk of a new user, whole, by mouse and keys: a deal that does not exist yet is tried in a scenario, what it does
// is read from the panels, and all of it is taken back, done again, closed, opened and taken back once more.
#include <algorithm>

#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/tables/loop_rows.h"
#include "ui/tables/table_view.h"
#include "ui/window/actions.h"
#include "ui/window/status_line.h"
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTabWidget>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

// Amazon and OpenAI make a loop of 50; Google stands beside it. OpenAI earns 30 in 2026 and buys for 100 from Amazon.
constexpr std::string_view before = "party Amazon kind:hyperscaler\n"
                                    "party OpenAI kind:lab\n"
                                    "party Google kind:hyperscaler\n"
                                    "party Nvidia kind:chipmaker\n"
                                    "Amazon > OpenAI 50B equity 2026-02-01\n"
                                    "OpenAI > Amazon 100B compute 2026-04-01\n"
                                    "Google > Nvidia 20B hardware 2026-01-01\n"
                                    "metric OpenAI 2026 revenue 30B\n";

std::vector<std::string> loops(const WindowBench& bench)
{
    std::vector<std::string> all;
    const QAbstractItemModel* model = bench.find<TableView>("loopsTable")->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        all.push_back(model->index(row, static_cast<int>(LoopColumn::loop)).data().toString().toStdString());
    }
    return all;
}

// The row of 2026 in the coverage panel: obligations, resources, gap.
std::vector<std::string> coverage(WindowBench& bench, const std::string& awaited)
{
    QTabBar* tabs = bench.find<QTabWidget>("analysisTabs")->tabBar();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        if (tabs->tabText(tab) == QLatin1String("Coverage")) {
            QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
        }
    }
    auto* table = bench.window->findChild<QAbstractItemView*>(QStringLiteral("coverageTable"));
    const auto cell = [table](int column) {
        return table->model()->rowCount() > 0 ? table->model()->index(0, column).data().toString().toStdString()
                                              : std::string();
    };
    // It answers from another thread.
    EXPECT_TRUE(QTest::qWaitFor([&] { return cell(1) == awaited; }, 5000));
    return {cell(0), cell(1), cell(2), cell(3)};
}

void drawFlow(WindowBench& bench, std::string_view payer, std::string_view payee, const char* amount,
              const QString& instrument)
{
    Canvas& canvas = bench.window->canvas();
    bench.drag(bench.rim(payer), bench.middle(payee));
    auto* line = canvas.findChild<QLineEdit*>(QStringLiteral("amount"));
    ASSERT_NE(line, nullptr);
    QTest::keyClicks(line, QLatin1String(amount));
    QTest::keyClicks(canvas.findChild<QLineEdit*>(QStringLiteral("start")), QStringLiteral("2026-05-01"));
    auto* choice = canvas.findChild<QComboBox*>(QStringLiteral("instrument"));
    QTest::keyClicks(choice, instrument); // as a list is searched by typing
    ASSERT_EQ(choice->currentText(), instrument);
    QTest::keyClick(line, Qt::Key_Return);
    bench.settle();
}

TEST(Walk, aDealIsTriedReadTakenBackDoneAgainAndTakenBackAfterClosing)
{
    WindowBench bench(before);
    EXPECT_THAT(loops(bench), ElementsAre("Amazon → OpenAI → Amazon"));
    EXPECT_EQ(bench.find<StatusLine>("")->figures(), "headline $170B · circular $100B · one-way $70B · external $70B");
    EXPECT_THAT(coverage(bench, "$100B"), ElementsAre("2026", "$100B", "$80B", "−$20B"));

    // A scenario, named at the top left.
    inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) {
        auto* name = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
        QTest::mouseClick(name, Qt::LeftButton);
        QTest::keyClicks(name, "Google deal");
        QTest::keyClick(name, Qt::Key_Return);
    });
    bench.settle();
    ASSERT_TRUE(bench.window->focus().focus().scenario);

    drawFlow(bench, "Google", "OpenAI", "$10B", QStringLiteral("equity"));
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Add flow Google → OpenAI");
    drawFlow(bench, "OpenAI", "Google", "40B", QStringLiteral("compute"));
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Add flow OpenAI → Google");

    // 170 + 10 + 40; twice 50 and twice 10 go round. OpenAI pays 140 and gets 60, Google pays 30 and gets 40.
    const QString after = "headline $220B · circular $120B · one-way $100B · external $80B";
    EXPECT_EQ(bench.find<StatusLine>("")->figures(), after);
    EXPECT_THAT(loops(bench), ElementsAre("Amazon → OpenAI → Amazon", "Google → OpenAI → Google"));
    EXPECT_EQ(bench.find<QLabel>("scenarioEffect")->text(),
              "headline +$50B · circular +$20B · external +$10B · loops 1 → 2");
    EXPECT_THAT(coverage(bench, "$140B"), ElementsAre("2026", "$140B", "$90B", "−$50B"));
    EXPECT_EQ(bench.window->document().book().flows().size(), 3U) << "the base is as it was";
    const auto added = [&bench] {
        return std::count_if(bench.picture().arrows.begin(), bench.picture().arrows.end(),
                             [](const Arrow& arrow) { return arrow.mark == Mark::added; });
    };
    EXPECT_EQ(added(), 2) << "both are seen as the scenario's";

    // All of it back, by keys; and again.
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.nothing());
    bench.keys(QKeySequence::Undo);
    bench.keys(QKeySequence::Undo);
    EXPECT_THAT(loops(bench), ElementsAre("Amazon → OpenAI → Amazon"));
    EXPECT_EQ(bench.find<StatusLine>("")->figures(), "headline $170B · circular $100B · one-way $70B · external $70B");
    bench.keys(QKeySequence::Undo); // the scenario itself
    EXPECT_EQ(bench.window->document().book().all<Scenario>().size(), 0U);
    for (int i = 0; i < 3; ++i) {
        bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    }
    ASSERT_EQ(bench.window->document().book().all<Scenario>().size(), 1U);

    bench.reopen();
    inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) { clickEntry(menu, "Google deal"); });
    bench.settle();
    EXPECT_EQ(bench.find<StatusLine>("")->figures(), after);
    EXPECT_THAT(loops(bench), ElementsAre("Amazon → OpenAI → Amazon", "Google → OpenAI → Google"));
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Add flow OpenAI → Google");
    bench.keys(QKeySequence::Undo);
    EXPECT_THAT(loops(bench), ElementsAre("Amazon → OpenAI → Amazon"));
    EXPECT_EQ(bench.book().flows().size(), 4U);
}

} // namespace
} // namespace roundtrip::testing
