// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/strokes.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace roundtrip {

namespace {

// Beyond this turn (its cosine) a join is rounded by a disc; below, both sides meet on the bisector.
constexpr double roundBelow = 0.92;

bool inSight(Point a, Point b, double margin, const PixelRect& clip)
{
    return std::max(a.x, b.x) + margin > clip.left && std::min(a.x, b.x) - margin < clip.right &&
           std::max(a.y, b.y) + margin > clip.top && std::min(a.y, b.y) - margin < clip.bottom;
}

Point across(Point direction)
{
    return {-direction.y, direction.x};
}

double cross(Point a, Point b)
{
    return a.x * b.y - a.y * b.x;
}

double squared(Point a)
{
    return a.x * a.x + a.y * a.y;
}

// How far second differences of the control points lead off the curve: the most along it of what stands across its
// direction there, as what lies along it only changes where the points are, not the line that they draw. Never more
// than Wang's bound, which counts both.
double bend(const Curve& curve)
{
    const Point begins = curve.b - curve.a;
    const Point goes = curve.c - curve.b;
    const Point ends = curve.d - curve.c;
    const Point first = goes - begins;
    const Point second = ends - goes;
    const double wang = std::max(squared(first), squared(second));
    if (wang < 0.01) {
        return 0.1; // and so a tenth of a pixel at most
    }
    const auto turnsBack = [](Point a, Point b) { return a.x * b.x + a.y * b.y < 0; };
    if (turnsBack(begins, goes) || turnsBack(goes, ends) || turnsBack(begins, ends)) {
        return std::sqrt(wang); // its tips must not be missed
    }
    // The largest of some fractions, without dividing.
    double most = 0;
    double per = 1;
    const auto look = [&](Point along, Point differs) {
        const double off = cross(along, differs);
        const double size = squared(along) + 1e-12;
        if (off * off * per > most * size) {
            most = off * off;
            per = size;
        }
    };
    for (const double t : {0.0, 0.2, 0.4, 0.6, 0.8, 1.0}) {
        const double left = 1 - t;
        look(begins * (left * left) + goes * (2 * t * left) + ends * (t * t), first * left + second * t);
    }
    constexpr double between = 1.5; // the most lies between two places that were looked at
    return std::sqrt(std::min(wang, most / per * between));
}

// A piece of a line without sharp turns: along one side and back on the other.
struct Piece {
    std::vector<Point> left;
    std::vector<Point> right;

    void add(Point at, Point aside)
    {
        left.push_back(at - aside);
        right.push_back(at + aside);
    }
    void finish(Raster& raster)
    {
        for (std::size_t i = 1; i < left.size(); ++i) {
            raster.edge(left[i - 1], left[i]);
            raster.edge(right[i], right[i - 1]);
        }
        if (left.size() > 1) {
            raster.edge(left.back(), right.back());
            raster.edge(right.front(), left.front());
        }
        left.clear();
        right.clear();
    }
};

} // namespace

void flatten(const Curve& curve, double tolerance, std::vector<Point>& points)
{
    const int pieces = std::clamp(static_cast<int>(std::ceil(std::sqrt(0.75 * bend(curve) / tolerance))), 1, 500);
    if (pieces > 1) {
        // By powers of the way gone.
        const Point third = curve.d - curve.a + (curve.b - curve.c) * 3;
        const Point second = (curve.a - curve.b * 2 + curve.c) * 3;
        const Point first = (curve.b - curve.a) * 3;
        const double step = 1.0 / pieces;
        for (int i = 1; i < pieces; ++i) {
            const double t = i * step;
            points.push_back(curve.a + (first + (second + third * t) * t) * t);
        }
    }
    points.push_back(curve.d);
}

void addDisc(Point centre, double radius, Raster& raster)
{
    const int corners = std::clamp(static_cast<int>(4 + 4 * std::sqrt(radius)), 8, 64);
    // Somewhat larger than the circle, so that the areas agree.
    const double turn = 2 * std::numbers::pi / corners;
    const double reach = radius * std::sqrt(turn / std::sin(turn));
    if (!inSight(centre, centre, reach, raster.clip())) {
        return;
    }
    Point last = centre + Point{reach, 0};
    for (int i = 1; i <= corners; ++i) {
        const Point next =
            i == corners ? centre + Point{reach, 0} : centre + Point{std::cos(turn * i), std::sin(turn * i)} * reach;
        raster.edge(last, next);
        last = next;
    }
}

void addRounded(const Rect& rect, double radius, Turn turn, Raster& raster)
{
    const double r = std::min({radius, rect.width / 2, rect.height / 2});
    std::array<Point, 68> corners;
    std::size_t count = 0;
    const int pieces = r <= 0.2 ? 0 : std::clamp(static_cast<int>(1.5 + 1.6 * std::sqrt(r)), 2, 16);
    const Point middles[4] = {{rect.left() + r, rect.top() + r},
                              {rect.right() - r, rect.top() + r},
                              {rect.right() - r, rect.bottom() - r},
                              {rect.left() + r, rect.bottom() - r}};
    for (int corner = 0; corner < 4; ++corner) {
        for (int i = 0; i <= pieces; ++i) {
            const double angle = std::numbers::pi * (1 + 0.5 * corner + (pieces > 0 ? 0.5 * i / pieces : 0.25));
            const double reach = pieces > 0 ? r : r * std::numbers::sqrt2;
            corners[count++] = middles[corner] + Point{std::cos(angle), std::sin(angle)} * reach;
        }
    }
    if (turn == Turn::cutOut) {
        std::reverse(corners.begin(), corners.begin() + static_cast<std::ptrdiff_t>(count));
    }
    raster.outline(std::span(corners).first(count));
}

void addStroke(std::span<const Point> line, double width, Ends ends, Raster& raster)
{
    const double half = width / 2;
    thread_local std::vector<Point> points;
    points.clear();
    for (const Point& point : line) {
        if (points.empty() || length(point - points.back()) > 1e-3) {
            points.push_back(point);
        }
    }
    if (ends == Ends::round && !points.empty()) {
        addDisc(points.front(), half, raster);
        addDisc(points.back(), half, raster);
    }
    if (points.size() < 2) {
        return;
    }
    thread_local Piece piece;
    bool open = false;
    Point before; // the direction of the segment before
    double lengthBefore = 0;
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const Point by = points[i + 1] - points[i];
        const double size = std::sqrt(by.x * by.x + by.y * by.y);
        const Point along = by * (1 / size);
        if (!inSight(points[i], points[i + 1], width, raster.clip())) {
            if (open) {
                piece.add(points[i], across(before) * half);
                piece.finish(raster);
                open = false;
            }
            before = along;
            lengthBefore = size;
            continue;
        }
        if (open) {
            const double turn = along.x * before.x + along.y * before.y;
            // The inner side must not run back over itself.
            const double inner = half * std::sqrt(std::max(0.0, (1 - turn) / std::max(1e-9, 1 + turn)));
            if (turn < roundBelow || inner > std::min(size, lengthBefore)) {
                piece.add(points[i], across(before) * half);
                piece.finish(raster);
                addDisc(points[i], half, raster);
                piece.add(points[i], across(along) * half);
            } else {
                piece.add(points[i], (across(before) + across(along)) * (half / (1 + turn)));
            }
        } else {
            piece.add(points[i], across(along) * half);
            open = true;
        }
        before = along;
        lengthBefore = size;
    }
    if (open) {
        piece.add(points.back(), across(before) * half);
        piece.finish(raster);
    }
}

namespace {

// Calls stroke(points) for each stretch of the line that a pattern leaves, in the raster's sight.
template<class Act> void eachStretch(std::span<const Point> line, const std::array<double, 2>& pattern, Act act)
{
    thread_local std::vector<Point> stretch;
    stretch.assign(1, line.front());
    bool drawn = true;
    double left = pattern[0];
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double size = length(line[i + 1] - line[i]);
        double at = 0;
        while (size - at > left) {
            at += left;
            const Point here = between(line[i], line[i + 1], at / size);
            if (drawn) {
                stretch.push_back(here);
                act(stretch);
            }
            stretch.assign(1, here);
            drawn = !drawn;
            left = pattern[drawn ? 0 : 1];
        }
        left -= size - at;
        if (drawn) {
            stretch.push_back(line[i + 1]);
        }
    }
    if (drawn && stretch.size() > 1) {
        act(stretch);
    }
}

} // namespace

void addDashes(std::span<const Point> line, double width, const std::array<double, 2>& pattern, Raster& raster)
{
    if (line.size() < 2 || pattern[0] + pattern[1] < 0.5) {
        addStroke(line, width, Ends::flat, raster); // too fine to be seen as dashes
        return;
    }
    eachStretch(line, pattern, [&](const std::vector<Point>& stretch) {
        if (inSight(stretch.front(), stretch.back(), width + pattern[0], raster.clip())) {
            addStroke(stretch, width, Ends::flat, raster);
        }
    });
}

void addDots(std::span<const Point> line, double width, double apart, Raster& raster)
{
    if (line.empty() || apart < 0.5) {
        return;
    }
    double next = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double size = length(line[i + 1] - line[i]);
        for (; next < size; next += apart) {
            addDisc(between(line[i], line[i + 1], next / size), width / 2, raster);
        }
        next -= size;
    }
}

} // namespace roundtrip
