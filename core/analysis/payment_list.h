// SPDX-License-Identifier: GPL-3.0-or-later
// The payments behind a figure: what it sums, one by one, and what it takes off.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/compare.h"
#include "core/cashflow/network.h"

namespace roundtrip {

// Which payments: all of a network's, narrowed by what is given. Parties that are collapsed into another are asked for
// by that one.
struct PaymentsOf {
    enum class Part : std::uint8_t {
        all,
        paid,      // on or before the as-of date
        remaining, // after it, or without a date
    };

    std::optional<PartyId> payer;
    std::optional<PartyId> payee;
    std::optional<MoneyClass> moneyClass;
    Part part = Part::all;
    std::optional<int> year;                  // the calendar year of its date
    std::optional<Window> within;             // of its date
    bool undated = false;                     // only those without one
    std::optional<std::vector<FlowId>> flows; // any of these

    bool operator==(const PaymentsOf&) const = default;
};

// What a figure sums, and what it takes off.
struct FigureParts {
    std::vector<PaymentsOf> adds;
    std::vector<PaymentsOf> takesOff;
    double commercialShare = 1; // of all commercial money that is added: a margin

    bool operator==(const FigureParts&) const = default;
};

// The parts of the figures that are sums of payments; nothing for the others (shares, counts, what netting cancels).
// A figure of a party needs the party.
std::optional<FigureParts> partsOf(Figure figure, std::optional<PartyId> party = {});
FigureParts partsOfPair(PartyId payer, PartyId payee);
// What is at risk of a in b (semantics 6): capital paid less all that was paid back, but no less than nothing, and what
// b still has to pay.
FigureParts partsAtRisk(const Network& network, PartyId a, PartyId b);
// Recoupment of a pair, and of an investor over all whom it pays capital.
FigureParts partsOfOutlay(PartyId investor, std::optional<PartyId> recipient);
FigureParts partsOfRecovery(const Network& network, PartyId investor, std::optional<PartyId> recipient, double margin);
// Coverage: what a party has promised to buy, and the capital it gets, in a year.
FigureParts partsOfObligations(PartyId party, int year);
FigureParts partsOfCapitalReceived(PartyId party, int year);
FigureParts partsOfFlows(std::vector<FlowId> flows);

struct CountedPayment {
    std::optional<Date> date; // nothing where it is not known; then all of the flow
    Minor amount = 0;         // what the question counts of it, in the reporting currency
    Minor nominal = 0;        // what the flow says, in its own currency
    Currency currency;
    MoneyClass moneyClass = MoneyClass::capital;
    FlowId flow;
    std::uint32_t payer = 0; // nodes of the network
    std::uint32_t payee = 0;
    bool takenOff = false;

    bool operator==(const CountedPayment&) const = default;
};

// Promise: `sum` is the figure to the last minor unit. Payments come by date, those without one last, then by payer,
// payee and flow; one that counts twice is listed twice.
struct PaymentList {
    std::vector<CountedPayment> payments;
    Minor sum = 0;
};

// Of the book that the network was made of. Throws Overflow.
PaymentList paymentList(const Book& book, const Network& network, const FigureParts& parts);

// Where there are too many to list them one by one.
enum class PaymentGrain : std::uint8_t { year, month, day };
struct PaymentGroup {
    std::optional<Date> first; // day of the year, the month or the day; nothing for those without a date
    std::size_t payments = 0;
    Minor sum = 0; // what it brings to the figure; rounded by itself where the figure takes a share

    bool operator==(const PaymentGroup&) const = default;
};

// Promise: `sum` is the figure to the last minor unit. Groups come by date, those without one last, and none is empty.
struct PaymentGroups {
    std::vector<PaymentGroup> groups;
    std::size_t payments = 0;
    Minor sum = 0;
};

// The payments that paymentList would list, counted by year, month or day. Throws Overflow.
PaymentGroups paymentGroups(const Book& book, const Network& network, const FigureParts& parts, PaymentGrain grain);
// Of a figure, what one group of it sums.
FigureParts partsOfGroup(FigureParts parts, const PaymentGroup& group, PaymentGrain grain);

} // namespace roundtrip
