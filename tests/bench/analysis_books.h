// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmarks of the analysis room share: books, networks and graphs, made once, and how a row is added.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/cashflow/network.h"
#include "core/loops/components.h"
#include "tests/bench/analysis_peers.h"
#include <benchmark/benchmark.h>

namespace roundtrip::bench {

struct Size {
    const char* name;
    int parties;
    int flows;

    std::string suffix() const { return std::string("/") + name; }
};
inline constexpr Size sizes[] = {
    {"1k/5k", 1'000, 5'000}, {"10k/100k", 10'000, 100'000}, {"100k/1M", 100'000, 1'000'000}};

Question question();
const Book& bookOf(const Size& size);
const Network& networkOf(const Size& size);
// The party that pays most.
std::uint32_t largestPayer(const Network& network);

std::vector<Arc> arcsOf(const Network& network);
std::vector<Arc> completeArcs(std::uint32_t n);
// So many different arcs, both ends falling off as k^(1/skew - 1): at 1 all are met alike, at 4 a few are hubs.
std::vector<Arc> skewedArcs(std::uint32_t nodes, std::size_t arcs, double skew);
peers::Ends endsOf(const std::vector<Arc>& arcs);

template<class Function, class... Arguments>
benchmark::internal::Benchmark* add(const std::string& name, Function function, Arguments... arguments)
{
    return benchmark::RegisterBenchmark(name.c_str(), function, arguments...)->Unit(benchmark::kMillisecond);
}

// The rows of the other files; those of one size stand together in the table.
void addLoops();
void addRates();
void addLoops(const Size& size);
void addSystems(const Size& size);
void addMemory(const Size& size);

} // namespace roundtrip::bench
