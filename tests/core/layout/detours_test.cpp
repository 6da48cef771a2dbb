// SPDX-License-Identifier: GPL-3.0-or-later
// Ways round cards that stand where no column has a gap.
#include "core/layout/detours.h"

#include <cmath>

#include "core/layout/layouts.h"
#include "core/model/edits.h"
#include "tests/support/sample.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::allDeals;
using ::testing::IsEmpty;
using testing::sampleBook;

LayoutEdge arrow(std::uint32_t from, std::uint32_t to, double width = 2)
{
    return {from, to, 1, width, 0};
}

// Two boxes one above the other, a third between them, and boxes close on both sides.
const std::vector<Rect> hemmedIn{{0, 0, 100, 50},     {0, 200, 100, 50},    {0, 100, 100, 50},
                                 {125, 60, 100, 130}, {-125, 60, 100, 130}, {400, 0, 100, 50}};

TEST(Detours, aWayRoundABoxBetweenKeepsItsEndsAndClearOfAll)
{
    const std::vector<LayoutEdge> edges{arrow(0, 1), arrow(0, 5)};
    const Routes ways = routes(hemmedIn, edges);
    EXPECT_EQ(ways[0].front().a.x, ways[0].back().d.x); // both ends on the same side
    EXPECT_EQ(ways[0].front().b.y, ways[0].front().a.y);
    EXPECT_EQ(ways[0].back().c.y, ways[0].back().d.y);
    for (std::size_t box = 2; box < hemmedIn.size(); ++box) {
        EXPECT_FALSE(intersects(ways[0], hemmedIn[box].grown(2))) << box;
    }
    for (std::size_t box = 0; box < 2; ++box) {
        EXPECT_FALSE(intersects(ways[0], hemmedIn[box].grown(-1))) << box;
    }
}

TEST(Detours, aWayThatIsClearStaysAsItIs)
{
    const std::vector<LayoutEdge> edges{arrow(0, 5)};
    const RouteTask task{hemmedIn, edges, {}};
    Detours detours(task);
    const std::vector<Curve> straight{lineCurve({100, 25}, {400, 25})};
    std::vector<Curve> way = straight;
    detours.clear(0, way);
    EXPECT_EQ(way, straight);
}

TEST(Detours, severalRoundOneCornerLieSideBySide)
{
    const std::vector<Rect> boxes{{0, 0, 100, 50}, {600, 0, 100, 50}, {300, -60, 100, 200}};
    const std::vector<LayoutEdge> edges{arrow(0, 1, 6), arrow(0, 1, 6), arrow(1, 0, 6)};
    const RouteTask task{boxes, edges, {}};
    Detours detours(task);
    std::vector<std::vector<Curve>> ways{
        {lineCurve({100, 15}, {600, 15})}, {lineCurve({100, 25}, {600, 25})}, {lineCurve({600, 35}, {100, 35})}};
    for (std::uint32_t e = 0; e < ways.size(); ++e) {
        detours.clear(e, ways[e]);
        EXPECT_FALSE(intersects(ways[e], boxes[2].grown(3))) << e;
    }
    // Where they pass the box from side to side, on the same side of it or not.
    const auto heights = [](const std::vector<Curve>& way) {
        for (double share = 0; share <= 1; share += 0.001) {
            const Point at = spotAt(way, share).point;
            if (std::abs(at.x - 350) < 2) {
                return at.y;
            }
        }
        return 0.0;
    };
    for (std::size_t a = 0; a < ways.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            // Six pixels each, and four of paper.
            EXPECT_GE(std::abs(heights(ways[a]) - heights(ways[b])), 10) << a << " and " << b;
        }
    }
}

TEST(Detours, whatCannotBeReachedKeepsItsWay)
{
    // The payee lies under another box: there is no way that is clear.
    const std::vector<Rect> boxes{{0, 0, 100, 50}, {300, 0, 100, 50}, {250, -50, 200, 150}};
    const std::vector<LayoutEdge> edges{arrow(0, 1)};
    const RouteTask task{boxes, edges, {}};
    Detours detours(task);
    std::vector<Curve> way{lineCurve({100, 25}, {300, 25})};
    const std::vector<Curve> before = way;
    detours.clear(0, way);
    EXPECT_EQ(way, before);
}

class AddedIn : public ::testing::TestWithParam<LayoutKind> {};

// A flow is added between cards that stand: every eleventh pair of the sample, so that all layers meet.
TEST_P(AddedIn, noFlowRunsThroughACard)
{
    const Book sample = sampleBook();
    const Network network(sample, allDeals());
    const Picture before = composeMap(sample, network, laidOut(GetParam(), mapGraph(sample, network, {})), {});
    const PartyPlaces places = placesOf(before);
    std::size_t tried = 0;
    for (std::size_t pair = 0; pair < before.cards.size() * before.cards.size(); pair += 11) {
        const Card& payer = before.cards[pair / before.cards.size()];
        const Card& payee = before.cards[pair % before.cards.size()];
        if (payer.party == payee.party) {
            continue;
        }
        Flow flow;
        flow.payer = payer.party;
        flow.payee = payee.party;
        flow.amount = 10'000'000'000'00;
        flow.start = *makeDate(2026, 6, 1);
        Book book = sample;
        ASSERT_THAT(roundtrip::apply(book, addFlow(book, flow, "Added").changes), IsEmpty());
        const Network after(book, allDeals());
        const Picture map = composeMap(book, after, laidOut(GetParam(), mapGraph(book, after, {}, places)), {});
        for (const Arrow& arrow : map.arrows) {
            for (std::uint32_t c = 0; c < map.cards.size(); ++c) {
                const double margin = c == arrow.payer || c == arrow.payee ? -2 : arrow.width / 2.0;
                EXPECT_FALSE(intersects(map.way(arrow), map.cards[c].rect.grown(margin)))
                    << payer.name << " to " << payee.name << " added: " << map.cards[arrow.payer].name << " to "
                    << map.cards[arrow.payee].name << " through " << map.cards[c].name;
            }
        }
        ++tried;
    }
    EXPECT_GE(tried, 50U);
}

INSTANTIATE_TEST_SUITE_P(All, AddedIn,
                         ::testing::Values(LayoutKind::layered, LayoutKind::rings, LayoutKind::force, LayoutKind::kind),
                         [](const auto& one) { return std::string(layoutWords[static_cast<std::size_t>(one.param)]); });

} // namespace
} // namespace roundtrip
