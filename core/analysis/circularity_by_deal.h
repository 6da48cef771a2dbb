// SPDX-License-Identifier: GPL-3.0-or-later
// Circularity by deal: how much less would go round if a single deal were not there.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/analysis/circularity.h"
#include "core/cashflow/network.h"

namespace roundtrip {

// The network without the flows of one deal.
struct WithoutDeal {
    DealId deal;
    Minor amount = 0;          // what its flows bring to the headline
    Minor lowers = 0;          // the circular volume less that without it
    Minor headline = 0;        // without it
    Minor circular = 0;        // without it
    std::vector<FlowId> flows; // those that count, in the order of the network's streams

    // Nothing where no money is left.
    std::optional<double> circularShare() const;
    bool operator==(const WithoutDeal&) const = default;
};

// Every deal with money in the network, the one that lowers the circular volume most first, then by title, then by id.
// Exact. `whole` is the network's own circularity. A deal is solved for only where its flows are more than what one
// optimum leaves of their pairs, and then from that optimum. Throws Cancelled.
std::vector<WithoutDeal> circularityByDeal(const Book& book, const Network& network, const Circularity& whole,
                                           std::stop_token cancel = {});

} // namespace roundtrip
