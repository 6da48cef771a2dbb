// SPDX-License-Identifier: GPL-3.0-or-later
// Several windows and what cannot be opened, by mouse and keys.
#include "ui/window/windows.h"

#include <fstream>

#include "tests/ui/window/program.h"
#include <QPushButton>
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using WindowsTest = testing::Program;

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
    testing::typeFile(QString::fromStdString(damaged.string()), [window] {
        testing::clickMenu(*window, {"File", "Open…"});
    });
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
    testing::typeFile(QString::fromStdString(path.string()), [window] {
        testing::clickMenu(*window, {"File", "Open…"});
    });
    EXPECT_EQ(m_windows.open(path), window);
    EXPECT_EQ(m_windows.all().size(), 1U);
}

TEST_F(WindowsTest, theNextStartOpensTheDocumentThatWasOpenedLast)
{
    testing::closeByKeys(m_windows.open(documentAt("first.roundtrip")));
    MainWindow* last = m_windows.open(documentAt("last.roundtrip"));
    testing::clickMenu(*last, {"File", "Close"});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    ASSERT_TRUE(m_windows.all().empty());
    Settings settings = kept();
    Windows next(*qApp, settings, [] { return Changes{}; });
    EXPECT_EQ(next.openLast()->document().path(), file("last.roundtrip"));
    closeAll(next);
}

TEST_F(WindowsTest, quittingClosesThemAll)
{
    m_windows.open(documentAt("a.roundtrip"));
    MainWindow* second = m_windows.open(documentAt("b.roundtrip"));
    ASSERT_EQ(m_windows.all().size(), 2U);
    QTest::keySequence(second, QKeySequence(Qt::CTRL | Qt::Key_Q));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_TRUE(m_windows.all().empty());
}

TEST_F(WindowsTest, theNextStartHasAllWindowsThatWereOpenWhenItWasQuitWhereTheyWere)
{
    m_windows.open(documentAt("a.roundtrip"))->setGeometry(20, 30, 1000, 740);
    m_windows.open(documentAt("gone.roundtrip"));
    MainWindow* last = m_windows.open(documentAt("b.roundtrip"));
    last->setGeometry(60, 50, 1100, 760);
    testing::comeBack(*last);
    QTest::keySequence(last, QKeySequence(Qt::CTRL | Qt::Key_Q));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    ASSERT_TRUE(m_windows.all().empty());
    std::filesystem::remove(file("gone.roundtrip"));

    Settings settings = kept();
    Windows next(*qApp, settings, [] { return Changes{}; });
    EXPECT_EQ(next.openLast()->document().path(), file("b.roundtrip"));
    ASSERT_EQ(next.all().size(), 2U);
    EXPECT_EQ(next.all().front()->document().path(), file("a.roundtrip"));
    EXPECT_EQ(next.all().front()->geometry(), QRect(20, 30, 1000, 740));
    EXPECT_EQ(next.all().back()->geometry(), QRect(60, 50, 1100, 760));
    EXPECT_FALSE(next.all().back()->findChild<MessageBar*>()->isVisible()) << "what is gone is left out";
    closeAll(next);
}

TEST_F(WindowsTest, aWindowThatWasClosedBeforeQuittingIsNotOpenedAgain)
{
    MainWindow* first = m_windows.open(documentAt("a.roundtrip"));
    MainWindow* second = m_windows.open(documentAt("b.roundtrip"));
    testing::closeByKeys(first);
    testing::comeBack(*second);
    QTest::keySequence(second, QKeySequence(Qt::CTRL | Qt::Key_Q));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    Settings settings = kept();
    Windows next(*qApp, settings, [] { return Changes{}; });
    EXPECT_EQ(next.openLast()->document().path(), file("b.roundtrip"));
    EXPECT_EQ(next.all().size(), 1U);
    closeAll(next);
}

} // namespace
} // namespace roundtrip
