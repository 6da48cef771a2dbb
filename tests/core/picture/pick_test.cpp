// SPDX-License-Identifier: GPL-3.0-or-later
// What is under the pointer, and the grid behind it.
#include "core/picture/pick.h"

#include <random>

#include "tests/support/book_lines.h"
#include "tests/support/sample.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::allDeals;
using testing::mapOf;
using testing::sampleBook;

TEST(Pick, finds_cards_their_rims_labels_and_arrows)
{
    const Picture picture =
        mapOf(testing::bookOf("Amazon > OpenAI 15B equity 2026-03-31\n"), testing::questionAt("2026-06-30"));
    const Rect& card = picture.cards[1].rect;
    EXPECT_EQ(pick(picture, card.centre()), (Pick{PickPart::card, 1}));
    EXPECT_EQ(pick(picture, {card.left() + 2, card.centre().y + 20}), (Pick{PickPart::cardRim, 1}));
    const Label& label = picture.labels[0];
    EXPECT_EQ(pick(picture, label.box.centre()), (Pick{PickPart::label, 0}));
    EXPECT_EQ(pick(picture, label.box.centre(), {8, 5, false}), (Pick{PickPart::arrow, 0})); // as nobody sees the label
    const Point quarter = spotAt(picture.way(picture.arrows[0]), 0.15).point;
    EXPECT_EQ(pick(picture, quarter), (Pick{PickPart::arrow, 0}));
    EXPECT_EQ(pick(picture, quarter + Point{0, 11}), (Pick{PickPart::arrow, 0})); // 7 for half its width and 5 of reach
    EXPECT_EQ(pick(picture, quarter + Point{0, 13}).part, PickPart::nothing);
    EXPECT_EQ(pick(picture, {-5000, -5000}).part, PickPart::nothing);
}

TEST(Pick, agrees_with_asking_every_thing_on_the_picture)
{
    const Picture picture = mapOf(sampleBook(), allDeals());
    std::mt19937 random(5);
    for (int i = 0; i < 4000; ++i) {
        const Point at{picture.bounds.x + static_cast<double>(random() % 10000) / 10000 * picture.bounds.width,
                       picture.bounds.y + static_cast<double>(random() % 10000) / 10000 * picture.bounds.height};
        const Pick found = pick(picture, at);
        const auto card = std::find_if(picture.cards.begin(), picture.cards.end(),
                                       [&](const Card& one) { return one.rect.contains(at); });
        if (card != picture.cards.end()) {
            EXPECT_TRUE(found.part == PickPart::card || found.part == PickPart::cardRim);
            EXPECT_EQ(found.index, static_cast<std::uint32_t>(card - picture.cards.begin()));
            continue;
        }
        const bool onLabel = std::any_of(picture.labels.begin(), picture.labels.end(),
                                         [&](const Label& one) { return one.shown && one.box.contains(at); });
        EXPECT_EQ(found.part == PickPart::label, onLabel);
        bool onArrow = false;
        for (const Arrow& arrow : picture.arrows) {
            onArrow = onArrow || distance(picture.way(arrow), at) - static_cast<double>(arrow.width) / 2 <= 5;
        }
        EXPECT_EQ(found.part != PickPart::nothing, onLabel || onArrow);
    }
}

// From far out the reach is many cells wide, and of the thousands of arrows within it only a few are looked at.
TEST(Pick, far_out_finds_the_arrow_that_comparing_all_of_them_finds)
{
    std::mt19937 random(11);
    std::string lines;
    for (int i = 0; i < 300; ++i) {
        const unsigned payer = random() % 40;
        lines += "P" + std::to_string(payer) + " > P" + std::to_string((payer + 1 + random() % 39) % 40) + " " +
                 std::to_string(1 + random() % 90) + "B equity 2026-03-31\n";
    }
    const Picture picture = mapOf(testing::bookOf(lines), testing::questionAt("2026-06-30"));
    int found = 0;
    for (int i = 0; i < 1200; ++i) {
        const Point at{picture.bounds.x + static_cast<double>(random() % 10000) / 10000 * picture.bounds.width,
                       picture.bounds.y + static_cast<double>(random() % 10000) / 10000 * picture.bounds.height};
        const double reach = 5.0 + static_cast<double>(random() % 200);
        if (std::any_of(picture.cards.begin(), picture.cards.end(),
                        [&](const Card& card) { return card.rect.contains(at); })) {
            continue;
        }
        double nearest = reach;
        Pick expected;
        for (std::uint32_t arrow = 0; arrow < picture.arrows.size(); ++arrow) {
            const double half = static_cast<double>(picture.arrows[arrow].width) / 2;
            const double away = std::max(0.0, distance(picture.way(picture.arrows[arrow]), at) - half);
            if (away <= nearest) {
                nearest = away;
                expected = {PickPart::arrow, arrow}; // of two equally near the one painted last
            }
        }
        EXPECT_EQ(pick(picture, at, {8, reach, false}), expected) << at.x << ' ' << at.y << ' ' << reach;
        found += expected.part == PickPart::arrow ? 1 : 0;
    }
    EXPECT_GT(found, 500);
}

TEST(Pick, a_rubber_band_takes_the_cards_it_touches)
{
    const Picture picture = mapOf(sampleBook(), allDeals());
    EXPECT_EQ(inside(picture, picture.bounds).cards.size(), picture.cards.size());
    EXPECT_EQ(inside(picture, picture.bounds).arrows.size(), picture.arrows.size());
    const Rect corner{picture.cards[3].rect.x - 5, picture.cards[3].rect.y - 5, 10, 10};
    EXPECT_EQ(inside(picture, corner).cards, (std::vector<std::uint32_t>{3}));
    EXPECT_TRUE(inside(picture, corner).arrows.empty());
}

TEST(CellGrid, finds_each_thing_once_wherever_the_grid_is_asked)
{
    CellGrid grid({0, 0, 100, 100}, 25);
    grid.add(0, Rect{0, 0, 100, 100});
    grid.add(1, Rect{90, 90, 5, 5});
    grid.add(2, Rect{150, 150, 5, 5}); // outside: kept in the last cell
    grid.seal();
    EXPECT_EQ(grid.in({0, 0, 10, 10}), (std::vector<std::uint32_t>{0}));
    EXPECT_EQ(grid.in({85, 85, 300, 300}), (std::vector<std::uint32_t>{0, 1, 2}));
    EXPECT_TRUE(CellGrid().in({0, 0, 10, 10}).empty());
}

} // namespace
} // namespace roundtrip
