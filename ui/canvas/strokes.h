// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of some width as outlines for a raster: ways flattened, dashes cut, joins rounded.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/layout/geometry.h"
#include "ui/canvas/raster.h"

namespace roundtrip {

// From a picture's coordinates to pixels.
struct Scaling {
    double scale = 1;
    Point origin; // in pixels, of what is at the target's left top corner

    Point operator()(Point p) const { return {p.x * scale - origin.x, p.y * scale - origin.y}; }
    Curve operator()(const Curve& c) const { return {(*this)(c.a), (*this)(c.b), (*this)(c.c), (*this)(c.d)}; }
};

// Appends the curve's points but its first, so close that it strays from the straight lines by no more than that.
void flatten(const Curve& curve, double tolerance, std::vector<Point>& points);

enum class Ends : std::uint8_t { flat, round };

// Adds the outline of a line to the raster; parts out of its sight are left out. Joins are round.
void addStroke(std::span<const Point> line, double width, Ends ends, Raster& raster);
// The same, only the strokes of a pattern: so long a stroke, so long a gap, begun at the line's first point.
void addDashes(std::span<const Point> line, double width, const std::array<double, 2>& pattern, Raster& raster);
// Discs of that diameter, so far apart, the first at the line's first point.
void addDots(std::span<const Point> line, double width, double apart, Raster& raster);
void addDisc(Point centre, double radius, Raster& raster);
// Clockwise, or the other way round to be cut out of what else is added.
enum class Turn : std::uint8_t { filled, cutOut };
void addRounded(const Rect& rect, double radius, Turn turn, Raster& raster);

} // namespace roundtrip
