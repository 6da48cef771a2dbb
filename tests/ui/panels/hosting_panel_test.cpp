// SPDX-License-Identifier: GPL-3.0-or-later
// The hosting matrix by real events, on the seed's relations: Microsoft exclusive until 2026-04-27, Amazon reselling
// from the 28th.

#include "ui/panels/hosting_panel.h"

#include "tests/ui/panels/analyst_bench.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

struct Shown {
    Shown() : bench("party Microsoft\nparty Amazon\nparty OpenAI\nparty Anthropic\n", "2026-04-28")
    {
        exclusive =
            add("Microsoft", "OpenAI", RelationType::exclusive, RelationDepth::unstated, "2019-07-22", "2026-04-27");
        hosts = add("Microsoft", "OpenAI", RelationType::hosts, RelationDepth::integrated, "2019-07-22", "");
        resells = add("Amazon", "OpenAI", RelationType::resells, RelationDepth::resold, "2026-04-28", "");
        add("Amazon", "Anthropic", RelationType::hosts, RelationDepth::standard, "", "");
        panel = std::make_unique<HostingPanel>(bench.focus, *bench.document);
        panel->resize(900, 300);
        panel->show();
        table = panel->findChild<QTableView*>(QStringLiteral("hostingTable"));
    }
    RelationId add(std::string_view from, std::string_view to, RelationType type, RelationDepth depth,
                   std::string_view start, std::string_view end)
    {
        const Book& book = bench.book();
        const Relation relation{
            newId<Relation>(), party(book, from), party(book, to), type, depth, parseDate(start), parseDate(end), {}};
        bench.document->perform(QStringLiteral("Add"), {Created{relation}});
        return relation.id;
    }
    void setDay(std::string_view iso)
    {
        Focus focus = bench.focus.focus();
        focus.question.asOf = day(iso);
        bench.focus.set(focus);
    }
    void click(int row, int column)
    {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(row, column)).center());
    }

    AnalystBench bench;
    std::unique_ptr<HostingPanel> panel;
    QTableView* table = nullptr;
    RelationId exclusive, hosts, resells;
};

// Rows are Amazon, Microsoft; columns Anthropic, OpenAI.
TEST(HostingPanel, tellsIntegratedStandardAndResoldApart)
{
    Shown shown;
    EXPECT_THAT(rowSaid(*shown.table, 0), ElementsAre("S", "R"));
    EXPECT_THAT(rowSaid(*shown.table, 1), ElementsAre("", "I"));
    EXPECT_EQ(shown.table->model()->headerData(0, Qt::Vertical).toString(), "Amazon");
    EXPECT_EQ(shown.table->model()->headerData(1, Qt::Horizontal).toString(), "OpenAI");
}

TEST(HostingPanel, followsTheDay)
{
    Shown shown;
    const QModelIndex microsoft = shown.table->model()->index(1, 1);
    EXPECT_FALSE(microsoft.data(HostingModel::exclusiveRole).toBool());
    shown.setDay("2026-04-26");
    EXPECT_TRUE(microsoft.data(HostingModel::exclusiveRole).toBool());
    EXPECT_THAT(rowSaid(*shown.table, 0), ElementsAre("S", "–")); // the resale has not begun
    EXPECT_EQ(said(*shown.panel, "title"), "Hosting on 26 Apr 2026");
}

TEST(HostingPanel, aClickSelectsTheRelationsThatHold)
{
    Shown shown;
    shown.click(1, 1);
    EXPECT_THAT(shown.bench.focus.focus().selection, ElementsAre(RecordKey{RecordKind::relation, shown.hosts.value}));
    shown.click(1, 0);
    EXPECT_TRUE(shown.bench.focus.focus().selection.empty());
}

TEST(HostingPanel, arrowKeysGoFromCellToCell)
{
    Shown shown;
    shown.click(1, 1);
    QTest::keyClick(shown.table, Qt::Key_Up);
    EXPECT_THAT(shown.bench.focus.focus().selection, ElementsAre(RecordKey{RecordKind::relation, shown.resells.value}));
}

TEST(HostingPanel, showsTheRelationThatIsSelectedElsewhere)
{
    Shown shown;
    shown.bench.focus.select({{RecordKind::relation, shown.resells.value}});
    EXPECT_EQ(shown.table->currentIndex(), shown.table->model()->index(0, 1));
    shown.bench.selectParty("OpenAI");
    EXPECT_FALSE(shown.table->currentIndex().isValid());
    EXPECT_EQ(shown.bench.focus.focus().selection.front().kind, RecordKind::party); // followed, not answered
}

TEST(HostingPanel, namesTheRelationsOfACellInItsTooltip)
{
    Shown shown;
    const QString tip = shown.table->model()->index(1, 1).data(Qt::ToolTipRole).toString();
    EXPECT_TRUE(tip.contains("hosts, integrated, from 22 Jul 2019")) << utf8(tip);
    EXPECT_TRUE(tip.contains("not on 28 Apr 2026:\nexclusive, from 22 Jul 2019, until 27 Apr 2026")) << utf8(tip);
}

TEST(HostingPanel, saysWhatWouldBeThereWhereThereAreNoRelations)
{
    AnalystBench bench("party Microsoft");
    HostingPanel panel(bench.focus, *bench.document);
    panel.show();
    EXPECT_FALSE(panel.findChild<QTableView*>(QStringLiteral("hostingTable"))->isVisible());
}

} // namespace
} // namespace roundtrip::testing
