// SPDX-License-Identifier: GPL-3.0-or-later
// Exposure and circularity of random stories against semantics 3, 5 and 6 read payment by payment.
#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "core/analysis/circularity.h"
#include "core/analysis/exposure.h"
#include "tests/core/analysis/plain_story.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::PlainPayment;
using testing::PlainStory;
using testing::questionAt;

// The sum of the payments that `counts` takes.
template<class Counts> Minor sumOf(const std::vector<PlainPayment>& payments, const Counts& counts)
{
    Minor sum = 0;
    for (const PlainPayment& payment : payments) {
        sum += counts(payment) ? payment.amount : 0;
    }
    return sum;
}

struct Asked {
    PlainStory story;
    Question question;
    std::vector<PlainPayment> payments;
};

Asked asked(unsigned seed)
{
    Asked out{testing::randomStory(seed), questionAt(seed % 2 == 0 ? "2026-03-31" : "2025-08-15"), {}};
    out.question.measure = static_cast<Measure>(seed % 3);
    if (seed % 4 == 1) {
        out.question.window = {testing::day("2025-05-17"), testing::day("2026-09-01")};
    }
    out.payments = out.story.payments(out.question.measure, out.question.window);
    return out;
}

TEST(Exposure, OfAPartyIsWhatItsPaymentsSumTo)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        const Asked one = asked(seed);
        const Exposures found = exposures(Network(one.story.book(), one.question));
        ASSERT_EQ(found.parties.size(), static_cast<std::size_t>(one.story.parties));
        for (int p = 0; p < one.story.parties; ++p) {
            SCOPED_TRACE(std::to_string(seed) + ": " + std::to_string(p));
            const PartyExposure& party = found.parties[static_cast<std::size_t>(p)];
            const auto sum = [&](auto counts) { return sumOf(one.payments, counts); };
            EXPECT_EQ(party.in.capital, sum([&](const auto& x) { return x.payee == p && x.capital; }));
            EXPECT_EQ(party.in.commercial, sum([&](const auto& x) { return x.payee == p && !x.capital; }));
            EXPECT_EQ(party.out.capital, sum([&](const auto& x) { return x.payer == p && x.capital; }));
            EXPECT_EQ(party.out.commercial, sum([&](const auto& x) { return x.payer == p && !x.capital; }));
            const Date asOf = one.question.asOf;
            EXPECT_EQ(party.in.paid, sum([&](const auto& x) { return x.payee == p && x.date <= asOf; }));
            EXPECT_EQ(party.out.paid, sum([&](const auto& x) { return x.payer == p && x.date <= asOf; }));
            EXPECT_EQ(party.in.remaining(), sum([&](const auto& x) { return x.payee == p && x.date > asOf; }));

            std::map<int, Minor> from;
            std::map<int, Minor> to;
            std::set<int> others;
            for (const PlainPayment& payment : one.payments) {
                if (payment.payee == p) {
                    from[payment.payer] += payment.amount;
                    others.insert(payment.payer);
                } else if (payment.payer == p) {
                    to[payment.payee] += payment.amount;
                    others.insert(payment.payee);
                }
            }
            EXPECT_EQ(party.counterparties, static_cast<int>(others.size()));
            const auto herfindahl = [](const std::map<int, Minor>& by) {
                double sumOfAll = 0;
                double squares = 0;
                for (const auto& [other, amount] : by) {
                    sumOfAll += static_cast<double>(amount);
                    squares += static_cast<double>(amount * amount);
                }
                return squares / (sumOfAll * sumOfAll);
            };
            ASSERT_EQ(party.in.concentration.has_value(), !from.empty());
            ASSERT_EQ(party.out.concentration.has_value(), !to.empty());
            if (!from.empty()) {
                EXPECT_NEAR(*party.in.concentration, herfindahl(from), 1e-12);
            }
            if (!to.empty()) {
                EXPECT_NEAR(*party.out.concentration, herfindahl(to), 1e-12);
            }
        }
    }
}

TEST(Exposure, OfAPairIsWhatLiesBetweenTheTwo)
{
    int atRisk = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        const Asked one = asked(seed);
        const Exposures found = exposures(Network(one.story.book(), one.question));
        auto pair = found.pairs.begin();
        for (int a = 0; a < one.story.parties; ++a) {
            for (int b = a + 1; b < one.story.parties; ++b) {
                const auto between = [&](int from, int to, auto counts) {
                    return sumOf(one.payments,
                                 [&](const auto& x) { return x.payer == from && x.payee == to && counts(x); });
                };
                const auto any = [](const PlainPayment&) { return true; };
                const Minor aToB = between(a, b, any);
                const Minor bToA = between(b, a, any);
                if (aToB + bToA == 0) {
                    continue; // no pair
                }
                SCOPED_TRACE(std::to_string(seed) + ": " + std::to_string(a) + " and " + std::to_string(b));
                const Date asOf = one.question.asOf;
                const auto riskOf = [&](int placer, int holder) {
                    const Minor placed =
                        between(placer, holder, [&](const auto& x) { return x.capital && x.date <= asOf; });
                    const Minor back = between(holder, placer, [&](const auto& x) { return x.date <= asOf; });
                    const Minor due = between(holder, placer, [&](const auto& x) { return x.date > asOf; });
                    return std::max<Minor>(0, placed - back) + due;
                };
                ASSERT_NE(pair, found.pairs.end());
                EXPECT_EQ(*pair, (PairExposure{static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(b), aToB, bToA,
                                               riskOf(a, b), riskOf(b, a)}));
                atRisk += riskOf(a, b) > 0 ? 1 : 0;
                ++pair;
            }
        }
        EXPECT_EQ(pair, found.pairs.end());
    }
    EXPECT_GT(atRisk, 300); // or the stories try nothing
}

TEST(Circularity, OfAStoryHasTheHeadlineAndTheNewMoneyOfItsPayments)
{
    for (unsigned seed = 0; seed < 200; ++seed) {
        const Asked one = asked(seed);
        const Circularity found = circularity(Network(one.story.book(), one.question));
        Minor headline = 0;
        std::map<int, Minor> net;
        for (const PlainPayment& payment : one.payments) {
            headline += payment.amount;
            net[payment.payer] += payment.amount;
            net[payment.payee] -= payment.amount;
        }
        Minor external = 0;
        for (const auto& [party, more] : net) {
            external += std::max<Minor>(0, more);
        }
        EXPECT_EQ(found.headline, headline) << seed;
        EXPECT_EQ(found.external, external) << seed;
        EXPECT_EQ(found.oneWay(), headline - found.circular) << seed;
        EXPECT_GE(found.oneWay(), external) << seed << ": what nets leave at least brings the new money";
    }
}

} // namespace
} // namespace roundtrip
