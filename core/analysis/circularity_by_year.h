// SPDX-License-Identifier: GPL-3.0-or-later
// Circularity by year: how much of what is paid in each calendar year goes round within that year.
#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "core/cashflow/network.h"

namespace roundtrip {

struct CircularYear {
    int year = 0;
    Minor headline = 0;
    Minor circular = 0;

    // Nothing where nothing is paid.
    std::optional<double> circularShare() const;
    bool operator==(const CircularYear&) const = default;
};

// The network's question asked of each calendar year that its window touches, from the first to the last with a
// payment, unbroken: the part of the window within the year is a window of its own. Money that comes back in a later
// year is not circular in either, so the years do not add up to the whole; what has no date is in none of them.
// Throws Cancelled, Overflow and MissingRate.
std::vector<CircularYear> circularityByYear(const Book& book, const Network& network, std::stop_token cancel = {});

} // namespace roundtrip
