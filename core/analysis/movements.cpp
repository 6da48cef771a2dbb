// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/movements.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "core/loops/returns.h"

namespace roundtrip {

namespace {

constexpr std::string_view where = "the payments that recoup";

using Days = std::vector<Movement>;
using Flows = std::unordered_set<FlowId>;

Flows openFlows(const Network& network, const Pair& pair)
{
    Flows open;
    for (const Stream& stream : network.streams(pair)) {
        if (stream.contingent) {
            open.insert(stream.flow);
        }
    }
    return open;
}

Movement back(Date date, Minor amount, MoneyClass moneyClass, bool open)
{
    const Minor hanging = open ? amount : 0;
    return moneyClass == MoneyClass::capital ? Movement{date, 0, amount, 0, hanging, 0}
                                             : Movement{date, 0, 0, amount, 0, hanging};
}

void addCapitalOut(const Network& network, const Pair& pair, Movements& out)
{
    for (const Payment& payment : network.paymentsOf(pair)) {
        if (payment.moneyClass == MoneyClass::capital) {
            out.days.push_back({payment.date, payment.amount, 0, 0, 0, 0});
        }
    }
    out.outlay = plus(out.outlay, pair.capital, where);
}

void addBack(const Network& network, const Pair& pair, Movements& out)
{
    const Flows open = openFlows(network, pair);
    for (const Payment& payment : network.paymentsOf(pair)) {
        out.days.push_back(back(payment.date, payment.amount, payment.moneyClass, open.contains(payment.flow)));
    }
    out.capitalBack = plus(out.capitalBack, pair.capital, where);
    out.commercialBack = plus(out.commercialBack, pair.commercial, where);
}

// One entry a day, in order.
void gather(Days& days)
{
    std::stable_sort(days.begin(), days.end(), [](const Movement& a, const Movement& b) { return a.date < b.date; });
    std::size_t kept = 0;
    for (const Movement& movement : days) {
        if (kept == 0 || days[kept - 1].date != movement.date) {
            days[kept++] = movement;
        } else {
            days[kept - 1] = plus(days[kept - 1], movement);
        }
    }
    days.resize(kept);
}

// What of each day's payments on the last leg has passed: `passed` has at most one amount a day, and no more than the
// day's payments come to.
void addPassed(const Network& network, const Pair& last, const std::vector<DatedAmount>& passed, Movements& out)
{
    const Flows open = openFlows(network, last);
    std::vector<Payment> payments = network.paymentsOf(last);
    const auto rank = [&open](const Payment& payment) {
        return (open.contains(payment.flow) ? 2 : 0) + (payment.moneyClass == MoneyClass::capital ? 0 : 1);
    };
    std::stable_sort(payments.begin(), payments.end(), [&](const Payment& a, const Payment& b) {
        return std::pair{a.date, rank(a)} < std::pair{b.date, rank(b)};
    });
    auto payment = payments.begin();
    for (const DatedAmount& day : passed) {
        while (payment->date < day.date) {
            ++payment;
        }
        for (Minor left = day.amount; left > 0; ++payment) {
            const Minor amount = std::min(left, payment->amount);
            const Movement move = back(day.date, amount, payment->moneyClass, open.contains(payment->flow));
            out.days.push_back(move);
            out.capitalBack += move.capitalBack; // no more than the last leg carries, which 64 bits hold
            out.commercialBack += move.commercialBack;
            left -= amount;
        }
    }
}

} // namespace

Movement plus(const Movement& earlier, const Movement& later)
{
    const auto sum = [&](Minor Movement::*member) { return plus(earlier.*member, later.*member, where); };
    return {later.date,
            sum(&Movement::outlay),
            sum(&Movement::capitalBack),
            sum(&Movement::commercialBack),
            sum(&Movement::capitalOpen),
            sum(&Movement::commercialOpen)};
}

Movements movementsOfPair(const Network& network, std::uint32_t investor, std::uint32_t recipient)
{
    Movements out;
    if (const auto there = network.find(investor, recipient)) {
        addCapitalOut(network, network.pairs()[*there], out);
    }
    if (const auto home = network.find(recipient, investor)) {
        addBack(network, network.pairs()[*home], out);
    }
    gather(out.days);
    return out;
}

Movements movementsOfParty(const Network& network, std::uint32_t investor)
{
    Movements out;
    for (const Pair& there : network.payments(investor)) {
        if (there.capital == 0) {
            continue;
        }
        addCapitalOut(network, there, out);
        if (const auto home = network.find(there.payee, investor)) {
            addBack(network, network.pairs()[*home], out);
        }
    }
    gather(out.days);
    return out;
}

Movements movementsOfLoop(const Network& network, const Loop& loop, std::uint32_t leg)
{
    const std::size_t legs = loop.pairs.size();
    const Pair& first = network.pairs()[loop.pairs[leg]];
    const Pair& last = network.pairs()[loop.pairs[(leg + legs - 1) % legs]];
    const std::vector<std::vector<DatedAmount>> passed = passage(network, loop, leg);
    Movements out;
    for (const DatedAmount& day : passed.front()) {
        out.days.push_back({day.date, day.amount, 0, 0, 0, 0});
    }
    out.outlay = first.amount;
    addPassed(network, last, passed.back(), out);
    gather(out.days);
    return out;
}

} // namespace roundtrip
