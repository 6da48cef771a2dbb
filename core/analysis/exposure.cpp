// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/exposure.h"

#include <algorithm>
#include <string>

namespace roundtrip {

namespace {

void add(Minor& sum, Minor amount, const Node& of)
{
    if (__builtin_add_overflow(sum, amount, &sum)) {
        throw Overflow("a sum exceeds 64 bits: the payments of " + of.name);
    }
}

void addTo(Side& side, const Pair& pair, const Node& of)
{
    add(side.capital, pair.capital, of);
    add(side.commercial, pair.commercial, of);
    add(side.paid, pair.paidCapital, of);
    add(side.paid, pair.paidCommercial, of);
    Minor total = side.capital;
    add(total, side.commercial, of); // total() must not overflow later
}

// What a has at stake in b, given the pairs of either direction, where they are.
Minor atRisk(const Pair* placed, const Pair* back)
{
    const Minor paidBack = back != nullptr ? back->paidCapital + back->paidCommercial : 0;
    const Minor stillDue = back != nullptr ? back->amount - paidBack : 0;
    const Minor paidCapital = placed != nullptr ? placed->paidCapital : 0;
    return std::max<Minor>(0, paidCapital - paidBack) + stillDue;
}

double squaredShare(Minor part, Minor whole)
{
    const double share = static_cast<double>(part) / static_cast<double>(whole);
    return share * share;
}

} // namespace

Exposures exposures(const Network& network)
{
    const auto nodes = network.nodes();
    const auto pairs = network.pairs();
    Exposures out;
    out.parties.resize(nodes.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        out.parties[i].node = i;
    }
    for (const Pair& pair : pairs) {
        addTo(out.parties[pair.payer].out, pair, nodes[pair.payer]);
        addTo(out.parties[pair.payee].in, pair, nodes[pair.payee]);
    }
    std::vector<double> inSquares(nodes.size());
    std::vector<double> outSquares(nodes.size());
    for (const Pair& pair : pairs) {
        outSquares[pair.payer] += squaredShare(pair.amount, out.parties[pair.payer].out.total());
        inSquares[pair.payee] += squaredShare(pair.amount, out.parties[pair.payee].in.total());
    }
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        PartyExposure& party = out.parties[i];
        if (party.in.total() > 0) {
            party.in.concentration = inSquares[i];
        }
        if (party.out.total() > 0) {
            party.out.concentration = outSquares[i];
        }
    }

    for (const Pair& pair : pairs) {
        const auto back = network.find(pair.payee, pair.payer);
        const Pair* other = back ? &pairs[*back] : nullptr;
        if (other != nullptr && pair.payer > pair.payee) {
            continue; // told with its opposite
        }
        const bool forward = pair.payer < pair.payee;
        const Pair* ab = forward ? &pair : other;
        const Pair* ba = forward ? other : &pair;
        PairExposure exposure;
        exposure.a = std::min(pair.payer, pair.payee);
        exposure.b = std::max(pair.payer, pair.payee);
        exposure.aToB = ab != nullptr ? ab->amount : 0;
        exposure.bToA = ba != nullptr ? ba->amount : 0;
        exposure.atRiskA = atRisk(ab, ba);
        exposure.atRiskB = atRisk(ba, ab);
        out.pairs.push_back(exposure);
        ++out.parties[pair.payer].counterparties;
        ++out.parties[pair.payee].counterparties;
    }
    std::sort(out.pairs.begin(), out.pairs.end(),
              [](const PairExposure& x, const PairExposure& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
    return out;
}

} // namespace roundtrip
