// SPDX-License-Identifier: GPL-3.0-or-later
// Which nodes can be passed by a turn that begins at a node on a day. A part of dated_circuits.cpp.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "core/loops/dated_graph.h"

namespace roundtrip {

class TurnReach {
public:
    static constexpr std::uint32_t far = UINT32_MAX / 4;

    // Turns take at most so many days after their first, and so many arcs.
    TurnReach(const DatedGraph& graph, std::int32_t within, std::uint32_t most)
        : m_graph(graph), m_within(within), m_most(most), m_earliest(graph.nodeCount(), never),
          m_from(graph.nodeCount(), far), m_done(graph.nodeCount(), never), m_returnsUntil(graph.nodeCount(), neverYet),
          m_returnsDone(graph.nodeCount(), neverYet), m_mark(graph.nodeCount(), 0)
    {}

    // By how many arcs, and when at the earliest, nodes are reached from the root; false where the root is not. Reach
    // grows by leaps with time, so what is reached in the first part of the time, and what reaches the root in the
    // rest, are far fewer than what is reached in all of it: only from those that are both the rest is gone through
    // forward as well, and only to those that reach the root.
    bool find(std::uint32_t root, Day first)
    {
        for (const std::uint32_t node : m_reached) {
            m_earliest[node] = never;
            m_done[node] = never;
            m_from[node] = far;
        }
        m_reached.assign(1, root);
        m_earliest[root] = first;
        m_from[root] = 0;
        m_last = static_cast<Day>(std::min<std::int64_t>(std::int64_t{first} + m_within, never - 1));
        const auto middle = static_cast<Day>(first + (std::int64_t{m_last} - first) * 2 / 5);
        m_frontier.assign(1, root);
        bool closes = false;
        for (std::uint32_t used = 1; used <= m_most && !m_frontier.empty(); ++used) {
            const Day last = used == 1 ? first : middle;
            closes = follow(root, used, first, last, [](std::uint32_t, Day) { return true; }) || closes;
        }
        return goOn(root, middle) || closes;
    }

    // The last day on which the root can be reached again.
    Day last() const { return m_last; }

    // Whether what leaves a node on a day goes on to one that is `back` arcs from the root, as far as can be told.
    bool leads(std::uint32_t node, Day day, std::uint32_t back) const
    {
        return m_earliest[node] <= day && m_from[node] + 1 + back <= m_most;
    }

private:
    static constexpr Day never = std::numeric_limits<Day>::max();
    static constexpr Day neverYet = std::numeric_limits<Day>::min();

    // The second part of find(), after the middle.
    bool goOn(std::uint32_t root, Day middle)
    {
        const bool all = !comeBack(root, middle);
        m_meeting.clear();
        for (const std::uint32_t node : all ? m_reached : m_returning) {
            if (m_from[node] < m_most && node != root) {
                m_meeting.push_back(node);
                m_done[node] = never; // to after the middle nothing was followed yet
            }
        }
        const auto fewerArcs = [this](std::uint32_t a, std::uint32_t b) { return m_from[a] < m_from[b]; };
        std::sort(m_meeting.begin(), m_meeting.end(), fewerArcs);
        const auto returns = [&](std::uint32_t node, Day day) { return all || day <= m_returnsUntil[node]; };
        m_frontier.clear();
        bool closes = false;
        auto joins = m_meeting.begin();
        for (std::uint32_t used = joins == m_meeting.end() ? far : m_from[*joins] + 1;
             used <= m_most && (!m_frontier.empty() || joins != m_meeting.end()); ++used) {
            for (; joins != m_meeting.end() && m_from[*joins] < used; ++joins) {
                m_frontier.push_back(*joins);
            }
            closes = follow(root, used, middle + 1, m_last, returns) || closes;
        }
        return closes;
    }

    // Goes from the frontier over one more arc, on days from `begin` to `last`, to nodes that are wanted on the day;
    // those reached earlier than before, or over fewer arcs, are the new frontier. Whether the root was met.
    template<class Wanted>
    bool follow(std::uint32_t root, std::uint32_t used, Day begin, Day last, const Wanted& wanted)
    {
        ++m_round;
        m_next.clear();
        bool closes = false;
        for (const std::uint32_t node : m_frontier) {
            // What leaves later has been followed from a later arrival, over fewer arcs.
            const Day until = std::min(last, m_done[node] - 1);
            m_done[node] = std::max(begin, m_earliest[node]);
            for (const auto& [day, to] : m_graph.out(node, m_done[node], until)) {
                closes = closes || to == root;
                if (used == m_most || (day >= m_earliest[to] && used >= m_from[to]) || !wanted(to, day)) {
                    continue;
                }
                if (m_from[to] == far) {
                    m_reached.push_back(to);
                }
                m_earliest[to] = std::min(m_earliest[to], day);
                m_from[to] = std::min(m_from[to], used);
                if (m_mark[to] != m_round) {
                    m_mark[to] = m_round;
                    m_next.push_back(to);
                }
            }
        }
        std::swap(m_frontier, m_next);
        return closes;
    }

    // Until when at the latest nodes can be left to reach the root after the middle; false, and not all of it, where
    // they are so many that going forward from all that was reached costs less.
    bool comeBack(std::uint32_t root, Day middle)
    {
        for (const std::uint32_t node : m_returning) {
            m_returnsUntil[node] = m_returnsDone[node] = neverYet;
        }
        m_returning.clear();
        m_returnsUntil[root] = m_last;
        m_frontier.assign(1, root);
        const std::size_t most = 4 * m_reached.size();
        for (std::uint32_t used = 1; used <= m_most && !m_frontier.empty() && m_returning.size() <= most; ++used) {
            ++m_round;
            m_next.clear();
            for (const std::uint32_t node : m_frontier) {
                const Day done = std::max(std::exchange(m_returnsDone[node], m_returnsUntil[node]), middle);
                for (const auto& [day, from] : m_graph.in(node, done + 1, m_returnsUntil[node])) {
                    if (day <= m_returnsUntil[from]) {
                        continue;
                    }
                    if (m_returnsUntil[from] == neverYet) {
                        m_returning.push_back(from);
                    }
                    m_returnsUntil[from] = day;
                    if (m_mark[from] != m_round) {
                        m_mark[from] = m_round;
                        m_next.push_back(from);
                    }
                }
            }
            std::swap(m_frontier, m_next);
        }
        m_returnsUntil[root] = m_returnsDone[root] = neverYet;
        return m_returning.size() <= most;
    }

    const DatedGraph& m_graph;
    std::int32_t m_within;
    std::uint32_t m_most;
    Day m_last = 0;
    std::vector<Day> m_earliest;
    std::vector<std::uint32_t> m_from; // fewest arcs from the root
    std::vector<Day> m_done;           // down to where the steps of a node were followed
    std::vector<Day> m_returnsUntil;   // when to leave a node at the latest to reach the root after the middle
    std::vector<Day> m_returnsDone;
    std::vector<std::uint64_t> m_mark; // the round in which a node was last put into m_next
    std::uint64_t m_round = 0;
    std::vector<std::uint32_t> m_reached;
    std::vector<std::uint32_t> m_returning; // nodes that reach the root after the middle
    std::vector<std::uint32_t> m_meeting;   // those of them that are reached before
    std::vector<std::uint32_t> m_frontier;
    std::vector<std::uint32_t> m_next;
};

} // namespace roundtrip
