// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/card_shapes.h"

#include <algorithm>
#include <cmath>

#include "core/export/connector_shape.h"
#include "core/picture/icons.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

constexpr double nameLeast = 9; // points, on a slide of 540
constexpr double nameSmallest = 7;
constexpr double captionLeast = 7;
constexpr double lineHeight = 1.21;  // of Inter, by the size
constexpr double rimShare = 0.29289; // of a corner's radius: how far in a rounded rectangle's text begins

struct CardText {
    double nameSize = 0;
    int nameLines = 1;
    std::string name;
    double captionSize = 0;
    std::string caption;
};

double widthOf(const std::string& text, double size)
{
    return textWidth(text, size, FontWeight::semibold);
}

// Whether the text fits on two lines, cut at a space.
bool fitsTwoLines(const std::string& text, double size, double room)
{
    for (std::size_t space = text.find(' '); space != std::string::npos; space = text.find(' ', space + 1)) {
        if (widthOf(text.substr(0, space), size) <= room && widthOf(text.substr(space + 1), size) <= room) {
            return true;
        }
    }
    return false;
}

double textLeft(double scale)
{
    return (style::cardPadding + style::iconSize + style::iconGap) * scale;
}

// How far in a card's text ends at the right: as much as its sign stands in at the left, less what names need.
double textRight(double scale)
{
    return style::cardPadding / 2 * scale;
}

// How far in the text area of a rounded rectangle begins.
double rimOf(double scale)
{
    return style::cardRadius * scale * rimShare;
}

// As large as on the screen, but no smaller than can be read as long as there is room.
CardText textOf(const Card& card, const std::string& caption, double scale, double letters, Size room)
{
    const double smallest = nameSmallest * letters;
    CardText text;
    text.name = card.fullName;
    text.nameSize = std::max(style::nameSize * scale, nameLeast * letters);
    if (widthOf(text.name, text.nameSize) > room.width) {
        const bool roomForTwo = room.height >= 2 * lineHeight * smallest;
        const double fitting = text.nameSize * room.width / widthOf(text.name, text.nameSize);
        if (fitting >= smallest + 1) {
            text.nameSize = fitting;
        } else if (roomForTwo) {
            text.nameLines = 2;
            text.nameSize = std::min(text.nameSize, room.height / 2 / lineHeight);
            while (text.nameSize > smallest && !fitsTwoLines(text.name, text.nameSize, room.width)) {
                text.nameSize = std::max(smallest, text.nameSize - 0.25);
            }
            if (!fitsTwoLines(text.name, text.nameSize, room.width)) {
                text.nameLines = 1;
            }
        }
        if (text.nameLines == 1 && fitting < smallest + 1) {
            text.nameSize = smallest;
            text.name = elided(card.fullName, room.width, smallest, FontWeight::semibold);
        }
    }
    text.captionSize = std::max(style::captionSize * scale, captionLeast * letters);
    const double left = room.height - text.nameLines * lineHeight * text.nameSize;
    if (left >= lineHeight * text.captionSize && textWidth(caption, text.captionSize) <= room.width) {
        text.caption = caption;
    }
    return text;
}

// The strokes of a kind's icon in one shape.
std::string iconGeometryXml(PartyKind kind)
{
    const auto figure = [](double value) { return std::to_string(std::llround(value * 100)); };
    const auto point = [&](Point p) { return "<a:pt x=\"" + figure(p.x) + "\" y=\"" + figure(p.y) + "\"/>"; };
    std::string path = "<a:path w=\"1600\" h=\"1600\" fill=\"none\">";
    Point last{-1, -1};
    for (const Curve& curve : kindIcon(kind)) {
        if (curve.a != last) {
            path += "<a:moveTo>" + point(curve.a) + "</a:moveTo>";
        }
        path += "<a:cubicBezTo>" + point(curve.b) + point(curve.c) + point(curve.d) + "</a:cubicBezTo>";
        last = curve.d;
    }
    return "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"l\" t=\"t\" r=\"r\" b=\"b\"/>"
           "<a:pathLst>" +
           path + "</a:path></a:pathLst></a:custGeom>";
}

class CardWriter {
public:
    CardWriter(const Card& card, const Rect& place, double scale, const CardLook& look, const MapShapesOptions& options,
               ShapeIds& ids)
        : m_card(card), m_place(place), m_scale(scale), m_look(look), m_options(options), m_ids(ids)
    {}

    std::string rectangle(const CardSites& sites, std::uint32_t id) const
    {
        const double rim = rimOf(m_scale);
        const double below = (m_card.hasMoney ? 12 : 0) * m_scale;
        const Size room{m_place.width - textLeft(m_scale) - textRight(m_scale), m_place.height - below - rim};
        const CardText text = textOf(m_card, m_look.caption, m_scale, m_options.letters, room);
        TextBox box;
        box.paragraphs = {{text.name, {text.nameSize, true, colourXml(Tone::ink, m_look.fade)}}};
        if (!text.caption.empty()) {
            box.paragraphs.push_back({text.caption, {text.captionSize, false, colourXml(Tone::muted, m_look.fade)}});
        }
        box.left = textLeft(m_scale) - rim;
        box.right = std::max(0.0, textRight(m_scale) - rim);
        box.bottom = std::max(0.0, below - rim);
        box.language = m_options.language;
        const bool dimmed = m_look.fade < 1;
        std::string paint = fillXml(colourXml(dimmed || m_options.house ? Tone::canvas : Tone::card));
        if (m_look.selected) {
            paint += lineXml({colourXml(Tone::ink), 1.5, false, 0, 0, LineHead::none});
        } else if (m_card.mark != Mark::none) {
            paint += lineXml(
                {colourXml(toneOf(m_card.mark), m_look.fade), std::max(1.0, 2 * m_scale), false, 0, 0, LineHead::none});
        } else {
            paint += lineXml({colourXml(Tone::ink, 0.2 * m_look.fade), 0.75, false, 0, 0, LineHead::none});
        }
        paint += effects(dimmed);
        return "<p:sp><p:nvSpPr>" +
               nameXml({id, ShapeIds::name("party", m_card.party.value), {}, roundtrip::text(m_card.party.value)}) +
               "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>" + placeXml(m_place) + sites.geometryXml(style::cardRadius) +
               paint + "</p:spPr>" + textXml(box) + "</p:sp>";
    }

    std::string signs() const
    {
        const std::string kind = m_options.house
                                     ? colourXml(Tone::muted, m_look.fade)
                                     : colourXml(palette(m_options.theme).kind(m_card.kind).faded(m_look.fade));
        const double middle = m_card.rect.height / 2;
        std::string xml = bar("stripe", {4, middle - 14, style::stripe, 28}, kind);
        const Rect icon = placed({style::cardPadding, middle - 17, style::iconSize, style::iconSize});
        xml += shapeXml(name("icon"), icon, iconGeometryXml(m_card.kind),
                        "<a:noFill/>" + lineXml({kind, std::max(0.5, 1.4 * m_scale), false, 0, 0, LineHead::none}));
        return xml;
    }

    std::string net() const
    {
        const Rect track{style::cardPadding, m_card.rect.height - 10, m_card.rect.width - 2 * style::cardPadding,
                         style::netBar};
        std::string xml = bar("track", track, colourXml(Tone::ink, 0.12 * m_look.fade));
        const double reach = std::max(2.0, track.width / 2 * std::abs(static_cast<double>(m_card.net)));
        if (m_card.net != 0) {
            const double x = m_card.net > 0 ? track.centre().x : track.centre().x - reach;
            xml += bar("net", {x, track.y, reach, track.height},
                       colourXml(m_card.net > 0 ? Tone::netReceives : Tone::netPays, m_look.fade));
        }
        return xml + bar("zero", {track.centre().x - 0.5, track.y - 1.5, 1, track.height + 3},
                         colourXml(Tone::muted, m_look.fade));
    }

    std::string cut() const
    {
        const ConnectorShape line{
            ConnectorKind::straight, {}, {lineCurve({m_place.x, m_place.bottom()}, {m_place.right(), m_place.y})}};
        return "<p:cxnSp><p:nvCxnSpPr>" + nameXml(name("cut")) + "<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>" +
               connectorPlaceXml(line, {}, 1) + connectorGeometryXml(line, {}, 1) +
               lineXml(
                   {colourXml(Tone::removed, m_look.fade), std::max(1.0, 2 * m_scale), false, 0, 0, LineHead::none}) +
               "</p:spPr></p:cxnSp>";
    }

private:
    // From the card's pixels to the slide.
    Rect placed(const Rect& rect) const
    {
        return {m_place.x + rect.x * m_scale, m_place.y + rect.y * m_scale, rect.width * m_scale,
                rect.height * m_scale};
    }
    ShapeName name(std::string_view part) const
    {
        return {m_ids.of(part, m_card.party.value), ShapeIds::name(part, m_card.party.value), {}, {}};
    }
    std::string bar(std::string_view part, const Rect& rect, const std::string& colour) const
    {
        return shapeXml(name(part), placed(rect), roundRectXml(rect, rect.width / 2),
                        fillXml(colour) + std::string(noLine));
    }
    std::string effects(bool dimmed) const
    {
        if (m_look.halo) {
            return "<a:effectLst><a:glow rad=\"" + std::to_string(emu(std::max(3.0, 6 * m_scale))) + "\">" +
                   colourXml(Tone::halo, 0.45) + "</a:glow></a:effectLst>";
        }
        if (dimmed || !palette(m_options.theme).shadow.visible()) {
            return {};
        }
        return "<a:effectLst><a:outerShdw blurRad=\"25400\" dist=\"9525\" dir=\"5400000\" algn=\"t\" "
               "rotWithShape=\"0\">" +
               colourXml(Tone::ink, 0.12) + "</a:outerShdw></a:effectLst>";
    }

    const Card& m_card;
    const Rect& m_place;
    double m_scale;
    const CardLook& m_look;
    const MapShapesOptions& m_options;
    ShapeIds& m_ids;
};

} // namespace

Tone toneOf(Mark mark)
{
    return mark == Mark::added ? Tone::added : mark == Mark::altered ? Tone::altered : Tone::removed;
}

bool captionFits(const std::string& caption, const Card& card, double scale, double letters)
{
    const double room = card.rect.width * scale - textLeft(scale) - textRight(scale);
    return textWidth(caption, std::max(style::captionSize * scale, captionLeast * letters)) <= room;
}

std::string cardShapes(const Card& card, const CardSites& sites, const Rect& place, double scale, std::uint32_t id,
                       const CardLook& look, const MapShapesOptions& options, ShapeIds& ids)
{
    const CardWriter writer(card, place, scale, look, options, ids);
    std::string shapes = writer.rectangle(sites, id) + writer.signs();
    if (card.hasMoney) {
        shapes += writer.net();
    }
    if (card.mark == Mark::removed) {
        shapes += writer.cut();
    }
    const Uuid& party = card.party.value;
    std::string description = card.fullName;
    description += card.caption.empty() ? "" : " — " + card.caption;
    return groupXml({ids.of("card", party), ShapeIds::name("card", party), description, {}}, place, shapes);
}

} // namespace roundtrip
