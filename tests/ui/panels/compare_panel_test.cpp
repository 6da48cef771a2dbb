// SPDX-License-Identifier: GPL-3.0-or-later
// The comparison by real events. In the scenario Lab pays Cloud 60B instead of 100B and Fund no longer pays Lab:
// headline falls from 150B to 60B.

#include "ui/panels/compare_panel.h"

#include "core/model/edits.h"
#include "tests/ui/panels/analyst_bench.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view three = R"(Lab > Cloud 100B compute 2026-03-01
                                      Fund > Lab 50B equity 2026-02-01)";

struct Shown {
    Shown() : bench(three), panel(bench.focus, *bench.document)
    {
        panel.resize(1200, 300);
        panel.show();
        changes = panel.findChild<QTableView*>(QStringLiteral("changesTable"));
        figures = panel.findChild<QTableView*>(QStringLiteral("figuresTable"));
    }
    void makeScenario()
    {
        const Edit made = addScenario(bench.document->book(), "Less");
        bench.document->perform("Add", made.changes);
        scenario = {made.record.id};
        const Book& book = bench.document->book();
        for (const Flow& flow : book.flows()) {
            (flow.payer == party(book, "Lab") ? compute : equity) = flow.id;
        }
        bench.document->perform(
            "Less",
            setField(bench.document->book(scenario), {RecordKind::flow, compute.value}, "amount", amount("60B"))
                .changes,
            scenario);
        bench.document->perform("Remove", removeFlow(bench.document->book(scenario), equity).changes, scenario);
    }
    bool waits(const std::function<bool()>& until) { return QTest::qWaitFor(until, 5000); }
    bool answered()
    {
        return waits([this] { return figures->isVisible() && figures->model()->rowCount() > 0; });
    }

    AnalystBench bench;
    ComparePanel panel;
    QTableView* changes = nullptr;
    QTableView* figures = nullptr;
    ScenarioId scenario;
    FlowId compute, equity;
};

TEST(ComparePanel, saysHowToGetAScenarioWhereThereIsNone)
{
    Shown shown;
    EXPECT_TRUE(said(shown.panel, "empty").startsWith("There is no scenario yet."));
    EXPECT_FALSE(shown.figures->isVisible());
}

TEST(ComparePanel, listsRecordsWithTheirFieldsBeforeAndAfter)
{
    Shown shown;
    shown.makeScenario();
    ASSERT_TRUE(shown.waits([&] { return shown.changes->model()->rowCount() == 3; }));
    // The removed flow took its deal with it.
    EXPECT_EQ(rowSaid(*shown.changes, 0)[0], "removed");
    EXPECT_EQ(rowSaid(*shown.changes, 1)[0], "removed");
    EXPECT_THAT(rowSaid(*shown.changes, 2),
                ElementsAre("altered", "flow", "Lab → Cloud, $60B compute", "Amount: $100B → $60B"));
}

TEST(ComparePanel, listsFiguresTheLargestDifferenceFirst)
{
    Shown shown;
    shown.makeScenario();
    ASSERT_TRUE(shown.answered());
    ASSERT_TRUE(shown.waits([&] { return rowSaid(*shown.figures, 0)[2] == "$150B"; }));
    EXPECT_THAT(rowSaid(*shown.figures, 0), ElementsAre("Headline", "the whole network", "$150B", "$60B", "−$90B"));
    double last = 1e300;
    for (int row = 0; row < shown.figures->model()->rowCount(); ++row) {
        const QModelIndex at = shown.figures->model()->index(row, static_cast<int>(FigureColumn::difference));
        if (at.data().toString().contains('$')) {
            EXPECT_LE(std::abs(at.data(sortRole).toDouble()), last);
            last = std::abs(at.data(sortRole).toDouble());
        }
    }
}

TEST(ComparePanel, aClickSelectsTheRecordOrTheParty)
{
    Shown shown;
    shown.makeScenario();
    ASSERT_TRUE(shown.waits([&] { return shown.changes->model()->rowCount() == 3; }));
    QTest::mouseClick(shown.changes->viewport(), Qt::LeftButton, {},
                      shown.changes->visualRect(shown.changes->model()->index(2, 0)).center());
    EXPECT_THAT(shown.bench.focus.focus().selection, ElementsAre(RecordKey{RecordKind::flow, shown.compute.value}));
    for (int row = 0; row < shown.figures->model()->rowCount(); ++row) {
        if (rowSaid(*shown.figures, row)[1] == "Cloud") {
            shown.figures->scrollTo(shown.figures->model()->index(row, 0));
            QTest::mouseClick(shown.figures->viewport(), Qt::LeftButton, {},
                              shown.figures->visualRect(shown.figures->model()->index(row, 0)).center());
            break;
        }
    }
    EXPECT_THAT(shown.bench.focus.focus().selection,
                ElementsAre(RecordKey{RecordKind::party, party(shown.bench.book(), "Cloud").value}));
}

TEST(ComparePanel, theSidesCanBeExchanged)
{
    Shown shown;
    shown.makeScenario();
    ASSERT_TRUE(shown.answered());
    QTest::keyClicks(shown.panel.findChild<QComboBox*>(QStringLiteral("before")), "Less");
    EXPECT_TRUE(said(shown.panel, "empty").startsWith("Both sides are the same."));
    QTest::keyClicks(shown.panel.findChild<QComboBox*>(QStringLiteral("after")), "the base");
    EXPECT_TRUE(shown.waits([&] { return shown.figures->isVisible() && rowSaid(*shown.figures, 0)[4] == "+$90B"; }));
}

TEST(ComparePanel, followsWhatTheScenarioBecomes)
{
    Shown shown;
    shown.makeScenario();
    ASSERT_TRUE(shown.answered());
    shown.bench.document->perform("More",
                                  setField(shown.bench.document->book(shown.scenario),
                                           {RecordKind::flow, shown.compute.value}, "amount", amount("70B"))
                                      .changes,
                                  shown.scenario);
    EXPECT_TRUE(shown.waits([&] { return rowSaid(*shown.figures, 0)[3] == "$70B"; }));
}

} // namespace
} // namespace roundtrip::testing
