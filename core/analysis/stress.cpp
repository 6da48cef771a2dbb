// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stress.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/clearing.h"
#include "core/analysis/metrics.h"
#include "core/cashflow/factor.h"

namespace roundtrip {

namespace {

// Sets what is shown of outside assets; returns them before rounding.
std::vector<long double> setOutsideAssets(const Book& book, const Network& network,
                                          const std::map<std::uint32_t, double>& shocks,
                                          std::vector<StressedParty>& parties)
{
    const auto cash = cashByNode(book, network);
    const auto revenue = revenueByNode(book, network);
    std::vector<long double> exact;
    exact.reserve(parties.size());
    auto shock = shocks.begin();
    for (StressedParty& party : parties) {
        const std::string& name = network.nodes()[party.node].name;
        party.noCash = !cash[party.node];
        party.noRevenue = !revenue[party.node];
        const Minor assets = plus(cash[party.node].value_or(0), revenue[party.node].value_or(0), name);
        if (shock != shocks.end() && shock->first == party.node) {
            // 1 - 0.9 is one tenth, which it is not in doubles.
            const Factor left = Factor{shock->second}.complement();
            party.outsideAssets = left.appliedTo(assets, 0, name);
            exact.push_back(left.approximatelyOf(assets));
            ++shock;
        } else {
            party.outsideAssets = assets;
            exact.push_back(static_cast<long double>(assets));
        }
    }
    return exact;
}

Minor roundedHalfToEven(long double amount)
{
    return static_cast<Minor>(std::llrint(amount));
}

} // namespace

Stress stress(const Book& book, const Network& network, const std::map<std::uint32_t, double>& shocks)
{
    const std::size_t size = network.nodes().size();
    Stress out;
    out.parties.resize(size);
    Means means{std::vector<Minor>(size), std::vector<Minor>(size), {}};
    std::vector<Minor>& due = means.due;
    for (const Pair& pair : network.pairs()) {
        means.owed[pair.payer] += remainingOf(pair); // no more than the sum of all pairs, which 64 bits hold
        due[pair.payee] += remainingOf(pair);
    }
    for (std::uint32_t i = 0; i < size; ++i) {
        out.parties[i].node = i;
        out.parties[i].obligations = means.owed[i];
    }
    means.outside = setOutsideAssets(book, network, shocks, out.parties);
    const Clearing clearing = cleared(network, means);
    long double unpaidByAll = 0;
    for (StressedParty& party : out.parties) {
        const long double unpaid = clearing.unpaid[party.node];
        const long double lost = clearing.lost[party.node];
        party.paid = party.obligations;
        party.received = due[party.node];
        if (unpaid > 0) {
            party.paid = roundedHalfToEven(static_cast<long double>(party.obligations) - unpaid);
            party.shortfall = roundedHalfToEven(unpaid);
            unpaidByAll += unpaid;
        }
        if (lost > 0) {
            party.received = roundedHalfToEven(static_cast<long double>(due[party.node]) - lost);
            party.loss = roundedHalfToEven(lost);
        }
        if (clearing.round[party.node] > 0) {
            party.defaultRound = clearing.round[party.node];
        }
    }
    out.rounds = clearing.rounds;
    out.totalLoss = roundedHalfToEven(unpaidByAll);
    return out;
}

} // namespace roundtrip
