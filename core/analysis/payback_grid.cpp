// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/payback_grid.h"

#include <algorithm>

namespace roundtrip {

namespace {

// Amounts by two percentages: 64 bits and some 14 or more.
__extension__ using Wide = __int128;

// Whether what is back through a day covers the outlay; exact, as all is in hundredths of hundredths of minor units.
bool covers(const Movement& through, int margin, int probability)
{
    const auto counted = [probability](Minor all, Minor open) {
        return Wide{100} * (all - open) + Wide{probability} * open;
    };
    return 100 * counted(through.capitalBack, through.capitalOpen) +
               margin * counted(through.commercialBack, through.commercialOpen) >=
           Wide{10'000} * through.outlay;
}

} // namespace

PaybackGrid paybackGrid(const Movements& movements, const PaybackAxes& axes)
{
    PaybackGrid grid{axes, {}, false};
    std::vector<Movement> through; // from the first outlay on
    Movement sum;
    for (const Movement& day : movements.days) {
        sum = plus(sum, day);
        if (sum.outlay > 0) {
            through.push_back(sum);
        }
    }
    grid.conditional = sum.capitalOpen > 0 || sum.commercialOpen > 0;
    for (const int margin : axes.margins) {
        auto& row = grid.paybacks.emplace_back();
        for (const int probability : axes.probabilities) {
            const auto paid = std::find_if(through.begin(), through.end(), [&](const Movement& movement) {
                return covers(movement, margin, probability);
            });
            row.push_back(paid == through.end() ? std::nullopt : std::optional(paid->date));
        }
    }
    return grid;
}

} // namespace roundtrip
