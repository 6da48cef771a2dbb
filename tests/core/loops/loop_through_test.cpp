// SPDX-License-Identifier: GPL-3.0-or-later
// The loop through given parties against the list of all loops.
#include "core/loops/loop_through.h"

#include <algorithm>

#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::bookOf;
using testing::party;
using testing::questionAt;

TEST(LoopThrough, IsTheLoopThatTheListHasWhereverItBegins)
{
    const Book book = bookOf(R"(
        Amazon > OpenAI 50B equity 2026-03-31
        OpenAI > Amazon 38B compute 2026-01-01
        OpenAI > Nvidia 10B hardware 2026-01-01
        Nvidia > Amazon 3B equity 2026-02-01
        Nvidia > OpenAI 30B equity 2026-02-01
    )");
    const Network network(book, questionAt("2026-01-01"));
    const Loops all = loops(network);
    ASSERT_EQ(all.loops.size(), 3U); // Amazon–OpenAI, Nvidia–OpenAI, and the three
    for (const Loop& loop : all.loops) {
        std::vector<PartyId> parties;
        for (const std::uint32_t node : partiesOf(network, loop)) {
            parties.push_back(network.nodes()[node].party);
        }
        for (std::size_t turn = 0; turn < parties.size(); ++turn) {
            std::rotate(parties.begin(), parties.begin() + 1, parties.end());
            EXPECT_EQ(loopThrough(network, parties), loop);
        }
    }
}

TEST(LoopThrough, IsNoneWhereALegOrAPartyIsMissing)
{
    const Book book = bookOf(R"(
        party Azure parent:Microsoft
        Microsoft > OpenAI 13B equity 2026-01-01
        OpenAI > Microsoft 250B compute 2026-01-01
        Azure > Microsoft 1B services 2026-01-01
        Microsoft > Azure 1B services 2026-01-01
        OpenAI > Nvidia 10B hardware 2026-01-01
    )");
    const PartyId microsoft = party(book, "Microsoft");
    const PartyId openAi = party(book, "OpenAI");
    Question question = questionAt("2026-01-01");
    const Network network(book, question);
    EXPECT_EQ(loopThrough(network, std::vector{party(book, "Nvidia"), openAi}), std::nullopt);
    EXPECT_EQ(loopThrough(network, std::vector{microsoft, newId<Party>()}), std::nullopt);
    EXPECT_EQ(loopThrough(network, std::vector<PartyId>{}), std::nullopt);
    const std::vector within{microsoft, party(book, "Azure")};
    EXPECT_NE(loopThrough(network, within), std::nullopt);
    question.filter.collapsed = {microsoft};
    EXPECT_EQ(loopThrough(Network(book, question), within), std::nullopt) << "both count as Microsoft";
}

} // namespace
} // namespace roundtrip
