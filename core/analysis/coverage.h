// SPDX-License-Identifier: GPL-3.0-or-later
// Commitment coverage: what a party has promised to buy, year by year, against what it earns and is given.
#pragma once

#include <optional>
#include <vector>

#include "core/cashflow/network.h"

namespace roundtrip {

// What one flow asks of a year.
struct Obligation {
    FlowId flow;
    Minor amount = 0;
};

struct CoverageYear {
    int year = 0;
    Minor obligations = 0; // outgoing commercial payments
    Minor capital = 0;     // capital received
    // Nothing where the year has no revenue metric: revenue is never taken as 0.
    std::optional<Minor> revenue;   // × the share available, rounded half to even
    std::optional<Minor> resources; // revenue + capital
    std::optional<Minor> gap;       // resources − obligations
    // Of the gaps since the first year that is known; nothing from the next unknown year on.
    std::optional<Minor> cumulativeGap;
    std::optional<double> ratio;       // resources / obligations; nothing without obligations
    std::vector<Obligation> contracts; // the obligations by flow, largest first
};

struct Coverage {
    std::vector<CoverageYear> years; // unbroken, from the first to the last that has an obligation, capital or revenue
    std::optional<int> firstShortfall; // the first year whose cumulative gap is below 0
    // The least constant growth a year of revenue, from the last year with a metric, at which each later year's
    // resources cover its obligations; −1 when they need no revenue, nothing where no such year follows.
    std::optional<double> growthNeeded;
};

// The coverage of a node of the network over the calendar years that its window touches. share: of revenue that is
// available to pay with, 0..1. Payments without a date are left out. Metrics of units collapsed into the node count.
Coverage coverage(const Book& book, const Network& network, std::uint32_t node, double share = 1.0);

// Of every node of the network, in its order, by one pass over the flows.
std::vector<Coverage> coverages(const Book& book, const Network& network, double share = 1.0);

} // namespace roundtrip
