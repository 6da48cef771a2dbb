// SPDX-License-Identifier: GPL-3.0-or-later
// Net exposure: what each party gets and gives, and what each pair of parties has at stake.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/cashflow/network.h"

namespace roundtrip {

// What comes in to a party, or goes out of it.
struct Side {
    Minor capital = 0;
    Minor commercial = 0;
    Minor paid = 0;                      // on or before the as-of date
    std::optional<double> concentration; // Herfindahl's index by counterparty, 0..1; nothing where nothing moves

    Minor total() const { return capital + commercial; }
    Minor remaining() const { return total() - paid; }
    bool operator==(const Side&) const = default;
};

struct PartyExposure {
    std::uint32_t node = 0;
    Side in;
    Side out;
    int counterparties = 0;

    Minor net() const { return in.total() - out.total(); }
    bool operator==(const PartyExposure&) const = default;
};

// Two parties between whom money moves; a comes before b by name.
struct PairExposure {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    Minor aToB = 0;
    Minor bToA = 0;
    Minor atRiskA = 0; // of a in b: capital placed and not come back, and what b still has to pay
    Minor atRiskB = 0; // of b in a

    Minor net() const { return aToB - bToA; }
    bool operator==(const PairExposure&) const = default;
};

struct Exposures {
    std::vector<PartyExposure> parties; // one a node, in the order of the nodes
    std::vector<PairExposure> pairs;    // in the order of (a, b)

    bool operator==(const Exposures&) const = default;
};

// Throws Overflow naming the party.
Exposures exposures(const Network& network);

} // namespace roundtrip
