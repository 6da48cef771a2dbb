// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/csv.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <utility>

namespace roundtrip {

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// A byte as "0x93".
std::string byteText(char byte)
{
    std::array<char, 8> out{};
    std::snprintf(out.data(), out.size(), "0x%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    return out.data();
}

// Windows-1252 leaves five bytes undefined, and hardly any of its texts holds a sequence that is UTF-8 as well.
bool looksLikeWindows1252(std::string_view text)
{
    while (!text.empty()) {
        if (text.find_first_of("\x81\x8D\x8F\x90\x9D") != std::string_view::npos) {
            return false;
        }
        const std::size_t valid = validUtf8(text);
        for (std::size_t i = 0; i < valid; ++i) {
            if (static_cast<unsigned char>(text[i]) >= 0x80) {
                return false;
            }
        }
        text.remove_prefix(std::min(text.size(), valid + 1));
    }
    return true;
}

std::optional<ImportProblem> encodingProblem(std::string_view bytes)
{
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        return ImportProblem{ImportProblemKind::utf16, {}, {}, 1, 1, {}, {}, {}};
    }
    const std::size_t valid = validUtf8(bytes);
    const std::size_t nul = bytes.substr(0, valid).find('\0');
    if (nul != std::string_view::npos) {
        const TextPlace place = placeOf(bytes, nul);
        return ImportProblem{ImportProblemKind::nul, {}, {}, place.line, place.column, {}, "0x00", {}};
    }
    if (valid < bytes.size()) {
        const TextPlace place = placeOf(bytes, valid);
        const auto kind = looksLikeWindows1252(bytes) ? ImportProblemKind::windows1252 : ImportProblemKind::notUtf8;
        return ImportProblem{kind, {}, {}, place.line, place.column, {}, byteText(bytes[valid]), {}};
    }
    return std::nullopt;
}

// The separator that the first record with any text has most of outside quotes; a comma where it has none.
char separatorOf(std::string_view text)
{
    constexpr std::string_view separators = ",;\t";
    std::array<int, 3> counts{};
    bool quoted = false;
    text.remove_prefix(std::min(text.size(), text.find_first_not_of("\r\n")));
    for (const char c : text) {
        if (c == '"') {
            quoted = !quoted;
        } else if (!quoted && (c == '\n' || c == '\r')) {
            break;
        } else if (!quoted && separators.find(c) != std::string_view::npos) {
            ++counts[separators.find(c)];
        }
    }
    return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

class Parser {
public:
    Parser(std::string_view text, char separator) : m_text(text), m_separator(separator) {}

    bool atEnd() const { return m_at == m_text.size(); }

    // The cells up to the line's end; a line without any text has one empty cell.
    std::optional<ImportProblem> readRecord(std::vector<Cell>& cells)
    {
        cells.clear();
        for (;;) {
            Cell cell;
            if (auto problem = readCell(cell)) {
                return problem;
            }
            cells.push_back(std::move(cell));
            if (atEnd() || m_text[m_at] != m_separator) {
                break;
            }
            advance();
            if (cells.size() == mostColumns) {
                return ImportProblem{ImportProblemKind::tooManyColumns, {}, {}, m_line, m_column, {},
                                     std::to_string(mostColumns),       {}};
            }
        }
        if (!atEnd()) {
            if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n') {
                advance();
            }
            advance();
        }
        return std::nullopt;
    }

private:
    char peek() const { return atEnd() ? '\n' : m_text[m_at]; }
    bool atCellEnd() const { return atEnd() || peek() == m_separator || peek() == '\n' || peek() == '\r'; }
    bool blank() const { return !atEnd() && (peek() == ' ' || (peek() == '\t' && m_separator != '\t')); }

    void advance()
    {
        const char c = m_text[m_at++];
        if (c == '\n' || (c == '\r' && peekAfterReturn() != '\n')) {
            ++m_line;
            m_column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80) {
            ++m_column;
        }
    }
    char peekAfterReturn() const { return atEnd() ? '\0' : m_text[m_at]; }

    std::optional<ImportProblem> readCell(Cell& cell)
    {
        cell.line = m_line;
        cell.column = m_column;
        const std::size_t begin = m_at;
        while (blank()) {
            advance();
        }
        if (atEnd() || peek() != '"') {
            while (!atCellEnd()) {
                advance();
            }
            cell.text = unguardedText(m_text.substr(begin, m_at - begin));
            return std::nullopt;
        }
        const TextPlace opened{m_line, m_column};
        advance();
        std::string text;
        for (;;) {
            if (atEnd()) {
                return ImportProblem{
                    ImportProblemKind::unterminatedQuote, {}, {}, opened.line, opened.column, {}, excerpt(text), {}};
            }
            const char c = peek();
            advance();
            if (c == '"') {
                if (atEnd() || peek() != '"') {
                    break;
                }
                advance();
            }
            text += c;
        }
        while (blank()) {
            advance();
        }
        if (!atCellEnd()) {
            return ImportProblem{ImportProblemKind::textAfterQuote, {}, {}, m_line, m_column, {}, restOfCell(), {}};
        }
        cell.text = unguardedText(text);
        return std::nullopt;
    }

    std::string restOfCell()
    {
        const std::size_t begin = m_at;
        while (!atCellEnd()) {
            advance();
        }
        return excerpt(m_text.substr(begin, m_at - begin));
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    std::uint32_t m_line = 1;
    std::uint32_t m_column = 1;
};

bool allBlank(const std::vector<Cell>& cells)
{
    return std::all_of(cells.begin(), cells.end(), [](const Cell& cell) { return isBlank(cell.text); });
}

// What makes a spreadsheet take text for a formula, at the front of it.
bool runs(std::string_view text)
{
    constexpr std::string_view starts = "=+-@\t\r\n";
    constexpr std::string_view wide[] = {"\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
    return !text.empty() && (starts.find(text.front()) != std::string_view::npos ||
                             std::any_of(std::begin(wide), std::end(wide),
                                         [&](std::string_view start) { return text.starts_with(start); }));
}

bool guards(std::string_view text)
{
    return text.size() > 1 && text.front() == '\'' && (text[1] == '\'' || runs(text.substr(1)));
}

void appendCell(std::string& out, const Cell& cell)
{
    const std::string text = cell.kind == CellKind::text ? guardedText(cell.text) : cell.text;
    // What reading would take off in front of a cell, or of the file.
    const bool fragile =
        !text.empty() && (text.front() == ' ' || text.back() == ' ' || text.starts_with(byteOrderMark));
    if (!fragile && text.find_first_of(",;\t\"\r\n") == std::string::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        out += c;
        if (c == '"') {
            out += c;
        }
    }
    out += '"';
}

void appendRow(std::string& out, const std::vector<Cell>& cells)
{
    for (std::size_t i = 0; i < cells.size(); ++i) {
        out += i == 0 ? "" : ",";
        appendCell(out, cells[i]);
    }
    out += "\r\n";
}

} // namespace

std::string guardedText(std::string_view text)
{
    return (runs(text) || guards(text) ? "'" : "") + std::string(text);
}

std::string_view unguardedText(std::string_view text)
{
    return guards(text) ? text.substr(1) : text;
}

ReadSheets readCsv(std::string_view bytes, std::string name, std::string file)
{
    ReadSheets out;
    const auto refuse = [&](ImportProblem problem) {
        problem.file = file;
        problem.table = name;
        out.problems.push_back(std::move(problem));
        return std::move(out);
    };
    if (auto problem = encodingProblem(bytes)) {
        return refuse(std::move(*problem));
    }
    if (bytes.starts_with(byteOrderMark)) {
        bytes.remove_prefix(byteOrderMark.size());
    }
    Sheet sheet{name, file, {}, {}};
    Parser parser(bytes, separatorOf(bytes));
    std::vector<Cell> cells;
    while (!parser.atEnd()) {
        if (auto problem = parser.readRecord(cells)) {
            return refuse(std::move(*problem));
        }
        if (allBlank(cells)) {
            continue;
        }
        if (sheet.header.empty()) {
            sheet.header = cells;
            continue;
        }
        while (cells.size() > sheet.header.size() && isBlank(cells.back().text)) {
            cells.pop_back();
        }
        if (cells.size() > sheet.header.size()) {
            const Cell& extra = cells[sheet.header.size()];
            return refuse(
                {ImportProblemKind::tooManyCells, {}, {}, extra.line, extra.column, {}, excerpt(extra.text), {}});
        }
        const Cell last = cells.back();
        cells.resize(sheet.header.size(), Cell{{}, CellKind::text, last.line, last.column});
        if ((sheet.header.size() + 2) * sheet.rows.size() > mostCells) { // a row takes room of its own
            return refuse({ImportProblemKind::tooManyRows, {}, {}, last.line, 1, {}, std::to_string(mostCells), {}});
        }
        sheet.rows.push_back(std::move(cells));
    }
    if (sheet.header.empty()) {
        return refuse({ImportProblemKind::noHeader, {}, {}, 1, 1, {}, {}, {}});
    }
    out.sheets.push_back(std::move(sheet));
    return out;
}

std::string csvText(const Sheet& sheet)
{
    std::string out;
    appendRow(out, sheet.header);
    for (const auto& row : sheet.rows) {
        appendRow(out, row);
    }
    return out;
}

} // namespace roundtrip
