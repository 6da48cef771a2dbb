// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/graph_file.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "core/interchange/cells.h"
#include "core/interchange/plain_number.h"

namespace roundtrip {

namespace {

constexpr std::array<std::string_view, 2> nameAliases{"name", "label"};
constexpr std::array<std::string_view, 4> amountAliases{"amount", "weight", "value", "label"};

constexpr std::array<std::string_view, 25> drawing{
    "x",           "y",        "z",       "r",           "g",          "b",           "a",    "size",
    "color",       "colour",   "width",   "height",      "shape",      "id",          "suid", "url",
    "description", "selected", "timeset", "interaction", "edge label", "shared name", "type", "networkx_key",
    "visible"};

bool isDrawing(RecordKind kind, std::string_view name)
{
    return std::find(drawing.begin(), drawing.end(), name) != drawing.end() || name.starts_with("viz:") ||
           name == "shared interaction" || name == "label" || (kind == RecordKind::flow && name == "name") ||
           (kind == RecordKind::flow && (name == "weight" || name == "value"));
}

// One table in the making. Rows are short until the end, when all columns are known.
class GraphSheet {
public:
    GraphSheet(std::string_view table, const std::string& file) : m_table(tableNamed(table))
    {
        m_sheet.name = table;
        m_sheet.file = file;
    }

    void beginRow(std::uint32_t line)
    {
        m_sheet.rows.emplace_back();
        m_line = line;
    }

    void set(const std::string& column, std::string text)
    {
        const auto [at, isNew] = m_columns.emplace(column, m_sheet.header.size());
        if (isNew) {
            m_sheet.header.push_back({column, CellKind::text, 1, 1});
        }
        auto& row = m_sheet.rows.back();
        if (row.size() <= at->second) {
            row.resize(at->second + 1, Cell{{}, CellKind::text, m_line, 1});
        }
        row[at->second] = {std::move(text), CellKind::text, m_line, 1};
    }

    // Attributes that are columns, and those that nobody knows.
    void setAttributes(const GraphPart& part)
    {
        for (const auto& [name, value] : part.attributes) {
            std::string column = lowerAscii(trimmed(name));
            std::replace(column.begin(), column.end(), ' ', '_');
            const auto& known = m_table->columns;
            const bool isKnown = column == "source" || std::find(known.begin(), known.end(), column) != known.end();
            if (isBlank(value)) {
                continue;
            }
            if (isKnown) {
                set(column, value);
            } else if (!isDrawing(m_table->kind, lowerAscii(trimmed(name)))) {
                set(name, value);
            }
        }
    }

    bool tooLarge() const
    {
        return m_sheet.header.size() > mostColumns || m_sheet.header.size() * (m_sheet.rows.size() + 1) > mostCells;
    }
    bool empty() const { return m_sheet.rows.empty(); }

    Sheet finished()
    {
        for (auto& row : m_sheet.rows) {
            const std::uint32_t line = row.empty() ? 1 : row.front().line;
            row.resize(m_sheet.header.size(), Cell{{}, CellKind::text, line, 1});
        }
        return std::move(m_sheet);
    }

private:
    const TableColumns* m_table;
    Sheet m_sheet;
    std::unordered_map<std::string, std::size_t> m_columns;
    std::uint32_t m_line = 1;
};

// What the first of the aliases that is there says.
template<class Aliases> std::string firstOf(const GraphPart& part, const Aliases& aliases)
{
    for (const std::string_view alias : aliases) {
        for (const auto& [name, value] : part.attributes) {
            if (lowerAscii(trimmed(name)) == alias && !isBlank(value)) {
                return value;
            }
        }
    }
    return {};
}

// The part without the attributes of those names.
GraphPart without(GraphPart part, std::initializer_list<std::string_view> names)
{
    std::erase_if(part.attributes, [&](const auto& one) {
        return std::find(names.begin(), names.end(), lowerAscii(trimmed(one.first))) != names.end();
    });
    return part;
}

} // namespace

ReadSheets tablesOfGraph(const GraphFile& graph, const std::string& file)
{
    ReadSheets out;
    const auto refuse = [&](ImportProblemKind kind, std::string_view table, std::uint32_t line, std::string value) {
        out.problems.push_back({kind, file, std::string(table), line, 1, {}, std::move(value), {}});
    };
    const GraphPart nodeDefaults = without(graph.nodeDefaults, {"name", "parent"});
    const GraphPart edgeDefaults = without(graph.edgeDefaults, {"amount", "payer", "payee"});
    std::unordered_map<std::string_view, std::string> names; // by id
    for (const GraphPart& node : graph.nodes) {
        const std::string name = firstOf(node, nameAliases);
        if (!names.emplace(node.id, name.empty() ? node.id : name).second) {
            refuse(ImportProblemKind::duplicate, "parties", node.line, excerpt(node.id));
            return out;
        }
    }
    std::unordered_set<std::string_view> taken;
    for (const auto& [id, name] : names) {
        taken.insert(name);
    }
    const auto tooLarge = [&] {
        refuse(ImportProblemKind::tooManyRows, {}, 0, std::to_string(mostCells));
        return out;
    };
    GraphSheet parties("parties", file);
    for (const GraphPart& node : graph.nodes) {
        parties.beginRow(node.line);
        parties.set("name", names[node.id]);
        GraphPart rest = without(node, {"name"});
        for (auto& [name, value] : rest.attributes) {
            // A name goes before an id that happens to be spelled alike.
            const bool isId = lowerAscii(trimmed(name)) == "parent" && !taken.contains(value);
            const auto parent = isId ? names.find(value) : names.end();
            if (parent != names.end()) {
                value = parent->second;
            }
        }
        parties.setAttributes(nodeDefaults);
        parties.setAttributes(rest);
        if (parties.tooLarge()) {
            return tooLarge();
        }
    }
    GraphSheet flows("flows", file);
    for (const GraphPart& edge : graph.edges) {
        flows.beginRow(edge.line);
        for (const auto& [column, id] : {std::pair{"payer", &edge.source}, std::pair{"payee", &edge.target}}) {
            const auto found = names.find(*id);
            if (found == names.end()) {
                refuse(ImportProblemKind::unknownNode, "flows", edge.line, excerpt(*id));
                return out;
            }
            flows.set(column, found->second);
        }
        std::string amount = firstOf(edge, amountAliases);
        amount = amount.empty() ? firstOf(graph.edgeDefaults, amountAliases) : amount;
        // Gephi writes 3.0E10. What has no exponent stays to the digit.
        flows.set("amount", amount.find_first_of("eE") == std::string::npos ? amount : plainNumber(amount));
        flows.setAttributes(edgeDefaults);
        flows.setAttributes(without(edge, {"amount", "payer", "payee"}));
        if (flows.tooLarge()) {
            return tooLarge();
        }
    }
    if (parties.empty()) {
        refuse(ImportProblemKind::notAGraph, {}, 0, {});
    } else {
        out.sheets.push_back(parties.finished());
        if (!flows.empty()) {
            out.sheets.push_back(flows.finished());
        }
    }
    return out;
}

GraphTables graphTables(const std::vector<Sheet>& sheets)
{
    GraphTables out;
    for (const Sheet& sheet : sheets) {
        if (sheet.name == "parties") {
            out.parties = &sheet;
        } else if (sheet.name == "flows") {
            out.flows = &sheet;
        }
    }
    for (std::size_t row = 0; out.parties != nullptr && row < out.parties->rows.size(); ++row) {
        out.nodeOf.emplace(cellAt(*out.parties, row, "name").text, row);
    }
    return out;
}

const Cell& cellAt(const Sheet& sheet, std::size_t row, std::string_view column)
{
    static const Cell none;
    for (std::size_t i = 0; i < sheet.header.size(); ++i) {
        if (sheet.header[i].text == column) {
            return sheet.rows[row][i];
        }
    }
    return none;
}

} // namespace roundtrip
