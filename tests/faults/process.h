// SPDX-License-Identifier: GPL-3.0-or-later
// Another program: started, listened to, killed.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace roundtrip::faults {

// Promise: no process outlives it. Its standard output is kept, its standard error goes nowhere.
class Process {
public:
    // Throws std::runtime_error where it cannot be started.
    explicit Process(const std::vector<std::string>& words);
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process();

    // Waits until it has written these words; false where it ended or was too slow.
    bool waitFor(std::string_view words, std::chrono::microseconds patience);
    // Whether it ended by a signal that was not waitOrKill()'s.
    bool crashed() const { return m_crashed; }
    // Waits for its end and kills it where that takes longer; true where it ended by itself, with 0.
    bool waitOrKill(std::chrono::microseconds patience);
    // All that it wrote; call it after waitOrKill().
    const std::string& output() const { return m_output; }

private:
    void readWhatIsThere();
    // Reads what comes before then; false where nothing comes any more.
    bool listen(std::chrono::steady_clock::time_point until);

    pid_t m_id = -1;
    int m_from = -1;
    std::string m_output;
    bool m_crashed = false;
};

} // namespace roundtrip::faults
