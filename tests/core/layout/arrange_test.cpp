// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layout/arrange.h"

#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;

const std::vector<Rect> three{{0, 0, 100, 50}, {200, 30, 60, 40}, {120, 200, 80, 60}};

TEST(Arrange, aligning_left_puts_each_left_side_where_the_leftmost_is)
{
    EXPECT_THAT(aligned(three, Alignment::left),
                ElementsAre(Rect{0, 0, 100, 50}, Rect{0, 30, 60, 40}, Rect{0, 200, 80, 60}));
}

TEST(Arrange, aligning_right_and_bottom_takes_the_greatest)
{
    EXPECT_THAT(aligned(three, Alignment::right),
                ElementsAre(Rect{160, 0, 100, 50}, Rect{200, 30, 60, 40}, Rect{180, 200, 80, 60}));
    EXPECT_THAT(aligned(three, Alignment::bottom),
                ElementsAre(Rect{0, 210, 100, 50}, Rect{200, 220, 60, 40}, Rect{120, 200, 80, 60}));
}

TEST(Arrange, aligning_centres_takes_the_middle_of_all_together)
{
    // From 0 to 260: the middle is 130.
    EXPECT_THAT(aligned(three, Alignment::centre),
                ElementsAre(Rect{80, 0, 100, 50}, Rect{100, 30, 60, 40}, Rect{90, 200, 80, 60}));
}

TEST(Arrange, distributing_leaves_the_outermost_and_makes_the_gaps_equal)
{
    // Between 100 and 200 there is room for the 80 wide one with 10 on either side.
    EXPECT_THAT(distributed(three, Axis::horizontal),
                ElementsAre(Rect{0, 0, 100, 50}, Rect{200, 30, 60, 40}, Rect{110, 200, 80, 60}));
}

TEST(Arrange, two_boxes_are_not_distributed)
{
    const std::vector<Rect> two{{0, 0, 10, 10}, {50, 5, 10, 10}};
    EXPECT_EQ(distributed(two, Axis::vertical), two);
}

TEST(Arrange, a_side_within_reach_is_drawn_and_its_line_told)
{
    const std::vector<Rect> others{{0, 0, 100, 50}};
    const Snapped found = snapped({3, 200, 100, 50}, others, 6);
    EXPECT_EQ(found.by, (Point{-3, 0}));
    // Left sides, middles and right sides agree at once, from the other's top to the box's bottom.
    EXPECT_THAT(found.guides, ElementsAre(Guide{Axis::vertical, 0, 0, 250}, Guide{Axis::vertical, 50, 0, 250},
                                          Guide{Axis::vertical, 100, 0, 250}));
}

TEST(Arrange, what_is_out_of_reach_does_not_draw)
{
    const std::vector<Rect> others{{0, 0, 100, 50}};
    const Snapped found = snapped({17, 207, 100, 50}, others, 6);
    EXPECT_EQ(found.by, (Point{0, 0}));
    EXPECT_TRUE(found.guides.empty());
}

TEST(Arrange, the_nearest_of_two_lines_draws)
{
    const std::vector<Rect> others{{0, 0, 100, 50}, {5, 400, 100, 50}};
    EXPECT_EQ(snapped({3, 200, 90, 50}, others, 6).by.x, 2);
}

} // namespace
} // namespace roundtrip
