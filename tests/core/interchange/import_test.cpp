// SPDX-License-Identifier: GPL-3.0-or-later
// The import as a whole: tables and columns, who is who, all or nothing.
#include "core/interchange/import.h"

#include "tests/core/interchange/sheets.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = ImportProblemKind;

TEST(Import, MakesWhatOnlyFlowsName)
{
    const Book book = bookWith({{"flows", "payer,payee,amount,deal,start,conditions\n"
                                          "Amazon,OpenAI,50B,The deal,on An IPO,\"An IPO; AGI\"\n"}});
    EXPECT_EQ(book.parties().size(), 2U);
    EXPECT_NE(named(book, &Deal::title, "The deal"), nullptr);
    EXPECT_EQ(book.conditions().size(), 2U);
    EXPECT_NE(named(book, &Condition::title, "AGI"), nullptr);
}

TEST(Import, MakesNothingThatOtherTablesName)
{
    const Import import = importOf({{"metrics", "party,year,kind,amount\nOpenAI,2025,cash,1\n"}});
    EXPECT_EQ(soleProblem(import).kind, Kind::unknownRecord);
}

TEST(Import, RefusesUnknownTablesAndColumnsByName)
{
    const ImportProblem table = soleProblem(importOf({{"payments", "a\n1\n"}}));
    EXPECT_EQ(table.kind, Kind::unknownTable);
    EXPECT_EQ(place(table), "payments.csv:0 'payments'");
    EXPECT_THAT(table.expected, Contains("flows"));

    const ImportProblem column = soleProblem(importOf({{"parties", "name,colour\nAmazon,red\n"}}));
    EXPECT_EQ(column.kind, Kind::unknownColumn);
    EXPECT_EQ(place(column), "parties.csv:1 'colour'");
    EXPECT_EQ(column.column, 6U);
    EXPECT_THAT(column.expected, ElementsAre("name", "kind", "parent", "ticker", "country", "note"));
}

TEST(Import, KeepsUnknownColumnsInTheNoteWhenAsked)
{
    const Tables tables{{"parties", "Colour,name,note, Size \nred,Amazon,A note,\n,OpenAI,,7\n"}};
    const Import import = importOf(tables, {}, UnknownColumns::keepInNote);
    Book book;
    ASSERT_THAT(import.problems, IsEmpty());
    ASSERT_THAT(roundtrip::apply(book, import.changes), IsEmpty());
    EXPECT_EQ(named(book, &Party::name, "Amazon")->note, "A note\nColour: red");
    EXPECT_EQ(named(book, &Party::name, "OpenAI")->note, "Size: 7") << "blank cells leave no line";
    EXPECT_THAT(importOf(tables, book, UnknownColumns::keepInNote).changes, IsEmpty()) << "not a second time";

    const Import metrics = importOf({{"metrics", "party,year,kind,amount,colour\nAmazon,2025,cash,1,red\n"}}, book,
                                    UnknownColumns::keepInNote);
    EXPECT_EQ(soleProblem(metrics).kind, Kind::unknownColumn) << "a metric has no note";
}

TEST(Import, WantsItsColumnsOnceAndComplete)
{
    const ImportProblem missing = soleProblem(importOf({{"flows", "payer,amount\nA,1\n"}}));
    EXPECT_EQ(missing.kind, Kind::missingColumn);
    EXPECT_EQ(place(missing), "flows.csv:1 payee 'payee'");
    const ImportProblem twice = soleProblem(importOf({{"parties", "name,kind,NAME\nA,,B\n"}}));
    EXPECT_EQ(twice.kind, Kind::duplicateColumn);
    EXPECT_EQ(place(twice), "parties.csv:1 'NAME'");
    EXPECT_EQ(bookWith({{"parties", " Name ,\nA,\n"}}).parties().size(), 1U)
        << "a nameless column without text is none";
    EXPECT_EQ(soleProblem(importOf({{"parties", "name,\nA,x\n"}})).kind, Kind::unknownColumn);
}

TEST(Import, IsAllOrNothing)
{
    const Import import = importOf({{"parties", "name,kind\nAmazon,hyperscaler\nOpenAI,lap\n"},
                                    {"flows", "payer,payee,amount\nAmazon,OpenAI,50B\nAmazon,OpenAI,\"1,5\"\n"}});
    EXPECT_THAT(import.changes, IsEmpty());
    EXPECT_THAT(places(import.problems), ElementsAre("parties.csv:3 kind 'lap'", "flows.csv:3 amount '1,5'"));
}

TEST(Import, TellsAtMostSoManyProblems)
{
    std::string csv = "payer,payee,amount\n";
    for (std::size_t i = 0; i < mostProblems + 10; ++i) {
        csv += "A,A,1\n";
    }
    EXPECT_EQ(importOf({{"flows", csv}}).problems.size(), mostProblems);
}

TEST(Import, AltersWhatIsThereInTheColumnsThatAreGiven)
{
    const Book base = bookWith({{"parties", "name,kind,country\nAmazon,hyperscaler,US\n"}});
    const Book book = bookWith({{"parties", "name,kind,ticker\nAmazon,,AMZN\n"}}, base);
    const Party amazon = sole<Party>(book);
    EXPECT_EQ(amazon, (Party{base.parties().begin()->id, "Amazon", PartyKind::hyperscaler, {}, "AMZN", "US", ""}));
}

TEST(Import, TakesTheSameFlowForTheSameAndAnotherForAnother)
{
    const Book base = bookWith({{"flows", "payer,payee,amount,deal,note\nA,B,1,D,first\nA,B,1,D,second\n"}});
    EXPECT_EQ(base.flows().size(), 2U);
    EXPECT_THAT(importOf({{"flows", "payer,payee,amount,deal\nA,B,1,D\nA,B,1,D\n"}}, base).changes, IsEmpty());
    EXPECT_EQ(importOf({{"flows", "payer,payee,amount,deal\nA,B,1,D\nA,B,1,D\nA,B,1,D\n"}}, base).changes.size(), 1U)
        << "each of the base answers to one row";
    EXPECT_EQ(importOf({{"flows", "payer,payee,amount,deal,note\nA,B,1,D,third\n"}}, base).changes.size(), 1U);
    EXPECT_THAT(importOf({{"flows", "payer,payee,amount,deal,note\nA,B,1,D,second\nA,B,1,D,\n"}}, base).changes,
                IsEmpty())
        << "a row that agrees in all fields is served first";
}

TEST(Import, ManyEqualRowsAreMatchedInNoTimeToSpeakOf)
{
    std::string csv = "payer,payee,amount,deal\n";
    for (int i = 0; i < 50'000; ++i) {
        csv += "A,B,1,D\n";
    }
    const Book base = bookWith({{"flows", csv}});
    EXPECT_EQ(base.flows().size(), 50'000U);
    EXPECT_THAT(importOf({{"flows", csv}}, base).changes, IsEmpty());
}

TEST(Import, RefusesARecordThatStandsTwiceInATable)
{
    const ImportProblem party = soleProblem(importOf({{"parties", "name\nAmazon\nOpenAI\nAmazon\n"}}));
    EXPECT_EQ(party.kind, Kind::duplicate);
    EXPECT_EQ(place(party), "parties.csv:4 name 'Amazon'");
    EXPECT_THAT(party.expected, ElementsAre("2"));
    EXPECT_EQ(soleProblem(importOf({{"fx", "currency,date,rate\nEUR,2026-01-01,1\neur,2026-01-01,2\n"}})).kind,
              Kind::duplicate);
    EXPECT_EQ(soleProblem(importOf({{"parties", "name\nA\n"}, {"placements", "party,x,y\nA,1,1\nA,2,2\n"}})).kind,
              Kind::duplicate);
}

TEST(Import, SeveralTablesOfOneNameAreOneTable)
{
    const Book book =
        bookWith({{"parties", "name,kind\nAmazon,hyperscaler\n"}, {"parties", "name,country\nAmazon,US\n"}});
    EXPECT_EQ(sole<Party>(book).kind, PartyKind::hyperscaler);
    EXPECT_EQ(sole<Party>(book).country, "US");
}

TEST(Import, RefusesCirclesOfParentsAndConditions)
{
    const ImportProblem parents = soleProblem(importOf({{"parties", "name,parent\nA,B\nB,C\nC,A\n"}}));
    EXPECT_EQ(parents.kind, Kind::cycle);
    EXPECT_EQ(parents.columnName, "parent");
    EXPECT_EQ(soleProblem(importOf({{"parties", "name,parent\nA,A\n"}})).kind, Kind::cycle);
    EXPECT_EQ(soleProblem(importOf({{"conditions", "title,any_of\nA,\"B; C\"\nB,\nC,A\n"}})).columnName, "any_of");
    EXPECT_EQ(bookWith({{"conditions", "title,any_of\nA,\"B; C\"\nB,C\nC,\n"}}).conditions().size(), 3U)
        << "two ways to one condition are no circle";
}

TEST(Import, RemarksOnNamesThatOnlyTheirCaseTellsApart)
{
    const Import import = importOf({{"parties", "name\nOpenAI\nOpenAi\n"}});
    EXPECT_THAT(import.problems, IsEmpty());
    ASSERT_EQ(import.remarks.size(), 1U);
    EXPECT_EQ(import.remarks[0].kind, Kind::similarNames);
    EXPECT_EQ(place(import.remarks[0]), "parties.csv:3 'OpenAi'");
    EXPECT_THAT(import.remarks[0].expected, ElementsAre("OpenAI"));
}

TEST(Import, NumbersItsRecordsInTheOrderOfTheTables)
{
    const Book book = bookWith({{"flows", "payer,payee,amount,deal\nA,B,3,D\nA,B,1,D\nA,B,2,D\n"}});
    std::vector<Minor> amounts;
    for (const Flow& flow : book.flows()) {
        amounts.push_back(flow.amount);
    }
    EXPECT_THAT(amounts, ElementsAre(300, 100, 200)) << "ids grow with the rows";
}

} // namespace
} // namespace roundtrip
