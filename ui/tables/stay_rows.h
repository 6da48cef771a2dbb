// SPDX-License-Identifier: GPL-3.0-or-later
// The table of a trace: where the dollar stays, and what of it comes home.
#pragma once

#include <vector>

#include "core/analysis/trace.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

struct StayRow {
    PartyId party;
    QString name;
    double share = 0;
    double largest = 0; // of the table, for the bars
    bool home = false;  // it has come back to the source

    bool operator==(const StayRow&) const = default;
};

// What comes home first, then the largest share first.
std::vector<StayRow> stayRows(const Network& network, std::uint32_t source, const Trace& trace);

enum class StayColumn { party, share };
std::vector<Column<StayRow>> stayColumns();

} // namespace roundtrip
