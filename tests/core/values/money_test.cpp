// SPDX-License-Identifier: GPL-3.0-or-later
// Amounts as people write them and as they are shown. Expected values are read off the text by hand.
#include "core/values/money.h"

#include <gtest/gtest.h>

namespace roundtrip {
namespace {

const Currency usd = *Currency::parse("USD");
const Currency jpy = *Currency::parse("JPY");

TEST(Money, ReadsAmountsAsPeopleWriteThem)
{
    EXPECT_EQ(parseAmount("1234567.89", usd).amount, 123456789);
    EXPECT_EQ(parseAmount("1,234,567.89", usd).amount, 123456789);
    EXPECT_EQ(parseAmount("50B", usd).amount, 5'000'000'000'000);
    EXPECT_EQ(parseAmount("1.5bn", usd).amount, 150'000'000'000);
    EXPECT_EQ(parseAmount("$300bn", usd).amount, 30'000'000'000'000);
    EXPECT_EQ(parseAmount("15M", usd).amount, 1'500'000'000);
    EXPECT_EQ(parseAmount("2 trillion", usd).amount, 200'000'000'000'000);
    EXPECT_EQ(parseAmount("5.131B", usd).amount, 513'100'000'000);
    EXPECT_EQ(parseAmount("USD 7", usd).amount, 700);
    EXPECT_EQ(parseAmount("7 usd", usd).amount, 700);
    EXPECT_EQ(parseAmount("300", jpy).amount, 300);
    EXPECT_EQ(parseAmount("-1.50", usd).amount, -150);
}

TEST(Money, RefusesWhatCouldBeReadTwoWaysOrNotAtAll)
{
    EXPECT_EQ(parseAmount("1,234", usd).problem, AmountProblem::ambiguous);
    EXPECT_EQ(parseAmount("1,5B", usd).problem, AmountProblem::ambiguous);
    EXPECT_EQ(parseAmount("12,34,567", usd).problem, AmountProblem::notANumber);
    EXPECT_EQ(parseAmount("1.2.3", usd).problem, AmountProblem::notANumber);
    EXPECT_EQ(parseAmount("1.234", usd).problem, AmountProblem::tooManyDecimals);
    EXPECT_EQ(parseAmount("1.5", jpy).problem, AmountProblem::tooManyDecimals);
    EXPECT_EQ(parseAmount("fifty", usd).problem, AmountProblem::notANumber);
    EXPECT_EQ(parseAmount("ten", usd).problem, AmountProblem::notANumber) << "three letters, but no currency";
    EXPECT_EQ(parseAmount("50X", usd).problem, AmountProblem::notANumber);
    EXPECT_EQ(parseAmount("", usd).problem, AmountProblem::empty);
    EXPECT_EQ(parseAmount("\xE2\x82\xAC"
                          "5B",
                          usd)
                  .problem,
              AmountProblem::otherCurrency);
    EXPECT_EQ(parseAmount("5B EUR", usd).problem, AmountProblem::otherCurrency);
    EXPECT_EQ(parseAmount("92233720368547758.08", usd).problem, AmountProblem::tooLarge);
    EXPECT_EQ(parseAmount("92233720368547758.07", usd).amount, INT64_MAX);
}

TEST(Money, ShowsAmountsExactlyAndAsPeopleSayThem)
{
    EXPECT_EQ(exactText(5'000'000'000'000, usd), "50000000000.00");
    EXPECT_EQ(exactText(-5, usd), "-0.05");
    EXPECT_EQ(exactText(300, jpy), "300");
    EXPECT_EQ(shortText(5'000'000'000'000, usd), "$50B");
    EXPECT_EQ(shortText(103'000'000'000'000, usd), "$1.03T");
    EXPECT_EQ(shortText(83'300'000'000, usd), "$833M");
    EXPECT_EQ(shortText(99'960'000'000, usd), "$1B");
    EXPECT_EQ(shortText(95'000, usd), "$950");
    EXPECT_EQ(shortText(1'190'000'000'000, usd), "$11.9B");
}

TEST(Money, SaysWhichSumOverflowed)
{
    EXPECT_EQ(plus(1, 2, "x"), 3);
    EXPECT_THROW(plus(INT64_MAX, 1, "flows a and b"), Overflow);
}

} // namespace
} // namespace roundtrip
