// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loops/circuits.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
#include <numeric>
#include <utility>

#include "core/loops/near_circuits.h"
#include "core/loops/ranked_graph.h"
#include "core/loops/shares.h"

namespace roundtrip {

namespace {

// One strongly connected component, its nodes renumbered from 0.
struct Component {
    std::vector<std::uint32_t> nodes;
    std::vector<Arc> arcs;
};

std::vector<Component> componentsOf(std::uint32_t nodeCount, std::span<const Arc> arcs)
{
    const auto number = components(nodeCount, arcs);
    constexpr std::uint32_t none = UINT32_MAX;
    std::vector<std::uint32_t> where(nodeCount, none); // of a component, in out
    std::vector<std::uint32_t> local(nodeCount, none);
    std::vector<Component> out;
    const auto localOf = [&](Component& component, std::uint32_t node) {
        if (local[node] == none) {
            local[node] = static_cast<std::uint32_t>(component.nodes.size());
            component.nodes.push_back(node);
        }
        return local[node];
    };
    for (const auto& [from, to] : arcs) {
        if (from == to || number[from] != number[to]) {
            continue;
        }
        std::uint32_t& at = where[number[from]];
        if (at == none) {
            at = static_cast<std::uint32_t>(out.size());
            out.emplace_back();
        }
        const std::uint32_t localFrom = localOf(out[at], from);
        out[at].arcs.push_back({localFrom, localOf(out[at], to)});
    }
    return out;
}

// Circuits of a component of at most 64 nodes: sets of nodes are words.
template<class Sink> class SmallSearch {
    using Set = std::uint64_t;

public:
    SmallSearch(const Component& component, std::uint32_t maxLength, Clock& clock, Sink& sink)
        : m_size(component.nodes.size()), m_clock(clock), m_sink(sink),
          m_most(std::min<std::size_t>(maxLength, component.nodes.size()))
    {
        for (const auto& [from, to] : component.arcs) {
            m_out[from] |= Set{1} << to;
            m_in[to] |= Set{1} << from;
        }
    }

    void run()
    {
        Set allowed = m_size == 64 ? ~Set{0} : (Set{1} << m_size) - 1;
        for (std::size_t root = 0; root < m_size && m_sink.wantsMore() && !m_clock.look(); ++root) {
            allowed &= ~(Set{1} << root);
            from(root, reaching(root, allowed));
        }
    }

    // Those through one node, in any order.
    void runFrom(std::size_t root)
    {
        const Set others = (m_size == 64 ? ~Set{0} : (Set{1} << m_size) - 1) & ~(Set{1} << root);
        from(root, reaching(root, others));
    }

private:
    // The nodes of `among` from which the root is reached within it.
    Set reaching(std::size_t root, Set among) const
    {
        Set found = m_in[root] & among;
        for (Set fresh = found; fresh != 0 && found != among;) {
            Set next = 0;
            for (; fresh != 0; fresh &= fresh - 1) {
                next |= m_in[static_cast<std::size_t>(std::countr_zero(fresh))];
            }
            fresh = next & among & ~found;
            found |= fresh;
        }
        return found;
    }

    void from(std::size_t root, Set among)
    {
        // m_free[d]: nodes not on the path that still lead to the root; m_steps[d]: those yet to be tried from
        // m_path[d].
        const Set intoRoot = m_in[root];
        std::size_t depth = 0;
        m_path[0] = static_cast<std::uint32_t>(root);
        m_free[0] = among;
        m_steps[0] = m_most > 1 ? m_out[root] & among : 0;
        while (true) {
            if (m_steps[depth] == 0) {
                if (depth == 0) {
                    return;
                }
                --depth;
                continue;
            }
            if (m_clock.over()) {
                return;
            }
            const Set step = m_steps[depth] & -m_steps[depth];
            m_steps[depth] ^= step;
            const auto node = static_cast<std::uint32_t>(std::countr_zero(step));
            const std::size_t next = depth + 1;
            m_path[next] = node;
            if ((step & intoRoot) != 0 && !m_sink.take(std::span(m_path).first(next + 1))) {
                return;
            }
            if (next + 1 >= m_most) {
                continue;
            }
            Set free = m_free[depth] & ~step;
            if ((free & ~intoRoot) != 0) {
                free = reaching(root, free);
            }
            const Set steps = m_out[node] & free;
            if (steps == 0) {
                continue;
            }
            if constexpr (!Sink::lists) {
                // Steps after which there is only the root are counted, not taken.
                const bool last = next + 2 >= m_most || (free == steps && (steps & (steps - 1)) == 0);
                if (last) {
                    if (!m_sink.takeMany(next + 2, static_cast<std::uint64_t>(std::popcount(steps & intoRoot)))) {
                        return;
                    }
                    continue;
                }
            }
            m_free[next] = free;
            m_steps[next] = steps;
            depth = next;
        }
    }

    std::size_t m_size;
    Clock& m_clock;
    Sink& m_sink;
    std::size_t m_most;
    std::array<Set, 64> m_out{};
    std::array<Set, 64> m_in{};
    std::array<Set, 65> m_free{};
    std::array<Set, 65> m_steps{};
    std::array<std::uint32_t, 65> m_path{};
};

struct Tally {
    CircuitTally& tally;
    std::uint64_t most;

    bool wantsMore() const { return tally.total < most; }
    bool add(std::size_t length, std::uint64_t count)
    {
        if (tally.byLength.size() <= length) {
            tally.byLength.resize(length + 1);
        }
        count = std::min(count, most - tally.total);
        tally.byLength[length] += count;
        tally.total += count;
        tally.full = tally.full || !wantsMore();
        return wantsMore();
    }
};

struct Counting : Tally {
    static constexpr bool lists = false;

    void begin(const Component& /*component*/) {}
    bool take(std::span<const std::uint32_t> nodes) { return add(nodes.size(), 1); }
    bool takeMany(std::size_t length, std::uint64_t count) { return add(length, count); }
};

struct Listing : Tally {
    static constexpr bool lists = true;
    const VisitCircuit& visit;
    const std::vector<std::uint32_t>* names = nullptr;
    std::vector<std::uint32_t> nodes{};

    void begin(const Component& component) { names = &component.nodes; }
    bool take(std::span<const std::uint32_t> circuit)
    {
        nodes.resize(circuit.size());
        std::transform(circuit.begin(), circuit.end(), nodes.begin(), [&](auto node) { return (*names)[node]; });
        const bool more = visit(nodes);
        tally.full = tally.full || !more;
        return add(circuit.size(), 1) && more;
    }
};

template<class Sink> void arcByArc(const Component& component, std::uint32_t maxLength, Clock& clock, Sink& sink)
{
    const RankedGraph graph(static_cast<std::uint32_t>(component.nodes.size()), component.arcs);
    Closures closures(graph);
    std::vector<std::uint32_t> nodes;
    for (std::uint32_t rank = 0; rank < component.arcs.size() && sink.wantsMore() && !clock.over(); ++rank) {
        if (!closures.closesAny(rank)) {
            continue;
        }
        closures.list(rank, maxLength, clock, [&](std::span<const std::uint32_t> ranks) {
            nodes.resize(ranks.size());
            std::transform(ranks.begin(), ranks.end(), nodes.begin(),
                           [&](auto arc) { return component.arcs[arc].from; });
            return sink.take(nodes);
        });
    }
}

// Roots are searched in shares, each of which takes the next.
void countTogether(const NearSearch<Counting>& search, Clock& clock, Counting& sink)
{
    std::atomic<std::uint32_t> next = 0;
    countInShares(
        mostShares(), clock,
        [&](Clock& own, CircuitTally& tally) {
            Counting mine{{tally, sink.most}};
            search.with(own, mine).run(next);
        },
        [&](const CircuitTally& tally) {
            for (std::size_t length = 0; length < tally.byLength.size(); ++length) {
                sink.add(length, tally.byLength[length]);
            }
        });
}

constexpr std::uint32_t longestNear = 16; // beyond it, ways back that are cut off late cost too much

template<class Sink>
void search(std::uint32_t nodeCount, std::span<const Arc> arcs, const CircuitLimits& limits, Clock& clock, Sink sink)
{
    for (const Component& component : componentsOf(nodeCount, arcs)) {
        if (!sink.wantsMore() || sink.tally.full || clock.look()) {
            return;
        }
        sink.begin(component);
        if (component.nodes.size() <= 64) {
            SmallSearch<Sink>(component, limits.maxLength, clock, sink).run();
        } else if (limits.maxLength <= longestNear) {
            NearSearch<Sink> near(static_cast<std::uint32_t>(component.nodes.size()), component.arcs, limits.maxLength,
                                  clock, sink);
            if constexpr (!Sink::lists) {
                // With a limit it matters which are met first.
                if (limits.most == UINT64_MAX && component.arcs.size() >= worthThreads) {
                    countTogether(near, clock, sink);
                    continue;
                }
            }
            near.run();
        } else {
            arcByArc(component, limits.maxLength, clock, sink);
        }
    }
}

} // namespace

CircuitTally countCircuits(std::uint32_t nodeCount, std::span<const Arc> arcs, const CircuitLimits& limits,
                           Clock& clock)
{
    CircuitTally tally;
    search(nodeCount, arcs, limits, clock, Counting{{tally, limits.most}});
    return tally;
}

CircuitTally countCircuitsBy(std::uint32_t nodeCount, std::span<const Arc> arcs, std::size_t by,
                             const CircuitLimits& limits, Clock& clock)
{
    const Arc through = arcs[by];
    std::vector<Arc> others;
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        if (i != by && arcs[i].from != through.from && arcs[i].to != through.to) {
            others.push_back(arcs[i]);
        }
    }
    others.push_back(through);
    CircuitTally tally;
    Counting sink{{tally, limits.most}};
    for (const Component& component : componentsOf(nodeCount, others)) {
        const auto at = std::find(component.nodes.begin(), component.nodes.end(), through.from);
        const auto size = static_cast<std::uint32_t>(component.nodes.size());
        if (at == component.nodes.end()) {
            continue;
        }
        const auto root = static_cast<std::uint32_t>(at - component.nodes.begin());
        if (size <= 64) {
            SmallSearch<Counting>(component, limits.maxLength, clock, sink).runFrom(root);
        } else if (limits.maxLength <= longestNear) {
            NearSearch<Counting>(size, component.arcs, limits.maxLength, clock, sink, root).runFirst();
        } else {
            const RankedGraph graph(size, component.arcs); // in the order of arcs: the last is the one
            Closures(graph).list(static_cast<std::uint32_t>(component.arcs.size()) - 1, limits.maxLength, clock,
                                 [&](std::span<const std::uint32_t> ranks) { return sink.add(ranks.size(), 1); });
        }
    }
    return tally;
}

CircuitTally listCircuits(std::uint32_t nodeCount, std::span<const Arc> arcs, const CircuitLimits& limits, Clock& clock,
                          const VisitCircuit& visit)
{
    CircuitTally tally;
    search(nodeCount, arcs, limits, clock, Listing{{tally, limits.most}, visit});
    return tally;
}

} // namespace roundtrip
