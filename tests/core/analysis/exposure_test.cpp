// SPDX-License-Identifier: GPL-3.0-or-later
// Net exposure: parties, pairs and what is at risk; returns of loops in time.
#include "core/analysis/exposure.h"

#include <algorithm>
#include <map>

#include "core/analysis/findings.h"
#include "core/loops/returns.h"
#include "tests/support/book_lines.h"
#include "tests/support/random_book.h"
#include <gtest/gtest.h>

namespace roundtrip {

namespace {

using testing::amount;
using testing::bookOf;
using testing::day;
using testing::node;
using testing::questionAt;

} // namespace

TEST(Exposure, SplitsByClassAndByWhatIsPaid)
{
    const Network network(bookOf(R"(
        A > B 10 equity 2026-01-01
        A > B 30 equity 2027-01-01
        C > B 60 compute 2026-06-01
        B > A 8 compute 2026-02-01
        B > A 12 compute 2027-02-01
    )"),
                          questionAt("2026-06-01"));
    const Exposures found = exposures(network);
    const PartyExposure& b = found.parties[node(network, "B")];
    EXPECT_EQ(b.in.total(), amount("100"));
    EXPECT_EQ(b.in.capital, amount("40"));
    EXPECT_EQ(b.in.commercial, amount("60"));
    EXPECT_EQ(b.in.paid, amount("70")); // the as-of date counts as paid
    EXPECT_EQ(b.in.remaining(), amount("30"));
    EXPECT_EQ(b.out.total(), amount("20"));
    EXPECT_EQ(b.out.paid, amount("8"));
    EXPECT_EQ(b.net(), amount("80"));
    EXPECT_EQ(b.counterparties, 2);
    EXPECT_DOUBLE_EQ(b.in.concentration.value(), 0.4 * 0.4 + 0.6 * 0.6);
    EXPECT_DOUBLE_EQ(b.out.concentration.value(), 1.0);
    EXPECT_FALSE(found.parties[node(network, "C")].in.concentration);

    ASSERT_EQ(found.pairs.size(), 2U);
    const PairExposure& ab = found.pairs[0];
    EXPECT_EQ(ab.aToB, amount("40"));
    EXPECT_EQ(ab.bToA, amount("20"));
    EXPECT_EQ(ab.net(), amount("20"));
    // Capital paid 10 less 8 paid back, and 12 still due from B.
    EXPECT_EQ(ab.atRiskA, amount("14"));
    // B placed no capital; A still has to pay 30.
    EXPECT_EQ(ab.atRiskB, amount("30"));
    // C, after B by name, has paid 60 of commercial money: nothing of it is placed, nothing due.
    EXPECT_EQ(found.pairs[1].atRiskB, 0);
    EXPECT_EQ(found.pairs[1].bToA, amount("60"));
}

TEST(Exposure, NetsSumToZeroWhateverTheBook)
{
    for (unsigned seed = 0; seed < 60; ++seed) {
        Book book = support::RandomBook(seed).make();
        Question question = questionAt("2028-01-01");
        for (const char* code : {"EUR", "JPY", "KWD"}) {
            book.put(FxRate{newId<FxRate>(), Currency::parse(code).value(), day("2001-01-01"), 0.37});
        }
        question.filter.statuses = EnumSet<DealStatus>::all();
        question.filter.settlements = EnumSet<Settlement>::all();
        question.measure = seed % 2 == 0 ? Measure::headline : Measure::expected;
        const Network network(book, question);
        const Exposures found = exposures(network);
        Minor net = 0;
        Minor in = 0;
        for (const PartyExposure& party : found.parties) {
            net += party.net();
            in += party.in.total();
            EXPECT_EQ(party.in.total(), party.in.paid + party.in.remaining());
        }
        EXPECT_EQ(net, 0);
        EXPECT_EQ(in, network.total());
    }
}

TEST(Returns, OnlyComeBackAfterTheyWerePaid)
{
    // B pays 10 before it is paid, 6 after: only the 6 can be A's money.
    const Network network(bookOf(R"(
        A > B 10 equity 2026-03-01
        B > A 10 compute 2026-01-01
        B > A 6 compute 2026-04-01
    )"),
                          questionAt("2026-11-24"));
    const Loop loop = loops(network).loops.at(0);
    EXPECT_EQ(loop.roundTrip, amount("10"));
    // Started at B, the 10 of January come back in March: the larger figure, so it is the loop's.
    const Return found = timeRespectingReturn(network, loop);
    EXPECT_EQ(found.amount, amount("10"));
    EXPECT_EQ(found.leg, 1U);
    EXPECT_EQ(found.lastDate, day("2026-03-01"));
    const auto fromA = passage(network, loop, 0);
    ASSERT_EQ(fromA.size(), 2U);
    EXPECT_EQ(fromA[1], (std::vector<DatedAmount>{{day("2026-04-01"), amount("6")}}));
}

TEST(Returns, PassOnWhatArrivedTheSameDayAndNeverTwice)
{
    const Network network(bookOf(R"(
        A > B 5 equity 2026-01-01
        A > B 5 equity 2026-02-01
        B > C 4 compute 2026-01-01
        B > C 9 compute 2026-02-01
        C > A 3 services 2026-01-01
        C > A 20 services 2026-03-01
    )"),
                          questionAt("2026-11-24"));
    const Loop loop = loops(network).loops.at(0);
    const auto legs = passage(network, loop, 0);
    EXPECT_EQ(legs[1], (std::vector<DatedAmount>{{day("2026-01-01"), amount("4")}, {day("2026-02-01"), amount("6")}}));
    EXPECT_EQ(legs[2], (std::vector<DatedAmount>{{day("2026-01-01"), amount("3")}, {day("2026-03-01"), amount("7")}}));
    EXPECT_EQ(timeRespectingReturn(network, loop), (Return{amount("10"), 0, day("2026-03-01")}));
}

TEST(Returns, AreNothingWhereNothingCanComeBack)
{
    const Network network(bookOf(R"(
        A > B 5 equity on:Launch
        B > A 5 compute on:Launch
        condition Launch open
    )"),
                          questionAt("2026-11-24"));
    const Loop loop = loops(network).loops.at(0);
    EXPECT_EQ(timeRespectingReturn(network, loop), (Return{0, 0, std::nullopt}));
}

TEST(Findings, BelongTogether)
{
    const Book book = bookOf("A > B 5 equity 2026-01-01\nB > A 4 compute 2026-02-01");
    const Findings found = findings(book, questionAt("2026-11-24"));
    EXPECT_EQ(found.network->total(), amount("9"));
    EXPECT_EQ(found.circularity.circular, amount("8"));
    EXPECT_EQ(found.loops.found.loops.size(), 1U);
    EXPECT_EQ(found.loops.returns.at(0).amount, amount("4"));
    EXPECT_EQ(found.loops.standings.at(0).weakest(), Standing::unsigned_);
    EXPECT_EQ(found.loops.turns.at(0), (Turn{0, day("2026-01-01"), day("2026-02-01")}));
    EXPECT_EQ(found.exposures.pairs.size(), 1U);
}

} // namespace roundtrip
