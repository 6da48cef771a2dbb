// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loops/loops_by.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "core/loops/circuits.h"
#include "core/loops/loop_groups.h"

namespace roundtrip {

namespace {

Minor lightestOf(const Network& network, const Loop& loop)
{
    Minor least = network.pairs()[loop.pairs.front()].amount;
    for (const std::uint32_t pair : loop.pairs) {
        least = std::min(least, network.pairs()[pair].amount);
    }
    return least;
}

// A party as two nodes, one that is paid and one that pays, and the arc between them, which is last: the circuits that
// it closes are those through the party. The paid one is numbered next after the paying one, so that the order of
// circuits by their nodes stays.
struct SplitParty {
    std::vector<Arc> arcs;
    std::uint32_t pays = 0;

    SplitParty(std::span<const Arc> whole, std::uint32_t party) : pays(party)
    {
        const auto moved = [party](std::uint32_t node) { return node > party ? node + 1 : node; };
        arcs.reserve(whole.size() + 1);
        for (const Arc& arc : whole) {
            arcs.push_back({moved(arc.from), arc.to == party ? party + 1 : moved(arc.to)});
        }
        arcs.push_back({party + 1, party});
    }

    // The circuit as it was before.
    CircuitNodes whole(CircuitNodes nodes) const
    {
        std::erase(nodes, pays + 1);
        for (std::uint32_t& node : nodes) {
            node -= node > pays ? 1 : 0;
        }
        return nodes;
    }
};

// The loops that the member is on, among the heaviest pairs of the network.
class By {
public:
    By(const Network& network, LoopMember member, std::uint32_t maxLength, Clock& clock)
        : m_network(network), m_member(member), m_maxLength(maxLength), m_clock(clock), m_heaviest(network)
    {}

    // Among that many of the heaviest: the first `most` by length, then by names.
    std::vector<Loop> among(std::size_t count, std::size_t most)
    {
        std::vector<Loop> found = m_member.kind == LoopMember::Kind::leg ? closedBy(count, most) : through(count, most);
        for (Loop& loop : found) {
            loop.roundTrip = lightestOf(m_network, loop);
        }
        return found;
    }

    // How many pairs are at least as heavy as the heaviest round trip that there can be: what they close has it.
    std::size_t begin()
    {
        const auto pairs = m_network.pairs();
        Minor most = 0;
        if (m_member.kind == LoopMember::Kind::leg) {
            most = pairs[m_member.index].amount;
        } else {
            Minor in = 0;
            Minor out = 0;
            for (const Pair& pair : pairs) {
                in = pair.payee == m_member.index ? std::max(in, pair.amount) : in;
                out = pair.payer == m_member.index ? std::max(out, pair.amount) : out;
            }
            most = std::min(in, out);
        }
        return m_heaviest.order(static_cast<std::size_t>(
            std::count_if(pairs.begin(), pairs.end(), [most](const Pair& pair) { return pair.amount >= most; })));
    }
    std::size_t order(std::size_t count) { return m_heaviest.order(std::min(count, all())); }
    std::size_t all() const { return m_network.pairs().size(); }
    // The end of the pairs as heavy as the one at a place; where all up to `last` are, their begin.
    std::size_t boundaryNear(std::size_t place, std::size_t last) const
    {
        const auto heavier = [this](Minor amount, std::uint32_t pair) {
            return amount > m_network.pairs()[pair].amount;
        };
        const auto lighter = [this](std::uint32_t pair, Minor amount) {
            return m_network.pairs()[pair].amount > amount;
        };
        const auto ordered = m_heaviest.ordered();
        const Minor amount = m_network.pairs()[ordered[place]].amount;
        const auto end = std::upper_bound(ordered.begin(), ordered.end(), amount, heavier) - ordered.begin();
        if (static_cast<std::size_t>(end) < last) {
            return static_cast<std::size_t>(end);
        }
        return static_cast<std::size_t>(std::lower_bound(ordered.begin(), ordered.end(), amount, lighter) -
                                        ordered.begin());
    }

private:
    std::vector<Loop> closedBy(std::size_t count, std::size_t most)
    {
        std::vector<std::uint32_t> pairs;
        pairs.reserve(count + 1);
        for (const std::uint32_t other : m_heaviest.ordered().first(count)) {
            if (other != m_member.index) {
                pairs.push_back(other);
            }
        }
        pairs.push_back(m_member.index); // which closes what the others leave open
        const ClosedPairs inner = closedPairs(m_network, pairs, 0);
        if (inner.pairs.empty() || inner.pairs.back() != m_member.index) {
            return {};
        }
        std::vector<Loop> found;
        for (const CircuitNodes& nodes :
             closed(static_cast<std::uint32_t>(inner.nodes.size()), inner.arcs, m_maxLength, most)) {
            found.push_back(loopOf(m_network, inner, nodes, 0));
        }
        return found;
    }

    std::vector<Loop> through(std::size_t count, std::size_t most)
    {
        const ClosedPairs inner = closedPairs(m_network, m_heaviest.ordered().first(count), 0);
        const auto at = std::lower_bound(inner.nodes.begin(), inner.nodes.end(), m_member.index);
        if (at == inner.nodes.end() || *at != m_member.index) {
            return {};
        }
        const SplitParty split(inner.arcs, static_cast<std::uint32_t>(at - inner.nodes.begin()));
        std::vector<Loop> found;
        for (const CircuitNodes& nodes :
             closed(static_cast<std::uint32_t>(inner.nodes.size()) + 1, split.arcs, m_maxLength + 1, most)) {
            found.push_back(loopOf(m_network, inner, split.whole(nodes), 0));
        }
        return found;
    }

    // The circuits that the last arc closes.
    std::vector<CircuitNodes> closed(std::uint32_t nodes, std::span<const Arc> arcs, std::uint32_t maxLength,
                                     std::size_t most)
    {
        const RankedGraph graph(nodes, arcs);
        Closures closures(graph);
        const auto last = static_cast<std::uint32_t>(arcs.size());
        return LoopGroup(graph, closures, last - 1, last, maxLength, m_clock).firstOf(most);
    }

    const Network& m_network;
    LoopMember m_member;
    std::uint32_t m_maxLength;
    Clock& m_clock;
    Heaviest m_heaviest;
};

// From the order by length and names to that by round trip first.
void heaviestFirst(std::vector<Loop>& loops)
{
    std::stable_sort(loops.begin(), loops.end(),
                     [](const Loop& a, const Loop& b) { return a.roundTrip > b.roundTrip; });
}

} // namespace

Loops loopsBy(const Network& network, LoopMember member, const LoopLimits& limits, std::stop_token cancel)
{
    constexpr std::size_t firstLeap = 1024;
    Clock clock(limits.time, std::move(cancel));
    // One more than is wanted tells whether these are all.
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(limits.most, SIZE_MAX / 8 - 1)) + 1;
    const auto parties = static_cast<std::uint32_t>(network.nodes().size());
    By by(network, member, limits.maxLength == 0 ? parties : std::min(limits.maxLength, parties), clock);
    // Promise: `done` are all loops among the first `few` pairs, fewer than are wanted; `first` are as many as are
    // wanted of those among the first `many`, by length and names.
    std::vector<Loop> done;
    std::vector<Loop> first;
    std::size_t few = by.begin();
    const auto enough = [&](std::size_t count) {
        std::vector<Loop> found = by.among(count, wanted);
        if (found.size() >= wanted || clock.look()) {
            first = std::move(found);
            return true;
        }
        done = std::move(found);
        few = count;
        return false;
    };
    Loops out;
    const auto ended = [&] {
        heaviestFirst(done);
        out.loops = std::move(done);
        out.cut = clock.cut();
        return out;
    };
    std::size_t many = few;
    bool found = enough(few);
    for (std::size_t leap = firstLeap; !found && many < by.all(); leap *= 2) {
        many = by.order(few + leap);
        found = enough(many);
    }
    if (clock.look() || !found) {
        return ended();
    }
    // Until those in between are of one weight.
    while (few < many) {
        const std::size_t middle = by.boundaryNear(few + (many - few) / 2, many);
        if (middle <= few || middle >= many) {
            break;
        }
        if (enough(middle)) {
            many = middle;
        }
        if (clock.look()) {
            return ended();
        }
    }
    std::set<std::vector<std::uint32_t>> known;
    for (const Loop& loop : done) {
        known.insert(loop.pairs);
    }
    heaviestFirst(done);
    for (Loop& loop : first) {
        if (done.size() < wanted && !known.contains(loop.pairs)) {
            done.push_back(std::move(loop));
        }
    }
    done.pop_back();
    out.loops = std::move(done);
    out.cut = Cut::limit;
    return out;
}

Loops loopsBy(const Network& network, const std::optional<LoopMember>& member, const LoopLimits& limits,
              std::stop_token cancel)
{
    return member ? loopsBy(network, *member, limits, std::move(cancel)) : loops(network, limits, std::move(cancel));
}

LoopCount loopCountBy(const Network& network, LoopMember member, const LoopLimits& limits, std::stop_token cancel)
{
    Clock clock(limits.time, std::move(cancel));
    auto parties = static_cast<std::uint32_t>(network.nodes().size());
    std::uint32_t longest = limits.maxLength == 0 ? parties : std::min(limits.maxLength, parties);
    std::size_t by = member.index;
    std::vector<Arc> arcs;
    arcs.reserve(network.pairs().size());
    for (const Pair& one : network.pairs()) {
        arcs.push_back({one.payer, one.payee});
    }
    if (member.kind == LoopMember::Kind::party) {
        by = arcs.size();
        arcs = SplitParty(arcs, member.index).arcs;
        ++parties;
        ++longest;
    }
    CircuitTally tally = countCircuitsBy(parties, arcs, by, {longest, limits.most}, clock);
    if (member.kind == LoopMember::Kind::party && !tally.byLength.empty()) {
        tally.byLength.erase(tally.byLength.begin()); // each was one arc longer
    }
    const Cut cut = clock.cut() != Cut::none ? clock.cut() : tally.full ? Cut::limit : Cut::none;
    return {tally.byLength, tally.total, cut};
}

} // namespace roundtrip
