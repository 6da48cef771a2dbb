// SPDX-License-Identifier: GPL-3.0-or-later
// Ways as connectors: which of PowerPoint's own kinds they become, and when they stay as they are.
#include "core/export/connector_shape.h"

#include <gtest/gtest.h>

namespace roundtrip {
namespace {

// A bend as routes make it: level at both ends.
Curve bend(Point a, Point d)
{
    const double middle = (a.x + d.x) / 2;
    return {a, {middle, a.y}, {middle, d.y}, d};
}

TEST(ConnectorShape, is_straight_for_a_straight_way)
{
    const std::vector<Curve> way{lineCurve({0, 10}, {50, 10}), lineCurve({50, 10}, {200, 10})};
    EXPECT_EQ(connectorShape(way, {}).kind, ConnectorKind::straight);
}

TEST(ConnectorShape, bends_once_where_the_way_does)
{
    // Level for 100, a bend over the next 200, level for 100: the bend's middle is half way.
    const std::vector<Curve> way{lineCurve({0, 0}, {100, 0}), bend({100, 0}, {300, 90}),
                                 lineCurve({300, 90}, {400, 90})};
    const ConnectorShape shape = connectorShape(way, {}, 30);
    EXPECT_EQ(shape.kind, ConnectorKind::curved3);
    EXPECT_DOUBLE_EQ(shape.adjust[0], 0.5);
    EXPECT_EQ(shape.way.front().a, way.front().a);
    EXPECT_EQ(shape.way.back().d, way.back().d);
}

TEST(ConnectorShape, bends_twice_backwards_below_what_it_passes)
{
    const std::vector<Curve> way{bend({400, 0}, {300, 100}), bend({300, 100}, {200, 40})};
    const ConnectorShape shape = connectorShape(way, {}, 30);
    ASSERT_EQ(shape.kind, ConnectorKind::curved5);
    EXPECT_DOUBLE_EQ(shape.adjust[0], 0.25); // 350, from 400 to 200
    EXPECT_DOUBLE_EQ(shape.adjust[1], 2.5);  // 100, from 0 to 40
    EXPECT_DOUBLE_EQ(shape.adjust[2], 0.75);
}

TEST(ConnectorShape, stays_the_way_where_powerpoints_own_would_cross_a_box)
{
    const std::vector<Curve> way{lineCurve({0, 0}, {100, 0}), bend({100, 0}, {300, 90}),
                                 lineCurve({300, 90}, {400, 90})};
    const ConnectorShape own = connectorShape(way, {}, 30);
    // A box on PowerPoint's curve and not on the way.
    Point off;
    double most = 0;
    for (int i = 0; i <= 100; ++i) {
        const Point p = spotAt(own.way, i / 100.0).point;
        if (distance(Way(way), p) > most) {
            most = distance(Way(way), p);
            off = p;
        }
    }
    ASSERT_GT(most, 4);
    const std::vector<Rect> boxes{rectAround(off, {5, 5})};
    ASSERT_FALSE(intersects(Way(way), boxes[0]));
    const ConnectorShape shape = connectorShape(way, boxes, 30);
    EXPECT_EQ(shape.kind, ConnectorKind::custom);
    EXPECT_EQ(shape.way, way);
}

TEST(ConnectorShape, stays_the_way_where_powerpoints_own_would_stray)
{
    const std::vector<Curve> way{bend({0, 0}, {100, 60}), lineCurve({100, 60}, {900, 60}), bend({900, 60}, {1000, 0})};
    EXPECT_EQ(connectorShape(way, {}, 5).kind, ConnectorKind::custom);
}

// presetShapeDefinitions.xml: curvedConnector3 passes (w·adj1, h/2); curvedConnector5 (w·adj1, h·adj2/2), its level at
// h·adj2 half way between both bends, and (w·adj3, (h·adj2 + h)/2).
TEST(ConnectorShape, knows_how_powerpoint_draws_its_own)
{
    const std::vector<Curve> three = curved3({0, 0}, {100, 40}, 0.3);
    EXPECT_EQ(three[0].d, (Point{30, 20}));
    const std::vector<Curve> five = curved5({0, 0}, {100, 40}, {0.2, 2, 0.6});
    EXPECT_EQ(five[0].d, (Point{20, 40}));
    EXPECT_EQ(five[1].d, (Point{40, 80}));
    EXPECT_EQ(five[2].d, (Point{60, 60}));
    EXPECT_EQ(five[3].d, (Point{100, 40}));
}

TEST(ConnectorShape, is_placed_between_its_ends_and_turned_towards_the_second)
{
    const ConnectorShape shape{ConnectorKind::straight, {}, {lineCurve({30, 10}, {10, 20})}};
    // A pixel is half a point, a point 12,700.
    EXPECT_EQ(connectorPlaceXml(shape, {100, 0}, 0.5),
              "<a:xfrm flipH=\"1\"><a:off x=\"1333500\" y=\"63500\"/><a:ext cx=\"127000\" cy=\"63500\"/></a:xfrm>");
}

// As LibreOffice 7.4 drew the sample's connectors: Nvidia to xAI's vehicle, as high as wide, it let leave upright and
// pass behind a card; SoftBank to OpenAI, wider than high, it drew as they are.
TEST(ConnectorShape, RunsAlikeInLibreOfficeWithOneBendAndWiderThanHigh)
{
    const auto shape = [](ConnectorKind kind, Point to) {
        return ConnectorShape{kind, {0.5, 0.5, 0.5}, curved3({0, 0}, to, 0.5)};
    };
    EXPECT_TRUE(runsAlikeInLibreOffice(shape(ConnectorKind::curved3, {170, 97})));
    EXPECT_TRUE(runsAlikeInLibreOffice(shape(ConnectorKind::curved3, {-140, 128})));
    EXPECT_FALSE(runsAlikeInLibreOffice(shape(ConnectorKind::curved3, {170, -170})));
    EXPECT_FALSE(runsAlikeInLibreOffice(shape(ConnectorKind::curved5, {170, 20})));
    EXPECT_FALSE(runsAlikeInLibreOffice(shape(ConnectorKind::custom, {170, 20})));
    EXPECT_TRUE(runsAlikeInLibreOffice(shape(ConnectorKind::straight, {1, 170})));
}

} // namespace
} // namespace roundtrip
