// SPDX-License-Identifier: GPL-3.0-or-later
// Versions beside the document, by mouse: read, brought back, taken back again; and conflict copies, told of.
#include "core/model/edits.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/window/message_bar.h"
#include "ui/window/versions_dialog.h"
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeWidget>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

class Versions : public ::testing::Test {
protected:
    std::filesystem::path beside(const char* name) const
    {
        return bench.folder.filePath(QLatin1String(name)).toStdString();
    }
    // The document as it is now becomes a version; then a party is added to the document.
    void keepAndEdit(const char* name)
    {
        bench.window->document().copyTo(beside(name));
        ASSERT_TRUE(bench.window->document().perform(QStringLiteral("Add C"), addParty(bench.book(), "C").changes));
        bench.settle();
    }
    VersionsDialog* opened()
    {
        clickMenu(*bench.window, {"File", QString(bench.find<QAction>("versionsAction")->text()).remove('&')});
        return bench.find<VersionsDialog>("versionsDialog");
    }
    template<class Done> static void until(Done&& done) { EXPECT_TRUE(QTest::qWaitFor(done, 20'000)); }

    WindowBench bench{"A > B 5B equity 2026-01-01"};
};

TEST_F(Versions, ABackupSaysWhatIsInItAndIsBroughtBackAsOneAction)
{
    keepAndEdit("deals.schema-2.roundtrip");
    ASSERT_EQ(bench.book().parties().size(), 3U);
    VersionsDialog* dialog = opened();
    ASSERT_NE(dialog, nullptr);
    auto* list = dialog->findChild<QTreeWidget*>();
    ASSERT_EQ(list->topLevelItemCount(), 1);
    EXPECT_EQ(list->topLevelItem(0)->text(0), QStringLiteral("Backup, made before an update of Roundtrip"));
    until([&] {
        return list->topLevelItem(0)->text(2) == QStringLiteral("parties: 2, deals: 1, flows: 1; last action: Import");
    });

    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("versionBack")), Qt::LeftButton);
    bench.settle();
    EXPECT_EQ(bench.book().parties().size(), 2U);
    EXPECT_EQ(bench.window->findChild<MessageBar*>()->text(),
              QStringLiteral("The document is as it was in that version; one undo takes that back."));
    bench.window->activateWindow(); // as closing a dialog does where there is a desktop
    bench.window->canvas().setFocus();
    bench.settle();
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(bench.book().parties().size(), 3U);
}

TEST_F(Versions, AVersionThatIsNoDocumentSaysSoAndChangesNothing)
{
    QFile(QString::fromStdString(beside("deals.schema-1.roundtrip").string())).open(QIODevice::WriteOnly);
    VersionsDialog* dialog = opened();
    auto* list = dialog->findChild<QTreeWidget*>();
    until([&] { return list->topLevelItem(0)->text(2).endsWith(QStringLiteral("is not a Roundtrip document.")); });
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("versionBack")), Qt::LeftButton);
    EXPECT_TRUE(
        bench.window->findChild<MessageBar*>()->text().endsWith(QStringLiteral("is not a Roundtrip document.")));
    EXPECT_EQ(bench.book().parties().size(), 2U);
}

TEST_F(Versions, WithoutAnyTheDialogSaysWhatWouldBeThere)
{
    VersionsDialog* dialog = opened();
    EXPECT_FALSE(dialog->findChild<QTreeWidget*>()->isVisible());
    EXPECT_FALSE(dialog->findChild<QPushButton*>(QStringLiteral("versionBack"))->isEnabled());
    EXPECT_FALSE(dialog->findChild<QPushButton*>(QStringLiteral("versionOpen"))->isEnabled());
}

TEST_F(Versions, AConflictCopyIsToldOfAndABackupIsNot)
{
    bench.window->document().copyTo(beside("deals.schema-2.roundtrip"));
    tellOfConflictCopies(*bench.window);
    auto* bar = bench.window->findChild<MessageBar*>();
    EXPECT_EQ(bar->text(), QString());
    bench.window->document().copyTo(beside("deals (conflicted copy 2026-11-24).roundtrip"));
    tellOfConflictCopies(*bench.window);
    EXPECT_TRUE(bar->text().contains(QStringLiteral("as deals (conflicted copy 2026-11-24).roundtrip:")))
        << bar->text().toStdString();
    QTest::mouseClick(bar->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(bench.find<VersionsDialog>("versionsDialog")->findChild<QTreeWidget*>()->topLevelItemCount(), 2);
}

} // namespace
} // namespace roundtrip::testing
