// SPDX-License-Identifier: GPL-3.0-or-later
// The table of loops: parties in the direction of the money, what is said of the loop, and who is who.
#include "core/model/scenario.h"
#include "tests/core/interchange/sheets.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Kind = ImportProblemKind;

const char* const parties = "name\nAmazon\nOpenAI\n\"Acme; Inc\"\n";

TEST(ImportLoops, ReadsPartiesInTheDirectionOfTheMoney)
{
    const Book book = bookWith({{"parties", parties},
                                {"loops", "parties,name,pinned,note\n"
                                          "\"OpenAI; Amazon\",Shuttle,yes,Look here\n"
                                          "\"Amazon; \"\"Acme; Inc\"\"; OpenAI\",,,\n"}});
    std::vector<KeptLoop> loops(book.all<KeptLoop>().begin(), book.all<KeptLoop>().end());
    ASSERT_THAT(loops, SizeIs(2));
    const auto id = [&](const char* name) { return named(book, &Party::name, name)->id; };
    EXPECT_THAT(loops[0].parties, ElementsAre(id("OpenAI"), id("Amazon")));
    EXPECT_EQ(loops[0].name, "Shuttle");
    EXPECT_TRUE(loops[0].pinned);
    EXPECT_EQ(loops[0].note, "Look here");
    EXPECT_THAT(loops[1].parties, ElementsAre(id("Amazon"), id("Acme; Inc"), id("OpenAI")));
    EXPECT_FALSE(loops[1].pinned);
}

TEST(ImportLoops, KnowsALoopAgainWhereverARowBeginsIt)
{
    const Book book = bookWith({{"parties", parties}, {"loops", "parties,name,note\nOpenAI;Amazon,Shuttle,Look\n"}});
    const Import again = importOf({{"loops", "parties,name\nAmazon;OpenAI,Pendulum\n"}}, book);
    Book after = book;
    ASSERT_THAT(roundtrip::apply(after, again.changes), IsEmpty());
    ASSERT_THAT(after.all<KeptLoop>(), SizeIs(1));
    EXPECT_EQ(after.all<KeptLoop>().begin()->name, "Pendulum");
    EXPECT_EQ(after.all<KeptLoop>().begin()->note, "Look") << "what the row does not say stays";
}

TEST(ImportLoops, RefusesWhatIsNoLoop)
{
    const auto problem = [](const std::string& cell) {
        return soleProblem(importOf({{"parties", parties}, {"loops", "parties,name\n" + cell + ",X\n"}}));
    };
    EXPECT_EQ(problem("Amazon").kind, Kind::notALoop);
    EXPECT_EQ(problem("Amazon;OpenAI;Amazon").kind, Kind::notALoop);
    EXPECT_EQ(place(problem("Amazon;Nobody")), "loops.csv:2 parties 'Nobody'");
    EXPECT_EQ(problem("Amazon;OpenAI,X\nOpenAI;Amazon").kind, Kind::duplicate);
}

TEST(ImportLoops, AScenarioNamesLoopsByTheirNumber)
{
    const Book book = bookWith({{"parties", parties},
                                {"loops", "parties,name\nOpenAI;Amazon,Shuttle\n"},
                                {"scenarios", "scenario,record,id,field,before,after\n"
                                              "What if,loops,#1,name,Shuttle,Pendulum\n"
                                              "What if,loop,#2,parties,,\"Amazon; \"\"Acme; Inc\"\"\"\n"
                                              "What if,loop,#2,pinned,,yes\n"}});
    const ScenarioId scenario = book.all<Scenario>().begin()->id;
    const ScenarioBook inside = scenarioBook(book, scenario);
    EXPECT_THAT(inside.conflicts, IsEmpty());
    const std::vector<KeptLoop> loops(inside.book.all<KeptLoop>().begin(), inside.book.all<KeptLoop>().end());
    ASSERT_THAT(loops, SizeIs(2));
    EXPECT_EQ(loops[0].name, "Pendulum");
    EXPECT_TRUE(loops[1].pinned);
    EXPECT_EQ(book.all<KeptLoop>().begin()->name, "Shuttle");
}

} // namespace
} // namespace roundtrip
