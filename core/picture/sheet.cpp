// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/sheet.h"

#include <algorithm>
#include <utility>

#include "core/picture/style.h"
#include "core/picture/text_metrics.h"

namespace roundtrip {

ShapeSheet::ShapeSheet(const SheetOptions& options) : m_textScale(options.textScale)
{
    m_picture.title = options.title;
    m_picture.subtitle = options.subtitle;
}

std::uint32_t ShapeSheet::begin(PictureSpot spot, std::span<const FlowId> flows)
{
    spot.firstFlow = static_cast<std::uint32_t>(m_picture.flows.size());
    spot.flowCount = static_cast<std::uint32_t>(flows.size());
    m_picture.flows.insert(m_picture.flows.end(), flows.begin(), flows.end());
    m_picture.spots.push_back(std::move(spot));
    m_spot = static_cast<std::uint32_t>(m_picture.spots.size() - 1);
    return m_spot;
}

Shape& ShapeSheet::add(Shape::Form form)
{
    Shape& shape = m_picture.shapes.emplace_back();
    shape.form = form;
    shape.spot = m_spot;
    return shape;
}

void ShapeSheet::rect(const Rect& rect, Ink fill, double radius)
{
    Shape& shape = add(Shape::Form::rect);
    shape.rect = rect;
    shape.fill = fill;
    shape.radius = radius;
    m_picture.map = united(m_picture.map, rect);
}

void ShapeSheet::frame(const Rect& rect, Ink stroke, double width, double radius)
{
    Shape& shape = add(Shape::Form::rect);
    shape.rect = rect;
    shape.stroke = stroke;
    shape.width = width;
    shape.radius = radius;
    m_picture.map = united(m_picture.map, rect);
}

void ShapeSheet::line(Point from, Point to, Ink stroke, double width, Dash dash)
{
    const Curve curve = lineCurve(from, to);
    way(Way(&curve, 1), stroke, width);
    m_picture.shapes.back().dash = dash;
}

void ShapeSheet::way(Way way, Ink stroke, double width)
{
    Shape& shape = add(Shape::Form::way);
    shape.first = static_cast<std::uint32_t>(m_picture.curves.size());
    shape.count = static_cast<std::uint32_t>(way.size());
    shape.stroke = stroke;
    shape.width = width;
    shape.rect = bounds(way).grown(width / 2);
    m_picture.curves.insert(m_picture.curves.end(), way.begin(), way.end());
    m_picture.map = united(m_picture.map, shape.rect);
}

void ShapeSheet::polygon(std::span<const Point> points, Ink fill)
{
    Shape& shape = add(Shape::Form::polygon);
    shape.first = static_cast<std::uint32_t>(m_picture.points.size());
    shape.count = static_cast<std::uint32_t>(points.size());
    shape.fill = fill;
    const auto [left, right] =
        std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.y < b.y; });
    shape.rect = {left->x, top->y, right->x - left->x, bottom->y - top->y};
    m_picture.points.insert(m_picture.points.end(), points.begin(), points.end());
    m_picture.map = united(m_picture.map, shape.rect);
}

void ShapeSheet::text(Point baseline, std::string text, double size, Ink ink, TextAlign align, bool semibold)
{
    Shape& shape = add(Shape::Form::text);
    shape.rect = {baseline.x, baseline.y, 0, 0};
    shape.size = size * m_textScale;
    shape.fill = ink;
    shape.align = align;
    shape.semibold = semibold;
    shape.text = std::move(text);
    m_picture.map = united(m_picture.map, textBox(shape));
}

double ShapeSheet::key(Point at, Ink ink, const std::string& text)
{
    const double square = 11 * m_textScale;
    rect({at.x, at.y - square + 1, square, square}, ink, 2);
    this->text({at.x + square + 6 * m_textScale, at.y}, text, style::captionSize, {Hue::mutedInk});
    return at.x + square + (6 + textWidth(text, style::captionSize) + 22) * m_textScale;
}

Picture ShapeSheet::finished()
{
    Rect all = m_picture.map;
    if (!m_picture.title.empty()) {
        const double title = style::titleSize + (m_picture.subtitle.empty() ? 12 : 44);
        const double wide = std::max(textWidth(m_picture.title, style::titleSize, FontWeight::semibold),
                                     textWidth(m_picture.subtitle, style::nameSize));
        all = united(all, {all.x, all.y - title, wide, title});
    }
    m_picture.bounds = all.grown(style::aroundAll);
    return std::move(m_picture);
}

std::vector<FlowId> flowsOf(const Network& network, const Pair& pair)
{
    std::vector<FlowId> flows;
    for (const Stream& stream : network.streams(pair)) {
        flows.push_back(stream.flow);
    }
    return flows;
}

Hue hueOf(const Pair& pair)
{
    return pair.capital >= pair.commercial ? Hue::capital : Hue::commercial;
}

} // namespace roundtrip
