// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/process.h"

#include <array>
#include <stdexcept>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace roundtrip::faults {

Process::Process(const std::vector<std::string>& words)
{
    std::vector<char*> arguments;
    for (const std::string& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    m_id = ::fork();
    if (m_id == 0) {
        const int nowhere = ::open("/dev/null", O_RDWR);
        ::dup2(nowhere, 0);
        ::dup2(pipe[1], 1);
        ::dup2(nowhere, 2);
        ::execv(arguments.front(), arguments.data());
        ::_exit(127);
    }
    ::close(pipe[1]);
    m_from = pipe[0];
    if (m_id < 0) {
        ::close(m_from);
        throw std::runtime_error("cannot start " + words.front());
    }
}

Process::~Process()
{
    waitOrKill({});
    ::close(m_from);
}

void Process::readWhatIsThere()
{
    std::array<char, 65536> piece;
    for (ssize_t got = 0; (got = ::read(m_from, piece.data(), piece.size())) > 0;) {
        m_output.append(piece.data(), static_cast<std::size_t>(got));
        pollfd more{m_from, POLLIN, 0};
        if (::poll(&more, 1, 0) <= 0) {
            return;
        }
    }
}

bool Process::listen(std::chrono::steady_clock::time_point until)
{
    const auto left = until - std::chrono::steady_clock::now();
    if (left <= left.zero()) {
        return true;
    }
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
    const timespec time{seconds.count(), std::chrono::nanoseconds(left - seconds).count()};
    pollfd ready{m_from, POLLIN, 0};
    if (::ppoll(&ready, 1, &time, nullptr) <= 0) {
        return true;
    }
    const std::size_t before = m_output.size();
    readWhatIsThere();
    return m_output.size() > before;
}

bool Process::waitFor(std::string_view words, std::chrono::microseconds patience)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (m_output.find(words) == std::string::npos) {
        if (std::chrono::steady_clock::now() >= until || !listen(until)) {
            return false;
        }
    }
    return true;
}

bool Process::waitOrKill(std::chrono::microseconds patience)
{
    if (m_id < 0) {
        return false;
    }
    const auto until = std::chrono::steady_clock::now() + patience;
    bool killed = false;
    while (!killed && listen(until)) {
        killed = std::chrono::steady_clock::now() >= until;
    }
    if (killed) {
        ::kill(m_id, SIGKILL);
    }
    int status = 0;
    ::waitpid(m_id, &status, 0);
    m_crashed = WIFSIGNALED(status) && !(killed && WTERMSIG(status) == SIGKILL);
    m_id = -1;
    // What it wrote before it died is still in the pipe.
    for (std::size_t before = m_output.size() + 1; before != m_output.size();) {
        before = m_output.size();
        readWhatIsThere();
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace roundtrip::faults
