// SPDX-License-Identifier: GPL-3.0-or-later
// Two books under one question, side by side: the records in which they differ and every figure with its difference.
#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/cashflow/network.h"
#include "core/model/change.h"

namespace roundtrip {

enum class Figure : std::uint8_t {
    // of the whole network
    headline,
    circular,
    oneWay,
    external,
    circularShare,
    stronglyConnectedShare,
    loops, // their number, as far as they were counted
    // of a party
    in,
    out,
    net,
    inCapital,
    inCommercial,
    outCapital,
    outCommercial,
    paidIn,
    paidOut,
    remainingIn,
    remainingOut,
    counterparties,
    concentrationIn,
    concentrationOut,
};

enum class QuantityKind : std::uint8_t { amount, count, share };
QuantityKind kindOf(Figure figure);

struct FigureRow {
    Figure figure{};
    std::optional<PartyId> party; // of the figures of a party
    // An amount in minor units, or a count; nothing where it does not exist in that book.
    std::optional<Minor> before;
    std::optional<Minor> after;
    // A share, 0..1, of the figures that are shares.
    std::optional<double> shareBefore;
    std::optional<double> shareAfter;

    bool differs() const { return before != after || shareBefore != shareAfter; }
};

struct Comparison {
    Changes records;                // what leads from the one book to the other, but for cards and scenarios
    std::vector<FigureRow> figures; // of the network, then of each party that has money in either, by name
    bool loopsCounted = true;       // false where counting the loops was cut short
};

// Throws Cancelled, Overflow and MissingRate.
Comparison compared(const Book& before, const Book& after, const Question& question, std::stop_token cancel = {});

} // namespace roundtrip
