// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/gexf.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

#include "core/interchange/cells.h"
#include "core/interchange/graph_file.h"
#include "core/interchange/xml.h"

namespace roundtrip {

namespace {

// The day of a date or of a date and time.
std::string dayOf(std::string_view text)
{
    return std::string(parseDate(text.substr(0, 10)) ? text.substr(0, 10) : text);
}

class GexfReader : public XmlHandler {
public:
    GraphFile graph;

    std::optional<ImportProblem> open(const XmlElement& element) override
    {
        if (!m_seen && element.name != "gexf") {
            return wrong(ImportProblemKind::notAGraph);
        }
        m_seen = true;
        if (element.name == "graph") {
            m_directed = element.attribute("defaultedgetype").value_or("undirected") == "directed";
        } else if (element.name == "attributes") {
            m_class = element.text("class");
        } else if (element.name == "attribute") {
            m_attribute = m_class + " " + element.text("id");
            m_titles[m_attribute].first = element.text("title");
        } else if (element.name == "node") {
            openNode(element);
        } else if (element.name == "edge") {
            const auto type = element.attribute("type");
            if (type ? *type == "undirected" : !m_directed) {
                return wrong(ImportProblemKind::undirected);
            }
            openEdge(element);
        } else if (element.name == "attvalue" && !m_open.empty()) {
            addValue(element);
        } else if (element.name == "spell" && !m_open.empty() && !m_open.back().isNode) {
            addTime(element);
        }
        if (m_titles.size() > 2 * mostColumns || (!m_open.empty() && part().attributes.size() > mostColumns)) {
            return wrong(ImportProblemKind::tooManyColumns, std::to_string(mostColumns));
        }
        return graph.cells > mostCells ? wrong(ImportProblemKind::tooManyRows, std::to_string(mostCells))
                                       : std::nullopt;
    }

    std::optional<ImportProblem> close(std::string_view name, std::string& text) override
    {
        if (name == "default") {
            m_titles[m_attribute].second = std::move(text);
        } else if ((name == "node" || name == "edge") && !m_open.empty()) {
            closePart();
            m_open.pop_back();
        }
        return std::nullopt;
    }

    // What attributes are where a node or an edge does not say.
    void fillIn()
    {
        for (const auto& [key, title] : m_titles) {
            if (!title.second.empty() && !title.first.empty()) {
                (key.starts_with("node ") ? graph.nodeDefaults : graph.edgeDefaults)
                    .attributes.emplace_back(title.first, title.second);
            }
        }
    }

private:
    struct Open {
        bool isNode = false;
        std::size_t at = 0;
        std::string start;
        std::string end;
    };

    static std::optional<ImportProblem> wrong(ImportProblemKind kind, std::string value = {})
    {
        return ImportProblem{kind, {}, {}, 0, 1, {}, std::move(value), {}};
    }

    GraphPart& part()
    {
        const Open& open = m_open.back();
        return open.isNode ? graph.nodes[open.at] : graph.edges[open.at];
    }

    void add(const std::string& name, std::string text)
    {
        auto& attributes = part().attributes;
        const auto same =
            std::find_if(attributes.begin(), attributes.end(), [&](const auto& one) { return one.first == name; });
        if (same != attributes.end()) {
            same->second = std::move(text);
        } else if (!name.empty() && !text.empty()) {
            attributes.emplace_back(name, std::move(text));
            ++graph.cells;
        }
    }

    void openNode(const XmlElement& element)
    {
        GraphPart node;
        node.id = element.text("id");
        node.line = element.line;
        std::string parent = element.text("pid");
        if (parent.empty() && !m_open.empty() && m_open.back().isNode) {
            parent = graph.nodes[m_open.back().at].id;
        }
        graph.nodes.push_back(std::move(node));
        ++graph.cells;
        m_open.push_back({true, graph.nodes.size() - 1, {}, {}});
        add("label", element.text("label"));
        add("parent", std::move(parent));
    }

    void openEdge(const XmlElement& element)
    {
        GraphPart edge;
        edge.source = element.text("source");
        edge.target = element.text("target");
        edge.line = element.line;
        graph.edges.push_back(std::move(edge));
        ++graph.cells;
        m_open.push_back({false, graph.edges.size() - 1, {}, {}});
        add("label", element.text("label"));
        add("weight", element.text("weight"));
        addTime(element);
    }

    void addTime(const XmlElement& element)
    {
        const auto time = [&](std::string_view name, std::string_view open) {
            const auto found = element.attribute(name);
            return dayOf(found ? *found : element.attribute(open).value_or(""));
        };
        Open& now = m_open.back();
        const std::string start = time("start", "startopen");
        const std::string end = time("end", "endopen");
        now.start = now.start.empty() || (!start.empty() && start < now.start) ? start : now.start;
        now.end = std::max(now.end, end);
    }

    void addValue(const XmlElement& element)
    {
        const auto of = element.attribute("for");
        const std::string id = of ? std::string(*of) : element.text("id"); // GEXF 1.1
        const auto title = m_titles.find((m_open.back().isNode ? "node " : "edge ") + id);
        add(title == m_titles.end() || title->second.first.empty() ? id : title->second.first, element.text("value"));
    }

    void closePart()
    {
        const Open open = m_open.back();
        const auto has = [&](std::string_view name) {
            const auto& attributes = part().attributes;
            return std::any_of(attributes.begin(), attributes.end(),
                               [&](const auto& one) { return lowerAscii(one.first) == name; });
        };
        if (!open.isNode && !open.start.empty() && !has("start")) {
            add("start", open.start);
        }
        if (!open.isNode && !open.end.empty() && !has("end")) {
            add("end", open.end);
        }
    }

    bool m_seen = false;
    bool m_directed = false;
    std::string m_class;
    std::string m_attribute;
    std::map<std::string, std::pair<std::string, std::string>> m_titles; // and defaults, by class and id
    std::vector<Open> m_open;
};

std::string_view typeOf(const Cell& header)
{
    return header.text == "amount" ? "double" : header.text == "assumption" ? "boolean" : "string";
}

void writeAttributes(std::string& out, const Sheet* sheet, std::string_view of)
{
    if (sheet == nullptr) {
        return;
    }
    out += "    <attributes class=\"" + std::string(of) + "\">\n";
    for (std::size_t i = 0; i < sheet->header.size(); ++i) {
        out += "      <attribute id=\"" + std::to_string(i) + "\" title=\"" + xmlText(sheet->header[i].text) +
               "\" type=\"" + std::string(typeOf(sheet->header[i])) + "\"/>\n";
    }
    out += "    </attributes>\n";
}

void writeValues(std::string& out, const std::vector<Cell>& cells)
{
    out += "        <attvalues>\n";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!cells[i].text.empty()) {
            const std::string text =
                cells[i].kind == CellKind::truth ? (cells[i].text == "yes" ? "true" : "false") : xmlText(cells[i].text);
            out += "          <attvalue for=\"" + std::to_string(i) + "\" value=\"" + text + "\"/>\n";
        }
    }
    out += "        </attvalues>\n";
}

// The days of a flow as attributes of its edge; a term is counted from the start.
std::string timeOf(const Sheet& flows, std::size_t row)
{
    const auto start = parseDate(cellAt(flows, row, "start").text);
    const std::string& last = cellAt(flows, row, "end").text;
    auto end = parseDate(last);
    if (!end && start && last.ends_with(" months")) {
        end = plusMonths(*start, std::atoi(last.c_str()));
    }
    std::string out;
    out += start ? " start=\"" + text(*start) + "\"" : "";
    out += end && (!start || *start <= *end) ? " end=\"" + text(*end) + "\"" : "";
    return out;
}

} // namespace

ReadSheets readGexf(std::string_view bytes, const std::string& file)
{
    GexfReader reader;
    if (auto problem = readXml(bytes, reader)) {
        problem->file = file;
        return {{}, {std::move(*problem)}};
    }
    reader.fillIn();
    return tablesOfGraph(reader.graph, file);
}

std::string gexfText(const std::vector<Sheet>& sheets)
{
    const GraphTables tables = graphTables(sheets);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n"
                      "  <meta>\n    <creator>Roundtrip</creator>\n  </meta>\n"
                      "  <graph mode=\"dynamic\" defaultedgetype=\"directed\" timeformat=\"date\">\n";
    writeAttributes(out, tables.parties, "node");
    writeAttributes(out, tables.flows, "edge");
    out += "    <nodes>\n";
    for (std::size_t row = 0; tables.parties != nullptr && row < tables.parties->rows.size(); ++row) {
        out += "      <node id=\"n" + std::to_string(row) + "\" label=\"" +
               xmlText(cellAt(*tables.parties, row, "name").text) + "\">\n";
        writeValues(out, tables.parties->rows[row]);
        out += "      </node>\n";
    }
    out += "    </nodes>\n    <edges>\n";
    for (std::size_t row = 0; tables.flows != nullptr && row < tables.flows->rows.size(); ++row) {
        const auto payer = tables.nodeOf.find(cellAt(*tables.flows, row, "payer").text);
        const auto payee = tables.nodeOf.find(cellAt(*tables.flows, row, "payee").text);
        if (payer == tables.nodeOf.end() || payee == tables.nodeOf.end()) {
            continue; // nobody the graph has
        }
        out += "      <edge id=\"e" + std::to_string(row) + "\" source=\"n" + std::to_string(payer->second) +
               "\" target=\"n" + std::to_string(payee->second) + "\" weight=\"" +
               xmlText(cellAt(*tables.flows, row, "amount").text) + "\" label=\"" +
               xmlText(cellAt(*tables.flows, row, "deal").text) + "\"" + timeOf(*tables.flows, row) + ">\n";
        writeValues(out, tables.flows->rows[row]);
        out += "      </edge>\n";
    }
    return out + "    </edges>\n  </graph>\n</gexf>\n";
}

} // namespace roundtrip
