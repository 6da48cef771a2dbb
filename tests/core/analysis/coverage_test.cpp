// SPDX-License-Identifier: GPL-3.0-or-later
// Commitment coverage of small books, reckoned by hand.
#include "core/analysis/coverage.h"

#include <map>

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

TEST(Coverage, OfAllPartiesIsThatOfEachPaymentByPayment)
{
    // Windows that cut years, ramps, yen at two rates, a condition at 30 %: each flow is brought to its years by one
    // subtraction a year, which must come to what its payments sum to.
    const Book book = bookOf(R"(currency USD
                                rate JPY 2025-01-01 0.0065
                                rate JPY 2027-01-01 0.0071
                                condition Permit open p:0.3 expected:2026-06-01
                                Lab > Cloud 40000001 compute 2025-03-31..2029-11-30 linear
                                Lab > Cloud 7000003 energy 2026-08-31..36m ramp
                                Lab > Chips 9999999 hardware 2026-05-05..24m linear JPY if:Permit
                                Fund > Lab 5000000 equity 2025-12-31..14m linear if:Permit
                                Lab > Chips 600 hardware pay:2026-12-31=250+2027-01-01=350
                                Chips > Lab 300 licence 2027-03-01
                                metric Lab 2026 revenue 6B
                                metric Lab 2027 revenue 8B)");
    Question question = questionAt("2026-06-01");
    question.measure = Measure::expected;
    question.window = {testing::day("2025-11-15"), testing::day("2028-03-20")};
    const Network network(book, question);
    const std::vector<Coverage> all = coverages(book, network);
    ASSERT_EQ(all.size(), network.nodes().size());
    for (std::uint32_t party = 0; party < all.size(); ++party) {
        std::map<int, Minor> obligations;
        std::map<int, Minor> capital;
        for (const Pair& pair : network.pairs()) {
            for (const Payment& payment : network.paymentsOf(pair)) {
                if (payment.moneyClass == MoneyClass::commercial && pair.payer == party) {
                    obligations[yearOf(payment.date)] += payment.amount;
                } else if (payment.moneyClass == MoneyClass::capital && pair.payee == party) {
                    capital[yearOf(payment.date)] += payment.amount;
                }
            }
        }
        const Coverage one = coverage(book, network, party);
        ASSERT_EQ(one.years.size(), all[party].years.size());
        for (std::size_t i = 0; i < one.years.size(); ++i) {
            const CoverageYear& year = all[party].years[i];
            EXPECT_EQ(year.obligations, obligations[year.year]) << network.nodes()[party].name << " " << year.year;
            EXPECT_EQ(year.capital, capital[year.year]);
            EXPECT_EQ(one.years[i].obligations, year.obligations);
            EXPECT_EQ(one.years[i].cumulativeGap, year.cumulativeGap);
            EXPECT_EQ(one.years[i].contracts.size(), year.contracts.size());
        }
        EXPECT_EQ(one.firstShortfall, all[party].firstShortfall);
        EXPECT_EQ(one.growthNeeded, all[party].growthNeeded);
    }
    EXPECT_EQ(all[node(network, "Lab")].years.size(), 4U);
}

} // namespace
} // namespace roundtrip
