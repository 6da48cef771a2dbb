// SPDX-License-Identifier: GPL-3.0-or-later
// Traces and clearings, each beside Eigen's BiCGSTAB on the same systems.
#include <algorithm>
#include <map>

#include "core/analysis/clearing.h"
#include "core/analysis/exposure.h"
#include "core/analysis/stress.h"
#include "core/analysis/trace.h"
#include "tests/bench/analysis_books.h"
#include <Eigen/IterativeLinearSolvers>
#include <Eigen/SparseCore>

namespace roundtrip::bench {
namespace {

// Either side begins with the network as the program holds it. Ours finds the pairs by payee there
// (core/cashflow/receipts.h), which are made with the network and measured with it, in the rows network/….
void traced(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    const std::uint32_t source = largestPayer(network);
    for (auto _ : state) {
        benchmark::DoNotOptimize(trace(network, source)->returnsHome);
    }
}

// The same system for BiCGSTAB: x = first + Pᵀx, the source absorbing.
void eigenTraced(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    const std::uint32_t source = largestPayer(network);
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

// Between none and all of what it pays.
Minor cashOf(const PartyExposure& party)
{
    return party.out.total() / 7 * (party.node % 8);
}

// The book with cash for each party.
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
        metric.amount = cashOf(party);
        book.put(metric);
    }
    return book;
}

// What each owes, gets and has: made once, for either side.
const Means& meansOf(const Size& size)
{
    static std::map<int, Means> made;
    auto [at, isNew] = made.try_emplace(size.flows);
    Means& means = at->second;
    if (isNew) {
        const Network& network = networkOf(size);
        means.owed.resize(network.nodes().size());
        means.due.resize(network.nodes().size());
        means.outside.resize(network.nodes().size());
        for (const Pair& pair : network.pairs()) {
            means.owed[pair.payer] += remainingOf(pair);
            means.due[pair.payee] += remainingOf(pair);
        }
        const std::uint32_t shocked = largestPayer(network);
        for (const PartyExposure& party : exposures(network).parties) {
            means.outside[party.node] = party.node == shocked ? 0 : static_cast<long double>(cashOf(party));
        }
    }
    return means;
}

void clearing(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    const Means& means = meansOf(size);
    int rounds = 0;
    for (auto _ : state) {
        rounds = cleared(network, means).rounds;
    }
    state.counters["rounds"] = rounds;
}

// All of it, from the book: the metrics are read, and what is owed summed up.
void stressed(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    const Book book = withCash(size);
    const std::map<std::uint32_t, double> shocks{{largestPayer(network), 1.0}};
    const Stress once = stress(book, network, shocks);
    state.counters["rounds"] = once.rounds;
    state.counters["loss"] = static_cast<double>(once.totalLoss);
    for (auto _ : state) {
        benchmark::DoNotOptimize(stress(book, network, shocks).totalLoss);
    }
}

// Fictitious default with a system a round, solved by BiCGSTAB: p = e + Pᵀp over those in default. Like ours it begins
// with the network, and what each owes and has; either makes its matrices in the time that counts.
void eigenCleared(benchmark::State& state, const Size& size)
{
    const Network& network = networkOf(size);
    const auto pairs = network.pairs();
    const auto remaining = [](const Pair& pair) { return static_cast<double>(remainingOf(pair)); };
    const Means& means = meansOf(size);
    const std::vector<double> owed(means.owed.begin(), means.owed.end());
    const std::vector<double> assets(means.outside.begin(), means.outside.end());
    int rounds = 0;
    double loss = 0;
    for (auto _ : state) {
        std::vector<double> paid = owed;
        std::vector<int> place(owed.size(), -1); // among those in default
        int defaults = 0;
        for (rounds = 0;; ++rounds) {
            std::vector<double> in(owed.size());
            for (const Pair& pair : pairs) {
                if (owed[pair.payer] > 0) {
                    in[pair.payee] += paid[pair.payer] * (remaining(pair) / owed[pair.payer]);
                }
            }
            const int before = defaults;
            for (std::size_t i = 0; i < owed.size(); ++i) {
                if (place[i] < 0 && assets[i] + in[i] < owed[i] - std::max(0.5, owed[i] * 1e-12)) {
                    place[i] = defaults++;
                }
            }
            if (defaults == before) {
                break;
            }
            std::vector<Eigen::Triplet<double>> entries;
            Eigen::VectorXd source(defaults);
            Eigen::VectorXd guess(defaults);
            for (std::size_t i = 0; i < owed.size(); ++i) {
                if (place[i] >= 0) {
                    entries.emplace_back(place[i], place[i], 1.0);
                    source[place[i]] = assets[i];
                    guess[place[i]] = paid[i];
                }
            }
            for (const Pair& pair : pairs) {
                if (place[pair.payee] < 0 || remaining(pair) == 0) {
                    continue;
                }
                if (place[pair.payer] < 0) {
                    source[place[pair.payee]] += remaining(pair);
                } else {
                    entries.emplace_back(place[pair.payee], place[pair.payer], -remaining(pair) / owed[pair.payer]);
                }
            }
            Eigen::SparseMatrix<double, Eigen::RowMajor> matrix(defaults, defaults);
            matrix.setFromTriplets(entries.begin(), entries.end());
            Eigen::BiCGSTAB<Eigen::SparseMatrix<double, Eigen::RowMajor>> solver(matrix);
            solver.setTolerance(1e-12);
            const Eigen::VectorXd solved = solver.solveWithGuess(source, guess);
            for (std::size_t i = 0; i < owed.size(); ++i) {
                if (place[i] >= 0) {
                    paid[i] = std::clamp(solved[place[i]], 0.0, owed[i]);
                }
            }
        }
        loss = 0;
        for (std::size_t i = 0; i < owed.size(); ++i) {
            loss += owed[i] - paid[i];
        }
    }
    state.counters["rounds"] = rounds;
    state.counters["loss"] = loss;
}

} // namespace

void addSystems(const Size& size)
{
    add("roundtrip/trace" + size.suffix(), traced, size);
    add("bicgstab/trace" + size.suffix(), eigenTraced, size);
    add("roundtrip/clearing" + size.suffix(), clearing, size);
    add("bicgstab/clearing" + size.suffix(), eigenCleared, size);
    add("roundtrip/stress" + size.suffix(), stressed, size);
}

} // namespace roundtrip::bench
