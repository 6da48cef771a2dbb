// SPDX-License-Identifier: GPL-3.0-or-later
// Returns against the greatest flow through a network of days: what can come round at all, not how it is reckoned.
#include "core/loops/returns.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "core/analysis/movements.h"
#include "tests/core/analysis/plain_story.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::PlainPayment;
using testing::PlainStory;
using testing::questionAt;

constexpr Minor endless = 1'000'000'000;

// The greatest flow from node 0 to node 1, one way after another.
Minor greatestFlow(std::vector<std::map<int, Minor>> rest)
{
    Minor sum = 0;
    for (;;) {
        std::vector<int> before(rest.size(), -1);
        std::vector<int> queue{0};
        before[0] = 0;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            for (const auto& [to, room] : rest[static_cast<std::size_t>(queue[i])]) {
                if (room > 0 && before[static_cast<std::size_t>(to)] < 0) {
                    before[static_cast<std::size_t>(to)] = queue[i];
                    queue.push_back(to);
                }
            }
        }
        if (before[1] < 0) {
            return sum;
        }
        const auto alongTheWay = [&](const std::function<void(int, int)>& see) {
            for (int node = 1; node != 0; node = before[static_cast<std::size_t>(node)]) {
                see(before[static_cast<std::size_t>(node)], node);
            }
        };
        Minor least = endless;
        alongTheWay([&](int from, int to) { least = std::min(least, rest[static_cast<std::size_t>(from)][to]); });
        alongTheWay([&](int from, int to) {
            rest[static_cast<std::size_t>(from)][to] -= least;
            rest[static_cast<std::size_t>(to)][from] += least;
        });
        sum += least;
    }
}

// What of the first leg's money can have left by the last one through a day: money waits at a party from day to day for
// nothing, and a payment of a day moves no more than itself.
Minor returnedBy(Date until, const std::vector<PlainPayment>& payments, const std::vector<int>& parties)
{
    std::set<Date> distinct;
    for (const PlainPayment& payment : payments) {
        distinct.insert(payment.date);
    }
    const std::vector<Date> days(distinct.begin(), distinct.end());
    const int legs = static_cast<int>(parties.size());
    const auto at = [&](int leg, std::size_t day) { return 2 + static_cast<int>(day) * legs + leg; };
    std::vector<std::map<int, Minor>> room(2 + days.size() * parties.size());
    for (std::size_t day = 0; day < days.size(); ++day) {
        for (int leg = 1; leg < legs && day + 1 < days.size(); ++leg) {
            room[static_cast<std::size_t>(at(leg, day))][at(leg, day + 1)] = endless;
        }
    }
    for (const PlainPayment& payment : payments) {
        for (int leg = 0; leg < legs; ++leg) {
            if (payment.date > until || payment.payer != parties[static_cast<std::size_t>(leg)] ||
                payment.payee != parties[static_cast<std::size_t>((leg + 1) % legs)]) {
                continue;
            }
            const auto day =
                static_cast<std::size_t>(std::lower_bound(days.begin(), days.end(), payment.date) - days.begin());
            const int from = leg == 0 ? 0 : at(leg, day);
            const int to = leg + 1 == legs ? 1 : at(leg + 1, day);
            room[static_cast<std::size_t>(from)][to] += payment.amount;
        }
    }
    return greatestFlow(std::move(room));
}

std::vector<int> startingWith(const Network& network, const Loop& loop, std::size_t leg)
{
    const auto nodes = partiesOf(network, loop);
    std::vector<int> out(nodes.begin(), nodes.end()); // a story's parties are numbered in the order of their names
    std::rotate(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(leg), out.end());
    return out;
}

TEST(Returns, AreTheMostThatCanComeRoundInTime)
{
    int returning = 0;
    for (unsigned seed = 0; seed < 200; ++seed) {
        const PlainStory story = testing::randomStory(seed);
        Question question = questionAt("2026-06-01");
        question.measure = static_cast<Measure>(seed % 3);
        const Network network(story.book(), question);
        const auto payments = story.payments(question.measure);
        for (const Loop& loop : loops(network).loops) {
            Return best;
            for (std::uint32_t leg = 0; leg < loop.pairs.size(); ++leg) {
                const auto parties = startingWith(network, loop, leg);
                const Minor all = returnedBy(payments.back().date, payments, parties);
                if (all > best.amount) {
                    const auto last = std::find_if(payments.begin(), payments.end(), [&](const PlainPayment& payment) {
                        return returnedBy(payment.date, payments, parties) == all;
                    });
                    best = {all, leg, last->date};
                }
            }
            EXPECT_EQ(timeRespectingReturn(network, loop), best) << seed;
            returning += best.amount > 0 ? 1 : 0;
        }
    }
    EXPECT_GT(returning, 100); // or the stories try nothing
}

TEST(Returns, ComeRoundDayByDayAsSoonAsTheyCan)
{
    for (unsigned seed = 0; seed < 60; ++seed) {
        const PlainStory story = testing::randomStory(seed);
        const Network network(story.book(), questionAt("2026-06-01"));
        const auto payments = story.payments(Measure::headline);
        for (const Loop& loop : loops(network).loops) {
            const auto parties = startingWith(network, loop, 0);
            Minor back = 0;
            for (const Movement& day : movementsOfLoop(network, loop, 0).days) {
                back += day.capitalBack + day.commercialBack;
                EXPECT_EQ(back, returnedBy(day.date, payments, parties)) << seed;
            }
            EXPECT_EQ(back, returnedBy(payments.back().date, payments, parties)) << seed;
        }
    }
}

} // namespace
} // namespace roundtrip
