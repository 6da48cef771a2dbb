// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every layout, and what each is for.
#include "core/layout/layouts.h"

#include <cmath>

#include "core/layout/force.h"
#include "core/layout/kinds.h"
#include "core/layout/parts.h"
#include "core/layout/rings.h"
#include "tests/core/layout/graphs.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::graphOf;
using testing::overlaps;
using testing::randomGraph;

class EveryLayout : public ::testing::TestWithParam<LayoutKind> {};

TEST_P(EveryLayout, OverlapsNoBoxes)
{
    for (unsigned seed = 1; seed <= 6; ++seed) {
        const LayoutGraph graph = randomGraph(20 * seed, 45 * seed, seed);
        EXPECT_EQ(overlaps(boxes(graph, laidOut(GetParam(), graph))), 0U) << seed;
    }
}

TEST_P(EveryLayout, GivesTheSamePlacesForTheSameGraph)
{
    const LayoutGraph graph = randomGraph(120, 300, 7);
    EXPECT_EQ(laidOut(GetParam(), graph), laidOut(GetParam(), graph));
}

TEST_P(EveryLayout, KeepsPinnedNodesAndOverlapsNoneOfThem)
{
    LayoutGraph graph = randomGraph(40, 90, 3);
    graph.nodes[5].previous = Point{700, 300};
    graph.nodes[9].previous = Point{1200, -80};
    graph.nodes[5].pinned = graph.nodes[9].pinned = true;
    const Positions places = laidOut(GetParam(), graph);
    EXPECT_EQ(places[5], (Point{700, 300}));
    EXPECT_EQ(places[9], (Point{1200, -80}));
    EXPECT_EQ(overlaps(boxes(graph, places)), 0U);
}

TEST_P(EveryLayout, LeavesPlacesThatAreKnownAndFindsOneForWhatIsNew)
{
    LayoutGraph graph = randomGraph(40, 90, 4);
    const Positions before = laidOut(GetParam(), graph);
    for (std::size_t v = 0; v + 1 < graph.nodes.size(); ++v) {
        graph.nodes[v].previous = before[v];
    }
    const Positions after = laidOut(GetParam(), graph);
    EXPECT_TRUE(std::equal(before.begin(), before.end() - 1, after.begin()));
    EXPECT_EQ(overlaps(boxes(graph, after)), 0U);
}

TEST_P(EveryLayout, TakesWhatHasNoEdgesAndNothingAtAll)
{
    const LayoutGraph graph = graphOf(5, {{0, 1}});
    EXPECT_EQ(overlaps(boxes(graph, laidOut(GetParam(), graph))), 0U);
    EXPECT_TRUE(laidOut(GetParam(), LayoutGraph{}).empty());
}

INSTANTIATE_TEST_SUITE_P(All, EveryLayout,
                         ::testing::Values(LayoutKind::layered, LayoutKind::rings, LayoutKind::force, LayoutKind::kind),
                         [](const auto& one) { return std::string(layoutWords[static_cast<std::size_t>(one.param)]); });

TEST(Rings, FindTheLongestLoop)
{
    // A loop of three, and one of five through the same node.
    const LayoutGraph graph = graphOf(8, {{0, 1}, {1, 2}, {2, 0}, {0, 3}, {3, 4}, {4, 5}, {5, 6}, {6, 0}, {6, 7}});
    EXPECT_EQ(longLoop(graph, 24), (std::vector<std::uint32_t>{0, 3, 4, 5, 6}));
    EXPECT_TRUE(longLoop(graphOf(3, {{0, 1}, {1, 2}}), 24).empty());
}

TEST(Rings, ALoopGoesOnceRoundAndTheRestStandsOutside)
{
    const LayoutGraph graph = graphOf(9, {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}, {0, 6}, {7, 2}, {8, 4}});
    const Positions places = rings(graph);
    Point middle;
    for (int i = 0; i < 6; ++i) {
        middle = middle + places[static_cast<std::size_t>(i)] * (1.0 / 6);
    }
    double turned = 0;
    double farthest = 0;
    for (std::size_t i = 0; i < 6; ++i) {
        const Point a = places[i] - middle;
        const Point b = places[(i + 1) % 6] - middle;
        turned += std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y);
        farthest = std::max(farthest, length(a));
    }
    EXPECT_NEAR(turned, 2 * M_PI, 1e-9); // clockwise: y grows downwards
    for (std::size_t outside = 6; outside < 9; ++outside) {
        EXPECT_GT(length(places[outside] - middle), farthest);
    }
}

TEST(Kinds, StandInColumnsOfTheirOwnAsTheMoneyRuns)
{
    // Three kinds of six: a column each is about as wide as the whole is to be.
    LayoutGraph graph = graphOf(18, {{0, 6}, {1, 7}, {6, 12}, {7, 13}, {12, 0}});
    for (std::uint32_t v = 0; v < 18; ++v) {
        graph.nodes[v].group = std::array{2U, 0U, 1U}[v / 6];
    }
    const Positions places = kinds(graph);
    for (std::uint32_t v = 0; v < 18; ++v) {
        EXPECT_DOUBLE_EQ(places[v].x, places[v - v % 6].x);
    }
    EXPECT_LT(places[0].x, places[6].x); // one arrow runs back, not four
    EXPECT_LT(places[6].x, places[12].x);
}

TEST(Kinds, OfAFewStandBelowEachOtherRatherThanInAStrip)
{
    // Nine kinds, the money from each to the next: of one card each they were ten times as wide as high.
    for (const std::uint32_t each : {1U, 3U, 5U}) {
        LayoutGraph graph = graphOf(9 * each, {});
        for (std::uint32_t v = 0; v < 9 * each; ++v) {
            graph.nodes[v].group = v / each;
            if (v + each < 9 * each) {
                graph.edges.push_back({v, v + each, 1, 2, 0});
            }
        }
        const Positions places = kinds(graph);
        Rect all;
        for (const Rect& box : boxes(graph, places)) {
            all = united(all, box);
        }
        EXPECT_GT(all.width / all.height, 1.2) << each; // about 2, as near as whole kinds come to it
        EXPECT_LT(all.width / all.height, 3) << each;
        for (std::uint32_t v = each; v < 9 * each; ++v) {
            EXPECT_GE(places[v].x, places[v - each].x) << "they still follow the money from left to right";
        }
        // What stands below another kind keeps more from it than from its own.
        for (std::uint32_t group = 1; group < 9; ++group) {
            if (places[group * each].x == places[(group - 1) * each].x) {
                EXPECT_GE(places[group * each].y - places[group * each - 1].y, 56 + 60 - 1e-9);
            }
        }
    }
}

TEST(Force, WhatIsBoundStandsNearerThanWhatIsNot)
{
    // Two rings of eight with one arrow between them.
    LayoutGraph graph;
    graph.nodes.resize(16);
    for (std::uint32_t v = 0; v < 8; ++v) {
        for (const std::uint32_t from : {0U, 8U}) {
            graph.edges.push_back({from + v, from + (v + 1) % 8, 1, 2, 0});
            graph.edges.push_back({from + v, from + (v + 3) % 8, 1, 2, 0});
        }
    }
    graph.edges.push_back({0, 8, 1, 2, 0});
    const Positions places = force(graph);
    double inside = 0;
    double between = 0;
    for (std::uint32_t v = 0; v < 8; ++v) {
        for (std::uint32_t u = 0; u < 8; ++u) {
            inside += length(places[v] - places[u]) / 56;
            between += length(places[v] - places[8 + u]) / 64;
        }
    }
    EXPECT_LT(1.3 * inside, between);
}

TEST(Force, ALargeGraphOverlapsNoBoxes)
{
    const LayoutGraph graph = randomGraph(6000, 12000, 5);
    const std::vector<Rect> all = boxes(graph, force(graph));
    // Each only against those that begin before it ends.
    std::vector<Rect> sorted = all;
    std::sort(sorted.begin(), sorted.end(), [](const Rect& a, const Rect& b) { return a.x < b.x; });
    std::size_t count = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        for (std::size_t j = i + 1; j < sorted.size() && sorted[j].x < sorted[i].right(); ++j) {
            count += sorted[i].intersects(sorted[j]) ? 1 : 0;
        }
    }
    EXPECT_EQ(count, 0U);
}

TEST(InColumns, MoveAsLittleAsKeepsBoxesApart)
{
    const LayoutGraph graph = graphOf(3, {}); // boxes of 168 by 56
    const Positions apart{{0, 0}, {300, 10}, {0, 96}};
    EXPECT_EQ(inColumns(graph, apart, 300, 40), apart);
    const Positions moved = inColumns(graph, {{20, 0}, {290, 10}, {-30, 0}}, 300, 40);
    EXPECT_EQ(moved, (Positions{{0, -48}, {300, 10}, {0, 48}}));
}

} // namespace
} // namespace roundtrip
