// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/json.h"

#include <algorithm>
#include <unordered_map>

#include "core/interchange/cells.h"
#include <nlohmann/json.hpp>

namespace roundtrip {

namespace {

using nlohmann::json;

// Counts lines as the parser reads, since its events do not tell where they are. A key or a bracket never spans a
// line's end, so the line at its event is the line it stands on.
class CountingIterator {
public:
    using difference_type = std::ptrdiff_t;
    using value_type = char;
    using pointer = const char*;
    using reference = const char&;
    using iterator_category = std::input_iterator_tag;

    CountingIterator(const char* at, std::uint32_t* line) : m_at(at), m_line(line) {}
    reference operator*() const { return *m_at; }
    CountingIterator& operator++()
    {
        *m_line += *m_at == '\n' ? 1U : 0U;
        ++m_at;
        return *this;
    }
    bool operator==(const CountingIterator& other) const { return m_at == other.m_at; }
    bool operator!=(const CountingIterator& other) const { return m_at != other.m_at; }

private:
    const char* m_at;
    std::uint32_t* m_line;
};

// What the parser says without where, which we know, and without what it read last, which may be the whole file.
std::string reason(const json::exception& error)
{
    const std::string_view all = error.what();
    const std::size_t said = all.find(" - ");
    const std::string_view what = all.substr(said == std::string_view::npos ? 0 : said + 3);
    return std::string(what.substr(0, what.find("; last read")));
}

// Builds the sheets from the parser's events; an event that does not belong stops the reading.
class SheetBuilder {
public:
    using number_integer_t = json::number_integer_t;
    using number_unsigned_t = json::number_unsigned_t;
    using number_float_t = json::number_float_t;
    using string_t = json::string_t;
    using binary_t = json::binary_t;

    SheetBuilder(ReadSheets& out, std::string file, const std::uint32_t& line)
        : m_out(out), m_file(std::move(file)), m_line(line)
    {}

    bool null() { return value({}, CellKind::text); }
    bool boolean(bool truth) { return value(truth ? "yes" : "no", CellKind::truth); }
    bool number_integer(number_integer_t number) { return value(std::to_string(number), CellKind::number); }
    bool number_unsigned(number_unsigned_t number) { return value(std::to_string(number), CellKind::number); }
    bool number_float(number_float_t, const string_t& written) { return value(written, CellKind::number); }
    bool string(string_t& text)
    {
        if (text.find('\0') != std::string::npos) {
            return refuse(ImportProblemKind::notText, text.substr(0, text.find('\0')));
        }
        return value(std::move(text), CellKind::text);
    }
    bool binary(binary_t&) { return refuse(ImportProblemKind::notTables, {}); }

    bool start_object(std::size_t)
    {
        if (m_depth == Depth::outside) {
            m_depth = Depth::tables;
            return true;
        }
        if (m_depth != Depth::rows) {
            return refuse(ImportProblemKind::notTables, m_key);
        }
        // Every row becomes as long as the header, whatever it says itself, and takes room of its own.
        if (m_cells + (sheet().header.size() + 2) * sheet().rows.size() > mostCells) {
            return refuse(ImportProblemKind::tooManyRows, std::to_string(mostCells));
        }
        m_depth = Depth::cells;
        sheet().rows.emplace_back(1, Cell{{}, CellKind::text, m_line, record()}); // it knows the place
        m_seen.clear();
        return true;
    }
    bool end_object()
    {
        m_depth = m_depth == Depth::cells ? Depth::rows : Depth::outside;
        return true;
    }
    bool key(string_t& key)
    {
        m_key = std::move(key);
        if (m_depth == Depth::tables) {
            const auto isKnown = [&](const Sheet& known) { return known.name == m_key; };
            if (m_out.sheets.size() == mostTables || std::any_of(m_out.sheets.begin(), m_out.sheets.end(), isKnown)) {
                return refuse(ImportProblemKind::notTables, m_key);
            }
            m_out.sheets.push_back({m_key, m_file, {}, {}});
            m_columns.clear();
            return true;
        }
        const auto [column, isNew] = m_columns.emplace(m_key, sheet().header.size());
        if (isNew) {
            if (sheet().header.size() == mostColumns) {
                return refuse(ImportProblemKind::tooManyColumns, std::to_string(mostColumns));
            }
            if (m_cells + (sheet().rows.size() + 1) * (sheet().header.size() + 1) > mostCells) {
                return refuse(ImportProblemKind::tooManyRows, std::to_string(mostCells));
            }
            sheet().header.push_back({m_key, CellKind::text, m_line, 1});
        }
        if (!m_seen.emplace(column->second, true).second) {
            return refuse(ImportProblemKind::duplicateColumn, m_key);
        }
        m_cellLine = m_line;
        return true;
    }
    bool start_array(std::size_t)
    {
        if (m_depth == Depth::tables) {
            m_depth = Depth::rows;
            return true;
        }
        if (m_depth == Depth::cells) {
            m_depth = Depth::items;
            m_items.clear();
            return true;
        }
        return refuse(ImportProblemKind::notTables, m_key);
    }
    bool end_array()
    {
        if (m_depth == Depth::items) {
            m_depth = Depth::cells;
            return value(titleList(m_items), CellKind::text);
        }
        m_depth = Depth::tables;
        // Rows from before a column was first met are filled up, so that all are as long as the header.
        for (auto& row : sheet().rows) {
            const Cell place = row.empty() ? Cell{{}, CellKind::text, m_line, 1} : row.front();
            row.resize(sheet().header.size(), Cell{{}, CellKind::text, place.line, place.column});
        }
        m_cells += (sheet().rows.size() + 1) * sheet().header.size();
        if (sheet().header.empty()) {
            m_out.sheets.pop_back(); // an empty array says nothing
        }
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const json::exception& error)
    {
        m_out.problems.push_back({ImportProblemKind::notJson, m_file, {}, m_line, 1, {}, excerpt(reason(error)), {}});
        return false;
    }

private:
    enum class Depth { outside, tables, rows, cells, items };
    static constexpr std::size_t mostTables = 100; // there are a dozen

    Sheet& sheet() { return m_out.sheets.back(); }
    std::uint32_t record() { return static_cast<std::uint32_t>(sheet().rows.size() + 1); }

    bool value(std::string text, CellKind kind)
    {
        if (m_depth == Depth::items) {
            m_items.push_back(std::move(text));
            return true;
        }
        if (m_depth != Depth::cells) {
            return refuse(ImportProblemKind::notTables, text);
        }
        auto& row = sheet().rows.back();
        const auto number = static_cast<std::uint32_t>(sheet().rows.size());
        const std::size_t column = m_columns.at(m_key);
        row.resize(std::max(row.size(), column + 1), Cell{{}, CellKind::text, m_cellLine, number});
        row[column] = Cell{std::move(text), kind, m_cellLine, number};
        return true;
    }

    bool refuse(ImportProblemKind kind, const std::string& text)
    {
        const bool inTable = m_depth != Depth::outside && !m_out.sheets.empty();
        m_out.problems.push_back({kind,
                                  m_file,
                                  inTable ? sheet().name : std::string{},
                                  m_line,
                                  1,
                                  m_depth == Depth::cells ? m_key : std::string{},
                                  excerpt(text),
                                  {}});
        return false;
    }

    ReadSheets& m_out;
    std::string m_file;
    const std::uint32_t& m_line;
    Depth m_depth = Depth::outside;
    std::string m_key;
    std::unordered_map<std::string, std::size_t> m_columns;
    std::unordered_map<std::size_t, bool> m_seen;
    std::vector<std::string> m_items;
    std::uint32_t m_cellLine = 1;
    std::size_t m_cells = 0; // of the tables before this one
};

std::string quoted(const std::string& text)
{
    return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace

ReadSheets readJson(std::string_view bytes, const std::string& file)
{
    ReadSheets out;
    std::uint32_t line = 1;
    SheetBuilder builder(out, file, line);
    const bool good = json::sax_parse(CountingIterator(bytes.data(), &line),
                                      CountingIterator(bytes.data() + bytes.size(), &line), &builder);
    if (good && out.sheets.empty()) {
        out.problems.push_back({ImportProblemKind::noTables, file, {}, 0, 0, {}, {}, {}});
    }
    if (!out.problems.empty()) {
        out.sheets.clear();
    }
    return out;
}

std::string jsonText(const std::vector<Sheet>& sheets)
{
    std::string out = "{";
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const Sheet& sheet = sheets[i];
        out += (i == 0 ? "\n" : ",\n") + quoted(sheet.name) + ": [";
        for (std::size_t r = 0; r < sheet.rows.size(); ++r) {
            out += r == 0 ? "\n  {" : ",\n  {";
            bool first = true;
            for (std::size_t c = 0; c < sheet.header.size(); ++c) {
                const Cell& cell = sheet.rows[r][c];
                if (cell.text.empty()) {
                    continue;
                }
                out += (first ? "" : ", ") + quoted(sheet.header[c].text) + ": ";
                first = false;
                switch (cell.kind) {
                case CellKind::number: out += cell.text; break;
                case CellKind::truth: out += cell.text == "yes" ? "true" : "false"; break;
                case CellKind::text:
                case CellKind::date:
                case CellKind::amount: out += quoted(cell.text); break;
                }
            }
            out += "}";
        }
        out += sheet.rows.empty() ? "]" : "\n]";
    }
    out += "\n}\n";
    return out;
}

} // namespace roundtrip
