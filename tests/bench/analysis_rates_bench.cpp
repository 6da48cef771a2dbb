// SPDX-License-Identifier: GPL-3.0-or-later
// Internal rates of return: ours finds every root, the peers one.
#include "core/analysis/irr.h"
#include "tests/bench/analysis_books.h"

namespace roundtrip::bench {
namespace {

std::vector<std::pair<int, double>> cashOf(int count)
{
    std::vector<std::pair<int, double>> cash{{0, -1000.0 * count}};
    for (int i = 1; i < count; ++i) {
        cash.emplace_back(static_cast<int>(3650LL * i / count), 1000.5 + i % 7); // over ten years
    }
    return cash;
}

void bracketed(benchmark::State& state, int count)
{
    const auto cash = cashOf(count);
    for (auto _ : state) {
        benchmark::DoNotOptimize(peers::bracketedIrr(cash));
    }
}

void quantLib(benchmark::State& state, int count)
{
    const peers::QuantLibCash cash(cashOf(count));
    double rate = 0;
    for (auto _ : state) {
        rate = cash.irr();
    }
    state.counters["rate"] = rate;
}

void rates(benchmark::State& state, int count)
{
    std::vector<Cash> cash;
    for (const auto& [days, amount] : cashOf(count)) {
        cash.push_back({days, amount});
    }
    double rate = 0;
    for (auto _ : state) {
        rate = irr(cash).roots.at(0);
    }
    state.counters["rate"] = rate;
}

} // namespace

void addRates()
{
    for (const auto& [count, name] : {std::pair{5, "5"}, std::pair{100'000, "100,000"}}) {
        const std::string what = std::string("/irr of ") + name;
        add("roundtrip" + what, rates, count);
        add("quantlib" + what, quantLib, count);
        add("toms748" + what, bracketed, count);
    }
}

} // namespace roundtrip::bench
