// SPDX-License-Identifier: GPL-3.0-or-later
// A document duplicated beside itself, and brought back to how it was opened, by the File menu.
#include "core/model/edits.h"
#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "ui/window/actions.h"
#include "ui/window/message_bar.h"
#include "ui/window/windows.h"
#include <QApplication>
#include <QTemporaryDir>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::SizeIs;

class Copies : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_settings.setHintsSeen(true);
        m_settings.setTheme(ThemeChoice::light);
        {
            auto document = Document::create(file("deals.roundtrip"));
            ASSERT_TRUE(document->perform(QStringLiteral("Make"),
                                          difference(document->book(), bookOf("A > B 5B compute 2026-01-01"))));
        }
        m_window = m_windows.open(file("deals.roundtrip"));
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_window));
    }
    void TearDown() override
    {
        while (!m_windows.all().empty()) {
            MainWindow* window = m_windows.all().back();
            window->close();
            delete window;
        }
    }
    fs::path file(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }
    static void choose(MainWindow& window, const char* entry)
    {
        clickMenu(window, {QStringLiteral("File"), QLatin1String(entry)});
    }
    static void addParty(MainWindow& window, const char* name)
    {
        ASSERT_TRUE(window.document().perform(QStringLiteral("Add"),
                                              roundtrip::addParty(window.document().book(), name).changes));
    }

    QTemporaryDir m_folder;
    Settings m_settings{m_folder.filePath(QStringLiteral("settings.ini"))};
    Windows m_windows{*qApp, m_settings, [] { return Changes{}; }};
    MainWindow* m_window = nullptr;
};

TEST_F(Copies, aDuplicateOpensBesideItsOriginalAndIsEditedByItself)
{
    choose(*m_window, "Duplicate");
    ASSERT_THAT(m_windows.all(), SizeIs(2));
    MainWindow* copy = m_windows.all().back();
    EXPECT_EQ(copy->document().path(), file("deals copy.roundtrip"));
    EXPECT_EQ(copy->document().book(), m_window->document().book());
    EXPECT_TRUE(copy->document().canUndo()) << "history comes with it";
    addParty(*copy, "C");
    EXPECT_THAT(copy->document().book().parties(), SizeIs(3));
    EXPECT_THAT(m_window->document().book().parties(), SizeIs(2));
    m_window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(m_window));
    choose(*m_window, "Duplicate");
    ASSERT_THAT(m_windows.all(), SizeIs(3));
    EXPECT_EQ(m_windows.all().back()->document().path(), file("deals copy 2.roundtrip"));
}

TEST_F(Copies, whereNothingCanBeWrittenADuplicateIsRefusedWithAWayOut)
{
    // Root may write anywhere; where there is no folder nobody can.
    fs::rename(file(""), file("").parent_path().concat(".moved"));
    choose(*m_window, "Duplicate");
    fs::rename(file("").parent_path().concat(".moved"), file(""));
    EXPECT_THAT(m_windows.all(), SizeIs(1));
    const auto* bar = m_window->findChild<MessageBar*>();
    EXPECT_TRUE(bar->isVisible());
    EXPECT_FALSE(fs::exists(file("deals copy.roundtrip")));
}

TEST_F(Copies, revertingIsOneActionThatUndoTakesBack)
{
    const Book opened = m_window->document().book();
    EXPECT_FALSE(m_window->actions().revert->isEnabled());
    addParty(*m_window, "C");
    m_window->document().undo();
    m_window->document().undo(); // of what was done before it was opened
    addParty(*m_window, "D");
    const Book edited = m_window->document().book();
    ASSERT_NE(edited, opened);
    choose(*m_window, "Revert to how it was opened");
    EXPECT_EQ(m_window->document().book(), opened);
    EXPECT_EQ(m_window->actions().undo->text(), QStringLiteral("Undo Revert to how it was opened"));
    QTest::keySequence(&m_window->canvas(), QKeySequence::Undo);
    EXPECT_EQ(m_window->document().book(), edited);
    QTest::keySequence(&m_window->canvas(), QKeySequence::Redo);
    EXPECT_EQ(m_window->document().book(), opened);
}

TEST_F(Copies, theSampleIsRevertedToTheSampleNotToNothing)
{
    Windows windows(*qApp, m_settings, [] { return difference(Book(), bookOf("A > B 5B compute 2026-01-01")); });
    MainWindow* sample = windows.openSample();
    EXPECT_FALSE(sample->actions().revert->isEnabled());
    const Book made = sample->document().book();
    addParty(*sample, "C");
    ASSERT_TRUE(QTest::qWaitForWindowActive(sample));
    choose(*sample, "Revert to how it was opened");
    EXPECT_EQ(sample->document().book(), made);
    const fs::path file = sample->document().path();
    sample->close();
    delete sample;
    fs::remove(file);
}

} // namespace
} // namespace roundtrip::testing
