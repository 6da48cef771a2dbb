// SPDX-License-Identifier: GPL-3.0-or-later
// A time budget and a request to stop, asked cheaply from inside a search.
#pragma once

#include <chrono>
#include <optional>
#include <stop_token>
#include <utility>

#include "core/loops/loops.h"

namespace roundtrip {

class Clock {
public:
    Clock(const std::optional<std::chrono::steady_clock::duration>& budget, std::stop_token cancel)
        : m_cancel(std::move(cancel))
    {
        if (budget) {
            m_deadline = std::chrono::steady_clock::now() + *budget;
        }
    }

    // Whether the search must end; looks at the clock at every 1,024th call only.
    bool over() { return m_cut != Cut::none || ((++m_calls & 1023U) == 0 && look()); }
    // The same, looking at once.
    bool look()
    {
        if (m_cut == Cut::none && m_cancel.stop_requested()) {
            m_cut = Cut::cancelled;
        } else if (m_cut == Cut::none && m_deadline && std::chrono::steady_clock::now() >= *m_deadline) {
            m_cut = Cut::time;
        }
        return m_cut != Cut::none;
    }
    // Ends as another thread's did.
    void endAs(const Clock& other) { m_cut = m_cut == Cut::none ? other.m_cut : m_cut; }
    // none, time or cancelled.
    Cut cut() const { return m_cut; }

private:
    std::stop_token m_cancel;
    std::optional<std::chrono::steady_clock::time_point> m_deadline;
    unsigned m_calls = 0;
    Cut m_cut = Cut::none;
};

} // namespace roundtrip
