// SPDX-License-Identifier: GPL-3.0-or-later
// A loop's money sent round once: one leg after the other, on every arrow of a leg, on no other.
#include <vector>

#include "core/picture/motion.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

Arrow arrow(std::uint32_t payer, std::uint32_t payee)
{
    Arrow out;
    out.payer = payer;
    out.payee = payee;
    return out;
}

TEST(RoundMotion, SendsTheMoneyFromLegToLeg)
{
    Picture picture;
    // Two arrows of the first leg, one of the second, and one the other way round.
    picture.arrows = {arrow(0, 1), arrow(1, 2), arrow(0, 1), arrow(2, 0), arrow(2, 1)};
    const RoundLeg legs[] = {{0, 1}, {1, 2}, {2, 0}};
    const Motion motion = Motion::round(picture, legs);
    const auto moving = [&](Moment moment) {
        std::vector<std::uint32_t> out;
        for (std::uint32_t i = 0; i < picture.arrows.size(); ++i) {
            if (motion.at(i, moment).rate > 0) {
                out.push_back(i);
            }
        }
        return out;
    };
    EXPECT_EQ(moving(0), (std::vector<std::uint32_t>{0, 2}));
    EXPECT_EQ(moving(daysALeg - 1), (std::vector<std::uint32_t>{0, 2}));
    EXPECT_EQ(moving(daysALeg), std::vector<std::uint32_t>{1});
    EXPECT_EQ(moving(2.5 * daysALeg), std::vector<std::uint32_t>{3});
    EXPECT_EQ(moving(3 * daysALeg), std::vector<std::uint32_t>{}) << "once round";
}

TEST(RoundMotion, ALegThatIsDoneIsPaid)
{
    Picture picture;
    picture.arrows = {arrow(0, 1), arrow(1, 0), arrow(1, 2)};
    const RoundLeg legs[] = {{0, 1}, {1, 0}};
    const Motion motion = Motion::round(picture, legs);
    EXPECT_EQ(motion.at(0, daysALeg - 1).paid, 0);
    EXPECT_EQ(motion.at(0, daysALeg).paid, 1);
    EXPECT_EQ(motion.at(1, daysALeg).paid, 0);
    EXPECT_EQ(motion.at(1, 2 * daysALeg).paid, 1);
    EXPECT_EQ(motion.at(2, 2 * daysALeg).paid, 0) << "no leg of it";
    EXPECT_GT(motion.at(0, 2).phase, motion.at(0, 1).phase);
    EXPECT_EQ(motion.begin(), motion.end()) << "no dates, so nothing is said of a rate";
}

} // namespace
} // namespace roundtrip
