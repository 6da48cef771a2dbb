// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loops/turning_loops.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <span>
#include <utility>

#include "core/loops/dated_circuits.h"
#include "core/loops/loop_groups.h"

namespace roundtrip {

namespace {

using Days = std::vector<std::int32_t>;

// On which days a pair is paid.
Days daysOf(const Network& network, std::uint32_t pair)
{
    Days days;
    for (const Payment& payment : network.paymentsOf(network.pairs()[pair])) {
        const auto day = static_cast<std::int32_t>(payment.date.time_since_epoch().count());
        if (payment.amount > 0 && (days.empty() || days.back() != day)) {
            days.push_back(day);
        }
    }
    return days;
}

// A loop that is not written yet, in the order of loops().
struct Found {
    Minor roundTrip = 0;
    CircuitNodes nodes;

    bool operator<(const Found& other) const
    {
        return roundTrip != other.roundTrip ? roundTrip > other.roundTrip : shorterThenNamed(nodes, other.nodes);
    }
};

// Pairs of a network as a graph of days.
class Dated {
public:
    Dated(const Network& network, const TurningLimits& limits, Clock& clock)
        : m_network(network), m_limits(limits), m_clock(clock), m_days(network.pairs().size())
    {}

    // The first `most` of those whose legs are among some pairs, the loops that turn; as far as the clock allows.
    std::set<Found> among(std::span<const std::uint32_t> pairs, std::size_t most)
    {
        std::set<Found> found;
        if (prepare(pairs)) {
            listTurning(m_nodeCount, m_arcs, m_turns, m_clock, [&](std::span<const std::uint32_t> nodes) {
                Found one = foundBy(nodes);
                if (found.size() < most || one < *found.rbegin()) {
                    found.insert(std::move(one));
                    if (found.size() > most) {
                        found.erase(std::prev(found.end()));
                    }
                }
                return true;
            });
        }
        return found;
    }

    CircuitTally count(std::uint64_t most)
    {
        std::vector<std::uint32_t> all(m_network.pairs().size());
        std::iota(all.begin(), all.end(), 0U);
        if (!prepare(all)) {
            return {};
        }
        m_turns.most = most;
        return countTurns(m_nodeCount, m_arcs, m_turns, m_clock);
    }

private:
    // False where the pairs cannot have such a loop.
    bool prepare(std::span<const std::uint32_t> pairs)
    {
        m_inner = closedPairs(m_network, pairs, 0);
        m_nodeCount = static_cast<std::uint32_t>(m_inner.nodes.size());
        m_arcs.arcs = m_inner.arcs;
        m_arcs.first.assign(1, 0);
        m_arcs.days.clear();
        for (const std::uint32_t pair : m_inner.pairs) {
            Days& days = m_days[pair];
            if (days.empty()) {
                days = daysOf(m_network, pair);
            }
            m_arcs.days.insert(m_arcs.days.end(), days.begin(), days.end());
            m_arcs.first.push_back(static_cast<std::uint32_t>(m_arcs.days.size()));
        }
        m_turns = {};
        m_turns.within = m_limits.within;
        m_turns.maxLength = m_limits.loops.maxLength == 0 ? UINT32_MAX : m_limits.loops.maxLength;
        if (!m_limits.member) {
            return true;
        }
        const auto local = [&](std::uint32_t node) {
            const auto at = std::lower_bound(m_inner.nodes.begin(), m_inner.nodes.end(), node);
            return at != m_inner.nodes.end() && *at == node
                       ? std::optional(static_cast<std::uint32_t>(at - m_inner.nodes.begin()))
                       : std::nullopt;
        };
        const bool isLeg = m_limits.member->kind == LoopMember::Kind::leg;
        const auto from = isLeg ? local(m_network.pairs()[m_limits.member->index].payer) : std::nullopt;
        const auto to = local(isLeg ? m_network.pairs()[m_limits.member->index].payee : m_limits.member->index);
        if (!to || (isLeg && !from)) {
            return false;
        }
        m_turns.passed = Passed{from, *to};
        return true;
    }

    Found foundBy(std::span<const std::uint32_t> nodes) const
    {
        Found one;
        one.nodes.reserve(nodes.size());
        for (const std::uint32_t node : nodes) {
            one.nodes.push_back(m_inner.nodes[node]);
        }
        std::rotate(one.nodes.begin(), std::min_element(one.nodes.begin(), one.nodes.end()), one.nodes.end());
        one.roundTrip = std::numeric_limits<Minor>::max();
        for (std::size_t i = 0; i < one.nodes.size(); ++i) {
            const auto pair = m_network.find(one.nodes[i], one.nodes[(i + 1) % one.nodes.size()]);
            one.roundTrip = std::min(one.roundTrip, m_network.pairs()[*pair].amount);
        }
        return one;
    }

    const Network& m_network;
    const TurningLimits& m_limits;
    Clock& m_clock;
    std::vector<Days> m_days; // of the pairs that were looked at
    ClosedPairs m_inner;
    std::uint32_t m_nodeCount = 0;
    DatedArcs m_arcs;
    TurnLimits m_turns;
};

} // namespace

std::optional<Turn> quickestTurn(const Network& network, const Loop& loop)
{
    std::vector<Days> legs;
    legs.reserve(loop.pairs.size());
    for (const std::uint32_t pair : loop.pairs) {
        legs.push_back(daysOf(network, pair));
    }
    std::optional<Turn> best;
    for (std::uint32_t leg = 0; leg < legs.size(); ++leg) {
        for (const std::int32_t first : legs[leg]) {
            std::int32_t last = first;
            bool turns = true;
            for (std::size_t k = 1; turns && k < legs.size(); ++k) {
                const Days& days = legs[(leg + k) % legs.size()];
                const auto next = std::lower_bound(days.begin(), days.end(), last);
                turns = next != days.end();
                last = turns ? *next : last;
            }
            const Turn turn{leg, Date(std::chrono::days(first)), Date(std::chrono::days(last))};
            if (turns && (!best || std::pair(turn.days(), turn.from) < std::pair(best->days(), best->from))) {
                best = turn;
            }
        }
    }
    return best;
}

TurningLoops turningLoops(const Network& network, const TurningLimits& limits, std::stop_token cancel)
{
    constexpr std::size_t firstChunk = 256;
    constexpr std::size_t lookedThrough = 4; // loops for each that is wanted
    Clock clock(limits.loops.time, cancel);
    // One more than is wanted tells whether these are all.
    const std::size_t wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(limits.loops.most, SIZE_MAX / 8 - 1)) + 1;
    TurningLoops out;
    const auto add = [&](Loop loop) {
        const auto turn = quickestTurn(network, loop);
        if (turn && turn->days() <= limits.within && out.turns.size() < wanted) {
            out.found.loops.push_back(std::move(loop));
            out.turns.push_back(*turn);
        }
    };
    const auto ended = [&](Cut cut) {
        out.found.cut = cut;
        if (out.turns.size() == wanted) {
            out.found.loops.pop_back();
            out.turns.pop_back();
            out.found.cut = Cut::limit;
        }
        return out;
    };
    // Where many loops turn, the first of all hold enough that do.
    LoopLimits any = limits.loops;
    any.most = wanted * lookedThrough;
    const Loops first = loopsBy(network, limits.member, any, cancel);
    for (const Loop& loop : first.loops) {
        add(loop);
    }
    if (out.turns.size() == wanted || first.cut != Cut::limit) {
        return ended(first.cut);
    }
    Dated dated(network, limits, clock);
    Heaviest heaviest(network);
    std::set<Found> found;
    std::size_t done = 0;
    for (std::size_t chunk = firstChunk; done < network.pairs().size() && found.size() < wanted; chunk *= 2) {
        done = heaviest.order(std::min(chunk, network.pairs().size()));
        std::set<Found> more = dated.among(heaviest.ordered(), wanted);
        if (clock.look()) {
            break; // what was found before is the first of all
        }
        found = std::move(more);
    }
    if (found.size() >= out.turns.size()) {
        out = {};
        for (const Found& one : found) {
            add(loopOf(network, one.nodes, one.roundTrip));
        }
    }
    return ended(clock.cut());
}

LoopCount turnCount(const Network& network, const TurningLimits& limits, std::stop_token cancel)
{
    Clock clock(limits.loops.time, std::move(cancel));
    const CircuitTally tally = Dated(network, limits, clock).count(limits.loops.most);
    const Cut cut = clock.cut() != Cut::none ? clock.cut() : tally.full ? Cut::limit : Cut::none;
    return {tally.byLength, tally.total, cut};
}

} // namespace roundtrip
