// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks read (xlsx.h): parts of an archive, each a stream of elements.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>

#include "core/interchange/archive.h"
#include "core/interchange/cells.h"
#include "core/interchange/csv.h"
#include "core/interchange/plain_number.h"
#include "core/interchange/xlsx.h"

namespace roundtrip {

namespace {

using Problem = std::optional<ImportProblem>;

// What the cells may come to, in bytes: a text that is there once can be in all of them.
constexpr std::uint64_t largestText = std::uint64_t{1} << 28U;

Problem wrong(ImportProblemKind kind, std::string value = {}, std::uint32_t line = 0)
{
    return ImportProblem{kind, {}, {}, line, 1, {}, std::move(value), {}};
}

// Targets of a part's relationships, by id and by the last word of their type.
class Relationships : public XmlHandler {
public:
    std::map<std::string, std::string> byId;
    std::map<std::string, std::string> byType;

    Problem open(const XmlElement& element) override
    {
        if (element.name == "Relationship") {
            const std::string type = element.text("Type");
            byId.emplace(element.text("Id"), element.text("Target"));
            byType.emplace(type.substr(type.rfind('/') + 1), element.text("Target"));
        }
        return std::nullopt;
    }
    Problem close(std::string_view, std::string&) override { return std::nullopt; }
};

// Where a target is in the archive, seen from the part that names it.
std::string resolved(const std::string& part, const std::string& target)
{
    return target.starts_with('/') ? target.substr(1) : part.substr(0, part.rfind('/') + 1) + target;
}

std::string relationshipsOf(const std::string& part)
{
    const std::size_t slash = part.rfind('/') + 1;
    return part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels";
}

class WorkbookPart : public XmlHandler {
public:
    std::vector<std::pair<std::string, std::string>> sheets; // names and relationship ids
    bool since1904 = false;

    Problem open(const XmlElement& element) override
    {
        if (element.name == "sheet") {
            sheets.emplace_back(element.text("name"), element.text("id"));
        } else if (element.name == "workbookPr") {
            since1904 = element.text("date1904") == "1" || element.text("date1904") == "true";
        }
        return std::nullopt;
    }
    Problem close(std::string_view, std::string&) override { return std::nullopt; }
};

// "_x000D_" is how XML that has no such character tells it.
std::string unescaped(const std::string& text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned code = 0;
        const char* digits = text.data() + at + 2;
        if (text.compare(at, 2, "_x") == 0 && at + 6 < text.size() && text[at + 6] == '_' &&
            std::from_chars(digits, digits + 4, code, 16).ptr == digits + 4 && code < 0x80 && code != 0) {
            out += static_cast<char>(code);
            at += 6;
        } else {
            out += text[at];
        }
    }
    return out;
}

// Texts that cells share, runs of differing letters put together, without the reading aids of East Asian text.
class SharedTexts : public XmlHandler {
public:
    std::vector<std::string> texts;

    Problem open(const XmlElement& element) override
    {
        if (element.name == "si") {
            texts.emplace_back();
        }
        m_aid += element.name == "rPh" ? 1 : 0;
        return texts.size() > mostCells ? wrong(ImportProblemKind::tooManyRows, std::to_string(mostCells)) : Problem{};
    }
    Problem close(std::string_view name, std::string& text) override
    {
        if (name == "t" && m_aid == 0 && !texts.empty()) {
            texts.back() += unescaped(text);
        }
        m_aid -= name == "rPh" ? 1 : 0;
        return std::nullopt;
    }

private:
    int m_aid = 0;
};

// Which styles of cells are dates.
class Styles : public XmlHandler {
public:
    std::vector<bool> isDate; // by the style's number

    Problem open(const XmlElement& element) override
    {
        if (element.name == "numFmt") {
            m_formats[element.text("numFmtId")] = element.text("formatCode");
        } else if (element.name == "cellXfs") {
            m_inside = true;
        } else if (element.name == "xf" && m_inside && isDate.size() < (1U << 16U)) {
            isDate.push_back(dates(element.text("numFmtId")));
        }
        return std::nullopt;
    }
    Problem close(std::string_view name, std::string&) override
    {
        m_inside = m_inside && name != "cellXfs";
        return std::nullopt;
    }

private:
    bool dates(const std::string& id) const
    {
        const int number = std::atoi(id.c_str());
        const auto own = m_formats.find(id);
        if (own == m_formats.end()) {
            // ECMA-376 18.8.30: those that show a day.
            return (number >= 14 && number <= 17) || number == 22 || (number >= 27 && number <= 36) ||
                   (number >= 50 && number <= 58);
        }
        // A day or a year outside quotes and brackets.
        bool quoted = false;
        bool bracketed = false;
        for (std::size_t i = 0; i < own->second.size(); ++i) {
            const char c = own->second[i];
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '[' || c == ']')) {
                bracketed = c == '[';
            } else if (!quoted && !bracketed && (c == 'd' || c == 'D' || c == 'y' || c == 'Y')) {
                return true;
            }
        }
        return false;
    }

    std::map<std::string, std::string> m_formats;
    bool m_inside = false;
};

// The column of "AB12", from 0; nothing where there are no letters.
std::optional<std::size_t> columnIn(std::string_view place)
{
    std::size_t column = 0;
    std::size_t letters = 0;
    for (; letters < place.size() && place[letters] >= 'A' && place[letters] <= 'Z' && letters < 4; ++letters) {
        column = column * 26 + static_cast<std::size_t>(place[letters] - 'A' + 1);
    }
    return letters == 0 ? std::nullopt : std::optional{column - 1};
}

struct Shared {
    std::vector<std::string> texts;
    std::vector<bool> isDate;
    bool since1904 = false;
    std::uint64_t bytes = 0; // of all cells
    std::size_t cells = 0;
};

class SheetPart : public XmlHandler {
public:
    SheetPart(Sheet& sheet, Shared& shared) : m_sheet(sheet), m_shared(shared) {}

    Problem open(const XmlElement& element) override
    {
        if (element.name == "row") {
            const int given = std::atoi(element.text("r").c_str());
            m_row = given > 0 ? static_cast<std::uint32_t>(given) : m_row + 1;
            m_column = 0;
            m_cells.clear();
        } else if (element.name == "c") {
            m_column = columnIn(element.attribute("r").value_or("")).value_or(m_column);
            m_type = element.text("t");
            m_style = static_cast<std::size_t>(std::max(0, std::atoi(element.text("s").c_str())));
            m_text.clear();
        }
        m_aid += element.name == "rPh" ? 1 : 0;
        return std::nullopt;
    }

    Problem close(std::string_view name, std::string& text) override
    {
        if (name == "v") {
            m_text = std::move(text);
        } else if (name == "t" && m_aid == 0) {
            m_text += unescaped(text);
        } else if (name == "c") {
            return takeCell();
        } else if (name == "row") {
            return takeRow();
        }
        m_aid -= name == "rPh" ? 1 : 0;
        return std::nullopt;
    }

private:
    Problem takeCell()
    {
        Cell cell = cellOf();
        const std::size_t column = m_column++;
        if (isBlank(cell.text)) {
            return std::nullopt;
        }
        if (column >= mostColumns) {
            return wrong(ImportProblemKind::tooManyColumns, std::to_string(mostColumns), m_row);
        }
        m_shared.bytes += cell.text.size();
        if (m_shared.bytes > largestText) {
            return wrong(ImportProblemKind::unpacksTooLarge, std::to_string(largestText), m_row);
        }
        cell.line = m_row;
        cell.column = static_cast<std::uint32_t>(column + 1);
        if (m_cells.size() <= column) {
            m_cells.resize(column + 1, Cell{{}, CellKind::text, m_row, 1});
        }
        m_cells[column] = std::move(cell);
        return std::nullopt;
    }

    Cell cellOf() const
    {
        if (m_type == "s") {
            const auto index = static_cast<std::size_t>(std::strtoull(m_text.c_str(), nullptr, 10));
            const bool known = !m_text.empty() && index < m_shared.texts.size();
            return {known ? std::string(unguardedText(m_shared.texts[index])) : std::string{}, CellKind::text};
        }
        if (m_type == "b") {
            return {m_text == "1" ? "yes" : "no", CellKind::truth};
        }
        if (m_type == "inlineStr" || m_type == "str") {
            return {std::string(unguardedText(m_type == "str" ? unescaped(m_text) : m_text)), CellKind::text};
        }
        if (m_type == "d") {
            return {m_text.substr(0, 10), CellKind::date};
        }
        if (m_type == "e" || m_text.empty()) {
            return {m_text, CellKind::text};
        }
        if (m_style < m_shared.isDate.size() && m_shared.isDate[m_style]) {
            const double serial = std::floor(std::strtod(m_text.c_str(), nullptr)) + (m_shared.since1904 ? 1462 : 0);
            if (serial >= 1 && serial < 2'958'466) { // through 9999-12-31
                // Before March 1900 Excel counts one day less, for it has a 29 February then.
                const Date day = *makeDate(1899, 12, 30) + std::chrono::days(static_cast<int>(serial)) +
                                 std::chrono::days(serial < 60 ? 1 : 0);
                return {text(day), CellKind::date};
            }
        }
        return {plainNumber(m_text), CellKind::number};
    }

    Problem takeRow()
    {
        if (m_cells.empty()) {
            return std::nullopt;
        }
        if (m_sheet.header.empty()) {
            m_sheet.header = std::move(m_cells);
            m_shared.cells += m_sheet.header.size();
            return std::nullopt;
        }
        if (m_cells.size() > m_sheet.header.size()) {
            auto problem = wrong(ImportProblemKind::tooManyCells, excerpt(m_cells.back().text), m_row);
            problem->column = m_cells.back().column;
            return problem;
        }
        m_cells.resize(m_sheet.header.size(), Cell{{}, CellKind::text, m_row, 1});
        m_shared.cells += m_cells.size() + 2; // a row takes room of its own
        if (m_shared.cells > mostCells) {
            return wrong(ImportProblemKind::tooManyRows, std::to_string(mostCells), m_row);
        }
        m_sheet.rows.push_back(std::move(m_cells));
        return std::nullopt;
    }

    Sheet& m_sheet;
    Shared& m_shared;
    std::uint32_t m_row = 0;
    std::size_t m_column = 0;
    std::string m_type;
    std::size_t m_style = 0;
    std::string m_text;
    std::vector<Cell> m_cells;
    int m_aid = 0;
};

// The workbook's sheets, or the first thing that is wrong.
Problem readWorkbook(Archive& archive, const std::string& file, std::vector<Sheet>& out)
{
    Relationships root;
    if (auto problem = archive.read("_rels/.rels", root)) {
        return problem;
    }
    const std::string workbook = resolved({}, root.byType["officeDocument"]);
    WorkbookPart parts;
    Relationships relationships;
    if (auto problem = archive.read(workbook, parts)) {
        return problem;
    }
    if (auto problem = archive.read(relationshipsOf(workbook), relationships)) {
        return problem;
    }
    SharedTexts texts;
    Styles styles;
    const auto readNamed = [&](const char* type, XmlHandler& handler) -> Problem {
        const auto target = relationships.byType.find(type);
        return target == relationships.byType.end() ? std::nullopt
                                                    : archive.read(resolved(workbook, target->second), handler);
    };
    if (auto problem = readNamed("sharedStrings", texts)) {
        return problem;
    }
    if (auto problem = readNamed("styles", styles)) {
        return problem;
    }
    Shared shared{std::move(texts.texts), std::move(styles.isDate), parts.since1904, 0, 0};
    for (const auto& [name, id] : parts.sheets) {
        Sheet sheet{lowerAscii(trimmed(name)), file, {}, {}};
        SheetPart part(sheet, shared);
        if (auto problem = archive.read(resolved(workbook, relationships.byId[id]), part)) {
            problem->table = sheet.name;
            return problem;
        }
        const bool figures = sheet.name == figuresSheet || sheet.name.starts_with(std::string(figuresSheet) + " ");
        if (!sheet.header.empty() && !figures) {
            out.push_back(std::move(sheet));
        }
    }
    return out.empty() ? wrong(ImportProblemKind::noTables) : std::nullopt;
}

} // namespace

ReadSheets readXlsx(std::string_view bytes, const std::string& file)
{
    ReadSheets out;
    Archive archive(bytes);
    auto problem = archive.good() ? readWorkbook(archive, file, out.sheets) : wrong(ImportProblemKind::notAWorkbook);
    if (problem) {
        problem->file = file;
        out.sheets.clear();
        out.problems.push_back(std::move(*problem));
    }
    return out;
}

} // namespace roundtrip
