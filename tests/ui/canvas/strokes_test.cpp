// SPDX-License-Identifier: GPL-3.0-or-later
// Strokes: a flattened curve stays as near as it was asked to, with no more points than that takes.
#include "ui/canvas/strokes.h"

#include <random>

#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

double distanceTo(Point p, Point a, Point b)
{
    const Point by = b - a;
    const double square = by.x * by.x + by.y * by.y;
    const double share = square > 0 ? std::clamp(((p.x - a.x) * by.x + (p.y - a.y) * by.y) / square, 0.0, 1.0) : 0.0;
    return length(p - between(a, b, share));
}

// How far the curve strays from its flattened points at most.
double strays(const Curve& curve, const std::vector<Point>& points)
{
    double most = 0;
    for (int i = 0; i <= 400; ++i) {
        const Point on = curve.at(i / 400.0);
        double least = std::numeric_limits<double>::max();
        for (std::size_t k = 1; k < points.size(); ++k) {
            least = std::min(least, distanceTo(on, points[k - 1], points[k]));
        }
        most = std::max(most, least);
    }
    return most;
}

TEST(Flatten, StraysNoFurtherThanItWasAllowed)
{
    std::mt19937 dice(3);
    std::uniform_real_distribution<double> place(0, 300);
    for (int i = 0; i < 300; ++i) {
        const auto point = [&] { return Point{place(dice), place(dice)}; };
        const Curve curve{point(), point(), point(), point()};
        for (const double tolerance : {0.1, 0.6}) {
            std::vector<Point> points{curve.a};
            flatten(curve, tolerance, points);
            ASSERT_LE(strays(curve, points), tolerance) << i;
        }
    }
}

TEST(Flatten, TakesTwoStraightLinesForACurveThatRisesByAPixel)
{
    // As arrows leave and enter: level. By how its points are spread alone it would take eight pieces.
    const Curve curve{{0, 0}, {60, 0}, {60, 1}, {120, 1}};
    std::vector<Point> points;
    flatten(curve, 0.3, points);
    EXPECT_LE(points.size(), 2U);
}

TEST(Flatten, EndsWhereTheCurveEnds)
{
    const Curve curve{{0, 0}, {50, 90}, {70, -20}, {130, 40}};
    std::vector<Point> points;
    flatten(curve, 0.1, points);
    EXPECT_EQ(points.back(), curve.d);
}

} // namespace
} // namespace roundtrip::testing
