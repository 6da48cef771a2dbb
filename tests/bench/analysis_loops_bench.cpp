// SPDX-License-Identifier: GPL-3.0-or-later
// Loops: all of a graph, those of at most so many legs, the first in order, and what returns on them in time.
#include <algorithm>
#include <span>

#include "core/loops/circuits.h"
#include "core/loops/dated_circuits.h"
#include "core/loops/loops.h"
#include "core/loops/loops_by.h"
#include "core/loops/returns.h"
#include "core/loops/turning_loops.h"
#include "tests/bench/analysis_books.h"
#include "tests/bench/dice.h"

namespace roundtrip::bench {
namespace {

// A graph of its own, made once.
struct Graph {
    const char* name;
    std::uint32_t nodes;
    std::size_t arcs;
    double skew;
    std::uint32_t longest; // of the loops that are asked for
};
// As the deals of a market look, and as a network of trust with its hubs does: 0.11, 0.35 and 1.1 million loops.
constexpr Graph deals{"1k/5k", 1'000, 5'000, 1.25, 8};
constexpr Graph manyDeals{"10k/100k", 10'000, 100'000, 1.3, 6};
constexpr Graph trust{"5.9k/35.6k", 5'900, 35'600, 4.3, 4};

std::uint64_t listed(std::uint32_t nodes, const std::vector<Arc>& arcs, std::uint32_t longest)
{
    Clock clock({}, {});
    return listCircuits(nodes, arcs, {longest, UINT64_MAX}, clock,
                        [](std::span<const std::uint32_t> circuit) {
                            benchmark::DoNotOptimize(circuit.data());
                            return true;
                        })
        .total;
}

void listAll(benchmark::State& state, std::uint32_t nodes, const std::vector<Arc>& arcs, std::uint32_t longest)
{
    std::uint64_t total = 0;
    for (auto _ : state) {
        total = listed(nodes, arcs, longest);
    }
    state.counters["loops"] = static_cast<double>(total);
}

void askTiernan(benchmark::State& state, std::uint32_t nodes, const std::vector<Arc>& arcs, std::uint32_t longest)
{
    const peers::Ends ends = endsOf(arcs);
    std::uint64_t total = 0;
    for (auto _ : state) {
        total = peers::tiernan(nodes, ends, longest);
    }
    state.counters["loops"] = static_cast<double>(total);
}

void boundedIn(benchmark::State& state, const Graph& of)
{
    listAll(state, of.nodes, skewedArcs(of.nodes, of.arcs, of.skew), of.longest);
}

void tiernanIn(benchmark::State& state, const Graph& of)
{
    askTiernan(state, of.nodes, skewedArcs(of.nodes, of.arcs, of.skew), of.longest);
}

void bounded(benchmark::State& state, const Size& size, std::uint32_t longest)
{
    listAll(state, static_cast<std::uint32_t>(size.parties), arcsOf(networkOf(size)), longest);
}

void tiernan(benchmark::State& state, const Size& size, std::uint32_t longest)
{
    askTiernan(state, static_cast<std::uint32_t>(size.parties), arcsOf(networkOf(size)), longest);
}

void completeListed(benchmark::State& state)
{
    listAll(state, 10, completeArcs(10), UINT32_MAX);
}

void completeCounted(benchmark::State& state)
{
    const auto arcs = completeArcs(10);
    std::uint64_t total = 0;
    for (auto _ : state) {
        Clock clock({}, {});
        total = countCircuits(10, arcs, {}, clock).total;
    }
    state.counters["loops"] = static_cast<double>(total);
}

void hawick(benchmark::State& state, std::uint64_t (*find)(std::uint32_t, const peers::Ends&))
{
    const peers::Ends ends = endsOf(completeArcs(10));
    std::uint64_t total = 0;
    for (auto _ : state) {
        total = find(10, ends);
    }
    state.counters["loops"] = static_cast<double>(total);
}

void ringListed(benchmark::State& state, std::uint32_t length)
{
    std::vector<Arc> arcs;
    for (std::uint32_t i = 0; i < length; ++i) {
        arcs.push_back({i, (i + 1) % length});
    }
    listAll(state, length, arcs, UINT32_MAX);
}

void firstLoops(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    for (auto _ : state) {
        benchmark::DoNotOptimize(loops(network).loops.size());
    }
}

// The largest pair of the largest payer: many loops have it as a leg.
std::uint32_t largePair(const Network& network)
{
    const auto paid = network.payments(largestPayer(network));
    const auto most =
        std::max_element(paid.begin(), paid.end(), [](const Pair& a, const Pair& b) { return a.amount < b.amount; });
    return static_cast<std::uint32_t>(&*most - network.pairs().data());
}

void firstByPair(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    const std::uint32_t pair = largePair(network);
    for (auto _ : state) {
        benchmark::DoNotOptimize(loopsBy(network, {LoopMember::Kind::leg, pair}).loops.size());
    }
}

void firstByParty(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    const std::uint32_t party = largestPayer(network);
    for (auto _ : state) {
        benchmark::DoNotOptimize(loopsBy(network, {LoopMember::Kind::party, party}).loops.size());
    }
}

void countedByPair(benchmark::State& state, const Size& size, std::uint32_t longest)
{
    const Network& network = networkOf(size);
    const std::uint32_t pair = largePair(network);
    LoopLimits limits;
    limits.most = UINT64_MAX;
    limits.maxLength = longest;
    std::uint64_t total = 0;
    for (auto _ : state) {
        total = loopCountBy(network, {LoopMember::Kind::leg, pair}, limits).total;
    }
    state.counters["loops"] = static_cast<double>(total);
    state.counters["loops a second"] =
        benchmark::Counter(static_cast<double>(total), benchmark::Counter::kIsIterationInvariantRate);
}

// Each arc of the network of trust on one day of 86, so that some 3.9 million turns take 21 days at most.
DatedArcs datedTrust()
{
    constexpr int days = 86;
    DatedArcs dated;
    dated.arcs = skewedArcs(trust.nodes, trust.arcs, trust.skew);
    Dice dice(2);
    for (std::uint32_t arc = 0; arc < dated.arcs.size(); ++arc) {
        dated.first.push_back(arc);
        dated.days.push_back(dice.below(days));
    }
    dated.first.push_back(static_cast<std::uint32_t>(dated.arcs.size()));
    return dated;
}

void turnsCounted(benchmark::State& state)
{
    const DatedArcs arcs = datedTrust();
    TurnLimits limits;
    limits.within = 21;
    std::uint64_t total = 0;
    for (auto _ : state) {
        Clock clock({}, {});
        total = countTurns(trust.nodes, arcs, limits, clock).total;
    }
    state.counters["turns"] = static_cast<double>(total);
}

void firstTurning(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    TurningLimits limits;
    limits.within = 90;
    for (auto _ : state) {
        benchmark::DoNotOptimize(turningLoops(network, limits).turns.size());
    }
}

void returnsOfFirst(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    const Loops found = loops(network, {1000, 0, {}});
    int returning = 0;
    for (auto _ : state) {
        returning = 0;
        for (const Loop& loop : found.loops) {
            returning += timeRespectingReturn(network, loop).amount > 0 ? 1 : 0;
        }
    }
    state.counters["returning"] = returning;
}

void add(const Graph& graph)
{
    const std::string what = "loops of at most " + std::to_string(graph.longest) + ", graph/" + graph.name;
    bench::add("roundtrip/" + what, boundedIn, graph);
    if (graph.arcs < 100'000) { // there it takes minutes
        bench::add("tiernan/" + what, tiernanIn, graph)->Iterations(1)->Repetitions(1);
    }
}

} // namespace

void addLoops()
{
    bench::add("roundtrip/all loops of K10, listed/1k/5k", completeListed);
    bench::add("roundtrip/all loops of K10, counted", completeCounted);
    bench::add("hawick/all loops of K10, listed/1k/5k", hawick, peers::hawick);
    bench::add("hawick unique/all loops of K10, listed/1k/5k", hawick, peers::hawickUnique);
    bench::add("hawick/all loops of K10, counted", hawick, peers::hawick);
    bench::add("roundtrip/all loops of a ring of 200,000", ringListed, 200'000U);
    bench::add("roundtrip/turns within 21 days, counted/5.9k/35.6k", turnsCounted)->UseRealTime();
    add(deals);
    add(trust);
    add(manyDeals);
}

void addLoops(const Size& size)
{
    bench::add("roundtrip/first 100 loops" + size.suffix(), firstLoops, size);
    bench::add("roundtrip/first 100 loops by a pair" + size.suffix(), firstByPair, size);
    bench::add("roundtrip/first 100 loops by a party" + size.suffix(), firstByParty, size);
    bench::add("roundtrip/first 100 loops that turn within 90 days" + size.suffix(), firstTurning, size);
    if (size.flows <= 100'000) {
        const std::uint32_t longest = size.flows <= 5'000 ? 7 : 6;
        bench::add("roundtrip/loops of at most " + std::to_string(longest) + " by a pair, counted" + size.suffix(),
                   countedByPair, size, longest);
    }
    bench::add("roundtrip/returns of the first 1,000 loops" + size.suffix(), returnsOfFirst, size);
    if (size.flows <= 5'000) {
        bench::add("roundtrip/loops of at most 5" + size.suffix(), bounded, size, 5U);
        bench::add("tiernan/loops of at most 5" + size.suffix(), tiernan, size, 5U);
    } else if (size.flows <= 100'000) {
        bench::add("roundtrip/loops of at most 4" + size.suffix(), bounded, size, 4U);
    }
}

} // namespace roundtrip::bench
