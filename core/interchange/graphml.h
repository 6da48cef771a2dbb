// SPDX-License-Identifier: GPL-3.0-or-later
// GraphML, as Gephi, Cytoscape and yEd write it, and as they read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/interchange/tables.h"

namespace roundtrip {

// A graph as the tables parties and flows (graph_file.h). Data are told by the names of their keys, not by the keys'
// ids, which differ from program to program; in yEd's files a node's or an edge's label is its label there. A node
// inside another is a unit of it. An edge without a direction is refused: money has one.
ReadSheets readGraphml(std::string_view bytes, const std::string& file);

// The parties and flows as a graph: each column an attribute, with `label` and `weight` (the amount) beside them for
// programs that look for these.
std::string graphmlText(const std::vector<Sheet>& sheets);

} // namespace roundtrip
