// SPDX-License-Identifier: GPL-3.0-or-later
// Ways of arrows: from the sides that face each other, around boxes, side by side.
#include "core/layout/routes.h"

#include <cmath>

#include "core/layout/columns.h"
#include "core/layout/labels.h"
#include "core/layout/layered.h"
#include "tests/core/layout/graphs.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::randomGraph;

LayoutEdge arrow(std::uint32_t from, std::uint32_t to, double width = 2)
{
    return {from, to, 1, width, 0};
}

TEST(Routes, an_arrow_leaves_and_enters_level)
{
    const std::vector<Rect> boxes{{0, 0, 100, 50}, {300, 200, 100, 50}};
    const std::vector<LayoutEdge> edges{arrow(0, 1)};
    const Routes ways = routes(boxes, edges);
    const Way way = ways[0];
    EXPECT_EQ(way.front().a.x, 100);
    EXPECT_EQ(way.back().d.x, 300);
    EXPECT_EQ(way.front().b.y, way.front().a.y);
    EXPECT_EQ(way.back().c.y, way.back().d.y);
}

TEST(Routes, parallel_arrows_keep_ten_pixels_apart_and_opposite_ones_more)
{
    const std::vector<Rect> boxes{{0, 0, 168, 90}, {388, 120, 168, 90}};
    const std::vector<LayoutEdge> edges{arrow(0, 1), arrow(0, 1), arrow(1, 0)};
    const Routes ways = routes(boxes, edges);
    for (std::size_t a = 0; a < edges.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            // Parallel arrows lie 10 px apart at least; measured where they leave and where they enter.
            EXPECT_GE(std::abs(ways[a].front().a.y - (b < 2 && a == 2 ? ways[b].back().d.y : ways[b].front().a.y)),
                      9.99);
            double nearest = 1e9;
            for (int i = 0; i <= 40; ++i) {
                nearest = std::min(nearest, distance(ways[a], spotAt(ways[b], i / 40.0).point));
            }
            EXPECT_GT(nearest, 5) << a << " and " << b; // nearer where both are steep, but never on each other
        }
    }
}

bool onRim(const Rect& box, Point p)
{
    return box.contains(p) && (p.x == box.left() || p.x == box.right() || p.y == box.top() || p.y == box.bottom());
}

TEST(Routes, arrows_between_boxes_above_each_other_go_straight_from_the_sides_that_face)
{
    const std::vector<Rect> boxes{{0, 0, 200, 60}, {20, 160, 160, 60}};
    const std::vector<LayoutEdge> edges{arrow(0, 1), arrow(1, 0)};
    const Routes ways = routes(boxes, edges);
    // Both share 160 px, of which corners of 12 are kept: as far apart as 100.
    const Curve down = lineCurve({50, 60}, {50, 160});
    const Curve up = lineCurve({150, 160}, {150, 60});
    ASSERT_EQ(ways[0].size(), 1U);
    EXPECT_EQ(ways[0].front(), down);
    ASSERT_EQ(ways[1].size(), 1U);
    EXPECT_EQ(ways[1].front(), up);
}

TEST(Routes, many_between_boxes_above_each_other_share_the_breadth_evenly)
{
    const std::vector<Rect> boxes{{0, 0, 124, 60}, {0, 160, 124, 60}};
    const std::vector<LayoutEdge> edges{arrow(0, 1), arrow(0, 1), arrow(0, 1)};
    const Routes ways = routes(boxes, edges);
    for (std::size_t e = 0; e < 3; ++e) {
        EXPECT_DOUBLE_EQ(ways[e].front().a.x, 12 + 50.0 * static_cast<double>(e));
    }
}

TEST(Routes, what_stands_between_or_leaves_no_room_is_gone_round)
{
    // A third box between them; and two that are but 40 px apart.
    const std::vector<Rect> boxes{{0, 0, 200, 60}, {0, 100, 200, 60}, {0, 200, 200, 60}};
    const std::vector<LayoutEdge> edges{arrow(0, 2), arrow(0, 1)};
    const Routes ways = routes(boxes, edges);
    for (std::size_t e = 0; e < 2; ++e) {
        EXPECT_EQ(ways[e].front().a.x, ways[e].back().d.x);
        EXPECT_TRUE(ways[e].front().a.x == 0 || ways[e].front().a.x == 200);
        EXPECT_FALSE(intersects(ways[e], boxes[1].grown(-1)));
    }
}

TEST(Routes, an_arrow_past_a_column_goes_through_its_gap)
{
    // A box right in the way.
    const std::vector<Rect> boxes{{0, 100, 100, 50}, {300, 90, 100, 70}, {600, 100, 100, 50}};
    const std::vector<LayoutEdge> edges{arrow(0, 2), arrow(0, 1)};
    const Routes ways = routes(boxes, edges);
    EXPECT_FALSE(intersects(ways[0], boxes[1].grown(10)));
}

TEST(Routes, an_arrow_that_runs_back_past_columns_goes_outside_their_rows)
{
    // Two columns of three between payer and payee: there are gaps, but a loop has to read as one.
    std::vector<Rect> boxes{{800, 200, 100, 50}, {0, 200, 100, 50}};
    std::vector<LayoutEdge> edges{arrow(0, 1)};
    for (const double x : {250.0, 500.0}) {
        for (const double y : {100.0, 200.0, 300.0}) {
            boxes.push_back({x, y, 100, 50});
            edges.push_back(arrow(1, static_cast<std::uint32_t>(boxes.size() - 1)));
        }
    }
    const Routes ways = routes(boxes, edges);
    const Rect around = bounds(ways[0]);
    EXPECT_TRUE(around.top() < 100 || around.bottom() > 350);
    const Point middle = spotAt(ways[0], 0.5).point;
    EXPECT_TRUE(middle.y < 100 || middle.y > 350);
}

TEST(Routes, arcs_that_run_back_nest_without_touching)
{
    std::vector<Rect> boxes{{0, 200, 100, 50}, {300, 200, 100, 50}, {600, 200, 100, 50}, {900, 200, 100, 50}};
    const std::vector<LayoutEdge> edges{arrow(0, 1), arrow(1, 2), arrow(2, 3), arrow(3, 0), arrow(3, 1), arrow(2, 0)};
    const Routes ways = routes(boxes, edges);
    // The last to the first goes round both others, which pass one box each and do not meet above it.
    for (const std::size_t inner : {4U, 5U}) {
        EXPECT_LT(bounds(ways[inner]).top(), 200);
        EXPECT_GE(bounds(ways[inner]).top() - bounds(ways[3]).top(), 10);
    }
}

TEST(Routes, no_arrow_of_a_layered_layout_passes_through_a_box)
{
    for (unsigned seed = 0; seed < 40; ++seed) {
        const LayoutGraph graph = randomGraph(10 + 2 * seed, 15 + 4 * seed, seed);
        const std::vector<Rect> at = boxes(graph, layered(graph));
        const Routes ways = routes(at, graph.edges);
        ASSERT_EQ(ways.size(), graph.edges.size());
        for (std::size_t e = 0; e < ways.size(); ++e) {
            for (std::size_t b = 0; b < at.size(); ++b) {
                if (b != graph.edges[e].from && b != graph.edges[e].to) {
                    EXPECT_FALSE(intersects(ways[e], at[b])) << "seed " << seed << ", edge " << e << ", box " << b;
                }
            }
        }
    }
}

TEST(Routes, arrows_find_a_way_wherever_a_person_drags_the_boxes)
{
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        std::vector<Rect> boxes;
        for (int i = 0; i < 6; ++i) {
            boxes.push_back({static_cast<double>(random() % 600), static_cast<double>(random() % 400), 168, 56});
        }
        const std::vector<LayoutEdge> edges{arrow(0, 1), arrow(1, 2), arrow(2, 0), arrow(3, 4), arrow(5, 0)};
        const Routes ways = routes(boxes, edges);
        for (std::size_t e = 0; e < edges.size(); ++e) {
            const Way way = ways[e];
            const Rect& from = boxes[edges[e].from];
            const Rect& to = boxes[edges[e].to];
            ASSERT_FALSE(way.empty());
            EXPECT_TRUE(onRim(from, way.front().a));
            EXPECT_TRUE(onRim(to, way.back().d));
            for (std::size_t c = 0; c < way.size(); ++c) {
                ASSERT_TRUE(std::isfinite(way[c].d.x) && std::isfinite(way[c].d.y));
                EXPECT_TRUE(c == 0 || way[c].a == way[c - 1].d);
            }
        }
    }
}

TEST(Columns, values_are_spread_as_little_as_may_be)
{
    std::vector<double> values{10, 10, 10, 50};
    spread(values, std::vector<double>{0, 10, 10, 10}, 0, 100);
    EXPECT_EQ(values, (std::vector<double>{0, 10, 20, 50}));
    values = {10, 10, 10, 50};
    spread(values, std::vector<double>{0, 10, 10, 10}, 5, 30); // as far apart as there is room: 25/3
    EXPECT_NEAR(values[0], 5, 1e-9);
    EXPECT_NEAR(values[3], 30, 1e-9);
    EXPECT_NEAR(values[1] - values[0], 25.0 / 3, 1e-9);
}

TEST(Labels, lie_on_their_arrow_and_on_nothing_else)
{
    for (unsigned seed = 0; seed < 20; ++seed) {
        const LayoutGraph graph = randomGraph(25, 40, seed);
        const std::vector<Rect> at = boxes(graph, layered(graph));
        const Routes ways = routes(at, graph.edges);
        std::vector<LabelWish> wishes;
        for (std::uint32_t e = 0; e < graph.edges.size(); ++e) {
            wishes.push_back({e, {90, 18}, graph.edges[e].width});
        }
        const auto places = labelPlaces(at, ways.ways(), wishes);
        std::vector<Rect> shown;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i]) {
                EXPECT_LT(distance(ways[i], places[i]->centre()), 1);
                shown.push_back(*places[i]);
            }
        }
        EXPECT_GT(shown.size(), graph.edges.size() * 8 / 10);
        shown.insert(shown.end(), at.begin(), at.end());
        EXPECT_EQ(testing::overlaps(shown), 0U) << seed;
    }
}

TEST(Labels, a_label_without_room_is_left_out)
{
    // 40 px between the boxes, 90 wanted.
    const std::vector<Rect> boxes{{0, 0, 100, 50}, {140, 0, 100, 50}};
    const std::vector<LayoutEdge> edges{arrow(0, 1)};
    const Routes ways = routes(boxes, edges);
    EXPECT_FALSE(labelPlaces(boxes, ways.ways(), std::vector<LabelWish>{{0, {90, 18}, 1}})[0]);
}

} // namespace
} // namespace roundtrip
