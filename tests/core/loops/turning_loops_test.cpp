// SPDX-License-Identifier: GPL-3.0-or-later
// Loops that turn within some days: against all choices of a payment of each leg of all loops, tried one by one.
#include "core/loops/turning_loops.h"

#include <algorithm>
#include <random>
#include <stop_token>
#include <string>
#include <vector>

#include "core/loops/dated_circuits.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

TurningLimits within(std::int32_t days, std::uint64_t most = 100'000)
{
    TurningLimits limits;
    limits.within = days;
    limits.loops.most = most;
    return limits;
}

Date date(unsigned month, unsigned day)
{
    return *makeDate(2026, month, day);
}

// All turns of a loop within some days, by trying: each choice of a day of each leg counts once where from some leg on
// the days do not fall.
std::uint64_t turnsOf(const Network& network, const Loop& loop, std::int32_t days)
{
    std::vector<std::vector<Date>> legs;
    for (const std::uint32_t pair : loop.pairs) {
        auto& leg = legs.emplace_back();
        for (const Payment& payment : network.paymentsOf(network.pairs()[pair])) {
            if (leg.empty() || leg.back() != payment.date) {
                leg.push_back(payment.date);
            }
        }
    }
    std::uint64_t turns = 0;
    std::vector<std::size_t> choice(legs.size());
    while (true) {
        std::vector<Date> dates;
        for (std::size_t leg = 0; leg < legs.size(); ++leg) {
            dates.push_back(legs[leg][choice[leg]]);
        }
        bool turning = false;
        for (std::size_t first = 0; first < legs.size(); ++first) {
            std::vector<Date> turned(dates.begin() + static_cast<std::ptrdiff_t>(first), dates.end());
            turned.insert(turned.end(), dates.begin(), dates.begin() + static_cast<std::ptrdiff_t>(first));
            turning = turning || (std::is_sorted(turned.begin(), turned.end()) &&
                                  (turned.back() - turned.front()).count() <= days);
        }
        turns += turning ? 1 : 0;
        std::size_t leg = 0;
        while (leg < legs.size() && ++choice[leg] == legs[leg].size()) {
            choice[leg++] = 0;
        }
        if (leg == legs.size()) {
            return turns;
        }
    }
}

bool isOn(const Network& network, const Loop& loop, LoopMember member)
{
    return std::any_of(loop.pairs.begin(), loop.pairs.end(), [&](std::uint32_t pair) {
        return member.kind == LoopMember::Kind::leg ? pair == member.index
                                                    : network.pairs()[pair].payer == member.index;
    });
}

// What trying all says of the loops that a member is on, or of all.
void expectAsTried(const Network& network, TurningLimits limits)
{
    LoopLimits any;
    any.most = 1'000'000;
    any.maxLength = limits.loops.maxLength;
    std::vector<Loop> expected;
    std::vector<std::uint64_t> byLength;
    std::uint64_t total = 0;
    for (const Loop& loop : loops(network, any).loops) {
        const std::uint64_t turns =
            limits.member && !isOn(network, loop, *limits.member) ? 0 : turnsOf(network, loop, limits.within);
        if (turns > 0) {
            expected.push_back(loop);
            byLength.resize(std::max(byLength.size(), loop.pairs.size() + 1));
            byLength[loop.pairs.size()] += turns;
            total += turns;
        }
    }
    for (const std::uint64_t most : {std::uint64_t{1}, std::uint64_t{5}, std::uint64_t{100'000}}) {
        limits.loops.most = most;
        const TurningLoops found = turningLoops(network, limits);
        const auto count = static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(most, expected.size()));
        EXPECT_EQ(found.found.loops, std::vector<Loop>(expected.begin(), expected.begin() + count));
        EXPECT_EQ(found.found.cut, expected.size() > most ? Cut::limit : Cut::none);
        ASSERT_EQ(found.turns.size(), found.found.loops.size());
        for (std::size_t i = 0; i < found.turns.size(); ++i) {
            const std::int32_t days = found.turns[i].days();
            EXPECT_LE(days, limits.within);
            EXPECT_GT(turnsOf(network, found.found.loops[i], days), 0U);
            EXPECT_EQ(days == 0 ? 0U : turnsOf(network, found.found.loops[i], days - 1), 0U) << "none is quicker";
        }
    }
    limits.loops.most = UINT64_MAX;
    const LoopCount counted = turnCount(network, limits);
    EXPECT_EQ(counted.total, total);
    EXPECT_EQ(counted.byLength, byLength);
    EXPECT_EQ(counted.cut, Cut::none);
}

Book someBook(std::mt19937& random, unsigned parties, unsigned flows, unsigned days)
{
    std::string lines;
    for (unsigned i = 0; i < flows; ++i) {
        const unsigned payer = random() % parties;
        const unsigned payee = (payer + 1 + random() % (parties - 1)) % parties;
        const unsigned day = 1 + random() % days;
        lines += "P" + std::to_string(payer) + " > P" + std::to_string(payee) + " " + std::to_string(1 + random() % 9) +
                 "B equity 2026-03-" + (day < 10 ? "0" : "") + std::to_string(day) + "\n";
    }
    return testing::bookOf(lines);
}

TEST(TurningLoops, AreThoseThatTryingAllPaymentsFinds)
{
    std::mt19937 random(23);
    for (int round = 0; round < 12; ++round) {
        // Few days: many payments on one of them.
        const Book book = someBook(random, 6, 34, round % 2 == 0 ? 28 : 4);
        const Network network(book, testing::questionAt("2026-11-24"));
        for (const std::int32_t days : {0, 3, 9, 30}) {
            expectAsTried(network, within(days));
            TurningLimits shorter = within(days);
            shorter.loops.maxLength = 3;
            expectAsTried(network, shorter);
        }
        // Of more parties some are reached soon over many legs and later over few.
        const Book wide = someBook(random, 10, 40, 28);
        const Network sparse(wide, testing::questionAt("2026-11-24"));
        for (const std::uint32_t length : {3U, 4U, 5U}) {
            TurningLimits shorter = within(20);
            shorter.loops.maxLength = length;
            expectAsTried(sparse, shorter);
        }
        TurningLimits by = within(12);
        for (std::uint32_t pair = 0; pair < network.pairs().size(); ++pair) {
            by.member = LoopMember{LoopMember::Kind::leg, pair};
            expectAsTried(network, by);
        }
        for (std::uint32_t node = 0; node < network.nodes().size(); ++node) {
            by.member = LoopMember{LoopMember::Kind::party, node};
            expectAsTried(network, by);
        }
    }
}

// By hand. A pays B on 1 March and 1 June, B pays A on 15 March and 1 May. The turns: from A 1 March to 15 March (14
// days) or to 1 May (61), from B 15 March to A's 1 June (78) or 1 May to 1 June (31).
constexpr std::string_view backAndForth = "A > B 5B equity 2026-03-01\nA > B 5B equity 2026-06-01\n"
                                          "B > A 2B compute 2026-03-15\nB > A 2B compute 2026-05-01\n";

TEST(TurningLoops, CountEachChoiceOfPaymentsThatFollowOneAnother)
{
    const Book book = testing::bookOf(backAndForth);
    const Network network(book, testing::questionAt("2026-11-24"));
    const auto turns = [&](std::int32_t days) { return turnCount(network, within(days)).total; };
    EXPECT_EQ(turns(13), 0U);
    EXPECT_EQ(turns(14), 1U);
    EXPECT_EQ(turns(31), 2U);
    EXPECT_EQ(turns(61), 3U);
    EXPECT_EQ(turns(78), 4U);
    EXPECT_EQ(turns(INT32_MAX), 4U);
    EXPECT_TRUE(turningLoops(network, within(13)).found.loops.empty());
    const TurningLoops found = turningLoops(network, within(14));
    ASSERT_EQ(found.found.loops.size(), 1U);
    EXPECT_EQ(found.turns.front(), (Turn{0, date(3, 1), date(3, 15)}));
}

// A ring whose legs all pay on one day turns once on that day, not once from each of its parties; and what is paid
// before what pays for it never turns.
TEST(TurningLoops, OnOneDayAreOneTurn)
{
    const Book ring = testing::bookOf("A > B 5B equity 2026-03-01\nB > C 5B equity 2026-03-01\n"
                                      "C > A 5B equity 2026-03-01\n");
    EXPECT_EQ(turnCount(Network(ring, testing::questionAt("2026-11-24")), within(0)).total, 1U);
    const Book never = testing::bookOf("A > B 5B equity 2026-03-03\nB > C 5B equity 2026-03-02\n"
                                       "C > A 5B equity 2026-03-01\n");
    EXPECT_EQ(turnCount(Network(never, testing::questionAt("2026-11-24")), within(365)).total, 0U);
}

// So many that they are counted by several threads: as many as one thread meets, which a bound makes it; and as many as
// there are with time running backward, the arcs turned round.
TEST(TurningLoops, OfManyPaymentsAreAsManyInSeveralThreadsAndBackward)
{
    std::mt19937 random(29);
    DatedArcs arcs;
    DatedArcs backward;
    constexpr std::uint32_t parties = 300;
    for (std::uint32_t from = 0; from < parties; ++from) {
        for (const std::uint32_t least : {1U, 61U, 121U, 181U, 241U}) {
            const std::uint32_t step = least + static_cast<std::uint32_t>(random() % 59);
            arcs.arcs.push_back({from, (from + step) % parties});
            backward.arcs.push_back({(from + step) % parties, from});
            arcs.first.push_back(static_cast<std::uint32_t>(arcs.days.size()));
            backward.first.push_back(arcs.first.back());
            const auto day = static_cast<std::int32_t>(random() % 300);
            for (const std::int32_t each : {day, day + 300, day + 600}) {
                arcs.days.push_back(each);
                backward.days.push_back(each - day + (299 - day)); // 899 less each, ascending
            }
        }
    }
    arcs.first.push_back(static_cast<std::uint32_t>(arcs.days.size()));
    backward.first.push_back(arcs.first.back());
    ASSERT_GE(arcs.days.size(), 4'000U);
    TurnLimits limits;
    limits.within = 330;
    const auto count = [&](const DatedArcs& of) {
        Clock clock({}, {});
        return countTurns(parties, of, limits, clock);
    };
    const CircuitTally together = count(arcs);
    EXPECT_GT(together.total, 1'000U);
    EXPECT_EQ(count(backward).byLength, together.byLength);
    limits.most = UINT64_MAX - 1;
    EXPECT_EQ(count(arcs).byLength, together.byLength);
}

TEST(TurningLoops, SayThatTheyWereCancelledOrBounded)
{
    const Book book = testing::bookOf(backAndForth);
    const Network network(book, testing::questionAt("2026-11-24"));
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(turningLoops(network, within(90), stop.get_token()).found.cut, Cut::cancelled);
    EXPECT_EQ(turnCount(network, within(90), stop.get_token()).cut, Cut::cancelled);
    const LoopCount bounded = turnCount(network, within(90, 2));
    EXPECT_EQ(bounded.total, 2U);
    EXPECT_EQ(bounded.cut, Cut::limit);
}

} // namespace
} // namespace roundtrip
