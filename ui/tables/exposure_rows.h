// SPDX-License-Identifier: GPL-3.0-or-later
// The table of net exposure: one row a party.
#pragma once

#include <memory>
#include <vector>

#include "core/analysis/findings.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

struct ExposureRow {
    std::shared_ptr<const Network> network;
    PartyExposure exposure;
    Minor largest = 0; // of all ins and outs, for the bars

    PartyId party() const { return network->nodes()[exposure.node].party; }
    bool operator==(const ExposureRow&) const = default;
};

// Parties without money in the network are left out; the largest net first, by size.
std::vector<ExposureRow> exposureRows(const Findings& findings);

enum class ExposureColumn {
    party,
    net,
    in,
    out,
    inCapital,
    inCommercial,
    outCapital,
    outCommercial,
    paidIn,
    remainingIn,
    paidOut,
    remainingOut,
    counterparties,
    concentrationIn,
    concentrationOut
};
std::vector<Column<ExposureRow>> exposureColumns();

} // namespace roundtrip
