// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>
#include <optional>
#include <set>

#include "core/layout/layered_graph.h"

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

std::vector<std::uint32_t> ranksWithLightFeedback(std::size_t nodes, std::span<const Link> links)
{
    const auto at = halves(nodes, links);
    const std::vector<std::uint32_t> start = greedyOrder(at);
    // Keys between which there is always room, so that moving a node costs only its own neighbours.
    std::vector<double> key(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        key[start[i]] = static_cast<double>(i);
    }
    std::vector<std::uint32_t> order = start;
    std::vector<std::pair<double, const Half*>> near;
    for (int pass = 0; pass < 12; ++pass) {
        bool gained = false;
        for (const std::uint32_t v : order) {
            near.clear();
            double cost = 0; // of v before all its neighbours: all that comes in runs back
            double now = 0;
            for (const Half& half : at[v]) {
                near.push_back({key[half.node], &half});
                cost += half.in;
                now += key[half.node] < key[v] ? half.out : half.in;
            }
            std::sort(near.begin(), near.end(), [](const auto& a, const auto& b) {
                return a.first != b.first ? a.first < b.first : a.second->node < b.second->node;
            });
            double best = now;
            std::optional<double> place;
            if (!near.empty() && cost < best - 1e-9) {
                best = cost;
                place = near.front().first - 1;
            }
            for (std::size_t i = 0; i < near.size(); ++i) {
                cost += near[i].second->out - near[i].second->in;
                if (i + 1 < near.size() && near[i + 1].first == near[i].first) {
                    continue;
                }
                if (cost < best - 1e-9) {
                    best = cost;
                    place = i + 1 < near.size() ? (near[i].first + near[i + 1].first) / 2 : near[i].first + 1;
                }
            }
            if (place) {
                key[v] = *place;
                gained = true;
            }
        }
        std::sort(order.begin(), order.end(),
                  [&](std::uint32_t a, std::uint32_t b) { return key[a] != key[b] ? key[a] < key[b] : a < b; });
        for (std::size_t i = 0; i < nodes; ++i) {
            key[order[i]] = static_cast<double>(i);
        }
        if (!gained) {
            break;
        }
    }
    std::vector<std::uint32_t> rank(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        rank[order[i]] = static_cast<std::uint32_t>(i);
    }
    return rank;
}

} // namespace roundtrip
