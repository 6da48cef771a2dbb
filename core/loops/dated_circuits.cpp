// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loops/dated_circuits.h"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <utility>

#include "core/loops/dated_graph.h"
#include "core/loops/shares.h"
#include "core/loops/turn_reach.h"

namespace roundtrip {

namespace {

constexpr std::uint32_t far = TurnReach::far;

std::uint64_t plus(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? UINT64_MAX : sum;
}

// What is done with the turns along one path.
struct Counting {
    CircuitTally& tally;
    std::uint64_t most;

    bool wantsMore() const { return !tally.full; }
    bool take(std::span<const std::uint32_t> nodes, std::uint64_t turns)
    {
        turns = std::min(turns, most - tally.total);
        tally.byLength.resize(std::max(tally.byLength.size(), nodes.size() + 1));
        tally.byLength[nodes.size()] = plus(tally.byLength[nodes.size()], turns);
        tally.total += turns;
        tally.full = tally.total == most;
        return !tally.full;
    }
};

struct Listing {
    CircuitTally& tally;
    std::uint64_t most;
    const VisitCircuit& visit;

    bool wantsMore() const { return !tally.full; }
    bool take(std::span<const std::uint32_t> nodes, std::uint64_t)
    {
        const bool more = Counting{tally, most}.take(nodes, 1);
        tally.full = !visit(nodes) || !more;
        return !tally.full;
    }
};

// The turns that begin at one node after the other.
template<class Sink> class TurnSearch {
public:
    TurnSearch(const DatedGraph& graph, const TurnLimits& limits, Clock& clock, Sink& sink)
        : m_graph(graph), m_most(std::min(limits.maxLength, graph.nodeCount())), m_passed(limits.passed),
          m_clock(clock), m_sink(sink), m_reach(graph, limits.within, m_most), m_latest(graph.nodeCount()),
          m_done(graph.nodeCount()), m_back(graph.nodeCount(), far), m_mark(graph.nodeCount(), 0),
          m_local(graph.nodeCount(), far)
    {}

    // From the nodes that `next` gives out.
    void run(std::atomic<std::uint32_t>& next)
    {
        for (std::uint32_t root = next++; root < m_graph.nodeCount() && m_most >= 2; root = next++) {
            std::optional<Day> done;
            for (const auto& step : m_graph.out(root)) {
                if (done == step.day) {
                    continue;
                }
                done = step.day;
                if (!m_sink.wantsMore() || m_clock.look()) {
                    return;
                }
                if (m_reach.find(root, step.day) && gather(root, step.day) && !walk(root, step.day)) {
                    return;
                }
            }
        }
    }

private:
    // By how many arcs, and from when on at the latest, the root is reached again; and the rows of what lies between.
    bool gather(std::uint32_t root, Day first)
    {
        for (const std::uint32_t node : m_candidates) {
            m_local[node] = far;
        }
        m_candidates.assign(1, root);
        m_local[root] = 0;
        m_latest[root] = m_reach.last();
        m_done[root] = first - 1;
        m_back[root] = 0;
        m_frontier.assign(1, root);
        for (std::uint32_t used = 1; used < m_most && !m_frontier.empty(); ++used) {
            ++m_round;
            m_next.clear();
            for (const std::uint32_t node : m_frontier) {
                const Day done = std::exchange(m_done[node], m_latest[node]);
                for (const auto& [day, from] : m_graph.in(node, done + 1, m_latest[node])) {
                    if (from == root || !m_reach.leads(from, day, used - 1)) {
                        continue;
                    }
                    if (m_local[from] == far) {
                        m_local[from] = static_cast<std::uint32_t>(m_candidates.size());
                        m_candidates.push_back(from);
                        m_done[from] = first - 1;
                        m_back[from] = used;
                    } else if (day <= m_latest[from]) {
                        continue;
                    }
                    m_latest[from] = day;
                    if (m_mark[from] != m_round) {
                        m_mark[from] = m_round;
                        m_next.push_back(from);
                    }
                }
            }
            std::swap(m_frontier, m_next);
        }
        if (m_passed && (m_local[m_passed->to] == far || (m_passed->from && m_local[*m_passed->from] == far))) {
            return false;
        }
        makeRows(root, first);
        return m_candidates.size() > 1;
    }

    void makeRows(std::uint32_t root, Day first)
    {
        m_entries.clear();
        m_firstRow.assign(m_candidates.size() + 1, 0);
        for (const std::uint32_t node : m_candidates) {
            for (const auto& [day, from] : m_graph.in(node, first, m_latest[node])) {
                if (m_local[from] != far && m_reach.leads(from, day, m_back[node]) && (from != root || day == first)) {
                    m_entries.push_back({m_local[from], m_local[node], day});
                    ++m_firstRow[m_local[from] + 1];
                }
            }
        }
        std::partial_sum(m_firstRow.begin(), m_firstRow.end(), m_firstRow.begin());
        m_sorted.resize(m_entries.size());
        m_rowAt.assign(m_firstRow.begin(), m_firstRow.end() - 1);
        // Stable: what goes from one node to another stays together, its days in order.
        for (const Entry& entry : m_entries) {
            m_sorted[m_rowAt[entry.from]++] = entry;
        }
        m_days.clear();
        m_steps.clear();
        std::size_t at = 0;
        for (std::uint32_t node = 0; node < m_candidates.size(); ++node) {
            const auto begin = static_cast<std::uint32_t>(m_steps.size());
            for (; at < m_firstRow[node + 1]; ++at) {
                const Entry& entry = m_sorted[at];
                if (m_steps.size() == begin || m_steps.back().node != entry.to) {
                    const auto day = static_cast<std::uint32_t>(m_days.size());
                    m_steps.push_back({entry.to, m_back[m_candidates[entry.to]], day, day, 0});
                }
                m_days.push_back(entry.day);
                ++m_steps.back().lastDay;
                m_steps.back().until = entry.day;
            }
            m_firstRow[node] = begin; // from here on of steps
            std::sort(m_steps.begin() + begin, m_steps.end(),
                      [](const Step& a, const Step& b) { return a.until < b.until; });
        }
        m_firstRow[m_candidates.size()] = static_cast<std::uint32_t>(m_steps.size());
    }

    // Depth first from the root, which is candidate 0; false when the sink or the clock has had enough.
    bool walk(std::uint32_t root, Day first)
    {
        m_onPath.assign(m_candidates.size(), 0);
        m_onPath[0] = 1;
        m_path.assign(1, root);
        m_arrivals.assign(1, {first, 1});
        m_frames.assign(1, {0, m_firstRow[0], 0, root, !m_passed});
        while (!m_frames.empty()) {
            if (m_clock.over()) {
                return false;
            }
            Frame& frame = m_frames.back();
            const auto used = static_cast<std::uint32_t>(m_frames.size()); // arcs, once a step is taken
            if (frame.next == m_firstRow[frame.node + 1]) {
                m_onPath[frame.node] = 0;
                m_arrivals.resize(frame.arrivals);
                m_path.pop_back();
                m_frames.pop_back();
                continue;
            }
            const Step step = m_steps[frame.next++];
            if (step.node == 0) {
                if (!close(step, frame, root, first)) {
                    return false;
                }
                continue;
            }
            if (m_onPath[step.node] != 0 || used + step.back > m_most) {
                continue;
            }
            const auto arrivals = static_cast<std::uint32_t>(m_arrivals.size());
            pass(step, frame.arrivals, arrivals);
            if (m_arrivals.size() == arrivals) {
                continue;
            }
            const std::uint32_t node = m_candidates[step.node];
            const bool met = frame.met || meets(m_path.back(), node);
            m_onPath[step.node] = 1;
            m_frames.push_back({step.node, firstStep(step.node, m_arrivals[arrivals].day), arrivals,
                                std::min(frame.least, node), met});
            m_path.push_back(node);
        }
        return true;
    }

    struct Entry {
        std::uint32_t from = 0; // candidates
        std::uint32_t to = 0;
        Day day = 0;
    };
    struct Step {
        std::uint32_t node = 0; // a candidate
        std::uint32_t back = 0; // how far the root is from it
        std::uint32_t firstDay = 0;
        std::uint32_t lastDay = 0; // one past
        Day until = 0;             // the last day; a row is in the order of these
    };
    struct Arrival {
        Day day = 0;
        std::uint64_t turns = 0; // in how many ways by then
    };
    struct Frame {
        std::uint32_t node = 0;
        std::uint32_t next = 0;     // step to try
        std::uint32_t arrivals = 0; // first of those at the node; they go on to the next frame's, or to the end
        std::uint32_t least = 0;    // node on the path
        bool met = false;           // what has to be passed is on it
    };

    // The first step of a node that leaves it on some day or later.
    std::uint32_t firstStep(std::uint32_t node, Day day) const
    {
        const auto begin = m_steps.begin() + m_firstRow[node];
        const auto end = m_steps.begin() + m_firstRow[node + 1];
        const auto at = std::lower_bound(begin, end, day, [](const Step& step, Day of) { return step.until < of; });
        return static_cast<std::uint32_t>(at - m_steps.begin());
    }

    bool meets(std::uint32_t from, std::uint32_t to) const
    {
        return m_passed && m_passed->to == to && (!m_passed->from || *m_passed->from == from);
    }

    // Adds the arrivals by a step of what has arrived before it, [begin, end).
    void pass(const Step& step, std::uint32_t begin, std::uint32_t end)
    {
        std::uint64_t turns = 0;
        for (std::uint32_t i = step.firstDay; i < step.lastDay; ++i) {
            for (; begin < end && m_arrivals[begin].day <= m_days[i]; ++begin) {
                turns = plus(turns, m_arrivals[begin].turns);
            }
            if (turns > 0) {
                m_arrivals.push_back({m_days[i], turns});
            }
        }
    }

    bool close(const Step& step, const Frame& frame, std::uint32_t root, Day first)
    {
        if (!frame.met && !meets(m_path.back(), root)) {
            return true;
        }
        std::uint64_t all = 0;
        std::uint64_t turns = 0;
        std::size_t at = frame.arrivals;
        for (std::uint32_t i = step.firstDay; i < step.lastDay; ++i) {
            for (; at < m_arrivals.size() && m_arrivals[at].day <= m_days[i]; ++at) {
                turns = plus(turns, m_arrivals[at].turns);
            }
            all = plus(all, turns);
        }
        // All on one day it is found from each of its nodes.
        if (frame.least != root && m_arrivals[frame.arrivals].day == first && m_days[step.firstDay] == first) {
            --all;
        }
        return all == 0 || m_sink.take(m_path, all);
    }

    const DatedGraph& m_graph;
    std::uint32_t m_most;
    std::optional<Passed> m_passed;
    Clock& m_clock;
    Sink& m_sink;
    TurnReach m_reach;
    std::vector<Day> m_latest;         // on which a candidate can be reached
    std::vector<Day> m_done;           // up to where the steps to a candidate were followed
    std::vector<std::uint32_t> m_back; // fewest arcs from a candidate back to the root
    std::vector<std::uint64_t> m_mark; // the round in which a node was last put into m_next
    std::uint64_t m_round = 0;
    std::vector<std::uint32_t> m_local; // of a candidate; else far
    std::vector<std::uint32_t> m_candidates;
    std::vector<std::uint32_t> m_frontier;
    std::vector<std::uint32_t> m_next;
    std::vector<Entry> m_entries;
    std::vector<Entry> m_sorted;
    std::vector<std::uint32_t> m_firstRow;
    std::vector<std::uint32_t> m_rowAt;
    std::vector<Step> m_steps;
    std::vector<Day> m_days;
    std::vector<std::uint8_t> m_onPath;
    std::vector<std::uint32_t> m_path;
    std::vector<Arrival> m_arrivals;
    std::vector<Frame> m_frames;
};

} // namespace

CircuitTally countTurns(std::uint32_t nodeCount, const DatedArcs& arcs, const TurnLimits& limits, Clock& clock)
{
    const DatedGraph graph(nodeCount, arcs);
    // With a limit it matters which are met first.
    const bool together = limits.most == UINT64_MAX && arcs.days.size() >= worthThreads;
    std::atomic<std::uint32_t> next = 0;
    CircuitTally sum;
    countInShares(
        together ? mostShares() : 1U, clock,
        [&](Clock& own, CircuitTally& tally) {
            Counting sink{tally, limits.most};
            TurnSearch<Counting>(graph, limits, own, sink).run(next);
        },
        [&](const CircuitTally& tally) {
            sum.byLength.resize(std::max(sum.byLength.size(), tally.byLength.size()));
            for (std::size_t length = 0; length < tally.byLength.size(); ++length) {
                sum.byLength[length] = plus(sum.byLength[length], tally.byLength[length]);
                sum.total = plus(sum.total, tally.byLength[length]);
            }
        });
    sum.full = sum.total >= limits.most;
    return sum;
}

CircuitTally listTurning(std::uint32_t nodeCount, const DatedArcs& arcs, const TurnLimits& limits, Clock& clock,
                         const VisitCircuit& visit)
{
    const DatedGraph graph(nodeCount, arcs);
    CircuitTally tally;
    Listing sink{tally, limits.most, visit};
    std::atomic<std::uint32_t> next = 0;
    TurnSearch<Listing>(graph, limits, clock, sink).run(next);
    return tally;
}

} // namespace roundtrip
