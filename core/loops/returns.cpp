// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loops/returns.h"

#include <algorithm>

namespace roundtrip {

namespace {

using Amounts = std::vector<DatedAmount>;

// A leg's payments by day.
std::vector<Amounts> legsOf(const Network& network, const Loop& loop)
{
    std::vector<Amounts> legs;
    legs.reserve(loop.pairs.size());
    for (const std::uint32_t pair : loop.pairs) {
        Amounts& leg = legs.emplace_back();
        for (const Payment& payment : network.paymentsOf(network.pairs()[pair])) {
            if (!leg.empty() && leg.back().date == payment.date) {
                leg.back().amount += payment.amount;
            } else {
                leg.push_back({payment.date, payment.amount});
            }
        }
    }
    return legs;
}

// What a leg passes on of what arrives, both by day.
void passOn(const Amounts& arrivals, const Amounts& payments, Amounts& passed)
{
    passed.clear();
    auto arrival = arrivals.begin();
    Minor held = 0; // arrived so far - passed so far
    for (const DatedAmount& payment : payments) {
        for (; arrival != arrivals.end() && arrival->date <= payment.date; ++arrival) {
            held += arrival->amount;
        }
        const Minor amount = std::min(payment.amount, held);
        if (amount > 0) {
            held -= amount;
            passed.push_back({payment.date, amount});
        }
    }
}

} // namespace

Return timeRespectingReturn(const Network& network, const Loop& loop)
{
    const std::vector<Amounts> legs = legsOf(network, loop);
    const std::size_t n = legs.size();
    Return best;
    Amounts arrivals;
    Amounts passed;
    for (std::size_t first = 0; first < n; ++first) {
        arrivals = legs[first];
        for (std::size_t k = 1; k < n && !arrivals.empty(); ++k) {
            passOn(arrivals, legs[(first + k) % n], passed);
            std::swap(arrivals, passed);
        }
        Minor amount = 0;
        for (const DatedAmount& arrival : arrivals) {
            amount += arrival.amount;
        }
        if (amount > best.amount) {
            best = {amount, static_cast<std::uint32_t>(first), arrivals.back().date};
        }
    }
    return best;
}

std::vector<std::vector<DatedAmount>> passage(const Network& network, const Loop& loop, std::uint32_t leg)
{
    const std::vector<Amounts> legs = legsOf(network, loop);
    std::vector<Amounts> out{legs[leg]};
    for (std::size_t k = 1; k < legs.size(); ++k) {
        Amounts passed;
        passOn(out.back(), legs[(leg + k) % legs.size()], passed);
        out.push_back(std::move(passed));
    }
    return out;
}

} // namespace roundtrip
