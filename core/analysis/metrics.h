// SPDX-License-Identifier: GPL-3.0-or-later
// The metrics of a network's parties, in its currency.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/cashflow/network.h"

namespace roundtrip {

// Amounts by year of one kind of metric: one map for each node of the network, units counted with the party they are
// collapsed into, in the reporting currency at the rate of the year's last day. Where a party has several figures for a
// year, actual beats guidance, guidance an estimate, and that a figure of no basis.
std::vector<std::map<int, Minor>> metricsByNode(const Book& book, const Network& network, MetricKind kind);

// The cash of each node of the network: of the latest year at or before the window's start, else of the earliest, for
// the party and for each unit collapsed into it by itself; nothing where none of them has a figure.
std::vector<std::optional<Minor>> cashByNode(const Book& book, const Network& network);

// The revenue of each node of the network in the years that the window touches, whole; nothing where none of them has a
// figure.
std::vector<std::optional<Minor>> revenueByNode(const Book& book, const Network& network);

// amount × share, rounded half to even.
Minor shareOf(Minor amount, double share);

} // namespace roundtrip
