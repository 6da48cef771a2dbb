// SPDX-License-Identifier: GPL-3.0-or-later
// The circularity panel by real events. The book's figures, by hand: Amazon's 15 + 35 go to OpenAI and, of 100, 50
// back, so 100 go round. Without the 35 it is 15 there and back, without the 15 it is 35, without the 100 nothing.

#include "ui/panels/circularity_panel.h"

#include "tests/ui/panels/analyst_bench.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view circle = R"(Microsoft > OpenAI 10B equity 2024-01-01 deal:Old
                                       Amazon > OpenAI 15B equity 2026-03-31 deal:Round
                                       Amazon > OpenAI 35B equity 2026-06-30 deal:Later
                                       OpenAI > Amazon 100B compute 2026-05-01 deal:Cloud)";

struct Shown {
    explicit Shown(std::string_view lines) : bench(lines), panel(bench.focus, *bench.document)
    {
        panel.resize(1200, 300);
        panel.show();
        panel.setFindings(bench.found());
    }
    // Answers come from another thread.
    bool waits(const std::function<bool()>& until) { return QTest::qWaitFor(until, 5000); }
    TableView& table(const char* name) { return *panel.findChild<TableView*>(QLatin1String(name)); }
    TableView& deals() { return table("circularDealsTable"); }
    TableView& pairs() { return table("circularPairsTable"); }
    bool answered()
    {
        return waits([this] { return deals().isVisible(); });
    }
    void click(TableView& at, int row)
    {
        QTest::mouseClick(at.viewport(), Qt::LeftButton, {}, at.visualRect(at.model()->index(row, 0)).center());
    }
    // The flows of the book whose deals have that title.
    Selection flowsOf(std::string_view title)
    {
        std::vector<RecordKey> keys;
        for (const Flow& flow : bench.book().flows()) {
            if (bench.book().find(flow.deal)->title == title) {
                keys.push_back({RecordKind::flow, flow.id.value});
            }
        }
        return selectionOf(keys);
    }

    AnalystBench bench;
    CircularityPanel panel;
};

TEST(CircularityPanel, ranksTheDealsByWhatGoesRoundWithThem)
{
    Shown shown(circle);
    ASSERT_TRUE(shown.answered());
    ASSERT_EQ(shown.deals().model()->rowCount(), 4);
    EXPECT_THAT(rowSaid(shown.deals(), 0), ElementsAre("Cloud", "$100B", "$100B", percent(0)));
    EXPECT_THAT(rowSaid(shown.deals(), 1), ElementsAre("Later", "$35B", "$70B", percent(30.0 / 125)));
    EXPECT_THAT(rowSaid(shown.deals(), 2), ElementsAre("Round", "$15B", "$30B", percent(70.0 / 145)));
    EXPECT_THAT(rowSaid(shown.deals(), 3), ElementsAre("Old", "$10B", "–", percent(100.0 / 150)));
    EXPECT_EQ(said(shown.panel, "dealsTitle"), "Without one deal, of $100B that goes round");
}

TEST(CircularityPanel, aClickOnADealSelectsItsFlows)
{
    Shown shown(circle);
    ASSERT_TRUE(shown.answered());
    shown.click(shown.deals(), 1);
    EXPECT_EQ(shown.bench.focus.focus().selection, shown.flowsOf("Later"));
    EXPECT_EQ(rowSaid(shown.pairs(), shown.pairs().currentRow())[0], "Amazon → OpenAI");
    shown.deals().setFocus();
    QTest::keyClick(&shown.deals(), Qt::Key_Down);
    EXPECT_EQ(shown.bench.focus.focus().selection, shown.flowsOf("Round"));
}

TEST(CircularityPanel, followsWhatIsSelectedElsewhere)
{
    Shown shown(circle);
    ASSERT_TRUE(shown.answered());
    const Selection cloud = shown.flowsOf("Cloud");
    shown.bench.focus.select({cloud.front()});
    EXPECT_EQ(shown.deals().currentRow(), 0);
    EXPECT_EQ(rowSaid(shown.pairs(), shown.pairs().currentRow())[0], "OpenAI → Amazon");
    shown.bench.selectParty("Amazon");
    EXPECT_EQ(shown.deals().currentRow(), -1);
}

TEST(CircularityPanel, aClickOnAPairSelectsAllItsFlows)
{
    Shown shown(circle);
    ASSERT_TRUE(shown.answered());
    ASSERT_EQ(shown.pairs().model()->rowCount(), 2);
    EXPECT_THAT(rowSaid(shown.pairs(), 0), ElementsAre("Amazon → OpenAI", "$50B", "$50B"));
    shown.click(shown.pairs(), 0);
    EXPECT_EQ(shown.bench.focus.focus().selection.size(), 2U);
    EXPECT_EQ(shown.deals().currentRow(), -1) << "two deals pay there";
}

TEST(CircularityPanel, showsARangeWhereTheSplitIsFree)
{
    // A's 3 come back over C and D, either of which can take 1 or 2 of them.
    Shown shown(R"(A > B 3B equity 2026-01-01
                   B > C 2B equity 2026-01-01
                   B > D 2B equity 2026-01-01
                   C > A 2B equity 2026-01-01
                   D > A 2B equity 2026-01-01)");
    ASSERT_TRUE(shown.answered());
    EXPECT_THAT(rowSaid(shown.pairs(), 0), ElementsAre("A → B", "$3B", "$3B"));
    EXPECT_THAT(rowSaid(shown.pairs(), 1), ElementsAre("B → C", "$2B", "$1B – $2B"));
    const QModelIndex range = shown.pairs().model()->index(1, 2);
    EXPECT_DOUBLE_EQ(range.data(barRole).toDouble(), 2.0 / 3);
    EXPECT_DOUBLE_EQ(range.data(sureRole).toDouble(), 1.0 / 3);
    EXPECT_EQ(said(shown.panel, "pairsTitle"), "Pairs that can carry it: 5");
}

TEST(CircularityPanel, drawsEachYearByItself)
{
    Shown shown(circle);
    ASSERT_TRUE(shown.answered());
    EXPECT_THAT(shown.panel.chart()->years(),
                ElementsAre(CircularYear{2024, amount("10B"), 0}, CircularYear{2025, 0, 0},
                            CircularYear{2026, amount("150B"), amount("100B")}));
    EXPECT_TRUE(shown.waits(
        [&] { return shown.panel.chart()->tipAt(shown.panel.chart()->placeOf(2025)).contains("no payments"); }));
    EXPECT_TRUE(shown.panel.chart()
                    ->tipAt(shown.panel.chart()->placeOf(2026))
                    .contains("circular " + exactMoney(amount("100B"), *Currency::parse("USD"))));
}

TEST(CircularityPanel, saysSoWhereNothingGoesRound)
{
    Shown shown("Amazon > OpenAI 15B equity 2026-03-31");
    EXPECT_FALSE(shown.deals().isVisible());
    EXPECT_TRUE(said(shown.panel, "empty").startsWith("No money goes round"));
}

TEST(CircularityPanel, worksOutNothingThatNobodySees)
{
    AnalystBench bench(circle);
    CircularityPanel panel(bench.focus, *bench.document);
    panel.setFindings(bench.found());
    QTest::qWait(50);
    EXPECT_EQ(panel.findChild<TableView*>("circularDealsTable")->model()->rowCount(), 0);
    panel.resize(1200, 300);
    panel.show();
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return panel.findChild<TableView*>("circularDealsTable")->model()->rowCount() == 4; }, 5000));
}

} // namespace
} // namespace roundtrip::testing
