// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/loop_list.h"

#include <utility>

#include "core/analysis/cancelled.h"

namespace roundtrip {

LoopList loopList(const Book& book, const Network& network, Loops found, std::stop_token cancel)
{
    LoopList out;
    out.found = std::move(found);
    const auto& listed = out.found.loops;
    out.returns.reserve(listed.size());
    out.standings.reserve(listed.size());
    out.turns.reserve(listed.size());
    for (const Loop& loop : listed) {
        if (cancel.stop_requested()) {
            throw Cancelled{};
        }
        out.returns.push_back(timeRespectingReturn(network, loop));
        out.standings.push_back(standingOf(book, network, loop));
        out.turns.push_back(quickestTurn(network, loop));
    }
    return out;
}

LoopList loopList(const Book& book, const Network& network, const std::optional<LoopMember>& member,
                  std::optional<std::int32_t> within, const LoopLimits& limits, std::stop_token cancel)
{
    Loops found = within   ? turningLoops(network, {*within, limits, member}, cancel).found
                  : member ? loopsBy(network, *member, limits, cancel)
                           : loops(network, limits, cancel);
    return loopList(book, network, std::move(found), cancel);
}

} // namespace roundtrip
