// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a picture's primitives into an image: lines and areas by an own raster, text by QPainter. The same in pixels as
// painter.h within antialiasing, and many times faster.
#pragma once

#include <vector>

#include "core/picture/drawing.h"
#include "ui/canvas/hairlines.h"
#include "ui/canvas/painter.h"
#include "ui/canvas/planes.h"
#include "ui/canvas/raster.h"
#include "ui/canvas/strokes.h"
#include <QImage>

namespace roundtrip {

// How much is drawn in all, so that thin lines far out are gathered coarser the more there are. It goes by the whole
// picture, never by the part that is in sight: what is painted of an arrow must not change with a pan.
struct Crowd {
    std::size_t arrows = 0;
    Detail detail = Detail::full;
    // Under the hand: all lines are gathered that are no wider than a cell of the coarsest grid that so many get.
    bool hasty = false;
};

// Promise: painted is what lies in the clip, whose pixels hold the ground already. Whatever is still gathered is
// painted by the destructor.
class RasterDrawing final : public Drawing {
public:
    using Only = PainterDrawing::Only;
    // The image has 32 bits a pixel, and no other painter; its device pixel ratio is 1.
    RasterDrawing(QImage& image, const PixelRect& clip, const Scaling& scaling, const Crowd& crowd,
                  Only only = Only::all);
    ~RasterDrawing() override;
    RasterDrawing(const RasterDrawing&) = delete;
    RasterDrawing& operator=(const RasterDrawing&) = delete;

    void begin(const DrawnThing& thing) override;
    void end() override;
    void rect(const Rect& rect, double radius, Colour fill, const Pen& pen) override;
    void way(Way way, const Pen& pen) override;
    void polygon(std::span<const Point> points, Colour fill) override;
    void polyline(std::span<const Point> points, const Pen& pen) override;
    void disc(Point centre, double radius, Colour fill) override;
    void text(const TextRun& run) override;

private:
    bool inSight(const Rect& rect) const;
    void stroke(const Pen& pen, Ends ends); // m_line
    void settle();                          // paints what is gathered

    Pixels m_pixels;
    Scaling m_scaling;
    Crowd m_crowd;
    Only m_only;
    bool m_skipping;
    Raster m_raster;
    Hairlines m_hairlines;
    Planes m_planes;
    bool m_gathered = false;
    QPainter m_painter;
    PainterDrawing m_text;
    std::vector<Point> m_line;
};

} // namespace roundtrip
