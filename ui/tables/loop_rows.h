// SPDX-License-Identifier: GPL-3.0-or-later
// The table of loops: one row a loop, the largest round trip first.
#pragma once

#include <memory>
#include <vector>

#include "core/analysis/findings.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

struct LoopRow {
    std::shared_ptr<const Network> network;
    int number = 0; // from 1, in the order of the answer
    Loop loop;
    Return returned;
    LoopStanding standing;
    Minor largest = 0; // the largest round trip of the answer, for the bars

    bool operator==(const LoopRow&) const = default;
};

std::vector<LoopRow> loopRows(const Findings& findings);

// "Amazon → OpenAI → Amazon".
QString loopText(const Network& network, const Loop& loop);

enum class LoopColumn { number, loop, legs, roundTrip, kind, standsOn, returned, by, startsWith };
std::vector<Column<LoopRow>> loopColumns();

} // namespace roundtrip
