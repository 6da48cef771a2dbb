// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of what is kept of the looking: notes and boxes, what is collapsed, saved views.
#include "core/interchange/export_tables.h"
#include "core/model/collapses.h"
#include "core/model/saved_views.h"
#include "tests/core/interchange/sheets.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;
using Kind = ImportProblemKind;

const char* const parties = "name\nAmazon\nOpenAI\n";

TEST(ImportAnnotations, AreReadAndTheSameOnesAreNotAddedAgain)
{
    const Tables tables{{"annotations", "shape,text,x,y,width,height\n"
                                        "note,\"Look\nhere\",1.5,-2,200,40\n"
                                        "box,,0,0,10,10\n"}};
    const Book book = bookWith(tables);
    ASSERT_THAT(book.all<Annotation>(), SizeIs(2));
    EXPECT_EQ(book.all<Annotation>().begin()->text, "Look\nhere");
    EXPECT_EQ(book.all<Annotation>().begin()->x, 1.5);
    EXPECT_THAT(importOf(tables, book).changes, IsEmpty());
    EXPECT_EQ(importOf(tables, book).unchanged, 2U);
}

TEST(ImportAnnotations, RefusesANoteWithoutTextAndASideOfNothing)
{
    const auto problem = [](const std::string& row) {
        return soleProblem(importOf({{"annotations", "shape,text,x,y,width,height\n" + row + "\n"}}));
    };
    EXPECT_EQ(problem("note,,0,0,10,10").kind, Kind::missingValue);
    EXPECT_EQ(problem("box,,0,0,10,0").kind, Kind::notPositive);
    EXPECT_EQ(problem("cloud,x,0,0,10,10").kind, Kind::unknownWord);
    EXPECT_EQ(problem("box,x,0,,10,10").kind, Kind::missingValue);
}

TEST(ImportCollapses, AreOfAPartyOrAKindAndKnownAgain)
{
    const Book book = bookWith({{"parties", parties}, {"collapses", "party,kind\nAmazon,\n,lab\n"}});
    EXPECT_EQ(collapsedIn(book).parties, std::vector{named(book, &Party::name, "Amazon")->id});
    EXPECT_TRUE(collapsedIn(book).kinds.holds(PartyKind::lab));
    const Book moved = bookWith({{"collapses", "kind,placed,x,y\nlab,yes,3,4\n"}}, book);
    EXPECT_THAT(moved.all<Collapse>(), SizeIs(2));
    EXPECT_EQ(soleProblem(importOf({{"collapses", "party,kind\nAmazon,lab\n"}}, book)).kind, Kind::missingValue);
    EXPECT_EQ(soleProblem(importOf({{"collapses", "kind\nlab\nlab\n"}}, book)).kind, Kind::duplicate);
}

TEST(ImportViews, FindWhatTheyNameByItsNameInAnotherDocument)
{
    Book book = bookWith({{"parties", parties}});
    const PartyId amazon = named(book, &Party::name, "Amazon")->id;
    Sight sight;
    sight.marked = {{amazon.value, "As it was called when the view was saved"}};
    ASSERT_THAT(roundtrip::apply(book, addView(book, "Mine", sight).changes), IsEmpty());
    const Import import = importTables({}, tablesOf(book));
    ASSERT_THAT(import.problems, IsEmpty());
    Book other;
    ASSERT_THAT(roundtrip::apply(other, import.changes), IsEmpty());
    const auto read = decodedSight(sole<SavedView>(other).shows);
    ASSERT_TRUE(read);
    ASSERT_THAT(read->marked, SizeIs(1));
    EXPECT_EQ(PartyId{read->marked.front().id}, named(other, &Party::name, "Amazon")->id);
    EXPECT_EQ(soleProblem(importOf({{"views", "name,shows\nMine,view mosaic\n"}})).kind, Kind::notAView);
}

} // namespace
} // namespace roundtrip
