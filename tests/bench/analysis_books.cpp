// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/analysis_books.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <utility>

#include "tests/bench/books.h"
#include "tests/bench/dice.h"

namespace roundtrip::bench {

Question question()
{
    Question out;
    out.asOf = makeDate(2026, 11, 24).value();
    return out;
}

const Book& bookOf(const Size& size)
{
    static std::map<int, Book> books;
    auto [at, isNew] = books.try_emplace(size.flows);
    if (isNew) {
        at->second = madeUpBook(size.parties, size.flows);
    }
    return at->second;
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

std::uint32_t largestPayer(const Network& network)
{
    std::vector<Minor> out(network.nodes().size());
    for (const Pair& pair : network.pairs()) {
        out[pair.payer] += pair.amount;
    }
    return static_cast<std::uint32_t>(std::max_element(out.begin(), out.end()) - out.begin());
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

std::vector<Arc> skewedArcs(std::uint32_t nodes, std::size_t arcs, double skew)
{
    Dice dice(1);
    const auto any = [&] { return static_cast<std::uint32_t>(std::pow(dice.share(), skew) * nodes); };
    std::vector<Arc> out;
    std::set<std::pair<std::uint32_t, std::uint32_t>> seen;
    while (out.size() < arcs) {
        const std::uint32_t from = any();
        const std::uint32_t to = any();
        if (from != to && seen.emplace(from, to).second) {
            out.push_back({from, to});
        }
    }
    return out;
}

peers::Ends endsOf(const std::vector<Arc>& arcs)
{
    peers::Ends ends;
    for (const auto& [from, to] : arcs) {
        ends.emplace_back(from, to);
    }
    return ends;
}

} // namespace roundtrip::bench
