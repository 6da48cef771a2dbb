// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks written (xlsx.h).
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <optional>

#include "core/interchange/csv.h"
#include "core/interchange/xlsx.h"
#include "core/values/date.h"
#include <xlsxwriter.h>

namespace roundtrip {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostRows = 1'048'576;
constexpr std::size_t longestText = 32'767;

// The number, if fifteen digits, which is what Excel keeps of it, tell it exactly.
std::optional<double> exactNumber(const std::string& text)
{
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    const double number = std::strtod(text.c_str(), nullptr);
    std::array<char, 40> shown{};
    std::snprintf(shown.data(), shown.size(), "%.15g", number);
    const bool same = std::strtod(shown.data(), nullptr) == number && (digits <= 15 || text.find('.') != text.npos);
    // Of an amount every digit counts: 0.10 may lose its last zero, but not 9007199254740993.00 its end.
    const std::string whole = text.substr(0, text.find('.'));
    return same && whole.size() <= 15 && digits <= 17 ? std::optional{number} : std::nullopt;
}

// Text in which "_x0041_" stays what it is: without this, Excel reads it as the character of that number.
std::string escaped(const std::string& text)
{
    const auto hex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool isCode = text.compare(at, 2, "_x") == 0 && at + 6 < text.size() && text[at + 6] == '_' &&
                            std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                                        text.begin() + static_cast<std::ptrdiff_t>(at) + 6, hex);
        out += isCode ? "_x005F_" : std::string(1, text[at]);
    }
    return out;
}

class Writer {
public:
    explicit Writer(const fs::path& file) : m_book(workbook_new(file.c_str()))
    {
        lxw_doc_properties properties{};
        properties.created = 946'684'800; // the same tables make the same file
        std::string author = "Roundtrip";
        properties.author = author.data();
        workbook_set_properties(m_book, &properties);
        m_bold = workbook_add_format(m_book);
        format_set_bold(m_bold);
        m_date = workbook_add_format(m_book);
        format_set_num_format(m_date, "yyyy-mm-dd");
    }

    void add(const Sheet& sheet)
    {
        m_sheet = workbook_add_worksheet(m_book, sheet.name.c_str());
        m_limit = SheetLimit(sheet.name, 1);
        write(0, sheet.header, m_bold);
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            write(row + 1, sheet.rows[row], nullptr);
        }
        worksheet_freeze_panes(m_sheet, 1, 0);
        if (!sheet.header.empty()) {
            worksheet_autofilter(m_sheet, 0, 0, static_cast<lxw_row_t>(std::max<std::size_t>(sheet.rows.size(), 1)),
                                 static_cast<lxw_col_t>(sheet.header.size() - 1));
        }
        for (std::size_t column = 0; column < sheet.header.size(); ++column) {
            worksheet_set_column(m_sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column),
                                 widthOf(sheet, column), nullptr);
        }
    }

    lxw_error close() { return workbook_close(m_book); }

private:
    static double widthOf(const Sheet& sheet, std::size_t column)
    {
        std::size_t longest = sheet.header[column].text.size() + 3; // the filter's button
        for (std::size_t row = 0; row < std::min<std::size_t>(sheet.rows.size(), 200); ++row) {
            longest = std::max(longest, sheet.rows[row][column].text.size());
        }
        return static_cast<double>(std::clamp<std::size_t>(longest + 1, 8, 48));
    }

    lxw_format* amountFormat(const std::string& text)
    {
        const std::size_t dot = text.find('.');
        const std::size_t decimals = dot == std::string::npos ? 0 : text.size() - dot - 1;
        auto [format, isNew] = m_amounts.emplace(decimals, nullptr);
        if (isNew) {
            format->second = workbook_add_format(m_book);
            const std::string shape = "#,##0" + (decimals == 0 ? "" : "." + std::string(decimals, '0'));
            format_set_num_format(format->second, shape.c_str());
        }
        return format->second;
    }

    void write(std::size_t row, const std::vector<Cell>& cells, lxw_format* format)
    {
        if (row >= mostRows) {
            throw SheetLimit(m_limit.table, row + 1);
        }
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (!cells[column].text.empty()) {
                m_limit.row = row + 1;
                write(static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), cells[column], format);
            }
        }
    }

    void write(lxw_row_t row, lxw_col_t column, const Cell& cell, lxw_format* format)
    {
        const auto number =
            cell.kind == CellKind::number || cell.kind == CellKind::amount ? exactNumber(cell.text) : std::nullopt;
        // Excel's calendar has a 29 February 1900, so dates are only the same from March on.
        const auto date = cell.kind == CellKind::date ? parseDate(cell.text) : std::nullopt;
        if (number) {
            worksheet_write_number(m_sheet, row, column, *number,
                                   cell.kind == CellKind::amount ? amountFormat(cell.text) : format);
        } else if (date && *date >= *makeDate(1900, 3, 1)) {
            const std::chrono::year_month_day day{*date};
            lxw_datetime time{static_cast<int>(day.year()),
                              static_cast<int>(static_cast<unsigned>(day.month())),
                              static_cast<int>(static_cast<unsigned>(day.day())),
                              0,
                              0,
                              0};
            worksheet_write_datetime(m_sheet, row, column, &time, m_date);
        } else if (cell.kind == CellKind::truth) {
            worksheet_write_boolean(m_sheet, row, column, cell.text == "yes" ? 1 : 0, format);
        } else {
            const std::string text = escaped(cell.kind == CellKind::text ? guardedText(cell.text) : cell.text);
            if (cell.text.size() > longestText ||
                worksheet_write_string(m_sheet, row, column, text.c_str(), format) != LXW_NO_ERROR) {
                throw m_limit;
            }
        }
    }

    lxw_workbook* m_book; // workbook_close() frees it
    lxw_format* m_bold = nullptr;
    lxw_format* m_date = nullptr;
    std::map<std::size_t, lxw_format*> m_amounts; // by decimals
    lxw_worksheet* m_sheet = nullptr;
    SheetLimit m_limit{{}, 0};
};

} // namespace

void writeXlsx(const fs::path& path, const std::vector<Sheet>& sheets)
{
    Writer writer(path);
    try {
        for (const Sheet& sheet : sheets) {
            writer.add(sheet);
        }
    } catch (...) {
        writer.close();
        throw;
    }
    if (writer.close() != LXW_NO_ERROR) {
        throw fs::filesystem_error("cannot write", path, std::make_error_code(std::errc::io_error));
    }
}

} // namespace roundtrip
