// SPDX-License-Identifier: GPL-3.0-or-later
// The table of commitment coverage: one row a year.
#pragma once

#include <vector>

#include "core/analysis/coverage.h"
#include "ui/tables/row_model.h"

namespace roundtrip {

struct CoverageRow {
    CoverageYear year;
    Currency currency;
    Minor largest = 0;           // of all obligations and resources, for the bars
    bool firstShortfall = false; // the first year whose cumulative gap is below 0

    bool operator==(const CoverageRow& other) const;
};

std::vector<CoverageRow> coverageRows(const Coverage& coverage, Currency currency);

enum class CoverageColumn { year, obligations, resources, gap, cumulative, ratio };
std::vector<Column<CoverageRow>> coverageColumns();

} // namespace roundtrip
