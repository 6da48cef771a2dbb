// SPDX-License-Identifier: GPL-3.0-or-later
// What holds of every analysis whatever the book: names do not count, amounts scale, nets sum to zero.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "core/analysis/circularity.h"
#include "core/analysis/exposure.h"
#include "core/analysis/recoupment.h"
#include "core/analysis/stress.h"
#include "core/analysis/trace.h"
#include "core/loops/loops.h"
#include "core/loops/returns.h"
#include "tests/core/analysis/plain_story.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::PlainStory;
using testing::questionAt;

// A story under other names: party i of the story is node number[i] of the network.
struct Told {
    Book book;
    Network network;
    std::vector<std::uint32_t> number;

    Told(const PlainStory& story, const std::vector<int>& names)
        : book(story.book(names)), network(book, questionAt("2026-03-31"))
    {
        for (int i = 0; i < story.parties; ++i) {
            const int name = names.empty() ? i : names[static_cast<std::size_t>(i)];
            number.push_back(testing::node(network, "P" + std::to_string(10 + name)));
        }
    }
};

std::vector<int> turnedNames(const PlainStory& story)
{
    std::vector<int> names(static_cast<std::size_t>(story.parties));
    std::iota(names.begin(), names.end(), 0);
    std::rotate(names.begin(), names.begin() + 2, names.end());
    std::swap(names[0], names[1]);
    return names;
}

// Loops by the story's parties, from the least of these, whatever they are called: with round trip, kind and return.
std::multiset<std::string> loopsOf(const Told& told, Minor scale = 1)
{
    std::vector<std::size_t> story(told.number.size());
    for (std::size_t i = 0; i < told.number.size(); ++i) {
        story[told.number[i]] = i;
    }
    std::multiset<std::string> out;
    for (const Loop& loop : loops(told.network).loops) {
        std::vector<std::size_t> parties;
        for (const std::uint32_t node : partiesOf(told.network, loop)) {
            parties.push_back(story[node]);
        }
        std::rotate(parties.begin(), std::min_element(parties.begin(), parties.end()), parties.end());
        std::string text;
        for (const std::size_t party : parties) {
            text += std::to_string(party) + " ";
        }
        text += std::to_string(loop.roundTrip / scale) + (loop.circularFinancing ? " circular " : " plain ");
        out.insert(text + std::to_string(timeRespectingReturn(told.network, loop).amount / scale));
    }
    return out;
}

TEST(Properties, OtherNamesChangeNothingButNames)
{
    for (unsigned seed = 0; seed < 120; ++seed) {
        SCOPED_TRACE(seed);
        const PlainStory story = testing::randomStory(seed);
        const Told plain(story, {});
        const Told turned(story, turnedNames(story));
        EXPECT_EQ(loopsOf(plain), loopsOf(turned));
        EXPECT_EQ(circularity(plain.network).circular, circularity(turned.network).circular);
        const Exposures a = exposures(plain.network);
        const Exposures b = exposures(turned.network);
        const Stress stressA = stress(plain.book, plain.network, {});
        const Stress stressB = stress(turned.book, turned.network, {});
        EXPECT_EQ(stressA.rounds, stressB.rounds);
        for (std::size_t i = 0; i < plain.number.size(); ++i) {
            const std::uint32_t p = plain.number[i];
            const std::uint32_t q = turned.number[i];
            EXPECT_EQ(a.parties[p].net(), b.parties[q].net());
            EXPECT_EQ(a.parties[p].in.paid, b.parties[q].in.paid);
            EXPECT_EQ(stressA.parties[p].paid, stressB.parties[q].paid);
            EXPECT_EQ(stressA.parties[p].defaultRound, stressB.parties[q].defaultRound);
            const auto traceA = trace(plain.network, p);
            const auto traceB = trace(turned.network, q);
            ASSERT_EQ(traceA.has_value(), traceB.has_value());
            if (traceA) {
                EXPECT_NEAR(traceA->returnsHome, traceB->returnsHome, 1e-12);
                EXPECT_NEAR(traceA->hops, traceB->hops, 1e-9);
            }
            for (std::size_t k = 0; k < plain.number.size(); ++k) {
                if (k != i) {
                    const Recoupment one = recoupment(plain.network, p, plain.number[k]);
                    const Recoupment other = recoupment(turned.network, q, turned.number[k]);
                    EXPECT_EQ(one.payback, other.payback);
                    EXPECT_EQ(one.series, other.series);
                }
            }
        }
    }
}

TEST(Properties, ScaledAmountsScaleSumsAndLeaveDatesAndShares)
{
    constexpr Minor scale = 1000;
    for (unsigned seed = 0; seed < 120; ++seed) {
        SCOPED_TRACE(seed);
        const PlainStory story = testing::randomUpfrontStory(seed);
        PlainStory scaled = story;
        for (testing::PlainFlow& flow : scaled.flows) {
            flow.amount *= scale;
        }
        const Told plain(story, {});
        const Told large(scaled, {});
        EXPECT_EQ(loopsOf(plain), loopsOf(large, scale));
        const Circularity circular = circularity(large.network);
        EXPECT_EQ(circular.circular, scale * circularity(plain.network).circular);
        EXPECT_EQ(circular.external, scale * circularity(plain.network).external);
        const Exposures a = exposures(plain.network);
        const Exposures b = exposures(large.network);
        ASSERT_EQ(a.pairs.size(), b.pairs.size());
        for (std::size_t i = 0; i < a.pairs.size(); ++i) {
            EXPECT_EQ(b.pairs[i].atRiskA, scale * a.pairs[i].atRiskA);
            EXPECT_EQ(b.pairs[i].net(), scale * a.pairs[i].net());
            const Recoupment one = recoupment(plain.network, a.pairs[i].a, a.pairs[i].b);
            const Recoupment other = recoupment(large.network, a.pairs[i].a, a.pairs[i].b);
            EXPECT_EQ(one.payback, other.payback);
            EXPECT_EQ(one.finalPayback, other.finalPayback);
            EXPECT_EQ(scale * one.recovered, other.recovered);
            ASSERT_EQ(one.irr.roots.size(), other.irr.roots.size());
            for (std::size_t k = 0; k < one.irr.roots.size(); ++k) {
                EXPECT_NEAR(one.irr.roots[k], other.irr.roots[k], 1e-9);
            }
        }
        for (std::size_t i = 0; i < a.parties.size(); ++i) {
            EXPECT_EQ(b.parties[i].in.concentration.value_or(0), a.parties[i].in.concentration.value_or(0));
        }
    }
}

TEST(Properties, AFlowMoreNeverLowersWhatIsCircularNorTakesALoopAway)
{
    for (unsigned seed = 0; seed < 120; ++seed) {
        SCOPED_TRACE(seed);
        PlainStory story = testing::randomUpfrontStory(seed);
        const Network more(story.book(), questionAt("2026-03-31"));
        story.flows.pop_back();
        const Network less(story.book(), questionAt("2026-03-31"));
        EXPECT_LE(circularity(less).circular, circularity(more).circular);
        EXPECT_LE(loopCount(less, {1'000'000, 0, {}}).total, loopCount(more, {1'000'000, 0, {}}).total);
    }
}

TEST(Properties, NetsSumToZeroBetweenAllAndBetweenTwo)
{
    for (unsigned seed = 0; seed < 120; ++seed) {
        const PlainStory story = testing::randomStory(seed);
        const Exposures found = exposures(Network(story.book(), questionAt("2026-03-31")));
        Minor all = 0;
        std::map<std::uint32_t, Minor> byParty;
        for (const PartyExposure& party : found.parties) {
            all += party.net();
        }
        for (const PairExposure& pair : found.pairs) {
            byParty[pair.a] -= pair.net();
            byParty[pair.b] += pair.net();
        }
        EXPECT_EQ(all, 0) << seed;
        for (const PartyExposure& party : found.parties) {
            EXPECT_EQ(party.net(), byParty[party.node]) << seed << ": the net is the sum of those with each other";
        }
    }
}

} // namespace
} // namespace roundtrip
