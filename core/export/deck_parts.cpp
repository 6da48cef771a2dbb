// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/deck_parts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/export/xml_text.h"

namespace roundtrip {

namespace {

constexpr std::string_view presentationType = "application/vnd.openxmlformats-officedocument.presentationml.";

std::string typeOf(std::string_view part)
{
    return std::string(presentationType) + std::string(part) + "+xml";
}

std::string hexOf(Colour colour)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string text;
    for (const std::uint8_t part : {colour.red, colour.green, colour.blue}) {
        text += hex[part >> 4];
        text += hex[part & 15];
    }
    return text;
}

// The twelve colours of a theme. What a dark deck shows as background is its "dark 1", which the master's map tells.
std::string coloursXml(Theme theme)
{
    const Palette& colours = palette(theme);
    const bool light = !brightOnDark(theme);
    const std::array<std::pair<std::string_view, Colour>, 12> scheme{{{"dk1", light ? colours.ink : colours.canvas},
                                                                      {"lt1", light ? colours.canvas : colours.ink},
                                                                      {"dk2", light ? colours.mutedInk : colours.card},
                                                                      {"lt2", light ? colours.card : colours.mutedInk},
                                                                      {"accent1", colours.capital},
                                                                      {"accent2", colours.commercial},
                                                                      {"accent3", colours.netReceives},
                                                                      {"accent4", colours.netPays},
                                                                      {"accent5", colours.loopHalo},
                                                                      {"accent6", colours.removed},
                                                                      {"hlink", colours.selection},
                                                                      {"folHlink", colours.mutedInk}}};
    std::string xml = "<a:clrScheme name=\"Roundtrip\">";
    for (const auto& [name, colour] : scheme) {
        xml += "<a:" + std::string(name) + "><a:srgbClr val=\"" + hexOf(colour) + "\"/></a:" + std::string(name) + ">";
    }
    return xml + "</a:clrScheme>";
}

std::string fontXml(std::string_view element)
{
    // The panose number lets a machine without Inter choose another plain sans.
    return "<a:" + std::string(element) +
           "><a:latin typeface=\"Inter\" panose=\"02000503000000020004\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>"
           "</a:" +
           std::string(element) + ">";
}

constexpr std::string_view formatsXml =
    "<a:fmtScheme name=\"Roundtrip\"><a:fillStyleLst><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    "</a:fillStyleLst><a:lnStyleLst>"
    "<a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"
    "<a:ln w=\"12700\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>"
    "<a:ln w=\"19050\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln></a:lnStyleLst>"
    "<a:effectStyleLst><a:effectStyle><a:effectLst/></a:effectStyle><a:effectStyle><a:effectLst/></a:effectStyle>"
    "<a:effectStyle><a:effectLst/></a:effectStyle></a:effectStyleLst><a:bgFillStyleLst>"
    "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:bgFillStyleLst></a:fmtScheme>";

constexpr std::string_view lightMap =
    "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" "
    "accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" "
    "folHlink=\"folHlink\"/>";
constexpr std::string_view darkMap =
    "<p:clrMap bg1=\"dk1\" tx1=\"lt1\" bg2=\"dk2\" tx2=\"lt2\" accent1=\"accent1\" accent2=\"accent2\" "
    "accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" "
    "folHlink=\"folHlink\"/>";

std::string placeholder(int id, std::string_view name, std::string_view kind, const Rect& rect, std::string_view anchor,
                        std::string_view style, std::string_view text)
{
    return "<p:sp><p:nvSpPr><p:cNvPr id=\"" + std::to_string(id) + "\" name=\"" + std::string(name) +
           "\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph " + std::string(kind) +
           "/></p:nvPr></p:nvSpPr><p:spPr>" + placeXml(rect) +
           "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" "
           "rIns=\"0\" bIns=\"0\" anchor=\"" +
           std::string(anchor) + "\"><a:normAutofit/></a:bodyPr>" + std::string(style) +
           "<a:p><a:r><a:rPr lang=\"en-US\"/><a:t>" + std::string(text) + "</a:t></a:r></a:p></p:txBody></p:sp>";
}

// Level 1 of a placeholder without bullets.
std::string levelXml(int size, std::string_view colour)
{
    return "<a:lstStyle><a:lvl1pPr marL=\"0\" indent=\"0\"><a:spcBef><a:spcPts val=\"0\"/></a:spcBef><a:buNone/>"
           "<a:defRPr sz=\"" +
           std::to_string(size) + "\"><a:solidFill><a:schemeClr val=\"" + std::string(colour) +
           "\"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>";
}

std::string levelsXml(std::string_view element, int size, bool bold, std::string_view font)
{
    std::string xml = "<p:" + std::string(element) + ">";
    for (int level = 1; level <= (element == "titleStyle" ? 1 : 9); ++level) {
        const std::string name = "a:lvl" + std::to_string(level) + "pPr";
        xml += "<" + name + " marL=\"" + std::to_string(element == "otherStyle" ? 0 : (level - 1) * 228600) +
               "\" indent=\"0\" algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" "
               "hangingPunct=\"1\">"
               "<a:buNone/><a:defRPr sz=\"" +
               std::to_string(size) + "\" b=\"" + (bold ? "1" : "0") +
               "\" kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+" +
               std::string(font) + "-lt\"/><a:ea typeface=\"+" + std::string(font) + "-ea\"/><a:cs typeface=\"+" +
               std::string(font) + "-cs\"/></a:defRPr></" + name + ">";
    }
    return xml + "</p:" + std::string(element) + ">";
}

constexpr std::string_view backgroundXml =
    "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>";

} // namespace

SlideMetrics slideMetrics(Deck::Format format)
{
    const Size slide{format == Deck::Format::wide ? 960.0 : 720.0, 540};
    constexpr double margin = 32;
    const double width = slide.width - 2 * margin;
    return {
        slide, {margin, 20, width, 38}, {margin, 58, width, 20}, {margin, 88, width, 418}, {margin, 512, width, 14}};
}

SlideMetrics slideMetrics(const HouseTemplate& house)
{
    const Size& slide = house.slide;
    SlideMetrics metrics;
    metrics.slide = slide;
    metrics.title = house.title.value_or(Rect{slide.width / 30, 20, slide.width * 14 / 15, 48});
    const bool atTop = metrics.title.bottom() < slide.height * 0.4;
    // Titles often stand in the middle of a slide: what is below needs its width.
    const double left = std::clamp(metrics.title.x, slide.width / 30, slide.width / 16);
    const double width = slide.width - 2 * left;
    const double top = atTop ? metrics.title.bottom() + 2 : slide.height / 6;
    const double footer = slide.height * 0.92; // below: date, number and name of the house
    metrics.subtitle = {left, top, width, 20};
    metrics.footnote = {left, footer - 16, width, 14};
    metrics.content = {left, top + 26, width, footer - 22 - top - 26};
    return metrics;
}

Part themePart(std::string_view name, Theme theme)
{
    std::string xml(xmlHead);
    xml += "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" name=\"Roundtrip\">"
           "<a:themeElements>" +
           coloursXml(theme) + "<a:fontScheme name=\"Roundtrip\">" + fontXml("majorFont") + fontXml("minorFont") +
           "</a:fontScheme>" + std::string(formatsXml) +
           "</a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/>"
           "</a:theme>";
    return {std::string(name), "application/vnd.openxmlformats-officedocument.theme+xml", std::move(xml), {}};
}

Part masterPart(const SlideMetrics& metrics, Theme theme)
{
    Part part{std::string(masterName), typeOf("slideMaster"), {}, {}};
    const std::string layout = link(part.links, "slideLayout", layoutName);
    link(part.links, "theme", themeName);
    part.bytes = std::string(xmlHead) + "<p:sldMaster" + std::string(presentationSpaces) + "><p:cSld>" +
                 std::string(backgroundXml) + "<p:spTree>" + std::string(treeHead) +
                 placeholder(2, "Title", "type=\"title\"", metrics.title, "b", "<a:lstStyle/>", "Title") +
                 placeholder(3, "Text", "type=\"body\" idx=\"1\"", metrics.content, "t", "<a:lstStyle/>", "Text") +
                 "</p:spTree></p:cSld>" + std::string(brightOnDark(theme) ? darkMap : lightMap) +
                 "<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"" + layout +
                 "\"/></p:sldLayoutIdLst><p:txStyles>" + levelsXml("titleStyle", 2800, true, "mj") +
                 levelsXml("bodyStyle", 1400, false, "mn") + levelsXml("otherStyle", 1400, false, "mn") +
                 "</p:txStyles></p:sldMaster>";
    return part;
}

Part layoutPart(const SlideMetrics& metrics)
{
    Part part{std::string(layoutName), typeOf("slideLayout"), {}, {}};
    link(part.links, "slideMaster", masterName);
    part.bytes =
        std::string(xmlHead) + "<p:sldLayout" + std::string(presentationSpaces) +
        " preserve=\"1\" userDrawn=\"1\"><p:cSld name=\"Title and picture\"><p:spTree>" + std::string(treeHead) +
        placeholder(2, "Title", "type=\"title\"", metrics.title, "b", "<a:lstStyle/>", "Title") +
        placeholder(3, "Subtitle", "type=\"body\" sz=\"quarter\" idx=\"" + std::to_string(subtitlePlace) + "\"",
                    metrics.subtitle, "t", levelXml(1400, "tx2"), "Subtitle") +
        placeholder(4, "Footnote", "type=\"body\" sz=\"quarter\" idx=\"" + std::to_string(footnotePlace) + "\"",
                    metrics.footnote, "ctr", levelXml(900, "tx2"), "Footnote") +
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>";
    return part;
}

Part notesMasterPart()
{
    Part part{std::string(notesMasterName), typeOf("notesMaster"), {}, {}};
    link(part.links, "theme", notesThemeName);
    const Rect image{54, 72, 432, 243};
    part.bytes =
        std::string(xmlHead) + "<p:notesMaster" + std::string(presentationSpaces) +
        "><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg><p:spTree>" +
        std::string(treeHead) +
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" "
        "noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr>" +
        placeXml(image) + "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr></p:sp>" +
        placeholder(3, "Notes", "type=\"body\" sz=\"quarter\" idx=\"3\"", {54, 340, 432, 330}, "t", "<a:lstStyle/>",
                    "Notes") +
        "</p:spTree></p:cSld>" + std::string(lightMap) + levelsXml("notesStyle", 1200, false, "mn") +
        "</p:notesMaster>";
    return part;
}

Part notesPart(std::string_view name, std::string_view slideName, const std::string& notes, std::string_view language)
{
    Part part{std::string(name), typeOf("notesSlide"), {}, {}};
    link(part.links, "notesMaster", notesMasterName);
    link(part.links, "slide", slideName);
    part.bytes =
        std::string(xmlHead) + "<p:notes" + std::string(presentationSpaces) + "><p:cSld><p:spTree>" +
        std::string(treeHead) +
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" "
        "noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>"
        "<p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>"
        "<p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>" +
        plainParagraphsXml(notes, language) +
        "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>";
    return part;
}

} // namespace roundtrip
