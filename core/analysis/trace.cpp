// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/trace.h"

#include <algorithm>

#include "core/analysis/absorption.h"
#include "core/analysis/pushing.h"

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

// What arrives at each node, by the system of those that are reached; 0 elsewhere, and at the source.
std::vector<double> solvedArrivals(const Network& network, const Outgoing& outgoing, std::uint32_t source,
                                   const std::vector<double>& leaving)
{
    const std::vector<std::uint32_t> nodes = reached(network, source, leaving);
    std::vector<std::uint32_t> index(network.nodes().size());
    std::vector<double> first(nodes.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        index[nodes[i]] = i;
        first[i] = leaving[nodes[i]];
    }
    std::vector<Passing> passings;
    passings.reserve(network.pairs().size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const double most = outgoing.most(nodes[i]);
        for (const Pair& pair : network.payments(nodes[i])) {
            if (pair.payee != source) {
                passings.push_back({i, index[pair.payee], static_cast<double>(pair.amount) / most});
            }
        }
    }
    const std::vector<double> arrived = arrivals(first, passings);
    std::vector<double> out(network.nodes().size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        out[nodes[i]] = arrived[i];
    }
    return out;
}

} // namespace

std::optional<Trace> trace(const Network& network, std::uint32_t source, std::optional<std::uint32_t> via)
{
    const std::size_t nodes = network.nodes().size();
    if (via ? !network.find(source, *via) : network.payments(source).empty()) {
        return std::nullopt;
    }
    const Outgoing outgoing = outgoingOf(network);
    std::vector<double> leaving(nodes); // to whom the unit goes first
    for (std::uint32_t i = outgoing.first[source]; i < outgoing.first[source + 1]; ++i) {
        const std::uint32_t payee = outgoing.payee[i];
        leaving[payee] = !via ? outgoing.amount[i] / outgoing.out[source] : payee == *via ? 1 : 0;
    }
    std::optional<std::vector<double>> arrived;
    if (nodes > mostSolved) {
        arrived = pushedArrivals(outgoing, leaving, source);
    }
    if (!arrived) {
        arrived = solvedArrivals(network, outgoing, source, leaving);
    }

    Trace out;
    for (std::uint32_t node = 0; node < nodes; ++node) {
        const double here = (*arrived)[node];
        if (node == source || here == 0) {
            continue;
        }
        out.hops += here;
        const double kept = here * (1.0 - outgoing.out[node] / outgoing.most(node));
        if (kept > 0) {
            out.stays.push_back({node, kept});
        }
    }
    out.carries.reserve(outgoing.payee.size());
    for (std::uint32_t payer = 0; payer < nodes; ++payer) { // pairs are in the order of their payers
        const double rate = (*arrived)[payer] / outgoing.most(payer);
        if (payer != source && !(rate > 0)) {
            continue;
        }
        for (std::uint32_t pair = outgoing.first[payer]; pair < outgoing.first[payer + 1]; ++pair) {
            const std::uint32_t payee = outgoing.payee[pair];
            const double share = payer == source ? leaving[payee] : rate * outgoing.amount[pair];
            if (payer != source && payee == source) {
                out.returnsHome += share;
            }
            if (share > 0) {
                out.carries.push_back({pair, share});
            }
        }
    }
    out.hops += out.returnsHome;
    std::sort(out.stays.begin(), out.stays.end(), [](const TraceStay& a, const TraceStay& b) {
        return a.share != b.share ? a.share > b.share : a.node < b.node;
    });
    return out;
}

} // namespace roundtrip
