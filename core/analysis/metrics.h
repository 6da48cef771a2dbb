// SPDX-License-Identifier: GPL-3.0-or-later
// The metrics of a network's parties, in its currency.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "core/cashflow/network.h"

namespace roundtrip {

// Amounts by year of one kind of metric: one map for each node of the network, units counted with the party they are
// collapsed into, in the reporting currency at the rate of the year's last day.
std::vector<std::map<int, Minor>> metricsByNode(const Book& book, const Network& network, MetricKind kind);

// amount × share, rounded half to even.
Minor shareOf(Minor amount, double share);

} // namespace roundtrip
