// SPDX-License-Identifier: GPL-3.0-or-later
// Circularity: how much of the headline is money that full multilateral netting would cancel.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/cashflow/network.h"

namespace roundtrip {

// The least and the most that a pair carries over all circulations of the greatest volume.
struct CircularRange {
    Minor least = 0;
    Minor most = 0;

    bool operator==(const CircularRange&) const = default;
};

struct Circularity {
    Minor headline = 0;          // W
    Minor circular = 0;          // C
    Minor external = 0;          // what parties pay beyond what comes in: somebody must bring it
    Minor stronglyConnected = 0; // the weight of pairs inside strongly connected components
    std::vector<Minor> carried;  // one optimal circulation, a value a pair; not unique, so never shown as the fact

    // Proves that no more can go round, and tells circularRanges which pairs can vary (netting.h).
    std::vector<std::int32_t> heights;

    Minor oneWay() const { return headline - circular; }
    // Nothing where there is no money at all.
    std::optional<double> circularShare() const;
    std::optional<double> stronglyConnectedShare() const;
};

// The maximum of the sum of f over 0 <= f <= amount with inflow = outflow at every party, exact in integers.
// Throws Cancelled.
Circularity circularity(const Network& network, std::stop_token cancel = {});

// The range of every pair, in the order of network.pairs(): two maximum flows each in the residual network of zero
// reduced cost (pairs that cannot vary cost nothing). Throws Cancelled.
std::vector<CircularRange> circularRanges(const Network& network, const Circularity& circularity,
                                          std::stop_token cancel = {});

} // namespace roundtrip
