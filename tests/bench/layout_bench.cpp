// SPDX-License-Identifier: GPL-3.0-or-later
// Layout: the layered one with its crossings and its share of arrows to the right, and the ways of arrows.
#include <map>
#include <utility>

#include "core/layout/layered.h"
#include "core/layout/routes.h"
#include "tests/bench/books.h"
#include <benchmark/benchmark.h>

namespace roundtrip {
namespace {

struct Size {
    const char* name;
    int parties;
    int flows;
};
constexpr Size sizes[] = {
    {"50/120", 50, 120}, {"500/1500", 500, 1500}, {"1k/5k", 1'000, 5'000}, {"5k/20k", 5'000, 20'000}};
// Where one layout takes seconds: once, and nothing but the layout.
constexpr Size large[] = {{"10k/50k", 10'000, 50'000}};

const LayoutGraph& graph(const Size& size)
{
    static std::map<int, LayoutGraph> made;
    LayoutGraph& result = made[size.flows];
    if (result.nodes.empty()) {
        const Book book = madeUpBook(size.parties, size.flows);
        std::map<PartyId, std::uint32_t> index;
        for (const Party& party : book.parties()) {
            index[party.id] = static_cast<std::uint32_t>(result.nodes.size());
            result.nodes.emplace_back();
        }
        for (const Flow& flow : book.flows()) {
            result.edges.push_back({index[flow.payer], index[flow.payee], 1, 2, 0});
        }
    }
    return result;
}

double side(Point a, Point b, Point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

// Crossings of the straight lines between the middles of payer and payee, those at a common end not counted: the
// measure by which layouts of different programs can be compared.
double straightCrossings(const LayoutGraph& graph, const Positions& at)
{
    double count = 0;
    for (std::size_t i = 0; i < graph.edges.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const LayoutEdge& e = graph.edges[i];
            const LayoutEdge& f = graph.edges[j];
            if (e.from == f.from || e.from == f.to || e.to == f.from || e.to == f.to) {
                continue;
            }
            const Point a = at[e.from];
            const Point b = at[e.to];
            const Point c = at[f.from];
            const Point d = at[f.to];
            count += side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0 ? 1 : 0;
        }
    }
    return count;
}

void layeredLayout(benchmark::State& state, const Size& size)
{
    const LayoutGraph& on = graph(size);
    Positions at;
    for (auto _ : state) {
        at = layered(on);
        benchmark::DoNotOptimize(at.data());
    }
    double right = 0;
    for (const LayoutEdge& edge : on.edges) {
        right += at[edge.from].x < at[edge.to].x ? 1 : 0;
    }
    state.counters["one_way_percent"] = 100 * right / static_cast<double>(on.edges.size());
    if (on.edges.size() <= 5000) {
        state.counters["crossings"] = straightCrossings(on, at);
    }
}

void route(benchmark::State& state, const Size& size)
{
    const LayoutGraph& on = graph(size);
    const std::vector<Rect> at = boxes(on, layered(on));
    for (auto _ : state) {
        benchmark::DoNotOptimize(routes(at, on.edges).size());
    }
}

// A new party with two deals in a picture that stands.
void addOne(benchmark::State& state, const Size& size)
{
    LayoutGraph on = graph(size);
    const Positions at = layered(on);
    for (std::size_t i = 0; i < at.size(); ++i) {
        on.nodes[i].previous = at[i];
    }
    const auto fresh = static_cast<std::uint32_t>(on.nodes.size());
    on.nodes.emplace_back();
    on.edges.push_back({fresh, 0, 1, 2, 0});
    on.edges.push_back({1, fresh, 1, 2, 0});
    for (auto _ : state) {
        benchmark::DoNotOptimize(layered(on).data());
    }
}

const int registered = [] {
    for (const Size& size : sizes) {
        const auto add = [&](const char* what, void (*run)(benchmark::State&, const Size&)) {
            benchmark::RegisterBenchmark((std::string("roundtrip/") + what + "/" + size.name).c_str(), run, size)
                ->Unit(benchmark::kMillisecond);
        };
        add("layered", layeredLayout);
        add("routes", route);
        add("add_one", addOne);
    }
    for (const Size& size : large) {
        benchmark::RegisterBenchmark((std::string("roundtrip/layered/") + size.name).c_str(), layeredLayout, size)
            ->Unit(benchmark::kMillisecond)
            ->Iterations(1)
            ->Repetitions(1);
    }
    return 0;
}();

} // namespace
} // namespace roundtrip
