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
    const auto passedOn = [&](const Pair& pair) {
        return static_cast<double>(pair.amount) / std::max(total.in[pair.payer], total.out[pair.payer]);
    };
    std::vector<Passing> passings;
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        for (const Pair& pair : network.payments(nodes[i])) {
            if (pair.payee != source) {
                passings.push_back({i, index[pair.payee], passedOn(pair)});
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
    for (std::uint32_t i = 0; i < network.pairs().size(); ++i) {
        const Pair& pair = network.pairs()[i];
        double share = 0;
        if (pair.payer == source) {
            share = leaving[pair.payee];
        } else if (index[pair.payer] != unreached) {
            share = arrived[index[pair.payer]] * passedOn(pair);
            if (pair.payee == source) {
                out.returnsHome += share;
            }
        }
        if (share > 0) {
            out.carries.push_back({i, share});
        }
    }
    out.hops += out.returnsHome;
    std::sort(out.stays.begin(), out.stays.end(), [](const TraceStay& a, const TraceStay& b) {
        return a.share != b.share ? a.share > b.share : a.node < b.node;
    });
    return out;
}

} // namespace roundtrip
