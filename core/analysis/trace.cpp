// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/trace.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "core/analysis/absorption.h"
#include "core/analysis/gathering.h"

namespace roundtrip {

namespace {

constexpr std::size_t mostSolved = 128; // nodes whose system is solved directly: the fastest and the most exact

// The nodes that money leaving the source can reach, but for the source, in the order of a search from the first
// payees.
std::vector<std::uint32_t> reached(const Network& network, std::uint32_t source, const std::vector<double>& leaving)
{
    std::vector<std::uint32_t> found;
    std::vector<bool> seen(network.nodes().size());
    seen[source] = true;
    const auto visit = [&](std::uint32_t node) {
        if (!seen[node]) {
            seen[node] = true;
            found.push_back(node);
        }
    };
    for (const Pair& pair : network.payments(source)) {
        if (leaving[network.receipts().place[pair.payee]] > 0) {
            visit(pair.payee);
        }
    }
    for (std::size_t next = 0; next < found.size(); ++next) {
        for (const Pair& pair : network.payments(found[next])) {
            visit(pair.payee);
        }
    }
    return found;
}

// What arrives at each place, by the system of those that are reached; 0 elsewhere, and at the source.
std::vector<double> solvedArrivals(const Network& network, std::uint32_t source, const std::vector<double>& leaving)
{
    const Receipts& receipts = network.receipts();
    const std::vector<std::uint32_t> nodes = reached(network, source, leaving);
    std::vector<std::uint32_t> index(network.nodes().size());
    std::vector<double> first(nodes.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        index[nodes[i]] = i;
        first[i] = leaving[receipts.place[nodes[i]]];
    }
    std::vector<Passing> passings;
    passings.reserve(network.pairs().size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const double most = receipts.most(receipts.place[nodes[i]]);
        for (const Pair& pair : network.payments(nodes[i])) {
            if (pair.payee != source) {
                passings.push_back({i, index[pair.payee], static_cast<double>(pair.amount) / most});
            }
        }
    }
    const std::vector<double> arrived = arrivals(first, passings);
    std::vector<double> out(network.nodes().size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        out[receipts.place[nodes[i]]] = arrived[i];
    }
    return out;
}

// Largest first, then in the order they had: by eleven bits after eleven, as positive doubles are in the order of their
// bits (Knuth, 5.2.5).
void sortBySize(std::vector<TraceStay>& stays)
{
    constexpr unsigned digits = 6;
    constexpr unsigned bits = 11;
    constexpr std::size_t values = std::size_t{1} << bits;
    constexpr std::size_t worthwhile = 2000;
    if (stays.size() < worthwhile) {
        std::stable_sort(stays.begin(), stays.end(),
                         [](const TraceStay& a, const TraceStay& b) { return a.share > b.share; });
        return;
    }
    const auto digitOf = [](const TraceStay& stay, unsigned digit) {
        return (~std::bit_cast<std::uint64_t>(stay.share) >> (digit * bits)) & (values - 1);
    };
    std::array<std::array<std::uint32_t, values>, digits> next{};
    for (const TraceStay& stay : stays) {
        for (unsigned digit = 0; digit < digits; ++digit) {
            ++next[digit][digitOf(stay, digit)];
        }
    }
    std::vector<TraceStay> other(stays.size());
    for (unsigned digit = 0; digit < digits; ++digit) {
        std::uint32_t before = 0;
        for (std::uint32_t& place : next[digit]) {
            before += std::exchange(place, before);
        }
        for (const TraceStay& stay : stays) {
            other[next[digit][digitOf(stay, digit)]++] = stay;
        }
        stays.swap(other);
    }
}

struct AtNode {
    double rate = 0; // passed on of what arrives, by each unit of a pair's amount
    double kept = 0;
};

} // namespace

std::optional<Trace> trace(const Network& network, std::uint32_t source, std::optional<std::uint32_t> via)
{
    const std::size_t nodes = network.nodes().size();
    const auto first = network.payments(source);
    if (via ? !network.find(source, *via) : first.empty()) {
        return std::nullopt;
    }
    const Receipts& receipts = network.receipts();
    const std::uint32_t home = receipts.place[source];
    const auto leaves = [&](const Pair& pair) { // to whom the unit goes first
        const auto amount = static_cast<double>(pair.amount);
        return !via ? amount / receipts.out[home] : pair.payee == *via ? 1.0 : 0.0;
    };
    std::vector<double> leaving(nodes);
    for (const Pair& pair : first) {
        leaving[receipts.place[pair.payee]] = leaves(pair);
    }
    std::optional<std::vector<double>> arrived;
    if (nodes > mostSolved) {
        arrived = gatheredArrivals(receipts, leaving, home);
    }
    if (!arrived) {
        arrived = solvedArrivals(network, source, leaving);
    }

    Trace out;
    std::vector<AtNode> at(nodes);
    for (std::uint32_t place = 0; place < nodes; ++place) {
        const double here = (*arrived)[place];
        if (place != home && here > 0) {
            const double most = receipts.most(place);
            at[receipts.node[place]] = {here / most, here * (1.0 - receipts.out[place] / most)};
            out.hops += here;
        }
    }
    for (std::uint32_t k = receipts.first[home]; k < receipts.first[home + 1]; ++k) {
        out.returnsHome += at[receipts.node[receipts.payer[k]]].rate * receipts.amount[k];
    }
    out.hops += out.returnsHome;

    const std::span<const double> amounts = network.amounts();
    out.stays.reserve(nodes);
    out.carries.reserve(amounts.size());
    std::uint32_t pair = 0; // they are in the order of their payers
    const auto carry = [&](double share) {
        if (share > 0) {
            out.carries.push_back({pair, share});
        }
    };
    for (std::uint32_t node = 0; node < nodes; ++node) {
        const auto end = pair + static_cast<std::uint32_t>(network.payments(node).size());
        const auto [rate, kept] = at[node];
        if (kept > 0) {
            out.stays.push_back({node, kept});
        }
        for (; node == source && pair < end; ++pair) {
            carry(leaves(network.pairs()[pair]));
        }
        for (; rate > 0 && pair < end; ++pair) {
            carry(rate * amounts[pair]);
        }
        pair = end;
    }
    sortBySize(out.stays);
    return out;
}

} // namespace roundtrip
