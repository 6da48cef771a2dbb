// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/moving.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/picture/drawing.h"
#include "ui/canvas/painter.h"
#include <QPen>

namespace roundtrip {

namespace {

constexpr double dotSpacing = 26;  // pixels of the picture between dots
constexpr double unpaidVeil = 0.6; // of the canvas colour, over what is not paid yet
constexpr int piecesACurve = 12;

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
    }
    return trail;
}

const QImage& Moving::dot(Theme theme, MoneyClass money, int pixels)
{
    for (const Dot& known : m_dots) {
        if (known.theme == theme && known.money == money && known.pixels == pixels) {
            return known.image;
        }
    }
    QImage image(pixels + 2, pixels + 2, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& colours = palette(theme);
    // Light in its arrow's colour: seen on the arrow and on the paper beside a thin one.
    painter.setPen(QPen(qt(colours.money(money)), std::max(1.0, pixels / 5.0)));
    painter.setBrush(qt(colours.card));
    const double radius = pixels / 2.0;
    painter.drawEllipse(QPointF(image.width() / 2.0, image.height() / 2.0), radius - 0.5, radius - 0.5);
    painter.end();
    m_dots.push_back({theme, money, pixels, image});
    return m_dots.back().image;
}

// Pales what is not paid yet: what is paid stays as loud as its arrow.
void Moving::fill(QPainter& painter, const Arrow& arrow, const Trail& trail, double paid, Theme theme) const
{
    if (paid >= 1) {
        return;
    }
    const double from = paid * trail.lengths.back();
    std::size_t piece = 0;
    QPainterPath path(qt(placeOn(trail.points, trail.lengths, from, piece)));
    for (std::size_t i = piece + 1; i < trail.points.size(); ++i) {
        path.lineTo(qt(trail.points[i]));
    }
    QPen pen(qt(palette(theme).canvas.faded(unpaidVeil)), arrow.width + 1, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    painter.strokePath(path, pen);
}

void Moving::paint(QPainter& painter, const View& view, QSizeF size, Moment moment, const Emphasis& emphasis,
                   Theme theme)
{
    m_drawn = 0;
    if (!any() || detailFor(view.zoom) == Detail::coarse) {
        return;
    }
    const Rect seen = view.toPicture(QRectF(QPointF(), size));
    const std::vector<std::uint32_t> arrows = m_picture->index.arrows.in(seen);
    const auto looked = [&](std::uint32_t i) { return !emphasis.dimsRest || emphasis.arrow(i) != 0; };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(view.zoom, view.zoom);
    painter.translate(-view.origin.x, -view.origin.y);
    for (const std::uint32_t i : arrows) {
        if (looked(i)) {
            fill(painter, m_picture->arrows[i], trail(i), m_motion->at(i, moment).paid, theme);
        }
    }
    painter.restore();

    const double ratio = painter.device()->devicePixelRatioF();
    for (const std::uint32_t i : arrows) {
        const Arrow& arrow = m_picture->arrows[i];
        const Motion::At at = m_motion->at(i, moment);
        if (at.rate <= 0 || !looked(i)) {
            continue;
        }
        const Trail& way = trail(i);
        const double size100 = std::clamp(3 + arrow.width / 7.0, 3.0, 5.0);
        const QImage& image = dot(theme, arrow.money, qRound(size100 * std::clamp(view.zoom, 0.8, 2.0) * ratio));
        const double half = image.width() / ratio / 2;
        std::size_t piece = 0;
        const double whole = way.lengths.back();
        for (double along = std::fmod(at.phase * m_pace, dotSpacing); along < whole; along += dotSpacing) {
            const QPointF place = view.toWidget(placeOn(way.points, way.lengths, along, piece));
            painter.drawImage(QRectF(place.x() - half, place.y() - half, 2 * half, 2 * half), image);
            ++m_drawn;
        }
    }
}

} // namespace roundtrip
