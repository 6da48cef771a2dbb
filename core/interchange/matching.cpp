// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/matching.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>
#include <utility>

#include "core/interchange/cells.h"
#include "core/interchange/columns.h"

namespace roundtrip {

namespace {

// Other words for a column, the likelier first.
struct Synonyms {
    std::string_view table;
    std::string_view column;
    std::array<std::string_view, 12> words;
};

constexpr Synonyms synonyms[] = {
    {"parties", "name", {"party", "company", "organisation", "organization", "entity", "firm", "label", "title"}},
    {"parties", "kind", {"type", "category", "sector", "class", "role"}},
    {"parties", "parent", {"owner", "parent company", "group", "part of"}},
    {"parties", "ticker", {"symbol", "stock", "ticker symbol"}},
    {"parties", "country", {"nation", "hq", "headquarters", "location", "domicile"}},
    {"parties", "note", {"notes", "comment", "comments", "description", "remarks"}},
    {"deals", "title", {"deal", "name", "transaction", "agreement"}},
    {"deals", "announced", {"date", "announcement", "announced on", "announcement date", "date announced"}},
    {"deals", "ended", {"terminated", "end", "end date"}},
    {"deals", "source", {"url", "link", "reference", "sources"}},
    {"deals", "note", {"notes", "comment", "comments", "description", "remarks"}},
    {"flows", "payer", {"from", "buyer", "investor", "customer", "lender", "paid by", "sender", "spender", "source"}},
    {"flows",
     "payee",
     {"to", "target", "recipient", "seller", "supplier", "vendor", "investee", "borrower", "paid to", "receiver",
      "provider", "beneficiary"}},
    {"flows",
     "amount",
     {"value", "sum", "size", "deal size", "deal value", "total", "money", "price", "commitment", "dollars", "weight"}},
    {"flows", "deal", {"title", "transaction", "agreement", "deal name", "name", "label"}},
    {"flows", "instrument", {"type", "kind", "deal type", "form"}},
    {"flows", "start", {"date", "start date", "announced", "from date", "begins", "begin"}},
    {"flows", "end", {"end date", "until", "to date", "ends", "term"}},
    {"flows", "conditions", {"condition", "contingent on", "conditional on"}},
    {"flows", "source", {"url", "link", "reference", "sources"}},
    {"flows", "note", {"notes", "comment", "comments", "description", "remarks"}},
    {"conditions", "title", {"condition", "name", "milestone"}},
    {"conditions", "state", {"status"}},
    {"conditions", "note", {"notes", "comment", "comments", "description", "remarks"}},
    {"relations", "from", {"cloud", "provider", "source"}},
    {"relations", "to", {"lab", "customer", "target"}},
    {"relations", "type", {"relation", "kind", "relationship"}},
    {"metrics", "party", {"company", "organisation", "organization", "entity", "name"}},
    {"metrics", "kind", {"metric", "measure", "item"}},
    {"metrics", "amount", {"value", "sum", "total", "dollars"}},
    {"metrics", "year", {"fiscal year", "fy", "period"}},
    {"fx", "currency", {"code", "iso"}},
    {"fx", "rate", {"value", "price", "exchange rate"}},
};

struct HeaderWords {
    std::string plain; // "Amount (USD bn)" as "amount"
    std::string unit;  // "B"
};

bool isLetter(char c)
{
    return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    bool open = false;
    for (const char c : text) {
        const bool letter = isLetter(c) || c == '$';
        if (letter && !open) {
            words.emplace_back();
        }
        open = letter;
        if (letter) {
            words.back() += c;
        }
    }
    return words;
}

std::string unitOf(std::string_view word)
{
    constexpr std::pair<std::string_view, std::string_view> units[] = {
        {"k", "K"},        {"thousand", "K"},  {"thousands", "K"}, {"m", "M"},        {"mn", "M"},
        {"mm", "M"},       {"mio", "M"},       {"million", "M"},   {"millions", "M"}, {"b", "B"},
        {"bn", "B"},       {"billion", "B"},   {"billions", "B"},  {"t", "T"},        {"tn", "T"},
        {"trillion", "T"}, {"trillions", "T"},
    };
    // "$bn", "usdm": a currency may stand before it.
    for (const std::string_view before : {"", "$", "usd", "us$"}) {
        for (const auto& [name, unit] : units) {
            if (word == std::string(before) + std::string(name)) {
                return std::string(unit);
            }
        }
    }
    return {};
}

// What the amounts count, and in which currency, is no part of the name: it is taken out of it.
HeaderWords headerWords(const Cell& cell)
{
    HeaderWords out;
    const std::vector<std::string> words = wordsOf(headerWord(cell));
    bool money = false;
    for (const std::string& word : words) {
        const std::string unit = words.size() > 1 || word.size() > 1 ? unitOf(word) : std::string();
        const bool dollars = word == "usd" || word == "$" || word == "us$" || word == "dollars";
        money = money || dollars || !unit.empty();
        if (!unit.empty()) {
            out.unit = unit;
        } else if (!dollars && !(word == "in" && words.size() > 1)) {
            out.plain += (out.plain.empty() ? "" : " ") + word;
        }
    }
    if (out.plain.empty() && money) {
        out.plain = "dollars"; // "USD bn": nothing but an amount is counted in money
    }
    return out;
}

bool takesUnits(std::string_view column)
{
    return column == "amount";
}

// Any name is somebody's.
class AnyRecord : public References {
public:
    std::optional<Uuid> find(RecordKind, std::string_view) override { return Uuid{}; }
};

// Whether most of the column's cells, as far as it is looked at, can be read as what the table has there.
bool fits(const Sheet& sheet, std::size_t column, const TableColumns& table, std::string_view as)
{
    constexpr std::size_t most = 200;
    AnyRecord any;
    const CellReading reading{any, {}};
    std::size_t filled = 0;
    std::size_t wrong = 0;
    for (std::size_t r = 0; r < sheet.rows.size() && filled < most; ++r) {
        const std::string& text = sheet.rows[r][column].text;
        if (!isBlank(text)) {
            ++filled;
            wrong += readValue(table.kind, fieldOfColumn(table.kind, as), text, reading).fault ? 1 : 0;
        }
    }
    return wrong * 2 <= filled;
}

// Whether the cell is a number that says nothing of what it counts.
bool isPlainNumber(std::string_view text)
{
    const auto plain = [](char c) { return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '$' || c == ' '; };
    return !isBlank(text) && std::all_of(text.begin(), text.end(), plain);
}

// How many of the table's columns the sheet has, as it is taken; none where one that is needed is not there.
std::size_t columnsFound(const Sheet& sheet, const TableColumns& table, const std::map<std::size_t, ColumnUse>& guessed)
{
    std::set<std::string> there;
    for (std::size_t c = 0; c < sheet.header.size(); ++c) {
        const auto guess = guessed.find(c);
        const std::string word = guess != guessed.end() ? guess->second.name : headerWord(sheet.header[c]);
        if (hasColumn(table, word)) {
            there.insert(word);
        }
    }
    const bool whole = std::all_of(table.required.begin(), table.required.end(),
                                   [&](std::string_view column) { return there.contains(std::string(column)); });
    return whole ? there.size() : 0;
}

} // namespace

std::map<std::size_t, ColumnUse> guessedColumns(const Sheet& sheet, std::string_view table)
{
    std::map<std::size_t, ColumnUse> out;
    const TableColumns* known = tableNamed(table);
    if (known == nullptr) {
        return out;
    }
    std::vector<HeaderWords> words;
    std::set<std::string> taken;
    for (const Cell& cell : sheet.header) {
        words.push_back(headerWords(cell));
    }
    const auto says = [&](std::string_view word) {
        return std::any_of(words.begin(), words.end(), [&](const HeaderWords& header) { return header.plain == word; });
    };
    // "source" is where a figure is from, but beside a "target" it is who pays.
    const bool edges = table == "flows" && says("target") && !says("payer") && !says("from");
    std::vector<bool> own(words.size());
    for (std::size_t c = 0; c < words.size(); ++c) {
        const std::string& word = words[c].plain;
        own[c] = hasColumn(*known, word) && !(edges && word == "source") && taken.insert(word).second;
        if (own[c] && (headerWord(sheet.header[c]) != word || (takesUnits(word) && !words[c].unit.empty()))) {
            out[c] = {word, takesUnits(word) ? words[c].unit : std::string()};
        }
    }
    for (const Synonyms& entry : synonyms) {
        if (entry.table != table || taken.contains(std::string(entry.column))) {
            continue;
        }
        for (const std::string_view word : entry.words) {
            std::size_t at = words.size();
            for (std::size_t c = 0; c < words.size() && !word.empty(); ++c) {
                const bool free = words[c].plain == word && !own[c] && !out.contains(c) &&
                                  (word != "source" || entry.column != "payer" || edges);
                at = free && fits(sheet, c, *known, entry.column) ? std::min(at, c) : at;
            }
            if (at < words.size()) {
                out[at] = {std::string(entry.column), takesUnits(entry.column) ? words[at].unit : std::string()};
                taken.insert(std::string(entry.column));
                break;
            }
        }
    }
    return out;
}

SheetUse guessedUse(const Sheet& sheet)
{
    if (tableNamed(sheet.name) != nullptr) {
        return {sheet.name, guessedColumns(sheet, sheet.name)};
    }
    SheetUse best;
    std::size_t most = 0;
    for (const TableColumns& table : allTables()) {
        auto columns = guessedColumns(sheet, table.name);
        const std::size_t count = columnsFound(sheet, table, columns);
        if (count > most) {
            most = count;
            best = {std::string(table.name), std::move(columns)};
        }
    }
    return best;
}

std::vector<Sheet> withUses(std::vector<Sheet> sheets, std::span<const SheetUse> uses)
{
    for (std::size_t s = 0; s < sheets.size(); ++s) {
        Sheet& sheet = sheets[s];
        sheet.name = uses[s].table;
        if (sheet.name.empty()) {
            sheet.header.clear();
            sheet.rows.clear();
            continue;
        }
        for (const auto& [column, use] : uses[s].columns) {
            sheet.header[column].text = use.name;
            for (auto& row : sheet.rows) {
                Cell& cell = row[column];
                if (use.name.empty()) {
                    cell.text.clear();
                } else if (!use.unit.empty() && isPlainNumber(cell.text)) {
                    cell.text = std::string(trimmed(cell.text)) + use.unit;
                    cell.kind = CellKind::text;
                }
            }
        }
    }
    return sheets;
}

} // namespace roundtrip
