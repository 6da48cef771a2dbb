// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/netting.h"

#include <algorithm>
#include <limits>

#include "core/analysis/cancelled.h"

namespace roundtrip {

namespace {

// Half an arc of the residual network: how much more can go this way. The halves of arc i are 2i, forward, and 2i + 1.
struct Half {
    std::uint32_t to = 0;
    std::uint32_t mateAndWay = 0; // where in the array the other half is, twice; odd for the way back
    Minor room = 0;

    std::uint32_t mate() const { return mateAndWay >> 1U; }
    std::int32_t cost() const { return (mateAndWay & 1U) != 0 ? -1 : 1; }
};

class PrimalDual {
public:
    // Starts with what `start` leaves, as far as it is within the amounts.
    PrimalDual(std::uint32_t nodeCount, std::span<const Arc> arcs, std::span<const Minor> amounts, Netting start,
               std::stop_token cancel)
        : m_cancel(std::move(cancel)), m_first(nodeCount + 1), m_halves(2 * arcs.size()), m_place(arcs.size()),
          m_excess(nodeCount), m_height(std::move(start.heights)), m_distance(nodeCount), m_level(nodeCount),
          m_next(nodeCount)
    {
        for (const Arc& arc : arcs) {
            ++m_first[arc.from + 1];
            ++m_first[arc.to + 1];
        }
        for (std::size_t v = 0; v < nodeCount; ++v) {
            m_first[v + 1] += m_first[v];
        }
        std::vector<std::uint32_t> at(m_first.begin(), m_first.end() - 1);
        for (std::size_t i = 0; i < arcs.size(); ++i) {
            const auto [from, to] = arcs[i];
            const std::uint32_t forward = at[from]++;
            const std::uint32_t back = at[to]++;
            const Minor rest = std::min(start.rest[i], amounts[i]);
            m_halves[forward] = {to, 2 * back, amounts[i] - rest};
            m_halves[back] = {from, 2 * forward + 1, rest};
            m_place[i] = forward;
            m_excess[from] += amounts[i] - rest;
            m_excess[to] -= amounts[i] - rest;
        }
    }

    Netting solve()
    {
        while (raiseHeights()) {
            while (levels()) {
                blockingFlow();
                goOn();
            }
        }
        Netting out;
        out.rest.reserve(m_place.size());
        for (const std::uint32_t forward : m_place) {
            out.rest.push_back(m_halves[m_halves[forward].mate()].room);
        }
        out.heights = std::move(m_height);
        return out;
    }

private:
    static constexpr std::int32_t unreached = std::numeric_limits<std::int32_t>::max();

    void goOn() const
    {
        if (m_cancel.stop_requested()) {
            throw Cancelled{};
        }
    }

    bool admissible(std::uint32_t from, const Half& half) const
    {
        return half.room > 0 && half.cost() + m_height[from] == m_height[half.to];
    }

    // Shortest distances by reduced cost from all nodes with excess, in buckets, up to the nearest node that lacks;
    // heights grow by them. False when no node has excess.
    bool raiseHeights()
    {
        goOn();
        std::fill(m_distance.begin(), m_distance.end(), unreached);
        for (auto& bucket : m_buckets) {
            bucket.clear();
        }
        if (m_buckets.empty()) {
            m_buckets.emplace_back();
        }
        for (std::uint32_t v = 0; v < m_excess.size(); ++v) {
            if (m_excess[v] > 0) {
                m_distance[v] = 0;
                m_buckets[0].push_back(v);
            }
        }
        if (m_buckets[0].empty()) {
            return false;
        }
        std::int32_t nearest = unreached;
        for (std::int32_t d = 0; static_cast<std::size_t>(d) < m_buckets.size() && nearest == unreached; ++d) {
            // The bucket grows while it is read: halves of reduced cost 0.
            for (std::size_t i = 0; i < m_buckets[static_cast<std::size_t>(d)].size(); ++i) {
                const std::uint32_t u = m_buckets[static_cast<std::size_t>(d)][i];
                if (m_distance[u] != d) {
                    continue;
                }
                if (m_excess[u] < 0) {
                    nearest = d;
                    break;
                }
                for (std::uint32_t h = m_first[u]; h < m_first[u + 1]; ++h) {
                    const Half& half = m_halves[h];
                    if (half.room == 0) {
                        continue;
                    }
                    const std::int32_t reach = d + half.cost() + m_height[u] - m_height[half.to];
                    if (reach < m_distance[half.to]) {
                        m_distance[half.to] = reach;
                        if (static_cast<std::size_t>(reach) >= m_buckets.size()) {
                            m_buckets.resize(static_cast<std::size_t>(reach) + 1);
                        }
                        m_buckets[static_cast<std::size_t>(reach)].push_back(half.to);
                    }
                }
            }
        }
        for (std::size_t v = 0; v < m_height.size(); ++v) {
            m_height[v] += std::min(m_distance[v], nearest);
        }
        return true;
    }

    // Levels in the network of reduced cost 0, breadth first from all excess; whether a lacking node is reached.
    bool levels()
    {
        std::fill(m_level.begin(), m_level.end(), unreached);
        m_queue.clear();
        for (std::uint32_t v = 0; v < m_excess.size(); ++v) {
            if (m_excess[v] > 0) {
                m_level[v] = 0;
                m_queue.push_back(v);
            }
        }
        m_sources = m_queue;
        std::int32_t sinkLevel = unreached;
        for (std::size_t i = 0; i < m_queue.size(); ++i) {
            const std::uint32_t u = m_queue[i];
            if (m_level[u] >= sinkLevel) {
                break;
            }
            m_next[u] = m_first[u];
            for (std::uint32_t h = m_first[u]; h < m_first[u + 1]; ++h) {
                const Half& half = m_halves[h];
                if (m_level[half.to] == unreached && admissible(u, half)) {
                    m_level[half.to] = m_level[u] + 1;
                    m_next[half.to] = m_first[half.to];
                    m_queue.push_back(half.to);
                    if (m_excess[half.to] < 0) {
                        sinkLevel = m_level[half.to];
                    }
                }
            }
        }
        return sinkLevel != unreached;
    }

    // Dinic's: depth first along the levels, each half left behind once it leads nowhere.
    void blockingFlow()
    {
        for (const std::uint32_t source : m_sources) {
            while (m_excess[source] > 0 && augment(source)) {
            }
        }
    }

    bool augment(std::uint32_t source)
    {
        m_path.clear();
        std::uint32_t u = source;
        while (m_excess[u] >= 0) {
            bool stepped = false;
            for (std::uint32_t& h = m_next[u]; h < m_first[u + 1]; ++h) {
                const Half& half = m_halves[h];
                if (m_level[half.to] == m_level[u] + 1 && admissible(u, half)) {
                    m_path.push_back(h);
                    u = half.to;
                    stepped = true;
                    break;
                }
            }
            if (stepped) {
                continue;
            }
            m_level[u] = unreached; // a dead end
            if (m_path.empty()) {
                return false;
            }
            u = m_halves[m_halves[m_path.back()].mate()].to;
            m_path.pop_back();
        }
        Minor amount = std::min(m_excess[source], -m_excess[u]);
        for (const std::uint32_t h : m_path) {
            amount = std::min(amount, m_halves[h].room);
        }
        for (const std::uint32_t h : m_path) {
            m_halves[h].room -= amount;
            m_halves[m_halves[h].mate()].room += amount;
        }
        m_excess[source] -= amount;
        m_excess[u] += amount;
        return true;
    }

    std::stop_token m_cancel;
    std::vector<std::uint32_t> m_first; // halves of each node
    std::vector<Half> m_halves;
    std::vector<std::uint32_t> m_place; // of each arc, its forward half
    std::vector<Minor> m_excess;        // what a node has yet to send on; below 0, what it lacks
    std::vector<std::int32_t> m_height;
    std::vector<std::int32_t> m_distance;
    std::vector<std::int32_t> m_level;
    std::vector<std::uint32_t> m_next;
    std::vector<std::uint32_t> m_queue;
    std::vector<std::uint32_t> m_sources;
    std::vector<std::uint32_t> m_path;
    std::vector<std::vector<std::uint32_t>> m_buckets;
};

} // namespace

Netting netting(std::uint32_t nodeCount, std::span<const Arc> arcs, std::span<const Minor> amounts,
                std::stop_token cancel)
{
    Netting start{std::vector<Minor>(arcs.size()), std::vector<std::int32_t>(nodeCount)};
    return PrimalDual(nodeCount, arcs, amounts, std::move(start), std::move(cancel)).solve();
}

Netting netting(std::uint32_t nodeCount, std::span<const Arc> arcs, std::span<const Minor> amounts,
                const Netting& before, std::stop_token cancel)
{
    return PrimalDual(nodeCount, arcs, amounts, before, std::move(cancel)).solve();
}

} // namespace roundtrip
