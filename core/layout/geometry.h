// SPDX-License-Identifier: GPL-3.0-or-later
// Plane geometry of what is drawn: points, rectangles and cubic curves. x grows to the right, y downwards; the unit is
// the pixel of a picture at 100 %.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

namespace roundtrip {

struct Point {
    double x = 0;
    double y = 0;

    bool operator==(const Point&) const = default;
};

constexpr Point operator+(Point a, Point b)
{
    return {a.x + b.x, a.y + b.y};
}
constexpr Point operator-(Point a, Point b)
{
    return {a.x - b.x, a.y - b.y};
}
constexpr Point operator*(Point a, double k)
{
    return {a.x * k, a.y * k};
}
// std::hypot guards against overflow, which no map comes near, at several times the cost.
inline double length(Point a)
{
    return std::sqrt(a.x * a.x + a.y * a.y);
}
constexpr Point between(Point a, Point b, double share)
{
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
}
// a scaled to length 1; (1, 0) for the zero vector.
inline Point unit(Point a)
{
    const double size = length(a);
    return size > 0 ? Point{a.x / size, a.y / size} : Point{1, 0};
}

struct Size {
    double width = 0;
    double height = 0;

    bool operator==(const Size&) const = default;
};

struct Rect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    bool operator==(const Rect&) const = default;
    constexpr double left() const { return x; }
    constexpr double right() const { return x + width; }
    constexpr double top() const { return y; }
    constexpr double bottom() const { return y + height; }
    constexpr Point centre() const { return {x + width / 2, y + height / 2}; }
    constexpr Size size() const { return {width, height}; }
    constexpr bool empty() const { return width <= 0 || height <= 0; }
    constexpr bool contains(Point p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
    constexpr bool contains(const Rect& r) const
    {
        return r.x >= x && r.right() <= right() && r.y >= y && r.bottom() <= bottom();
    }
    // Whether they share an area: rectangles that only touch do not.
    constexpr bool intersects(const Rect& r) const
    {
        return x < r.right() && r.x < right() && y < r.bottom() && r.y < bottom();
    }
    // Grown by the margin on every side; shrunk by a negative one.
    constexpr Rect grown(double margin) const
    {
        return {x - margin, y - margin, width + 2 * margin, height + 2 * margin};
    }
    constexpr Rect moved(Point by) const { return {x + by.x, y + by.y, width, height}; }
};

constexpr Rect rectAround(Point centre, Size size)
{
    return {centre.x - size.width / 2, centre.y - size.height / 2, size.width, size.height};
}
constexpr Rect rectOf(Point a, Point b)
{
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x) - std::min(a.x, b.x),
            std::max(a.y, b.y) - std::min(a.y, b.y)};
}
// The least rectangle that holds both; an empty one at the origin holds nothing and is left out.
constexpr Rect united(const Rect& a, const Rect& b)
{
    if (a == Rect{}) {
        return b;
    }
    if (b == Rect{}) {
        return a;
    }
    const double x = std::min(a.x, b.x);
    const double y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

// The least rectangle around the middle of `rect` that holds it and has the shape of `size`; rect itself where size is
// empty.
constexpr Rect shapedLike(Size size, const Rect& rect)
{
    if (size.width <= 0 || size.height <= 0) {
        return rect;
    }
    const double width = std::max(rect.width, rect.height * size.width / size.height);
    const double height = std::max(rect.height, rect.width * size.height / size.width);
    return rectAround(rect.centre(), {width, height});
}

// A cubic Bézier curve from a to d with the control points b and c.
struct Curve {
    Point a, b, c, d;

    bool operator==(const Curve&) const = default;
    constexpr Point at(double t) const
    {
        const double s = 1 - t;
        const double ka = s * s * s;
        const double kb = 3 * s * s * t;
        const double kc = 3 * s * t * t;
        const double kd = t * t * t;
        return {ka * a.x + kb * b.x + kc * c.x + kd * d.x, ka * a.y + kb * b.y + kc * c.y + kd * d.y};
    }
    // The derivative by t: the direction of travel, not of length 1.
    Point tangent(double t) const;
    constexpr Curve reversed() const { return {d, c, b, a}; }
};

constexpr Curve lineCurve(Point a, Point d)
{
    return {a, between(a, d, 1.0 / 3), between(a, d, 2.0 / 3), d};
}

// A curve cut at t: its part before, its part after (de Casteljau).
std::array<Curve, 2> cut(const Curve& curve, double t);

// The exact bounds of the curve, by the roots of its derivative.
Rect bounds(const Curve& curve);

// Its length, to about a thousandth.
double length(const Curve& curve);

// The distance from p to the nearest point of the curve, to about a tenth of a pixel for curves of a screen's size.
double distance(const Curve& curve, Point p);

// Whether the curve enters the inside of the rectangle.
bool intersects(const Curve& curve, const Rect& rect);

// A way made of curves that follow on each other.
using Way = std::span<const Curve>;

Rect bounds(Way way);
double length(Way way);
double distance(Way way, Point p);
// Whether some point of the way is nearer to p than `reach`. Much faster than the distance where it is not.
bool passesWithin(Way way, Point p, double reach);
bool intersects(Way way, const Rect& rect);

// A place on a way and the direction of travel there (length 1).
struct Spot {
    Point point;
    Point direction{1, 0};
};

// The spot at the share (0..1) of the way's length. Curves are walked by length, so equal steps of the share are
// equal distances: what moves along a way moves evenly.
Spot spotAt(Way way, double share);
// What is left of the way beyond that share of its length.
std::vector<Curve> beyond(Way way, double share);

} // namespace roundtrip
