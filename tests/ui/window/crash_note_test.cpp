// SPDX-License-Identifier: GPL-3.0-or-later
// What the next start says of a run that ended unexpectedly, by mouse.
#include "ui/window/crash_note.h"

#include <fstream>

#include "tests/ui/window_bench.h"
#include "ui/window/crash_dialog.h"
#include "ui/window/message_bar.h"
#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

namespace fs = std::filesystem;

class CrashNotes : public ::testing::Test {
protected:
    fs::path folder() const { return m_folder.path().toStdString(); }
    void leave(const std::string& name, const std::string& document, int seconds = 100) const
    {
        std::ofstream(folder() / name) << "Roundtrip ended unexpectedly\nversion: 0.1.0\n"
                                       << "time: 2026-11-24 21:05:02 UTC\nseconds since the start: " << seconds
                                       << "\ndocument: " << document << "\nbacktrace:\nroundtrip(+0x1)\n";
    }

    QTemporaryDir m_folder;
};

TEST_F(CrashNotes, TheNewestIsReadAndOnlyOnce)
{
    EXPECT_FALSE(newestCrashNote(folder()));
    EXPECT_FALSE(newestCrashNote(folder() / "nowhere"));
    leave("crash-1764018300-7.txt", "/a/old.roundtrip");
    leave("crash-1764018302-7.txt", "/a/new.roundtrip", 12);
    const auto note = newestCrashNote(folder());
    ASSERT_TRUE(note);
    EXPECT_EQ(note->document, "/a/new.roundtrip");
    EXPECT_EQ(note->time, QStringLiteral("2026-11-24 21:05:02 UTC"));
    EXPECT_TRUE(note->soon); // 12 of 30 seconds
    WindowBench bench("A > B 5B equity 2026-01-01");
    tellOfCrash(*bench.window, *note);
    EXPECT_FALSE(newestCrashNote(folder()));
}

TEST_F(CrashNotes, TheLastFiveAreKept)
{
    for (int i = 0; i < 8; ++i) {
        leave("crash-176401830" + std::to_string(i) + "-7.txt", "none");
    }
    WindowBench bench("A > B 5B equity 2026-01-01");
    tellOfCrash(*bench.window, *newestCrashNote(folder()));
    EXPECT_EQ(std::distance(fs::directory_iterator(folder()), fs::directory_iterator()), 5);
    EXPECT_TRUE(fs::exists(folder() / "crash-1764018307-7.told"));
    EXPECT_FALSE(fs::exists(folder() / "crash-1764018302-7.told"));
}

TEST_F(CrashNotes, ALineInTheWindowShowsTheNoteWholeAndOffersTheDocument)
{
    leave("crash-1764018302-7.txt", "/a/new & old.roundtrip");
    WindowBench bench("A > B 5B equity 2026-01-01");
    tellOfCrash(*bench.window, *newestCrashNote(folder()));
    auto* bar = bench.window->findChild<MessageBar*>();
    EXPECT_EQ(bar->text(), QStringLiteral("Roundtrip ended unexpectedly (2026-11-24 21:05:02 UTC) while new & "
                                          "old.roundtrip was open. All that was done by then is in it."));
    QTest::mouseClick(bar->findChild<QPushButton*>(), Qt::LeftButton);

    auto* dialog = bench.find<CrashDialog>("crashDialog");
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(dialog->isVisible());
    auto* text = dialog->findChild<QPlainTextEdit*>(QStringLiteral("crashNote"));
    EXPECT_TRUE(text->toPlainText().endsWith(QStringLiteral("backtrace:\nroundtrip(+0x1)")));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("crashCopy")), Qt::LeftButton);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), text->toPlainText());

    QSignalSpy asked(bench.window, &MainWindow::openAsked);
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("crashOpen")), Qt::LeftButton);
    ASSERT_EQ(asked.size(), 1);
    EXPECT_EQ(asked.front().front().value<fs::path>(), "/a/new & old.roundtrip");
}

} // namespace
} // namespace roundtrip::testing
