// SPDX-License-Identifier: GPL-3.0-or-later
// Who defaults in which round, and what nobody gets then: the rounds of a stress, reckoned in what is not paid.
#pragma once

#include <cstdint>
#include <vector>

#include "core/cashflow/network.h"

namespace roundtrip {

// What of the pair is still to be paid at the question's as-of date.
inline Minor remainingOf(const Pair& pair)
{
    return pair.amount - pair.paidCapital - pair.paidCommercial;
}

// By node of a network.
struct Means {
    std::vector<Minor> owed;          // what of its payments remains
    std::vector<Minor> due;           // what of the payments to it remains
    std::vector<long double> outside; // what it has beside them
};

// By node of a network.
struct Clearing {
    std::vector<int> round; // in which it defaults; 0 for those that pay in full
    std::vector<long double> unpaid;
    std::vector<long double> lost; // what others fail to pay it
    int rounds = 0;
};

// The greatest clearing vector by fictitious default (Eisenberg and Noe 2001): those that cannot pay though all others
// do default first; with what they fail to pay shared out among their creditors, and on from those that are in default
// themselves, others default next. What is not paid solves u = gap + Πᵀu over those in default. One who falls short by
// less than half a minor unit, or by less than doubles of its size can tell, pays.
//
// Up to 128 in default are solved directly, in long doubles. Of more, what is lost is pushed on from debtor to creditor
// until in all next to nothing of a minor unit is left, and then reckoned anew in long doubles; where it does not
// settle, as money goes round with hardly any leak, they are solved as well.
Clearing cleared(const Network& network, const Means& means);

} // namespace roundtrip
