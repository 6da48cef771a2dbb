// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/drawing_ml.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/export/xml_text.h"

namespace roundtrip {

namespace {

// Thousandths of a percent.
std::string share(double value)
{
    return std::to_string(std::llround(value * 100'000));
}

std::string attribute(std::string_view name, std::int64_t value)
{
    return " " + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

std::string pairXml(std::string_view element, std::string_view x, Emu first, std::string_view y, Emu second)
{
    return "<a:" + std::string(element) + attribute(x, first) + attribute(y, second) + "/>";
}

std::string boundsXml(const Rect& rect, std::string_view offset, std::string_view extent)
{
    const Emu left = emu(rect.x);
    const Emu top = emu(rect.y);
    return pairXml(offset, "x", left, "y", top) +
           pairXml(extent, "cx", emu(rect.right()) - left, "cy", emu(rect.bottom()) - top);
}

std::string runStyleXml(const TextStyle& style, std::string_view element, std::string_view language)
{
    std::string xml = "<a:" + std::string(element) + " lang=\"" + escaped(language) + "\"" +
                      attribute("sz", std::llround(style.size * 100)) + attribute("b", style.bold ? 1 : 0);
    xml += ">" + (style.colour.empty() ? std::string() : fillXml(style.colour));
    // The theme's font by its role: a shape of no layout has none by itself.
    return xml + "<a:latin typeface=\"+mn-lt\"/></a:" + std::string(element) + ">";
}

std::string_view alignment(TextSide place)
{
    return place == TextSide::left ? "l" : place == TextSide::middle ? "ctr" : "r";
}

} // namespace

Emu emu(double points)
{
    return std::llround(points * 12'700);
}

std::string colourXml(Tone tone, double opacity)
{
    constexpr std::array<std::string_view, 10> scheme{"tx1",     "tx2",     "bg1",     "bg2",     "accent1",
                                                      "accent2", "accent3", "accent4", "accent5", "accent6"};
    const std::string name(scheme.at(static_cast<std::size_t>(tone)));
    if (opacity >= 1) {
        return "<a:schemeClr val=\"" + name + "\"/>";
    }
    return "<a:schemeClr val=\"" + name + "\"><a:alpha val=\"" + share(opacity) + "\"/></a:schemeClr>";
}

std::string colourXml(Colour colour)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string xml = "<a:srgbClr val=\"";
    for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) {
        xml += hex[part >> 4];
        xml += hex[part & 15];
    }
    return xml +
           (colour.alpha == 255 ? "\"/>" : "\"><a:alpha val=\"" + share(colour.alpha / 255.0) + "\"/></a:srgbClr>");
}

std::string fillXml(const std::string& colour)
{
    return "<a:solidFill>" + colour + "</a:solidFill>";
}

std::string lineXml(const LineStyle& line)
{
    std::string xml = "<a:ln" + attribute("w", std::max<Emu>(1, emu(line.width)));
    xml += line.dots ? " cap=\"rnd\">" : " cap=\"flat\">";
    xml += fillXml(line.colour);
    if (line.dots) {
        xml += "<a:prstDash val=\"sysDot\"/>";
    } else if (line.dash > 0) {
        // In widths of the line, as DrawingML counts them.
        xml += "<a:custDash><a:ds d=\"" + share(line.dash / line.width) + "\" sp=\"" + share(line.gap / line.width) +
               "\"/></a:custDash>";
    }
    xml += "<a:round/>";
    if (line.head != LineHead::none) {
        // Small is two widths of the line, medium three: thin lines need the larger to be seen.
        const std::string size = line.width < 1.25 ? "med" : "sm";
        xml += std::string("<a:tailEnd type=\"") + (line.head == LineHead::triangle ? "triangle" : "arrow") +
               "\" w=\"" + size + "\" len=\"" + size + "\"/>";
    }
    return xml + "</a:ln>";
}

std::string placeXml(const Rect& rect)
{
    return "<a:xfrm>" + boundsXml(rect, "off", "ext") + "</a:xfrm>";
}

std::string framePlaceXml(const Rect& rect)
{
    return "<p:xfrm>" + boundsXml(rect, "off", "ext") + "</p:xfrm>";
}

std::string groupPlaceXml(const Rect& rect)
{
    return "<a:xfrm>" + boundsXml(rect, "off", "ext") + boundsXml(rect, "chOff", "chExt") + "</a:xfrm>";
}

std::string presetXml(std::string_view preset)
{
    return "<a:prstGeom prst=\"" + std::string(preset) + "\"><a:avLst/></a:prstGeom>";
}

std::string roundRectXml(const Rect& rect, double radius)
{
    const double side = std::min(rect.width, rect.height);
    const double corner = side > 0 ? std::min(0.5, radius / side) : 0;
    return "<a:prstGeom prst=\"roundRect\"><a:avLst><a:gd name=\"adj\" fmla=\"val " + share(corner) +
           "\"/></a:avLst></a:prstGeom>";
}

std::string paragraphsXml(const std::vector<Paragraph>& paragraphs, TextSide place, std::string_view language)
{
    std::string xml;
    for (const Paragraph& paragraph : paragraphs) {
        std::string_view rest = paragraph.text;
        for (;;) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            xml += "<a:p><a:pPr algn=\"" + std::string(alignment(place)) + "\"/>";
            if (end > 0) {
                xml += "<a:r>" + runStyleXml(paragraph.style, "rPr", language) + "<a:t>" +
                       escaped(rest.substr(0, end)) + "</a:t></a:r></a:p>";
            } else {
                xml += runStyleXml(paragraph.style, "endParaRPr", language) + "</a:p>";
            }
            if (end == rest.size()) {
                break;
            }
            rest.remove_prefix(end + 1);
        }
    }
    return xml;
}

std::string plainParagraphsXml(std::string_view text, std::string_view language)
{
    std::string xml;
    const std::string lang = " lang=\"" + escaped(language) + "\"";
    for (;;) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        xml += end > 0 ? "<a:p><a:r><a:rPr" + lang + "/><a:t>" + escaped(text.substr(0, end)) + "</a:t></a:r></a:p>"
                       : "<a:p><a:endParaRPr" + lang + "/></a:p>";
        if (end == text.size()) {
            return xml;
        }
        text.remove_prefix(end + 1);
    }
}

std::string textXml(const TextBox& box)
{
    return "<p:txBody><a:bodyPr wrap=\"" + std::string(box.wraps ? "square" : "none") + "\"" +
           attribute("lIns", emu(box.left)) + attribute("tIns", emu(box.top)) + attribute("rIns", emu(box.right)) +
           attribute("bIns", emu(box.bottom)) + " rtlCol=\"0\" anchor=\"ctr\"><a:noAutofit/></a:bodyPr><a:lstStyle/>" +
           paragraphsXml(box.paragraphs, box.place, box.language) + "</p:txBody>";
}

std::string nameXml(const ShapeName& name)
{
    std::string xml = "<p:cNvPr" + attribute("id", name.id) + " name=\"" + escaped(name.name) + "\"";
    if (!name.description.empty()) {
        xml += " descr=\"" + escaped(name.description) + "\"";
    }
    if (name.creation.empty()) {
        return xml + "/>";
    }
    std::string creation = name.creation;
    std::transform(creation.begin(), creation.end(), creation.begin(),
                   [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
    return xml +
           "><a:extLst><a:ext uri=\"{FF2B5EF4-FFF2-40B4-BE49-F238E27FC236}\"><a16:creationId "
           "xmlns:a16=\"http://schemas.microsoft.com/office/drawing/2014/main\" id=\"{" +
           creation + "}\"/></a:ext></a:extLst></p:cNvPr>";
}

std::string shapeXml(const ShapeName& name, const Rect& place, const std::string& geometry, const std::string& paint,
                     const std::string& text)
{
    return "<p:sp><p:nvSpPr>" + nameXml(name) + "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>" + placeXml(place) +
           geometry + paint + "</p:spPr>" + text + "</p:sp>";
}

std::string textShapeXml(const ShapeName& name, const Rect& place, const std::string& geometry,
                         const std::string& paint, const TextBox& text)
{
    return "<p:sp><p:nvSpPr>" + nameXml(name) + "<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>" +
           placeXml(place) + geometry + paint + "</p:spPr>" + textXml(text) + "</p:sp>";
}

std::string groupXml(const ShapeName& name, const Rect& place, const std::string& shapes)
{
    return "<p:grpSp><p:nvGrpSpPr>" + nameXml(name) + "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>" +
           groupPlaceXml(place) + "</p:grpSpPr>" + shapes + "</p:grpSp>";
}

} // namespace roundtrip
