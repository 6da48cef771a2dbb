// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/export/picture_shapes.h"

#include <algorithm>
#include <cmath>

#include "core/picture/draw_shapes.h"

namespace roundtrip {

namespace {

constexpr std::uint32_t firstId = 2000; // above those of a slide's words and of a legend

Tone toneOf(Hue hue)
{
    switch (hue) {
    case Hue::capital: return Tone::capital;
    case Hue::commercial: return Tone::commercial;
    case Hue::netReceives: return Tone::netReceives;
    case Hue::netPays: return Tone::netPays;
    case Hue::loopHalo:
    case Hue::selection: return Tone::halo;
    case Hue::canvas: return Tone::canvas;
    case Hue::mutedInk: return Tone::muted;
    case Hue::hairline:
    case Hue::ink:
    case Hue::none: break;
    }
    return Tone::ink;
}

class ShapeWriter {
public:
    ShapeWriter(const Picture& picture, const MapShapesOptions& options) : m_picture(picture), m_options(options)
    {
        const Rect& map = picture.map;
        m_scale =
            std::min(options.area.width / std::max(1.0, map.width), options.area.height / std::max(1.0, map.height));
        const Rect fitted = rectAround(options.area.centre(), {map.width * m_scale, map.height * m_scale});
        m_origin = Point{fitted.x, fitted.y} - Point{map.x, map.y} * m_scale;
    }

    std::string shape(const Shape& of, double fade)
    {
        ShapeName name{firstId + m_count, "!!shape " + std::to_string(m_count), {}, {}};
        ++m_count;
        if (of.spot != Shape::noSpot) {
            name.description = m_picture.spots[of.spot].title;
        }
        switch (of.form) {
        case Shape::Form::rect: {
            const Rect rect = placed(of.rect);
            const double radius = std::min({of.radius * m_scale, rect.width / 2, rect.height / 2});
            return shapeXml(name, rect, radius > 0.2 ? roundRectXml(rect, radius) : presetXml("rect"), paint(of, fade));
        }
        case Shape::Form::polygon: return freeForm(name, of, fade);
        case Shape::Form::way: return freeForm(name, of, fade);
        case Shape::Form::text: return text(name, of, fade);
        }
        return {};
    }

private:
    Point placed(Point p) const { return m_origin + p * m_scale; }
    Rect placed(const Rect& r) const
    {
        const Point at = placed(Point{r.x, r.y});
        return {at.x, at.y, r.width * m_scale, r.height * m_scale};
    }

    static double opacityOf(const Ink& ink, double fade)
    {
        return (ink.hue == Hue::hairline ? 0.12 : 1.0) * ink.opacity * fade; // as the legend's tracks
    }

    std::string paint(const Shape& of, double fade) const
    {
        std::string xml = of.fill.hue == Hue::none ? std::string("<a:noFill/>")
                                                   : fillXml(colourXml(toneOf(of.fill.hue), opacityOf(of.fill, fade)));
        if (of.stroke.hue == Hue::none) {
            return xml + std::string(noLine);
        }
        LineStyle line{colourXml(toneOf(of.stroke.hue), opacityOf(of.stroke, fade)),
                       std::max(0.25, of.width * m_scale),
                       false,
                       0,
                       0,
                       LineHead::none};
        if (of.dash == Dash::contingent) {
            line.dash = 4;
            line.gap = 3;
        }
        return xml + lineXml(line);
    }

    std::string freeForm(const ShapeName& name, const Shape& of, double fade) const
    {
        Rect box = of.rect;
        if (of.form == Shape::Form::way) {
            box = bounds(m_picture.way(of));
        }
        const Rect place = placed(box);
        const auto at = [&](Point p) {
            const Point q = placed(p) - Point{place.x, place.y};
            return "<a:pt x=\"" + std::to_string(emu(q.x)) + "\" y=\"" + std::to_string(emu(q.y)) + "\"/>";
        };
        std::string path;
        if (of.form == Shape::Form::polygon) {
            for (const Point& corner : m_picture.corners(of)) {
                path +=
                    path.empty() ? "<a:moveTo>" + at(corner) + "</a:moveTo>" : "<a:lnTo>" + at(corner) + "</a:lnTo>";
            }
            path += "<a:close/>";
        } else {
            for (const Curve& curve : m_picture.way(of)) {
                path += path.empty() ? "<a:moveTo>" + at(curve.a) + "</a:moveTo>" : "";
                path += curve == lineCurve(curve.a, curve.d)
                            ? "<a:lnTo>" + at(curve.d) + "</a:lnTo>"
                            : "<a:cubicBezTo>" + at(curve.b) + at(curve.c) + at(curve.d) + "</a:cubicBezTo>";
            }
        }
        const std::string geometry =
            "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/>"
            "<a:pathLst><a:path w=\"" +
            std::to_string(emu(place.width)) + "\" h=\"" + std::to_string(emu(place.height)) + "\"" +
            (of.form == Shape::Form::way ? " fill=\"none\">" : ">") + path + "</a:path></a:pathLst></a:custGeom>";
        return shapeXml(name, place, geometry, paint(of, fade));
    }

    std::string text(const ShapeName& name, const Shape& of, double fade) const
    {
        const Rect box = placed(textBox(of));
        TextBox body;
        body.paragraphs = {{of.text,
                            {std::max(4.0, of.size * m_scale), of.semibold,
                             colourXml(toneOf(of.fill.hue), opacityOf(of.fill, fade))}}};
        body.place = of.align == TextAlign::left     ? TextSide::left
                     : of.align == TextAlign::middle ? TextSide::middle
                                                     : TextSide::right;
        body.wraps = false;
        body.language = m_options.language;
        return textShapeXml(name, box, presetXml("rect"), "<a:noFill/>", body);
    }

    const Picture& m_picture;
    const MapShapesOptions& m_options;
    double m_scale = 1;
    Point m_origin;
    std::uint32_t m_count = 0;
};

} // namespace

std::string pictureShapes(const Picture& picture, const Emphasis& emphasis, const MapShapesOptions& options)
{
    ShapeWriter writer(picture, options);
    std::string xml;
    for (const Shape& shape : picture.shapes) {
        const bool dims =
            emphasis.dimsRest && shape.spot != Shape::noSpot && (emphasis.spot(shape.spot) & Emphasis::lit) == 0;
        xml += writer.shape(shape, dims ? style::dimmed : 1);
    }
    return xml;
}

} // namespace roundtrip
