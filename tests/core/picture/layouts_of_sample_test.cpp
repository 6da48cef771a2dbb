// SPDX-License-Identifier: GPL-3.0-or-later
// The sample in every layout: nothing lies on anything, no arrow runs through a card, none is a strip.
#include "core/layout/layouts.h"
#include "tests/support/sample.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::allDeals;
using testing::sampleBook;

class SampleIn : public ::testing::TestWithParam<LayoutKind> {
protected:
    static Picture picture()
    {
        const Book book = sampleBook();
        const Network network(book, allDeals());
        MapOptions options;
        options.style.relations = true;
        return composeMap(book, network, laidOut(GetParam(), mapGraph(book, network, options)), options);
    }
};

TEST_P(SampleIn, NoCardLiesOnAnother)
{
    const Picture map = picture();
    ASSERT_GT(map.cards.size(), 20U);
    for (std::size_t i = 0; i < map.cards.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_FALSE(map.cards[i].rect.grown(10).intersects(map.cards[j].rect))
                << map.cards[i].name << " and " << map.cards[j].name;
        }
    }
}

TEST_P(SampleIn, NoLabelLiesOnACardOrAnotherLabel)
{
    const Picture map = picture();
    std::size_t shown = 0;
    for (std::size_t i = 0; i < map.labels.size(); ++i) {
        if (!map.labels[i].shown) {
            continue;
        }
        ++shown;
        for (const Card& card : map.cards) {
            EXPECT_FALSE(map.labels[i].box.intersects(card.rect)) << map.labels[i].text << " on " << card.name;
        }
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_FALSE(map.labels[j].shown && map.labels[i].box.intersects(map.labels[j].box))
                << map.labels[i].text << " on " << map.labels[j].text;
        }
    }
    EXPECT_GE(3 * shown, 2 * map.labels.size()); // and most of them have room
}

TEST_P(SampleIn, NoArrowRunsThroughACard)
{
    const Picture map = picture();
    for (const Arrow& arrow : map.arrows) {
        for (std::uint32_t c = 0; c < map.cards.size(); ++c) {
            // Its own cards it may only touch.
            const double margin = c == arrow.payer || c == arrow.payee ? -2 : arrow.width / 2.0;
            EXPECT_FALSE(intersects(map.way(arrow), map.cards[c].rect.grown(margin)))
                << map.cards[arrow.payer].name << " to " << map.cards[arrow.payee].name << " through "
                << map.cards[c].name;
        }
    }
}

TEST_P(SampleIn, IsNoLongStrip)
{
    const Rect map = picture().map;
    EXPECT_GT(map.width / map.height, 1.3);
    EXPECT_LT(map.width / map.height, 2.5);
}

TEST(SampleInRings, HasArrowsFromTheSidesThatFaceWhereCardsStandAboveEachOther)
{
    const Book book = sampleBook();
    const Network network(book, allDeals());
    const Picture map = composeMap(book, network, laidOut(LayoutKind::rings, mapGraph(book, network, {})), {});
    std::size_t straight = 0;
    for (const Arrow& arrow : map.arrows) {
        const Rect& from = map.cards[arrow.payer].rect;
        const Rect& to = map.cards[arrow.payee].rect;
        const Way way = map.way(arrow);
        if (way.front().a.y == from.bottom() || way.front().a.y == from.top()) {
            EXPECT_EQ(way.back().d.y, from.top() < to.top() ? to.top() : to.bottom());
            EXPECT_EQ(way.front().a.x, way.back().d.x);
            ++straight;
        }
    }
    EXPECT_GE(straight, 8U) << "as between OpenAI, Microsoft and Amazon";
}

INSTANTIATE_TEST_SUITE_P(All, SampleIn,
                         ::testing::Values(LayoutKind::layered, LayoutKind::rings, LayoutKind::force, LayoutKind::kind),
                         [](const auto& one) { return std::string(layoutWords[static_cast<std::size_t>(one.param)]); });

} // namespace
} // namespace roundtrip
