// SPDX-License-Identifier: GPL-3.0-or-later
// GEXF, Gephi's format, with time: an edge lasts as long as its flow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/interchange/tables.h"

namespace roundtrip {

// A graph as the tables parties and flows (graph_file.h). An edge's start and end are the flow's, unless an attribute
// of that name says more; of several spells, the first start and the last end. Of an attribute that changes in time,
// the last value. An edge without a direction is refused.
ReadSheets readGexf(std::string_view bytes, const std::string& file);

// The parties and flows as a graph whose edges bear the days on which the flow starts and ends, where they are days.
std::string gexfText(const std::vector<Sheet>& sheets);

} // namespace roundtrip
