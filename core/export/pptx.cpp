// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "core/export/chart_part.h"
#include "core/export/deck.h"
#include "core/export/deck_parts.h"
#include "core/export/map_shapes.h"
#include "core/export/package.h"
#include "core/export/picture_shapes.h"
#include "core/export/table_shape.h"
#include "core/export/xml_text.h"

namespace roundtrip {

namespace {

constexpr std::string_view presentationName = "ppt/presentation.xml";
constexpr std::string_view presentationType = "application/vnd.openxmlformats-officedocument.presentationml.";
constexpr std::uint32_t firstSlideId = 256;

// Numbers of the shapes that every slide has, below ShapeIds::firstOfRecords and the legend's.
constexpr std::uint32_t titleId = 2;
constexpr std::uint32_t subtitleId = 3;
constexpr std::uint32_t footnoteId = 4;
constexpr std::uint32_t frameId = 5;

std::string typeOf(std::string_view part)
{
    return std::string(presentationType) + std::string(part) + "+xml";
}

// What the slides stand on: our own master, or that of a house.
struct Ground {
    std::string master{masterName};
    std::string layout{layoutName};
    std::string theme{themeName};
    std::uint64_t masterId = 2'147'483'648;
    SlideMetrics metrics;
    bool house = false;
    std::vector<Part> parts; // of a house
};

std::string placeholderXml(std::uint32_t id, std::string_view name, const std::string& kind, const std::string& text,
                           std::string_view language)
{
    return "<p:sp><p:nvSpPr>" + nameXml({id, std::string(name), {}, {}}) +
           "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph " + kind +
           "/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>" + plainParagraphsXml(text, language) +
           "</p:txBody></p:sp>";
}

// A line of text for which a house's layout has no place.
std::string lineOfTextXml(std::uint32_t id, std::string_view name, const Rect& place, double size,
                          const std::string& text, std::string_view language)
{
    TextBox box;
    box.paragraphs = {{text, {size, false, colourXml(Tone::muted)}}};
    box.language = language;
    return textShapeXml({id, std::string(name), {}, {}}, place, presetXml("rect"), "<a:noFill/>", box);
}

constexpr std::string_view morphXml =
    "<mc:AlternateContent xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\">"
    "<mc:Choice xmlns:p159=\"http://schemas.microsoft.com/office/powerpoint/2015/09/main\" Requires=\"p159\">"
    "<p:transition spd=\"slow\" xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\" "
    "p14:dur=\"2000\"><p159:morph option=\"byObject\"/></p:transition></mc:Choice>"
    "<mc:Fallback><p:transition spd=\"slow\"><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>";

class DeckWriter {
public:
    explicit DeckWriter(const Deck& deck) : m_deck(deck)
    {
        if (deck.house.empty()) {
            m_ground.metrics = slideMetrics(deck.format);
            return;
        }
        HouseTemplate house = houseTemplate(deck.house);
        m_ground.metrics = slideMetrics(house);
        m_ground.master = house.master;
        m_ground.layout = house.layout;
        m_ground.theme = house.theme;
        m_ground.masterId = house.masterId;
        m_ground.house = true;
        m_ground.parts = std::move(house.parts);
    }

    Package package()
    {
        Part presentation{std::string(presentationName), typeOf("presentation.main"), {}, {}};
        const std::string master = link(presentation.links, "slideMaster", m_ground.master);
        const std::string notes = link(presentation.links, "notesMaster", notesMasterName);
        link(presentation.links, "theme", m_ground.theme);
        addGround();
        std::string slides;
        for (const Slide& slide : pages()) {
            const std::string name = addSlide(slide);
            slides += "<p:sldId id=\"" + std::to_string(firstSlideId + m_slideCount - 1) + "\" r:id=\"" +
                      link(presentation.links, "slide", name) + "\"/>";
        }
        const auto size = [](double points) { return std::to_string(emu(points)); };
        presentation.bytes =
            std::string(xmlHead) + "<p:presentation" + std::string(presentationSpaces) +
            " saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId id=\"" + std::to_string(m_ground.masterId) +
            "\" r:id=\"" + master + "\"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id=\"" + notes +
            "\"/></p:notesMasterIdLst>" + (slides.empty() ? "" : "<p:sldIdLst>" + slides + "</p:sldIdLst>") +
            "<p:sldSz cx=\"" + size(m_ground.metrics.slide.width) + "\" cy=\"" + size(m_ground.metrics.slide.height) +
            (!m_ground.house && m_deck.format == Deck::Format::standard ? "\" type=\"screen4x3\"/>" : "\"/>") +
            "<p:notesSz cx=\"6858000\" cy=\"9144000\"/></p:presentation>";
        link(m_package.links, "officeDocument", presentationName);
        link(m_package.links, "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
             "docProps/core.xml");
        m_package.parts.insert(m_package.parts.begin(), std::move(presentation));
        m_package.parts.push_back(
            {"docProps/core.xml",
             "application/vnd.openxmlformats-package.core-properties+xml",
             std::string(xmlHead) +
                 "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
                 "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>" +
                 escaped(m_deck.title) + "</dc:title><dc:creator>Roundtrip</dc:creator></cp:coreProperties>",
             {}});
        return std::move(m_package);
    }

private:
    void addGround()
    {
        if (m_ground.house) {
            m_package.parts = std::move(m_ground.parts);
        } else {
            m_package.parts.push_back(masterPart(m_ground.metrics, m_deck.theme));
            m_package.parts.push_back(layoutPart(m_ground.metrics));
            m_package.parts.push_back(themePart(themeName, m_deck.theme));
        }
        m_package.parts.push_back(notesMasterPart());
        m_package.parts.push_back(themePart(notesThemeName, Theme::light));
    }

    // The slides, tables that are too long cut in several.
    std::vector<Slide> pages() const
    {
        std::vector<Slide> pages;
        for (const Slide& slide : m_deck.slides) {
            const auto* table = std::get_if<TableSlide>(&slide.content);
            if (table == nullptr) {
                pages.push_back(slide);
                continue;
            }
            const std::vector<TableSlide> parts = tablePages(*table, m_ground.metrics.content.size());
            for (std::size_t i = 0; i < parts.size(); ++i) {
                Slide page = slide;
                page.content = parts[i];
                if (parts.size() > 1) {
                    page.title += " (" + std::to_string(i + 1) + "/" + std::to_string(parts.size()) + ")";
                }
                pages.push_back(std::move(page));
            }
        }
        return pages;
    }

    std::string addSlide(const Slide& slide)
    {
        const std::string number = std::to_string(++m_slideCount);
        Part part{"ppt/slides/slide" + number + ".xml", typeOf("slide"), {}, {}};
        link(part.links, "slideLayout", m_ground.layout);
        std::string shapes = wordsXml(slide);
        shapes += std::visit([&](const auto& content) { return contentXml(content, slide, part); }, slide.content);
        std::string xml(xmlHead);
        xml += "<p:sld" + std::string(presentationSpaces) + "><p:cSld><p:spTree>" + std::string(treeHead) + shapes +
               "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>";
        xml += slide.transition == Slide::Transition::morph ? morphXml : std::string_view{};
        part.bytes = xml + "</p:sld>";
        if (!slide.notes.empty()) {
            const std::string notes = "ppt/notesSlides/notesSlide" + number + ".xml";
            link(part.links, "notesSlide", notes);
            m_package.parts.push_back(notesPart(notes, part.name, slide.notes, m_deck.language));
        }
        std::string name = part.name;
        m_package.parts.push_back(std::move(part));
        return name;
    }

    std::string wordsXml(const Slide& slide) const
    {
        const std::string& language = m_deck.language;
        std::string xml = placeholderXml(titleId, "!!title", "type=\"title\"", slide.title, language);
        const SlideMetrics& metrics = m_ground.metrics;
        if (!slide.subtitle.empty()) {
            xml += m_ground.house
                       ? lineOfTextXml(subtitleId, "!!subtitle", metrics.subtitle, 14, slide.subtitle, language)
                       : placeholderXml(subtitleId, "!!subtitle",
                                        "type=\"body\" sz=\"quarter\" idx=\"" + std::to_string(subtitlePlace) + "\"",
                                        slide.subtitle, language);
        }
        if (!slide.footnote.empty()) {
            xml += m_ground.house
                       ? lineOfTextXml(footnoteId, "!!footnote", metrics.footnote, 9, slide.footnote, language)
                       : placeholderXml(footnoteId, "!!footnote",
                                        "type=\"body\" sz=\"quarter\" idx=\"" + std::to_string(footnotePlace) + "\"",
                                        slide.footnote, language);
        }
        return xml;
    }

    std::string contentXml(const MapSlide& map, const Slide&, Part&) const
    {
        const double letters = std::clamp(m_ground.metrics.slide.height / 540, 0.5, 2.0);
        if (!map.picture.shapes.empty()) {
            return pictureShapes(map.picture, map.emphasis,
                                 {m_ground.metrics.content, m_deck.theme, m_ground.house, m_deck.language, letters});
        }
        return mapShapes(map, {m_ground.metrics.content, m_deck.theme, m_ground.house, m_deck.language, letters});
    }

    std::string contentXml(const TableSlide& table, const Slide& slide, Part&) const
    {
        return tableShape(table, {frameId, "!!table", slide.description, {}}, m_ground.metrics.content,
                          m_deck.language);
    }

    std::string contentXml(const ChartSlide& chart, const Slide& slide, Part& part)
    {
        const std::string number = std::to_string(++m_chartCount);
        ChartParts parts = chartParts(chart, "ppt/charts/chart" + number + ".xml",
                                      "ppt/embeddings/Microsoft_Excel_Sheet" + number + ".xlsx");
        const std::string chartLink = link(part.links, "chart", parts.chart.name);
        m_package.parts.push_back(std::move(parts.chart));
        m_package.parts.push_back(std::move(parts.data));
        return "<p:graphicFrame><p:nvGraphicFramePr>" + nameXml({frameId, "!!chart", slide.description, {}}) +
               "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/>"
               "</p:nvGraphicFramePr>" +
               framePlaceXml(m_ground.metrics.content) +
               "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">"
               "<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"" +
               chartLink + "\"/></a:graphicData></a:graphic></p:graphicFrame>";
    }

    const Deck& m_deck;
    Ground m_ground;
    Package m_package;
    std::uint32_t m_slideCount = 0;
    std::uint32_t m_chartCount = 0;
};

} // namespace

std::string pptx(const Deck& deck)
{
    return packed(DeckWriter(deck).package());
}

} // namespace roundtrip
