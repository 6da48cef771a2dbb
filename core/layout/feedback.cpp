// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

#include "core/layout/layered_graph.h"
#include "core/layout/sequence.h"

namespace roundtrip {

namespace {

struct Half {
    std::uint32_t node = 0;
    double out = 0; // weight of the link to it
    double in = 0;  // and from it
};

// Both directions of all links, by node.
std::vector<std::vector<Half>> halves(std::size_t nodes, std::span<const Link> links)
{
    std::vector<std::vector<Half>> all(nodes);
    for (const Link& link : links) {
        all[link.from].push_back({link.to, link.weight, 0});
        all[link.to].push_back({link.from, 0, link.weight});
    }
    return all;
}

// Sinks go to the end, sources to the front, else the node with the greatest surplus of outgoing weight to the front.
std::vector<std::uint32_t> greedyOrder(const std::vector<std::vector<Half>>& at)
{
    const std::size_t n = at.size();
    std::vector<double> out(n, 0);
    std::vector<double> in(n, 0);
    std::vector<std::uint32_t> outs(n, 0);
    std::vector<std::uint32_t> ins(n, 0);
    for (std::size_t v = 0; v < n; ++v) {
        for (const Half& half : at[v]) {
            out[v] += half.out;
            in[v] += half.in;
            outs[v] += half.out > 0;
            ins[v] += half.in > 0;
        }
    }
    std::set<std::pair<double, std::uint32_t>> bySurplus; // least first: of in - out
    std::vector<std::uint32_t> ready;
    std::vector<bool> gone(n, false);
    for (std::uint32_t v = 0; v < n; ++v) {
        bySurplus.insert({in[v] - out[v], v});
        if (outs[v] == 0 || ins[v] == 0) {
            ready.push_back(v);
        }
    }
    std::vector<std::uint32_t> front;
    std::vector<std::uint32_t> back;
    const auto take = [&](std::uint32_t v) {
        gone[v] = true;
        bySurplus.erase({in[v] - out[v], v});
        (outs[v] == 0 && ins[v] > 0 ? back : front).push_back(v);
        for (const Half& half : at[v]) {
            const std::uint32_t u = half.node;
            if (gone[u]) {
                continue;
            }
            bySurplus.erase({in[u] - out[u], u});
            if (half.out > 0) {
                in[u] -= half.out;
                --ins[u];
            }
            if (half.in > 0) {
                out[u] -= half.in;
                --outs[u];
            }
            bySurplus.insert({in[u] - out[u], u});
            if (outs[u] == 0 || ins[u] == 0) {
                ready.push_back(u);
            }
        }
    };
    while (!bySurplus.empty()) {
        while (!ready.empty()) {
            const std::uint32_t v = ready.back();
            ready.pop_back();
            if (!gone[v]) {
                take(v);
            }
        }
        if (!bySurplus.empty()) {
            take(bySurplus.begin()->second);
        }
    }
    front.insert(front.end(), back.rbegin(), back.rend());
    return front;
}

} // namespace

namespace {

// Those first who pay most beyond what they are paid. On large graphs a better start for wandering than the greedy
// order, out of which single moves do not lead as far (by one flow in a hundred, on the benchmarks').
std::vector<std::uint32_t> orderBySurplus(const std::vector<std::vector<Half>>& at)
{
    std::vector<double> surplus(at.size(), 0);
    for (std::size_t v = 0; v < at.size(); ++v) {
        for (const Half& half : at[v]) {
            surplus[v] += half.out - half.in;
        }
    }
    std::vector<std::uint32_t> order(at.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return surplus[a] > surplus[b]; });
    return order;
}

// An order of the nodes, bettered by moving one node after the other to where least weight runs back.
class Order {
public:
    Order(const std::vector<std::vector<Half>>& at, std::vector<std::uint32_t> start)
        : m_at(at), m_order(std::move(start)), m_key(at.size())
    {
        renumber();
    }

    // Each node once, only where that gains; false where nothing was gained.
    bool gain()
    {
        bool gained = false;
        for (const std::uint32_t v : m_order) {
            gained = move(v, nullptr) || gained;
        }
        settle();
        return gained;
    }

    // Each node once, to any of the places that are best: from where nothing is gained by one move there are ways on
    // over orders that are as good.
    void wander(Sequence& sequence)
    {
        for (const std::uint32_t v : m_order) {
            move(v, &sequence);
        }
        settle();
    }

    std::vector<std::uint32_t> ranks() const
    {
        std::vector<std::uint32_t> rank(m_order.size());
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            rank[m_order[i]] = static_cast<std::uint32_t>(i);
        }
        return rank;
    }

private:
    // With a sequence, places as good as the best are taken as well.
    bool move(std::uint32_t v, Sequence* sequence)
    {
        const auto share = [&] { return static_cast<double>(sequence->next() >> 11U) * 0x1p-53; };
        m_near.clear();
        double cost = 0; // of v before all its neighbours: all that comes in runs back
        double best = 0; // where it is
        for (const Half& half : m_at[v]) {
            m_near.push_back({m_key[half.node], &half});
            cost += half.in;
            best += m_key[half.node] < m_key[v] ? half.out : half.in;
        }
        std::sort(m_near.begin(), m_near.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : a.second->node < b.second->node;
        });
        std::optional<double> place;
        const auto better = [&](double than) {
            const bool takes = than < best - 1e-9 || (sequence != nullptr && than < best + 1e-9 && share() < 0.5);
            best = takes ? than : best;
            return takes;
        };
        if (!m_near.empty() && better(cost)) {
            place = m_near.front().first - 1;
        }
        for (std::size_t i = 0; i < m_near.size(); ++i) {
            cost += m_near[i].second->out - m_near[i].second->in;
            const bool last = i + 1 == m_near.size();
            if (!last && m_near[i + 1].first == m_near[i].first) {
                continue;
            }
            if (better(cost)) {
                const double room = last ? 2 : m_near[i + 1].first - m_near[i].first;
                place = m_near[i].first + room * (sequence == nullptr ? 0.5 : share());
            }
        }
        if (place) {
            m_key[v] = *place;
        }
        return place.has_value();
    }

    void settle()
    {
        std::sort(m_order.begin(), m_order.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return m_key[a] != m_key[b] ? m_key[a] < m_key[b] : a < b; });
        renumber();
    }

    // Keys between which there is always room, so that moving a node costs only its own neighbours.
    void renumber()
    {
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            m_key[m_order[i]] = static_cast<double>(i);
        }
    }

    const std::vector<std::vector<Half>>& m_at;
    std::vector<std::uint32_t> m_order;
    std::vector<double> m_key;
    std::vector<std::pair<double, const Half*>> m_near;
};

} // namespace

std::vector<std::uint32_t> ranksWithLightFeedback(std::size_t nodes, std::span<const Link> links)
{
    // Of small graphs the search of layers finds what is left (layer_search.cpp).
    constexpr std::size_t small = 150;
    const auto at = halves(nodes, links);
    Order order(at, nodes <= small ? greedyOrder(at) : orderBySurplus(at));
    for (int pass = 0; pass < 12 && order.gain(); ++pass) {
    }
    // Counted work, not time, bounds it: the same graph has the same ranks on every machine.
    const double work = static_cast<double>(nodes + 4 * links.size());
    const int passes = nodes <= small ? 0 : static_cast<int>(std::clamp(4e6 / work, 4.0, 200.0));
    Sequence sequence{0x6665656462616B00U};
    for (int pass = 0; pass < passes; ++pass) {
        order.wander(sequence);
    }
    return order.ranks();
}

} // namespace roundtrip
