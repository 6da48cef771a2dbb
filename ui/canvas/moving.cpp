// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/moving.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "core/picture/drawing.h"
#include "ui/canvas/painter.h"
#include "ui/canvas/raster_drawing.h"
#include <QPainter>
#include <QPen>

namespace roundtrip {

namespace {

constexpr double dotSpacing = 26; // pixels of the picture between dots
constexpr int piecesACurve = 12;
// Far out, where arrows are hairlines: so many move, the largest of those that pay, looked for among the largest; dots
// keep a distance that can be seen.
constexpr std::size_t mostFarOut = 300;
constexpr std::size_t lookedAtFarOut = 20'000;
constexpr double farOutApart = 16;               // pixels of the screen
constexpr std::size_t mostTrailPoints = 200'000; // that are kept from paint to paint

Point placeOn(const std::vector<Point>& points, const std::vector<double>& lengths, double along, std::size_t& piece)
{
    while (piece + 2 < lengths.size() && lengths[piece + 1] < along) {
        ++piece;
    }
    const double span = lengths[piece + 1] - lengths[piece];
    return between(points[piece], points[piece + 1], span > 0 ? (along - lengths[piece]) / span : 0);
}

} // namespace

void Moving::set(std::shared_ptr<const Picture> picture, std::shared_ptr<const Motion> motion)
{
    m_picture = std::move(picture);
    m_motion = std::move(motion);
    m_trails.assign(m_picture ? m_picture->arrows.size() : 0, {});
    m_trailPoints = 0;
    m_bySize.clear();
}

const Moving::Trail& Moving::trail(std::uint32_t index)
{
    Trail& trail = m_trails[index];
    if (trail.points.empty()) {
        const Way way = m_picture->way(m_picture->arrows[index]);
        trail.points.push_back(way.front().a);
        trail.lengths.push_back(0);
        for (const Curve& curve : way) {
            for (int i = 1; i <= piecesACurve; ++i) {
                const Point next = curve.at(static_cast<double>(i) / piecesACurve);
                trail.lengths.push_back(trail.lengths.back() + length(next - trail.points.back()));
                trail.points.push_back(next);
            }
        }
        m_trailPoints += trail.points.size();
    }
    return trail;
}

const QImage& Moving::sprite(const Dot& dot)
{
    for (const auto& [known, image] : m_sprites) {
        if (known == dot) {
            return image;
        }
    }
    // Of an odd size, so that it has a pixel in the middle.
    const int side = (dot.pixels + 4) | 1;
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& colours = palette(dot.theme);
    // Light in its arrow's colour: seen on the arrow and on the paper beside a thin one.
    painter.setPen(QPen(qt(colours.money(dot.money)), std::max(1.0, dot.pixels / 5.0)));
    painter.setBrush(qt(colours.card));
    const double radius = dot.pixels / 2.0 - 0.5;
    painter.drawEllipse(QPointF(side / 2.0 + dot.right / 4.0, side / 2.0 + dot.below / 4.0), radius, radius);
    painter.end();
    m_sprites.emplace_back(dot, image);
    return m_sprites.back().second;
}

// Lays a dot over the pixels.
void Moving::put(QImage& image, const QRect& within, QPointF at, Dot dot)
{
    // The middle is known to a quarter of a pixel: a slow dot glides rather than steps.
    const auto x = static_cast<int>(std::floor(at.x()));
    const auto y = static_cast<int>(std::floor(at.y()));
    dot.right = std::min(3, static_cast<int>((at.x() - x) * 4)) - 2;
    dot.below = std::min(3, static_cast<int>((at.y() - y) * 4)) - 2;
    const QImage& over = sprite(dot);
    const int left = x - over.width() / 2;
    const int top = y - over.height() / 2;
    const QRect seen = QRect(left, top, over.width(), over.height()) & within;
    for (int row = seen.top(); row <= seen.bottom(); ++row) {
        const auto* from = reinterpret_cast<const std::uint32_t*>(over.constScanLine(row - top)) - left;
        auto* to = reinterpret_cast<std::uint32_t*>(image.scanLine(row));
        for (int column = seen.left(); column <= seen.right(); ++column) {
            to[column] = roundtrip::over(from[column], to[column]);
        }
    }
}

// Pales what is not paid yet: what is paid stays as loud as its arrow.
void Moving::fill(RasterDrawing& drawing, const Arrow& arrow, const Trail& trail, double paid, Theme theme)
{
    const Pen veil{palette(theme).canvas.faded(style::unpaidVeil), arrow.width + 1.0, Dash::solid};
    const Way way = m_picture->way(arrow);
    if (paid <= 0) {
        drawing.way(way, veil);
        return;
    }
    const double from = paid * trail.lengths.back();
    std::size_t piece = 0;
    placeOn(trail.points, trail.lengths, from, piece);
    const double span = trail.lengths[piece + 1] - trail.lengths[piece];
    const double share = span > 0 ? (from - trail.lengths[piece]) / span : 0;
    const std::size_t first = piece / piecesACurve;
    const double along = (static_cast<double>(piece % piecesACurve) + share) / piecesACurve;
    m_unpaid.assign(1, along > 0 && along < 1 ? cut(way[first], along)[1] : way[first]);
    if (along < 1) {
        m_unpaid.insert(m_unpaid.end(), way.begin() + static_cast<std::ptrdiff_t>(first) + 1, way.end());
    } else {
        m_unpaid.assign(way.begin() + static_cast<std::ptrdiff_t>(first) + 1, way.end());
    }
    drawing.way(m_unpaid, veil);
}

std::vector<std::uint32_t> Moving::largestMoving(const Rect& seen, Moment moment, const Emphasis& emphasis)
{
    if (m_bySize.empty()) {
        m_bySize.resize(m_picture->arrows.size());
        std::iota(m_bySize.begin(), m_bySize.end(), 0U);
        std::stable_sort(m_bySize.begin(), m_bySize.end(), [&](std::uint32_t a, std::uint32_t b) {
            return m_picture->arrows[a].amount > m_picture->arrows[b].amount;
        });
    }
    std::vector<std::uint32_t> moving;
    for (std::size_t i = 0; i < m_bySize.size() && i < lookedAtFarOut && moving.size() < mostFarOut; ++i) {
        const std::uint32_t arrow = m_bySize[i];
        const bool looked = !emphasis.dimsRest || emphasis.arrow(arrow) != 0;
        // Bounds of a level arrow have no height.
        if (looked && m_picture->arrows[arrow].bounds.grown(1).intersects(seen) &&
            m_motion->at(arrow, moment).rate > 0) {
            moving.push_back(arrow);
        }
    }
    return moving;
}

void Moving::paint(QImage& image, const QRect& within, const View& view, Moment moment, const Emphasis& emphasis,
                   Theme theme)
{
    m_drawn = 0;
    const QRect part = within & image.rect();
    if (!any() || part.isEmpty()) {
        return;
    }
    if (m_trailPoints > mostTrailPoints) {
        m_trails.assign(m_picture->arrows.size(), {});
        m_trailPoints = 0;
    }
    const bool farOut = detailFor(view.zoom) == Detail::coarse;
    const double ratio = image.devicePixelRatio();
    const double scale = view.zoom * ratio;
    const Rect seen =
        view.toPicture(QRectF(QPointF(part.topLeft()) / ratio, QSizeF(part.size()) / ratio)).grown(10 / view.zoom);
    const std::vector<std::uint32_t> arrows =
        farOut ? largestMoving(seen, moment, emphasis) : m_picture->index.arrows.in(seen);
    const auto looked = [&](std::uint32_t i) { return !emphasis.dimsRest || emphasis.arrow(i) != 0; };
    image.setDevicePixelRatio(1);
    if (!farOut) {
        RasterDrawing drawing(image, {part.left(), part.top(), part.right() + 1, part.bottom() + 1},
                              {scale, view.origin * scale}, {m_picture->arrows.size(), Detail::plain});
        for (const std::uint32_t i : arrows) {
            const double paid = looked(i) ? m_motion->at(i, moment).paid : 1;
            if (paid < 1) {
                fill(drawing, m_picture->arrows[i], trail(i), paid, theme);
            }
        }
    }
    const double spacing = farOut ? dotSpacing * std::ceil(farOutApart / (dotSpacing * view.zoom)) : dotSpacing;
    for (const std::uint32_t i : arrows) {
        const Arrow& arrow = m_picture->arrows[i];
        const Motion::At at = m_motion->at(i, moment);
        if (at.rate <= 0 || !looked(i)) {
            continue;
        }
        const Trail& way = trail(i);
        const double size100 = std::clamp(3 + arrow.width / 7.0, 3.0, 5.0);
        const Dot dot{theme, arrow.money, qRound(size100 * std::clamp(view.zoom, 0.8, 2.0) * ratio)};
        std::size_t piece = 0;
        const double whole = way.lengths.back();
        for (double along = std::fmod(at.phase * m_pace, spacing); along < whole; along += spacing) {
            const Point place = placeOn(way.points, way.lengths, along, piece);
            put(image, part, view.toWidget(place) * ratio, dot);
            ++m_drawn;
        }
    }
    image.setDevicePixelRatio(ratio);
}

} // namespace roundtrip
