// SPDX-License-Identifier: GPL-3.0-or-later
// Present value and internal rate of return of dated amounts (XNPV and XIRR: days / 365).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace roundtrip {

// An amount (any unit) so many days after the day to which all is discounted; days may be negative.
struct Cash {
    int days = 0;
    double amount = 0;
};

// The sum of amount / (1 + rate)^(days / 365), rate > -1.
double presentValue(std::span<const Cash> cash, double rate);

enum class IrrStatus : std::uint8_t { one, none, multiple };

// The rates at which the present value is 0. one: a single one in (-0.99, 10), or none there and a single one elsewhere
// above -1. multiple: several in (-0.99, 10), all listed, ascending. none: no sign change, or no rate as above.
struct Irr {
    IrrStatus status = IrrStatus::none;
    std::vector<double> roots;

    bool operator==(const Irr&) const = default;
};

// All roots: one change of sign means one root (Descartes), else ranges of rates are halved until bounds on the value
// or on its slope decide, so that no root is passed over; a root that only touches 0 counts once.
Irr irr(std::span<const Cash> cash);

} // namespace roundtrip
