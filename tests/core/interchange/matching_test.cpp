// SPDX-License-Identifier: GPL-3.0-or-later
// Tables by other words: which of ours they are taken for, column by column.
#include "core/interchange/matching.h"

#include "tests/core/interchange/sheets.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

SheetUse useOf(const std::string& text, const std::string& name = "my deals 2026")
{
    return guessedUse(sheetsOf({{name, text}}).front());
}

TEST(Matching, TakesATableThatSpeaksOurWordsAsItIs)
{
    EXPECT_EQ(useOf("payer\tpayee\tamount\tstart\nA\tB\t1\t\n"), (SheetUse{"flows", {}}));
    EXPECT_EQ(useOf("name,kind\nA,lab\n"), (SheetUse{"parties", {}}));
    EXPECT_EQ(useOf("one,two\nA,B\n"), SheetUse{});
}

TEST(Matching, FindsOtherWordsForColumnsAndWhatAmountsCount)
{
    EXPECT_EQ(useOf("Investor,Recipient,Deal size (USD bn),Date\nAmazon,OpenAI,50,2026-02-27\n"),
              (SheetUse{"flows", {{0, {"payer", ""}}, {1, {"payee", ""}}, {2, {"amount", "B"}}, {3, {"start", ""}}}}));
    EXPECT_EQ(useOf("From,To,$m\nA,B,5\n").columns.at(2), (ColumnUse{"amount", "M"}));
    EXPECT_EQ(useOf("payer,payee,Amount in millions\nA,B,5\n").columns,
              (std::map<std::size_t, ColumnUse>{{2, {"amount", "M"}}}));
    EXPECT_EQ(useOf("company,Fiscal year,Metric,USD\nA,2025,revenue,5\n").table, "metrics");
}

// Gephi's table of edges: Source, Target, Type (Directed), Id, Label, Weight.
TEST(Matching, TakesAListOfEdgesForFlowsAndLeavesWordsThatDoNotFit)
{
    const SheetUse use = useOf("Source,Target,Type,Id,Label,Weight\nA,B,Directed,1,a deal,5\n", "edges");
    EXPECT_EQ(use.table, "flows");
    EXPECT_THAT(use.columns, ElementsAre(Pair(0, ColumnUse{"payer", ""}), Pair(1, ColumnUse{"payee", ""}),
                                         Pair(4, ColumnUse{"deal", ""}), Pair(5, ColumnUse{"amount", ""})))
        << "Directed is no instrument";
}

TEST(Matching, KeepsASourceThatIsNotBesideATarget)
{
    EXPECT_EQ(useOf("payer,payee,amount,source\nA,B,1,a paper\n", "flows").columns,
              (std::map<std::size_t, ColumnUse>{}));
}

TEST(Matching, GuessesNoColumnTwice)
{
    const SheetUse use = useOf("payer,from,payee,amount\nA,C,B,1\n", "flows");
    EXPECT_THAT(use.columns, IsEmpty()) << "who pays is known already";
}

TEST(Matching, AUnitGoesBehindPlainNumbersOnly)
{
    const auto sheets =
        withUses(sheetsOf({{"x", "from,to,bn\nA,B,50\nA,B,1.5\nA,B,300M\nA,B,\nA,B,tbd\n"}}),
                 std::vector<SheetUse>{{"flows", {{0, {"payer", ""}}, {1, {"payee", ""}}, {2, {"amount", "B"}}}}});
    const auto amount = [&](std::size_t row) { return sheets[0].rows[row][2].text; };
    EXPECT_EQ(amount(0), "50B");
    EXPECT_EQ(amount(1), "1.5B");
    EXPECT_EQ(amount(2), "300M") << "it says itself what it counts";
    EXPECT_EQ(amount(3), "");
    EXPECT_EQ(amount(4), "tbd");
}

TEST(Matching, WhatIsTakenComesInToTheCent)
{
    const auto sheets = sheetsOf({{"x", "Buyer,Seller,Value (USD millions),Colour\nMeta,Oracle,14250.5,red\n"}});
    const std::vector<SheetUse> uses{guessedUse(sheets.front())};
    const Import import = importTables({}, withUses(sheets, uses), UnknownColumns::keepInNote);
    ASSERT_THAT(import.problems, IsEmpty());
    Book book;
    roundtrip::apply(book, import.changes);
    EXPECT_EQ(sole<Flow>(book).amount, 14'250'500'000'00) << "14,250.5 million dollars in cents";
    EXPECT_EQ(sole<Flow>(book).note, "Colour: red");
}

TEST(Matching, AColumnOrASheetIsLeftOut)
{
    const auto sheets = withUses(sheetsOf({{"parties", "name,country\nA,US\n"}, {"odd", "x\n1\n"}}),
                                 std::vector<SheetUse>{{"parties", {{1, {"", ""}}}}, {"", {}}});
    EXPECT_EQ(sheets[0].header[1].text, "");
    EXPECT_EQ(sheets[0].rows[0][1].text, "");
    EXPECT_EQ(sheets[1].name, "");
    EXPECT_THAT(sheets[1].rows, IsEmpty());
}

} // namespace
} // namespace roundtrip
