// SPDX-License-Identifier: GPL-3.0-or-later
// Exact decimal factors; expected values by hand in decimals.
#include "core/cashflow/factor.h"

#include <gtest/gtest.h>

namespace roundtrip {
namespace {

TEST(Factors, TakeAProbabilityForTheDecimalThatWasWritten)
{
    // 0.3 × 25 = 7.5 exactly, so half to even gives 8; 0.3 × 15 = 4.5 gives 4. The double 0.3 lies below three tenths.
    EXPECT_EQ(Factor(0.3).appliedTo(25, 0, "x"), 8);
    EXPECT_EQ(Factor(0.3).appliedTo(15, 0, "x"), 4);
    EXPECT_EQ(Factor(0.5).appliedTo(-5, 0, "x"), -2);
    EXPECT_EQ(Factor(1e-7).appliedTo(10'000'000, 0, "x"), 1);
    EXPECT_EQ(Factor(150.25).appliedTo(100, 0, "x"), 15025);
}

TEST(Factors, MultiplyAndComplementWithoutRounding)
{
    const Factor product = Factor(0.1) * Factor(0.2) * Factor(0.7);
    EXPECT_EQ(product.appliedTo(1'000'000, 0, "x"), 14'000);
    EXPECT_EQ(product.complement().appliedTo(1'000'000, 0, "x"), 986'000);
    EXPECT_TRUE((Factor{} * Factor{}).isOne());
    EXPECT_EQ(Factor{}.complement().appliedTo(77, 0, "x"), 0);
}

TEST(Factors, ShiftBetweenMinorUnitsWithOneRounding)
{
    // 1,000 yen at 0.0067 dollars: 6.70 dollars, 670 cents.
    EXPECT_EQ(Factor(0.0067).appliedTo(1000, 2, "x"), 670);
    // 1.00 dollar at 149.5 yen is 149.5 yen, half to even: 150; 1.01 dollars is 150.995: 151.
    EXPECT_EQ(Factor(149.5).appliedTo(100, -2, "x"), 150);
    EXPECT_EQ(Factor(149.5).appliedTo(101, -2, "x"), 151);
    EXPECT_EQ(Factor{}.appliedTo(250, -2, "x"), 2);
}

TEST(Factors, RefuseWhatDoesNotFit)
{
    EXPECT_EQ(Factor(1.0).appliedTo(INT64_MAX, 0, "x"), INT64_MAX);
    EXPECT_THROW(Factor(1.5).appliedTo(INT64_MAX, 0, "x"), Overflow);
    EXPECT_THROW(Factor{}.appliedTo(INT64_MAX, 2, "x"), Overflow);
}

} // namespace
TEST(Factors, RoundASumAsOne)
{
    const Factor half{0.5};
    EXPECT_EQ(half.appliedTo(5, 0, "five"), 2);     // 2.5 to the even 2
    EXPECT_EQ(half.addedTo(1, 5, "five and a"), 4); // 3.5 to the even 4, not 1 + 2
    EXPECT_EQ(half.addedTo(-3, 5, "five"), 0);      // -0.5 to the even 0
    EXPECT_EQ(half.floorOf(7, "seven"), 3);
}

TEST(Factors, ThatDoNotFitInOneWordAreAsExact)
{
    // A third as a double has 17 digits; its square does not fit in 64 bits, nor in 18 decimals.
    const Factor third{1.0 / 3};
    const Factor ninth = third * third;
    EXPECT_EQ(ninth.appliedTo(9'000'000'000, 0, "nine"), 1'000'000'000);
    EXPECT_EQ((ninth * ninth).floorOf(81'000'000'000, "81"), 999'999'999);
    EXPECT_EQ(ninth.complement().appliedTo(9'000'000'000, 0, "nine"), 8'000'000'000);
}

} // namespace roundtrip
