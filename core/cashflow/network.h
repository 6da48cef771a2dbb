// SPDX-License-Identifier: GPL-3.0-or-later
// The network of a question: who pays whom how much in the window, pair by pair, in the reporting currency.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/cashflow/question.h"
#include "core/cashflow/receipts.h"
#include "core/cashflow/stream.h"
#include "core/model/book.h"

namespace roundtrip {

struct Node {
    PartyId party;
    std::string name;
};

// All that payer pays payee: amount = capital + commercial > 0. The paid parts fall on or before the as-of date.
struct Pair {
    std::uint32_t payer = 0; // index into nodes
    std::uint32_t payee = 0;
    Minor amount = 0;
    Minor capital = 0;
    Minor commercial = 0;
    Minor paidCapital = 0;
    Minor paidCommercial = 0;
    std::uint32_t firstStream = 0; // its flows: streams[firstStream, lastStream)
    std::uint32_t lastStream = 0;
};

// A flow that no date can be given: it counts only where the window's end is open.
struct UndatedFlow {
    FlowId flow;
    Minor amount = 0; // in the reporting currency
    bool counted = false;
};

// A payment of a pair.
struct Payment {
    Date date;
    Minor amount = 0;
    MoneyClass moneyClass = MoneyClass::capital;
    FlowId flow;

    bool operator==(const Payment&) const = default;
};

// Which node a party counts as: a hash table of open addresses, as two look-ups a flow are most of what a network
// costs.
class PartyMap {
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    // Room for so many parties; what was there is gone.
    void reserve(std::size_t count);
    // Keeps what was there before.
    void insert(PartyId party, std::uint32_t node);
    std::uint32_t find(PartyId party) const;

private:
    struct Slot {
        PartyId party;
        std::uint32_t node = none;
    };
    std::size_t slotOf(PartyId party) const;
    std::vector<Slot> m_slots; // a power of two of them, at most half taken
};

// Promise: nodes are all parties that the question admits (a collapsed party stands for its units, the card of a
// collapsed kind, which is named by the kind's word, for all parties of that kind), in the order of
// their names, then ids; pairs are in order of (payer, payee), none with amount 0; streams are those of the pairs, in
// the order of the pairs. Immutable; may be read from several threads.
class Network {
public:
    // Throws Overflow and MissingRate.
    Network(const Book& book, const Question& question);

    const Question& question() const { return m_question; }
    Currency currency() const { return m_rates.reporting(); }
    std::span<const Node> nodes() const { return m_nodes; }
    std::span<const Pair> pairs() const { return m_pairs; }
    std::span<const Stream> streams() const { return m_streams; }
    std::span<const Stream> streams(const Pair& pair) const;
    // The pairs in which a node pays.
    std::span<const Pair> payments(std::uint32_t payer) const;
    // The index into pairs of (payer, payee), if they are a pair.
    std::optional<std::uint32_t> find(std::uint32_t payer, std::uint32_t payee) const;
    // The amount of each pair, apart: to pass over all of them takes a seventh of the memory that the pairs take.
    std::span<const double> amounts() const { return m_amounts; }
    // The pairs by who is paid.
    const Receipts& receipts() const { return m_receipts; }
    // The node that a party counts as, itself or the one it is collapsed into.
    std::optional<std::uint32_t> nodeOf(PartyId party) const;

    // W, the sum over all pairs.
    Minor total() const { return m_total; }
    // What units of collapsed parties pay each other inside, left out of the pairs.
    Minor inside() const { return m_inside; }
    std::span<const UndatedFlow> undated() const { return m_undated; }

    // The dated payments of a pair in the window, by date, then in the order of its streams.
    std::vector<Payment> paymentsOf(const Pair& pair) const;
    // What a stream brings to its pair.
    Minor amountOf(const Stream& stream) const;
    // What of a stream's dated payments, all of them in the question's window, falls within this one.
    Minor amountWithin(const Stream& stream, const Window& window) const;
    // What of the pair has no date but counts.
    Minor undatedOf(const Pair& pair) const;

private:
    void addNodes(const Book& book);
    void addStreams(const Book& book);
    std::vector<std::uint32_t> orderOfStreams() const;
    void addPairs();

    Question m_question;
    Rates m_rates;
    std::vector<Node> m_nodes;
    PartyMap m_nodeOf;
    std::vector<Stream> m_streams;
    std::vector<Pair> m_pairs;
    std::vector<std::uint32_t> m_firstPair; // of each node as payer, and one past the last
    std::vector<double> m_amounts;
    Receipts m_receipts;
    std::vector<UndatedFlow> m_undated;
    Minor m_total = 0;
    Minor m_inside = 0;
};

} // namespace roundtrip
