// SPDX-License-Identifier: GPL-3.0-or-later
// The table of exposures in the real window: sorted, filtered and gone from by the mouse; and that what is selected in
// one place is selected everywhere.
#include "ui/panels/exposure_panel.h"

#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/tables/exposure_rows.h"
#include "ui/tables/table_view.h"
#include <QCheckBox>
#include <QDockWidget>
#include <QHeaderView>
#include <QLineEdit>
#include <QTabWidget>
#include <QTreeView>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

// OpenAI gets 60 and pays 100, Amazon gets 100 and pays 50, Google pays 10.
constexpr std::string_view lines = "party Amazon kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "party Google kind:hyperscaler\n"
                                   "Amazon > OpenAI 50B equity 2026-02-01\n"
                                   "OpenAI > Amazon 100B compute 2026-04-01..96m\n"
                                   "Google > OpenAI 10B equity 2026-03-01\n";

class Exposure : public ::testing::Test {
protected:
    Exposure() : bench(lines)
    {
        auto* tabs = bench.find<QTabWidget>("analysisTabs");
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (tabs->tabText(tab) == QLatin1String("Exposure")) {
                QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
            }
        }
        bench.settle();
    }
    TableView* table(const char* name = "exposureTable") const { return bench.find<TableView>(name); }
    std::vector<std::string> parties() const
    {
        std::vector<std::string> all;
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            all.push_back(table()->model()->index(row, 0).data().toString().toStdString());
        }
        return all;
    }
    QPoint at(const char* party) const
    {
        const auto all = parties();
        const auto row = std::find(all.begin(), all.end(), party) - all.begin();
        const QModelIndex cell = table()->model()->index(static_cast<int>(row), 0);
        table()->scrollTo(cell);
        return table()->visualRect(cell).center();
    }
    void click(const char* party)
    {
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, at(party));
        bench.settle();
    }
    void clickHeader(ExposureColumn column)
    {
        QHeaderView* header = table()->horizontalHeader();
        const auto section = static_cast<int>(column);
        const QPoint place(header->sectionViewportPosition(section) + header->sectionSize(section) / 2,
                           header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, place);
    }
    Selection of(const std::vector<const char*>& names) const
    {
        std::vector<RecordKey> keys;
        for (const char* name : names) {
            keys.push_back({RecordKind::party, party(bench.book(), name).value});
        }
        return selectionOf(std::move(keys));
    }
    Selection selected() const { return bench.window->focus().focus().selection; }

    WindowBench bench;
};

TEST_F(Exposure, AClickOnAColumnsHeadSortsByItAndAnotherTurnsItRound)
{
    clickHeader(ExposureColumn::out);
    const auto once = parties();
    EXPECT_THAT(once,
                ::testing::AnyOf(ElementsAre("Google", "Amazon", "OpenAI"), ElementsAre("OpenAI", "Amazon", "Google")));
    clickHeader(ExposureColumn::out);
    EXPECT_EQ(parties(), std::vector<std::string>(once.rbegin(), once.rend()));
    clickHeader(ExposureColumn::party);
    EXPECT_THAT(parties(),
                ::testing::AnyOf(ElementsAre("Amazon", "Google", "OpenAI"), ElementsAre("OpenAI", "Google", "Amazon")));
}

TEST_F(Exposure, AClickSelectsThePartyOnTheMapInTheExplorerAndInTheInspector)
{
    click("Google");
    EXPECT_EQ(selected(), of({"Google"}));
    EXPECT_EQ(bench.window->canvas().selection(), of({"Google"}));
    const auto* tree = bench.find<QTreeView>("explorerTree");
    ASSERT_EQ(tree->selectionModel()->selectedIndexes().size(), 1);
    EXPECT_EQ(tree->selectionModel()->selectedIndexes().front().data().toString(), "Google");
    bool named = false;
    for (const QLineEdit* line : bench.find<QDockWidget>("inspectorDock")->findChildren<QLineEdit*>()) {
        named = named || (line->isVisible() && line->text() == QLatin1String("Google"));
    }
    EXPECT_TRUE(named) << "its page is open";
}

TEST_F(Exposure, ADoubleClickBringsThePartyIntoSight)
{
    Canvas& canvas = bench.window->canvas();
    for (int i = 0; i < 8; ++i) {
        bench.keys(QKeySequence(Qt::CTRL | Qt::Key_Plus));
    }
    const QPoint from = canvas.rect().center();
    bench.drag(from, from - QPoint(400, 0), {}, Qt::MiddleButton);
    int out = 0;
    for (const char* name : {"Amazon", "OpenAI", "Google"}) {
        if (canvas.rect().contains(bench.middle(name))) {
            continue;
        }
        ++out;
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, at(name));
        QTest::mouseDClick(table()->viewport(), Qt::LeftButton, {}, at(name));
        bench.settle();
        EXPECT_TRUE(canvas.rect().contains(bench.middle(name))) << name;
    }
    EXPECT_GT(out, 0);
}

TEST_F(Exposure, OnlyWhatIsSelectedIsListedWhereThatIsTicked)
{
    QCheckBox* only = nullptr;
    for (auto* box : bench.window->findChildren<QCheckBox*>()) {
        only = box->text() == QLatin1String("Only what is selected") ? box : only;
    }
    ASSERT_NE(only, nullptr);
    Canvas& canvas = bench.window->canvas();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, bench.middle("Google"));
    QTest::mouseClick(&canvas, Qt::LeftButton, Qt::ShiftModifier, bench.middle("Amazon"));
    bench.settle();
    EXPECT_EQ(parties().size(), 3U);
    QTest::mouseClick(only, Qt::LeftButton, {}, QPoint(8, only->height() / 2));
    EXPECT_THAT(parties(), UnorderedElementsAre("Google", "Amazon"));
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, bench.middle("OpenAI"));
    bench.settle();
    EXPECT_THAT(parties(), ElementsAre("OpenAI"));
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, bench.nothing());
    bench.settle();
    EXPECT_EQ(parties().size(), 3U);
}

TEST_F(Exposure, AClickOnAPairSelectsBoth)
{
    click("OpenAI");
    TableView* pairs = table("pairsTable");
    ASSERT_GT(pairs->model()->rowCount(), 0);
    const QModelIndex first = pairs->model()->index(0, 0);
    ASSERT_TRUE(first.data().toString().contains("Amazon")) << first.data().toString().toStdString();
    QTest::mouseClick(pairs->viewport(), Qt::LeftButton, {}, pairs->visualRect(first).center());
    bench.settle();
    EXPECT_EQ(selected(), of({"Amazon", "OpenAI"}));
    EXPECT_EQ(bench.window->canvas().selection(), of({"Amazon", "OpenAI"}));
}

TEST_F(Exposure, ItsFiguresFollowTheWindowOfTime)
{
    const auto paid = [this](const char* name) {
        for (int row = 0; row < table()->model()->rowCount(); ++row) {
            if (table()->model()->index(row, 0).data().toString() == QLatin1String(name)) {
                return table()->model()->index(row, static_cast<int>(ExposureColumn::out)).data().toString();
            }
        }
        return QString();
    };
    EXPECT_EQ(paid("Google"), "$10B");
    inMenuOf(*bench.find<QToolButton>("windowField"), [](QMenu& menu) { clickEntry(menu, "2027"); });
    bench.settle();
    EXPECT_NE(paid("Google"), "$10B") << "it pays in 2026";
    EXPECT_EQ(paid("OpenAI"), "$12.5B") << "a year of eight";
}

} // namespace
} // namespace roundtrip::testing
