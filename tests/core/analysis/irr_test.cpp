// SPDX-License-Identifier: GPL-3.0-or-later
// XIRR: published cases, with none, one and several roots.
#include "core/analysis/irr.h"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace roundtrip {

namespace {

void expectRoots(const std::vector<Cash>& cash, IrrStatus status, const std::vector<double>& roots)
{
    const Irr found = irr(cash);
    EXPECT_EQ(found.status, status);
    ASSERT_EQ(found.roots.size(), roots.size());
    for (std::size_t i = 0; i < roots.size(); ++i) {
        EXPECT_NEAR(found.roots[i], roots[i], 1e-9);
    }
}

// Amounts a year apart.
std::vector<Cash> yearly(const std::vector<double>& amounts)
{
    std::vector<Cash> cash;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        cash.push_back({static_cast<int>(365 * i), amounts[i]});
    }
    return cash;
}

} // namespace

TEST(Irr, OfMicrosoftsExampleOfXirrIs37Percent)
{
    // Microsoft's page on XIRR: 2008-01-01, 03-01, 10-30, 2009-02-15, 04-01; 0.373362535, to 1e-8 per cent.
    const std::vector<Cash> cash{{0, -10000}, {60, 2750}, {303, 4250}, {411, 3250}, {456, 2750}};
    const Irr found = irr(cash);
    ASSERT_EQ(found.status, IrrStatus::one);
    EXPECT_NEAR(found.roots.at(0), 0.373362535, 5e-9);
    EXPECT_NEAR(presentValue(cash, found.roots.at(0)), 0, 1e-8);
    // Microsoft's page on XNPV, the same payments at 9 %: 2086.6476.
    EXPECT_NEAR(presentValue(cash, 0.09), 2086.6476, 5e-5);
}

TEST(Irr, OfAnotherProgramsExampleIsThePublishedOne)
{
    // The documentation of the crate xirr, which follows LibreOffice Calc: 2015-06-11, 07-21, 10-17 and 2018-06-10;
    // 0.1635371584432641.
    expectRoots({{0, -1000}, {40, -9000}, {128, -3000}, {1095, 20000}}, IrrStatus::one, {0.1635371584432641});
}

TEST(Irr, OfTheOilPumpProblemIsTwofold)
{
    // Lorie and Savage, "Three Problems in Rationing Capital", Journal of Business 28 (1955): 25 % and 400 %.
    expectRoots(yearly({-1600, 10000, -10000}), IrrStatus::multiple, {0.25, 4.0});
}

TEST(Irr, OfMicrosoftsExampleOfIrrAreThePublishedOnes)
{
    // Microsoft's page on IRR: 70,000 placed, then 12, 15, 18, 21 and 26 thousand a year: -2.1 % after four years, 8.7
    // % after five, -44.4 % after two.
    const std::vector<double> amounts{-70'000, 12'000, 15'000, 18'000, 21'000, 26'000};
    const auto after = [&](std::size_t years) {
        return irr(yearly({amounts.begin(), amounts.begin() + 1 + static_cast<std::ptrdiff_t>(years)}));
    };
    EXPECT_EQ(after(5).status, IrrStatus::one);
    EXPECT_NEAR(after(5).roots.at(0), 0.087, 5e-4);
    EXPECT_NEAR(after(4).roots.at(0), -0.021, 5e-4);
    EXPECT_NEAR(after(2).roots.at(0), -0.444, 5e-4);
}

TEST(Irr, OfAMineThatIsClosedAtACostIsTwofold)
{
    // Worked by hand: -100 + 260 x - 165 x² = 0 at x = 10/11 and 2/3, so 10 % and 50 %; between the two it pays.
    const std::vector<Cash> cash = yearly({-100, 260, -165});
    expectRoots(cash, IrrStatus::multiple, {0.1, 0.5});
    EXPECT_GT(presentValue(cash, 0.3), 0);
    EXPECT_LT(presentValue(cash, 0.05), 0);
    EXPECT_LT(presentValue(cash, 0.6), 0);
}

TEST(Irr, ListsThreeRoots)
{
    // The cubic with roots 0, 100 and 200 per cent.
    expectRoots(yearly({-1000, 6000, -11000, 6000}), IrrStatus::multiple, {0.0, 1.0, 2.0});
}

TEST(Irr, IsNoneWhereSignsChangeAndNothingIsZero)
{
    // Brealey and Myers, Principles of Corporate Finance, on pitfalls of IRR: +1000, -3000, +2500 has no real root.
    expectRoots(yearly({1000, -3000, 2500}), IrrStatus::none, {});
}

TEST(Irr, IsNoneWithoutAChangeOfSign)
{
    expectRoots(yearly({-5, -7}), IrrStatus::none, {});
    expectRoots({}, IrrStatus::none, {});
    expectRoots(yearly({0, 0}), IrrStatus::none, {});
}

TEST(Irr, TakesARootThatOnlyTouchesZeroOnce)
{
    const Irr found = irr(yearly({-100, 220, -121})); // -(1.1 - x)² · 100; a double root is known to half the digits
    EXPECT_EQ(found.status, IrrStatus::one);
    ASSERT_EQ(found.roots.size(), 1U);
    EXPECT_NEAR(found.roots[0], 0.1, 1e-6);
}

TEST(Irr, FindsTheOnlyRootWhereverItLies)
{
    expectRoots(yearly({-1, 100}), IrrStatus::one, {99.0});
    expectRoots(yearly({-1000, 1}), IrrStatus::one, {-0.999});
    expectRoots({{0, -100}, {1, 101}}, IrrStatus::one, {std::pow(1.01, 365) - 1});
}

TEST(Irr, IsZeroWhereJustWhatWasPaidComesBack)
{
    expectRoots(yearly({-1000, 1000}), IrrStatus::one, {0.0});
    expectRoots(yearly({1000, -1000}), IrrStatus::one, {0.0});
    // Four hundred payments of a third of 1,000.01 each and what is left over: their sum in doubles depends on the
    // order in which they are added, and the root must not fall between two orders.
    std::vector<Cash> cash{{0, -400.0 * 333.34 - 0.01}};
    double rest = -cash[0].amount;
    for (int month = 1; month <= 400; ++month) {
        cash.push_back({30 * month, month == 400 ? rest : 333.34});
        rest -= 333.34;
    }
    expectRoots(cash, IrrStatus::one, {0.0});
    EXPECT_FALSE(std::signbit(irr(yearly({-1000, 1000})).roots.at(0))); // which would be told as "-0"
}

TEST(Irr, FindsARootOnTheEdgeOfTheUsualRange)
{
    // The edges of semantics 7: eleven times the money in a year is 1000 %, a hundredth of it -99 %.
    expectRoots(yearly({-100, 1100}), IrrStatus::one, {10.0});
    expectRoots(yearly({-10000, 100}), IrrStatus::one, {-0.99});
}

TEST(Irr, DoesNotDependOnTheDayCountedFromNorOnScale)
{
    const std::vector<Cash> cash{{0, -1600}, {365, 10000}, {730, -10000}};
    std::vector<Cash> moved;
    for (const Cash& one : cash) {
        moved.push_back({one.days - 400, one.amount * 1e9});
    }
    expectRoots(moved, IrrStatus::multiple, {0.25, 4.0});
}

TEST(Irr, FindsEveryRootThatWasBuiltIn)
{
    // Products of (x - (1 + r)) over random rates: coefficients are the amounts, a year apart.
    std::mt19937 random(7);
    std::uniform_real_distribution<double> rate(-0.6, 3.0);
    for (int round = 0; round < 300; ++round) {
        std::vector<double> rates(static_cast<std::size_t>(2 + round % 4));
        for (double& r : rates) {
            r = rate(random);
        }
        std::sort(rates.begin(), rates.end());
        bool close = false;
        for (std::size_t i = 1; i < rates.size(); ++i) {
            close = close || rates[i] - rates[i - 1] < 0.02;
        }
        if (close) {
            continue; // nearly double roots are not told from each other to nine digits
        }
        std::vector<double> polynomial{1}; // of x = 1 + r, the highest power first
        for (const double r : rates) {
            polynomial.push_back(0);
            for (std::size_t i = polynomial.size() - 1; i > 0; --i) {
                polynomial[i] -= polynomial[i - 1] * (1 + r);
            }
        }
        const Irr found = irr(yearly(polynomial));
        ASSERT_EQ(found.roots.size(), rates.size()) << round;
        for (std::size_t i = 0; i < rates.size(); ++i) {
            EXPECT_NEAR(found.roots[i], rates[i], 1e-8) << round;
        }
    }
}

} // namespace roundtrip
