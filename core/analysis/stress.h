// SPDX-License-Identifier: GPL-3.0-or-later
// Stress: who can no longer pay when outside assets shrink, and who loses by it.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/cashflow/network.h"

namespace roundtrip {

struct StressedParty {
    std::uint32_t node = 0;
    Minor obligations = 0;           // p̄: what it still has to pay in the window
    Minor outsideAssets = 0;         // e: cash and revenue, each after the shock
    Minor paid = 0;                  // p
    Minor received = 0;              // Πᵀp
    Minor shortfall = 0;             // p̄ − p
    std::optional<int> defaultRound; // 1 for those that default by themselves; nothing for those that pay in full
    Minor loss = 0;                  // what others fail to pay it
    bool noCash = false;             // no cash metric: counted as 0
    bool noRevenue = false;          // no revenue metric in the window's years: counted as 0
};

struct Stress {
    std::vector<StressedParty> parties; // one a node of the network, in its order
    Minor totalLoss = 0;                // of all that is not paid, before rounding each
    int rounds = 0;
};

// The greatest clearing vector of L. Eisenberg and T. H. Noe, "Systemic Risk in Financial Systems", Management Science
// 47 (2001), by their fictitious default algorithm, over what remains of the window's payments at the as-of date.
// shocks: by node, the share 0..1 of outside assets that is lost. Revenue counts every calendar year that the window
// touches, whole; cash the latest year at or before the window's start, else the earliest. Amounts, and the
// total of all losses, are rounded half to even at the end, each by itself.
Stress stress(const Book& book, const Network& network, const std::map<std::uint32_t, double>& shocks);

} // namespace roundtrip
