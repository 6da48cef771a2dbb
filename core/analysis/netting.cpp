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

// A half of reduced cost 0, as a phase keeps it.
struct Tight {
    std::uint32_t to = 0;
    std::uint32_t mate = 0;
    Minor back = 0; // how much more can go the other way: the search for levels runs against the money
};

class PrimalDual {
public:
    // Starts with what `start` leaves, as far as it is within the amounts.
    PrimalDual(std::uint32_t nodeCount, std::span<const Arc> arcs, std::span<const Minor> amounts, Netting start,
               std::stop_token cancel)
        : m_cancel(std::move(cancel)), m_first(nodeCount + 1), m_halves(2 * arcs.size()), m_place(arcs.size()),
          m_excess(nodeCount), m_height(std::move(start.heights)), m_distance(nodeCount), m_taken(2 * arcs.size() + 1),
          m_position(2 * arcs.size()), m_tightFirst(nodeCount + 1), m_level(nodeCount), m_next(nodeCount),
          m_queue(nodeCount + 1)
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
            takeTight();
            while (levels()) {
                blockingFlow();
                goOn();
            }
            putBack();
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

    // The halves of reduced cost 0, apart: only on them can money be sent in this phase, and they are few.
    void takeTight()
    {
        std::uint32_t count = 0;
        for (std::uint32_t u = 0; u < m_height.size(); ++u) {
            m_tightFirst[u] = count;
            const std::int32_t height = m_height[u];
            for (std::uint32_t h = m_first[u]; h < m_first[u + 1]; ++h) { // no branch, as none could be foretold
                const Half& half = m_halves[h];
                m_position[h] = count; // a half is tight just where its mate is
                m_taken[count] = h;
                count += half.cost() + height == m_height[half.to] ? 1 : 0;
            }
        }
        m_tightFirst.back() = count;
        m_tight.resize(count);
        for (std::uint32_t t = 0; t < count; ++t) {
            const Half& half = m_halves[m_taken[t]];
            m_tight[t] = {half.to, m_position[half.mate()], m_halves[half.mate()].room};
        }
    }

    void putBack()
    {
        for (std::uint32_t t = 0; t < m_tight.size(); ++t) {
            m_halves[m_taken[t]].room = m_tight[m_tight[t].mate].back;
        }
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

    // Levels in the network of reduced cost 0: how many halves to the nearest lacking node, breadth first from those;
    // whether a node with excess is reached.
    bool levels()
    {
        std::fill(m_level.begin(), m_level.end(), unreached);
        m_sources.clear();
        std::size_t reached = 0; // so many of the queue
        for (std::uint32_t v = 0; v < m_excess.size(); ++v) {
            if (m_excess[v] < 0) {
                m_level[v] = 0;
                m_queue[reached++] = v;
            }
        }
        std::int32_t sourceLevel = unreached;
        for (std::size_t i = 0; i < reached; ++i) {
            const std::uint32_t v = m_queue[i];
            const std::int32_t level = m_level[v] + 1;
            m_next[v] = m_tightFirst[v];
            if (level > sourceLevel) {
                continue;
            }
            const std::size_t before = reached;
            for (std::uint32_t t = m_tightFirst[v]; t < m_tightFirst[v + 1]; ++t) { // no branch, as above
                const Tight& half = m_tight[t];
                const std::int32_t known = m_level[half.to];
                const auto full = static_cast<std::int32_t>((half.back - 1) >> 63); // all bits where nothing can go
                const std::int32_t offered = level | (full & unreached);
                const std::int32_t now = offered < known ? offered : known;
                m_level[half.to] = now;
                m_queue[reached] = half.to;
                reached += now != known ? 1 : 0;
            }
            for (std::size_t k = before; k < reached; ++k) {
                if (m_excess[m_queue[k]] > 0) {
                    sourceLevel = level;
                    m_sources.push_back(m_queue[k]);
                }
            }
        }
        return !m_sources.empty();
    }

    // Dinic's: depth first down the levels, each half left behind once it leads nowhere.
    void blockingFlow()
    {
        for (const std::uint32_t source : m_sources) {
            augment(source);
        }
    }

    void augment(std::uint32_t source)
    {
        m_path.clear();
        std::uint32_t u = source;
        for (;;) {
            const std::int32_t below = m_level[u] - 1;
            std::uint32_t& t = m_next[u];
            const std::uint32_t end = m_tightFirst[u + 1];
            while (t < end && !(m_level[m_tight[t].to] == below && m_tight[m_tight[t].mate].back > 0)) {
                ++t;
            }
            if (t == end) {
                m_level[u] = unreached; // a dead end
                if (m_path.empty()) {
                    return;
                }
                u = m_tight[m_tight[m_path.back()].mate].to;
                m_path.pop_back();
                continue;
            }
            m_path.push_back(t);
            u = m_tight[t].to;
            if (m_excess[u] >= 0) {
                continue;
            }
            const std::size_t full = send(source, u);
            if (m_excess[source] == 0) {
                return;
            }
            // On from where the first half is full, else from before the node that lacks no more.
            const std::size_t kept = std::min(full, m_path.size() - 1);
            u = m_tight[m_tight[m_path[kept]].mate].to;
            m_next[u] += full == m_path.size() ? 1 : 0;
            m_path.resize(kept);
        }
    }

    // Sends along the path what can go; returns the first half that is full now, the path's size where none is.
    std::size_t send(std::uint32_t source, std::uint32_t sink)
    {
        Minor amount = std::min(m_excess[source], -m_excess[sink]);
        for (const std::uint32_t t : m_path) {
            amount = std::min(amount, m_tight[m_tight[t].mate].back);
        }
        std::size_t full = m_path.size();
        for (std::size_t i = m_path.size(); i-- > 0;) {
            Tight& half = m_tight[m_path[i]];
            Tight& mate = m_tight[half.mate];
            half.back += amount;
            mate.back -= amount;
            full = mate.back == 0 ? i : full;
        }
        m_excess[source] -= amount;
        m_excess[sink] += amount;
        return full;
    }

    std::stop_token m_cancel;
    std::vector<std::uint32_t> m_first; // halves of each node
    std::vector<Half> m_halves;
    std::vector<std::uint32_t> m_place; // of each arc, its forward half
    std::vector<Minor> m_excess;        // what a node has yet to send on; below 0, what it lacks
    std::vector<std::int32_t> m_height;
    std::vector<std::int32_t> m_distance;
    std::vector<Tight> m_tight;              // the halves of this phase; their mates lie here too
    std::vector<std::uint32_t> m_taken;      // of each of them, its place among all halves; room for all, and for one
                                             // that is not one of them
    std::vector<std::uint32_t> m_position;   // the other way round
    std::vector<std::uint32_t> m_tightFirst; // those of each node
    std::vector<std::int32_t> m_level;
    std::vector<std::uint32_t> m_next;
    std::vector<std::uint32_t> m_queue; // room for all nodes, and for one that is not reached
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
