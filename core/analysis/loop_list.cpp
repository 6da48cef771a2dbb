// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/loop_list.h"

#include <utility>

#include "core/analysis/cancelled.h"

namespace roundtrip {

namespace {

void goOn(const std::stop_token& cancel)
{
    if (cancel.stop_requested()) {
        throw Cancelled{};
    }
}

// All but the turns.
LoopList described(const Book& book, const Network& network, Loops found, const std::stop_token& cancel)
{
    LoopList out;
    out.found = std::move(found);
    out.returns.reserve(out.found.loops.size());
    out.standings.reserve(out.found.loops.size());
    for (const Loop& loop : out.found.loops) {
        goOn(cancel);
        out.returns.push_back(timeRespectingReturn(network, loop));
        out.standings.push_back(standingOf(book, network, loop));
    }
    return out;
}

} // namespace

LoopList loopList(const Book& book, const Network& network, Loops found, std::stop_token cancel)
{
    LoopList out = described(book, network, std::move(found), cancel);
    out.turns.reserve(out.found.loops.size());
    for (const Loop& loop : out.found.loops) {
        goOn(cancel);
        out.turns.push_back(quickestTurn(network, loop));
    }
    return out;
}

LoopList loopList(const Book& book, const Network& network, const std::optional<LoopMember>& member,
                  std::optional<std::int32_t> within, const LoopLimits& limits, std::stop_token cancel)
{
    if (!within) {
        return loopList(book, network, loopsBy(network, member, limits, cancel), cancel);
    }
    TurningLoops turning = turningLoops(network, {*within, limits, member}, cancel);
    LoopList out = described(book, network, std::move(turning.found), cancel);
    out.turns.assign(turning.turns.begin(), turning.turns.end());
    return out;
}

} // namespace roundtrip
