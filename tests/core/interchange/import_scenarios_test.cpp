// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios in tables: rows of fields become steps; what does not fit the base is told, not lost.
#include "core/model/change_text.h"
#include "core/model/scenario.h"
#include "tests/core/interchange/sheets.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = ImportProblemKind;

const Tables base{{"deals", "title,status\nD,announced\n"}, {"flows", "deal,payer,payee,amount\nD,A,B,5B\nD,B,A,2B\n"}};
const std::string columns = "scenario,step,record,id,field,before,after\n";

Tables withScenario(const std::string& rows)
{
    Tables out = base;
    out.emplace_back("scenarios", columns + rows);
    return out;
}

ScenarioBook inside(const Book& book, std::string_view name)
{
    const Scenario* scenario = scenarioNamed(book, name);
    EXPECT_NE(scenario, nullptr) << name;
    return scenario == nullptr ? ScenarioBook{} : scenarioBook(book, scenario->id);
}

TEST(ImportScenarios, AlterARecordByItsName)
{
    const Book book = bookWith(withScenario("Less,1,flow,D#1,amount,5B,3B\nLess,2,deals,D,status,announced,signed\n"));
    EXPECT_EQ(book.all<Step>().size(), 2U);
    const ScenarioBook less = inside(book, "Less");
    EXPECT_THAT(less.conflicts, IsEmpty());
    EXPECT_EQ(less.book.flows().begin()->amount, 300'000'000'000);
    EXPECT_EQ(sole<Deal>(less.book).status, DealStatus::signed_);
    EXPECT_EQ(book.flows().begin()->amount, 500'000'000'000) << "the base is as it was";
}

TEST(ImportScenarios, RowsOfOneRecordInOneStepAreOneChange)
{
    const Book book = bookWith(withScenario("Less,1,flow,D#1,amount,5B,3B\nLess,1,flow,D#1,note,,Cut\n"));
    const Step step = sole<Step>(book);
    EXPECT_EQ(decodedChanges(step.change)->size(), 1U);
    EXPECT_EQ(inside(book, "Less").book.flows().begin()->note, "Cut");
}

TEST(ImportScenarios, CreateAndRemoveRecords)
{
    const Book book = bookWith(withScenario("More,1,party,C,name,,C\n"
                                            "More,1,party,C,kind,,bank\n"
                                            "More,2,flow,D#3,payer,,C\n"
                                            "More,2,flow,D#3,payee,,A\n"
                                            "More,2,flow,D#3,instrument,,debt\n"
                                            "More,2,flow,D#3,amount,,7M\n"
                                            "More,3,flow,D#2,payer,B,\n"
                                            "More,3,flow,D#2,payee,A,\n"
                                            "More,3,flow,D#2,amount,2B,\n"
                                            "More,3,flow,D#2,deal,D,\n"
                                            "More,3,flow,D#2,instrument,equity,\n"
                                            "More,3,flow,D#2,currency,USD,\n"));
    const ScenarioBook more = inside(book, "More");
    EXPECT_THAT(more.conflicts, IsEmpty());
    std::vector<Flow> flows(more.book.flows().begin(), more.book.flows().end());
    ASSERT_EQ(flows.size(), 2U);
    EXPECT_EQ(flows[1].amount, 700'000'000);
    EXPECT_EQ(flows[1].instrument, Instrument::debt);
    EXPECT_EQ(more.book.find(flows[1].payer)->name, "C");
    EXPECT_EQ(named(more.book, &Party::name, "C")->kind, PartyKind::bank);
    EXPECT_EQ(named(book, &Party::name, "C"), nullptr);
}

TEST(ImportScenarios, WithoutStepsTakeOneForEachRunOfRowsAboutOneRecord)
{
    const Book book = bookWith({base[0],
                                base[1],
                                {"scenarios", "scenario,record,id,field,before,after\n"
                                              "Less,flow,D#1,amount,5B,3B\nLess,flow,D#1,note,,Cut\n"
                                              "Less,flow,D#2,amount,2B,1B\n"}});
    EXPECT_EQ(book.all<Step>().size(), 2U);
    EXPECT_THAT(inside(book, "Less").conflicts, IsEmpty());
}

TEST(ImportScenarios, MayBeDeclaredWithoutSteps)
{
    const Book book = bookWith({{"scenarios", "scenario,note\nNothing yet,To be thought of\n"}});
    EXPECT_EQ(sole<Scenario>(book).note, "To be thought of");
    EXPECT_TRUE(book.all<Step>().empty());
}

TEST(ImportScenarios, RemarkOnStepsThatDoNotFitTheBase)
{
    const Import import = importOf(withScenario("Less,1,flow,D#1,amount,4B,3B\n"));
    EXPECT_THAT(import.problems, IsEmpty());
    ASSERT_EQ(import.remarks.size(), 1U);
    EXPECT_EQ(import.remarks[0].kind, Kind::stepConflict);
    EXPECT_EQ(place(import.remarks[0]), "scenarios.csv:2 amount '4000000000.00'");
    EXPECT_THAT(import.remarks[0].expected, ElementsAre("5000000000.00"));
}

TEST(ImportScenarios, RefuseWhatMakesNoChange)
{
    const auto problem = [](const std::string& row) { return soleProblem(importOf(withScenario(row))); };
    EXPECT_EQ(problem("S,1,octopus,D,title,D,E\n").kind, Kind::unknownWord);
    EXPECT_EQ(problem("S,1,scenario,S,name,S,T\n").kind, Kind::unknownWord) << "a scenario has no scenarios";
    EXPECT_EQ(problem("S,1,flow,D#9,amount,1,2\n").kind, Kind::unknownRecord);
    EXPECT_EQ(problem("S,1,flow,D#1,colour,1,2\n").kind, Kind::unknownField);
    EXPECT_EQ(problem("S,one,flow,D#1,amount,1,2\n").kind, Kind::notANumber);
    EXPECT_EQ(problem("S,1,flow,D#1,amount,5B,\"1,5\"\n").kind, Kind::ambiguousAmount);
    EXPECT_EQ(place(problem("S,1,flow,D#1,amount,5B,\"1,5\"\n")), "scenarios.csv:2 after '1,5'");
    EXPECT_EQ(problem("S,1,flow,,amount,5B,1\n").kind, Kind::missingValue);
    EXPECT_EQ(problem("S,1,party,C,name,,D\n").kind, Kind::stepUnclear) << "it would be called D";
    EXPECT_EQ(problem(",1,party,C,name,,C\n").kind, Kind::missingValue);
}

TEST(ImportScenarios, TellRecordsApartThatWereCalledTheSameOneAfterTheOther)
{
    const Tables tables = withScenario("S,1,party,C,name,,C\nS,2,party,C,name,C,E\nS,3,party,C,name,,C\n");
    const Book book = bookWith(tables);
    EXPECT_EQ(inside(book, "S").book.parties().size(), 4U);
    EXPECT_THAT(importOf(tables, book).changes, IsEmpty());
}

TEST(ImportScenarios, NeverMakeTwoRecordsOfOneName)
{
    const ImportProblem renamed = soleProblem(importOf(withScenario("S,1,party,C,name,,C\nS,2,party,A,name,A,C\n")));
    EXPECT_EQ(renamed.kind, Kind::nameTaken);
    EXPECT_EQ(place(renamed), "scenarios.csv:3 id 'C'");
    const Book book = bookWith(withScenario("S,1,party,A,name,A,C\nS,2,party,A,name,,A\n"));
    EXPECT_EQ(inside(book, "S").book.parties().size(), 3U) << "a name that was given up is free";
}

TEST(ImportScenarios, ReplaceTheStepsOfAScenarioThatIsThere)
{
    const Tables first = withScenario("S,1,flow,D#1,amount,5B,3B\nS,2,party,C,name,,C\n");
    const Book book = bookWith(first);
    EXPECT_THAT(importOf(first, book).changes, IsEmpty()) << "the same steps stay as they are, ids and all";
    const Book other = bookWith({{"scenarios", columns + "S,1,flow,D#1,amount,5B,4B\n"}}, book);
    EXPECT_EQ(other.all<Step>().size(), 1U);
    EXPECT_EQ(inside(other, "S").book.flows().begin()->amount, 400'000'000'000);
    EXPECT_EQ(other.all<Scenario>().size(), 1U);
}

TEST(ImportScenarios, PlaceCardsOfPartiesThatTheyMake)
{
    Tables tables = withScenario("S,1,party,C,name,,C\n");
    tables.emplace_back("placements", "party,x,y,scenario\nC,1,2,S\nA,3,4,\n");
    const Book book = bookWith({tables[0], tables[1]});
    const Import import = importOf(tables, book);
    ASSERT_THAT(import.problems, IsEmpty());
    Book placed = book;
    ASSERT_THAT(roundtrip::apply(placed, import.changes), IsEmpty());
    const Party* made = nullptr;
    const ScenarioBook inS = inside(placed, "S");
    made = named(inS.book, &Party::name, "C");
    ASSERT_NE(made, nullptr);
    const auto& placements = placed.all<Placement>();
    EXPECT_TRUE(
        std::any_of(placements.begin(), placements.end(), [&](const Placement& p) { return p.party == made->id; }));
}

} // namespace
} // namespace roundtrip
