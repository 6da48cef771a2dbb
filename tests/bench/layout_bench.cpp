// SPDX-License-Identifier: GPL-3.0-or-later
// Layout: each with its crossings, its share of arrows to the right, overlaps of cards and arrows through cards; and
// the ways of arrows. Peers are Graphviz's dot and sfdp as processes, reading, placing and writing, where they are
// installed.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>

#include "core/layout/layouts.h"
#include "core/layout/routes.h"
#include "tests/bench/books.h"
#include <benchmark/benchmark.h>
#include <unistd.h>

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
constexpr Size large[] = {{"10k/50k", 10'000, 50'000}, {"50k/200k", 50'000, 200'000}, {"100k/1M", 100'000, 1'000'000}};

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

// Boxes that share an area.
double overlaps(std::vector<Rect> all)
{
    std::sort(all.begin(), all.end(), [](const Rect& a, const Rect& b) { return a.x < b.x; });
    double count = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = i + 1; j < all.size() && all[j].x < all[i].right(); ++j) {
            count += all[i].intersects(all[j]) ? 1 : 0;
        }
    }
    return count;
}

// Arrows that run through a card that is not theirs.
double arrowsThroughCards(const LayoutGraph& graph, const std::vector<Rect>& boxes)
{
    const Routes ways = routes(boxes, graph.edges);
    double count = 0;
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        const Rect around = bounds(ways[e]);
        for (std::size_t b = 0; b < boxes.size(); ++b) {
            if (b != graph.edges[e].from && b != graph.edges[e].to && around.grown(1).intersects(boxes[b]) &&
                intersects(ways[e], boxes[b])) {
                ++count;
                break;
            }
        }
    }
    return count;
}

// The share of arrows that can run to the right at most, whoever lays them out: of a pair that pays both ways, those of
// one direction cannot. Longer loops take more of it.
double mostToTheRight(const LayoutGraph& graph)
{
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> count;
    for (const LayoutEdge& edge : graph.edges) {
        ++count[{edge.from, edge.to}];
    }
    double back = 0;
    for (const auto& [pair, there] : count) {
        const auto other = count.find({pair.second, pair.first});
        back += pair.first < pair.second && other != count.end() ? std::min(there, other->second) : 0;
    }
    return 100 * (1 - back / static_cast<double>(graph.edges.size()));
}

void judge(benchmark::State& state, const LayoutGraph& on, const Positions& at, bool ours)
{
    double right = 0;
    for (const LayoutEdge& edge : on.edges) {
        right += at[edge.from].x < at[edge.to].x ? 1 : 0;
    }
    state.counters["one_way_percent"] = 100 * right / static_cast<double>(on.edges.size());
    state.counters["at_most_one_way_percent"] = mostToTheRight(on);
    if (on.nodes.size() <= 10'000 || ours) {
        state.counters["overlaps"] = overlaps(boxes(on, at));
    }
    if (on.edges.size() <= 5000) {
        state.counters["crossings"] = straightCrossings(on, at);
    }
    if (ours && on.edges.size() <= 5000) {
        state.counters["through_cards"] = arrowsThroughCards(on, boxes(on, at));
    }
}

template<LayoutKind layout> void place(benchmark::State& state, const Size& size)
{
    const LayoutGraph& on = graph(size);
    Positions at;
    for (auto _ : state) {
        at = laidOut(layout, on);
        benchmark::DoNotOptimize(at.data());
    }
    judge(state, on, at, true);
}

bool installed(const char* program)
{
    return std::system((std::string("command -v ") + program + " > /dev/null 2>&1").c_str()) == 0;
}

// The program's positions of the graph, boxes of the same size; gives up after 600 s.
template<bool forces> void peer(benchmark::State& state, const Size& size)
{
    namespace fs = std::filesystem;
    const LayoutGraph& on = graph(size);
    const fs::path folder = fs::temp_directory_path() / ("roundtrip-layout-" + std::to_string(::getpid()));
    fs::create_directories(folder);
    const std::string in = (folder / "in.dot").string();
    const std::string out = (folder / "out.txt").string();
    {
        std::ofstream text(in);
        // dot counts in inches of 72 points.
        text << "digraph g { rankdir=LR; nodesep=0.55; ranksep=3; overlap=" << (forces ? "prism" : "false")
             << "; node [shape=box, fixedsize=true, width=2.33, height=0.78, label=\"\"];\n";
        for (std::size_t v = 0; v < on.nodes.size(); ++v) {
            text << v << ";\n";
        }
        for (const LayoutEdge& edge : on.edges) {
            text << edge.from << "->" << edge.to << ";\n";
        }
        text << "}\n";
    }
    const std::string call = std::string("timeout 600 ") + (forces ? "sfdp" : "dot") + " -Tplain " + in + " > " + out;
    for (auto _ : state) {
        if (std::system(call.c_str()) != 0) {
            state.SkipWithError("not finished after 600 s");
            break;
        }
    }
    Positions at(on.nodes.size());
    std::ifstream text(out);
    for (std::string word; text >> word;) {
        if (word == "node") {
            std::size_t v = 0;
            double x = 0;
            double y = 0;
            text >> v >> x >> y;
            at[v] = Point{x, -y} * 72;
        }
    }
    fs::remove_all(folder);
    judge(state, on, at, false);
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
    using Run = void (*)(benchmark::State&, const Size&);
    const std::pair<const char*, Run> layouts[] = {{"layered", place<LayoutKind::layered>},
                                                   {"force", place<LayoutKind::force>},
                                                   {"rings", place<LayoutKind::rings>},
                                                   {"kind", place<LayoutKind::kind>}};
    const auto add = [](const std::string& who, const char* what, Run run, const Size& size) {
        return benchmark::RegisterBenchmark((who + "/" + what + "/" + size.name).c_str(), run, size)
            ->Unit(benchmark::kMillisecond);
    };
    for (const Size& size : sizes) {
        for (const auto& [what, run] : layouts) {
            add("roundtrip", what, run, size);
        }
        add("roundtrip", "routes", route, size);
        add("roundtrip", "add_one", addOne, size);
    }
    for (const Size& size : large) {
        for (const auto& [what, run] : layouts) {
            add("roundtrip", what, run, size)->Iterations(1)->Repetitions(1);
        }
    }
    if (installed("dot")) {
        add("dot", "layered", peer<false>, sizes[0])->Iterations(1);
        // 500/1500 is unfinished after 600 s: asked for by name only.
        if (std::getenv("ROUNDTRIP_BENCH_LONG") != nullptr) {
            add("dot", "layered", peer<false>, sizes[1])->Iterations(1);
        }
    }
    if (installed("sfdp")) {
        for (const int size : {0, 1, 3}) {
            add("sfdp", "force", peer<true>, sizes[size])->Iterations(1);
        }
    }
    return 0;
}();

} // namespace
} // namespace roundtrip
