// SPDX-License-Identifier: GPL-3.0-or-later
// Commitment coverage of small books, reckoned by hand.
#include "core/analysis/coverage.h"

#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::amount;
using testing::bookOf;
using testing::node;
using testing::questionAt;

TEST(Coverage, SetsRevenueAndCapitalAgainstCommitmentsYearByYear)
{
    const Book book = bookOf(R"(Fund > Lab 5B equity 2026-02-01
                                Lab > Cloud 40B compute 2026-01-01..2030-01-01 linear
                                metric Lab 2026 revenue 6B
                                metric Lab 2027 revenue 8B)");
    const Network network(book, questionAt("2026-06-01"));
    const Coverage found = coverage(book, network, node(network, "Lab"));
    ASSERT_EQ(found.years.size(), 4U);
    EXPECT_EQ(found.years[0].obligations, amount("10B")); // 40B over 48 months, 12 of them a year
    EXPECT_EQ(found.years[0].gap, amount("1B"));          // 6 + 5 − 10
    EXPECT_NEAR(*found.years[0].ratio, 1.1, 1e-12);
    EXPECT_EQ(found.years[1].gap, amount("-2B")); // 8 − 10
    EXPECT_EQ(found.years[1].cumulativeGap, amount("-1B"));
    EXPECT_EQ(found.firstShortfall, 2027);
    EXPECT_EQ(found.years[2].resources, std::nullopt); // no revenue is known for 2028
    EXPECT_EQ(found.years[2].cumulativeGap, std::nullopt);
    EXPECT_NEAR(*found.growthNeeded, 0.25, 1e-12); // 8B must be 10B in 2028; 2029 asks for less
    ASSERT_EQ(found.years[0].contracts.size(), 1U);
    EXPECT_EQ(found.years[0].contracts[0].amount, amount("10B"));
}

TEST(Coverage, CountsOnlyTheShareOfRevenueThatIsAvailable)
{
    const Book book = bookOf(R"(Lab > Cloud 10B compute 2026-01-01
                                metric Lab 2026 revenue 8B)");
    const Network network(book, questionAt("2026-06-01"));
    const Coverage found = coverage(book, network, node(network, "Lab"), 0.5);
    EXPECT_EQ(found.years.at(0).gap, amount("-6B"));
    EXPECT_EQ(found.growthNeeded, std::nullopt); // no year follows the last known one
}

TEST(Coverage, BeginsItsSumWithTheFirstKnownYear)
{
    const Book book = bookOf(R"(Fund > Lab 1B equity 2024-02-01
                                Lab > Cloud 3B compute 2025-01-01
                                metric Lab 2025 revenue 2B)");
    const Network network(book, questionAt("2026-06-01"));
    const Coverage found = coverage(book, network, node(network, "Lab"));
    EXPECT_EQ(found.years.at(0).cumulativeGap, std::nullopt);
    EXPECT_EQ(found.years.at(1).cumulativeGap, amount("-1B"));
    EXPECT_EQ(found.firstShortfall, 2025);
}

TEST(Coverage, TakesOneFigureOfRevenueAYearTheSurest)
{
    // An actual figure beside what had been promised and reckoned before is one revenue, not three.
    Book book = bookOf(R"(Lab > Cloud 3B compute 2025-01-01
                          metric Lab 2025 revenue 7B
                          metric Lab 2025 revenue 2B
                          metric Lab 2025 revenue 9B)");
    const MetricBasis bases[] = {MetricBasis::estimate, MetricBasis::actual, MetricBasis::guidance};
    std::vector<Metric> metrics(book.all<Metric>().begin(), book.all<Metric>().end());
    for (std::size_t i = 0; i < metrics.size(); ++i) {
        metrics[i].basis = bases[i];
        book.put(metrics[i]);
    }
    const Network network(book, questionAt("2026-06-01"));
    EXPECT_EQ(coverage(book, network, node(network, "Lab")).years.at(0).revenue, amount("2B"));
}

} // namespace
} // namespace roundtrip
