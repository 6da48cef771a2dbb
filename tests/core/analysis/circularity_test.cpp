// SPDX-License-Identifier: GPL-3.0-or-later
// Circularity: worked figures, agreement with exhaustive search, and properties that hold of every network.
#include "core/analysis/circularity.h"

#include <algorithm>
#include <random>
#include <set>

#include "core/analysis/cancelled.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {

namespace {

using testing::amount;
using testing::bookOf;
using testing::questionAt;

Network networkOf(std::string_view lines)
{
    return {bookOf(lines), questionAt("2026-11-24")};
}

struct RandomArcs {
    int parties = 0;
    std::vector<std::tuple<int, int, Minor>> arcs;

    Network network(Minor scale = 1) const
    {
        Book book;
        std::vector<PartyId> ids;
        for (int i = 0; i < parties; ++i) {
            Party party;
            party.id = newId<Party>();
            party.name = "P" + std::to_string(100 + i);
            ids.push_back(party.id);
            book.put(party);
        }
        for (const auto& [from, to, weight] : arcs) {
            Flow flow;
            flow.id = newId<Flow>();
            flow.payer = ids[static_cast<std::size_t>(from)];
            flow.payee = ids[static_cast<std::size_t>(to)];
            flow.amount = weight * scale;
            flow.start = testing::day("2026-01-01");
            book.put(flow);
        }
        return {book, questionAt("2026-11-24")};
    }
};

RandomArcs randomArcs(unsigned seed, int parties, std::size_t arcs, Minor most)
{
    std::mt19937 random(seed);
    RandomArcs out{parties, {}};
    std::set<std::pair<int, int>> seen;
    for (int tries = 0; tries < 1000 && out.arcs.size() < arcs; ++tries) {
        const int from = static_cast<int>(random() % static_cast<unsigned>(parties));
        const int to = static_cast<int>(random() % static_cast<unsigned>(parties));
        if (from != to && seen.emplace(from, to).second) {
            out.arcs.emplace_back(from, to, 1 + static_cast<Minor>(random() % static_cast<unsigned>(most)));
        }
    }
    return out;
}

// The greatest volume and every pair's range, by trying every circulation in whole units.
struct Exhaustive {
    Minor circular = 0;
    std::vector<CircularRange> ranges;
};

Exhaustive exhaustive(const Network& network)
{
    const auto pairs = network.pairs();
    Exhaustive best;
    best.ranges.resize(pairs.size());
    std::vector<Minor> carried(pairs.size());
    bool first = true;
    while (true) {
        std::vector<Minor> net(network.nodes().size());
        Minor sum = 0;
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            net[pairs[i].payer] -= carried[i];
            net[pairs[i].payee] += carried[i];
            sum += carried[i];
        }
        if (std::all_of(net.begin(), net.end(), [](Minor n) { return n == 0; }) && sum >= best.circular) {
            const bool better = sum > best.circular || first;
            first = false;
            best.circular = sum;
            for (std::size_t i = 0; i < pairs.size(); ++i) {
                CircularRange& range = best.ranges[i];
                range = better ? CircularRange{carried[i], carried[i]}
                               : CircularRange{std::min(range.least, carried[i]), std::max(range.most, carried[i])};
            }
        }
        std::size_t i = 0;
        for (; i < pairs.size() && carried[i] == pairs[i].amount; ++i) {
            carried[i] = 0;
        }
        if (i == pairs.size()) {
            return best;
        }
        ++carried[i];
    }
}

void expectConserved(const Network& network, const Circularity& found)
{
    std::vector<Minor> net(network.nodes().size());
    Minor sum = 0;
    for (std::size_t i = 0; i < found.carried.size(); ++i) {
        const Pair& pair = network.pairs()[i];
        EXPECT_GE(found.carried[i], 0);
        EXPECT_LE(found.carried[i], pair.amount);
        net[pair.payer] -= found.carried[i];
        net[pair.payee] += found.carried[i];
        sum += found.carried[i];
    }
    EXPECT_EQ(sum, found.circular);
    for (const Minor n : net) {
        EXPECT_EQ(n, 0);
    }
}

} // namespace

TEST(Circularity, OfTheSeedIsWhatTheProjectStates)
{
    const Network network = networkOf(R"(
        Amazon > OpenAI 15B equity 2026-03-31
        Amazon > OpenAI 35B equity on:Alexa if:Exclusivity if:Alexa
        condition Exclusivity met decided:2026-04-27
        condition Alexa open p:0.5 expected:2027-01-01
        Others > OpenAI 72B equity 2026-03-31
        OpenAI > Amazon 100B compute 2026-05-01..2036-05-01
        Microsoft > OpenAI 10B equity 2022-01-01
        OpenAI > Oracle 300B compute 2027-01-01..2032-01-01
    )");
    const Circularity found = circularity(network);
    EXPECT_EQ(found.headline, amount("532B"));
    EXPECT_EQ(found.circular, amount("100B"));
    EXPECT_EQ(found.oneWay(), amount("432B"));
    // OpenAI brings 400 - 132, Others 72, Microsoft 10; Amazon takes in more than it gives.
    EXPECT_EQ(found.external, amount("350B"));
    EXPECT_DOUBLE_EQ(found.circularShare().value(), 100.0 / 532);
    EXPECT_DOUBLE_EQ(found.stronglyConnectedShare().value(), 150.0 / 532);
}

TEST(Circularity, OfNothingHasNoShares)
{
    const Circularity found = circularity(networkOf("party A"));
    EXPECT_EQ(found.circular, 0);
    EXPECT_FALSE(found.circularShare());
    EXPECT_FALSE(found.stronglyConnectedShare());
}

TEST(Circularity, TellsTheLeastAndTheMostWhereASplitIsFree)
{
    // A pays B 2; B pays back 1 directly or 1 through C, and both: 2 go round in all. Two ways of equal length from B
    // to D share what D passes on.
    const Network network = networkOf(R"(
        A > B 3 equity 2026-01-01
        B > C 2 equity 2026-01-01
        B > D 2 equity 2026-01-01
        C > A 2 equity 2026-01-01
        D > A 2 equity 2026-01-01
    )");
    const Circularity found = circularity(network);
    EXPECT_EQ(found.circular, amount("9"));
    const auto ranges = circularRanges(network, found);
    EXPECT_EQ(ranges[0], (CircularRange{amount("3"), amount("3")})); // A > B
    for (std::size_t i = 1; i < 5; ++i) {
        EXPECT_EQ(ranges[i], (CircularRange{amount("1"), amount("2")})) << i;
    }
}

TEST(Circularity, AgreesWithExhaustiveSearchOnSmallNetworks)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        const RandomArcs arcs = randomArcs(seed, 3 + static_cast<int>(seed % 4), 4 + seed % 5, 1 + seed % 3);
        const Network network = arcs.network();
        const Exhaustive expected = exhaustive(network);
        const Circularity found = circularity(network);
        ASSERT_EQ(found.circular, expected.circular) << seed;
        ASSERT_EQ(circularRanges(network, found), expected.ranges) << seed;
        expectConserved(network, found);
    }
}

TEST(Circularity, HoldsItsProofAndItsPropertiesOnLargerNetworks)
{
    for (unsigned seed = 0; seed < 30; ++seed) {
        RandomArcs arcs = randomArcs(seed, 40, 160, 1'000'000);
        const Network network = arcs.network();
        const Circularity found = circularity(network);
        expectConserved(network, found);
        EXPECT_LE(found.circular, found.stronglyConnected);

        const auto ranges = circularRanges(network, found);
        Minor least = 0;
        Minor most = 0;
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            EXPECT_LE(0, ranges[i].least);
            EXPECT_LE(ranges[i].least, found.carried[i]);
            EXPECT_LE(found.carried[i], ranges[i].most);
            EXPECT_LE(ranges[i].most, network.pairs()[i].amount);
            least += ranges[i].least;
            most += ranges[i].most;
        }
        EXPECT_LE(least, found.circular);
        EXPECT_GE(most, found.circular);

        EXPECT_EQ(circularity(arcs.network(7)).circular, 7 * found.circular) << "scaling scales";
        arcs.arcs.pop_back();
        EXPECT_LE(circularity(arcs.network()).circular, found.circular) << "a pair more never lowers it";
        RandomArcs relabelled = arcs;
        for (auto& [a, b, w] : relabelled.arcs) {
            a = 39 - a;
            b = 39 - b;
        }
        EXPECT_EQ(circularity(relabelled.network()).circular, circularity(arcs.network()).circular)
            << "names do not count";
    }
}

TEST(Circularity, CanBeCancelled)
{
    std::stop_source stop;
    stop.request_stop();
    const Network network = networkOf("A > B 1 equity 2026-01-01\nB > A 2 equity 2026-01-01");
    EXPECT_THROW(circularity(network, stop.get_token()), Cancelled);
}

} // namespace roundtrip
