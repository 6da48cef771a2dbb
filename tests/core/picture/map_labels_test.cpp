// SPDX-License-Identifier: GPL-3.0-or-later
// Labels that are larger than usual: as large as asked where there is room, and never on anything.
#include "core/picture/map_labels.h"

#include "core/picture/pick.h"
#include "core/picture/style.h"
#include "tests/core/layout/graphs.h"
#include "tests/core/picture/sample_in.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::sampleIn;

class LargerLabels : public ::testing::TestWithParam<LayoutKind> {};

TEST_P(LargerLabels, TouchNothingAndLeaveAllElseWhereItIs)
{
    const Picture usual = sampleIn(GetParam());
    for (const double scale : {1.1, 1.5, 2.0}) {
        Picture larger = withLargerLabels(usual, scale);
        std::vector<Rect> solid;
        for (const Card& card : larger.cards) {
            solid.push_back(card.rect);
        }
        std::size_t large = 0;
        std::size_t shown = 0;
        for (const Label& label : larger.labels) {
            const double height = style::labelHeight * (label.shown ? 1 : scale); // at least
            EXPECT_GE(label.box.height, height);
            if (label.shown) {
                solid.push_back(label.box);
                EXPECT_TRUE(larger.map.contains(label.box));
                EXPECT_EQ(pick(larger, label.box.centre(), {.labels = true}).part, PickPart::label);
                ++shown;
                large += label.box.height == style::labelHeight * scale ? 1U : 0U;
            }
        }
        EXPECT_EQ(testing::overlaps(solid), 0U) << scale;
        // None that was shown at its usual size is lost for being large: the two passes show nearly as many.
        std::size_t before = 0;
        for (const Label& label : usual.labels) {
            before += label.shown ? 1U : 0U;
        }
        EXPECT_GE(shown * 10, before * 9) << scale;
        EXPECT_GE(large * 2, before) << scale;

        larger.labels = usual.labels;
        larger.map = usual.map;
        larger.bounds = usual.bounds;
        larger.index = usual.index;
        EXPECT_EQ(larger, usual);
    }
}

INSTANTIATE_TEST_SUITE_P(Layouts, LargerLabels,
                         ::testing::Values(LayoutKind::layered, LayoutKind::rings, LayoutKind::force));

TEST(LargerLabels, OfTheUsualSizeAreThePictureItself)
{
    const Picture usual = sampleIn(LayoutKind::layered);
    EXPECT_EQ(withLargerLabels(usual, 1), usual);
}

} // namespace
} // namespace roundtrip
