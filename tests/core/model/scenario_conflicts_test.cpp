// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios: they follow the base in all that they do not name, and what no longer fits is told with both values.
#include "core/model/change_text.h"
#include "core/model/check.h"
#include "core/model/edits.h"
#include "core/model/scenario.h"
#include "tests/support/random_book.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ScenarioConflicts : public ::testing::Test {
protected:
    ScenarioConflicts()
    {
        perform(book, addParty(book, "Amazon"));
        perform(book, addParty(book, "OpenAI"));
        amazon = book.parties().begin()->id;
        openAi = std::next(book.parties().begin())->id;
        Flow draft;
        draft.payer = amazon;
        draft.payee = openAi;
        draft.amount = 50;
        flow = FlowId{perform(book, addFlow(book, draft))};
        scenario = ScenarioId{perform(book, addScenario(book, "Less"))};
    }

    static Uuid perform(Book& in, const Edit& edit)
    {
        EXPECT_THAT(edit.faults, IsEmpty());
        EXPECT_THAT(roundtrip::apply(in, edit.changes), IsEmpty());
        return edit.record.id;
    }
    // An edit made inside the scenario.
    Uuid performInside(const auto& edit)
    {
        const Edit made = edit(scenarioBook(book, scenario).book);
        EXPECT_THAT(made.faults, IsEmpty());
        EXPECT_THAT(roundtrip::apply(book, insideScenario(book, scenario, made.changes)), IsEmpty());
        return made.record.id;
    }
    void setAmountInside(Minor amount)
    {
        performInside([&](const Book& in) { return setField(in, flowKey(), "amount", amount); });
    }
    RecordKey flowKey() const { return {RecordKind::flow, flow.value}; }
    ScenarioBook inside() const { return scenarioBook(book, scenario); }

    Book book;
    PartyId amazon;
    PartyId openAi;
    FlowId flow;
    ScenarioId scenario;
};

TEST_F(ScenarioConflicts, AnEditInsideOneLeavesTheBaseAsItWas)
{
    setAmountInside(30);
    EXPECT_EQ(book.find(flow)->amount, 50);
    EXPECT_EQ(inside().book.find(flow)->amount, 30);
    EXPECT_EQ(stepsOf(book, scenario).size(), 1U);
}

TEST_F(ScenarioConflicts, FollowTheBaseInAllElse)
{
    setAmountInside(30);
    perform(book, setField(book, flowKey(), "note", "New in the base"));
    perform(book, renameParty(book, openAi, "Open AI"));
    const ScenarioBook now = inside();
    EXPECT_THAT(now.conflicts, IsEmpty());
    EXPECT_EQ(now.book.find(flow)->note, "New in the base");
    EXPECT_EQ(now.book.find(flow)->amount, 30);
    EXPECT_EQ(now.book.find(openAi)->name, "Open AI");
}

TEST_F(ScenarioConflicts, AFieldThatBothChangedIsAConflictWithBothValues)
{
    setAmountInside(30);
    perform(book, setField(book, flowKey(), "amount", Minor{40}));
    const ScenarioBook now = inside();
    EXPECT_THAT(now.conflicts, ElementsAre(Conflict{flowKey(), Conflict::Kind::differs, "amount", Value{Minor{50}},
                                                    Value{Minor{40}}}));
    EXPECT_EQ(now.book.find(flow)->amount, 40) << "the step is left out";
    const auto found = problems(book);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, ProblemKind::stepConflict);
    EXPECT_EQ(found[0].detail, "amount");
}

TEST_F(ScenarioConflicts, AStepOnARecordThatTheBaseRemovedIsAConflict)
{
    setAmountInside(30);
    perform(book, removeFlow(book, flow));
    EXPECT_THAT(inside().conflicts, ElementsAre(Conflict{flowKey(), Conflict::Kind::notThere, {}, {}, {}}));
}

TEST_F(ScenarioConflicts, ARemovalOfARecordThatTheBaseAlteredIsAConflict)
{
    performInside([&](const Book& in) { return removeFlow(in, flow); });
    EXPECT_EQ(inside().book.find(flow), nullptr);
    perform(book, setField(book, flowKey(), "amount", Minor{40}));
    const ScenarioBook now = inside();
    ASSERT_EQ(now.conflicts.size(), 1U);
    EXPECT_EQ(now.conflicts[0].field, "amount");
    EXPECT_NE(now.book.find(flow), nullptr);
}

TEST_F(ScenarioConflicts, LaterStepsThatHangOnALostOneAreConflictsToo)
{
    setAmountInside(30);
    setAmountInside(20);
    perform(book, setField(book, flowKey(), "amount", Minor{40}));
    EXPECT_EQ(inside().conflicts.size(), 2U) << "30 is never there for the second to start from";
    perform(book, setField(book, flowKey(), "amount", Minor{50}));
    EXPECT_THAT(inside().conflicts, IsEmpty()) << "back to where it began, all fits again";
    EXPECT_EQ(inside().book.find(flow)->amount, 20);
}

TEST_F(ScenarioConflicts, WhatIsMadeInsideCanBeEditedInside)
{
    const PartyId oracle{performInside([](const Book& in) { return addParty(in, "Oracle"); })};
    performInside([&](const Book& in) { return renameParty(in, oracle, "Oracle Corp"); });
    performInside([&](const Book& in) {
        Flow draft;
        draft.payer = openAi;
        draft.payee = oracle;
        draft.amount = 7;
        return addFlow(in, draft);
    });
    EXPECT_EQ(book.find(oracle), nullptr);
    EXPECT_EQ(inside().book.find(oracle)->name, "Oracle Corp");
    EXPECT_EQ(inside().book.flows().size(), 2U);
    performInside([&](const Book& in) { return removeParty(in, oracle); });
    EXPECT_EQ(inside().book.flows().size(), 1U);
    EXPECT_THAT(inside().conflicts, IsEmpty());
}

TEST_F(ScenarioConflicts, CardsBelongToTheBase)
{
    const std::vector<CardSpot> spots{{amazon, 3, 4}};
    performInside([&](const Book& in) { return movePlacement(in, spots); });
    EXPECT_EQ(book.all<Placement>().size(), 1U);
    EXPECT_TRUE(stepsOf(book, scenario).empty());
}

TEST_F(ScenarioConflicts, AStepThatCannotBeReadIsAConflictAndAProblem)
{
    book.put(Step{newId<Step>(), scenario, 1, "nonsense"});
    const ScenarioBook now = inside();
    ASSERT_EQ(now.conflicts.size(), 1U);
    EXPECT_EQ(now.conflicts[0].kind, Conflict::Kind::doesNotFit);
    EXPECT_EQ(now.conflicts[0].found, Value{}) << "there is nothing to compare";
    ASSERT_EQ(problems(book).size(), 1U);
    EXPECT_EQ(problems(book)[0].kind, ProblemKind::stepUnreadable);
}

TEST_F(ScenarioConflicts, StepsApplyByPositionThenById)
{
    const auto step = [&](std::int64_t position, Minor from, Minor to) {
        const Change change = Altered{flowKey(), {{"amount", Value{from}, Value{to}}}};
        book.put(Step{newId<Step>(), scenario, position, encoded({change})});
    };
    step(2, 30, 20);
    step(1, 50, 30);
    step(2, 20, 10);
    EXPECT_THAT(inside().conflicts, IsEmpty());
    EXPECT_EQ(inside().book.find(flow)->amount, 10);
}

TEST(ScenarioBooks, ABookInsideOneIsTheBaseWithItsDifference)
{
    for (unsigned seed = 0; seed < 150; ++seed) {
        support::RandomBook random(seed);
        const Book base = random.make();
        for (const Scenario& scenario : base.all<Scenario>()) {
            const ScenarioBook inside = scenarioBook(base, scenario.id);
            ASSERT_THAT(inside.conflicts, IsEmpty()) << seed;
            ASSERT_THAT(faultsOf(inside.book), IsEmpty()) << seed;
            Book patched = base;
            ASSERT_THAT(roundtrip::apply(patched, difference(base, inside.book)), IsEmpty()) << seed;
            ASSERT_TRUE(patched == inside.book) << seed;
        }
    }
}

} // namespace
} // namespace roundtrip
