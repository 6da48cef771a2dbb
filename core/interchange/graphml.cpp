// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/graphml.h"

#include <map>
#include <optional>

#include "core/interchange/graph_file.h"
#include "core/interchange/xml.h"

namespace roundtrip {

namespace {

struct Key {
    std::string name;
    std::string fallback; // what a node or an edge without it has
    std::string kind;     // node, edge, all
};

class GraphmlReader : public XmlHandler {
public:
    GraphFile graph;

    std::optional<ImportProblem> open(const XmlElement& element) override
    {
        if (!m_seen && element.name != "graphml") {
            return wrong(ImportProblemKind::notAGraph);
        }
        m_seen = true;
        if (element.name == "key") {
            m_key = element.text("id");
            // yEd's own keys have no name: their data are drawings, whose labels are found by themselves.
            m_keys[m_key] = {element.text("attr.name"), {}, element.text("for")};
        } else if (element.name == "graph") {
            m_directed.push_back(element.attribute("edgedefault") != "undirected");
        } else if (element.name == "node") {
            openNode(element);
        } else if (element.name == "edge") {
            const auto directed = element.attribute("directed");
            if (directed ? *directed == "false" : !m_directed.empty() && !m_directed.back()) {
                return wrong(ImportProblemKind::undirected);
            }
            GraphPart edge;
            edge.source = element.text("source");
            edge.target = element.text("target");
            edge.line = element.line;
            graph.edges.push_back(std::move(edge));
            m_open.push_back({false, graph.edges.size() - 1});
        } else if (element.name == "data") {
            m_key = element.text("key");
        }
        return tooLarge();
    }

    std::optional<ImportProblem> close(std::string_view name, std::string& text) override
    {
        if (name == "default") {
            m_keys[m_key].fallback = std::move(text);
        } else if (name == "graph" && !m_directed.empty()) {
            m_directed.pop_back();
        } else if ((name == "node" || name == "edge") && !m_open.empty()) {
            m_open.pop_back();
        } else if (name == "data" && !m_open.empty()) {
            const auto key = m_keys.find(m_key);
            add(key == m_keys.end() ? m_key : key->second.name, std::move(text));
        } else if ((name == "NodeLabel" || name == "EdgeLabel") && !m_open.empty()) {
            add("label", std::string(trimmed(text)));
        }
        return std::nullopt;
    }

    // What keys say of those that say nothing themselves.
    void fillIn()
    {
        for (const auto& [id, key] : m_keys) {
            if (!key.fallback.empty() && !key.name.empty() && key.kind != "edge") {
                graph.nodeDefaults.attributes.emplace_back(key.name, key.fallback);
            }
            if (!key.fallback.empty() && !key.name.empty() && key.kind != "node") {
                graph.edgeDefaults.attributes.emplace_back(key.name, key.fallback);
            }
        }
    }

private:
    struct Open {
        bool isNode = false;
        std::size_t at = 0;
    };

    static std::optional<ImportProblem> wrong(ImportProblemKind kind, std::string value = {})
    {
        return ImportProblem{kind, {}, {}, 0, 1, {}, std::move(value), {}};
    }

    std::optional<ImportProblem> tooLarge() const
    {
        if (m_keys.size() > mostColumns || (!m_open.empty() && part().attributes.size() > mostColumns)) {
            return wrong(ImportProblemKind::tooManyColumns, std::to_string(mostColumns));
        }
        return graph.cells > mostCells ? wrong(ImportProblemKind::tooManyRows, std::to_string(mostCells))
                                       : std::nullopt;
    }

    const GraphPart& part() const
    {
        const Open& open = m_open.back();
        return open.isNode ? graph.nodes[open.at] : graph.edges[open.at];
    }

    void openNode(const XmlElement& element)
    {
        GraphPart node;
        node.id = element.text("id");
        node.line = element.line;
        if (!m_open.empty() && m_open.back().isNode) {
            node.attributes.emplace_back("parent", graph.nodes[m_open.back().at].id);
        }
        graph.nodes.push_back(std::move(node));
        ++graph.cells;
        m_open.push_back({true, graph.nodes.size() - 1});
    }

    void add(std::string name, std::string text)
    {
        if (name.empty() || text.empty()) {
            return;
        }
        const Open& now = m_open.back();
        auto& attributes = (now.isNode ? graph.nodes[now.at] : graph.edges[now.at]).attributes;
        attributes.emplace_back(std::move(name), std::move(text));
        ++graph.cells;
    }

    bool m_seen = false;
    std::map<std::string, Key> m_keys; // by id
    std::string m_key;
    std::vector<bool> m_directed; // of the open graphs
    std::vector<Open> m_open;     // nodes and edges that are open
};

// The type of a column's values.
std::string_view typeOf(std::string_view column)
{
    return column == "amount" || column == "weight" ? "double" : column == "assumption" ? "boolean" : "string";
}

void writeKeys(std::string& out, const Sheet* sheet, std::string_view of, std::string_view extra)
{
    const auto write = [&](std::string_view column) {
        out += "  <key id=\"" + std::string(of) + "_" + xmlText(column) + "\" for=\"" + std::string(of) +
               "\" attr.name=\"" + xmlText(column) + "\" attr.type=\"" + std::string(typeOf(column)) + "\"/>\n";
    };
    for (std::size_t i = 0; sheet != nullptr && i < sheet->header.size(); ++i) {
        write(sheet->header[i].text);
    }
    write(extra);
}

void writeData(std::string& out, const Sheet& sheet, std::size_t row, std::string_view of)
{
    for (std::size_t i = 0; i < sheet.header.size(); ++i) {
        const Cell& cell = sheet.rows[row][i];
        if (!cell.text.empty()) {
            const std::string text =
                cell.kind == CellKind::truth ? (cell.text == "yes" ? "true" : "false") : xmlText(cell.text);
            out += "      <data key=\"" + std::string(of) + "_" + xmlText(sheet.header[i].text) + "\">" + text +
                   "</data>\n";
        }
    }
}

} // namespace

ReadSheets readGraphml(std::string_view bytes, const std::string& file)
{
    GraphmlReader reader;
    if (auto problem = readXml(bytes, reader)) {
        problem->file = file;
        return {{}, {std::move(*problem)}};
    }
    reader.fillIn();
    return tablesOfGraph(reader.graph, file);
}

std::string graphmlText(const std::vector<Sheet>& sheets)
{
    const GraphTables tables = graphTables(sheets);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    writeKeys(out, tables.parties, "node", "label");
    writeKeys(out, tables.flows, "edge", "weight");
    out += "  <graph id=\"G\" edgedefault=\"directed\">\n";
    for (std::size_t row = 0; tables.parties != nullptr && row < tables.parties->rows.size(); ++row) {
        out += "    <node id=\"n" + std::to_string(row) + "\">\n      <data key=\"node_label\">" +
               xmlText(cellAt(*tables.parties, row, "name").text) + "</data>\n";
        writeData(out, *tables.parties, row, "node");
        out += "    </node>\n";
    }
    for (std::size_t row = 0; tables.flows != nullptr && row < tables.flows->rows.size(); ++row) {
        const auto payer = tables.nodeOf.find(cellAt(*tables.flows, row, "payer").text);
        const auto payee = tables.nodeOf.find(cellAt(*tables.flows, row, "payee").text);
        if (payer == tables.nodeOf.end() || payee == tables.nodeOf.end()) {
            continue; // nobody the graph has
        }
        out += "    <edge id=\"e" + std::to_string(row) + "\" source=\"n" + std::to_string(payer->second) +
               "\" target=\"n" + std::to_string(payee->second) + "\">\n      <data key=\"edge_weight\">" +
               xmlText(cellAt(*tables.flows, row, "amount").text) + "</data>\n";
        writeData(out, *tables.flows, row, "edge");
        out += "    </edge>\n";
    }
    return out + "  </graph>\n</graphml>\n";
}

} // namespace roundtrip
