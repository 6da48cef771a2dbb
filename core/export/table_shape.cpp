// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/table_shape.h"

#include <algorithm>
#include <cmath>

#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

constexpr double textSize = 11;
constexpr double lineHeight = 13.4;
constexpr double margin = 6; // beside the text
constexpr double around = 8; // above and below it, together

std::vector<double> widthsOf(const TableSlide& table, double width)
{
    double sum = 0;
    for (const TableColumn& column : table.columns) {
        sum += column.width;
    }
    std::vector<double> widths;
    for (const TableColumn& column : table.columns) {
        widths.push_back(width * column.width / std::max(sum, 1e-9));
    }
    return widths;
}

double heightOf(const std::vector<std::string>& row, const std::vector<double>& widths)
{
    double lines = 1;
    for (std::size_t i = 0; i < std::min(row.size(), widths.size()); ++i) {
        const double room = std::max(20.0, widths[i] - 2 * margin);
        // Lines break at words: a little is lost at each end.
        const double wide = textWidth(row[i], textSize);
        lines = std::max(lines, std::ceil(wide <= room ? 1.0 : wide * 1.08 / room));
    }
    return lines * lineHeight + around;
}

std::vector<std::string> headingsOf(const TableSlide& table)
{
    std::vector<std::string> headings;
    for (const TableColumn& column : table.columns) {
        headings.push_back(column.heading);
    }
    return headings;
}

std::string border(std::string_view side, const std::string& line)
{
    return "<a:" + std::string(side) + line + "</a:" + std::string(side) + ">";
}

std::string cellXml(const std::string& text, const TableColumn& column, bool heading, std::string_view language)
{
    const TextStyle style{textSize, heading, colourXml(heading ? Tone::muted : Tone::ink)};
    const std::string none = " w=\"0\"><a:noFill/>";
    const std::string below =
        (heading ? " w=\"12700\">" : " w=\"6350\">") + fillXml(colourXml(Tone::muted, heading ? 1 : 0.35));
    const std::string side = std::to_string(emu(margin));
    const std::string end = std::to_string(emu(around / 2));
    return "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>" +
           paragraphsXml({{text, style}}, column.figures ? TextSide::right : TextSide::left, language) +
           "</a:txBody><a:tcPr marL=\"" + side + "\" marR=\"" + side + "\" marT=\"" + end + "\" marB=\"" + end +
           "\" anchor=\"ctr\">" + border("lnL", none) + border("lnR", none) + border("lnT", none) +
           border("lnB", below) + "<a:noFill/></a:tcPr></a:tc>";
}

} // namespace

std::vector<TableSlide> tablePages(const TableSlide& table, Size size)
{
    const std::vector<double> widths = widthsOf(table, size.width);
    const double head = heightOf(headingsOf(table), widths);
    std::vector<double> heights;
    double all = 0;
    for (const auto& row : table.rows) {
        heights.push_back(heightOf(row, widths));
        all += heights.back();
    }
    const double room = std::max(1.0, size.height - head);
    const double pages = std::max(1.0, std::ceil(all / room));
    const double even = all / pages + lineHeight;
    std::vector<TableSlide> out(1, {table.columns, {}});
    double used = 0;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const bool full = used + heights[i] > room || used + heights[i] > even;
        if (full && !out.back().rows.empty()) {
            out.push_back({table.columns, {}});
            used = 0;
        }
        out.back().rows.push_back(table.rows[i]);
        used += heights[i];
    }
    return out;
}

std::string tableShape(const TableSlide& table, const ShapeName& name, const Rect& place, std::string_view language)
{
    const std::vector<double> widths = widthsOf(table, place.width);
    std::string grid;
    for (const double width : widths) {
        grid += "<a:gridCol w=\"" + std::to_string(emu(width)) + "\"/>";
    }
    double height = 0;
    std::string rows;
    const auto add = [&](const std::vector<std::string>& row, bool heading) {
        const double high = heightOf(row, widths);
        height += high;
        rows += "<a:tr h=\"" + std::to_string(emu(high)) + "\">";
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            rows += cellXml(c < row.size() ? row[c] : std::string(), table.columns[c], heading, language);
        }
        rows += "</a:tr>";
    };
    add(headingsOf(table), true);
    for (const auto& row : table.rows) {
        add(row, false);
    }
    return "<p:graphicFrame><p:nvGraphicFramePr>" + nameXml(name) +
           "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/>"
           "</p:nvGraphicFramePr>" +
           framePlaceXml({place.x, place.y, place.width, height}) +
           "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\">"
           "<a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid>" +
           grid + "</a:tblGrid>" + rows + "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
}

} // namespace roundtrip
