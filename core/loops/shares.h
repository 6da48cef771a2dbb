// SPDX-License-Identifier: GPL-3.0-or-later
// Counting in as many threads as the machine runs at once, each for itself, and the sum of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <future>
#include <thread>
#include <vector>

#include "core/loops/circuits.h"

namespace roundtrip {

// Fewer arcs, or days of them, are searched in less time than threads take to begin.
constexpr std::size_t worthThreads = 4'000;

inline unsigned mostShares()
{
    return std::max(1U, std::thread::hardware_concurrency());
}

// Calls count(clock, tally) once for each share, the first in this thread, and add(tally) for each in turn. What one
// throws is thrown once all have ended; the clock ends as the first that did.
template<class Count, class Add> void countInShares(unsigned count, Clock& clock, Count&& each, Add&& add)
{
    struct Share {
        Clock clock;
        CircuitTally tally{};
    };
    std::vector<Share> shares(count, Share{clock});
    std::vector<std::future<void>> others; // before the shares go, each is waited for
    for (std::size_t i = 1; i < shares.size(); ++i) {
        others.push_back(
            std::async(std::launch::async, [&each, &share = shares[i]] { each(share.clock, share.tally); }));
    }
    each(shares.front().clock, shares.front().tally);
    std::for_each(others.begin(), others.end(), [](std::future<void>& other) { other.get(); });
    for (const Share& share : shares) {
        add(share.tally);
        clock.endAs(share.clock);
    }
}

} // namespace roundtrip
