// SPDX-License-Identifier: GPL-3.0-or-later
// A chart as a part of a presentation, with its data in a workbook.
#pragma once

#include <string>
#include <string_view>

#include "core/export/deck.h"
#include "core/export/package.h"

namespace roundtrip {

// The chart's part and its workbook's, by their names.
struct ChartParts {
    Part chart;
    Part data;
};
ChartParts chartParts(const ChartSlide& chart, std::string_view chartName, std::string_view dataName);

} // namespace roundtrip
