// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <numeric>

#include "core/layout/layered_graph.h"
#include "core/layout/sequence.h"

namespace roundtrip {

namespace {

using Order = std::vector<std::vector<std::uint32_t>>;

// Works on the places of vertices in their layers, with the neighbours of each vertex kept in order of place when
// that pays.
class Ordering {
public:
    explicit Ordering(LayeredGraph& graph) : m_graph(graph), m_place(graph.vertices()), m_key(graph.vertices())
    {
        for (const auto& layer : graph.layers) {
            number(layer);
        }
    }

    std::uint64_t crossingsBetween(std::size_t layer) // and the next one
    {
        const auto& next = m_graph.layers[layer + 1];
        m_sum.assign(next.size() + 1, 0);
        std::uint64_t count = 0;
        std::uint64_t seen = 0;
        // Barth, Jünger and Mutzel (2002): inversions of the segments' ends, by a tree of partial sums.
        for (const std::uint32_t v : m_graph.layers[layer]) {
            m_ends.clear();
            for (const std::uint32_t u : m_graph.after[v]) {
                m_ends.push_back(m_place[u]);
            }
            for (const std::uint32_t end : m_ends) {
                std::uint64_t upTo = 0;
                for (std::size_t i = end + 1; i > 0; i &= i - 1) {
                    upTo += m_sum[i];
                }
                count += seen - upTo;
            }
            for (const std::uint32_t end : m_ends) {
                for (std::size_t i = end + 1; i < m_sum.size(); i += i & (~i + 1)) {
                    ++m_sum[i];
                }
            }
            seen += m_ends.size();
        }
        return count;
    }

    std::uint64_t all()
    {
        std::uint64_t sum = 0;
        for (std::size_t layer = 0; layer + 1 < m_graph.layers.size(); ++layer) {
            sum += crossingsBetween(layer);
        }
        return sum;
    }

    // Orders each layer by the mean place of its neighbours: to the left, to the right, or of both.
    void sweep(bool forward, bool both)
    {
        const std::size_t count = m_graph.layers.size();
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t layer = forward ? i : count - 1 - i;
            auto& vertices = m_graph.layers[layer];
            for (const std::uint32_t v : vertices) {
                double sum = 0;
                double weight = 0;
                const auto add = [&](const Neighbours& neighbours, std::size_t other) {
                    if (neighbours[v].empty()) {
                        return;
                    }
                    const double scale = 1.0 / std::max<double>(1, static_cast<double>(m_graph.layers[other].size()));
                    for (const std::uint32_t u : neighbours[v]) {
                        sum += (m_place[u] + 0.5) * scale;
                        weight += 1;
                    }
                };
                if (forward || both) {
                    add(m_graph.before, layer > 0 ? layer - 1 : 0);
                }
                if (!forward || both) {
                    add(m_graph.after, layer + 1 < count ? layer + 1 : layer);
                }
                m_key[v] = weight > 0 ? sum / weight : -1;
            }
            // Who has no neighbour on that side stays where it is, between those that move.
            m_moving.clear();
            for (const std::uint32_t v : vertices) {
                if (m_key[v] >= 0) {
                    m_moving.push_back(v);
                }
            }
            std::stable_sort(m_moving.begin(), m_moving.end(),
                             [&](std::uint32_t a, std::uint32_t b) { return m_key[a] < m_key[b]; });
            std::size_t next = 0;
            for (std::uint32_t& v : vertices) {
                if (m_key[v] >= 0) {
                    v = m_moving[next++];
                }
            }
            number(vertices);
        }
    }

    // Exchanges neighbours in a layer where that removes crossings; returns whether any did.
    bool exchange()
    {
        sortNeighbours();
        bool any = false;
        for (std::size_t layer = 0; layer < m_graph.layers.size(); ++layer) {
            auto& vertices = m_graph.layers[layer];
            bool changed = false;
            for (std::size_t i = 0; i + 1 < vertices.size(); ++i) {
                const std::uint32_t a = vertices[i];
                const std::uint32_t b = vertices[i + 1];
                const std::int64_t gain =
                    inversions(m_graph.before[a], m_graph.before[b]) + inversions(m_graph.after[a], m_graph.after[b]);
                if (gain > 0) {
                    std::swap(vertices[i], vertices[i + 1]);
                    std::swap(m_place[a], m_place[b]);
                    changed = true;
                }
            }
            if (changed) {
                any = true;
                for (const std::uint32_t v : vertices) {
                    for (const std::uint32_t u : m_graph.after[v]) {
                        sortByPlace(m_graph.before.of(u));
                    }
                    for (const std::uint32_t u : m_graph.before[v]) {
                        sortByPlace(m_graph.after.of(u));
                    }
                }
            }
        }
        return any;
    }

    void restore(const Order& order)
    {
        m_graph.layers = order;
        for (const auto& layer : m_graph.layers) {
            number(layer);
        }
    }

private:
    void number(const std::vector<std::uint32_t>& layer)
    {
        for (std::uint32_t i = 0; i < layer.size(); ++i) {
            m_place[layer[i]] = i;
        }
    }

    void sortByPlace(std::span<std::uint32_t> vertices)
    {
        if (vertices.size() > 1) {
            std::sort(vertices.begin(), vertices.end(),
                      [&](std::uint32_t a, std::uint32_t b) { return m_place[a] < m_place[b]; });
        }
    }

    void sortNeighbours()
    {
        for (std::uint32_t v = 0; v < m_graph.vertices(); ++v) {
            sortByPlace(m_graph.before.of(v));
            sortByPlace(m_graph.after.of(v));
        }
    }

    // Crossings between the segments of a and b with a above b, less those with b above a.
    std::int64_t inversions(std::span<const std::uint32_t> ofA, std::span<const std::uint32_t> ofB) const
    {
        std::int64_t above = 0;
        std::int64_t below = 0;
        std::size_t less = 0; // of B's ends, those above this one of A's
        std::size_t upTo = 0; // and those above or equal
        for (const std::uint32_t a : ofA) {
            while (less < ofB.size() && m_place[ofB[less]] < m_place[a]) {
                ++less;
            }
            while (upTo < ofB.size() && m_place[ofB[upTo]] <= m_place[a]) {
                ++upTo;
            }
            above += static_cast<std::int64_t>(less);
            below += static_cast<std::int64_t>(ofB.size() - upTo);
        }
        return above - below;
    }

    LayeredGraph& m_graph;
    std::vector<std::uint32_t> m_place;
    std::vector<double> m_key;
    std::vector<std::uint32_t> m_moving;
    std::vector<std::uint32_t> m_sum;
    std::vector<std::uint32_t> m_ends;
};

void shuffle(std::vector<std::uint32_t>& list, Sequence& sequence)
{
    for (std::size_t i = list.size(); i > 1; --i) {
        std::swap(list[i - 1], list[sequence.next() % i]);
    }
}

// Vertices in the order in which a walk in depth meets them: what hangs together starts together.
Order walkedOrder(const LayeredGraph& graph)
{
    Order order(graph.layers.size());
    std::vector<bool> met(graph.vertices(), false);
    std::vector<std::uint32_t> stack;
    for (const auto& layer : graph.layers) {
        for (const std::uint32_t root : layer) {
            stack.push_back(root);
            while (!stack.empty()) {
                const std::uint32_t v = stack.back();
                stack.pop_back();
                if (met[v]) {
                    continue;
                }
                met[v] = true;
                order[graph.layer[v]].push_back(v);
                for (const Neighbours* side : {&graph.before, &graph.after}) {
                    for (const std::uint32_t u : (*side)[v]) {
                        if (!met[u]) {
                            stack.push_back(u);
                        }
                    }
                }
            }
        }
    }
    return order;
}

} // namespace

std::uint64_t crossings(const LayeredGraph& graph)
{
    LayeredGraph copy = graph;
    return Ordering(copy).all();
}

std::uint64_t reduceCrossings(LayeredGraph& graph)
{
    if (graph.layers.size() < 2) {
        return 0;
    }
    // Effort by size: small pictures are worth many starts, big ones get a fixed number of sweeps.
    const std::size_t size = graph.vertices();
    const int starts = size <= 60 ? 60 : size <= 200 ? 30 : size <= 1000 ? 8 : size <= 12000 ? 3 : 1;
    const int sweeps = size <= 12000 ? 16 : size <= 50000 ? 12 : 8;
    const int exchanges = size <= 12000 ? 20 : size <= 50000 ? 8 : 3;

    Ordering ordering(graph);
    Sequence sequence{0x526F756E64747269U};
    Order best = walkedOrder(graph);
    ordering.restore(best);
    std::uint64_t least = ordering.all();
    const auto keepBest = [&] {
        const std::uint64_t now = ordering.all();
        if (now < least) {
            least = now;
            best = graph.layers;
            return true;
        }
        return false;
    };
    for (int start = 0; start < starts && least > 0; ++start) {
        if (start > 0) {
            Order shuffled = best;
            for (auto& layer : shuffled) {
                shuffle(layer, sequence);
            }
            ordering.restore(shuffled);
        }
        int idle = 0;
        for (int sweep = 0; sweep < sweeps && idle < 4; ++sweep) {
            ordering.sweep(sweep % 2 == 0, sweep >= sweeps / 2);
            if (starts > 1 || sweep + 2 >= sweeps) {
                for (int i = 0; i < exchanges && ordering.exchange(); ++i) {
                }
            }
            // Counting costs as much as a sweep: of large graphs only the later ones are worth it.
            if (size <= 50000 || sweep + 4 >= sweeps) {
                idle = keepBest() ? 0 : idle + 1;
            }
        }
    }
    ordering.restore(best);
    for (int i = 0; i < 4 * exchanges && ordering.exchange(); ++i) {
    }
    least = ordering.all();
    return least;
}

} // namespace roundtrip
