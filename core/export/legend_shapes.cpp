// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/legend_shapes.h"

#include <algorithm>

#include "core/export/connector_shape.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

constexpr double textSize = 9;
constexpr double signWidth = 28;
constexpr double signGap = 5;
constexpr double itemGap = 16;
constexpr double itemGapLeast = 8;
constexpr double lineHeight = 16;
constexpr std::uint32_t firstId = 1000; // of the legend's shapes: the same on every slide

// Sizes here are for a slide 540 points high; on others all are multiplied by `letters`.
double widthOf(const std::string& text)
{
    return textWidth(text, textSize) + 6;
}

std::string bar(const ShapeName& name, const Rect& rect, const std::string& colour)
{
    return shapeXml(name, rect, roundRectXml(rect, rect.height / 2), fillXml(colour) + std::string(noLine));
}

class LegendWriter {
public:
    LegendWriter(double scale, const MapShapesOptions& options)
        : m_scale(scale), m_k(options.letters), m_options(options)
    {}

    std::string item(const LegendItem& item, Point at)
    {
        std::string xml = sign(item, at);
        TextBox box;
        box.paragraphs = {{item.text, {textSize * m_k, false, colourXml(Tone::muted)}}};
        box.wraps = false;
        box.language = m_options.language;
        const Rect place{at.x + (signWidth + signGap) * m_k, at.y - lineHeight * m_k / 2, widthOf(item.text) * m_k,
                         lineHeight * m_k};
        return xml + textShapeXml(name("text"), place, presetXml("rect"), "<a:noFill/>", box);
    }

private:
    ShapeName name(std::string_view what)
    {
        ++m_count;
        return {firstId + m_count, "!!legend " + std::string(what) + " " + std::to_string(m_count), {}, {}};
    }

    std::string line(Point from, Point to, const LineStyle& style)
    {
        const ConnectorShape shape{ConnectorKind::straight, {}, {lineCurve(from, to)}};
        return "<p:cxnSp><p:nvCxnSpPr>" + nameXml(name("line")) + "<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>" +
               connectorPlaceXml(shape, {}, 1) + connectorGeometryXml(shape, {}, 1) + lineXml(style) +
               "</p:spPr></p:cxnSp>";
    }

    std::string net(const LegendItem& item, Point from)
    {
        const bool in = item.kind == LegendKind::netReceives;
        const double half = signWidth * m_k / 2;
        return bar(name("track"), {from.x, from.y - 1.5, 2 * half, 3}, colourXml(Tone::ink, 0.12)) +
               bar(name("bar"), {in ? from.x + half : from.x, from.y - 1.5, half, 3},
                   colourXml(in ? Tone::netReceives : Tone::netPays));
    }

    std::string mark(Tone tone, Point from)
    {
        const Rect rect{from.x + 1, from.y - 5 * m_k, signWidth * m_k - 2, 10 * m_k};
        return shapeXml(name("mark"), rect, roundRectXml(rect, 3),
                        fillXml(colourXml(m_options.house ? Tone::canvas : Tone::card)) +
                            lineXml({colourXml(tone), 1.5, false, 0, 0, LineHead::none}));
    }

    std::string sign(const LegendItem& item, Point from)
    {
        const Point to = from + Point{signWidth * m_k, 0};
        const std::string muted = colourXml(Tone::muted);
        switch (item.kind) {
        case LegendKind::capital: return line(from, to, {colourXml(Tone::capital), 2, false, 0, 0, LineHead::triangle});
        case LegendKind::commercial:
            return line(from, to, {colourXml(Tone::commercial), 2, false, 0, 0, LineHead::chevron});
        case LegendKind::contingent: return line(from, to, {muted, 2, false, 5, 3, LineHead::none});
        case LegendKind::relation: return line(from, to, {muted, 1.2, true, 0, 0, LineHead::none});
        case LegendKind::width:
            return line(from, to, {muted, static_cast<double>(item.width) * m_scale, false, 0, 0, LineHead::none});
        case LegendKind::netReceives:
        case LegendKind::netPays: return net(item, from);
        case LegendKind::loop: return line(from, to, {colourXml(Tone::halo, 0.4), 8, false, 0, 0, LineHead::none});
        case LegendKind::unpaid: return {}; // slides have whole amounts
        case LegendKind::added: return mark(Tone::added, from);
        case LegendKind::altered: return mark(Tone::altered, from);
        case LegendKind::removed: return mark(Tone::removed, from);
        }
        return {};
    }

    double m_scale;
    double m_k; // letters
    const MapShapesOptions& m_options;
    std::uint32_t m_count = 0;
};

} // namespace

LegendPlaces legendPlaces(const Legend& legend, double wide, double letters)
{
    const double width = wide / letters;
    double needed = 0;
    for (const LegendItem& item : legend.items) {
        needed += signWidth + signGap + widthOf(item.text);
    }
    // Rather closer on one line than on two.
    const auto gaps = static_cast<double>(std::max<std::size_t>(2, legend.items.size()) - 1);
    const double fitting = (width - needed) / gaps;
    const double gap = fitting >= itemGapLeast ? std::min(itemGap, fitting) : itemGap;
    LegendPlaces places;
    Point at{0, lineHeight / 2};
    for (const LegendItem& item : legend.items) {
        const double needs = signWidth + signGap + widthOf(item.text);
        if (at.x > 0 && at.x + needs > width + 0.01) {
            at = {0, at.y + lineHeight};
        }
        places.at.push_back(at);
        places.size.width = std::max(places.size.width, at.x + needs);
        at.x += needs + gap;
    }
    places.size.height = legend.items.empty() ? 0 : at.y + lineHeight / 2;
    for (Point& place : places.at) {
        place = place * letters;
    }
    places.size = {places.size.width * letters, places.size.height * letters};
    return places;
}

std::string legendShapes(const Legend& legend, const LegendPlaces& places, Point origin, double scale,
                         const MapShapesOptions& options)
{
    LegendWriter writer(scale, options);
    std::string shapes;
    for (std::size_t i = 0; i < legend.items.size(); ++i) {
        shapes += writer.item(legend.items[i], origin + places.at[i]);
    }
    return groupXml({firstId, "!!legend", {}, {}}, {origin.x, origin.y, places.size.width, places.size.height}, shapes);
}

} // namespace roundtrip
