// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/dot.h"

#include "core/interchange/graph_file.h"
#include "core/values/money.h"

namespace roundtrip {

namespace {

// A quoted string in which Graphviz finds no escape of its own, such as \N for the node's name.
std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += ' ';
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string amountLabel(const Sheet& flows, std::size_t row)
{
    const std::string& amount = cellAt(flows, row, "amount").text;
    const Currency currency = Currency::parse(cellAt(flows, row, "currency").text).value_or(Currency{});
    const ParsedAmount parsed = parseAmount(amount, currency);
    return parsed.amount ? shortText(*parsed.amount, currency) : amount;
}

} // namespace

std::string dotText(const std::vector<Sheet>& sheets)
{
    const GraphTables tables = graphTables(sheets);
    std::string out = "digraph roundtrip {\n  charset=\"UTF-8\";\n  node [shape=box, style=rounded];\n";
    for (std::size_t row = 0; tables.parties != nullptr && row < tables.parties->rows.size(); ++row) {
        out += "  n" + std::to_string(row) + " [label=" + quoted(cellAt(*tables.parties, row, "name").text) +
               ", kind=" + quoted(cellAt(*tables.parties, row, "kind").text) + "];\n";
    }
    for (std::size_t row = 0; tables.flows != nullptr && row < tables.flows->rows.size(); ++row) {
        const auto payer = tables.nodeOf.find(cellAt(*tables.flows, row, "payer").text);
        const auto payee = tables.nodeOf.find(cellAt(*tables.flows, row, "payee").text);
        if (payer == tables.nodeOf.end() || payee == tables.nodeOf.end()) {
            continue; // nobody the graph has
        }
        out += "  n" + std::to_string(payer->second) + " -> n" + std::to_string(payee->second) +
               " [label=" + quoted(amountLabel(*tables.flows, row)) +
               ", tooltip=" + quoted(cellAt(*tables.flows, row, "deal").text);
        for (const std::string_view column : {"amount", "currency", "instrument", "start", "end"}) {
            const std::string& text = cellAt(*tables.flows, row, column).text;
            out += text.empty() ? "" : ", " + std::string(column) + "=" + quoted(text);
        }
        out += "];\n";
    }
    return out + "}\n";
}

} // namespace roundtrip
