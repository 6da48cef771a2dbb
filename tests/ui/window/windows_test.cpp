// SPDX-License-Identifier: GPL-3.0-or-later
// Several windows and what cannot be opened, by mouse and keys.
#include "ui/window/windows.h"

#include <fstream>

#include "tests/support/book_lines.h"
#include "tests/ui/printing.h"
#include "ui/window/message_bar.h"
#include <QApplication>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

class WindowsTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_settings.setHintsSeen(true);
        m_settings.setTheme(ThemeChoice::light);
    }
    void TearDown() override
    {
        while (!m_windows.all().empty()) {
            MainWindow* window = m_windows.all().back();
            window->close();
            delete window;
        }
    }
    std::filesystem::path file(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }
    // A document with two parties and a flow.
    std::filesystem::path documentAt(const char* name) const
    {
        auto document = Document::create(file(name));
        EXPECT_TRUE(document->perform(QStringLiteral("Make"),
                                      difference(document->book(), testing::bookOf("A > B 5B compute 2026-01-01"))));
        return file(name);
    }

    QTemporaryDir m_folder;
    Settings m_settings{m_folder.filePath(QStringLiteral("settings.ini"))};
    Windows m_windows{*qApp, m_settings, [] { return Changes{}; }};
};

TEST_F(WindowsTest, ofADamagedDocumentWhatCanBeSavedIsSavedAndOpened)
{
    MainWindow* window = m_windows.open(documentAt("good.roundtrip"));
    const auto damaged = documentAt("damaged.roundtrip");
    {
        // The instrument of the only flow.
        std::fstream bytes(damaged, std::ios::binary | std::ios::in | std::ios::out);
        std::string all{std::istreambuf_iterator<char>(bytes), std::istreambuf_iterator<char>()};
        const std::size_t at = all.find("compute");
        ASSERT_NE(at, std::string::npos);
        bytes.clear();
        bytes.seekp(static_cast<std::streamoff>(at));
        bytes << "computx";
    }
    emit window->openAsked(damaged);
    auto* bar = window->findChild<MessageBar*>();
    ASSERT_TRUE(bar->isVisible());
    EXPECT_TRUE(bar->text().contains(QStringLiteral("damaged.roundtrip is damaged"))) << bar->text().toStdString();
    const auto buttons = bar->findChildren<QPushButton*>();
    ASSERT_EQ(buttons.size(), 1);
    QTest::mouseClick(buttons.front(), Qt::LeftButton);

    ASSERT_EQ(m_windows.all().size(), 2U);
    MainWindow* rescued = m_windows.all().back();
    EXPECT_EQ(rescued->document().path(), file("damaged rescued.roundtrip"));
    // The flow's instrument is no instrument any more: the flow is left out, the parties are there.
    EXPECT_EQ(rescued->document().book().parties().size(), 2U);
    EXPECT_EQ(rescued->document().book().flows().size(), 0U);
    EXPECT_TRUE(
        rescued->findChild<MessageBar*>()->text().startsWith(QStringLiteral("Parties saved: 2, deals: 1, flows: 0.")))
        << rescued->findChild<MessageBar*>()->text().toStdString();
}

TEST_F(WindowsTest, aDocumentIsOpenInOneWindowAtMost)
{
    const auto path = documentAt("a.roundtrip");
    MainWindow* window = m_windows.open(path);
    EXPECT_EQ(m_windows.open(path), window);
    EXPECT_EQ(m_windows.all().size(), 1U);
}

} // namespace
} // namespace roundtrip
