// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/raster_drawing.h"

#include <algorithm>
#include <cmath>

namespace roundtrip {

namespace {

constexpr double tolerance = 0.1; // pixels that a flattened curve strays
// Thinner lines are gathered in planes, where they are as good as painted one by one.
constexpr double thin = 0.75;

Pixels pixelsOf(QImage& image)
{
    return {reinterpret_cast<std::uint32_t*>(image.bits()), image.width(), image.height(), image.bytesPerLine() / 4};
}

// How coarse lines of a width are gathered: the more there are, the sooner a thin one is only a shade among others.
int coarseness(double width, std::size_t arrows)
{
    const auto below = [&](double most) { return width < most ? 1 : 0; };
    if (arrows >= 400'000) {
        return below(0.6) + below(0.3) + below(0.15);
    }
    if (arrows >= 40'000) {
        return below(0.4) + below(0.2);
    }
    return arrows >= 10'000 ? below(0.25) : 0;
}

// How coarse so many lines under the hand are gathered: what is painted for a moment may be softer.
int hastyCoarseness(std::size_t arrows)
{
    return arrows >= 4'000 ? 2 : 1;
}

int phase(double origin)
{
    return static_cast<int>(static_cast<std::int64_t>(std::llround(origin)) & ((1 << mostCoarse) - 1));
}

} // namespace

RasterDrawing::RasterDrawing(QImage& image, const PixelRect& clip, const Scaling& scaling, const Crowd& crowd,
                             Only only)
    : m_pixels(pixelsOf(image)), m_scaling(scaling), m_crowd(crowd), m_only(only), m_skipping(only != Only::all),
      m_raster(m_pixels, clip), m_hairlines(m_pixels, clip),
      m_planes(m_raster.clip(), phase(scaling.origin.x), phase(scaling.origin.y)), m_painter(&image), m_text(m_painter)
{
    const PixelRect& area = m_raster.clip();
    m_painter.setClipRect(area.left, area.top, area.width(), area.height());
    m_painter.translate(-scaling.origin.x, -scaling.origin.y);
    m_painter.scale(scaling.scale, scaling.scale);
}

RasterDrawing::~RasterDrawing()
{
    settle();
}

void RasterDrawing::settle()
{
    if (m_gathered) {
        m_planes.paint(m_pixels);
        m_gathered = false;
    }
}

void RasterDrawing::begin(const DrawnThing& thing)
{
    const bool wanted =
        (thing.kind == DrawnThing::Kind::label && !thing.dimmed) || thing.kind == DrawnThing::Kind::card;
    m_skipping = m_only != Only::all && !wanted;
}

void RasterDrawing::end()
{
    m_skipping = m_only != Only::all;
}

// The rectangle in pixels.
bool RasterDrawing::inSight(const Rect& rect) const
{
    const PixelRect& clip = m_raster.clip();
    return rect.right() > clip.left && rect.left() < clip.right && rect.bottom() > clip.top && rect.top() < clip.bottom;
}

void RasterDrawing::rect(const Rect& rect, double radius, Colour fill, const Pen& pen)
{
    const bool framed = pen.colour.visible() && pen.width > 0;
    const Rect at = rectOf(m_scaling(Point{rect.left(), rect.top()}), m_scaling(Point{rect.right(), rect.bottom()}));
    const double half = pen.width * m_scaling.scale / 2;
    if (m_skipping || (!fill.visible() && !framed) || !inSight(at.grown(framed ? half : 0))) {
        return;
    }
    settle();
    const double round = radius * m_scaling.scale;
    if (fill.visible()) {
        addRounded(at, round, Turn::filled, m_raster);
        m_raster.fill(fill);
    }
    if (framed) {
        addRounded(at.grown(half), radius > 0 ? round + half : 0, Turn::filled, m_raster);
        if (at.width > 2 * half && at.height > 2 * half) {
            addRounded(at.grown(-half), std::max(0.0, round - half), Turn::cutOut, m_raster);
        }
        m_raster.fill(pen.colour);
    }
}

void RasterDrawing::stroke(const Pen& pen, Ends ends)
{
    const double width = pen.width * m_scaling.scale;
    switch (pen.dash) {
    case Dash::solid: addStroke(m_line, width, ends, m_raster); break;
    case Dash::contingent:
        addDashes(m_line, width, {style::dash[0] * m_scaling.scale, style::dash[1] * m_scaling.scale}, m_raster);
        break;
    case Dash::dots: addDots(m_line, width, style::dotsApart * width, m_raster); break;
    }
}

void RasterDrawing::way(Way way, const Pen& pen)
{
    const double width = pen.width * m_scaling.scale;
    if (m_skipping || way.empty() || !pen.colour.visible() || width <= 0) {
        return;
    }
    const int hasty = m_crowd.hasty ? hastyCoarseness(m_crowd.arrows) : 0;
    const double widest = m_crowd.hasty ? 1 << hasty : thin;
    const bool gathered = m_crowd.detail == Detail::coarse && width < widest && pen.dash == Dash::solid;
    const bool hairline = !gathered && width <= widestHairline && pen.dash == Dash::solid;
    const int coarse = !gathered ? 0 : m_crowd.hasty ? hasty : coarseness(width, m_crowd.arrows);
    const double strays = gathered ? 0.3 * (1 << coarse) : tolerance;
    const double reach = width + (1 << coarse);
    if (gathered && !m_planes.takes(pen.colour)) {
        settle();
    } else if (!gathered) {
        settle();
    }
    const auto put = [&] {
        if (m_line.size() < 2) {
            return;
        }
        if (gathered) {
            m_planes.add(pen.colour, m_line, width, coarse);
            m_gathered = true;
        } else if (hairline) {
            m_hairlines.paint(m_line, width, pen.colour);
        } else {
            stroke(pen, Ends::flat);
        }
    };
    m_line.clear();
    Point last = way.front().a;
    m_line.push_back(m_scaling(last));
    for (const Curve& curve : way) {
        if (curve.a != last) {
            put();
            m_line.assign(1, m_scaling(curve.a)); // a new stroke: signs are made of several
        }
        last = curve.d;
        const Curve here = m_scaling(curve);
        const Rect hull = rectOf(
            {std::min({here.a.x, here.b.x, here.c.x, here.d.x}), std::min({here.a.y, here.b.y, here.c.y, here.d.y})},
            {std::max({here.a.x, here.b.x, here.c.x, here.d.x}), std::max({here.a.y, here.b.y, here.c.y, here.d.y})});
        if (inSight(hull.grown(reach)) || pen.dash != Dash::solid) {
            flatten(here, strays, m_line);
        } else {
            m_line.push_back(here.d); // out of sight: only where it leads
        }
    }
    put();
    if (!gathered && !hairline) {
        m_raster.fill(pen.colour);
    }
}

void RasterDrawing::polygon(std::span<const Point> points, Colour fill)
{
    if (m_skipping) {
        return;
    }
    settle();
    m_line.clear();
    for (const Point& point : points) {
        m_line.push_back(m_scaling(point));
    }
    m_raster.outline(m_line);
    m_raster.fill(fill);
}

void RasterDrawing::polyline(std::span<const Point> points, const Pen& pen)
{
    if (m_skipping) {
        return;
    }
    settle();
    m_line.clear();
    for (const Point& point : points) {
        m_line.push_back(m_scaling(point));
    }
    stroke(pen, Ends::round);
    m_raster.fill(pen.colour);
}

void RasterDrawing::disc(Point centre, double radius, Colour fill)
{
    if (m_skipping) {
        return;
    }
    settle();
    addDisc(m_scaling(centre), radius * m_scaling.scale, m_raster);
    m_raster.fill(fill);
}

void RasterDrawing::text(const TextRun& run)
{
    if (m_skipping) {
        return;
    }
    settle();
    m_text.text(run);
}

} // namespace roundtrip
