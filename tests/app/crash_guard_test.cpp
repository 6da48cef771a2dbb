// SPDX-License-Identifier: GPL-3.0-or-later
// Children that really crash, one of them the program with its window: each leaves its note and ends as it would have.
#include "app/crash_guard.h"

#include <chrono>
#include <csignal>
#include <fstream>
#include <functional>
#include <iterator>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "tests/app/call.h"
#include <gmock/gmock.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace roundtrip::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class CrashGuard : public InFolder {
protected:
    std::filesystem::path state() const { return folder / "state" / "roundtrip"; }

    // Runs it in a child; the signal that ended that, 0 where none did.
    template<class Function> int endOf(Function&& crash) const
    {
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit none{0, 0};
            ::setrlimit(RLIMIT_CORE, &none);
            crash();
            ::_exit(0);
        }
        return endOf(child);
    }
    static int endOf(pid_t child)
    {
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    }
    std::vector<std::filesystem::path> notes() const
    {
        std::vector<std::filesystem::path> found;
        std::error_code none;
        for (const auto& entry : std::filesystem::directory_iterator(state(), none)) {
            found.push_back(entry.path());
        }
        return found;
    }
    // The only note there is.
    std::string note() const
    {
        const auto all = notes();
        EXPECT_EQ(all.size(), 1U);
        if (all.empty()) {
            return {};
        }
        std::ifstream in(all.front());
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

// A page that nobody may touch: what it is seen by is the processor alone.
void touchNothing()
{
    const auto size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    auto* const page = static_cast<volatile int*>(::mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    *page = 1;
}

int useUpTheStack(int depth)
{
    volatile char room[4096] = {};
    room[0] = static_cast<char>(depth);
    // Never: but that is more than a compiler may know.
    return depth < 0 ? 0 : useUpTheStack(depth + 1) + room[0];
}

TEST_F(CrashGuard, ABadAccessLeavesANoteOfWhatWasDone)
{
    EXPECT_EQ(endOf([&] {
                  guardAgainstCrashes(state());
                  noteInput("key at Canvas");
                  noteAction("1 flows created");
                  noteDocument("/home/a\nb/deals.roundtrip");
                  touchNothing();
              }),
              SIGSEGV);
    const std::string text = note();
    EXPECT_THAT(text, HasSubstr("ended by: SIGSEGV (signal 11)\n"));
    EXPECT_THAT(text, HasSubstr("last input: key at Canvas\n"));
    EXPECT_THAT(text, HasSubstr("last action: 1 flows created\n"));
    // A line break in a name makes no line of its own.
    EXPECT_THAT(text, HasSubstr("document: /home/a b/deals.roundtrip\n"));
    EXPECT_THAT(text, HasSubstr("exception: none\n"));
    // The program's own frames, by which the place is found.
    EXPECT_THAT(text.substr(text.find("backtrace:")), HasSubstr("roundtrip_app_tests("));
}

TEST_F(CrashGuard, AnExceptionThatNobodyCatchesIsNamedWithoutItsWords)
{
    EXPECT_EQ(endOf([&] {
                  guardAgainstCrashes(state());
                  std::thread([] { throw std::runtime_error("a party's name"); }).join();
              }),
              SIGABRT);
    const std::string text = note();
    EXPECT_THAT(text, HasSubstr("ended by: SIGABRT"));
    EXPECT_THAT(text, HasSubstr("exception: St13runtime_error\n"));
    EXPECT_THAT(text, Not(HasSubstr("a party's name")));
}

TEST_F(CrashGuard, AnExceptionThatReachesMainLeavesOneToo)
{
    EXPECT_EQ(endOf([&] {
                  guardAgainstCrashes(state());
                  leaveNote(std::logic_error("a party's name"));
              }),
              0);
    EXPECT_THAT(note(), HasSubstr("exception: St11logic_error\n"));
}

TEST_F(CrashGuard, AStackThatIsUsedUpLeavesOneToo)
{
    EXPECT_EQ(endOf([&] {
                  guardAgainstCrashes(state());
                  useUpTheStack(0);
              }),
              SIGSEGV);
    EXPECT_THAT(note(), HasSubstr("ended by: SIGSEGV"));
}

TEST_F(CrashGuard, OfThreadsThatCrashAtOnceOneLeavesAWholeNote)
{
    EXPECT_EQ(endOf([&] {
                  guardAgainstCrashes(state());
                  std::vector<std::thread> threads;
                  for (int i = 0; i < 8; ++i) {
                      threads.emplace_back(&touchNothing);
                  }
                  for (std::thread& thread : threads) {
                      thread.join();
                  }
              }),
              SIGSEGV);
    EXPECT_THAT(note(), HasSubstr("backtrace:\n"));
}

TEST_F(CrashGuard, WhatIsNotedIsCutShortWhereItIsLong)
{
    EXPECT_EQ(endOf([&] {
                  guardAgainstCrashes(state());
                  noteDocument(std::string(100'000, 'd'));
                  std::abort();
              }),
              SIGABRT);
    EXPECT_THAT(note(), HasSubstr("document: " + std::string(512, 'd') + "\n"));
}

// The program with its window, offscreen, its settings and its state in the test's folder.
class CrashingProgram : public CrashGuard {
protected:
    pid_t started(const std::string& document) const
    {
        const pid_t child = ::fork();
        if (child == 0) {
            const rlimit none{0, 0};
            ::setrlimit(RLIMIT_CORE, &none);
            ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
            ::setenv("XDG_CONFIG_HOME", path("config").c_str(), 1);
            ::setenv("XDG_DATA_HOME", path("data").c_str(), 1);
            ::setenv("XDG_STATE_HOME", path("state").c_str(), 1);
            ::execl(ROUNDTRIP_PROGRAM, ROUNDTRIP_PROGRAM, document.c_str(), nullptr);
            ::_exit(127);
        }
        return child;
    }
    // Whether it came to pass; a program that never does so must not hang the tests.
    static bool cameToPass(const std::function<bool()>& thing)
    {
        for (int i = 0; i < 3000; ++i) {
            if (thing()) {
                return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        return false;
    }
    // What is remembered is written by the window's event loop: then the window is there.
    bool windowIsThere(const std::string& document) const
    {
        return cameToPass([&] {
            std::ifstream settings(folder / "config/roundtrip/roundtrip.ini");
            return std::string(std::istreambuf_iterator<char>(settings), {}).find(document) != std::string::npos;
        });
    }
};

TEST_F(CrashingProgram, TheWindowLeavesANoteThatTheNextStartTellsOf)
{
    const std::string document = documentOf("payer,payee,amount\nA,B,1\n");
    const pid_t first = started(document);
    ASSERT_TRUE(windowIsThere(document));
    ::kill(first, SIGSEGV);
    EXPECT_EQ(endOf(first), SIGSEGV);
    const std::string text = note();
    EXPECT_THAT(text, HasSubstr("version: " ROUNDTRIP_TEST_VERSION "\n"));
    EXPECT_THAT(text, HasSubstr("document: " + document + "\n"));

    const pid_t second = started(document);
    EXPECT_TRUE(cameToPass([&] { return notes().size() == 1 && notes().front().extension() == ".told"; }));
    ::kill(second, SIGKILL);
    EXPECT_EQ(endOf(second), SIGKILL);
    EXPECT_EQ(run({"check", document}).code, ExitCode::done);
}

} // namespace
} // namespace roundtrip::testing
