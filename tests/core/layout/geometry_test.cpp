// SPDX-License-Identifier: GPL-3.0-or-later
// Curves and rectangles against what geometry says.
#include "core/layout/geometry.h"

#include <vector>

#include <gtest/gtest.h>

namespace roundtrip {
namespace {

// The usual cubic for a quarter of a circle of radius 100 around the origin, from (100, 0) to (0, 100).
constexpr double k = 55.2284749831;
constexpr Curve quarterCircle{{100, 0}, {100, k}, {k, 100}, {0, 100}};

TEST(Geometry, a_curve_begins_and_ends_at_its_end_points)
{
    EXPECT_EQ(quarterCircle.at(0), (Point{100, 0}));
    EXPECT_EQ(quarterCircle.at(1), (Point{0, 100}));
}

TEST(Geometry, a_quarter_circle_is_as_long_as_geometry_says)
{
    // pi/2 times 100; the cubic is off by less than 3 in 10,000.
    EXPECT_NEAR(length(quarterCircle), 157.08, 0.05);
}

TEST(Geometry, bounds_reach_as_far_as_the_curve_and_not_as_its_control_points)
{
    // y(t) = 3·100·s²t + 3·100·s·t² = 300·s·t, at most 75 at t = 1/2.
    const Rect all = bounds(Curve{{0, 0}, {0, 100}, {100, 100}, {100, 0}});
    EXPECT_NEAR(all.bottom(), 75, 1e-9);
    EXPECT_NEAR(all.top(), 0, 1e-9);
    EXPECT_NEAR(all.left(), 0, 1e-9);
    EXPECT_NEAR(all.right(), 100, 1e-9);
}

TEST(Geometry, the_distance_to_an_arc_from_its_middle_is_its_radius)
{
    EXPECT_NEAR(distance(quarterCircle, {0, 0}), 100, 0.2);
    EXPECT_NEAR(distance(quarterCircle, {200, 0}), 100, 1e-9); // its start is nearest
}

TEST(Geometry, a_cut_gives_two_parts_of_the_same_curve)
{
    const auto [before, after] = cut(quarterCircle, 0.3);
    EXPECT_EQ(before.d, after.a);
    EXPECT_NEAR(length(before) + length(after), length(quarterCircle), 0.01);
    EXPECT_NEAR(after.at(0.5).x, quarterCircle.at(0.65).x, 1e-9); // 0.3 + 0.7·0.5
}

TEST(Geometry, an_arc_enters_the_box_that_it_passes_through_and_no_other)
{
    EXPECT_TRUE(intersects(quarterCircle, Rect{60, 60, 20, 20}));  // around (70.7, 70.7)
    EXPECT_FALSE(intersects(quarterCircle, Rect{0, 0, 60, 60}));   // its corner is 84.9 from the middle
    EXPECT_FALSE(intersects(quarterCircle, Rect{80, 80, 50, 50})); // its corner is 113 from the middle
}

TEST(Geometry, a_level_line_enters_a_box_that_it_crosses_although_it_has_no_height)
{
    EXPECT_TRUE(intersects(lineCurve({0, 10}, {100, 10}), Rect{40, 0, 20, 20}));
    EXPECT_FALSE(intersects(lineCurve({0, 20}, {100, 20}), Rect{40, 0, 20, 20})); // along its edge
}

TEST(Geometry, equal_shares_of_a_way_are_equal_distances)
{
    // A line of 100, then an S of some other length: a third of the way is a third of the length.
    const std::vector<Curve> way{lineCurve({0, 0}, {100, 0}), {{100, 0}, {200, 0}, {100, 150}, {200, 150}}};
    const double whole = length(Way(way));
    const double step = whole / 40;
    Point last = spotAt(way, 0).point;
    for (int i = 1; i <= 40; ++i) {
        const Point next = spotAt(way, i / 40.0).point;
        // Straight across, a step is a little shorter than along the bend.
        EXPECT_NEAR(length(next - last), step, step * 0.06) << i;
        last = next;
    }
    EXPECT_NEAR(last.x, 200, 1e-6);
    EXPECT_NEAR(spotAt(way, 0.05).direction.x, 1, 1e-9);
}

TEST(Geometry, beyond_a_share_of_a_way_the_rest_of_its_length_is_left)
{
    const std::vector<Curve> way{lineCurve({0, 0}, {100, 0}), {{100, 0}, {200, 0}, {100, 150}, {200, 150}}};
    const double whole = length(Way(way));
    for (const double share : {0.0, 0.1, 0.5, 0.9}) {
        const std::vector<Curve> rest = beyond(way, share);
        EXPECT_NEAR(length(Way(rest)), (1 - share) * whole, 1e-3 * whole) << share;
        EXPECT_NEAR(length(rest.front().a - spotAt(way, share).point), 0, 1e-6) << share;
        EXPECT_EQ(rest.back().d, way.back().d);
    }
    EXPECT_TRUE(beyond(way, 1).empty());
}

TEST(Geometry, a_page_holds_its_picture_in_the_middle)
{
    // 100 by 50 on a square: as wide as it is, and 25 more above and below.
    EXPECT_EQ(shapedLike({7, 7}, {10, 20, 100, 50}), (Rect{10, -5, 100, 100}));
    EXPECT_EQ(shapedLike({40, 10}, {0, 0, 100, 50}), (Rect{-50, 0, 200, 50}));
    EXPECT_EQ(shapedLike({}, {10, 20, 100, 50}), (Rect{10, 20, 100, 50}));
}

TEST(Geometry, boxes_that_only_touch_do_not_intersect)
{
    EXPECT_FALSE((Rect{0, 0, 10, 10}.intersects(Rect{10, 0, 10, 10})));
    EXPECT_TRUE((Rect{0, 0, 10, 10}.intersects(Rect{9, 9, 10, 10})));
}

} // namespace
} // namespace roundtrip
