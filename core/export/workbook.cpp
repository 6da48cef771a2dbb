// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/workbook.h"

#include <array>
#include <charconv>

#include "core/export/package.h"
#include "core/export/xml_text.h"

namespace roundtrip {

namespace {

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view space = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
constexpr std::string_view type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

std::string typeOf(std::string_view part)
{
    return std::string(type) + std::string(part) + "+xml";
}

std::string cellXml(const WorkbookCell& cell, const std::string& place)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(*text) +
               "</t></is></c>";
    }
    if (const auto* number = std::get_if<double>(&cell)) {
        return "<c r=\"" + place + "\"><v>" + numberText(*number) + "</v></c>";
    }
    if (const auto* date = std::get_if<Date>(&cell)) {
        return "<c r=\"" + place + "\" s=\"1\"><v>" + std::to_string(spreadsheetDay(*date)) + "</v></c>";
    }
    return {};
}

// Two formats: general, and a day (14 is the built-in short date).
constexpr std::string_view styles =
    "<fonts count=\"1\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/>"
    "</fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/></cellXfs>"
    "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

} // namespace

std::string columnName(std::size_t index)
{
    std::string name;
    for (std::size_t rest = index + 1; rest > 0; rest = (rest - 1) / 26) {
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return name;
}

long spreadsheetDay(Date date)
{
    constexpr long before1970 = 25'569; // with the day in 1900 that never was
    return static_cast<long>(date.time_since_epoch().count()) + before1970;
}

std::string numberText(double value)
{
    std::array<char, 40> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return {digits.data(), end.ptr};
}

std::string workbook(const std::vector<std::vector<WorkbookCell>>& rows)
{
    std::string sheet(head);
    sheet += "<worksheet" + std::string(space) + "><sheetData>";
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const std::string number = std::to_string(r + 1);
        sheet += "<row r=\"" + number + "\">";
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            sheet += cellXml(rows[r][c], columnName(c) + number);
        }
        sheet += "</row>";
    }
    sheet += "</sheetData></worksheet>";

    Package package;
    link(package.links, "officeDocument", "xl/workbook.xml");
    Part book{"xl/workbook.xml", typeOf("sheet.main"), {}, {}};
    const std::string sheetLink = link(book.links, "worksheet", "xl/worksheets/sheet1.xml");
    link(book.links, "styles", "xl/styles.xml");
    book.bytes = std::string(head) + "<workbook" + std::string(space) +
                 " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                 "<sheet name=\"Data\" sheetId=\"1\" r:id=\"" +
                 sheetLink + "\"/></sheets></workbook>";
    package.parts.push_back(std::move(book));
    package.parts.push_back({"xl/worksheets/sheet1.xml", typeOf("worksheet"), std::move(sheet), {}});
    package.parts.push_back(
        {"xl/styles.xml",
         typeOf("styles"),
         std::string(head) + "<styleSheet" + std::string(space) + ">" + std::string(styles) + "</styleSheet>",
         {}});
    return packed(package);
}

} // namespace roundtrip
