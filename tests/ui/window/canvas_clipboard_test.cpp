// SPDX-License-Identifier: GPL-3.0-or-later
// Cut, copy, paste and duplicate, within a document and from one to another.
#include "tests/support/book_lines.h"
#include "tests/ui/window_bench.h"
#include "ui/window/actions.h"
#include "ui/window/clipping.h"
#include "ui/window/import_dialog.h"
#include "ui/window/message_bar.h"
#include <QApplication>
#include <QClipboard>
#include <QPushButton>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::UnorderedElementsAre;

constexpr std::string_view pair = "party Amazon kind:hyperscaler\n"
                                  "party OpenAI kind:lab\n"
                                  "Amazon > OpenAI 50B equity 2026-02-01\n"
                                  "OpenAI > Amazon 100B compute 2026-02-01..2033-02-01\n"
                                  "metric OpenAI 2026 revenue 30B\n";

std::vector<std::string> names(const WindowBench& bench)
{
    std::vector<std::string> all;
    for (const Party& party : bench.book().parties()) {
        all.push_back(party.name);
    }
    return all;
}

void click(WindowBench& bench, std::string_view party, Qt::KeyboardModifiers keys = {})
{
    bench.window->activateWindow();
    bench.window->canvas().setFocus();
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, keys, bench.middle(party));
    bench.settle();
}

TEST(CanvasClipboard, aPartyCopiedAndPastedIsACopyBesideItAndOneUndoTakesItBack)
{
    WindowBench bench(pair);
    click(bench, "OpenAI");
    bench.keys(QKeySequence::Copy);
    bench.keys(QKeySequence::Paste);
    EXPECT_THAT(names(bench), UnorderedElementsAre("Amazon", "OpenAI", "OpenAI copy"));
    EXPECT_EQ(bench.book().all<Metric>().size(), 2U);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Paste OpenAI");
    EXPECT_EQ(bench.window->focus().focus().selection,
              (Selection{{RecordKind::party, party(bench.book(), "OpenAI copy").value}}));
    // It is on the picture, aside from the original.
    const Point was = bench.picture().cards[cardOf(bench.picture(), party(bench.book(), "OpenAI"))].rect.centre();
    const Point is = bench.picture().cards[cardOf(bench.picture(), party(bench.book(), "OpenAI copy"))].rect.centre();
    EXPECT_EQ(is - was, (Point{48, 48}));
    bench.keys(QKeySequence::Undo);
    EXPECT_THAT(names(bench), UnorderedElementsAre("Amazon", "OpenAI"));
    EXPECT_EQ(bench.book().all<Metric>().size(), 1U);
    EXPECT_EQ(bench.book().all<Placement>().size(), 0U);
    bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    EXPECT_THAT(names(bench), UnorderedElementsAre("Amazon", "OpenAI", "OpenAI copy"));
}

TEST(CanvasClipboard, duplicatingTwoPartiesDuplicatesTheDealsBetweenThem)
{
    WindowBench bench(pair);
    click(bench, "OpenAI");
    click(bench, "Amazon", Qt::ShiftModifier);
    bench.keys(Qt::CTRL | Qt::Key_D);
    EXPECT_THAT(names(bench), UnorderedElementsAre("Amazon", "OpenAI", "OpenAI copy", "Amazon copy"));
    EXPECT_EQ(bench.book().flows().size(), 4U);
    EXPECT_EQ(bench.picture().arrows.size(), 4U);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Duplicate 2 parties");
}

TEST(CanvasClipboard, whatIsCutIsGoneAndComesBackAsItWas)
{
    WindowBench bench(pair);
    click(bench, "OpenAI");
    click(bench, "Amazon", Qt::ShiftModifier);
    bench.keys(QKeySequence::Cut);
    EXPECT_EQ(bench.book().parties().size(), 0U);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Cut 2 records");
    bench.keys(QKeySequence::Paste);
    EXPECT_THAT(names(bench), UnorderedElementsAre("Amazon", "OpenAI"));
    EXPECT_EQ(bench.book().flows().size(), 2U);
}

TEST(CanvasClipboard, anotherDocumentTakesThePartiesAsItsOwnAndMergesNothing)
{
    WindowBench from(pair);
    click(from, "OpenAI");
    click(from, "Amazon", Qt::ShiftModifier);
    from.keys(QKeySequence::Copy);
    WindowBench to("party OpenAI kind:other\nparty Oracle kind:neocloud\nOpenAI > Oracle 5B compute 2026-01-01\n");
    to.window->activateWindow();
    to.window->canvas().setFocus();
    to.keys(QKeySequence::Paste);
    EXPECT_THAT(names(to), UnorderedElementsAre("OpenAI", "Oracle", "Amazon", "OpenAI copy"));
    EXPECT_EQ(to.book().find(party(to.book(), "OpenAI"))->kind, PartyKind::other);
    EXPECT_EQ(to.book().find(party(to.book(), "OpenAI copy"))->kind, PartyKind::lab);
    EXPECT_EQ(to.book().flows().size(), 3U);
    to.keys(QKeySequence::Undo);
    EXPECT_THAT(names(to), UnorderedElementsAre("OpenAI", "Oracle"));
}

TEST(CanvasClipboard, aPastedFlowJoinsThePartiesThatAreThereAndSaysSo)
{
    WindowBench bench(pair);
    bench.window->focus().select({{RecordKind::flow, bench.book().flows().begin()->id.value}});
    bench.settle();
    bench.keys(QKeySequence::Copy);
    bench.keys(QKeySequence::Paste);
    EXPECT_EQ(bench.book().parties().size(), 2U);
    EXPECT_EQ(bench.book().flows().size(), 3U);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Paste Amazon → OpenAI");
    EXPECT_EQ(bench.find<MessageBar>("messageBar")->text(), "The flows join parties that are here: Amazon, OpenAI.");
}

TEST(CanvasClipboard, aSpreadsheetFindsTheFlowsAsLinesAndNoFormulaRuns)
{
    WindowBench bench("party =cmd kind:lab\nparty B kind:bank\n=cmd > B 5B debt 2026-02-01\n");
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_A));
    bench.keys(QKeySequence::Copy);
    const QMimeData* data = QApplication::clipboard()->mimeData();
    ASSERT_TRUE(data->hasFormat(QLatin1String(clipType)));
    const QStringList lines = data->text().split('\n');
    ASSERT_GE(lines.size(), 2);
    const QStringList header = lines[0].split('\t');
    const QStringList cells = lines[1].split('\t');
    EXPECT_EQ(cells[header.indexOf("payer")], "'=cmd");
    EXPECT_EQ(cells[header.indexOf("payee")], "B");
    EXPECT_TRUE(data->hasFormat(QStringLiteral("text/csv")));
    // What was guarded for others is itself again here.
    bench.keys(QKeySequence::Paste);
    EXPECT_THAT(names(bench), UnorderedElementsAre("=cmd", "B", "=cmd copy", "B copy"));
}

TEST(CanvasClipboard, otherThingsOnTheClipboardAreLeftAlone)
{
    WindowBench bench(pair);
    QApplication::clipboard()->setText(QStringLiteral("payer,payee,amount"));
    bench.keys(QKeySequence::Paste);
    EXPECT_EQ(bench.book().parties().size(), 2U);
    EXPECT_TRUE(
        bench.find<MessageBar>("messageBar")->text().startsWith("Nothing on the clipboard can be pasted here."));
    EXPECT_EQ(bench.window->findChild<ImportDialog*>(), nullptr) << "columns without a row are no table";
}

// As a spreadsheet copies cells: tabs between them, a line a row.
TEST(CanvasClipboard, cellsOfASpreadsheetAreShownAndThenImported)
{
    WindowBench bench(pair);
    const std::size_t flows = bench.book().flows().size();
    QApplication::clipboard()->setText(
        QStringLiteral("payer\tpayee\tamount\tstart\r\nGoogle\tAnthropic\t2B\t2026-03-01\r\n"));
    bench.keys(QKeySequence::Paste);
    auto* dialog = bench.window->findChild<ImportDialog*>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(bench.book().flows().size(), flows) << "nothing before a person says so";
    QTest::keyClick(dialog->findChild<QPushButton*>(QStringLiteral("importNow")), Qt::Key_Return);
    bench.settle();
    EXPECT_EQ(bench.book().flows().size(), flows + 1);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Import the clipboard");
}

} // namespace
} // namespace roundtrip::testing
