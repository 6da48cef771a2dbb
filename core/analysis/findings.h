// SPDX-License-Identifier: GPL-3.0-or-later
// Findings: everything that a screen shows of a book and a question, asked at once.
#pragma once

#include <memory>
#include <stop_token>

#include "core/analysis/circularity.h"
#include "core/analysis/exposure.h"
#include "core/analysis/loop_list.h"
#include "core/cashflow/network.h"

namespace roundtrip {

// Promise: all parts belong to the one network; none is stale to another.
struct Findings {
    std::shared_ptr<const Network> network;
    LoopList loops;
    Circularity circularity;
    Exposures exposures;
};

// Book and question are values, so this may run on any thread. Throws Cancelled, Overflow and MissingRate.
Findings findings(const Book& book, const Question& question, const LoopLimits& limits = {},
                  std::stop_token cancel = {});

} // namespace roundtrip
