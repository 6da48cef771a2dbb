// SPDX-License-Identifier: GPL-3.0-or-later
// Loops as a person keeps them: named and noted in their cells, pinned by a tick, found by name, never lost.
#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/tables/loop_rows.h"
#include "ui/tables/table_view.h"
#include "ui/window/actions.h"
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

// Two loops: 38 can go round with OpenAI, 3 with Nvidia.
constexpr std::string_view twoLoops = "party Amazon kind:hyperscaler\n"
                                      "party OpenAI kind:lab\n"
                                      "party Nvidia kind:chipmaker\n"
                                      "Amazon > OpenAI 50B equity 2026-02-01 deal:Stake\n"
                                      "OpenAI > Amazon 38B compute 2026-04-01 deal:Cloud\n"
                                      "Amazon > Nvidia 7B hardware 2026-04-01 deal:Chips\n"
                                      "Nvidia > Amazon 3B services 2026-05-01 deal:Hosting\n";

class LoopsPanelTest : public ::testing::Test {
protected:
    QModelIndex cell(int row, LoopColumn column) { return table->model()->index(row, static_cast<int>(column)); }
    QPoint at(int row, LoopColumn column)
    {
        table->scrollTo(cell(row, column));
        return table->visualRect(cell(row, column)).center();
    }
    QString said(int row, LoopColumn column) { return cell(row, column).data().toString(); }
    void type(int row, LoopColumn column, const char* text)
    {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at(row, column));
        QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, at(row, column));
        auto* editor = table->viewport()->findChild<QLineEdit*>();
        ASSERT_NE(editor, nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
        bench.settle();
    }
    void tick(int row)
    {
        // Where the style draws the tick.
        const QRect rect = table->visualRect(cell(row, LoopColumn::pinned));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, {rect.left() + 10, rect.center().y()});
        bench.settle();
    }
    std::vector<std::string> listed()
    {
        std::vector<std::string> all;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            all.push_back(said(row, LoopColumn::loop).toStdString());
        }
        return all;
    }
    // What the list comes to, once what is looked for is found.
    bool comesToList(const std::vector<std::string>& wanted)
    {
        return QTest::qWaitFor([&] { return listed() == wanted; }, 5'000) &&
               QTest::qWaitFor([&] { return !bench.find<QLabel>("loopsSummary")->text().startsWith("Loops are"); },
                               5'000);
    }
    void tickOnlyThrough()
    {
        auto* box = bench.find<QCheckBox>("onlyThrough");
        QTest::mouseClick(box, Qt::LeftButton, {}, {10, box->height() / 2});
    }
    void typeWithin(const char* days)
    {
        auto* box = bench.find<QSpinBox>("turnsWithin");
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, days);
        QTest::keyClick(box, Qt::Key_Return);
    }
    // What is selected, by the menu.
    void takeOut()
    {
        clickMenu(*bench.window, {"Edit", "Delete"});
        bench.settle();
    }
    void undo()
    {
        clickMenu(*bench.window, {"Edit", bench.window->document().undoText()});
        bench.settle();
    }
    void removeFlow(std::string_view deal)
    {
        for (const Flow& flow : bench.book().flows()) {
            if (bench.book().find(flow.deal)->title == deal) {
                bench.window->focus().select({keyOf(flow)});
                break;
            }
        }
        takeOut();
    }

    WindowBench bench{twoLoops};
    TableView* table = bench.find<TableView>("loopsTable");
};

TEST_F(LoopsPanelTest, aLoopIsNamedInItsCellAndTheNameIsUndoneAndSurvivesClosing)
{
    type(0, LoopColumn::name, "The shuttle");
    EXPECT_EQ(said(0, LoopColumn::name), "The shuttle");
    ASSERT_EQ(bench.book().all<KeptLoop>().size(), 1U);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Name loop The shuttle");
    undo();
    EXPECT_EQ(said(0, LoopColumn::name), "");
    EXPECT_EQ(bench.book().all<KeptLoop>().size(), 0U);
    bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    bench.reopen();
    table = bench.find<TableView>("loopsTable");
    EXPECT_EQ(said(0, LoopColumn::name), "The shuttle");
}

TEST_F(LoopsPanelTest, aLoopThatIsPinnedStandsBeforeTheOthers)
{
    EXPECT_EQ(said(1, LoopColumn::loop), "Amazon → Nvidia → Amazon");
    tick(1);
    EXPECT_EQ(said(0, LoopColumn::loop), "Amazon → Nvidia → Amazon");
    EXPECT_EQ(said(0, LoopColumn::number), "2") << "its place by round trip";
    EXPECT_EQ(said(1, LoopColumn::loop), "Amazon → OpenAI → Amazon");
    tick(0);
    EXPECT_EQ(said(0, LoopColumn::loop), "Amazon → OpenAI → Amazon");
    EXPECT_EQ(bench.book().all<KeptLoop>().size(), 0U) << "nothing is said of it any more";
}

TEST_F(LoopsPanelTest, aNoteIsWrittenInItsCell)
{
    type(1, LoopColumn::note, "Look at the warrants");
    EXPECT_EQ(said(1, LoopColumn::note), "Look at the warrants");
    EXPECT_EQ(bench.book().all<KeptLoop>().begin()->note, "Look at the warrants");
}

TEST_F(LoopsPanelTest, aKeptLoopThatIsNoMoreSaysSoAndComesBackWithItsMoney)
{
    type(1, LoopColumn::name, "Chips for servers");
    removeFlow("Hosting");
    ASSERT_EQ(table->model()->rowCount(), 2);
    EXPECT_EQ(said(1, LoopColumn::name), "Chips for servers");
    EXPECT_EQ(said(1, LoopColumn::roundTrip), "not in this network");
    EXPECT_TRUE(bench.find<QLabel>("loopsSummary")->text().endsWith("Kept, but not in this network: 1."));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at(1, LoopColumn::loop));
    bench.settle();
    EXPECT_EQ(bench.window->focus().focus().loop, std::nullopt);
    EXPECT_EQ(bench.window->focus().focus().selection.size(), 2U) << "its parties are shown";
    undo();
    EXPECT_EQ(said(1, LoopColumn::roundTrip), "$3B");
}

TEST_F(LoopsPanelTest, theCommandPaletteFindsALoopByItsName)
{
    type(1, LoopColumn::name, "Chips for servers");
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at(0, LoopColumn::loop));
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
    QTest::keyClicks(bench.find<QLineEdit>("paletteLine"), "chips for");
    QTest::keyClick(bench.find<QLineEdit>("paletteLine"), Qt::Key_Return);
    bench.settle();
    ASSERT_TRUE(bench.window->focus().focus().loop);
    EXPECT_THAT(bench.window->focus().focus().loop->parties,
                ElementsAre(party(bench.book(), "Amazon"), party(bench.book(), "Nvidia")));
}

TEST_F(LoopsPanelTest, theLegsOfALoopAreCopiedAsCells)
{
    EXPECT_FALSE(bench.find<QPushButton>("copyLegs")->isEnabled());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at(0, LoopColumn::loop));
    QTest::mouseClick(bench.find<QPushButton>("copyLegs"), Qt::LeftButton);
    EXPECT_EQ(QApplication::clipboard()->text(), "Payer\tPayee\tAmount\tCurrency\tCapital\tCommercial\tDeals\n"
                                                 "Amazon\tOpenAI\t50000000000.00\tUSD\t50000000000.00\t0.00\tStake\n"
                                                 "OpenAI\tAmazon\t38000000000.00\tUSD\t0.00\t38000000000.00\tCloud\n");
}

TEST_F(LoopsPanelTest, theMoneyOfALoopIsSentRoundLegByLeg)
{
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at(0, LoopColumn::loop));
    bench.settle();
    bench.settle(); // the rest dims once the loop is lit
    const QImage still = bench.window->canvas().grab().toImage();
    QTest::mouseClick(bench.find<QPushButton>("playRound"), Qt::LeftButton);
    ASSERT_TRUE(bench.window->round().playing());
    ASSERT_TRUE(QTest::qWaitFor([&] { return bench.window->round().leg() == 1; }, 20'000));
    EXPECT_NE(bench.window->canvas().grab().toImage(), still);
    ASSERT_TRUE(QTest::qWaitFor([&] { return !bench.window->round().playing(); }, 20'000));
    EXPECT_TRUE(QTest::qWaitFor([&] { return bench.window->canvas().grab().toImage() == still; }, 5'000))
        << "all is as it was";
}

// The shuttle by OpenAI pays on 02-01 and 04-01, 59 days; that by Nvidia on 04-01 and 05-01, 30 days.
constexpr const char* byOpenAi = "Amazon → OpenAI → Amazon";
constexpr const char* byNvidia = "Amazon → Nvidia → Amazon";

TEST_F(LoopsPanelTest, onlyLoopsThroughTheSelectedPartyAreListed)
{
    EXPECT_EQ(bench.find<QCheckBox>("onlyThrough")->text(), "Only through what is selected");
    tickOnlyThrough();
    EXPECT_TRUE(comesToList({byOpenAi, byNvidia})) << "nothing is selected";
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Nvidia"));
    EXPECT_EQ(bench.find<QCheckBox>("onlyThrough")->text(), "Only through Nvidia");
    EXPECT_TRUE(comesToList({byNvidia}));
    EXPECT_EQ(said(0, LoopColumn::number), "1");
    EXPECT_EQ(bench.find<QLabel>("loopsSummary")->text(), "One loop: there are no others.");
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, at(0, LoopColumn::loop));
    bench.settle();
    EXPECT_THAT(bench.window->focus().focus().loop->parties,
                ElementsAre(party(bench.book(), "Amazon"), party(bench.book(), "Nvidia")));
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("OpenAI"));
    EXPECT_TRUE(comesToList({byOpenAi}));
    tickOnlyThrough();
    EXPECT_TRUE(comesToList({byOpenAi, byNvidia}));
}

TEST_F(LoopsPanelTest, onlyLoopsThroughTheSelectedArrowAreListed)
{
    tickOnlyThrough();
    for (const Flow& flow : bench.book().flows()) {
        if (bench.book().find(flow.deal)->title == "Hosting") {
            bench.window->focus().select({keyOf(flow)});
        }
    }
    EXPECT_EQ(bench.find<QCheckBox>("onlyThrough")->text(), "Only through Nvidia → Amazon");
    EXPECT_TRUE(comesToList({byNvidia}));
    // With the arrow the selection goes, and all that is left is listed.
    takeOut();
    EXPECT_TRUE(comesToList({byOpenAi}));
    undo();
    EXPECT_TRUE(comesToList({byOpenAi, byNvidia}));
}

TEST_F(LoopsPanelTest, onlyLoopsThatTurnWithinSomeDaysAreListed)
{
    EXPECT_EQ(said(0, LoopColumn::turnsIn), "59");
    EXPECT_EQ(said(1, LoopColumn::turnsIn), "30");
    EXPECT_TRUE(cell(1, LoopColumn::turnsIn)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains("From 2026-04-01, when Amazon pays, to 2026-05-01"));
    EXPECT_EQ(bench.find<QSpinBox>("turnsWithin")->text(), "any time");
    typeWithin("30");
    EXPECT_TRUE(comesToList({byNvidia}));
    typeWithin("29");
    EXPECT_TRUE(comesToList({}));
    typeWithin("59");
    EXPECT_TRUE(comesToList({byOpenAi, byNvidia}));
    typeWithin("-1");
    EXPECT_EQ(bench.find<QSpinBox>("turnsWithin")->text(), "any time");
    EXPECT_TRUE(comesToList({byOpenAi, byNvidia}));
}

TEST_F(LoopsPanelTest, whatIsFilteredIsLookedForOnceItIsSeen)
{
    typeWithin("59");
    ASSERT_TRUE(comesToList({byOpenAi, byNvidia}));
    auto* tabs = bench.find<QTabWidget>("analysisTabs");
    ASSERT_NE(tabs, nullptr);
    const int loops = tabs->currentIndex();
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(loops + 1).center());
    removeFlow("Hosting");
    EXPECT_EQ(listed().size(), 2U) << "nobody sees it";
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(loops).center());
    EXPECT_TRUE(comesToList({byOpenAi}));
}

TEST_F(LoopsPanelTest, whatTheFilterHidesIsShownWhereItIsAskedFor)
{
    type(0, LoopColumn::name, "The shuttle");
    typeWithin("30");
    EXPECT_TRUE(comesToList({byNvidia})) << "a kept loop is filtered like any other";
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
    QTest::keyClicks(bench.find<QLineEdit>("paletteLine"), "the shuttle");
    QTest::keyClick(bench.find<QLineEdit>("paletteLine"), Qt::Key_Return);
    EXPECT_TRUE(comesToList({byOpenAi, byNvidia}));
    EXPECT_EQ(bench.find<QSpinBox>("turnsWithin")->text(), "any time");
    ASSERT_TRUE(bench.window->focus().focus().loop);
    EXPECT_EQ(bench.window->focus().focus().loop->parties.size(), 2U);
    EXPECT_EQ(table->currentIndex().row(), 0);
}

} // namespace
} // namespace roundtrip::testing
