// SPDX-License-Identifier: GPL-3.0-or-later
// The questions of the analysis room at three sizes, each beside what Debian packages for the same work.
#include <algorithm>
#include <fstream>
#include <iterator>

#include "core/analysis/circularity.h"
#include "core/analysis/coverage.h"
#include "core/analysis/exposure.h"
#include "core/analysis/findings.h"
#include "core/analysis/inner_pairs.h"
#include "core/analysis/netting.h"
#include "core/analysis/recoupment.h"
#include "core/interchange/csv.h"
#include "core/interchange/import.h"
#include "tests/bench/analysis_books.h"

namespace roundtrip::bench {
namespace {

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

void exposed(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    for (auto _ : state) {
        benchmark::DoNotOptimize(exposures(network).pairs.size());
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
        benchmark::DoNotOptimize(findings(bookOf(size), question()).loops.found.loops.size());
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
        benchmark::DoNotOptimize(findings(book, question()).loops.found.loops.size());
    }
}

const bool registered = [] {
    addLoops();
    add("roundtrip/findings after an edit, sample", foundInSample);
    addRates();
    for (const Size& size : sizes) {
        const std::string of = size.suffix();
        add("roundtrip/network" + of, buildNetwork, size);
        add("roundtrip/findings" + of, found, size);
        addMemory(size);
        add("roundtrip/circulation" + of, circulation, size);
        add("lemon/circulation" + of, lemonCirculation, size);
        add("roundtrip/circulation after an edit" + of, circulationAfterEdit, size, Start::before);
        add("anew/circulation after an edit" + of, circulationAfterEdit, size, Start::anew);
        if (size.flows <= 5'000) {
            add("roundtrip/circular ranges" + of, ranges, size);
        }
        addLoops(size);
        add("roundtrip/exposure" + of, exposed, size);
        addSystems(size);
        add("roundtrip/recoupment of 100 pairs" + of, recouped, size);
        add("roundtrip/coverage of all" + of, covered, size);
    }
    return true;
}();

} // namespace
} // namespace roundtrip::bench
