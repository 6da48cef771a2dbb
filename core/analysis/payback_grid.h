// SPDX-License-Identifier: GPL-3.0-or-later
// The payback grid: the payback date by margin and by how likely it is that what is open comes to pass.
#pragma once

#include <optional>
#include <vector>

#include "core/analysis/movements.h"

namespace roundtrip {

// Both in whole percent, 0 or more: so every cell is decided in whole numbers.
struct PaybackAxes {
    std::vector<int> margins{20, 30, 40, 60, 80, 100};
    std::vector<int> probabilities{100, 75, 50, 25};

    bool operator==(const PaybackAxes&) const = default;
};

struct PaybackGrid {
    PaybackAxes axes;
    // paybacks[i][j]: at margins[i] and probabilities[j]; nothing for "never in the window".
    std::vector<std::vector<std::optional<Date>>> paybacks;
    bool conditional = false; // some dated recovery hangs on an open condition; else a probability changes nothing
};

// Payback as recoupment defines it (the first day on or after the first outlay with net >= 0), where commercial money
// counts by the margin and each payment of recovery that hangs on an open condition counts by the probability: by it
// once, however many conditions are open, in place of their own probabilities where the measure is headline, and on top
// of these where it is expected. Outlay counts in full: what is asked is how late money comes back that was placed.
PaybackGrid paybackGrid(const Movements& movements, const PaybackAxes& axes = {});

} // namespace roundtrip
