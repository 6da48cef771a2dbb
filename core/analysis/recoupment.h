// SPDX-License-Identifier: GPL-3.0-or-later
// Recoupment: when an investor has back what it placed, and at what return.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/irr.h"
#include "core/analysis/movements.h"

namespace roundtrip {

struct RecoupmentTerms {
    double margin = 1; // share of commercial revenue that counts as recovered, 0 or more
    double rate = 0;   // annual, > -1, by which payments are discounted

    bool operator==(const RecoupmentTerms&) const = default;
};

// Cumulative through a day on which something is paid.
struct RecoupmentPoint {
    Date date;
    Minor outlay = 0;
    Minor recovered = 0;
    Minor balance = 0; // recovered - outlay, rounded as one: where both end in a half, a cent from their difference

    Minor net() const { return balance; }
    bool operator==(const RecoupmentPoint&) const = default;
};

// Recovery is what comes back, commercial money by the margin. The margin is applied to the exact sum of commercial
// money so far, rounded once, half to even: rounding each payment would lose cents that decide whether all has come
// back. Whether net >= 0 is decided exactly.
struct Recoupment {
    Minor outlay = 0;    // with what has no date but counts
    Minor recovered = 0; // likewise
    std::optional<double> multiple;
    // All of these need a dated outlay; the dates are nothing for "never in the window".
    std::optional<Date> firstOutlay;
    std::optional<Date> payback;           // first day on or after the first outlay with net >= 0
    std::optional<Date> finalPayback;      // first day from which net >= 0 stays
    std::optional<Date> discountedPayback; // as payback, each payment discounted
    std::optional<double> paybackYears;    // days / 365
    std::optional<Minor> presentValue;     // net, at the day of the first outlay
    Irr irr;
    std::optional<Minor> peakExposure; // the largest of -net; nothing where net is never below 0
    std::optional<Date> peakDate;      // the first day of it
    std::vector<RecoupmentPoint> series;
};

// Of a pair, a party over all its counterparties, or a loop: see movements.h. Throws Overflow.
Recoupment recoupment(const Movements& movements, const RecoupmentTerms& terms = {});

// Of the pair investor and recipient.
Recoupment recoupment(const Network& network, std::uint32_t investor, std::uint32_t recipient,
                      const RecoupmentTerms& terms = {});

} // namespace roundtrip
