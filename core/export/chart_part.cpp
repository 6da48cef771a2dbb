// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/chart_part.h"

#include <algorithm>
#include <cmath>

#include "core/export/workbook.h"
#include "core/export/xml_text.h"

namespace roundtrip {

namespace {

constexpr std::string_view axes = "<c:axId val=\"1\"/><c:axId val=\"2\"/>";

std::string textStyle(double size, Tone tone)
{
    return "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"" + std::to_string(std::llround(size * 100)) +
           "\">" + fillXml(colourXml(tone)) + "</a:defRPr></a:pPr><a:endParaRPr lang=\"en-US\"/></a:p></c:txPr>";
}

std::string thinLine(Tone tone, double opacity)
{
    return "<c:spPr><a:ln w=\"9525\">" + fillXml(colourXml(tone, opacity)) + "</a:ln></c:spPr>";
}

class ChartWriter {
public:
    explicit ChartWriter(const ChartSlide& chart)
        : m_chart(chart), m_timed(!chart.dates.empty()), m_count(m_timed ? chart.dates.size() : chart.categories.size())
    {}

    std::string xml(const std::string& dataLink) const
    {
        std::string plot;
        for (const ChartSeries::Mark mark :
             {ChartSeries::Mark::column, ChartSeries::Mark::stacked, ChartSeries::Mark::line}) {
            plot += group(mark);
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
               "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
               "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
               "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
               "<c:date1904 val=\"0\"/><c:roundedCorners val=\"0\"/><c:chart><c:autoTitleDeleted val=\"1\"/>"
               "<c:plotArea><c:layout/>" +
               plot + axisXml() + valueAxisXml() + "</c:plotArea><c:legend><c:legendPos val=\"b\"/>" +
               "<c:overlay val=\"0\"/>" + textStyle(11, Tone::muted) +
               "</c:legend><c:plotVisOnly val=\"1\"/><c:dispBlanksAs val=\"gap\"/></c:chart>"
               "<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz=\"1100\"/></a:pPr>"
               "<a:endParaRPr lang=\"en-US\"/></a:p></c:txPr><c:externalData r:id=\"" +
               dataLink + "\"><c:autoUpdate val=\"0\"/></c:externalData></c:chartSpace>";
    }

    std::vector<std::vector<WorkbookCell>> rows() const
    {
        std::vector<std::vector<WorkbookCell>> rows(m_count + 1);
        rows.front().emplace_back();
        for (const ChartSeries& series : m_chart.series) {
            rows.front().emplace_back(series.name);
        }
        for (std::size_t i = 0; i < m_count; ++i) {
            std::vector<WorkbookCell>& row = rows[i + 1];
            if (m_timed) {
                row.emplace_back(m_chart.dates[i]);
            } else {
                row.emplace_back(m_chart.categories[i]);
            }
            for (const ChartSeries& series : m_chart.series) {
                if (i < series.values.size() && series.values[i]) {
                    row.emplace_back(*series.values[i]);
                } else {
                    row.emplace_back();
                }
            }
        }
        return rows;
    }

private:
    std::string group(ChartSeries::Mark mark) const
    {
        std::string series;
        for (std::size_t i = 0; i < m_chart.series.size(); ++i) {
            series += m_chart.series[i].mark == mark ? seriesXml(i) : std::string();
        }
        if (series.empty()) {
            return {};
        }
        if (mark == ChartSeries::Mark::line) {
            return "<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>" + series +
                   "<c:marker val=\"1\"/>" + std::string(axes) + "</c:lineChart>";
        }
        const bool stacked = mark == ChartSeries::Mark::stacked;
        return "<c:barChart><c:barDir val=\"col\"/><c:grouping val=\"" +
               std::string(stacked ? "stacked" : "clustered") + "\"/><c:varyColors val=\"0\"/>" + series +
               "<c:gapWidth val=\"60\"/><c:overlap val=\"" + (stacked ? "100" : "-5") + "\"/>" + std::string(axes) +
               "</c:barChart>";
    }

    std::string seriesXml(std::size_t index) const
    {
        const ChartSeries& series = m_chart.series[index];
        const bool line = series.mark == ChartSeries::Mark::line;
        const std::string column = columnName(index + 1);
        std::string xml = "<c:ser><c:idx val=\"" + std::to_string(index) + "\"/><c:order val=\"" +
                          std::to_string(index) + "\"/><c:tx><c:strRef><c:f>Data!$" + column +
                          "$1</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>" + escaped(series.name) +
                          "</c:v></c:pt></c:strCache></c:strRef></c:tx>";
        if (line) {
            xml += "<c:spPr><a:ln w=\"28575\" cap=\"rnd\">" + fillXml(colourXml(series.tone)) +
                   "<a:round/></a:ln></c:spPr><c:marker>" + markerXml(series.tone) + "</c:marker>";
        } else {
            xml += "<c:spPr>" + fillXml(colourXml(series.tone)) + "</c:spPr><c:invertIfNegative val=\"0\"/>";
        }
        xml += "<c:cat>" + categoriesXml() + "</c:cat><c:val><c:numRef><c:f>" + range(column) +
               "</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val=\"" + std::to_string(m_count) +
               "\"/>";
        for (std::size_t i = 0; i < std::min(m_count, series.values.size()); ++i) {
            if (series.values[i]) {
                xml += point(i, numberText(*series.values[i]));
            }
        }
        return xml + "</c:numCache></c:numRef></c:val>" + (line ? "<c:smooth val=\"0\"/></c:ser>" : "</c:ser>");
    }

    // Points of a few categories are marked: one between gaps has no line to show it.
    std::string markerXml(Tone tone) const
    {
        return m_timed ? "<c:symbol val=\"none\"/>"
                       : "<c:symbol val=\"circle\"/><c:size val=\"7\"/><c:spPr>" + fillXml(colourXml(tone)) +
                             "<a:ln><a:noFill/></a:ln></c:spPr>";
    }

    static std::string point(std::size_t index, const std::string& value)
    {
        return "<c:pt idx=\"" + std::to_string(index) + "\"><c:v>" + value + "</c:v></c:pt>";
    }

    std::string range(const std::string& column) const
    {
        return "Data!$" + column + "$2:$" + column + "$" + std::to_string(std::max<std::size_t>(2, m_count + 1));
    }

    std::string categoriesXml() const
    {
        const std::string count = "<c:ptCount val=\"" + std::to_string(m_count) + "\"/>";
        std::string points;
        for (std::size_t i = 0; i < m_count; ++i) {
            points +=
                point(i, m_timed ? std::to_string(spreadsheetDay(m_chart.dates[i])) : escaped(m_chart.categories[i]));
        }
        if (m_timed) {
            return "<c:numRef><c:f>" + range("A") + "</c:f><c:numCache><c:formatCode>m/d/yyyy</c:formatCode>" + count +
                   points + "</c:numCache></c:numRef>";
        }
        return "<c:strRef><c:f>" + range("A") + "</c:f><c:strCache>" + count + points + "</c:strCache></c:strRef>";
    }

    std::string axisXml() const
    {
        const std::string element = m_timed ? "c:dateAx" : "c:catAx";
        std::string xml = "<" + element +
                          "><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling>"
                          "<c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"" +
                          std::string(m_timed ? "yyyy" : "General") + "\" sourceLinked=\"0\"/><c:majorTickMark val=\"" +
                          (m_timed ? "out" : "none") +
                          "\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>" + thinLine(Tone::muted, 1) +
                          textStyle(11, Tone::muted) + "<c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/>";
        if (m_timed) {
            return xml + "<c:auto val=\"0\"/><c:lblOffset val=\"100\"/><c:baseTimeUnit val=\"days\"/>"
                         "<c:majorUnit val=\"1\"/><c:majorTimeUnit val=\"years\"/></c:dateAx>";
        }
        return xml + "<c:auto val=\"1\"/><c:lblAlgn val=\"ctr\"/><c:lblOffset val=\"100\"/><c:noMultiLvlLbl val=\"0\"/>"
                     "</c:catAx>";
    }

    std::string valueAxisXml() const
    {
        std::string title;
        if (!m_chart.unit.empty()) {
            title = "<c:title><c:tx><c:rich><a:bodyPr rot=\"-5400000\" vert=\"horz\"/><a:lstStyle/><a:p><a:pPr>"
                    "<a:defRPr sz=\"1100\" b=\"0\"/></a:pPr><a:r><a:rPr lang=\"en-US\" sz=\"1100\" b=\"0\">" +
                    fillXml(colourXml(Tone::muted)) + "</a:rPr><a:t>" + escaped(m_chart.unit) +
                    "</a:t></a:r></a:p></c:rich></c:tx><c:overlay val=\"0\"/></c:title>";
        }
        return "<c:valAx><c:axId val=\"2\"/><c:scaling><c:orientation val=\"minMax\"/></c:scaling><c:delete val=\"0\"/>"
               "<c:axPos val=\"l\"/><c:majorGridlines>" +
               thinLine(Tone::ink, 0.12) + "</c:majorGridlines>" + title +
               "<c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/>"
               "<c:minorTickMark val=\"none\"/><c:tickLblPos "
               "val=\"nextTo\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>" +
               textStyle(11, Tone::muted) + "<c:crossAx val=\"1\"/><c:crosses val=\"min\"/><c:crossBetween val=\"" +
               (m_timed ? "midCat" : "between") + "\"/></c:valAx>";
    }

    const ChartSlide& m_chart;
    bool m_timed;
    std::size_t m_count;
};

} // namespace

ChartParts chartParts(const ChartSlide& chart, std::string_view chartName, std::string_view dataName)
{
    const ChartWriter writer(chart);
    ChartParts parts;
    parts.chart.name = chartName;
    parts.chart.contentType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
    const std::string data = link(parts.chart.links, "package", dataName);
    parts.chart.bytes = writer.xml(data);
    parts.data = {std::string(dataName),
                  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                  workbook(writer.rows()),
                  {}};
    return parts;
}

} // namespace roundtrip
