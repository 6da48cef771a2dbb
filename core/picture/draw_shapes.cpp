// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/draw_shapes.h"

#include <algorithm>

#include "core/picture/text_metrics.h"

namespace roundtrip {

namespace {

// By the number of sides that a ray to the right meets.
bool holds(std::span<const Point> corners, Point at)
{
    bool inside = false;
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        const Point a = corners[i];
        const Point b = corners[j];
        if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (b.x - a.x) * (at.y - a.y) / (b.y - a.y)) {
            inside = !inside;
        }
    }
    return inside;
}

bool holds(const Picture& picture, const Shape& shape, Point at)
{
    switch (shape.form) {
    case Shape::Form::rect: return shape.rect.contains(at);
    case Shape::Form::text: return textBox(shape).contains(at);
    case Shape::Form::polygon: return shape.rect.contains(at) && holds(picture.corners(shape), at);
    case Shape::Form::way:
        return shape.rect.grown(3).contains(at) && passesWithin(picture.way(shape), at, std::max(3.0, shape.width / 2));
    }
    return false;
}

void drawShape(const Picture& picture, const Shape& shape, std::uint8_t flags, double fade, const Palette& colours,
               Drawing& drawing)
{
    const bool selected = (flags & Emphasis::selected) != 0 && shape.form != Shape::Form::text;
    const auto tone = [&](Ink ink) {
        if (ink.hue == Hue::none) {
            return Colour{0, 0, 0, 0};
        }
        if (selected && ink.hue != Hue::canvas) {
            ink = {Hue::selection, std::max(ink.opacity, 0.55)};
        } else if ((flags & Emphasis::hovered) != 0 && shape.form != Shape::Form::text) {
            ink.opacity = std::min(1.0, ink.opacity + 0.2);
        }
        return colourOf(ink, colours).faded(fade);
    };
    const Pen pen{tone(shape.stroke), shape.width, shape.dash};
    switch (shape.form) {
    case Shape::Form::rect: drawing.rect(shape.rect, shape.radius, tone(shape.fill), pen); break;
    case Shape::Form::polygon: drawing.polygon(picture.corners(shape), tone(shape.fill)); break;
    case Shape::Form::way: drawing.way(picture.way(shape), pen); break;
    case Shape::Form::text:
        drawing.text(
            {{shape.rect.x, shape.rect.y}, shape.text, shape.size, shape.semibold, shape.align, tone(shape.fill)});
        break;
    }
}

} // namespace

Rect textBox(const Shape& shape)
{
    const double width = textWidth(shape.text, shape.size, shape.semibold ? FontWeight::semibold : FontWeight::regular);
    const double left = shape.align == TextAlign::left     ? shape.rect.x
                        : shape.align == TextAlign::middle ? shape.rect.x - width / 2
                                                           : shape.rect.x - width;
    return {left, shape.rect.y - shape.size, width, shape.size * 1.3};
}

Colour colourOf(const Ink& ink, const Palette& colours)
{
    switch (ink.hue) {
    case Hue::none: break;
    case Hue::canvas: return colours.canvas.faded(ink.opacity);
    case Hue::ink: return colours.ink.faded(ink.opacity);
    case Hue::mutedInk: return colours.mutedInk.faded(ink.opacity);
    case Hue::hairline: return colours.hairline.faded(ink.opacity);
    case Hue::capital: return colours.capital.faded(ink.opacity);
    case Hue::commercial: return colours.commercial.faded(ink.opacity);
    case Hue::netReceives: return colours.netReceives.faded(ink.opacity);
    case Hue::netPays: return colours.netPays.faded(ink.opacity);
    case Hue::loopHalo: return colours.loopHalo.faded(ink.opacity);
    case Hue::selection: return colours.selection.faded(ink.opacity);
    }
    return {0, 0, 0, 0};
}

void drawShapes(const Picture& picture, const Emphasis& emphasis, const DrawOptions& options, Drawing& drawing)
{
    const Palette& colours = palette(options.theme);
    std::uint32_t begun = Shape::noSpot;
    const auto begin = [&](std::uint32_t spot) {
        if (spot == begun) {
            return;
        }
        if (begun != Shape::noSpot) {
            drawing.end();
        }
        begun = spot;
        if (spot != Shape::noSpot) {
            drawing.begin({DrawnThing::Kind::spot, spot});
        }
    };
    for (const Shape& shape : picture.shapes) {
        const std::uint8_t flags = shape.spot == Shape::noSpot ? std::uint8_t{0} : emphasis.spot(shape.spot);
        constexpr std::uint8_t looked = Emphasis::lit | Emphasis::selected | Emphasis::hovered;
        const bool dims = emphasis.dimsRest && shape.spot != Shape::noSpot && (flags & looked) == 0;
        begin(shape.spot);
        drawShape(picture, shape, flags, dims ? style::dimmed : 1, colours, drawing);
    }
    begin(Shape::noSpot);
}

std::optional<std::uint32_t> pickSpot(const Picture& picture, Point at)
{
    for (auto shape = picture.shapes.rbegin(); shape != picture.shapes.rend(); ++shape) {
        if (shape->spot != Shape::noSpot && holds(picture, *shape, at)) {
            return shape->spot;
        }
    }
    return std::nullopt;
}

} // namespace roundtrip
