// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/painter.h"

#include <algorithm>
#include <array>
#include <optional>

#include "ui/words/fonts.h"
#include "ui/words/words.h"
#include <QFontMetricsF>
#include <QPen>
#include <QPolygonF>
#include <QVarLengthArray>

namespace roundtrip {

namespace {

QPen qtPen(const Pen& pen, Qt::PenCapStyle cap)
{
    if (!pen.colour.visible() || pen.width <= 0) {
        return Qt::NoPen;
    }
    QPen result(qt(pen.colour), pen.width, Qt::SolidLine, cap, Qt::RoundJoin);
    // Qt counts dashes in widths of the pen.
    if (pen.dash == Dash::contingent) {
        result.setCapStyle(Qt::FlatCap);
        result.setDashPattern({style::dash[0] / pen.width, style::dash[1] / pen.width});
    } else if (pen.dash == Dash::dots) {
        result.setCapStyle(Qt::RoundCap);
        result.setDashPattern({0.01, style::dotsApart - 0.01});
    }
    return result;
}

// A font is costly to make and there are but a few: names, figures, captions, titles, and names that are large because
// they are far away. Sizes are whole pixels.
const QFont& fontOf(double size, bool semibold)
{
    constexpr int most = 256;
    thread_local std::array<std::array<std::optional<QFont>, 2>, most + 1> known;
    auto& font = known[static_cast<std::size_t>(std::clamp(qRound(size), 1, most))][semibold ? 1 : 0];
    if (!font) {
        font = interFont(std::clamp(qRound(size), 1, most), semibold ? TextWeight::semibold : TextWeight::regular);
    }
    return *font;
}

} // namespace

QPainterPath qt(Way way)
{
    QPainterPath path;
    if (way.empty()) {
        return path;
    }
    Point last = way.front().a;
    path.moveTo(qt(last));
    for (const Curve& curve : way) {
        if (curve.a != last) {
            path.moveTo(qt(curve.a)); // a new stroke: signs are made of several
        }
        last = curve.d;
        path.cubicTo(qt(curve.b), qt(curve.c), qt(curve.d));
    }
    return path;
}

PainterDrawing::PainterDrawing(QPainter& painter, Only only)
    : m_painter(painter), m_only(only), m_skipping(only != Only::all)
{
    m_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing | QPainter::SmoothPixmapTransform);
}

void PainterDrawing::begin(const DrawnThing& thing)
{
    const bool wanted =
        (thing.kind == DrawnThing::Kind::label && !thing.dimmed) || thing.kind == DrawnThing::Kind::card;
    m_skipping = m_only != Only::all && !wanted;
}

void PainterDrawing::end()
{
    m_skipping = m_only != Only::all;
}

void PainterDrawing::rect(const Rect& rect, double radius, Colour fill, const Pen& pen)
{
    if (m_skipping) {
        return;
    }
    m_painter.setPen(qtPen(pen, Qt::FlatCap));
    m_painter.setBrush(fill.visible() ? QBrush(qt(fill)) : QBrush(Qt::NoBrush));
    if (radius > 0) {
        m_painter.drawRoundedRect(qt(rect), radius, radius);
    } else {
        m_painter.drawRect(qt(rect));
    }
}

void PainterDrawing::way(Way way, const Pen& pen)
{
    if (m_skipping) {
        return;
    }
    m_painter.strokePath(qt(way), qtPen(pen, Qt::FlatCap));
}

void PainterDrawing::polygon(std::span<const Point> points, Colour fill)
{
    if (m_skipping) {
        return;
    }
    QVarLengthArray<QPointF, 16> polygon;
    for (const Point& point : points) {
        polygon.append(qt(point));
    }
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(qt(fill));
    m_painter.drawPolygon(polygon.constData(), static_cast<int>(polygon.size()));
}

void PainterDrawing::polyline(std::span<const Point> points, const Pen& pen)
{
    if (m_skipping) {
        return;
    }
    QVarLengthArray<QPointF, 16> polyline;
    for (const Point& point : points) {
        polyline.append(qt(point));
    }
    m_painter.setPen(qtPen(pen, Qt::RoundCap));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPolyline(polyline.constData(), static_cast<int>(polyline.size()));
}

void PainterDrawing::disc(Point centre, double radius, Colour fill)
{
    if (m_skipping) {
        return;
    }
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(qt(fill));
    m_painter.drawEllipse(qt(centre), radius, radius);
}

void PainterDrawing::text(const TextRun& run)
{
    if (m_skipping) {
        return;
    }
    const QString text = qt(run.text);
    const QFont& font = fontOf(run.size, run.semibold);
    m_painter.setFont(font);
    m_painter.setPen(qt(run.colour));
    QPointF at = qt(run.baseline);
    if (run.align != TextAlign::left) {
        const double width = QFontMetricsF(font).horizontalAdvance(text);
        at.rx() -= run.align == TextAlign::right ? width : width / 2;
    }
    m_painter.drawText(at, text);
}

} // namespace roundtrip
