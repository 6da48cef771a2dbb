// SPDX-License-Identifier: GPL-3.0-or-later
// A document that another program holds: the window says so, and what was typed is done when it may be.
#include <array>
#include <csignal>

#include "tests/ui/window_bench.h"
#include "ui/window/message_bar.h"
#include <QPushButton>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

namespace roundtrip::testing {
namespace {

// Promise: another process holds the document as one that writes to it does, until this goes. A writer of SQLite holds
// the byte after the first gigabyte and one (sqlite.org/lockingv3.html, RESERVED).
class Holder {
public:
    explicit Holder(const std::filesystem::path& document)
    {
        std::array<int, 2> said{};
        EXPECT_EQ(::pipe(said.data()), 0);
        m_child = ::fork();
        if (m_child == 0) {
            struct flock lock {};
            lock.l_type = F_WRLCK;
            lock.l_whence = SEEK_SET;
            lock.l_start = 0x40000001;
            lock.l_len = 1;
            const int file = ::open(document.c_str(), O_RDWR);
            if (::fcntl(file, F_SETLK, &lock) == 0 && ::write(said[1], "1", 1) == 1) {
                ::pause();
            }
            ::_exit(1);
        }
        ::close(said[1]);
        char word = 0;
        EXPECT_EQ(::read(said[0], &word, 1), 1) << "the document could not be held";
        ::close(said[0]);
    }
    Holder(const Holder&) = delete;
    Holder& operator=(const Holder&) = delete;
    ~Holder()
    {
        ::kill(m_child, SIGKILL);
        ::waitpid(m_child, nullptr, 0);
    }

private:
    pid_t m_child = 0;
};

TEST(Held, WhatWasTypedIsDoneWhenTheOtherProgramIsThrough)
{
    WindowBench bench("A > B 5B equity 2026-01-01");
    auto* bar = bench.window->findChild<MessageBar*>();
    {
        const Holder holder(bench.path());
        EXPECT_FALSE(bench.window->document().undo());
        EXPECT_EQ(bar->text(),
                  QStringLiteral("Undo Import: not done yet. Another program is writing to this document."));
        EXPECT_EQ(bench.book().parties().size(), 2U);

        // A double click on nothing, a name: as a person adds a party.
        QTest::mouseDClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.nothing());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Newcomer"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        bench.settle();
        EXPECT_EQ(bench.book().parties().size(), 2U);
        EXPECT_TRUE(bar->text().startsWith(QStringLiteral("Add party Newcomer: not done yet.")))
            << bar->text().toStdString();
        // Tried again too early it says so again, and still forgets nothing.
        QTest::mouseClick(bar->findChild<QPushButton*>(), Qt::LeftButton);
        EXPECT_TRUE(bar->text().startsWith(QStringLiteral("Add party Newcomer: not done yet.")))
            << bar->text().toStdString();
    }
    QTest::mouseClick(bar->findChild<QPushButton*>(), Qt::LeftButton);
    bench.settle();
    EXPECT_EQ(bench.book().parties().size(), 3U);
    EXPECT_EQ(bar->text(), QString());
    EXPECT_EQ(bench.window->document().undoText(), QStringLiteral("Undo Add party Newcomer"));
}

} // namespace
} // namespace roundtrip::testing
