// SPDX-License-Identifier: GPL-3.0-or-later
// The document's actions as rows: what was done and when, and where between them the document is.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/tables/row_model.h"

namespace roundtrip {

enum class HistoryColumn { place, action, when };

struct HistoryRow {
    enum class Place : std::uint8_t { undone, here, done };

    QString name;
    std::int64_t time = 0; // seconds since 1970-01-01 UTC; 0 for the beginning, which has none
    Place place = Place::done;

    bool operator==(const HistoryRow&) const = default;
};

std::vector<Column<HistoryRow>> historyColumns();

} // namespace roundtrip
