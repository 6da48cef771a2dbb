// SPDX-License-Identifier: GPL-3.0-or-later
// The history as a person walks it: by a click and by keys, also after the document was closed.
#include "tests/support/book_lines.h"
#include "tests/ui/window_bench.h"
#include "ui/tables/table_view.h"
#include "ui/window/actions.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> rows(TableView* table)
{
    std::vector<std::string> all;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QString place = table->model()->index(row, 0).data().toString();
        const QString name = table->model()->index(row, 1).data().toString();
        all.push_back((place.isEmpty() ? name : place + " " + name).toStdString());
    }
    return all;
}

void click(TableView* table, int row)
{
    const QModelIndex at = table->model()->index(row, 1);
    table->scrollTo(at);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(at).center());
}

// Removes Google, then Oracle.
void removeBoth(WindowBench& bench)
{
    for (const char* name : {"Google", "Oracle"}) {
        bench.window->canvas().setFocus();
        QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle(name));
        bench.keys(QKeySequence(Qt::Key_Delete));
    }
}

constexpr std::string_view three = "party Amazon\nparty Google\nparty Oracle\nAmazon > Google 5B equity 2026-01-01\n"
                                   "Amazon > Oracle 5B equity 2026-01-01\n";

TEST(HistoryPanel, listsTheNewestFirstAndAClickGoesThere)
{
    WindowBench bench(three);
    ASSERT_TRUE(bench.window->showPanel(QStringLiteral("History")));
    removeBoth(bench);
    auto* table = bench.find<TableView>("historyTable");
    EXPECT_THAT(rows(table),
                ElementsAre("▸ here Remove Oracle", "Remove Google", "Import", "The document as it was made"));
    click(table, 2);
    bench.settle();
    EXPECT_EQ(bench.book().parties().size(), 3U);
    EXPECT_EQ(bench.picture().cards.size(), 3U);
    EXPECT_THAT(rows(table), ElementsAre("undone Remove Oracle", "undone Remove Google", "▸ here Import",
                                         "The document as it was made"));
    EXPECT_EQ(bench.window->actions().redo->text(), "Redo Remove Google");
    click(table, 1);
    bench.settle();
    EXPECT_EQ(bench.book().parties().size(), 2U);
    click(table, 3);
    bench.settle();
    EXPECT_EQ(bench.book().parties().size(), 0U);
}

TEST(HistoryPanel, isThereAgainWhenTheDocumentIsOpenedAgainAndEnterGoesThere)
{
    WindowBench bench(three);
    removeBoth(bench);
    bench.keys(QKeySequence::Undo);
    bench.reopen();
    ASSERT_TRUE(bench.window->showPanel(QStringLiteral("History")));
    auto* table = bench.find<TableView>("historyTable");
    EXPECT_THAT(rows(table),
                ElementsAre("undone Remove Oracle", "▸ here Remove Google", "Import", "The document as it was made"));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down); // walks only
    EXPECT_EQ(bench.book().parties().size(), 2U);
    QTest::keyClick(table, Qt::Key_Return);
    bench.settle();
    EXPECT_EQ(bench.book().parties().size(), 3U);
}

} // namespace
} // namespace roundtrip::testing
