// SPDX-License-Identifier: GPL-3.0-or-later
// The way from one picture to the next.
#include "core/picture/glide.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using ::testing::SizeIs;

constexpr Point begin{0, 0}, middle{100, 0}, end{200, 0};

PartyId party(std::uint8_t number)
{
    return PartyId{{0, number}};
}

// Two cards and an arrow of that way between them, whose label is on it.
Picture pictureOf(Rect payer, Rect payee, std::vector<Curve> way, std::uint8_t firstParty = 1)
{
    static const FlowId flow = newId<Flow>();
    Picture picture;
    picture.cards.resize(2);
    picture.cards[0].party = party(firstParty);
    picture.cards[0].rect = payer;
    picture.cards[1].party = party(2);
    picture.cards[1].rect = payee;
    picture.flows = {flow};
    picture.curves = std::move(way);
    Arrow arrow;
    arrow.payee = 1;
    arrow.flowCount = 1;
    arrow.curveCount = static_cast<std::uint32_t>(picture.curves.size());
    arrow.label = 0;
    arrow.bounds = bounds(picture.way(arrow));
    picture.arrows = {arrow};
    Label label;
    label.box = rectAround(between(picture.curves.front().a, picture.curves.back().d, 0.5), {30, 18});
    picture.labels = {label};
    picture.map = united(united(payer, payee), arrow.bounds);
    return picture;
}

constexpr Rect left{-40, -20, 40, 40}, right{200, -20, 40, 40}, below{200, 180, 40, 40};

TEST(Glide, BeginsWithWhatWasSeenAndEndsWithWhatIs)
{
    const Picture from = pictureOf(left, right, {lineCurve(begin, end)});
    const Picture to = pictureOf(left, below, {lineCurve(begin, {200, 200})});
    Glide glide(from, to);
    ASSERT_TRUE(glide.moves());
    EXPECT_EQ(glide.at(0)->cards[1].rect, right);
    EXPECT_EQ(glide.at(0)->curves, from.curves);
    EXPECT_EQ(glide.at(0)->labels[0].box, from.labels[0].box);
    EXPECT_EQ(glide.at(1)->cards, to.cards);
    EXPECT_EQ(glide.at(1)->curves, to.curves);
    EXPECT_EQ(glide.at(1)->labels, to.labels);
}

TEST(Glide, IsOnTheStraightWayBetween)
{
    Glide glide(pictureOf(left, right, {lineCurve(begin, end)}),
                pictureOf(left, below, {lineCurve(begin, {200, 200})}));
    const Picture& half = *glide.at(0.5);
    EXPECT_EQ(half.cards[0].rect, left) << "what stays, stays";
    EXPECT_EQ(half.cards[1].rect, (Rect{200, 80, 40, 40}));
    EXPECT_EQ(half.curves[0].d, (Point{200, 100})) << "the arrow is at its card";
    EXPECT_EQ(half.labels[0].box.centre(), (Point{100, 50}));
}

TEST(Glide, AWayOfMoreCurvesComesOutOfTheSameLine)
{
    const Picture from = pictureOf(left, right, {lineCurve(begin, end)});
    const Picture to = pictureOf(left, below, {lineCurve(begin, middle), lineCurve(middle, {200, 200})});
    Glide glide(from, to);
    const Picture& first = *glide.at(0);
    ASSERT_THAT(first.curves, SizeIs(2));
    EXPECT_NEAR(length(first.curves[0].d - middle), 0, 1e-9) << "cut half way, which shows nothing";
    EXPECT_EQ(first.curves[1].d, end);
    EXPECT_EQ(glide.at(1)->curves, to.curves);
}

TEST(Glide, AnArrowThatWasNotThereHangsOnItsCards)
{
    Picture from = pictureOf(left, right, {lineCurve(begin, end)});
    from.arrows.clear();
    from.labels.clear();
    Glide glide(from, pictureOf(left, below, {lineCurve(begin, {200, 200})}));
    EXPECT_EQ(glide.at(0)->curves[0].a, begin);
    EXPECT_EQ(glide.at(0)->curves[0].d, end) << "the card stood 200 higher";
}

TEST(Glide, ACardThatWasNotThereStandsInItsPlaceAtOnce)
{
    Glide glide(pictureOf(left, right, {lineCurve(begin, end)}),
                pictureOf(left.moved({0, 500}), below, {lineCurve({0, 500}, {200, 200})}, 7));
    EXPECT_EQ(glide.at(0)->cards[0].rect, left.moved({0, 500}));
    EXPECT_EQ(glide.at(0)->cards[1].rect, right);
}

TEST(Glide, WhereOnlySizesDifferNothingMoves)
{
    const Picture from = pictureOf(left, right, {lineCurve(begin, end)});
    EXPECT_FALSE(Glide(from, from).moves());
    EXPECT_FALSE(Glide(from, pictureOf(left, right.grown(5), {lineCurve(begin, end)})).moves());
    EXPECT_TRUE(Glide(from, pictureOf(left, right.moved({1, 0}), {lineCurve(begin, end)})).moves());
}

TEST(Glide, WhatIsOnItsWayIsFoundThere)
{
    Glide glide(pictureOf(left, right, {lineCurve(begin, end)}),
                pictureOf(left, below, {lineCurve(begin, {200, 200})}));
    for (const double share : {0.0, 0.3, 0.7, 1.0}) {
        const Picture& on = *glide.at(share);
        EXPECT_THAT(on.index.cards.in(on.cards[1].rect), ::testing::Contains(1U)) << share;
        const Rect tip = rectAround(on.curves[0].d, {2, 2});
        EXPECT_THAT(on.index.arrows.in(tip), ::testing::Contains(0U)) << share;
    }
}

TEST(Glide, EasesOutBetweenItsEnds)
{
    EXPECT_EQ(easedOut(0), 0);
    EXPECT_EQ(easedOut(1), 1);
    EXPECT_EQ(easedOut(2), 1);
    EXPECT_EQ(easedOut(0.5), 0.875) << "1 - (1 - 0.5)³";
}

} // namespace
} // namespace roundtrip
