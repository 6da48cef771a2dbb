// SPDX-License-Identifier: GPL-3.0-or-later
// Cards laid out again: what moves, what stays, and that nothing lies on anything.
#include "core/picture/lay_out.h"

#include "tests/support/book_lines.h"
#include "tests/support/sample.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

struct Sample {
    Book book = testing::sampleBook();
    Network network{book, testing::allDeals()};
    PartyPlaces now = placesOf(testing::mapOf(book, testing::allDeals()));

    // All cards with some of them put elsewhere.
    std::size_t overlapsWith(const PartyPlaces& moved) const
    {
        LayoutGraph graph = mapGraph(book, network, {}, now);
        std::vector<Rect> boxes;
        for (std::size_t v = 0; v < graph.nodes.size(); ++v) {
            const auto at = moved.find(network.nodes()[v].party);
            boxes.push_back(
                rectAround(at != moved.end() ? at->second.centre : *graph.nodes[v].previous, graph.nodes[v].size));
        }
        std::size_t count = 0;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                count += boxes[i].intersects(boxes[j]) ? 1 : 0;
            }
        }
        return count;
    }
};

TEST(LayOut, MovesAllCardsButThosePinned)
{
    Sample sample;
    const PartyId openAi = testing::party(sample.book, "OpenAI");
    sample.now[openAi].pinned = true;
    const PartyPlaces moved = cardsLaidOut(sample.book, sample.network, {}, LayoutKind::rings, sample.now);
    EXPECT_EQ(moved.size(), sample.network.nodes().size() - 1);
    EXPECT_FALSE(moved.contains(openAi));
    EXPECT_EQ(sample.overlapsWith(moved), 0U);
}

TEST(LayOut, OfAChosenFewMovesThoseOnlyAndLeavesThemWhereTheyAre)
{
    const Sample sample;
    std::vector<PartyId> chosen;
    Point before;
    for (const char* name : {"OpenAI", "Amazon", "Microsoft", "Anthropic"}) {
        chosen.push_back(testing::party(sample.book, name));
        before = before + sample.now.at(chosen.back()).centre * 0.25;
    }
    for (const LayoutKind layout : {LayoutKind::layered, LayoutKind::rings, LayoutKind::force, LayoutKind::kind}) {
        const PartyPlaces moved = cardsLaidOut(sample.book, sample.network, {}, layout, sample.now, chosen);
        EXPECT_EQ(moved.size(), 4U);
        Point after;
        for (const PartyId& party : chosen) {
            after = after + moved.at(party).centre * 0.25;
        }
        EXPECT_LT(std::abs(after.x - before.x), 1.0); // into free places of the columns that they came to
        EXPECT_EQ(sample.overlapsWith(moved), 0U);
    }
}

TEST(LayOut, OneChosenIsNoChoice)
{
    const Sample sample;
    const std::array<PartyId, 1> one{testing::party(sample.book, "OpenAI")};
    EXPECT_EQ(cardsLaidOut(sample.book, sample.network, {}, LayoutKind::kind, sample.now, one).size(),
              sample.network.nodes().size());
}

} // namespace
} // namespace roundtrip
