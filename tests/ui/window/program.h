// SPDX-License-Identifier: GPL-3.0-or-later
// The program as it is started: its windows, and the settings that the next start finds.
#pragma once

#include <filesystem>

#include "tests/support/book_lines.h"
#include "tests/ui/printing.h"
#include "tests/ui/window/file_dialogs.h"
#include "tests/ui/window/menus.h"
#include "ui/window/message_bar.h"
#include "ui/window/windows.h"
#include <QTemporaryDir>
#include <gtest/gtest.h>

namespace roundtrip::testing {

// Waits until the map is shown as it is asked.
inline void settle(MainWindow& window)
{
    EXPECT_TRUE(QTest::qWaitFor([&] { return !window.composer().working(); }, 20'000));
    QCoreApplication::processEvents();
}

// By Ctrl+W, as the last thing done with it.
inline void closeByKeys(MainWindow* window)
{
    comeBack(*window);
    QTest::keySequence(window, QKeySequence(QKeySequence::Close));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

// Someone who has started the program before.
class Program : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_settings.setHintsSeen(true);
        m_settings.setTheme(ThemeChoice::light);
        m_windows.setTheme(ThemeChoice::light);
    }
    void TearDown() override
    {
        m_windows.setTheme(ThemeChoice::light);
        m_windows.setTextScale(1);
        closeAll(m_windows);
    }
    static void closeAll(const Windows& windows)
    {
        while (!windows.all().empty()) {
            MainWindow* window = windows.all().back();
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
                                      difference(document->book(), bookOf("A > B 5B compute 2026-01-01"))));
        return file(name);
    }
    MainWindow* opened(const char* name)
    {
        MainWindow* window = m_windows.open(documentAt(name));
        window->resize(1400, 900);
        settle(*window);
        return window;
    }
    // What the next start finds.
    Settings kept() const { return Settings(m_folder.filePath(QStringLiteral("settings.ini"))); }

    QTemporaryDir m_folder;
    Settings m_settings{m_folder.filePath(QStringLiteral("settings.ini"))};
    Windows m_windows{*qApp, m_settings, [] { return Changes{}; }};
};

} // namespace roundtrip::testing
