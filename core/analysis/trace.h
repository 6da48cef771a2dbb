// SPDX-License-Identifier: GPL-3.0-or-later
// Where the money goes: what becomes of one unit that a party pays out.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/cashflow/network.h"

namespace roundtrip {

struct TraceStay {
    std::uint32_t node = 0;
    double share = 0;
};

struct TracePair {
    std::uint32_t pair = 0; // index into the network's pairs
    double share = 0;       // of the unit, as often as it passes here
};

struct Trace {
    double returnsHome = 0;         // share of the unit that comes back to the source
    double hops = 0;                // expected number of payments the unit makes, its first included
    std::vector<TraceStay> stays;   // largest first, then by name; shares and returnsHome sum to 1
    std::vector<TracePair> carries; // the pairs that carry any of it, in the order of the network's pairs
};

// One unit leaves `source` over its outgoing pairs in proportion to their amounts, or all of it to `via`. A party p
// passes on what arrives in the shares w(p,q) / max(in(p), out(p)) and keeps the rest; the source keeps what comes
// home. An absorbing Markov chain, solved as a linear system (Kemeny and Snell, Finite Markov Chains, 1960, ch. 3).
// Nothing where the source pays nobody, or nothing to `via`.
std::optional<Trace> trace(const Network& network, std::uint32_t source,
                           std::optional<std::uint32_t> via = std::nullopt);

} // namespace roundtrip
