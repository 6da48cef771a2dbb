// SPDX-License-Identifier: GPL-3.0-or-later
// Circularity by deal: worked figures, and agreement with the network that never had the deal.
#include "core/analysis/circularity_by_deal.h"

#include <algorithm>
#include <random>

#include "core/analysis/cancelled.h"
#include "core/analysis/netting.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {

namespace {

using testing::amount;
using testing::bookOf;
using testing::questionAt;

std::vector<WithoutDeal> byDeal(const Book& book, const Question& question = questionAt("2026-11-24"))
{
    const Network network(book, question);
    return circularityByDeal(book, network, circularity(network));
}

struct Lowered {
    std::string title;
    Minor lowers = 0;
    bool operator==(const Lowered&) const = default;
};
void PrintTo(const Lowered& row, std::ostream* out)
{
    *out << row.title << ' ' << row.lowers;
}

std::vector<Lowered> rows(const Book& book, const std::vector<WithoutDeal>& deals)
{
    std::vector<Lowered> out;
    for (const WithoutDeal& deal : deals) {
        out.push_back({book.find(deal.deal)->title, deal.lowers});
    }
    return out;
}

struct RandomFlow {
    std::size_t payer = 0;
    std::size_t payee = 0;
    std::size_t deal = 0;
    Minor amount = 0;
};

// Flows between parties, several a pair and several a deal.
struct RandomDeals {
    std::vector<PartyId> parties;
    std::vector<DealId> deals;
    std::vector<RandomFlow> flows;

    RandomDeals(unsigned seed, unsigned partyCount, unsigned dealCount, unsigned flowCount, unsigned most)
    {
        std::mt19937 random(seed);
        for (unsigned i = 0; i < partyCount; ++i) {
            parties.push_back(newId<Party>());
        }
        for (unsigned i = 0; i < dealCount; ++i) {
            deals.push_back(newId<Deal>());
        }
        for (unsigned i = 0; i < flowCount; ++i) {
            const unsigned payer = random() % partyCount;
            const unsigned payee = (payer + 1 + random() % (partyCount - 1)) % partyCount;
            flows.push_back({payer, payee, random() % dealCount, 1 + static_cast<Minor>(random() % most)});
        }
    }

    Book book(std::optional<DealId> but = {}) const
    {
        Book out;
        for (std::size_t i = 0; i < parties.size(); ++i) {
            Party party;
            party.id = parties[i];
            party.name = "P" + std::to_string(100 + i);
            out.put(party);
        }
        for (const DealId& id : deals) {
            Deal deal;
            deal.id = id;
            deal.title = "one title for all";
            out.put(deal);
        }
        for (const RandomFlow& of : flows) {
            if (deals[of.deal] == but) {
                continue;
            }
            Flow flow;
            flow.id = newId<Flow>();
            flow.deal = deals[of.deal];
            flow.payer = parties[of.payer];
            flow.payee = parties[of.payee];
            flow.amount = of.amount;
            flow.start = testing::day("2026-01-01");
            out.put(flow);
        }
        return out;
    }
};

void expectEachAsIfItNeverWas(const RandomDeals& random, unsigned seed)
{
    const Book book = random.book();
    const std::vector<WithoutDeal> found = byDeal(book);
    const Minor whole = circularity(Network(book, questionAt("2026-11-24"))).circular;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Circularity expected = circularity(Network(random.book(found[i].deal), questionAt("2026-11-24")));
        ASSERT_EQ(found[i].circular, expected.circular) << seed;
        ASSERT_EQ(found[i].headline, expected.headline) << seed;
        ASSERT_EQ(found[i].circularShare(), expected.circularShare()) << seed;
        ASSERT_EQ(found[i].lowers, whole - expected.circular) << seed;
        if (i > 0) {
            ASSERT_TRUE(found[i - 1].lowers > found[i].lowers ||
                        (found[i - 1].lowers == found[i].lowers && found[i - 1].deal < found[i].deal))
                << seed;
        }
    }
}

} // namespace

TEST(CircularityByDeal, RanksTheDealsOfTheSeed)
{
    // By hand: of Amazon's 15 + 35 and OpenAI's 100, 50 go there and back. Without the 35 it is 15, without the 15 it
    // is 35, without the 100 nothing; who pays from outside and who only receives lower nothing and follow by title.
    const Book book = bookOf(R"(
        Amazon > OpenAI 15B equity 2026-03-31 deal:first
        Amazon > OpenAI 35B equity 2026-03-31 deal:second
        OpenAI > Amazon 100B compute 2026-05-01..2036-05-01 deal:cloud
        OpenAI > Oracle 300B compute 2027-01-01..2032-01-01 deal:Oracle
        Microsoft > OpenAI 10B equity 2022-01-01 deal:microsoft
    )");
    const std::vector<WithoutDeal> found = byDeal(book);
    EXPECT_EQ(rows(book, found), (std::vector<Lowered>{{"cloud", amount("100B")},
                                                       {"second", amount("70B")},
                                                       {"first", amount("30B")},
                                                       {"microsoft", 0},
                                                       {"Oracle", 0}}));
    EXPECT_EQ(found[1].headline, amount("425B"));
    EXPECT_EQ(found[1].circular, amount("30B"));
    EXPECT_DOUBLE_EQ(found[1].circularShare().value(), 30.0 / 425);
    EXPECT_EQ(found[0].circular, 0);
}

TEST(CircularityByDeal, TakesADealOutWholeThoughEachFlowAloneCouldBeMissed)
{
    // A's 5 need one of three ways back; a deal that holds two of them leaves the third.
    const Book book = bookOf(R"(
        A > B 5 equity 2026-01-01 deal:in
        B > A 5 compute 2026-01-01 deal:back
        B > A 5 compute 2026-01-01 deal:back
        B > A 5 compute 2026-01-01 deal:spare
    )");
    EXPECT_EQ(rows(book, byDeal(book)), (std::vector<Lowered>{{"in", amount("10")}, {"back", 0}, {"spare", 0}}));
    const Book without = bookOf(R"(
        A > B 5 equity 2026-01-01 deal:in
        B > A 5 compute 2026-01-01 deal:back
        B > C 5 compute 2026-01-01 deal:back
        C > A 5 compute 2026-01-01 deal:way
    )");
    // Over C 15 go round. Without `back`, which holds both ways out of B, nothing does; without `way` 10 do, directly.
    EXPECT_EQ(rows(without, byDeal(without)),
              (std::vector<Lowered>{{"back", amount("15")}, {"in", amount("15")}, {"way", amount("5")}}));
}

TEST(CircularityByDeal, CountsOnlyWhatTheQuestionCounts)
{
    Question question = questionAt("2026-11-24");
    question.window.to = testing::day("2026-02-01");
    const Book book = bookOf(R"(
        A > B 8 equity 2026-01-01..2026-05-01 deal:slow
        B > A 3 compute 2026-01-01 deal:back
        B > A 9 compute 2027-01-01 deal:late
        B > A 9 compute on:Sale deal:undated
    )");
    // One of four instalments falls into January: 2 go there and back.
    EXPECT_EQ(rows(book, byDeal(book, question)), (std::vector<Lowered>{{"back", amount("4")}, {"slow", amount("4")}}));
    question.window.to.reset();
    // All of it: 8 there, 21 back; without `slow` nothing, and no deal of those back is missed beside the two others.
    EXPECT_EQ(rows(book, byDeal(book, question)),
              (std::vector<Lowered>{{"slow", amount("16")}, {"back", 0}, {"late", 0}, {"undated", 0}}));
}

TEST(CircularityByDeal, IsWhatTheNetworkWithoutTheDealSays)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        expectEachAsIfItNeverWas(RandomDeals(seed, 3 + seed % 5, 1 + seed % 6, 3 + seed % 20, 1 + seed % 7), seed);
    }
    for (unsigned seed = 0; seed < 10; ++seed) {
        expectEachAsIfItNeverWas(RandomDeals(seed, 30, 40, 150, 1'000'000), seed);
    }
}

TEST(CircularityByDeal, ChangesNothingWhereNothingIsTakenAway)
{
    std::mt19937 random(7);
    for (int round = 0; round < 50; ++round) {
        std::vector<Arc> arcs;
        std::vector<Minor> amounts;
        for (int i = 0; i < 30; ++i) {
            const unsigned from = random() % 8;
            arcs.push_back({from, static_cast<std::uint32_t>((from + 1 + random() % 7) % 8)});
            amounts.push_back(1 + static_cast<Minor>(random() % 9));
        }
        const Netting whole = netting(8, arcs, amounts, {});
        EXPECT_EQ(netting(8, arcs, amounts, whole, {}).rest, whole.rest);
    }
}

TEST(CircularityByDeal, CanBeCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const Book book = bookOf("A > B 1 equity 2026-01-01\nB > A 2 equity 2026-01-01");
    const Network network(book, questionAt("2026-11-24"));
    EXPECT_THROW(circularityByDeal(book, network, circularity(network), stop.get_token()), Cancelled);
}

} // namespace roundtrip
