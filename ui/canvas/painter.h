// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a picture's primitives by QPainter: the same lowering for the screen, PNG, PDF and print.
#pragma once

#include "core/picture/drawing.h"
#include <QColor>
#include <QPainter>
#include <QPainterPath>
#include <QRectF>

namespace roundtrip {

inline QColor qt(Colour colour)
{
    return {colour.red, colour.green, colour.blue, colour.alpha};
}
inline QPointF qt(Point point)
{
    return {point.x, point.y};
}
inline QRectF qt(const Rect& rect)
{
    return {rect.x, rect.y, rect.width, rect.height};
}
QPainterPath qt(Way way);

// The painter must be active and have the picture's coordinates; antialiasing is turned on. Pen, brush and font of the
// painter are not kept.
class PainterDrawing : public Drawing {
public:
    // Only things of these kinds are painted; the background is none of them, and a dimmed label lies under the rest.
    enum class Only : std::uint8_t { all, labelsAndCards };
    explicit PainterDrawing(QPainter& painter, Only only = Only::all);

    void begin(const DrawnThing& thing) override;
    void end() override;
    void rect(const Rect& rect, double radius, Colour fill, const Pen& pen) override;
    void way(Way way, const Pen& pen) override;
    void polygon(std::span<const Point> points, Colour fill) override;
    void polyline(std::span<const Point> points, const Pen& pen) override;
    void disc(Point centre, double radius, Colour fill) override;
    void text(const TextRun& run) override;

private:
    QPainter& m_painter;
    Only m_only;
    bool m_skipping;
};

} // namespace roundtrip
