// SPDX-License-Identifier: GPL-3.0-or-later
// The records as a spreadsheet, by mouse and keys through the window.
#include <algorithm>

#include "core/model/edits.h"
#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/panels/records_panel.h"
#include "ui/window/actions.h"
#include "ui/window/import_dialog.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QTabBar>
#include <QTabWidget>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view lines = "party Amazon kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "party Oracle kind:hyperscaler\n"
                                   "Amazon > OpenAI 50B equity 2026-02-01\n"
                                   "OpenAI > Oracle 300B compute 2026-03-01\n"
                                   "OpenAI > Amazon 9B compute 2026-04-01\n";

class Records : public ::testing::Test {
protected:
    Records() : bench(lines)
    {
        auto* tabs = bench.window->findChild<QTabWidget*>(QStringLiteral("analysisTabs"));
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (tabs->tabText(tab).remove(QLatin1Char('&')) == QStringLiteral("Table")) {
                QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
            }
        }
        bench.settle();
        panel = bench.window->findChild<RecordsPanel*>();
        table = panel->findChild<QTableView*>();
        filter = panel->findChild<QLineEdit*>(QStringLiteral("recordsFilter"));
    }
    void chooseKind(const char* first)
    {
        auto* kind = panel->findChild<QComboBox*>(QStringLiteral("recordsKind"));
        kind->setFocus();
        QTest::keyClicks(kind, QLatin1String(first));
        bench.settle();
    }
    int column(const char* label) const
    {
        for (int c = 0; c < table->model()->columnCount(); ++c) {
            if (table->model()->headerData(c, Qt::Horizontal).toString() == QLatin1String(label)) {
                return c;
            }
        }
        return -1;
    }
    QString cell(int row, const char* label) const
    {
        return table->model()->index(row, column(label)).data().toString();
    }
    QStringList all(const char* label) const
    {
        QStringList cells;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            cells.append(cell(row, label));
        }
        return cells;
    }
    QPoint at(int row, const char* label) const
    {
        const QModelIndex index = table->model()->index(row, column(label));
        table->scrollTo(index);
        return table->visualRect(index).center();
    }
    void click(int row, const char* label, Qt::KeyboardModifiers keys = {}) const
    {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, keys, at(row, label));
    }
    // Typed over what is there, as in a spreadsheet.
    void type(int row, const char* label, const char* text)
    {
        click(row, label);
        QTest::keyClick(table, Qt::Key_F2);
        auto* line = table->viewport()->findChild<QLineEdit*>();
        ASSERT_NE(line, nullptr);
        line->selectAll();
        QTest::keyClicks(line, QLatin1String(text));
        QTest::keyClick(line, Qt::Key_Return);
        bench.settle();
    }
    QString fault() const
    {
        for (const QLabel* label : panel->findChildren<QLabel*>()) {
            if (label->property("role").toString() == QStringLiteral("recordsFault")) {
                return label->isHidden() ? QString() : label->text();
            }
        }
        return {};
    }

    WindowBench bench;
    RecordsPanel* panel = nullptr;
    QTableView* table = nullptr;
    QLineEdit* filter = nullptr;
};

TEST_F(Records, ListsTheFieldsOfEachFlow)
{
    ASSERT_EQ(table->model()->rowCount(), 3);
    EXPECT_EQ(all("Payer"), QStringList({"Amazon", "OpenAI", "OpenAI"}));
    EXPECT_EQ(all("Payee"), QStringList({"OpenAI", "Oracle", "Amazon"}));
    chooseKind("Parties");
    EXPECT_EQ(all("Name"), QStringList({"Amazon", "OpenAI", "Oracle"}));
    EXPECT_EQ(all("Kind"), QStringList({"hyperscaler", "lab", "hyperscaler"}));
}

TEST_F(Records, ACellIsTypedIntoAsOneActionOfTheDocument)
{
    type(0, "Amount", "52.5B");
    EXPECT_EQ(bench.book().flows().begin()->amount, amount("52.5B"));
    EXPECT_TRUE(bench.window->document().undoText().startsWith("Undo Change amount of "));
    EXPECT_EQ(fault(), QString());
    type(0, "Payee", "Oracle");
    EXPECT_EQ(bench.book().flows().begin()->payee, party(bench.book(), "Oracle"));
    bench.window->canvas().setFocus();
    bench.keys(QKeySequence::Undo);
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(cell(0, "Payee"), QStringLiteral("OpenAI"));
    EXPECT_EQ(bench.book().flows().begin()->amount, amount("50B"));
}

TEST_F(Records, WhatCannotBeTakenIsSaidInPlaceAndChangesNothing)
{
    type(0, "Amount", "1,234");
    EXPECT_FALSE(fault().isEmpty());
    EXPECT_EQ(bench.book().flows().begin()->amount, amount("50B"));
    type(0, "Payee", "Nobody");
    EXPECT_EQ(fault(), "There is no party called “Nobody”.");
    type(0, "Amount", "51B");
    EXPECT_EQ(fault(), QString());
}

TEST_F(Records, AColumnSortsByItsValuesNotByTheirText)
{
    QHeaderView* header = table->horizontalHeader();
    const auto press = [&](const char* label) {
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(column(label)) + 20, header->height() / 2));
    };
    press("Amount"); // 9 before 50 before 300
    EXPECT_EQ(all("Payee"), QStringList({"Amazon", "OpenAI", "Oracle"}));
    press("Amount");
    EXPECT_EQ(all("Payee"), QStringList({"Oracle", "OpenAI", "Amazon"}));
    press("Amount"); // the document's order again
    EXPECT_EQ(all("Payee"), QStringList({"OpenAI", "Oracle", "Amazon"}));
    EXPECT_TRUE(bench.window->focus().focus().selection.empty()) << "to sort is to choose nothing";
}

TEST(RecordRows, SortAmountsToTheCent)
{
    // Beyond 2^53 cents two amounts that are a cent apart are one double.
    const Book book = bookOf("A > B 90071992547409.94 equity 2026-01-01\n"
                             "A > B 90071992547409.93 equity 2026-01-01\n");
    const std::vector<FieldInfo> fields = fieldInfos(RecordKind::flow);
    const auto amountAt =
        std::find_if(fields.begin(), fields.end(), [](const FieldInfo& f) { return f.name == "amount"; });
    const RecordsWanted wanted{RecordKind::flow, {}, static_cast<int>(amountAt - fields.begin()), false};
    const std::vector<RecordKey> rows = recordRows(book, wanted);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(book.find(FlowId{rows[0].id})->amount, 9'007'199'254'740'993);
}

TEST_F(Records, WhatIsTypedInASortedTableLeavesTheKeyboardOnItsRecord)
{
    QHeaderView* header = table->horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(column("Amount")) + 20, header->height() / 2));
    ASSERT_EQ(all("Payee"), QStringList({"Amazon", "OpenAI", "Oracle"}));
    type(0, "Amount", "400B"); // from the first row to the last
    EXPECT_EQ(all("Payee"), QStringList({"OpenAI", "Oracle", "Amazon"}));
    EXPECT_EQ(table->currentIndex().row(), 2);
    EXPECT_EQ(table->currentIndex().column(), column("Amount"));
    EXPECT_TRUE(table->hasFocus());
}

TEST_F(Records, WhatIsBeingTypedOutlastsAnotherEdit)
{
    click(0, "Amount");
    QTest::keyClick(table, Qt::Key_F2);
    auto* line = table->viewport()->findChild<QLineEdit*>();
    ASSERT_NE(line, nullptr);
    line->selectAll();
    QTest::keyClicks(line, "77B");
    Flow last;
    for (const Flow& flow : bench.book().flows()) {
        last = flow;
    }
    ASSERT_TRUE(bench.window->document().perform(
        "Change", setField(bench.book(), keyOf(last), "amount", toValue(amount("8B"))).changes)); // as another window
    EXPECT_EQ(line->text(), "77B");
    QTest::keyClick(line, Qt::Key_Return);
    bench.settle();
    EXPECT_EQ(bench.book().flows().begin()->amount, amount("77B"));
}

TEST_F(Records, ATableThatWasHiddenShowsWhatIsSelectedByThen)
{
    chooseKind("Parties");
    click(0, "Name");
    bench.window->showPanel(QStringLiteral("Loops"));
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Oracle"));
    bench.settle();
    bench.window->showPanel(QStringLiteral("Table"));
    bench.settle();
    const QModelIndexList rows = table->selectionModel()->selectedRows();
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.front().data().toString(), "Oracle");
}

TEST_F(Records, TheFilterTakesWordsFromAnyCellOfARow)
{
    QTest::keyClicks(filter, "compute ama");
    EXPECT_EQ(all("Payee"), QStringList({"Amazon"}));
    filter->clear();
    QTest::keyClicks(filter, "nothing of the kind");
    EXPECT_EQ(table->model()->rowCount(), 0);
}

TEST_F(Records, SelectionIsOneThingWithTheMap)
{
    click(1, "Instrument");
    const FlowId second = std::next(bench.book().flows().begin())->id;
    EXPECT_EQ(bench.window->focus().focus().selection, (Selection{{RecordKind::flow, second.value}}));
    bench.settle();
    EXPECT_EQ(bench.window->canvas().selection(), (Selection{{RecordKind::flow, second.value}}));
    // And back: what is selected on the map is selected in the table, whole.
    chooseKind("Parties");
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Oracle"));
    bench.settle();
    const QModelIndexList rows = table->selectionModel()->selectedRows();
    ASSERT_EQ(rows.size(), 1);
    EXPECT_EQ(rows.front().data().toString(), "Oracle");
}

TEST_F(Records, CellsAreCopiedAndPastedAsASpreadsheetHasThem)
{
    click(0, "Amount");
    click(1, "Amount", Qt::ShiftModifier);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    const QStringList copied = QApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
    ASSERT_EQ(copied.size(), 2);
    EXPECT_EQ(copied[1], cell(1, "Amount"));
    QApplication::clipboard()->setText(QStringLiteral("10B\tUSD\r\n20B\tUSD\r\n")); // as Excel does
    click(1, "Amount");
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    bench.settle();
    EXPECT_EQ(fault(), QString());
    std::vector<Minor> amounts;
    for (const Flow& flow : bench.book().flows()) {
        amounts.push_back(flow.amount);
    }
    EXPECT_THAT(amounts, ElementsAre(amount("50B"), amount("10B"), amount("20B")));
    EXPECT_EQ(bench.window->document().undoText(), "Undo Paste cells");
}

TEST_F(Records, APasteThatDoesNotFitChangesNothing)
{
    const Book before = bench.book();
    QApplication::clipboard()->setText(QStringLiteral("10B\n20B\n30B\n"));
    click(1, "Amount");
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    EXPECT_TRUE(fault().startsWith("Nothing was pasted"));
    QApplication::clipboard()->setText(QStringLiteral("10B\nmuch\n"));
    click(1, "Amount");
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    EXPECT_TRUE(fault().startsWith("Nothing was pasted. Row 3, Amount: ")) << fault().toStdString();
    EXPECT_EQ(bench.book(), before);
}

TEST_F(Records, CellsOfARowArePastedTogether)
{
    QApplication::clipboard()->setText(QStringLiteral("OpenAI\tAmazon\n"));
    click(0, "Payer");
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    bench.settle();
    EXPECT_EQ(fault(), QString()) << "OpenAI pays itself only between the two cells";
    EXPECT_EQ(cell(0, "Payer") + " " + cell(0, "Payee"), "OpenAI Amazon");
    QApplication::clipboard()->setText(QStringLiteral("Oracle\tOracle\n"));
    click(0, "Payer");
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(fault(), "Nothing was pasted. Row 1, Payee: Money has to go from one party to another.");
}

TEST_F(Records, ANoteOfLinesIsCopiedAndPastedWhole)
{
    const Party last = *bench.book().parties().begin();
    ASSERT_TRUE(bench.window->document().perform(
        "Note", setField(bench.book(), keyOf(last), "note", toValue(std::string("one\n\"two\"\tthree"))).changes));
    chooseKind("Parties");
    click(0, "Note");
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    EXPECT_EQ(QApplication::clipboard()->text(), "\"one\n\"\"two\"\"\tthree\"\n");
    click(1, "Note");
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    bench.settle();
    EXPECT_EQ(fault(), QString());
    EXPECT_EQ(std::next(bench.book().parties().begin())->note, "one\n\"two\"\tthree");
}

TEST_F(Records, CellsUnderHeadingsAreImportedAsATable)
{
    QApplication::clipboard()->setText(QStringLiteral("payer\tpayee\tamount\nOracle\tAmazon\t5B\n"));
    click(0, "Amount");
    QTest::keyClick(table, Qt::Key_V, Qt::ControlModifier);
    auto* dialog = bench.window->findChild<ImportDialog*>();
    ASSERT_NE(dialog, nullptr);
    QTest::keyClick(dialog, Qt::Key_Escape);
}

TEST_F(Records, DeleteTakesOutTheChosenRows)
{
    click(2, "Amount");
    QTest::keyClick(table, Qt::Key_Delete);
    bench.settle();
    EXPECT_EQ(all("Payee"), QStringList({"OpenAI", "Oracle"}));
    bench.window->canvas().setFocus();
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(table->model()->rowCount(), 3);
}

TEST_F(Records, InAScenarioTheBaseStaysAndWhatIsOtherIsBold)
{
    const Edit scenario = addScenario(bench.book(), "Try");
    ASSERT_TRUE(bench.window->document().perform("Add scenario", scenario.changes));
    Focus focus = bench.window->focus().focus();
    focus.scenario = ScenarioId{scenario.record.id};
    bench.window->focus().set(focus);
    bench.settle();
    type(0, "Amount", "60B");
    EXPECT_EQ(bench.book().flows().begin()->amount, amount("60B"));
    EXPECT_EQ(bench.window->document().book().flows().begin()->amount, amount("50B"));
    const QModelIndex at = table->model()->index(0, column("Amount"));
    EXPECT_TRUE(at.data(Qt::FontRole).value<QFont>().bold());
    EXPECT_TRUE(at.data(Qt::ToolTipRole).toString().contains("in the base: "));
    EXPECT_FALSE(table->model()->index(1, column("Amount")).data(Qt::FontRole).isValid());
}

} // namespace
} // namespace roundtrip::testing
