// SPDX-License-Identifier: GPL-3.0-or-later
// Loops: order, limits, counts of known graphs, agreement with brute force.
#include "core/loops/loops.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>

#include "core/loops/circuits.h"
#include "core/loops/returns.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {

namespace {

using testing::bookOf;
using testing::day;

Question atEnd()
{
    return testing::questionAt("2026-11-24");
}

LoopLimits all()
{
    LoopLimits limits;
    limits.most = 1'000'000;
    return limits;
}

std::string nameOf(int i)
{
    std::string digits = std::to_string(i);
    return "P" + std::string(5 - digits.size(), '0') + digits;
}

// A book of parties P00000…, with one upfront flow for each arc.
Book arcBook(int parties, const std::vector<std::tuple<int, int, Minor>>& arcs)
{
    Book out;
    std::vector<PartyId> ids;
    for (int i = 0; i < parties; ++i) {
        Party party;
        party.id = newId<Party>();
        party.name = nameOf(i);
        ids.push_back(party.id);
        out.put(party);
    }
    for (const auto& [from, to, amount] : arcs) {
        Flow flow;
        flow.id = newId<Flow>();
        flow.payer = ids[static_cast<std::size_t>(from)];
        flow.payee = ids[static_cast<std::size_t>(to)];
        flow.amount = amount;
        flow.start = day("2026-01-01");
        out.put(flow);
    }
    return out;
}

std::string text(const Network& network, const Loop& loop)
{
    std::string out;
    for (const std::uint32_t node : partiesOf(network, loop)) {
        out += network.nodes()[node].name + " ";
    }
    return out;
}

std::vector<std::string> texts(const Network& network, const Loops& found)
{
    std::vector<std::string> out;
    for (const Loop& loop : found.loops) {
        out.push_back(text(network, loop) + std::to_string(loop.roundTrip));
    }
    return out;
}

// Every circuit by plain search from each least node, sorted as semantics 4 says.
std::vector<std::string> bruteForce(const Network& network, std::uint32_t maxLength = 99)
{
    struct Found {
        Minor roundTrip;
        std::vector<std::uint32_t> nodes;
    };
    std::vector<Found> found;
    std::vector<std::uint32_t> path;
    std::function<void(std::uint32_t, Minor)> walk = [&](std::uint32_t node, Minor least) {
        path.push_back(node);
        for (const Pair& pair : network.payments(node)) {
            const Minor now = std::min(least, pair.amount);
            if (pair.payee == path.front()) {
                found.push_back({now, path});
            } else if (pair.payee > path.front() && path.size() < maxLength &&
                       std::find(path.begin(), path.end(), pair.payee) == path.end()) {
                walk(pair.payee, now);
            }
        }
        path.pop_back();
    };
    for (std::uint32_t node = 0; node < network.nodes().size(); ++node) {
        walk(node, INT64_MAX);
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        if (a.roundTrip != b.roundTrip) {
            return a.roundTrip > b.roundTrip;
        }
        return a.nodes.size() != b.nodes.size() ? a.nodes.size() < b.nodes.size() : a.nodes < b.nodes;
    });
    std::vector<std::string> out;
    for (const Found& one : found) {
        std::string line;
        for (const std::uint32_t node : one.nodes) {
            line += network.nodes()[node].name + " ";
        }
        out.push_back(line + std::to_string(one.roundTrip));
    }
    return out;
}

Book randomBook(unsigned seed, int parties, int arcs, int weights)
{
    std::mt19937 random(seed);
    std::set<std::pair<int, int>> seen;
    std::vector<std::tuple<int, int, Minor>> out;
    for (int i = 0; i < arcs; ++i) {
        const int from = static_cast<int>(random() % static_cast<unsigned>(parties));
        const int to = static_cast<int>(random() % static_cast<unsigned>(parties));
        if (from != to && seen.emplace(from, to).second) {
            out.emplace_back(from, to, 1 + static_cast<Minor>(random() % static_cast<unsigned>(weights)));
        }
    }
    return arcBook(parties, out);
}

std::vector<std::tuple<int, int, Minor>> complete(int n, Minor weight)
{
    std::vector<std::tuple<int, int, Minor>> arcs;
    for (int a = 0; a < n; ++a) {
        for (int b = 0; b < n; ++b) {
            if (a != b) {
                arcs.emplace_back(a, b, weight);
            }
        }
    }
    return arcs;
}

std::vector<Arc> completeArcs(std::uint32_t n)
{
    std::vector<Arc> arcs;
    for (std::uint32_t a = 0; a < n; ++a) {
        for (std::uint32_t b = 0; b < n; ++b) {
            if (a != b) {
                arcs.push_back({a, b});
            }
        }
    }
    return arcs;
}

} // namespace

TEST(Loops, TheSeedHasOneLoopOfAmazonAndOpenAI)
{
    // The project's worked example.
    const Book seed = bookOf(R"(
        Amazon > OpenAI 15B equity 2026-03-31
        Amazon > OpenAI 35B equity on:Alexa if:Exclusivity if:Alexa
        condition Exclusivity met decided:2026-04-27
        condition Alexa open p:0.5 expected:2027-01-01
        Others > OpenAI 72B equity 2026-03-31
        OpenAI > Amazon 100B compute 2026-05-01..2036-05-01
        Microsoft > OpenAI 10B equity 2022-01-01
        OpenAI > Oracle 300B compute 2027-01-01..2032-01-01
    )");
    const Network network(seed, atEnd());
    const Loops found = loops(network);
    ASSERT_EQ(found.loops.size(), 1U);
    EXPECT_EQ(found.cut, Cut::none);
    EXPECT_EQ(text(network, found.loops[0]), "Amazon OpenAI ");
    EXPECT_EQ(found.loops[0].roundTrip, 50'000'000'000'00);
    EXPECT_TRUE(found.loops[0].circularFinancing);
    const Return back = timeRespectingReturn(network, found.loops[0]);
    EXPECT_EQ(back.amount, 50'000'000'000'00);
    EXPECT_EQ(back.leg, 0U);
    // 15B by the 18th instalment; the 35B of 2027 then pass on with the 27th and later ones, 60 instalments in all.
    EXPECT_EQ(back.lastDate, day("2031-04-01"));
}

TEST(Loops, AreCircularFinancingOnlyWithCapitalAndCommercialLegs)
{
    const Network capital(bookOf("A > B 5 equity 2026-01-01\nB > A 4 dividend 2026-02-01"), atEnd());
    EXPECT_FALSE(loops(capital).loops.at(0).circularFinancing);
    const Network both(bookOf("A > B 5 equity 2026-01-01\nB > A 4 energy 2026-02-01"), atEnd());
    EXPECT_TRUE(loops(both).loops.at(0).circularFinancing);
}

TEST(Loops, AreWrittenFromTheLeastNameByCaseFolding)
{
    const Network network(bookOf("b > C 5 equity 2026-01-01\nC > a 4 equity 2026-01-01\na > b 3 equity 2026-01-01"),
                          atEnd());
    EXPECT_EQ(texts(network, loops(network)), std::vector<std::string>{"a b C 300"});
}

TEST(Loops, ComeInTheOrderOfBruteForceOnRandomGraphs)
{
    for (unsigned seed = 0; seed < 400; ++seed) {
        const int weights = seed % 4 == 0 ? 1 : seed % 4 == 1 ? 3 : 1000; // many ties, some, hardly any
        const Network network(
            randomBook(seed, 4 + static_cast<int>(seed % 5), 8 + static_cast<int>(seed % 17), weights), atEnd());
        const auto expected = bruteForce(network);
        const Loops found = loops(network, all());
        ASSERT_EQ(texts(network, found), expected) << "seed " << seed;
        EXPECT_EQ(found.cut, Cut::none);
        for (const std::uint64_t most : {1U, 2U, 7U}) {
            LoopLimits limits;
            limits.most = most;
            const Loops first = loops(network, limits);
            const auto begin = expected.begin();
            const auto count = static_cast<std::ptrdiff_t>(std::min<std::size_t>(most, expected.size()));
            EXPECT_EQ(texts(network, first), std::vector(begin, begin + count)) << "seed " << seed;
            EXPECT_EQ(first.cut, expected.size() > most ? Cut::limit : Cut::none);
        }
        for (const std::uint32_t length : {2U, 3U, 4U}) {
            LoopLimits limits = all();
            limits.maxLength = length;
            EXPECT_EQ(texts(network, loops(network, limits)), bruteForce(network, length)) << "seed " << seed;
        }
    }
}

TEST(Loops, AreExactAmongMillionsOfTies)
{
    // The complete graph of 12 parties, all pairs equal: 1.2e8 loops of one round trip. The first come by length, then
    // by names: all 66 of two legs, then those of three.
    const Network network(arcBook(12, complete(12, 7)), atEnd());
    LoopLimits limits;
    limits.most = 500;
    const Loops found = loops(network, limits);
    ASSERT_EQ(found.loops.size(), 500U);
    EXPECT_EQ(found.cut, Cut::limit);
    std::vector<std::vector<std::uint32_t>> parties;
    for (const Loop& loop : found.loops) {
        parties.push_back(partiesOf(network, loop));
    }
    EXPECT_EQ(parties[0], (std::vector<std::uint32_t>{0, 1}));
    EXPECT_EQ(parties[65], (std::vector<std::uint32_t>{10, 11}));
    EXPECT_EQ(parties[66], (std::vector<std::uint32_t>{0, 1, 2}));
    EXPECT_EQ(parties[67], (std::vector<std::uint32_t>{0, 1, 3}));
    EXPECT_EQ(parties[499].size(), 3U); // 66 + 440 of three legs
    EXPECT_TRUE(std::is_sorted(parties.begin(), parties.end(), [](const auto& a, const auto& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    }));
}

TEST(Loops, OfOneLightPairAmongManyHeavyOnesComeByLengthAndNames)
{
    // 14 parties complete with weight 9 one way and back, but one pair of weight 1: after the heavy loops, those
    // through it are too many to list.
    auto arcs = complete(5, 9);
    for (int i = 5; i < 40; ++i) {
        for (int k = 1; k <= 3; ++k) {
            arcs.emplace_back(i, 5 + (i - 5 + k) % 35, 5);
        }
    }
    const Network network(arcBook(40, arcs), atEnd());
    LoopLimits limits;
    limits.most = 300;
    const Loops found = loops(network, limits);
    limits.most = 100'000;
    limits.maxLength = 16;
    const Loops more = loops(network, limits);
    ASSERT_EQ(found.loops.size(), 300U);
    ASSERT_GE(more.loops.size(), 300U);
    for (std::size_t i = 0; i < 300; ++i) {
        ASSERT_EQ(found.loops[i], more.loops[i]) << i;
    }
}

TEST(Loops, OfARingOf200000PartiesAreFoundWithoutRecursion)
{
    std::vector<std::tuple<int, int, Minor>> arcs;
    const int n = 200'000;
    Book ring;
    std::vector<PartyId> ids;
    for (int i = 0; i < n; ++i) {
        Party party;
        party.id = newId<Party>();
        party.name = std::to_string(1'000'000 + i);
        ids.push_back(party.id);
        ring.put(party);
    }
    for (std::size_t i = 0; i < ids.size(); ++i) {
        Flow flow;
        flow.id = newId<Flow>();
        flow.payer = ids[i];
        flow.payee = ids[(i + 1) % ids.size()];
        flow.amount = 100 + static_cast<Minor>(i % 7);
        flow.start = day("2026-01-01");
        ring.put(flow);
    }
    const Network network(ring, atEnd());
    const Loops found = loops(network);
    ASSERT_EQ(found.loops.size(), 1U);
    EXPECT_EQ(found.loops[0].pairs.size(), static_cast<std::size_t>(n));
    EXPECT_EQ(found.loops[0].roundTrip, 100);
    const LoopCount count = loopCount(network, all());
    EXPECT_EQ(count.total, 1U);
    EXPECT_EQ(count.byLength.back(), 1U);
}

TEST(Loops, SayWhenTheyWereCutByTimeOrCancel)
{
    const Network network(arcBook(30, complete(30, 7)), atEnd());
    LoopLimits limits = all();
    limits.most = UINT64_MAX;
    limits.time = std::chrono::milliseconds(20);
    EXPECT_EQ(loopCount(network, limits).cut, Cut::time);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(loops(network, {}, stop.get_token()).cut, Cut::cancelled);
    limits.time.reset();
    EXPECT_EQ(loopCount(network, limits, stop.get_token()).cut, Cut::cancelled);
}

TEST(LoopCount, OfCompleteDigraphsIsTheKnownOne)
{
    // OEIS A002807 counts cycles of complete undirected graphs; of the digraph K_n there are
    // sum over k >= 2 of n! / ((n - k)! k) elementary circuits: 20, 84, 409, …, 125,664, 1,112,073.
    const std::map<int, std::uint64_t> known{{2, 1}, {3, 5}, {4, 20}, {5, 84}, {6, 409}, {9, 125'664}, {10, 1'112'073}};
    for (const auto& [n, count] : known) {
        const Network network(arcBook(n, complete(n, 1)), atEnd());
        const LoopCount found = loopCount(network, {UINT64_MAX, 0, {}});
        EXPECT_EQ(found.total, count) << n;
        EXPECT_EQ(found.cut, Cut::none);
    }
    const LoopCount nine = loopCount(Network(arcBook(9, complete(9, 1)), atEnd()), {UINT64_MAX, 0, {}});
    EXPECT_EQ(nine.byLength, (std::vector<std::uint64_t>{0, 0, 36, 168, 756, 3024, 10080, 25920, 45360, 40320}));
}

// Listing takes one thread and counting as many as there are: 6,000 arcs among 400 nodes are one component by far.
TEST(LoopCount, ManyThreadsCountWhatOneLists)
{
    std::mt19937 random(11);
    std::set<std::pair<std::uint32_t, std::uint32_t>> drawn;
    while (drawn.size() < 6'000) {
        const std::pair<std::uint32_t, std::uint32_t> arc(random() % 400, random() % 400);
        if (arc.first != arc.second) {
            drawn.insert(arc);
        }
    }
    std::vector<Arc> arcs;
    for (const auto& [from, to] : drawn) {
        arcs.push_back({from, to});
    }
    Clock clock({}, {});
    std::vector<std::uint64_t> listed;
    const CircuitTally tally =
        listCircuits(400, arcs, {4, UINT64_MAX}, clock, [&](std::span<const std::uint32_t> nodes) {
            listed.resize(std::max(listed.size(), nodes.size() + 1));
            ++listed[nodes.size()];
            return true;
        });
    EXPECT_GT(tally.total, 10'000U); // some 400·15⁴/(4·400), and the shorter ones
    const CircuitTally counted = countCircuits(400, arcs, {4, UINT64_MAX}, clock);
    EXPECT_EQ(counted.byLength, listed);
    EXPECT_EQ(counted.total, tally.total);
    EXPECT_FALSE(counted.full);
}

TEST(LoopCount, ACountByManyThreadsIsGivenUpByAll)
{
    std::vector<Arc> arcs; // K80 has more loops of sixteen parties than anybody waits for
    for (std::uint32_t from = 0; from < 80; ++from) {
        for (std::uint32_t to = 0; to < 80; ++to) {
            if (from != to) {
                arcs.push_back({from, to});
            }
        }
    }
    Clock clock(std::chrono::milliseconds(30), {});
    const CircuitTally counted = countCircuits(80, arcs, {16, UINT64_MAX}, clock);
    EXPECT_EQ(clock.cut(), Cut::time);
    EXPECT_GT(counted.total, 0U);
}

TEST(LoopCount, ListsEachCircuitOnce)
{
    Clock clock({}, {});
    std::set<std::vector<std::uint32_t>> seen;
    const auto tally = listCircuits(7, completeArcs(7), {}, clock, [&](std::span<const std::uint32_t> nodes) {
        std::vector<std::uint32_t> circuit(nodes.begin(), nodes.end());
        std::rotate(circuit.begin(), std::min_element(circuit.begin(), circuit.end()), circuit.end());
        EXPECT_TRUE(seen.insert(circuit).second);
        return true;
    });
    EXPECT_EQ(tally.total, 2365U); // K7
    EXPECT_EQ(seen.size(), 2365U);
}

TEST(LoopCount, AgreesWithBruteForceWhateverTheMethod)
{
    for (unsigned seed = 0; seed < 60; ++seed) {
        // Beyond 64 parties in one component: bounded and unbounded searches of the large kind.
        const Network network(randomBook(seed, 80, 150, 1000), atEnd());
        for (const std::uint32_t length : {0U, 3U, 5U, 8U, 20U}) {
            LoopLimits limits = all();
            limits.maxLength = length;
            const auto expected = bruteForce(network, length == 0 ? 99 : length);
            const LoopCount count = loopCount(network, limits);
            ASSERT_EQ(count.total, expected.size()) << "seed " << seed << ", length " << length;
            ASSERT_EQ(texts(network, loops(network, limits)), expected) << "seed " << seed << ", length " << length;
        }
    }
}

} // namespace roundtrip
