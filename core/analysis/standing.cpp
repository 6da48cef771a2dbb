// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/standing.h"

#include <algorithm>

namespace roundtrip {

namespace {

Standing standingOf(const Book& book, FlowId id)
{
    const Flow* flow = book.find(id);
    const Deal* deal = flow == nullptr ? nullptr : book.find(flow->deal);
    if (deal == nullptr || (deal->status != DealStatus::signed_ && deal->status != DealStatus::closed)) {
        return Standing::unsigned_;
    }
    return flow->firmness == Firmness::binding ? Standing::firm : Standing::cancellable;
}

} // namespace

Standing LoopStanding::weakest() const
{
    return legs.empty() ? Standing::firm : *std::max_element(legs.begin(), legs.end());
}

LoopStanding standingOf(const Book& book, const Network& network, const Loop& loop)
{
    LoopStanding out;
    for (const std::uint32_t index : loop.pairs) {
        Standing firmest = Standing::unsigned_;
        for (const Stream& stream : network.streams(network.pairs()[index])) {
            firmest = std::min(firmest, standingOf(book, stream.flow));
        }
        out.legs.push_back(firmest);
    }
    return out;
}

} // namespace roundtrip
