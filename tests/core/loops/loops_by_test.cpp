// SPDX-License-Identifier: GPL-3.0-or-later
// Loops by what is on them: those of all loops that have the leg or the party, in the same order, whatever the limits.
#include "core/loops/loops_by.h"

#include <algorithm>
#include <random>
#include <stop_token>
#include <string>
#include <vector>

#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

LoopLimits upTo(std::uint64_t most, std::uint32_t maxLength = 0)
{
    LoopLimits limits;
    limits.most = most;
    limits.maxLength = maxLength;
    return limits;
}

// Arcs at random among parties, of so many different amounts: few make many ties.
Book someBook(std::mt19937& random, unsigned parties, unsigned arcs, unsigned amounts)
{
    std::string lines;
    for (unsigned i = 0; i < arcs; ++i) {
        const unsigned payer = random() % parties;
        const unsigned payee = (payer + 1 + random() % (parties - 1)) % parties;
        lines += "P" + std::to_string(payer) + " > P" + std::to_string(payee) + " " +
                 std::to_string(1 + random() % amounts) + "B equity 2026-03-31\n";
    }
    return testing::bookOf(lines);
}

LoopMember leg(std::uint32_t pair)
{
    return {LoopMember::Kind::leg, pair};
}

LoopMember party(std::uint32_t node)
{
    return {LoopMember::Kind::party, node};
}

// What filtering the list of all leaves.
std::vector<Loop> ofAll(const Network& network, const std::vector<Loop>& all, LoopMember member)
{
    std::vector<Loop> kept;
    std::copy_if(all.begin(), all.end(), std::back_inserter(kept), [&](const Loop& loop) {
        return std::any_of(loop.pairs.begin(), loop.pairs.end(), [&](std::uint32_t pair) {
            return member.kind == LoopMember::Kind::leg ? pair == member.index
                                                        : network.pairs()[pair].payer == member.index;
        });
    });
    return kept;
}

void expectOfAll(const Network& network, const std::vector<Loop>& all, LoopMember member, std::uint32_t maxLength)
{
    const std::vector<Loop> expected = ofAll(network, all, member);
    for (const std::uint64_t most : {std::uint64_t{1}, std::uint64_t{4}, std::uint64_t{25}, std::uint64_t{100'000}}) {
        const Loops found = loopsBy(network, member, upTo(most, maxLength));
        const auto count = static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(most, expected.size()));
        EXPECT_EQ(found.loops, std::vector<Loop>(expected.begin(), expected.begin() + count))
            << member.index << ' ' << most;
        EXPECT_EQ(found.cut, expected.size() > most ? Cut::limit : Cut::none);
    }
    const LoopCount counted = loopCountBy(network, member, upTo(UINT64_MAX, maxLength));
    EXPECT_EQ(counted.total, expected.size());
    EXPECT_EQ(counted.cut, Cut::none);
    for (std::size_t length = 0; length < counted.byLength.size(); ++length) {
        EXPECT_EQ(counted.byLength[length],
                  static_cast<std::uint64_t>(std::count_if(expected.begin(), expected.end(), [&](const Loop& loop) {
                      return loop.pairs.size() == length;
                  })));
    }
}

void expectOfAll(const Network& network, std::uint32_t maxLength)
{
    const Loops all = loops(network, upTo(1'000'000, maxLength));
    ASSERT_EQ(all.cut, Cut::none);
    for (std::uint32_t pair = 0; pair < network.pairs().size(); ++pair) {
        expectOfAll(network, all.loops, leg(pair), maxLength);
    }
    for (std::uint32_t node = 0; node < network.nodes().size(); ++node) {
        expectOfAll(network, all.loops, party(node), maxLength);
    }
}

TEST(LoopsBy, AreThoseOfAllLoopsWithThatLegOrParty)
{
    std::mt19937 random(17);
    for (int round = 0; round < 12; ++round) {
        const Book book = someBook(random, 9, 30, round % 3 == 0 ? 2 : 40);
        const Network network(book, testing::questionAt("2026-11-24"));
        for (const std::uint32_t maxLength : {0U, 2U, 4U}) {
            expectOfAll(network, maxLength);
        }
    }
}

// More than 64 parties: other searches.
TEST(LoopsBy, AreThoseOfAllLoopsInALargeComponentToo)
{
    std::mt19937 random(18);
    const Book book = someBook(random, 90, 210, 30);
    const Network network(book, testing::questionAt("2026-11-24"));
    expectOfAll(network, 5);
}

// Of the complete digraph of n parties, by hand: an arc is on (n-2)!/(n-k)! loops of k legs, as the k-2 parties between
// its ends are chosen in order. Of nine: 1, 7, 42, 210, 840, 2520, 5040, 5040. A party has eight arcs out, and is on
// the loops of each.
TEST(LoopsBy, OfACompleteDigraphAreAsManyAsTheWaysBetween)
{
    std::string lines;
    for (int payer = 0; payer < 9; ++payer) {
        for (int payee = 0; payee < 9; ++payee) {
            if (payer != payee) {
                lines += "P" + std::to_string(payer) + " > P" + std::to_string(payee) + " 1B equity 2026-03-31\n";
            }
        }
    }
    const Book book = testing::bookOf(lines);
    const Network network(book, testing::questionAt("2026-11-24"));
    const LoopCount counted = loopCountBy(network, leg(3), upTo(UINT64_MAX));
    EXPECT_EQ(counted.byLength, (std::vector<std::uint64_t>{0, 0, 1, 7, 42, 210, 840, 2520, 5040, 5040}));
    EXPECT_EQ(counted.total, 13700U);
    const LoopCount ofParty = loopCountBy(network, party(3), upTo(UINT64_MAX));
    EXPECT_EQ(ofParty.byLength, (std::vector<std::uint64_t>{0, 0, 8, 56, 336, 1680, 6720, 20160, 40320, 40320}));
    EXPECT_EQ(ofParty.total, 8 * 13700U);
    EXPECT_EQ(loopCountBy(network, leg(3), upTo(100)).cut, Cut::limit);
    EXPECT_EQ(loopsBy(network, leg(3), upTo(5)).loops.size(), 5U);
}

TEST(LoopsBy, OfAPairThatNothingComesBackFromAreNone)
{
    const Book book = testing::bookOf("A > B 5B equity 2026-03-31\nB > C 5B equity 2026-03-31\n"
                                      "C > B 5B equity 2026-03-31\n");
    const Network network(book, testing::questionAt("2026-11-24"));
    const Loops found = loopsBy(network, leg(*network.find(0, 1)));
    EXPECT_TRUE(found.loops.empty());
    EXPECT_EQ(found.cut, Cut::none);
    EXPECT_EQ(loopCountBy(network, leg(*network.find(0, 1)), {}).total, 0U);
}

TEST(LoopsBy, SayThatTheyWereCancelled)
{
    const Book book = testing::bookOf("A > B 5B equity 2026-03-31\nB > A 5B equity 2026-03-31\n");
    const Network network(book, testing::questionAt("2026-11-24"));
    ASSERT_EQ(loopsBy(network, leg(0)).loops.size(), 1U);
    std::stop_source stop;
    stop.request_stop();
    const Loops found = loopsBy(network, leg(0), {}, stop.get_token());
    EXPECT_TRUE(found.loops.empty());
    EXPECT_EQ(found.cut, Cut::cancelled);
}

} // namespace
} // namespace roundtrip
