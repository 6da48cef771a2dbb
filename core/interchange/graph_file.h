// SPDX-License-Identifier: GPL-3.0-or-later
// Other programs' graphs as tables: nodes are parties, edges are flows, attributes are columns by their names.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/interchange/columns.h"
#include "core/interchange/tables.h"

namespace roundtrip {

// What a graph's file says of a node or an edge.
struct GraphPart {
    std::string id;     // of a node
    std::string source; // of an edge: the ids of its nodes
    std::string target;
    std::uint32_t line = 0;
    std::vector<std::pair<std::string, std::string>> attributes; // by name, as the file names them
};

struct GraphFile {
    std::vector<GraphPart> nodes;
    std::vector<GraphPart> edges;
    GraphPart nodeDefaults; // attributes of those that do not say otherwise
    GraphPart edgeDefaults;
    std::size_t cells = 0; // attributes so far, so that a reader can stop at mostCells
};

// The tables parties and flows. A node's name is its attribute `name`, else `label`, else its id; an edge's amount its
// attribute `amount`, else `weight`, `value` or `label`. Attributes by which Gephi, Cytoscape and yEd keep a drawing
// (x, size, selected, …) are passed over; others that are no columns stay what they are: unknown columns.
// A node's attribute `parent` may be the id of another node. An edge without its nodes is a problem.
ReadSheets tablesOfGraph(const GraphFile& graph, const std::string& file);

// The tables parties and flows among others, for writing them as a graph; either may be missing.
struct GraphTables {
    const Sheet* parties = nullptr;
    const Sheet* flows = nullptr;
    std::unordered_map<std::string_view, std::size_t> nodeOf; // a party's row by its name
};
GraphTables graphTables(const std::vector<Sheet>& sheets);

// The column of a sheet; an empty cell where it has none.
const Cell& cellAt(const Sheet& sheet, std::size_t row, std::string_view column);

} // namespace roundtrip
