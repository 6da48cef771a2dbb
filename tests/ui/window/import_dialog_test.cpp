// SPDX-License-Identifier: GPL-3.0-or-later
// Tables dropped on the window: what is shown before anything is written, mended in place, and taken back by one undo.
#include "ui/window/import_dialog.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/tables/table_view.h"
#include "ui/window/actions.h"
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>
#include <QUrl>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view nvidiaPays = "Nvidia > OpenAI 10B equity 2026-02-01\n";

ImportDialog* drop(WindowBench& bench, const char* name, std::string_view text)
{
    const std::filesystem::path file = bench.path().parent_path() / name;
    std::ofstream(file) << text;
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QString::fromStdString(file.string()))});
    QDragEnterEvent enter(QPoint(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(bench.window, &enter);
    QDropEvent event(QPointF(200, 200), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(bench.window, &event);
    return bench.window->findChild<ImportDialog*>();
}

QString summary(const ImportDialog& dialog)
{
    return dialog.findChild<QLabel*>(QStringLiteral("importSummary"))->text();
}

QPushButton* importNow(const ImportDialog& dialog)
{
    return dialog.findChild<QPushButton*>(QStringLiteral("importNow"));
}

TEST(ImportDialog, NothingIsWrittenBeforeAPersonSaysSoAndOneUndoTakesItBack)
{
    WindowBench bench(nvidiaPays);
    ImportDialog* dialog = drop(bench, "flows.csv", "payer,payee,amount,start\nGoogle,Anthropic,2B,2026-03-01\n");
    ASSERT_NE(dialog, nullptr);
    // Two parties, their deal and the flow.
    EXPECT_EQ(summary(*dialog), "New: 4 · altered: 0 · as it is already: 0. One undo takes it all back.");
    EXPECT_EQ(bench.book().flows().size(), 1U);
    QTest::mouseClick(importNow(*dialog), Qt::LeftButton);
    bench.settle();
    EXPECT_EQ(bench.book().flows().size(), 2U);
    comeBack(*bench.window);
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(bench.book().flows().size(), 1U);
    EXPECT_EQ(bench.book().parties().size(), 2U);
}

TEST(ImportDialog, ABadAmountIsMendedInPlaceAndCheckedAgain)
{
    WindowBench bench(nvidiaPays);
    ImportDialog* dialog = drop(bench, "flows.csv", "payer,payee,amount,start\nGoogle,Anthropic,ten,2026-03-01\n");
    ASSERT_NE(dialog, nullptr);
    EXPECT_FALSE(importNow(*dialog)->isEnabled());
    auto* problems = dialog->findChild<QTableWidget*>(QStringLiteral("importProblems"));
    ASSERT_EQ(problems->rowCount(), 1);
    EXPECT_EQ(problems->item(0, 0)->text(), "flows.csv, line 2");
    EXPECT_EQ(problems->item(0, 1)->text(), "amount");
    EXPECT_EQ(problems->item(0, 2)->text(), "ten");
    EXPECT_EQ(problems->item(0, 3)->text(), "\"ten\" is not an amount; write it as 1234567.89, 50B or $1.5bn");
    QTest::mouseDClick(problems->viewport(), Qt::LeftButton, {},
                       problems->visualItemRect(problems->item(0, 2)).center());
    auto* editor = problems->findChild<QLineEdit*>();
    ASSERT_NE(editor, nullptr);
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, QStringLiteral("10B"));
    QTest::keyClick(editor, Qt::Key_Return);
    ASSERT_TRUE(QTest::qWaitFor([&] { return problems->rowCount() == 0; }));
    QTest::mouseClick(importNow(*dialog), Qt::LeftButton);
    bench.settle();
    EXPECT_EQ(bench.book().flows().size(), 2U);
}

// The choice beside a column of the tables: a line for each sheet, under it one for each column.
QComboBox* choiceOf(const ImportDialog& dialog, int row)
{
    auto* columns = dialog.findChild<QTableWidget*>(QStringLiteral("importColumns"));
    return qobject_cast<QComboBox*>(columns->cellWidget(row, 2));
}

TEST(ImportDialog, AnUnknownColumnIsKeptLeftOutOrTakenForAnother)
{
    WindowBench bench(nvidiaPays);
    ImportDialog* dialog = drop(bench, "parties.csv", "name,Paper\nNvidia,NVDA\n");
    ASSERT_NE(dialog, nullptr);
    auto* columns = dialog->findChild<QTableWidget*>(QStringLiteral("importColumns"));
    EXPECT_EQ(dialog->findChild<QTabWidget*>()->currentWidget(), columns) << "there is something to choose";
    ASSERT_EQ(columns->rowCount(), 3);
    EXPECT_EQ(columns->item(0, 0)->text(), "parties.csv");
    EXPECT_EQ(choiceOf(*dialog, 0)->currentText(), "parties");
    EXPECT_EQ(choiceOf(*dialog, 1)->currentText(), "name");
    EXPECT_EQ(columns->item(2, 0)->text().trimmed(), "Paper");
    EXPECT_EQ(columns->item(2, 1)->text(), "NVDA");
    QComboBox* choice = choiceOf(*dialog, 2);
    EXPECT_EQ(choice->currentText(), "Keep in the note");
    QTest::keyClicks(choice, QStringLiteral("tic"));
    EXPECT_EQ(choice->currentText(), "ticker");
    EXPECT_EQ(summary(*dialog), "New: 0 · altered: 1 · as it is already: 0. One undo takes it all back.");
    QTest::mouseClick(importNow(*dialog), Qt::LeftButton);
    bench.settle();
    EXPECT_EQ(bench.book().find(party(bench.book(), "Nvidia"))->ticker, "NVDA");
}

TEST(ImportDialog, AStrangersTableIsMatchedAndSaysWhatItsAmountsCount)
{
    WindowBench bench(nvidiaPays);
    ImportDialog* dialog =
        drop(bench, "Deals Q3.csv", "Investor;Recipient;Size (USD bn);Closed\nGoogle;Anthropic;2.5;yes\n");
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(choiceOf(*dialog, 0)->currentText(), "flows");
    EXPECT_EQ(choiceOf(*dialog, 1)->currentText(), "payer");
    EXPECT_EQ(choiceOf(*dialog, 2)->currentText(), "payee");
    EXPECT_EQ(choiceOf(*dialog, 3)->currentText(), "amount, in billions");
    EXPECT_EQ(choiceOf(*dialog, 4)->currentText(), "Keep in the note");
    EXPECT_EQ(summary(*dialog), "New: 4 · altered: 0 · as it is already: 0. One undo takes it all back.");
    // Set ROUNDTRIP_PICTURES to a folder to have it painted there, to be looked at.
    if (const char* folder = std::getenv("ROUNDTRIP_PICTURES")) {
        dialog->grab().save(QString::fromUtf8(folder) + QStringLiteral("/import.png"));
    }
    // It is in millions after all.
    choiceOf(*dialog, 3)->setFocus();
    QTest::keyClick(choiceOf(*dialog, 3), Qt::Key_Up);
    EXPECT_EQ(choiceOf(*dialog, 3)->currentText(), "amount, in millions");
    QTest::mouseClick(importNow(*dialog), Qt::LeftButton);
    bench.settle();
    ASSERT_EQ(bench.book().flows().size(), 2U);
    const auto flow = std::find_if(bench.book().flows().begin(), bench.book().flows().end(),
                                   [](const Flow& f) { return f.note == "Closed: yes"; });
    ASSERT_NE(flow, bench.book().flows().end());
    EXPECT_EQ(flow->amount, 2'500'000'00) << "2.5 million dollars in cents";
}

TEST(ImportDialog, ATableThatNobodyKnowsIsChosenOrLeftOut)
{
    WindowBench bench(nvidiaPays);
    ImportDialog* dialog = drop(bench, "list.csv", "who,where\nGoogle,US\n");
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(choiceOf(*dialog, 0)->currentText(), "Choose a table…");
    EXPECT_FALSE(importNow(*dialog)->isEnabled());
    QTest::keyClicks(choiceOf(*dialog, 0), QStringLiteral("par"));
    auto* columns = dialog->findChild<QTableWidget*>(QStringLiteral("importColumns"));
    ASSERT_TRUE(QTest::qWaitFor([&] { return columns->rowCount() == 3; }));
    QTest::keyClicks(choiceOf(*dialog, 1), QStringLiteral("nam"));
    QTest::keyClicks(choiceOf(*dialog, 2), QStringLiteral("cou"));
    QTest::mouseClick(importNow(*dialog), Qt::LeftButton);
    bench.settle();
    EXPECT_EQ(bench.book().find(party(bench.book(), "Google"))->country, "US");
}

TEST(ImportDialog, APartyIsTakenForAnotherOnlyWhereThatIsTicked)
{
    WindowBench bench(nvidiaPays);
    const std::string_view text = "payer,payee,amount,start\nNVIDIA Corp.,OpenAI,2B,2026-03-01\n";
    ImportDialog* dialog = drop(bench, "flows.csv", text);
    ASSERT_NE(dialog, nullptr);
    EXPECT_EQ(summary(*dialog), "New: 3 · altered: 0 · as it is already: 0. One undo takes it all back.");
    auto* alike = dialog->findChild<QTableWidget*>(QStringLiteral("importAlike"));
    ASSERT_EQ(alike->rowCount(), 1);
    dialog->findChild<QTabWidget*>()->setCurrentWidget(alike);
    alike->setCurrentCell(0, 0);
    QTest::keyClick(alike, Qt::Key_Space);
    EXPECT_EQ(summary(*dialog), "New: 2 · altered: 0 · as it is already: 0. One undo takes it all back.");
    QTest::mouseClick(importNow(*dialog), Qt::LeftButton);
    bench.settle();
    EXPECT_EQ(bench.book().parties().size(), 2U);
    EXPECT_EQ(bench.book().flows().size(), 2U);
}

TEST(ImportDialog, CancelLeavesTheDocumentAsItWas)
{
    WindowBench bench(nvidiaPays);
    ImportDialog* dialog = drop(bench, "flows.csv", "payer,payee,amount,start\nGoogle,Anthropic,2B,2026-03-01\n");
    ASSERT_NE(dialog, nullptr);
    QTest::keyClick(dialog, Qt::Key_Escape);
    bench.settle();
    EXPECT_EQ(bench.book().flows().size(), 1U);
    EXPECT_EQ(bench.window->findChild<ImportDialog*>(), nullptr);
}

} // namespace
} // namespace roundtrip::testing
