// SPDX-License-Identifier: GPL-3.0-or-later
// The hosting matrix of the four clouds of the sample: exclusivity that ended on 2026-04-27, a resale from the 28th.
#include "core/analysis/hosting.h"

#include "tests/support/book_lines.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using testing::bookOf;
using testing::day;
using ::testing::ElementsAre;
using testing::party;

struct Ties {
    Book book = bookOf("party Microsoft\nparty amazon\nparty OpenAI\nparty Anthropic\n");

    RelationId add(std::string_view from, std::string_view to, RelationType type, RelationDepth depth,
                   std::optional<Date> start = {}, std::optional<Date> end = {})
    {
        const auto id = newId<Relation>();
        book.put(Relation{id, party(book, from), party(book, to), type, depth, start, end, {}});
        return id;
    }
};

TEST(Hosting, CloudsAreRowsAndLabsColumnsByName)
{
    Ties ties;
    const auto microsoft =
        ties.add("Microsoft", "OpenAI", RelationType::hosts, RelationDepth::integrated, day("2019-07-22"));
    const auto amazon = ties.add("amazon", "Anthropic", RelationType::hosts, RelationDepth::standard);
    ties.add("Microsoft", "Anthropic", RelationType::owns, RelationDepth::unstated); // no hosting
    const HostingMatrix found = hostingMatrix(ties.book, day("2026-04-28"));
    EXPECT_THAT(found.clouds, ElementsAre(party(ties.book, "amazon"), party(ties.book, "Microsoft")));
    EXPECT_THAT(found.labs, ElementsAre(party(ties.book, "Anthropic"), party(ties.book, "OpenAI")));
    EXPECT_THAT(found.cell(0, 0).now, ElementsAre(amazon));
    EXPECT_EQ(found.cell(0, 0).depth, RelationDepth::standard);
    EXPECT_TRUE(found.cell(1, 0).empty());
    EXPECT_THAT(found.cell(1, 1).now, ElementsAre(microsoft));
    EXPECT_EQ(found.cell(1, 1).depth, RelationDepth::integrated);
}

TEST(Hosting, ARelationHoldsFromItsStartToTheDayBeforeItsEnd)
{
    Ties ties;
    const auto exclusive = ties.add("Microsoft", "OpenAI", RelationType::exclusive, RelationDepth::unstated,
                                    day("2019-07-22"), day("2026-04-27"));
    const auto resale = ties.add("amazon", "OpenAI", RelationType::resells, RelationDepth::unstated, day("2026-04-28"));
    const HostingMatrix before = hostingMatrix(ties.book, day("2026-04-26"));
    EXPECT_TRUE(before.cell(1, 0).exclusive);
    EXPECT_EQ(before.cell(1, 0).depth, std::nullopt); // exclusive of what, nobody says
    EXPECT_THAT(before.cell(0, 0).otherwise, ElementsAre(resale));
    const HostingMatrix after = hostingMatrix(ties.book, day("2026-04-28"));
    EXPECT_FALSE(after.cell(1, 0).exclusive);
    EXPECT_THAT(after.cell(1, 0).otherwise, ElementsAre(exclusive));
    EXPECT_EQ(after.cell(0, 0).depth, RelationDepth::resold);
}

TEST(Hosting, OfSeveralTheClosestCounts)
{
    Ties ties;
    ties.add("amazon", "OpenAI", RelationType::resells, RelationDepth::resold);
    ties.add("amazon", "OpenAI", RelationType::hosts, RelationDepth::integrated);
    ties.add("amazon", "OpenAI", RelationType::hosts, RelationDepth::standard);
    const HostingMatrix found = hostingMatrix(ties.book, day("2026-01-01"));
    EXPECT_EQ(found.cell(0, 0).depth, RelationDepth::integrated);
    EXPECT_EQ(found.cell(0, 0).now.size(), 3U);
}

} // namespace
} // namespace roundtrip
