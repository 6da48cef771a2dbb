// SPDX-License-Identifier: GPL-3.0-or-later
// All that runs in the handler is async-signal-safe (signal-safety(7)): fixed memory, system calls, no allocation. The
// backtrace's functions are so once their library is loaded, which the first call does ahead of time.
#include "app/crash_guard.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>
#include <typeinfo>

#include <cxxabi.h>
#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

namespace roundtrip {

namespace {

constexpr std::size_t longestText = 512;
constexpr int mostFrames = 64;
constexpr mode_t forTheOwner = 0700;

// Promise: a reader that interrupts the writer at any moment reads a whole text, the old one or the new one.
class Kept {
public:
    void set(std::string_view text)
    {
        const unsigned next = 1 - m_shown.load(std::memory_order_relaxed);
        Text& into = m_texts[next];
        into.size = std::min(text.size(), longestText);
        std::memcpy(into.bytes.data(), text.data(), into.size);
        // The note is lines: a name with a line break in it must not make one.
        std::replace_if(
            into.bytes.begin(), into.bytes.begin() + static_cast<std::ptrdiff_t>(into.size),
            [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
        m_shown.store(next, std::memory_order_release);
    }
    std::string_view text() const
    {
        const Text& shown = m_texts[m_shown.load(std::memory_order_acquire)];
        return {shown.bytes.data(), shown.size};
    }

private:
    struct Text {
        std::array<char, longestText> bytes{};
        std::size_t size = 0;
    };
    std::array<Text, 2> m_texts;
    std::atomic<unsigned> m_shown = 0;
};

struct State {
    std::string folder;
    std::string system;
    time_t started = 0;
    Kept input, action, document;
    std::atomic<const char*> exception = nullptr;
    std::atomic<pid_t> writer = 0;                                 // the thread that leaves the note
    alignas(std::max_align_t) std::array<char, 64 * 1024> stack{}; // for a handler whose program has used up its own
};

// Signal handlers take no argument of ours: what they need can only be reached from here.
State& state()
{
    static State state;
    return state;
}

// Promise: writes lines to a file without allocating.
class NoteFile {
public:
    explicit NoteFile(const char* path) : m_file(::open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600)) {}
    NoteFile(const NoteFile&) = delete;
    NoteFile& operator=(const NoteFile&) = delete;
    ~NoteFile() { ::close(m_file); }

    void put(std::string_view text) const
    {
        while (!text.empty()) {
            const ssize_t wrote = ::write(m_file, text.data(), text.size());
            if (wrote <= 0) {
                return;
            }
            text.remove_prefix(static_cast<std::size_t>(wrote));
        }
    }
    void line(std::string_view name, std::string_view value) const
    {
        put(name);
        put(": ");
        put(value.empty() ? "none" : value);
        put("\n");
    }
    int descriptor() const { return m_file; }

private:
    int m_file;
};

// A number as text, at the end of its buffer.
class Digits {
public:
    explicit Digits(std::uint64_t number, std::size_t width = 1)
    {
        do {
            m_bytes[--m_at] = static_cast<char>('0' + number % 10);
            number /= 10;
        } while (number > 0 || m_bytes.size() - m_at < width);
    }
    std::string_view text() const { return {m_bytes.data() + m_at, m_bytes.size() - m_at}; }

private:
    std::array<char, 24> m_bytes{};
    std::size_t m_at = 24;
};

// Promise: text of at most so many bytes, ended by a zero; what is too much is left out.
class Line {
public:
    Line& operator<<(std::string_view text)
    {
        const std::size_t size = std::min(text.size(), m_bytes.size() - 1 - m_size);
        std::memcpy(m_bytes.data() + m_size, text.data(), size);
        m_size += size;
        return *this;
    }
    Line& operator<<(const Digits& digits) { return *this << digits.text(); }
    const char* zeroEnded() const { return m_bytes.data(); }
    std::string_view text() const { return {m_bytes.data(), m_size}; }

private:
    std::array<char, 4096> m_bytes{};
    std::size_t m_size = 0;
};

void makeFolders(std::string_view folder)
{
    for (std::size_t slash = folder.find('/', 1);; slash = folder.find('/', slash + 1)) {
        Line part;
        part << folder.substr(0, slash);
        ::mkdir(part.zeroEnded(), forTheOwner);
        if (slash == std::string_view::npos) {
            return;
        }
    }
}

// "2026-11-24 21:05:02 UTC": the calendar is computed, since gmtime() may lock.
Line timeText(time_t seconds)
{
    using namespace std::chrono;
    const sys_seconds now{std::chrono::seconds(seconds)};
    const auto day = floor<days>(now);
    const year_month_day date(day);
    const hh_mm_ss clock(now - day);
    Line text;
    text << Digits(static_cast<std::uint64_t>(static_cast<int>(date.year()))) << "-"
         << Digits(static_cast<unsigned>(date.month()), 2) << "-" << Digits(static_cast<unsigned>(date.day()), 2) << " "
         << Digits(static_cast<std::uint64_t>(clock.hours().count()), 2) << ":"
         << Digits(static_cast<std::uint64_t>(clock.minutes().count()), 2) << ":"
         << Digits(static_cast<std::uint64_t>(clock.seconds().count()), 2) << " UTC";
    return text;
}

std::string_view nameOf(int signal)
{
    switch (signal) {
    case SIGSEGV: return "SIGSEGV";
    case SIGABRT: return "SIGABRT";
    case SIGBUS: return "SIGBUS";
    case SIGFPE: return "SIGFPE";
    case SIGILL: return "SIGILL";
    default: return "another";
    }
}

// Whether this thread is the one to leave the note. Another that comes later waits for the end that the first brings; a
// fault while the note is written leaves what there is of it.
bool mayWrite()
{
    pid_t writer = 0;
    if (state().writer.compare_exchange_strong(writer, ::gettid())) {
        return true;
    }
    while (writer != ::gettid()) {
        ::pause();
    }
    return false;
}

void writeNote(std::string_view endedBy)
{
    State& said = state();
    const time_t now = ::time(nullptr);
    makeFolders(said.folder);
    Line path;
    path << said.folder << "/crash-" << Digits(static_cast<std::uint64_t>(now)) << "-"
         << Digits(static_cast<std::uint64_t>(::getpid())) << ".txt";
    const NoteFile note(path.zeroEnded());
    note.put("Roundtrip ended unexpectedly\n");
    note.line("version", ROUNDTRIP_VERSION);
    note.line("system", said.system);
    note.line("time", timeText(now).text());
    note.line("seconds since the start", Digits(static_cast<std::uint64_t>(now - said.started)).text());
    note.line("ended by", endedBy);
    const char* exception = said.exception.load();
    note.line("exception", exception == nullptr ? "" : exception);
    note.line("last input", said.input.text());
    note.line("last action", said.action.text());
    note.line("document", said.document.text());
    note.put("backtrace:\n");
    std::array<void*, mostFrames> frames{};
    ::backtrace_symbols_fd(frames.data(), ::backtrace(frames.data(), mostFrames), note.descriptor());
}

void onSignal(int signal)
{
    if (mayWrite()) {
        Line ended;
        ended << nameOf(signal) << " (signal " << Digits(static_cast<std::uint64_t>(signal)) << ")";
        writeNote(ended.text());
    }
    // The end that the signal has by itself; it comes when this handler returns.
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

[[noreturn]] void onTerminate()
{
    if (const std::type_info* type = abi::__cxa_current_exception_type()) {
        state().exception = type->name();
    }
    std::abort();
}

} // namespace

void guardAgainstCrashes(const std::filesystem::path& folder)
{
    State& said = state();
    said.folder = folder.string();
    said.started = ::time(nullptr);
    utsname system{};
    ::uname(&system);
    said.system = std::string(system.sysname) + ' ' + system.release + ' ' + system.machine;
    std::array<void*, 1> frame{};
    ::backtrace(frame.data(), 1); // loads what the handler must not
    stack_t stack{};
    stack.ss_sp = said.stack.data();
    stack.ss_size = said.stack.size();
    ::sigaltstack(&stack, nullptr);
    struct sigaction action {};
    action.sa_handler = &onSignal;
    action.sa_flags = SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL}) {
        ::sigaction(signal, &action, nullptr);
    }
    std::set_terminate(&onTerminate);
}

void noteInput(std::string_view what)
{
    state().input.set(what);
}

void noteAction(std::string_view what)
{
    state().action.set(what);
}

void noteDocument(std::string_view path)
{
    state().document.set(path);
}

void leaveNote(const std::exception& problem)
{
    if (!state().folder.empty() && mayWrite()) {
        state().exception = typeid(problem).name();
        writeNote("an exception");
    }
}

std::filesystem::path stateFolder()
{
    // Relative ones are to be ignored (XDG base directories).
    const char* state = std::getenv("XDG_STATE_HOME");
    if (state != nullptr && state[0] == '/') {
        return std::filesystem::path(state) / "roundtrip";
    }
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home == nullptr ? "/tmp" : home) / ".local/state/roundtrip";
}

} // namespace roundtrip
