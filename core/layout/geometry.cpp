// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/geometry.h"

#include <cstddef>
#include <utility>

namespace roundtrip {

namespace {

// The five-point Gauss-Legendre rule on [-1, 1] (Abramowitz and Stegun 25.4.29).
constexpr std::array<double, 5> gaussPlaces{0, -0.5384693101056831, 0.5384693101056831, -0.9061798459386640,
                                            0.9061798459386640};
constexpr std::array<double, 5> gaussWeights{0.5688888888888889, 0.4786286704993665, 0.4786286704993665,
                                             0.2369268850561891, 0.2369268850561891};

double lengthBetween(const Curve& curve, double from, double to)
{
    const double half = (to - from) / 2;
    double sum = 0;
    for (std::size_t i = 0; i < gaussPlaces.size(); ++i) {
        sum += gaussWeights[i] * length(curve.tangent(from + half * (1 + gaussPlaces[i])));
    }
    return sum * half;
}

// Where the derivative of one coordinate is zero, inside (0, 1): at most two places.
int turns(double a, double b, double c, double d, std::array<double, 2>& out)
{
    const double k2 = -a + 3 * b - 3 * c + d;
    const double k1 = 2 * (a - 2 * b + c);
    const double k0 = b - a;
    int count = 0;
    const auto take = [&](double t) {
        if (t > 0 && t < 1) {
            out[static_cast<std::size_t>(count++)] = t;
        }
    };
    if (std::abs(k2) < 1e-12) {
        if (std::abs(k1) > 1e-12) {
            take(-k0 / k1);
        }
        return count;
    }
    const double discriminant = k1 * k1 - 4 * k2 * k0;
    if (discriminant < 0) {
        return 0;
    }
    const double root = std::sqrt(discriminant);
    take((-k1 + root) / (2 * k2));
    take((-k1 - root) / (2 * k2));
    return count;
}

Rect hull(const Curve& curve)
{
    const auto [x0, x1] = std::minmax({curve.a.x, curve.b.x, curve.c.x, curve.d.x});
    const auto [y0, y1] = std::minmax({curve.a.y, curve.b.y, curve.c.y, curve.d.y});
    return {x0, y0, x1 - x0, y1 - y0};
}

bool enters(const Curve& curve, const Rect& rect, int depth)
{
    const Rect around = hull(curve);
    // A straight level line has an empty hull: compare the sides, not areas.
    if (around.right() <= rect.x || around.x >= rect.right() || around.bottom() <= rect.y ||
        around.y >= rect.bottom()) {
        return false;
    }
    const auto inside = [&](Point p) {
        return p.x > rect.x && p.x < rect.right() && p.y > rect.y && p.y < rect.bottom();
    };
    if (inside(curve.a) || inside(curve.d)) {
        return true;
    }
    if (depth == 0 || std::max(around.width, around.height) < 0.25) {
        return false;
    }
    const auto [before, after] = cut(curve, 0.5);
    return enters(before, rect, depth - 1) || enters(after, rect, depth - 1);
}

double distanceToRect(const Rect& rect, Point p)
{
    const double dx = std::max({rect.x - p.x, 0.0, p.x - rect.right()});
    const double dy = std::max({rect.y - p.y, 0.0, p.y - rect.bottom()});
    return length(Point{dx, dy});
}

double distanceToSegment(Point a, Point b, Point p)
{
    const Point ab = b - a;
    const double square = ab.x * ab.x + ab.y * ab.y;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * ab.x + (p.y - a.y) * ab.y) / square, 0.0, 1.0) : 0;
    return length(p - (a + ab * t));
}

} // namespace

Point Curve::tangent(double t) const
{
    const double s = 1 - t;
    const Point slope = ((b - a) * (s * s) + (c - b) * (2 * s * t) + (d - c) * (t * t)) * 3;
    if (slope.x != 0 || slope.y != 0) {
        return slope;
    }
    // Control points that fall together leave no derivative at the ends: the chord tells the direction.
    return d - a;
}

std::array<Curve, 2> cut(const Curve& curve, double t)
{
    const Point ab = between(curve.a, curve.b, t);
    const Point bc = between(curve.b, curve.c, t);
    const Point cd = between(curve.c, curve.d, t);
    const Point abc = between(ab, bc, t);
    const Point bcd = between(bc, cd, t);
    const Point middle = between(abc, bcd, t);
    return {Curve{curve.a, ab, abc, middle}, Curve{middle, bcd, cd, curve.d}};
}

Rect bounds(const Curve& curve)
{
    Point low{std::min(curve.a.x, curve.d.x), std::min(curve.a.y, curve.d.y)};
    Point high{std::max(curve.a.x, curve.d.x), std::max(curve.a.y, curve.d.y)};
    std::array<double, 2> places{};
    for (int i = 0, n = turns(curve.a.x, curve.b.x, curve.c.x, curve.d.x, places); i < n; ++i) {
        const double x = curve.at(places[static_cast<std::size_t>(i)]).x;
        low.x = std::min(low.x, x);
        high.x = std::max(high.x, x);
    }
    for (int i = 0, n = turns(curve.a.y, curve.b.y, curve.c.y, curve.d.y, places); i < n; ++i) {
        const double y = curve.at(places[static_cast<std::size_t>(i)]).y;
        low.y = std::min(low.y, y);
        high.y = std::max(high.y, y);
    }
    return rectOf(low, high);
}

double length(const Curve& curve)
{
    return lengthBetween(curve, 0, 0.5) + lengthBetween(curve, 0.5, 1);
}

double distance(const Curve& curve, Point p)
{
    constexpr int pieces = 24;
    double best = std::numeric_limits<double>::infinity();
    Point last = curve.a;
    for (int i = 1; i <= pieces; ++i) {
        const Point next = curve.at(static_cast<double>(i) / pieces);
        best = std::min(best, distanceToSegment(last, next, p));
        last = next;
    }
    return best;
}

bool intersects(const Curve& curve, const Rect& rect)
{
    return enters(curve, rect, 14);
}

Rect bounds(Way way)
{
    if (way.empty()) {
        return {};
    }
    Rect all = bounds(way.front());
    for (const Curve& curve : way.subspan(1)) {
        const Rect one = bounds(curve);
        const double x = std::min(all.x, one.x);
        const double y = std::min(all.y, one.y);
        all = {x, y, std::max(all.right(), one.right()) - x, std::max(all.bottom(), one.bottom()) - y};
    }
    return all;
}

double length(Way way)
{
    double sum = 0;
    for (const Curve& curve : way) {
        sum += length(curve);
    }
    return sum;
}

double distance(Way way, Point p)
{
    double best = std::numeric_limits<double>::infinity();
    for (const Curve& curve : way) {
        if (distanceToRect(hull(curve), p) < best) {
            best = std::min(best, distance(curve, p));
        }
    }
    return best;
}

namespace {

// By halving: parts whose hull is too far away fall away; pieces of some 8 pixels are as good as straight.
bool near(const Curve& curve, Point p, double reach, int depth)
{
    const Rect around = hull(curve);
    if (!around.grown(reach).contains(p)) {
        return false;
    }
    if (depth == 0 || std::max(around.width, around.height) < 8) {
        return distanceToSegment(curve.a, curve.d, p) < reach;
    }
    const auto [before, after] = cut(curve, 0.5);
    return near(before, p, reach, depth - 1) || near(after, p, reach, depth - 1);
}

} // namespace

bool passesWithin(Way way, Point p, double reach)
{
    return std::any_of(way.begin(), way.end(), [&](const Curve& curve) { return near(curve, p, reach, 16); });
}

bool intersects(Way way, const Rect& rect)
{
    return std::any_of(way.begin(), way.end(), [&](const Curve& curve) { return intersects(curve, rect); });
}

namespace {

// Where that share of the way is gone: on which of its curves, and where on it.
std::pair<std::size_t, double> goneTo(Way way, double share)
{
    const double all = length(way);
    double left = std::clamp(share, 0.0, 1.0) * all;
    std::size_t at = 0;
    double here = way.size() == 1 ? all : length(way[0]);
    while (left > here && at + 1 < way.size()) {
        left -= here;
        here = length(way[++at]);
    }
    const Curve& curve = way[at];
    // Newton's steps on the length from the start: the length grows by |tangent|.
    double t = here > 0 ? std::clamp(left / here, 0.0, 1.0) : 0;
    for (int step = 0; step < 4; ++step) {
        const double speed = length(curve.tangent(t));
        if (speed < 1e-9) {
            break;
        }
        const double walked = lengthBetween(curve, 0, t / 2) + lengthBetween(curve, t / 2, t);
        const double before = std::exchange(t, std::clamp(t - (walked - left) / speed, 0.0, 1.0));
        if (std::abs(t - before) < 1e-9) {
            break; // what is left to go is the square of that
        }
    }
    return {at, t};
}

} // namespace

Spot spotAt(Way way, double share)
{
    if (way.empty()) {
        return {};
    }
    const auto [at, t] = goneTo(way, share);
    return {way[at].at(t), unit(way[at].tangent(t))};
}

std::vector<Curve> beyond(Way way, double share)
{
    if (share <= 0 || way.empty()) {
        return {way.begin(), way.end()};
    }
    if (share >= 1) {
        return {};
    }
    const auto [at, t] = goneTo(way, share);
    std::vector<Curve> rest;
    if (t < 1) {
        rest.push_back(cut(way[at], t)[1]);
    }
    rest.insert(rest.end(), way.begin() + static_cast<std::ptrdiff_t>(at) + 1, way.end());
    return rest;
}

} // namespace roundtrip
