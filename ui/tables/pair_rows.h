// SPDX-License-Identifier: GPL-3.0-or-later
// The table of pairs: what two parties pay each other, and what each has at risk in the other.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/findings.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

// Seen from one party; of all pairs, from the one that has the more at risk.
struct PairRow {
    std::shared_ptr<const Network> network;
    std::uint32_t party = 0; // nodes
    std::uint32_t other = 0;
    Minor pays = 0;
    Minor gets = 0;
    Minor atRisk = 0;  // of the party in the other
    Minor largest = 0; // of all amounts, for the bars

    bool operator==(const PairRow&) const = default;
};

// The pairs of a node, or of all, the most at risk first. Of all pairs each is listed once; at most `most` rows.
std::vector<PairRow> pairRows(const Findings& findings, std::optional<std::uint32_t> of, std::size_t most = 500);

enum class PairColumn { pair, pays, gets, atRisk };
std::vector<Column<PairRow>> pairColumns();

} // namespace roundtrip
