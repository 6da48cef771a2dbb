// SPDX-License-Identifier: GPL-3.0-or-later
// The table of pairs that carry circular money: the least and the most that each can carry.
#pragma once

#include <memory>
#include <vector>

#include "core/analysis/circularity.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

struct CircularPairRow {
    std::shared_ptr<const Network> network;
    std::uint32_t pair = 0; // index into its pairs
    CircularRange range;
    Minor largest = 0; // the most that any pair carries, for the bars

    bool operator==(const CircularPairRow&) const = default;
};

// Pairs that can carry some, by the most and then the least that they carry, the largest first; at most `most` rows.
std::vector<CircularPairRow> circularPairRows(const std::shared_ptr<const Network>& network,
                                              const std::vector<CircularRange>& ranges, std::size_t most = 500);

enum class CircularPairColumn { pair, amount, range };
std::vector<Column<CircularPairRow>> circularPairColumns();

} // namespace roundtrip
