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
    loops,     // their number, as far as they were counted
    totalLoss, // of stress: what is not paid when nothing is shocked
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
    // of a party: coverage of its commitments, and stress when nothing is shocked
    firstShortfall, // a year
    cumulativeGap,  // of the last year that has one
    growthNeeded,
    shortfall, // what it fails to pay
    loss,      // what others fail to pay it
    // of a party a with a counterparty b, a before b by name
    aToB,
    bToA,
    pairNet,
    atRiskA,
    atRiskB,
    // of an investor with a recipient, where capital went out and something came back
    outlay,
    recovered,
    multiple,
    payback, // a day
    finalPayback,
    rateOfReturn, // where it is one
    peakExposure,
    peakDay,
};

// An amount in minor units; a number of things; a share 0..1; a ratio or a rate, any number; a day, counted from
// 1970-01-01; a calendar year. Days differ by days, years by years.
enum class QuantityKind : std::uint8_t { amount, count, share, ratio, day, year };
QuantityKind kindOf(Figure figure);

struct FigureRow {
    Figure figure{};
    std::optional<PartyId> party;        // of the figures of a party
    std::optional<PartyId> counterparty; // of those of two parties
    // A whole number by kindOf(figure); nothing where it does not exist in that book ("never", for a day).
    std::optional<Minor> before;
    std::optional<Minor> after;
    // Of the figures that are shares or ratios.
    std::optional<double> realBefore;
    std::optional<double> realAfter;

    // After less before, of what exists on both sides; nothing where it does not fit.
    std::optional<Minor> difference() const;
    std::optional<double> realDifference() const;
    bool operator==(const FigureRow&) const = default;
    bool differs() const { return before != after || realBefore != realAfter; }
};

struct Comparison {
    Changes records; // what leads from the one book to the other, but for cards and scenarios
    // Of the network, then of each party that has money in either, then of each two between whom money moves in
    // either, then of each investor and recipient; all by name.
    std::vector<FigureRow> figures;
    bool loopsCounted = true; // false where counting the loops was cut short
};

enum class FigureRows : std::uint8_t { all, differing };

// Recoupment is at a margin of 1 and without discount, coverage at the whole revenue, stress without a shock. Throws
// Cancelled, Overflow and MissingRate.
Comparison compared(const Book& before, const Book& after, const Question& question, FigureRows rows = FigureRows::all,
                    std::stop_token cancel = {});

} // namespace roundtrip
