// SPDX-License-Identifier: GPL-3.0-or-later
// The table of stress: one row a party that owes or loses something.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/stress.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

struct StressRow {
    std::shared_ptr<const Network> network;
    StressedParty stressed;
    Minor largest = 0;                  // of all obligations and losses, for the bars
    std::optional<Minor> lossElsewhere; // under the same shock on another scenario
    bool lit = false;                   // in default in the round that is shown

    PartyId party() const { return network->nodes()[stressed.node].party; }
    bool operator==(const StressRow& other) const;
};

// Those in default first, in the order of their rounds, the largest shortfall first; then the largest loss first.
std::vector<StressRow> stressRows(const std::shared_ptr<const Network>& network, const Stress& stress);

enum class StressColumn { party, round, obligations, assets, paid, shortfall, loss, lossElsewhere };
std::vector<Column<StressRow>> stressColumns();

} // namespace roundtrip
