// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/trace.h"

#include <algorithm>

#include "core/analysis/absorption.h"

namespace roundtrip {

namespace {

constexpr std::uint32_t unreached = UINT32_MAX;

struct Sums {
    std::vector<double> in;
    std::vector<double> out;
};

Sums sums(const Network& network)
{
    Sums sums{std::vector<double>(network.nodes().size()), std::vector<double>(network.nodes().size())};
    for (const Pair& pair : network.pairs()) {
        sums.out[pair.payer] += static_cast<double>(pair.amount);
        sums.in[pair.payee] += static_cast<double>(pair.amount);
    }
    return sums;
}

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
    for (std::uint32_t node = 0; node < leaving.size(); ++node) {
        if (leaving[node] > 0) {
            visit(node);
        }
    }
    for (std::size_t next = 0; next < found.size(); ++next) {
        for (const Pair& pair : network.payments(found[next])) {
            visit(pair.payee);
        }
    }
    return found;
}

} // namespace

std::optional<Trace> trace(const Network& network, std::uint32_t source, std::optional<std::uint32_t> via)
{
    const Sums total = sums(network);
    std::vector<double> leaving(network.nodes().size()); // to whom the unit goes first
    if (via) {
        if (!network.find(source, *via)) {
            return std::nullopt;
        }
        leaving[*via] = 1;
    } else {
        if (network.payments(source).empty()) {
            return std::nullopt;
        }
        for (const Pair& pair : network.payments(source)) {
            leaving[pair.payee] = static_cast<double>(pair.amount) / total.out[source];
        }
    }

    const std::vector<std::uint32_t> nodes = reached(network, source, leaving);
    std::vector<std::uint32_t> index(network.nodes().size(), unreached);
    std::vector<double> first(nodes.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        index[nodes[i]] = i;
        first[i] = leaving[nodes[i]];
    }
    std::vector<Passing> passings;
    passings.reserve(network.pairs().size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const double most = std::max(total.in[nodes[i]], total.out[nodes[i]]);
        for (const Pair& pair : network.payments(nodes[i])) {
            if (pair.payee != source) {
                passings.push_back({i, index[pair.payee], static_cast<double>(pair.amount) / most});
            }
        }
    }
    const std::vector<double> arrived = arrivals(first, passings);

    Trace out;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const double in = total.in[nodes[i]];
        const double kept = arrived[i] * (1.0 - total.out[nodes[i]] / std::max(in, total.out[nodes[i]]));
        out.hops += arrived[i];
        if (kept > 0) {
            out.stays.push_back({nodes[i], kept});
        }
    }
    out.carries.reserve(network.pairs().size());
    std::uint32_t number = 0;
    for (std::uint32_t payer = 0; payer < index.size(); ++payer) { // pairs are in the order of their payers
        const bool passes = index[payer] != unreached;
        const double most = std::max(total.in[payer], total.out[payer]);
        const double arrivedHere = passes ? arrived[index[payer]] : 0;
        for (const Pair& pair : network.payments(payer)) {
            const double share = payer == source ? leaving[pair.payee]
                                 : passes        ? arrivedHere * (static_cast<double>(pair.amount) / most)
                                                 : 0;
            if (payer != source && pair.payee == source) {
                out.returnsHome += share;
            }
            if (share > 0) {
                out.carries.push_back({number, share});
            }
            ++number;
        }
    }
    out.hops += out.returnsHome;
    std::sort(out.stays.begin(), out.stays.end(), [](const TraceStay& a, const TraceStay& b) {
        return a.share != b.share ? a.share > b.share : a.node < b.node;
    });
    return out;
}

} // namespace roundtrip
