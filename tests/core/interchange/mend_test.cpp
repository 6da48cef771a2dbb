// SPDX-License-Identifier: GPL-3.0-or-later
// What can be mended in tables before they are imported: cells, columns, and parties under two names.
#include "core/interchange/mend.h"

#include "tests/core/interchange/sheets.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Book parties(const std::string& names)
{
    return bookWith({{"parties", "name\n" + names}});
}

std::vector<Sheet> paying(const std::string& names)
{
    std::string text = "payer,payee,amount\n";
    for (const std::string_view rest = names; const char c : rest) {
        text += c == '\n' ? std::string(",Someone else entirely,1B\n") : std::string(1, c);
    }
    return sheetsOf({{"flows", text}});
}

TEST(Mend, FindsTheCellThatAProblemIsAboutAndCuresIt)
{
    std::vector<Sheet> sheets = sheetsOf({{"flows", "payer,payee,amount\nA,B,1B\n\nA,B,nonsense\n"}});
    const ImportProblem problem = soleProblem(importTables({}, sheets));
    const auto spot = cellOf(sheets, problem);
    ASSERT_TRUE(spot);
    EXPECT_EQ(*spot, (CellSpot{0, 1, 2}));
    sheets[0].rows[1][2].text = "2B";
    EXPECT_THAT(importTables({}, sheets).problems, IsEmpty());
}

TEST(Mend, KnowsNoCellOfAProblemOfATable)
{
    const std::vector<Sheet> sheets = sheetsOf({{"flows", "payer,payee\nA,B\n"}});
    EXPECT_FALSE(cellOf(sheets, soleProblem(importTables({}, sheets))));
}

TEST(Mend, NamesAreAlikeButForCasePunctuationAndLegalForm)
{
    const Book base = parties("Nvidia\nAcme Widgets\nS A Foods\n");
    EXPECT_THAT(partiesAlike(base, paying("NVIDIA Corp.\n\"Acme-Widgets, Inc.\"\nS.A.\n")),
                ElementsAre(SameParty{"Acme-Widgets, Inc.", "Acme Widgets"}, SameParty{"NVIDIA Corp.", "Nvidia"}));
}

// Oracle has six letters: one mistake; CoreWeave nine: two; Meta four: none.
TEST(Mend, NamesAreAlmostAlikeByFewMistakesForTheirLength)
{
    const Book base = parties("CoreWeave\nMeta\nOracle\n");
    EXPECT_THAT(partiesAlike(base, paying("Orcale\nKoreWeev\nBeta\nOrkale\n")),
                ElementsAre(SameParty{"Orcale", "Oracle"}));
    EXPECT_THAT(partiesAlike(base, paying("KoreWeafe\n")), ElementsAre(SameParty{"KoreWeafe", "CoreWeave"}));
}

TEST(Mend, SuggestsNothingForWhatTheBaseHasByThatName)
{
    EXPECT_THAT(partiesAlike(parties("Acme\nAcme Inc\n"), paying("Acme Inc\nAcme\n")), IsEmpty());
}

TEST(Mend, APartyIsPutUnderItsOtherNameWhereverItIsNamed)
{
    const Book base = parties("Nvidia\nOpenAI\n");
    const std::vector<Sheet> sheets =
        sheetsOf({{"parties", "name,country\nNVIDIA Inc,US\n"},
                  {"flows", "payer,payee,amount\nNVIDIA Inc,OpenAI,1B\n"},
                  {"claims", "table,record,field,value,source\nparties,NVIDIA Inc,country,US,a paper\n"}});
    const Import import = importTables(base, withParties(sheets, {{"NVIDIA Inc", "Nvidia"}}));
    ASSERT_THAT(import.problems, IsEmpty());
    Book book = base;
    roundtrip::apply(book, import.changes);
    EXPECT_EQ(book.parties().size(), 2U);
    EXPECT_EQ(named(book, &Party::name, "Nvidia")->country, "US");
    EXPECT_EQ(sole<Flow>(book).payer, named(book, &Party::name, "Nvidia")->id);
    EXPECT_EQ(sole<Claim>(book).recordId, named(book, &Party::name, "Nvidia")->id.value);
}

TEST(Mend, APartyIsPutUnderItsOtherNameInLists)
{
    const std::vector<Sheet> sheets =
        withParties(sheetsOf({{"loops", "parties,name\n\"NVIDIA Inc; \"\"A;B\"\"; OpenAI\",the first\n"}}),
                    {{"NVIDIA Inc", "Nvidia"}, {"A;B", "C"}});
    EXPECT_EQ(sheets[0].rows[0][0].text, "Nvidia; C; OpenAI");
    EXPECT_EQ(sheets[0].rows[0][1].text, "the first");
}

} // namespace
} // namespace roundtrip
