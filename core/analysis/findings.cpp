// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/findings.h"

#include "core/analysis/cancelled.h"

namespace roundtrip {

Findings findings(const Book& book, const Question& question, const LoopLimits& limits, std::stop_token cancel)
{
    const auto goOn = [&] {
        if (cancel.stop_requested()) {
            throw Cancelled{};
        }
    };
    Findings out;
    out.network = std::make_shared<const Network>(book, question);
    goOn();
    out.exposures = exposures(*out.network);
    goOn();
    out.circularity = circularity(*out.network, cancel);
    out.loops = loopList(book, *out.network, loops(*out.network, limits, cancel), cancel);
    goOn();
    return out;
}

} // namespace roundtrip
