// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/analysis/plain_story.h"

#include <algorithm>
#include <chrono>
#include <random>
#include <string>

namespace roundtrip::testing {

namespace {

Date dateOf(int year, int month, int day)
{
    using namespace std::chrono;
    const year_month of = std::chrono::year{year} / month;
    const std::chrono::day last = year_month_day_last{of / std::chrono::last}.day();
    return Date{of / std::min(std::chrono::day{static_cast<unsigned>(day)}, last)};
}

// k months after the flow's start, counted from it, the day clamped to the month's end.
Date instalment(const PlainFlow& flow, int k)
{
    const int months = flow.month - 1 + k;
    return dateOf(flow.year + months / 12, months % 12 + 1, flow.day);
}

// What has been paid by the k-th of n instalments, before any measure.
Minor cumulativeOf(const PlainFlow& flow, Minor k)
{
    const Minor n = flow.months;
    return flow.schedule == ScheduleKind::ramp ? flow.amount * k * (k + 1) / (n * (n + 1)) : flow.amount * k / n;
}

// numerator / denominator, to the nearest whole, halves to the even one.
Minor halfToEven(Minor numerator, Minor denominator)
{
    const Minor whole = numerator / denominator;
    const Minor twice = 2 * (numerator % denominator);
    return whole + (twice > denominator || (twice == denominator && whole % 2 == 1) ? 1 : 0);
}

PlainStory story(unsigned seed, bool upfront)
{
    std::mt19937 random(seed);
    const auto below = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    PlainStory out;
    out.parties = 3 + below(4);
    for (int i = 0; i < 4 && !upfront; ++i) {
        out.conditions.push_back({static_cast<ConditionState>(i == 0 ? 0 : below(3)), below(11)});
    }
    for (int i = 4 + below(11); i > 0; --i) {
        PlainFlow flow;
        flow.payer = below(out.parties);
        flow.payee = (flow.payer + 1 + below(out.parties - 1)) % out.parties;
        flow.amount = 1 + below(90);
        flow.capital = below(2) == 0;
        flow.year = 2025 + below(2);
        flow.month = 1 + below(12);
        flow.day = static_cast<int>(
            static_cast<unsigned>(std::chrono::year_month_day{dateOf(flow.year, flow.month, 1 + below(31))}.day()));
        if (const int kind = below(3); kind > 0 && !upfront) {
            flow.schedule = kind == 1 ? ScheduleKind::linear : ScheduleKind::ramp;
            flow.months = 1 + below(12);
        }
        for (int chance = below(6); chance < 2 && !upfront; ++chance) {
            const int condition = below(4);
            if (std::find(flow.conditions.begin(), flow.conditions.end(), condition) == flow.conditions.end()) {
                flow.conditions.push_back(condition);
            }
        }
        out.flows.push_back(flow);
    }
    return out;
}

} // namespace

Book PlainStory::book(const std::vector<int>& names) const
{
    Book out;
    std::vector<PartyId> ids;
    for (int i = 0; i < parties; ++i) {
        Party party;
        party.id = newId<Party>();
        party.name = "P" + std::to_string(10 + (names.empty() ? i : names[static_cast<std::size_t>(i)]));
        ids.push_back(party.id);
        out.put(party);
    }
    std::vector<ConditionId> conditionIds;
    for (const PlainCondition& plain : conditions) {
        Condition condition;
        condition.id = newId<Condition>();
        condition.title = "C" + std::to_string(conditionIds.size());
        condition.state = plain.state;
        condition.probability = plain.tenths / 10.0;
        conditionIds.push_back(condition.id);
        out.put(condition);
    }
    for (const PlainFlow& plain : flows) {
        Flow flow;
        flow.id = newId<Flow>();
        flow.payer = ids[static_cast<std::size_t>(plain.payer)];
        flow.payee = ids[static_cast<std::size_t>(plain.payee)];
        flow.instrument = plain.capital ? Instrument::equity : Instrument::compute;
        flow.amount = plain.amount;
        flow.start = dateOf(plain.year, plain.month, plain.day);
        flow.schedule = plain.schedule;
        if (plain.schedule != ScheduleKind::upfront) {
            flow.end = Months{plain.months};
        }
        for (const int condition : plain.conditions) {
            flow.conditions.push_back(conditionIds[static_cast<std::size_t>(condition)]);
        }
        out.put(flow);
    }
    return out;
}

std::vector<PlainPayment> PlainStory::payments(Measure measure, const Window& window) const
{
    std::vector<PlainPayment> out;
    for (const PlainFlow& flow : flows) {
        bool allMet = true;
        bool anyFailed = false;
        Minor chance = 1; // over `certain`
        Minor certain = 1;
        for (const int number : flow.conditions) {
            const PlainCondition& condition = conditions[static_cast<std::size_t>(number)];
            allMet = allMet && condition.state == ConditionState::met;
            anyFailed = anyFailed || condition.state == ConditionState::failed;
            if (condition.state != ConditionState::met) {
                chance *= condition.state == ConditionState::failed ? 0 : condition.tenths;
                certain *= 10;
            }
        }
        if (measure == Measure::committed && !allMet) {
            continue;
        }
        if (measure == Measure::headline && anyFailed) {
            continue;
        }
        const bool once = flow.schedule == ScheduleKind::upfront;
        for (int k = 1; k <= (once ? 1 : flow.months); ++k) {
            const Minor nominal = once ? flow.amount : cumulativeOf(flow, k) - cumulativeOf(flow, k - 1);
            const Minor amount = measure == Measure::expected ? halfToEven(nominal * chance, certain) : nominal;
            const Date date = instalment(flow, k - 1);
            if (amount > 0 && (!window.from || *window.from <= date) && (!window.to || date < *window.to)) {
                out.push_back({flow.payer, flow.payee, date, amount, flow.capital});
            }
        }
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const PlainPayment& a, const PlainPayment& b) { return a.date < b.date; });
    return out;
}

PlainStory randomStory(unsigned seed)
{
    return story(seed, false);
}

PlainStory randomUpfrontStory(unsigned seed)
{
    return story(seed, true);
}

} // namespace roundtrip::testing
