// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cashflow/network.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <unordered_set>

#include "core/model/collapses.h"
#include "core/values/names.h"

namespace roundtrip {

namespace {

// Who stands for whom where something is collapsed.
class StandIns {
public:
    StandIns(const Book& book, const Filter& filter)
        : m_book(book), m_parents(filter.collapsed.begin(), filter.collapsed.end()), m_kinds(filter.collapsedKinds)
    {}
    bool none() const { return m_parents.empty() && m_kinds == EnumSet<PartyKind>{}; }
    // The highest of the party and its ancestors that is collapsed, itself where none is; and for that one its kind's
    // card where all of its kind are one.
    PartyId of(const Party& party) const
    {
        const Party* found = &party;
        const Party* at = &party;
        // A damaged document may hold a cycle of parents: no chain is longer than there are parties.
        for (std::size_t steps = 0; at != nullptr && steps <= m_book.parties().size(); ++steps) {
            if (m_parents.contains(at->id)) {
                found = at;
            }
            at = at->parent && !m_parents.empty() ? m_book.find(*at->parent) : nullptr;
        }
        return m_kinds.holds(found->kind) ? partyOfKind(found->kind) : found->id;
    }

private:
    const Book& m_book;
    std::unordered_set<PartyId> m_parents;
    EnumSet<PartyKind> m_kinds;
};

// Whether the flow waits for a day that never comes: it starts when a condition is met, and that has failed.
bool neverStarts(const Flow& flow, const Outcomes& outcomes)
{
    const auto* condition = std::get_if<ConditionId>(&flow.start);
    return condition != nullptr && outcomes.of(*condition).state == ConditionState::failed;
}

// What the measure takes of a flow, and whether any condition is not met. The factor is 0 for none of it.
struct Share {
    Factor factor;
    bool contingent = false;
};

Share shareOf(const Flow& flow, const Outcomes& outcomes, Measure measure)
{
    static const Factor none = Factor{}.complement();
    if (neverStarts(flow, outcomes)) {
        return {none, true};
    }
    Share share;
    bool failed = false;
    Factor probability;
    // A condition listed twice is still one condition.
    for (auto at = flow.conditions.begin(); at != flow.conditions.end(); ++at) {
        if (std::find(flow.conditions.begin(), at, *at) != at) {
            continue;
        }
        const Outcome& outcome = outcomes.of(*at);
        share.contingent = share.contingent || outcome.state != ConditionState::met;
        failed = failed || outcome.state == ConditionState::failed;
        probability = probability * outcome.probability;
    }
    switch (measure) {
    case Measure::committed: share.factor = share.contingent ? none : Factor{}; break;
    case Measure::expected: share.factor = probability; break;
    case Measure::headline: share.factor = failed ? none : Factor{}; break;
    }
    return share;
}

void schedule(Stream& stream, const Flow& flow, const Outcomes& outcomes)
{
    stream.schedule = flow.schedule;
    if (flow.schedule == ScheduleKind::custom) {
        stream.custom = flow.payments;
        return;
    }
    if (const auto* date = std::get_if<Date>(&flow.start)) {
        stream.start = *date;
    } else if (const auto* condition = std::get_if<ConditionId>(&flow.start)) {
        stream.start = outcomes.of(*condition).day();
    }
    if (!stream.start || flow.schedule == ScheduleKind::upfront) {
        return;
    }
    if (const auto* end = std::get_if<Date>(&flow.end)) {
        stream.count = std::max(1, monthsBefore(*stream.start, *end));
    } else if (const auto* term = std::get_if<Months>(&flow.end)) {
        stream.count = std::max(1, term->count);
    }
}

// Streams lie in the order of flows, not of pairs, so each is far from the one before.
void fetch(const Stream& stream)
{
    const auto* const bytes = static_cast<const char*>(static_cast<const void*>(&stream));
    for (std::size_t at = 0; at < sizeof stream; at += 64) { // a line of the processor's cache after another
        __builtin_prefetch(bytes + at);
    }
}

Minor checkedSum(Minor a, Minor b, const Node& payer, const Node& payee)
{
    Minor sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) {
        throw Overflow("a sum exceeds 64 bits: the payments of " + payer.name + " to " + payee.name);
    }
    return sum;
}

} // namespace

void PartyMap::reserve(std::size_t count)
{
    m_slots.assign(std::bit_ceil(2 * count + 2), Slot{});
}

std::size_t PartyMap::slotOf(PartyId party) const
{
    const std::size_t mask = m_slots.size() - 1;
    // Ids made in one go differ in few bits: multiplication spreads them (Knuth, 6.4), the high bits being the best.
    const std::uint64_t mixed = (party.value.high ^ party.value.low * 0xFF51AFD7ED558CCDU) * 0x9E3779B97F4A7C15U;
    std::size_t at = (mixed >> 32U) & mask;
    while (m_slots[at].node != none && m_slots[at].party != party) {
        at = (at + 1) & mask;
    }
    return at;
}

void PartyMap::insert(PartyId party, std::uint32_t node)
{
    Slot& slot = m_slots[slotOf(party)];
    if (slot.node == none) {
        slot = {party, node};
    }
}

std::uint32_t PartyMap::find(PartyId party) const
{
    return m_slots[slotOf(party)].node;
}

Network::Network(const Book& book, const Question& question) : m_question(question), m_rates(book)
{
    addNodes(book);
    addStreams(book);
    addPairs();
}

void Network::addNodes(const Book& book)
{
    const StandIns standIns(book, m_question.filter);
    EnumSet<PartyKind> cards; // of kinds that somebody stands in
    std::vector<std::pair<NameKey, PartyId>> order;
    order.reserve(book.parties().size());
    for (const Party& party : book.parties()) {
        const PartyId standIn = standIns.none() ? party.id : standIns.of(party);
        if (standIn == party.id && m_question.filter.partyKinds.holds(party.kind)) {
            order.emplace_back(NameKey(party.name), party.id);
        }
        const auto kind = standIns.none() ? std::nullopt : kindOfParty(standIn);
        if (kind && m_question.filter.partyKinds.holds(*kind) && !cards.holds(*kind)) {
            cards.insert(*kind);
            order.emplace_back(NameKey(Vocabulary<PartyKind>::words[static_cast<std::size_t>(*kind)]), standIn);
        }
    }
    std::sort(order.begin(), order.end());
    m_nodes.reserve(order.size());
    m_nodeOf.reserve(book.parties().size() + Vocabulary<PartyKind>::words.size());
    for (auto& [key, id] : order) {
        m_nodeOf.insert(id, static_cast<std::uint32_t>(m_nodes.size()));
        m_nodes.push_back({id, std::move(key.name)});
    }
    if (standIns.none()) {
        return;
    }
    for (const Party& party : book.parties()) {
        const std::uint32_t node = m_nodeOf.find(standIns.of(party));
        if (node != PartyMap::none) {
            m_nodeOf.insert(party.id, node);
        }
    }
}

void Network::addStreams(const Book& book)
{
    const Outcomes outcomes(book, m_question.asOf);
    const Filter& filter = m_question.filter;
    m_streams.reserve(book.flows().size());
    const Deal* deal = nullptr; // of the flow before: flows of one deal often stand together
    for (const Flow& flow : book.flows()) {
        if (deal == nullptr || deal->id != flow.deal) {
            deal = book.find(flow.deal);
        }
        const DealStatus status = deal == nullptr ? DealStatus::announced : deal->status;
        if (!filter.instruments.holds(flow.instrument) || !filter.statuses.holds(status) ||
            !filter.firmness.holds(flow.firmness) || !filter.settlements.holds(flow.settlement)) {
            continue;
        }
        const std::uint32_t payer = m_nodeOf.find(flow.payer);
        const std::uint32_t payee = m_nodeOf.find(flow.payee);
        if (payer == PartyMap::none || payee == PartyMap::none) {
            continue;
        }
        Share share = shareOf(flow, outcomes, m_question.measure);
        Stream stream;
        stream.flow = flow.id;
        stream.payer = payer;
        stream.payee = payee;
        stream.moneyClass = moneyClass(flow.instrument);
        stream.contingent = share.contingent;
        stream.amount = flow.amount;
        stream.currency = flow.currency;
        stream.factor = std::move(share.factor);
        if (status == DealStatus::terminated && deal != nullptr) {
            stream.ended = deal->ended;
        }
        schedule(stream, flow, outcomes);
        if (stream.factor.isZero()) {
            continue;
        }
        if (stream.payer == stream.payee) {
            const Minor undated = m_question.window.to ? 0 : undatedSum(stream, m_rates);
            m_inside = checkedSum(m_inside, sumWithin(stream, m_question.window, m_rates), m_nodes[stream.payer],
                                  m_nodes[stream.payee]);
            m_inside = checkedSum(m_inside, undated, m_nodes[stream.payer], m_nodes[stream.payee]);
            continue;
        }
        m_streams.push_back(std::move(stream));
    }
}

// The places of streams in the order of (payer, payee), then of flows, by counting: nodes are few and numbered.
std::vector<std::uint32_t> Network::orderOfStreams() const
{
    std::vector<std::uint32_t> payers(m_streams.size());
    std::vector<std::uint32_t> payees(m_streams.size());
    for (std::size_t i = 0; i < m_streams.size(); ++i) {
        payers[i] = m_streams[i].payer;
        payees[i] = m_streams[i].payee;
    }
    std::vector<std::uint32_t> sorted(m_streams.size());
    std::vector<std::uint32_t> order(m_streams.size());
    std::iota(order.begin(), order.end(), 0U);
    for (const std::vector<std::uint32_t>* by : {&payees, &payers}) { // the last one counts most
        std::vector<std::uint32_t> next(m_nodes.size() + 1);
        for (const std::uint32_t node : *by) {
            ++next[node + 1];
        }
        std::partial_sum(next.begin(), next.end(), next.begin());
        for (const std::uint32_t stream : order) {
            sorted[next[(*by)[stream]]++] = stream;
        }
        order.swap(sorted);
    }
    return order;
}

void Network::addPairs()
{
    Window paid = m_question.window;
    const Date afterAsOf = m_question.asOf + std::chrono::days{1};
    paid.to = paid.to ? std::min(*paid.to, afterAsOf) : afterAsOf;
    std::vector<Stream> kept;
    kept.reserve(m_streams.size());
    const std::vector<std::uint32_t> order = orderOfStreams();
    constexpr std::size_t ahead = 12;
    for (std::size_t first = 0; first < order.size();) {
        Pair pair;
        pair.payer = m_streams[order[first]].payer;
        pair.payee = m_streams[order[first]].payee;
        pair.firstStream = static_cast<std::uint32_t>(kept.size());
        const Node& payer = m_nodes[pair.payer];
        const Node& payee = m_nodes[pair.payee];
        std::size_t next = first;
        for (; next < order.size(); ++next) {
            if (next + ahead < order.size()) {
                fetch(m_streams[order[next + ahead]]);
            }
            Stream& stream = m_streams[order[next]];
            if (stream.payer != pair.payer || stream.payee != pair.payee) {
                break;
            }
            Minor sum = sumWithin(stream, m_question.window, m_rates);
            if (const Minor undated = undatedSum(stream, m_rates); undated != 0) {
                const bool counted = !m_question.window.to;
                m_undated.push_back({stream.flow, undated, counted});
                sum = counted ? undated : 0;
            }
            if (sum == 0) {
                continue;
            }
            const bool capital = stream.moneyClass == MoneyClass::capital;
            Minor& part = capital ? pair.capital : pair.commercial;
            Minor& paidPart = capital ? pair.paidCapital : pair.paidCommercial;
            part = checkedSum(part, sum, payer, payee);
            paidPart = checkedSum(paidPart, sumWithin(stream, paid, m_rates), payer, payee);
            kept.push_back(std::move(stream));
        }
        first = next;
        pair.lastStream = static_cast<std::uint32_t>(kept.size());
        pair.amount = checkedSum(pair.capital, pair.commercial, payer, payee);
        if (pair.amount > 0) {
            m_total = checkedSum(m_total, pair.amount, payer, payee);
            m_pairs.push_back(pair);
        }
    }
    m_streams = std::move(kept);
    m_firstPair.assign(m_nodes.size() + 1, 0);
    m_amounts.reserve(m_pairs.size());
    for (const Pair& pair : m_pairs) {
        ++m_firstPair[pair.payer + 1];
        m_amounts.push_back(static_cast<double>(pair.amount));
    }
    std::partial_sum(m_firstPair.begin(), m_firstPair.end(), m_firstPair.begin());
    m_receipts = receiptsOf(m_pairs, m_nodes.size());
}

std::span<const Stream> Network::streams(const Pair& pair) const
{
    return std::span(m_streams).subspan(pair.firstStream, pair.lastStream - pair.firstStream);
}

std::span<const Pair> Network::payments(std::uint32_t payer) const
{
    return std::span(m_pairs).subspan(m_firstPair[payer], m_firstPair[payer + 1] - m_firstPair[payer]);
}

std::optional<std::uint32_t> Network::find(std::uint32_t payer, std::uint32_t payee) const
{
    const auto row = payments(payer);
    const auto at = std::lower_bound(row.begin(), row.end(), payee,
                                     [](const Pair& pair, std::uint32_t sought) { return pair.payee < sought; });
    if (at == row.end() || at->payee != payee) {
        return std::nullopt;
    }
    return m_firstPair[payer] + static_cast<std::uint32_t>(at - row.begin());
}

std::optional<std::uint32_t> Network::nodeOf(PartyId party) const
{
    const std::uint32_t found = m_nodeOf.find(party);
    return found == PartyMap::none ? std::nullopt : std::optional{found};
}

std::vector<Payment> Network::paymentsOf(const Pair& pair) const
{
    std::vector<Payment> out;
    std::vector<DatedAmount> dated;
    for (const Stream& stream : streams(pair)) {
        dated.clear();
        appendPayments(stream, m_question.window, m_rates, dated);
        for (const DatedAmount& payment : dated) {
            out.push_back({payment.date, payment.amount, stream.moneyClass, stream.flow});
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const Payment& a, const Payment& b) { return a.date < b.date; });
    return out;
}

Minor Network::amountOf(const Stream& stream) const
{
    const Minor undated = m_question.window.to ? 0 : undatedSum(stream, m_rates);
    return undated != 0 ? undated : sumWithin(stream, m_question.window, m_rates);
}

Minor Network::amountWithin(const Stream& stream, const Window& window) const
{
    Window both = m_question.window;
    both.from = both.from && window.from ? std::max(both.from, window.from) : both.from ? both.from : window.from;
    both.to = both.to && window.to ? std::min(both.to, window.to) : both.to ? both.to : window.to;
    const bool nothing = both.from && both.to && *both.to <= *both.from;
    return nothing ? 0 : sumWithin(stream, both, m_rates);
}

Minor Network::undatedOf(const Pair& pair) const
{
    Minor sum = 0;
    if (!m_question.window.to) {
        for (const Stream& stream : streams(pair)) {
            sum += undatedSum(stream, m_rates);
        }
    }
    return sum;
}

} // namespace roundtrip
