// SPDX-License-Identifier: GPL-3.0-or-later
// The layered layout: order, room, repeatability, and a picture that keeps still.
#include "core/layout/layered.h"

#include <cmath>

#include "core/layout/layered_graph.h"
#include "tests/core/layout/graphs.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::graphOf;
using testing::overlaps;
using testing::randomGraph;

TEST(Layered, money_in_a_chain_runs_from_left_to_right_in_a_straight_line)
{
    const Positions at = layered(graphOf(3, {{0, 1}, {1, 2}}));
    // 168 wide, 220 apart: 388 from middle to middle.
    EXPECT_DOUBLE_EQ(at[1].x - at[0].x, 388);
    EXPECT_DOUBLE_EQ(at[2].x - at[1].x, 388);
    EXPECT_NEAR(at[0].y, at[1].y, 1e-6);
    EXPECT_NEAR(at[1].y, at[2].y, 1e-6);
}

TEST(Layered, of_a_loop_only_the_lightest_arrow_runs_back)
{
    LayoutGraph ring = graphOf(4, {{0, 1}, {1, 2}, {2, 3}, {3, 0}});
    ring.edges[1].weight = 0.2;
    for (const std::size_t e : {0U, 2U, 3U}) {
        ring.edges[e].weight = 4;
    }
    const Positions at = layered(ring);
    EXPECT_GT(at[1].x, at[2].x);
    EXPECT_LT(at[2].x, at[3].x);
    EXPECT_LT(at[3].x, at[0].x);
    EXPECT_LT(at[0].x, at[1].x);
}

TEST(Layered, feedback_is_as_light_as_it_can_be_on_small_graphs)
{
    // Against all orders of six nodes.
    for (unsigned seed = 0; seed < 40; ++seed) {
        const LayoutGraph graph = randomGraph(6, 14, seed);
        std::vector<Link> links;
        for (const LayoutEdge& edge : graph.edges) {
            links.push_back({edge.from, edge.to, edge.weight, 1});
        }
        const auto back = [&](const std::vector<std::uint32_t>& rank) {
            double sum = 0;
            for (const Link& link : links) {
                sum += rank[link.from] > rank[link.to] ? link.weight : 0;
            }
            return sum;
        };
        std::vector<std::uint32_t> rank{0, 1, 2, 3, 4, 5};
        double least = back(rank);
        while (std::next_permutation(rank.begin(), rank.end())) {
            least = std::min(least, back(rank));
        }
        // A heuristic: at worst a third more than the least, on most graphs the least itself.
        EXPECT_LE(back(ranksWithLightFeedback(6, links)), least * 4 / 3 + 1e-9) << seed;
    }
}

TEST(Layered, a_tree_is_drawn_without_a_crossing)
{
    LayeredGraph tree = layeredGraph(
        std::vector<double>(7, 56), std::vector<std::uint32_t>{0, 1, 1, 2, 2, 2, 2},
        std::vector<Link>{{0, 1, 1, 1}, {0, 2, 1, 1}, {1, 4, 1, 1}, {1, 6, 1, 1}, {2, 3, 1, 1}, {2, 5, 1, 1}});
    EXPECT_GT(crossings(tree), 0U); // as it is given
    EXPECT_EQ(reduceCrossings(tree), 0U);
    EXPECT_EQ(crossings(tree), 0U);
}

TEST(Layered, crossings_are_counted_one_by_one)
{
    // The complete bipartite graph of 3 and 3: C(3,2)² = 9 crossings in every order.
    std::vector<Link> links;
    for (std::uint32_t a = 0; a < 3; ++a) {
        for (std::uint32_t b = 3; b < 6; ++b) {
            links.push_back({a, b, 1, 1});
        }
    }
    LayeredGraph graph = layeredGraph(std::vector<double>(6, 56), std::vector<std::uint32_t>{0, 0, 0, 1, 1, 1}, links);
    EXPECT_EQ(crossings(graph), 9U);
    EXPECT_EQ(reduceCrossings(graph), 9U);
}

TEST(Layered, no_boxes_overlap_on_any_graph)
{
    for (unsigned seed = 0; seed < 60; ++seed) {
        const LayoutGraph graph = randomGraph(1 + seed * 3, seed * 7, seed);
        const Positions at = layered(graph);
        ASSERT_EQ(at.size(), graph.nodes.size());
        for (const Point& point : at) {
            ASSERT_TRUE(std::isfinite(point.x) && std::isfinite(point.y));
        }
        EXPECT_EQ(overlaps(boxes(graph, at)), 0U) << seed;
    }
}

TEST(Layered, the_same_graph_gives_the_same_layout)
{
    for (unsigned seed = 0; seed < 10; ++seed) {
        const LayoutGraph graph = randomGraph(80, 200, seed);
        EXPECT_EQ(layered(graph), layered(graph));
    }
}

TEST(Layered, nine_tenths_of_a_chain_of_suppliers_run_one_way)
{
    // Deal-like: eight in ten pay someone further down the chain. 90 % one way are wanted at this size.
    std::mt19937 random(3);
    LayoutGraph graph;
    graph.nodes.resize(500);
    std::size_t down = 0;
    while (graph.edges.size() < 1500) {
        auto a = static_cast<std::uint32_t>(random() % 500);
        auto b = static_cast<std::uint32_t>(random() % 500);
        if (a == b) {
            continue;
        }
        if (random() % 10 < 8 && a > b) {
            std::swap(a, b);
        }
        down += a < b ? 1 : 0;
        graph.edges.push_back({a, b, 1, 2, 0});
    }
    const Positions at = layered(graph);
    std::size_t right = 0;
    for (const LayoutEdge& edge : graph.edges) {
        right += at[edge.from].x < at[edge.to].x ? 1 : 0;
    }
    EXPECT_GE(right, down);
    EXPECT_GE(right, 1350U);
}

TEST(Layered, nodes_without_arrows_stand_in_rows_below)
{
    LayoutGraph graph = graphOf(9, {{0, 1}, {1, 2}});
    const Positions at = layered(graph);
    const double bottom = std::max({at[0].y, at[1].y, at[2].y}) + 28;
    for (std::size_t i = 3; i < 9; ++i) {
        EXPECT_GT(at[i].y - 28, bottom);
    }
    EXPECT_EQ(at[3].y, at[4].y); // the first row
    EXPECT_EQ(overlaps(boxes(graph, at)), 0U);
}

TEST(Layered, a_new_node_finds_a_place_and_the_others_stay)
{
    for (unsigned seed = 0; seed < 20; ++seed) {
        LayoutGraph graph = randomGraph(40, 70, seed);
        const Positions before = layered(graph);
        for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
            graph.nodes[i].previous = before[i];
        }
        graph.nodes.push_back({});
        graph.nodes.push_back({}); // this one without an arrow
        graph.edges.push_back({40, 3, 1, 2, 0});
        graph.edges.push_back({7, 40, 1, 2, 0});
        const Positions after = layered(graph);
        for (std::size_t i = 0; i < before.size(); ++i) {
            EXPECT_EQ(after[i], before[i]);
        }
        EXPECT_EQ(overlaps(boxes(graph, after)), 0U) << seed;
    }
}

TEST(Layered, pinned_nodes_stay_where_they_are_when_all_else_is_laid_out)
{
    LayoutGraph graph = randomGraph(40, 70, 5);
    graph.nodes[11].previous = Point{-300, 777};
    graph.nodes[11].pinned = true;
    const Positions at = layered(graph);
    EXPECT_EQ(at[11], (Point{-300, 777}));
    EXPECT_EQ(overlaps(boxes(graph, at)), 0U);
}

TEST(Layered, nothing_gives_nothing)
{
    EXPECT_TRUE(layered({}).empty());
}

} // namespace
} // namespace roundtrip
