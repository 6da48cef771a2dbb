// SPDX-License-Identifier: GPL-3.0-or-later
// The analyses beside the map, in the whole window: what is chosen in one place shows in the others.
#include "tests/support/book_lines.h"
#include "tests/ui/panels/analyst_bench.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/panels/coverage_panel.h"
#include "ui/panels/trace_panel.h"
#include "ui/tables/table_view.h"
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

// Lab gets 50, has 60 and owes 100; Cloud then has 145 and owes 140.
constexpr std::string_view lines = "party Lab kind:lab\n"
                                   "party Cloud kind:neocloud\n"
                                   "party Chips kind:chipmaker\n"
                                   "Cloud > Lab 50M equity 2026-01-15\n"
                                   "Lab > Cloud 100M compute 2026-07-01\n"
                                   "Cloud > Chips 90M hardware 2026-08-01\n"
                                   "metric Lab 2026 cash 60M\n"
                                   "metric Cloud 2026 cash 45M\n";

class Analyses : public ::testing::Test {
protected:
    Analyses() : bench(lines) {}

    QString shownTab() const
    {
        const auto* tabs = bench.find<QTabWidget>("analysisTabs");
        return tabs->tabText(tabs->currentIndex());
    }
    void show(const char* title)
    {
        auto* tabs = bench.find<QTabWidget>("analysisTabs");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (tabs->tabText(tab) == QLatin1String(title)) {
                QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
            }
        }
        ASSERT_EQ(shownTab(), QLatin1String(title));
        bench.settle();
    }
    void find(const char* words)
    {
        bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
        QTest::keyClicks(bench.find<QLineEdit>("paletteLine"), words);
        QTest::keyClick(bench.find<QLineEdit>("paletteLine"), Qt::Key_Return);
        bench.settle();
    }
    void nameScenario(const char* name)
    {
        inMenuOf(*bench.find<QToolButton>("scenarioField"), [name](QMenu& menu) {
            auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
            QTest::keyClicks(line, name);
            QTest::keyClick(line, Qt::Key_Return);
        });
        bench.settle();
    }
    void pressOnBanner(const char* text)
    {
        for (auto* button : bench.find<QFrame>("scenarioBanner")->findChildren<QPushButton*>()) {
            if (button->text() == QLatin1String(text)) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
        bench.settle();
    }
    QImage card(std::string_view name)
    {
        Canvas& canvas = bench.window->canvas();
        return canvas.grab(QRect(bench.middle(name) - QPoint(30, 12), QSize(60, 24))).toImage();
    }

    WindowBench bench;
};

TEST_F(Analyses, TheBannersButtonsCompareAndLeaveTheScenario)
{
    nameScenario("Without chips");
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Chips"));
    bench.keys(QKeySequence(Qt::Key_Delete));
    ASSERT_NE(shownTab(), "Compare");
    pressOnBanner("Compare");
    EXPECT_EQ(shownTab(), "Compare");
    pressOnBanner("Back to the base");
    EXPECT_FALSE(bench.window->focus().focus().scenario);
    EXPECT_FALSE(bench.find<QFrame>("scenarioBanner")->isVisible());
    EXPECT_EQ(bench.picture().cards.size(), 3U);
    EXPECT_EQ(bench.picture().cards[0].mark, Mark::none);
}

TEST_F(Analyses, AScenarioIsGoneIntoAndAnAnalysisShownByThePalette)
{
    nameScenario("Without chips");
    pressOnBanner("Back to the base");
    find("without chips");
    EXPECT_TRUE(bench.window->focus().focus().scenario);
    find("show stress");
    EXPECT_EQ(shownTab(), "Stress");
    clickMenu(*bench.window, {"View", "Analyses"});
    ASSERT_FALSE(bench.find<QDockWidget>("analysisDock")->isVisible());
    find("show coverage");
    EXPECT_TRUE(bench.find<QDockWidget>("analysisDock")->isVisible()) << "it is shown where it was hidden";
    EXPECT_EQ(shownTab(), "Coverage");
}

TEST_F(Analyses, ALineOfTheExplorerIsSelectedOnTheMap)
{
    auto* tree = bench.find<QTreeView>("explorerTree");
    const QModelIndexList found = tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, "Chips", 1,
                                                       Qt::MatchExactly | Qt::MatchRecursive);
    ASSERT_EQ(found.size(), 1);
    tree->scrollTo(found.front()); // and what it stands in is opened
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(found.front()).center());
    bench.settle();
    const Selection chips{{RecordKind::party, party(bench.book(), "Chips").value}};
    EXPECT_EQ(bench.window->focus().focus().selection, chips);
    EXPECT_EQ(bench.window->canvas().selection(), chips);
}

TEST_F(Analyses, EnterOnACardGoesIntoItsPageAlsoWhereThatWasHidden)
{
    clickMenu(*bench.window, {"View", "Inspector"});
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Lab"));
    bench.settle();
    QTest::keyClick(&bench.window->canvas(), Qt::Key_Return);
    bench.settle();
    auto* dock = bench.find<QDockWidget>("inspectorDock");
    EXPECT_TRUE(dock->isVisible());
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    EXPECT_TRUE(dock->isAncestorOf(QApplication::focusWidget()));
    auto* line = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    ASSERT_NE(line, nullptr);
    EXPECT_EQ(line->text(), "Lab");
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(line, "Laboratory");
    QTest::keyClick(line, Qt::Key_Return);
    bench.settle();
    EXPECT_EQ(bench.window->document().undoText(), "Undo Rename Lab to Laboratory");
    EXPECT_EQ(bench.picture().cards[cardOf(bench.picture(), party(bench.book(), "Laboratory"))].name, "Laboratory");
}

TEST_F(Analyses, RoundsOfDefaultLightUpOnTheMapInOrder)
{
    show("Stress");
    QSlider* shock = nullptr;
    for (auto* slider : bench.window->findChildren<QSlider*>()) {
        shock = slider->isVisible() && slider->accessibleName().contains("Lab") ? slider : shock;
    }
    ASSERT_NE(shock, nullptr);
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(shock, Qt::Key_PageUp);
    }
    auto* table = bench.find<QAbstractItemView>("stressTable");
    ASSERT_TRUE(QTest::qWaitFor([table] { return table->model()->rowCount() == 3; }));
    const QImage lab = card("Lab");
    const QImage cloud = card("Cloud");
    const QImage chips = card("Chips");
    auto* round = bench.find<QSlider>("round");
    QTest::keyClick(round, Qt::Key_Right);
    EXPECT_EQ(card("Lab"), lab) << "it is lit";
    EXPECT_NE(card("Cloud"), cloud) << "the rest fades";
    EXPECT_NE(card("Chips"), chips);
    QTest::keyClick(round, Qt::Key_Right);
    EXPECT_EQ(card("Cloud"), cloud) << "it falls in the second round";
    EXPECT_NE(card("Chips"), chips);
    show("Loops");
    EXPECT_EQ(card("Chips"), chips) << "with the panel its light goes";
}

// All of Lab's dollar goes to Cloud; of Cloud's 140 it pays 50 to Lab and 90 to Chips, out of 100 and what it has.
TEST_F(Analyses, TheDollarOfWhatIsClickedIsTraced)
{
    show("Trace");
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Lab"));
    bench.settle();
    auto* panel = bench.window->findChild<TracePanel*>();
    auto* table = panel->findChild<QAbstractItemView*>(QStringLiteral("staysTable"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return table->isVisible() && rowSaid(*table, 0)[0] == "home, at Lab"; }));
    EXPECT_EQ(rowSaid(*table, 0)[1], percent(50.0 / 140));
    EXPECT_EQ(rowSaid(*table, 1), (QStringList{"Chips", percent(90.0 / 140)}));
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Cloud"));
    EXPECT_TRUE(QTest::qWaitFor([&] { return rowSaid(*table, 0)[0] == "home, at Cloud"; }));
}

// Lab has no revenue metric; what it pays Cloud in 2026 is known.
TEST_F(Analyses, TheCoverageIsOfWhatIsClicked)
{
    show("Coverage");
    auto* panel = bench.window->findChild<CoveragePanel*>();
    auto* table = panel->findChild<QAbstractItemView*>(QStringLiteral("coverageTable"));
    for (const auto& [name, paid] : {std::pair("Lab", "$100M"), std::pair("Cloud", "$90M")}) {
        QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle(name));
        bench.settle();
        ASSERT_TRUE(QTest::qWaitFor([&, wanted = QLatin1String(paid)] {
            return table->isVisible() && table->model()->rowCount() == 1 && rowSaid(*table, 0)[1] == wanted;
        })) << name;
        EXPECT_EQ(rowSaid(*table, 0)[0], "2026");
        EXPECT_EQ(rowSaid(*table, 0)[2], "not known");
    }
}

TEST_F(Analyses, ACellOfTheHostingIsSelectedByTheMouseAndItsPageShown)
{
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_R)); // ties are drawn too
    const Relation hosts{newId<Relation>(),
                         party(bench.book(), "Cloud"),
                         party(bench.book(), "Lab"),
                         RelationType::hosts,
                         RelationDepth::integrated,
                         {},
                         {},
                         {}};
    ASSERT_TRUE(bench.window->document().perform("Add", {Created{hosts}}));
    bench.settle();
    show("Hosting");
    auto* table = bench.find<QTableView>("hostingTable");
    ASSERT_EQ(rowSaid(*table, 0), QStringList("I"));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(0, 0)).center());
    bench.settle();
    EXPECT_THAT(bench.window->focus().focus().selection,
                ::testing::ElementsAre(RecordKey{RecordKind::relation, hosts.id.value}));
    bool told = false;
    for (const auto* label : bench.find<QDockWidget>("inspectorDock")->findChildren<QLabel*>()) {
        told = told || (label->isVisible() && label->text() == "Cloud hosts Lab");
    }
    EXPECT_TRUE(told);
}

TEST_F(Analyses, TheMarginMovesThePaybackByKeys)
{
    show("Recoupment");
    // 50 placed, 100 come back in July: at half of that it is all back, at 45 % never.
    auto* margin = bench.find<QSlider>("margin");
    const auto atMargin = [this] { return bench.find<QLabel>("paybackAtMargin")->text(); };
    ASSERT_TRUE(QTest::qWaitFor([this] { return bench.find<QLabel>("paybackAtRevenue")->text() == "2026-07-01"; }));
    EXPECT_EQ(margin->value(), 40);
    EXPECT_NE(atMargin(), "2026-07-01");
    QTest::keyClick(margin, Qt::Key_PageUp); // by five
    QTest::keyClick(margin, Qt::Key_PageUp);
    EXPECT_TRUE(QTest::qWaitFor([&] { return atMargin() == "2026-07-01"; })) << atMargin().toStdString();
    QTest::keyClick(margin, Qt::Key_Left);
    EXPECT_TRUE(QTest::qWaitFor([&] { return atMargin() != "2026-07-01"; }));
}

} // namespace
} // namespace roundtrip::testing
