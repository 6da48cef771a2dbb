// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of the analysis room at three sizes, each beside what Debian packages for the same work.
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>

#include "core/analysis/circuits.h"
#include "core/analysis/circularity.h"
#include "core/analysis/coverage.h"
#include "core/analysis/exposure.h"
#include "core/analysis/findings.h"
#include "core/analysis/inner_pairs.h"
#include "core/analysis/irr.h"
#include "core/analysis/loops.h"
#include "core/analysis/netting.h"
#include "core/analysis/recoupment.h"
#include "core/analysis/stress.h"
#include "core/analysis/trace.h"
#include "core/interchange/csv.h"
#include "core/interchange/import.h"
#include "tests/bench/analysis_peers.h"
#include "tests/bench/books.h"
#include <Eigen/IterativeLinearSolvers>
#include <Eigen/SparseCore>
#include <benchmark/benchmark.h>

using namespace roundtrip;

namespace {

struct Size {
    const char* name;
    int parties;
    int flows;
};
constexpr Size sizes[] = {{"1k/5k", 1'000, 5'000}, {"10k/100k", 10'000, 100'000}, {"100k/1M", 100'000, 1'000'000}};

const Book& bookOf(const Size& size)
{
    static std::map<int, Book> books;
    auto [at, isNew] = books.try_emplace(size.flows);
    if (isNew) {
        at->second = madeUpBook(size.parties, size.flows);
    }
    return at->second;
}

Question question()
{
    Question out;
    out.asOf = makeDate(2026, 11, 24).value();
    return out;
}

const Network& networkOf(const Size& size)
{
    static std::map<int, std::unique_ptr<Network>> networks;
    auto& network = networks[size.flows];
    if (!network) {
        network = std::make_unique<Network>(bookOf(size), question());
    }
    return *network;
}

std::vector<Arc> arcsOf(const Network& network)
{
    std::vector<Arc> arcs;
    for (const Pair& pair : network.pairs()) {
        arcs.push_back({pair.payer, pair.payee});
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

void buildNetwork(benchmark::State& state, const Size& size)
{
    const Book& book = bookOf(size);
    for (auto _ : state) {
        benchmark::DoNotOptimize(Network(book, question()).total());
    }
}

void circulation(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    Minor circular = 0;
    for (auto _ : state) {
        circular = circularity(network).circular;
    }
    state.counters["circular"] = static_cast<double>(circular);
}

peers::Ends endsOf(const std::vector<Arc>& arcs)
{
    peers::Ends ends;
    for (const auto& [from, to] : arcs) {
        ends.emplace_back(from, to);
    }
    return ends;
}

void lemonCirculation(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    std::vector<std::int64_t> amounts;
    for (const Pair& pair : network.pairs()) {
        amounts.push_back(pair.amount);
    }
    const peers::LemonCirculation peer(static_cast<std::uint32_t>(network.nodes().size()), endsOf(arcsOf(network)),
                                       amounts);
    Minor circular = 0;
    for (auto _ : state) {
        circular = peer.greatest();
    }
    state.counters["circular"] = static_cast<double>(circular);
}

// A pair of the circulating ones is lowered to half: netting from the optimum there was, and anew.
enum class Start { before, anew };
void circulationAfterEdit(benchmark::State& state, const Size& size, Start start)
{
    const InnerPairs inner = innerPairs(networkOf(size));
    const Netting before = netting(inner.nodeCount, inner.arcs, inner.amounts, {});
    std::vector<std::size_t> edited; // a hundred of them, in turn
    for (std::size_t i = 0; i < inner.arcs.size(); i += inner.arcs.size() / 100 + 1) {
        edited.push_back(i);
    }
    std::size_t turn = 0;
    for (auto _ : state) {
        std::vector<Minor> amounts = inner.amounts;
        amounts[edited[turn++ % edited.size()]] /= 2;
        const Netting after = start == Start::before ? netting(inner.nodeCount, inner.arcs, amounts, before, {})
                                                     : netting(inner.nodeCount, inner.arcs, amounts, {});
        benchmark::DoNotOptimize(after.rest.data());
    }
}

void ranges(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    const Circularity found = circularity(network);
    for (auto _ : state) {
        benchmark::DoNotOptimize(circularRanges(network, found));
    }
}

void firstLoops(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    for (auto _ : state) {
        benchmark::DoNotOptimize(loops(network).loops.size());
    }
}

void countBounded(benchmark::State& state, const Size& size, std::uint32_t length)
{
    const auto arcs = arcsOf(networkOf(size));
    std::uint64_t total = 0;
    for (auto _ : state) {
        Clock clock({}, {});
        total = listCircuits(static_cast<std::uint32_t>(size.parties), arcs, {length, UINT64_MAX}, clock,
                             [](std::span<const std::uint32_t> nodes) {
                                 benchmark::DoNotOptimize(nodes.data());
                                 return true;
                             })
                    .total;
    }
    state.counters["loops"] = static_cast<double>(total);
}

void tiernan(benchmark::State& state, const Size& size, std::uint32_t length)
{
    const peers::Ends ends = endsOf(arcsOf(networkOf(size)));
    std::uint64_t total = 0;
    for (auto _ : state) {
        total = peers::tiernan(static_cast<std::uint32_t>(size.parties), ends, length);
    }
    state.counters["loops"] = static_cast<double>(total);
}

void completeListed(benchmark::State& state)
{
    const auto arcs = completeArcs(10);
    std::uint64_t total = 0;
    for (auto _ : state) {
        Clock clock({}, {});
        total = listCircuits(10, arcs, {}, clock, [](std::span<const std::uint32_t> nodes) {
                    benchmark::DoNotOptimize(nodes.data());
                    return true;
                }).total;
    }
    state.counters["loops"] = static_cast<double>(total);
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
    for (auto _ : state) {
        Clock clock({}, {});
        benchmark::DoNotOptimize(
            listCircuits(length, arcs, {}, clock, [](std::span<const std::uint32_t>) { return true; }).total);
    }
}

void exposed(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    for (auto _ : state) {
        benchmark::DoNotOptimize(exposures(network).pairs.size());
    }
}

// The party that pays most.
std::uint32_t largest(const Network& network)
{
    std::vector<Minor> out(network.nodes().size());
    for (const Pair& pair : network.pairs()) {
        out[pair.payer] += pair.amount;
    }
    return static_cast<std::uint32_t>(std::max_element(out.begin(), out.end()) - out.begin());
}

void traced(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    const std::uint32_t source = largest(network);
    for (auto _ : state) {
        benchmark::DoNotOptimize(trace(network, source)->returnsHome);
    }
}

// The same system for BiCGSTAB: x = first + Pᵀx, the source absorbing.
void eigenTraced(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    const std::uint32_t source = largest(network);
    const auto n = static_cast<int>(network.nodes().size());
    std::vector<double> in(network.nodes().size());
    std::vector<double> out(network.nodes().size());
    for (const Pair& pair : network.pairs()) {
        out[pair.payer] += static_cast<double>(pair.amount);
        in[pair.payee] += static_cast<double>(pair.amount);
    }
    double home = 0;
    for (auto _ : state) {
        std::vector<Eigen::Triplet<double>> entries;
        Eigen::VectorXd first = Eigen::VectorXd::Zero(n);
        for (int i = 0; i < n; ++i) {
            entries.emplace_back(i, i, 1.0);
        }
        for (const Pair& pair : network.pairs()) {
            const auto share = static_cast<double>(pair.amount);
            if (pair.payer == source) {
                first[static_cast<int>(pair.payee)] = share / out[source];
            } else {
                entries.emplace_back(static_cast<int>(pair.payee), static_cast<int>(pair.payer),
                                     -share / std::max(in[pair.payer], out[pair.payer]));
            }
        }
        Eigen::SparseMatrix<double, Eigen::RowMajor> matrix(n, n);
        matrix.setFromTriplets(entries.begin(), entries.end());
        Eigen::BiCGSTAB<Eigen::SparseMatrix<double, Eigen::RowMajor>> solver(matrix);
        solver.setTolerance(1e-12);
        const Eigen::VectorXd visits = solver.solve(first);
        home = visits[static_cast<int>(source)];
    }
    state.counters["home"] = home;
}

// The book with cash for each party: between none and all of what it pays.
Book withCash(const Size& size)
{
    Book book = bookOf(size);
    const Network& network = networkOf(size);
    const Exposures exposed = exposures(network);
    for (const PartyExposure& party : exposed.parties) {
        Metric metric;
        metric.id = newId<Metric>();
        metric.party = network.nodes()[party.node].party;
        metric.year = 2025;
        metric.kind = MetricKind::cash;
        metric.amount = party.out.total() / 7 * (party.node % 8);
        book.put(metric);
    }
    return book;
}

void stressed(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    const Book book = withCash(size);
    const std::map<std::uint32_t, double> shocks{{largest(network), 1.0}};
    state.counters["rounds"] = stress(book, network, shocks).rounds;
    for (auto _ : state) {
        benchmark::DoNotOptimize(stress(book, network, shocks).totalLoss);
    }
}

void recouped(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    for (auto _ : state) {
        Minor sum = 0;
        for (std::size_t i = 0; i < network.pairs().size(); i += network.pairs().size() / 100) {
            sum += recoupment(network, network.pairs()[i].payer, network.pairs()[i].payee).recovered;
        }
        benchmark::DoNotOptimize(sum);
    }
}

void covered(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    for (auto _ : state) {
        benchmark::DoNotOptimize(coverages(bookOf(size), network).size());
    }
}

void found(benchmark::State& state, const Size& size)
{
    for (auto _ : state) {
        benchmark::DoNotOptimize(findings(bookOf(size), question()).loops.loops.size());
    }
}

// The sample's book with one more flow in turn: what an edit in the window asks for.
void foundInSample(benchmark::State& state)
{
    std::vector<Sheet> sheets;
    for (const char* table : {"parties", "deals", "flows", "conditions", "relations", "claims", "metrics"}) {
        std::ifstream file(std::string(ROUNDTRIP_SOURCE_DIR "/resources/sample/") + table + ".csv", std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        ReadSheets read = readCsv(bytes, table, table);
        std::move(read.sheets.begin(), read.sheets.end(), std::back_inserter(sheets));
    }
    Book book;
    roundtrip::apply(book, importTables({}, sheets).changes);
    if (book.flows().empty()) {
        state.SkipWithError("the sample could not be read");
    }
    std::vector<Flow> flows(book.flows().begin(), book.flows().end());
    std::size_t turn = 0;
    for (auto _ : state) {
        Flow edited = flows[turn++ % flows.size()];
        edited.amount += 100;
        book.put(edited);
        benchmark::DoNotOptimize(findings(book, question()).loops.loops.size());
    }
}

std::vector<std::pair<int, double>> cashOf(int count)
{
    std::vector<std::pair<int, double>> cash{{0, -1000.0 * count}};
    for (int i = 1; i < count; ++i) {
        cash.emplace_back(static_cast<int>(3650LL * i / count), 1000.5 + i % 7); // over ten years
    }
    return cash;
}

void bracketedRates(benchmark::State& state, int count)
{
    const auto cash = cashOf(count);
    for (auto _ : state) {
        benchmark::DoNotOptimize(peers::bracketedIrr(cash));
    }
}

void rates(benchmark::State& state, int count)
{
    std::vector<Cash> cash;
    for (const auto& [days, amount] : cashOf(count)) {
        cash.push_back({days, amount});
    }
    for (auto _ : state) {
        benchmark::DoNotOptimize(irr(cash).roots.size());
    }
}

const bool registered = [] {
    const auto add = [](const std::string& name, auto function, auto... arguments) {
        return benchmark::RegisterBenchmark(name.c_str(), function, arguments...)->Unit(benchmark::kMillisecond);
    };
    add("roundtrip/all loops of K10, listed/1k/5k", completeListed);
    add("roundtrip/all loops of K10, counted", completeCounted);
    add("hawick/all loops of K10, listed/1k/5k", hawick, peers::hawick);
    add("hawick unique/all loops of K10, listed/1k/5k", hawick, peers::hawickUnique);
    add("hawick/all loops of K10, counted", hawick, peers::hawick);
    add("roundtrip/all loops of a ring of 200,000", ringListed, 200'000U);
    add("roundtrip/findings after an edit, sample", foundInSample);
    add("roundtrip/irr of 5", rates, 5);
    add("toms748/irr of 5", bracketedRates, 5);
    add("toms748/irr of 100,000", bracketedRates, 100'000);
    add("roundtrip/irr of 100,000", rates, 100'000);
    for (const Size& size : sizes) {
        const std::string of = std::string("/") + size.name;
        add("roundtrip/network" + of, buildNetwork, size);
        add("roundtrip/findings" + of, found, size);
        add("roundtrip/circulation" + of, circulation, size);
        add("lemon/circulation" + of, lemonCirculation, size);
        add("roundtrip/circulation after an edit" + of, circulationAfterEdit, size, Start::before);
        add("anew/circulation after an edit" + of, circulationAfterEdit, size, Start::anew);
        if (size.flows <= 5'000) {
            add("roundtrip/circular ranges" + of, ranges, size);
        }
        add("roundtrip/first 100 loops" + of, firstLoops, size);
        if (size.flows <= 5'000) {
            add("roundtrip/loops of at most 5" + of, countBounded, size, 5U);
            add("tiernan/loops of at most 5" + of, tiernan, size, 5U);
        } else if (size.flows <= 100'000) {
            add("roundtrip/loops of at most 4" + of, countBounded, size, 4U);
        }
        add("roundtrip/exposure" + of, exposed, size);
        add("roundtrip/trace" + of, traced, size);
        add("bicgstab/trace" + of, eigenTraced, size);
        add("roundtrip/stress" + of, stressed, size);
        add("roundtrip/recoupment of 100 pairs" + of, recouped, size);
        add("roundtrip/coverage of all" + of, covered, size);
    }
    return true;
}();

} // namespace
