// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios: taking a record's part out of one, back to the base or into it.
#include "core/model/scenario.h"

#include "core/model/collapses.h"
#include "tests/support/book_lines.h"
#include "tests/support/random_book.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using support::RandomBook;
using testing::bookOf;

// A base and one scenario that is edited.
class InAScenario : public ::testing::Test {
protected:
    Book shown() const { return scenarioBook(base, scenario).book; }
    void edit(const Edit& edit)
    {
        ASSERT_TRUE(edit.good());
        ASSERT_TRUE(roundtrip::apply(base, insideScenario(base, scenario, edit.changes)).empty());
    }
    void perform(const Edit& edit)
    {
        ASSERT_TRUE(edit.good());
        ASSERT_TRUE(roundtrip::apply(base, edit.changes).empty());
    }
    RecordKey flow(std::string_view payer, std::string_view payee) const
    {
        const Book book = shown();
        for (const Flow& flow : book.flows()) {
            if (book.find(flow.payer)->name == payer && book.find(flow.payee)->name == payee) {
                return keyOf(flow);
            }
        }
        throw std::runtime_error("no such flow");
    }
    Flow flowOf(std::string_view payer, std::string_view payee, Minor amount) const
    {
        Flow draft;
        draft.payer = testing::party(shown(), payer);
        draft.payee = testing::party(shown(), payee);
        draft.amount = amount;
        return draft;
    }
    void start(std::string_view lines)
    {
        base = bookOf(lines);
        const Edit made = addScenario(base, "What if");
        scenario = {made.record.id};
        perform(made);
        untouched = base;
    }

    Book base;
    Book untouched; // the base with the empty scenario
    ScenarioId scenario;
};

TEST_F(InAScenario, AResetFieldIsTheBasesAgainAndTheOthersStay)
{
    start("Amazon > OpenAI 50B equity 2026-02-01");
    const RecordKey flow = this->flow("Amazon", "OpenAI");
    edit(setField(shown(), flow, "amount", toValue(Minor{70})));
    edit(setField(shown(), flow, "note", Value("Why not")));
    edit(setField(shown(), flow, "amount", toValue(Minor{80})));
    perform(resetField(base, scenario, flow, "amount"));
    const Book now = shown();
    const Flow* row = now.find(FlowId{flow.id});
    ASSERT_NE(row, nullptr);
    EXPECT_EQ(row->amount, testing::amount("50B"));
    EXPECT_EQ(row->note, "Why not");
    EXPECT_EQ(stepsOf(base, scenario).size(), 1U); // of three, the one that says the note
}

TEST_F(InAScenario, AResetFieldHasTheClaimThatTheBaseChose)
{
    start("Amazon > OpenAI 50B equity 2026-02-01");
    const RecordKey flow = this->flow("Amazon", "OpenAI");
    const Claim claim{newId<Claim>(),
                      RecordKind::flow,
                      flow.id,
                      "amount",
                      std::to_string(testing::amount("50B")),
                      "8-K",
                      {},
                      {},
                      true};
    base.put(claim);
    edit(setField(shown(), flow, "amount", toValue(Minor{70})));
    ASSERT_FALSE(shown().find(claim.id)->chosen); // it says other than the record now does
    perform(resetField(base, scenario, flow, "amount"));
    EXPECT_TRUE(shown().find(claim.id)->chosen);
    EXPECT_TRUE(stepsOf(base, scenario).empty());
}

TEST_F(InAScenario, AResetPartyThatWasAddedTakesItsFlowsWithIt)
{
    start("Amazon > OpenAI 50B equity 2026-02-01");
    const Edit party = addParty(shown(), "Newcomer");
    edit(party);
    edit(addFlow(shown(), flowOf("Newcomer", "OpenAI", 100)));
    ASSERT_EQ(shown().flows().size(), 2U);
    perform(resetRecords(base, scenario, {party.record}));
    EXPECT_EQ(base, untouched);
}

TEST_F(InAScenario, AResetFlowThatWasRemovedComesBackWithItsDealAndItsParties)
{
    start("Amazon > OpenAI 50B equity 2026-02-01\nGoogle > Anthropic 10B equity 2026-02-01");
    const RecordKey flow = this->flow("Amazon", "OpenAI");
    edit(removeParty(shown(), testing::party(base, "Amazon")));
    ASSERT_EQ(shown().flows().size(), 1U);
    perform(resetRecords(base, scenario, {flow}));
    EXPECT_EQ(base, untouched);
}

TEST_F(InAScenario, APromotedFlowBringsItsNewPartyIntoTheBase)
{
    start("Amazon > OpenAI 50B equity 2026-02-01");
    edit(addParty(shown(), "Newcomer"));
    edit(addParty(shown(), "Bystander"));
    const Edit flow = addFlow(shown(), flowOf("Newcomer", "OpenAI", 100));
    edit(flow);
    const Book before = shown();
    perform(promoteRecords(base, scenario, {flow.record}));
    EXPECT_NE(base.find(FlowId{flow.record.id}), nullptr);
    EXPECT_NO_THROW(testing::party(base, "Newcomer"));
    EXPECT_EQ(stepsOf(base, scenario).size(), 1U); // only Bystander is the scenario's own
    EXPECT_EQ(shown().parties(), before.parties());
    EXPECT_EQ(shown().flows(), before.flows());
}

TEST_F(InAScenario, APromotedRemovalIsARemoval)
{
    start("Amazon > OpenAI 50B equity 2026-02-01\nGoogle > Anthropic 10B equity 2026-02-01");
    const PartyId amazon = testing::party(base, "Amazon");
    edit(removeParty(shown(), amazon));
    perform(promoteRecords(base, scenario, {{RecordKind::party, amazon.value}}));
    EXPECT_EQ(base.find(amazon), nullptr);
    EXPECT_EQ(base.flows().size(), 1U);
    EXPECT_TRUE(stepsOf(base, scenario).empty());
}

TEST_F(InAScenario, AResetThatWouldBreakARuleIsRefused)
{
    start("party Amazon\nparty Google");
    const PartyId amazon = testing::party(base, "Amazon");
    edit(removeParty(shown(), amazon));
    edit(addParty(shown(), "Amazon")); // the name is free there
    const Edit back = resetRecords(base, scenario, {{RecordKind::party, amazon.value}});
    ASSERT_FALSE(back.good());
    EXPECT_EQ(back.faults.front().fault, Fault::taken);
    EXPECT_TRUE(back.changes.empty());
}

// By itself neither gets its name back, as the other has it.
TEST_F(InAScenario, TwoThatChangedNamesAreResetTogether)
{
    start("party Amazon\nparty Google");
    const PartyId amazon = testing::party(base, "Amazon");
    const PartyId google = testing::party(base, "Google");
    edit(renameParty(shown(), amazon, "Neither"));
    edit(renameParty(shown(), google, "Amazon"));
    edit(renameParty(shown(), amazon, "Google"));
    const RecordKey first{RecordKind::party, amazon.value};
    const RecordKey second{RecordKind::party, google.value};
    EXPECT_FALSE(resetRecords(base, scenario, {first}).good());
    EXPECT_FALSE(promoteRecords(base, scenario, {second}).good());
    const Edit both = promoteRecords(base, scenario, {first, second});
    ASSERT_TRUE(both.good());
    Book promoted = base;
    ASSERT_TRUE(roundtrip::apply(promoted, both.changes).empty());
    EXPECT_EQ(promoted.parties(), shown().parties());
    perform(resetRecords(base, scenario, {first, second}));
    EXPECT_EQ(base, untouched);
}

TEST_F(InAScenario, ACardOfAPartyThatOnlyTheScenarioHasIsPlacedThere)
{
    start("Amazon > OpenAI 50B equity 2026-02-01");
    const Edit party = addParty(shown(), "Newcomer");
    edit(party);
    const CardSpot amazon{testing::party(base, "Amazon"), 1, 2, true};
    const CardSpot newcomer{{party.record.id}, 3, 4, true};
    edit(movePlacement(shown(), std::vector{amazon, newcomer}));
    ASSERT_EQ(base.all<Placement>().size(), 1U); // the base knows nothing of the newcomer
    EXPECT_EQ(base.all<Placement>().begin()->party, amazon.party);
    EXPECT_EQ(shown().all<Placement>().size(), 2U);
    perform(promoteRecords(base, scenario, {party.record}));
    EXPECT_EQ(base.all<Placement>().size(), 2U);
    EXPECT_TRUE(stepsOf(base, scenario).empty());
}

TEST_F(InAScenario, APartyThatIsTakenOutKeepsItsPlaceInTheBaseAndThatItIsCollapsed)
{
    start("party Google\nparty DeepMind parent:Google\nGoogle > DeepMind 10B equity 2026-02-01");
    const PartyId google = testing::party(base, "Google");
    perform(movePlacement(base, std::vector{CardSpot{google, 30, 40, true}}));
    perform(collapseJust(base, {{google}, {}}));
    untouched = base;
    const RecordKey key{RecordKind::party, google.value};
    edit(removeParty(shown(), google));
    EXPECT_EQ(base.all<Placement>(), untouched.all<Placement>());
    EXPECT_EQ(base.all<Collapse>(), untouched.all<Collapse>());
    EXPECT_EQ(shown().all<Placement>().size(), 0U) << "there is no card there";
    EXPECT_EQ(collapsedIn(shown()), Collapsed{});
    EXPECT_TRUE(faultsOf(shown()).empty());
    const Book removed = base;
    perform(resetRecords(base, scenario, {key}));
    EXPECT_EQ(shown().all<Placement>(), untouched.all<Placement>()) << "it stands where it stood";
    EXPECT_EQ(shown().all<Collapse>(), untouched.all<Collapse>());
    base = removed;
    perform(promoteRecords(base, scenario, {key}));
    EXPECT_EQ(base.all<Placement>().size() + base.all<Collapse>().size(), 0U) << "with its party";
    EXPECT_TRUE(faultsOf(base).empty());
}

TEST_F(InAScenario, APlaceOfAPartyThatIsTakenOutCanStillBeMovedInTheBase)
{
    start("Amazon > OpenAI 50B equity 2026-02-01");
    const PartyId amazon = testing::party(base, "Amazon");
    edit(removeParty(shown(), amazon));
    perform(movePlacement(base, std::vector{CardSpot{amazon, 5, 6, true}}));
    EXPECT_EQ(base.all<Placement>().size(), 1U);
    EXPECT_TRUE(faultsOf(shown()).empty());
    EXPECT_TRUE(scenarioBook(base, scenario).conflicts.empty());
}

Book withoutSteps(Book book)
{
    const Table<Step> steps = book.all<Step>();
    for (const Step& step : steps) {
        book.erase(step.id);
    }
    return book;
}

// For any book: resetting all that is other leads to the base, promoting all of it to what the scenario showed.
TEST(AnyScenario, ResetOrPromotedRecordByRecordLeavesNoDifference)
{
    int others = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        const Book book = RandomBook(seed).make();
        for (const Scenario& scenario : book.all<Scenario>()) {
            const Book shown = scenarioBook(book, scenario.id).book;
            Book reset = book;
            Book promoted = book;
            for (const Change& change : difference(book, shown)) {
                ++others;
                const Edit back = resetRecords(reset, scenario.id, {recordOf(change)});
                ASSERT_TRUE(back.good()) << seed;
                ASSERT_TRUE(roundtrip::apply(reset, back.changes).empty()) << seed;
                const Edit into = promoteRecords(promoted, scenario.id, {recordOf(change)});
                ASSERT_TRUE(into.good()) << seed;
                ASSERT_TRUE(roundtrip::apply(promoted, into.changes).empty()) << seed;
            }
            EXPECT_EQ(withoutSteps(scenarioBook(reset, scenario.id).book), withoutSteps(book)) << seed;
            EXPECT_EQ(withoutSteps(promoted), withoutSteps(shown)) << seed;
            std::vector<RecordKey> all;
            for (const Change& change : difference(book, shown)) {
                all.push_back(recordOf(change));
            }
            Book atOnce = book;
            ASSERT_TRUE(roundtrip::apply(atOnce, resetRecords(book, scenario.id, all).changes).empty()) << seed;
            EXPECT_EQ(withoutSteps(scenarioBook(atOnce, scenario.id).book), withoutSteps(book)) << seed;
            atOnce = book;
            ASSERT_TRUE(roundtrip::apply(atOnce, promoteRecords(book, scenario.id, all).changes).empty()) << seed;
            EXPECT_EQ(withoutSteps(atOnce), withoutSteps(shown)) << seed;
        }
    }
    EXPECT_GT(others, 300); // else nothing was tried
}

} // namespace
} // namespace roundtrip
