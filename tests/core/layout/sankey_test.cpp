// SPDX-License-Identifier: GPL-3.0-or-later
// Columns, heights and ways of small Sankeys.
#include "core/layout/sankey.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace roundtrip {
namespace {

constexpr SankeySpace space{{0, 0, 600, 300}};

// 0 pays 1 and 2; 1 pays 2 on, and a part comes home.
SankeyGraph loop()
{
    SankeyGraph graph;
    graph.nodes = 3;
    graph.links = {{0, 1, 0.6}, {0, 2, 0.4}, {1, 2, 0.4}, {1, 0, 0.2}};
    graph.kept = {0, 0, 0.8};
    return graph;
}

TEST(Sankey, MoneyRunsToTheRightAndComesHomeInALaneBelow)
{
    const SankeyLayout found = sankeyLayout(loop(), space);
    EXPECT_EQ(found.columns, (std::vector<std::uint32_t>{0, 1, 2}));
    EXPECT_FALSE(found.bands[0].back);
    EXPECT_FALSE(found.bands[1].back);
    EXPECT_FALSE(found.bands[2].back);
    ASSERT_TRUE(found.bands[3].back);
    double lowest = 0;
    for (const Rect& bar : found.nodes) {
        lowest = std::max(lowest, bar.bottom());
    }
    EXPECT_GT(bounds(found.bands[3].way).bottom(), lowest); // under all bars
    EXPECT_DOUBLE_EQ(found.bands[3].way.front().a.x, found.nodes[1].right());
    EXPECT_DOUBLE_EQ(found.bands[3].way.back().d.x, found.nodes[0].left());
}

TEST(Sankey, BarsAndBandsAreAsHighAsTheirValues)
{
    const SankeyLayout found = sankeyLayout(loop(), space);
    EXPECT_NEAR(found.nodes[0].height, 1.0 * found.scale, 1e-9);
    EXPECT_NEAR(found.nodes[1].height, 0.6 * found.scale, 1e-9);
    EXPECT_NEAR(found.nodes[2].height, 0.8 * found.scale, 1e-9);
    EXPECT_NEAR(found.bands[1].width, 0.4 * found.scale, 1e-9);
    // The bands that leave a bar lie on it side by side: those of 0 fill it.
    const double top = std::min(found.bands[0].way[0].a.y - found.bands[0].width / 2,
                                found.bands[1].way[0].a.y - found.bands[1].width / 2);
    EXPECT_NEAR(top, found.nodes[0].y, 1e-9);
}

TEST(Sankey, EverythingStandsInTheRoom)
{
    const SankeyLayout found = sankeyLayout(loop(), space);
    for (const Rect& bar : found.nodes) {
        EXPECT_TRUE(space.room.contains(bar));
    }
    for (const SankeyBandPlace& band : found.bands) {
        const Rect around = bounds(band.way);
        EXPECT_GE(around.x - (band.back ? band.width / 2 : 0), -0.5);
        EXPECT_LE(around.right() + (band.back ? band.width / 2 : 0), 600.5);
        EXPECT_LE(around.bottom() + band.width / 2, 300.5);
    }
}

TEST(Sankey, AWayIsUnbroken)
{
    for (const SankeyBandPlace& band : sankeyLayout(loop(), space).bands) {
        for (std::size_t i = 1; i < band.way.size(); ++i) {
            EXPECT_LT(length(band.way[i].a - band.way[i - 1].d), 0.02);
        }
    }
}

TEST(Sankey, ALoopAwayFromTheSourceRunsBackWhereItIsLightest)
{
    // 1 → 2 carries 0.9, 2 → 1 only 0.1: the latter runs back.
    SankeyGraph graph;
    graph.nodes = 3;
    graph.links = {{0, 1, 1}, {1, 2, 0.9}, {2, 1, 0.1}};
    graph.kept = {0, 0.2, 0.8};
    const SankeyLayout found = sankeyLayout(graph, space);
    EXPECT_FALSE(found.bands[1].back);
    EXPECT_TRUE(found.bands[2].back);
}

TEST(Sankey, NodesOfAColumnLeaveRoomForTheirLabels)
{
    SankeyGraph graph;
    graph.nodes = 9;
    graph.kept.assign(9, 0.125);
    for (std::uint32_t node = 1; node < 9; ++node) {
        graph.links.push_back({0, node, node == 1 ? 0.93 : 0.01});
    }
    const SankeyLayout found = sankeyLayout(graph, space);
    std::vector<double> tops;
    for (std::uint32_t node = 1; node < 9; ++node) {
        tops.push_back(found.nodes[node].y);
    }
    std::sort(tops.begin(), tops.end());
    for (std::size_t i = 1; i < tops.size(); ++i) {
        EXPECT_GE(tops[i] - tops[i - 1], space.slot - 1e-9);
    }
}

TEST(Sankey, WithoutLinksThereIsNothing)
{
    EXPECT_TRUE(sankeyLayout({1, 0, {}, {0}}, space).nodes.empty());
}

} // namespace
} // namespace roundtrip
