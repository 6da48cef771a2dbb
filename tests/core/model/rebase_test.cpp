// SPDX-License-Identifier: GPL-3.0-or-later
// Rebasing: each clash is told once with its three values, goes the way that was chosen, and nothing else moves.
#include "core/model/rebase.h"

#include <map>
#include <set>

#include "core/model/change_text.h"
#include "core/model/scenario.h"
#include "tests/support/random_book.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Kind = Clash::Kind;

const auto scenarios = [](const Clash&) { return Prevails::scenario; };
const auto bases = [](const Clash&) { return Prevails::base; };

class Rebase : public ::testing::Test {
protected:
    Rebase()
    {
        amazon = PartyId{perform(addParty(book, "Amazon"))};
        openAi = PartyId{perform(addParty(book, "OpenAI"))};
        Flow draft;
        draft.payer = amazon;
        draft.payee = openAi;
        draft.amount = 50;
        flow = FlowId{perform(addFlow(book, draft))};
        scenario = ScenarioId{perform(addScenario(book, "Less"))};
    }

    Uuid perform(const Edit& edit)
    {
        EXPECT_THAT(edit.faults, IsEmpty());
        EXPECT_THAT(roundtrip::apply(book, edit.changes), IsEmpty());
        return edit.record.id;
    }
    // An edit made inside the scenario.
    Uuid performInside(const auto& edit)
    {
        const Edit made = edit(inside().book);
        EXPECT_THAT(made.faults, IsEmpty());
        EXPECT_THAT(roundtrip::apply(book, insideScenario(book, scenario, made.changes)), IsEmpty());
        return made.record.id;
    }
    void setInside(std::string_view field, const Value& value)
    {
        performInside([&](const Book& in) { return setField(in, flowKey(), field, value); });
    }
    void set(std::string_view field, const Value& value) { perform(setField(book, flowKey(), field, value)); }
    RecordKey flowKey() const { return {RecordKind::flow, flow.value}; }
    ScenarioBook inside() const { return scenarioBook(book, scenario); }
    std::size_t steps() const { return stepsOf(book, scenario).size(); }

    Book book;
    PartyId amazon;
    PartyId openAi;
    FlowId flow;
    ScenarioId scenario;
};

TEST_F(Rebase, HasNothingToDoWhereAllFits)
{
    setInside("amount", Minor{30});
    set("note", Value{"New in the base"});
    EXPECT_THAT(clashes(book, scenario), IsEmpty());
    const Edit edit = rebased(book, scenario, bases);
    EXPECT_TRUE(edit.good());
    EXPECT_THAT(edit.changes, IsEmpty());
}

TEST_F(Rebase, TellsOfAFieldThatBothChangedOnceHoweverManyStepsChangedIt)
{
    setInside("amount", Minor{30});
    setInside("amount", Minor{20});
    set("amount", Minor{40});
    EXPECT_THAT(clashes(book, scenario),
                ElementsAre(Clash{
                    Kind::bothAltered, flowKey(), {{"amount", Value{Minor{50}}, Value{Minor{40}}, Value{Minor{20}}}}}));
}

TEST_F(Rebase, KeepsTheScenariosValueFromWhatTheBaseHasNow)
{
    setInside("amount", Minor{30});
    setInside("amount", Minor{20});
    setInside("note", Value{"Less"});
    set("amount", Minor{40});
    const std::vector<Step> before = stepsOf(book, scenario);
    perform(rebased(book, scenario, scenarios));
    const std::vector<Step> after = stepsOf(book, scenario);
    ASSERT_THAT(after, SizeIs(3));
    const Change first = Altered{flowKey(), {{"amount", Value{Minor{40}}, Value{Minor{30}}}}};
    EXPECT_EQ(after[0].change, encoded({first}));
    EXPECT_EQ(after[1], before[1]) << "from 30 to 20, as it was";
    EXPECT_EQ(after[2], before[2]);
    EXPECT_THAT(inside().conflicts, IsEmpty());
    EXPECT_EQ(inside().book.find(flow)->amount, 20);
    EXPECT_EQ(book.find(flow)->amount, 40) << "the base is not touched";
}

TEST_F(Rebase, TakesTheBasesValueOfAFieldAndLeavesTheOthers)
{
    setInside("amount", Minor{30});
    setInside("amount", Minor{20});
    setInside("note", Value{"Less"});
    set("amount", Minor{40});
    perform(rebased(book, scenario, bases));
    EXPECT_EQ(steps(), 1U) << "the note";
    EXPECT_THAT(inside().conflicts, IsEmpty());
    EXPECT_EQ(inside().book.find(flow)->amount, 40);
    EXPECT_EQ(inside().book.find(flow)->note, "Less");
}

TEST_F(Rebase, AsksForEachFieldByItself)
{
    const FieldValue wanted[] = {{"amount", Value{Minor{30}}}, {"note", Value{"Less"}}};
    performInside([&](const Book& in) { return setFields(in, flowKey(), wanted); });
    set("amount", Minor{40});
    set("note", Value{"More"});
    ASSERT_EQ(steps(), 1U) << "one step of two fields";
    perform(rebased(book, scenario, [](const Clash& clash) {
        return clash.fields.front().field == "note" ? Prevails::base : Prevails::scenario;
    }));
    EXPECT_THAT(inside().conflicts, IsEmpty());
    EXPECT_EQ(inside().book.find(flow)->amount, 30);
    EXPECT_EQ(inside().book.find(flow)->note, "More");
}

TEST_F(Rebase, IsOneListOfChangesThatReversedBringsAllBack)
{
    setInside("amount", Minor{30});
    set("amount", Minor{40});
    const Book before = book;
    const Edit edit = rebased(book, scenario, scenarios);
    perform(edit);
    EXPECT_FALSE(book == before);
    EXPECT_THAT(roundtrip::apply(book, reversed(edit.changes)), IsEmpty());
    EXPECT_TRUE(book == before);
}

TEST_F(Rebase, DoesNotAskWhereBothCameToTheSame)
{
    setInside("amount", Minor{40});
    set("amount", Minor{40});
    const auto found = clashes(book, scenario);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_FALSE(found[0].open());
    perform(rebased(book, scenario, [](const Clash&) {
        ADD_FAILURE() << "asked";
        return Prevails::base;
    }));
    EXPECT_EQ(steps(), 0U);
}

TEST_F(Rebase, DropsWhatWasAlteredOfARecordThatTheBaseRemoved)
{
    setInside("amount", Minor{30});
    setInside("amount", Minor{20});
    perform(removeFlow(book, flow));
    const auto found = clashes(book, scenario);
    EXPECT_THAT(found, ElementsAre(Clash{
                           Kind::alteredAndRemoved, flowKey(), {{"amount", Value{Minor{50}}, {}, Value{Minor{20}}}}}));
    EXPECT_FALSE(found[0].open());
    perform(rebased(book, scenario, scenarios));
    EXPECT_EQ(steps(), 0U);
    EXPECT_THAT(inside().conflicts, IsEmpty());
}

TEST_F(Rebase, RemovesInTheScenarioWhatTheBaseAltered)
{
    performInside([&](const Book& in) { return removeFlow(in, flow); });
    set("amount", Minor{40});
    EXPECT_THAT(
        clashes(book, scenario),
        ElementsAre(Clash{Kind::removedAndAltered, flowKey(), {{"amount", Value{Minor{50}}, Value{Minor{40}}, {}}}}));
    perform(rebased(book, scenario, scenarios));
    EXPECT_THAT(inside().conflicts, IsEmpty());
    EXPECT_EQ(inside().book.find(flow), nullptr);
    EXPECT_NE(book.find(flow), nullptr);
}

TEST_F(Rebase, AsksOnceOfARecordThatTheScenarioAlteredAndThenRemoved)
{
    setInside("amount", Minor{30});
    performInside([&](const Book& in) { return removeFlow(in, flow); });
    set("amount", Minor{40});
    set("note", Value{"More"});
    const auto found = clashes(book, scenario);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].kind, Kind::removedAndAltered);
    EXPECT_THAT(found[0].fields, ElementsAre(Clash::Field{"amount", Value{Minor{50}}, Value{Minor{40}}, {}},
                                             Clash::Field{"note", {}, Value{"More"}, {}}));
    perform(rebased(book, scenario, bases));
    EXPECT_EQ(inside().book.find(flow)->amount, 40);
    EXPECT_EQ(steps(), 0U);
}

TEST_F(Rebase, BringsBackWithARecordWhatItCannotBeWithout)
{
    performInside([&](const Book& in) { return removeParty(in, amazon); });
    set("amount", Minor{40});
    perform(rebased(book, scenario, bases));
    EXPECT_THAT(inside().conflicts, IsEmpty());
    ASSERT_NE(inside().book.find(flow), nullptr);
    EXPECT_EQ(inside().book.find(flow)->amount, 40);
    EXPECT_NE(inside().book.find(amazon), nullptr) << "its payer";
    EXPECT_THAT(faultsOf(inside().book), IsEmpty());
}

TEST_F(Rebase, DropsARemovalOfWhatTheBaseRemovedToo)
{
    performInside([&](const Book& in) { return removeFlow(in, flow); });
    perform(removeFlow(book, flow));
    for (const Clash& clash : clashes(book, scenario)) {
        EXPECT_EQ(clash.kind, Kind::bothRemoved);
    }
    perform(rebased(book, scenario, scenarios));
    EXPECT_EQ(steps(), 0U);
}

TEST_F(Rebase, OfARecordThatBothAddedTheDifferenceIsKeptOrDropped)
{
    const Party oracle{newId<Party>(), "Oracle", PartyKind::other, {}, "", "US", ""};
    Party known = oracle;
    known.country = "DE";
    performInside([&](const Book&) { return Edit{{Created{oracle}}, {}, keyOf(oracle)}; });
    book.put(known);
    EXPECT_THAT(clashes(book, scenario),
                ElementsAre(Clash{Kind::bothAdded, keyOf(oracle), {{"country", {}, Value{"DE"}, Value{"US"}}}}));
    const Book before = book;
    perform(rebased(book, scenario, scenarios));
    EXPECT_EQ(inside().book.find(oracle.id)->country, "US");
    EXPECT_THAT(inside().conflicts, IsEmpty());
    book = before;
    perform(rebased(book, scenario, bases));
    EXPECT_EQ(inside().book.find(oracle.id)->country, "DE");
    EXPECT_EQ(steps(), 0U);
}

TEST_F(Rebase, DropsAStepThatCannotBeRead)
{
    book.put(Step{newId<Step>(), scenario, 1, "nonsense"});
    const auto found = clashes(book, scenario);
    ASSERT_THAT(found, SizeIs(1));
    EXPECT_EQ(found[0].kind, Kind::unreadable);
    perform(rebased(book, scenario, scenarios));
    EXPECT_EQ(steps(), 0U);
}

TEST_F(Rebase, RefusesAMixtureThatBreaksARule)
{
    // The scenario pays 30 in one listed payment, the base 40 in one: of either the amount and the payments belong
    // together.
    const Date day = makeDate(2026, 5, 1).value();
    const auto paid = [&](Minor amount) {
        return std::vector<FieldValue>{{"amount", Value{amount}},
                                       {"schedule", toValue(ScheduleKind::custom)},
                                       {"payments", toValue(std::vector<DatedAmount>{{day, amount}})}};
    };
    performInside([&](const Book& in) { return setFields(in, flowKey(), paid(30)); });
    perform(setFields(book, flowKey(), paid(40)));
    const Edit mixed = rebased(book, scenario, [](const Clash& clash) {
        return clash.fields.front().field == "amount" ? Prevails::base : Prevails::scenario;
    });
    EXPECT_THAT(mixed.faults, ElementsAre(Invalid{flowKey(), "payments", Fault::paymentsSum}));
    EXPECT_THAT(mixed.changes, IsEmpty());
    perform(rebased(book, scenario, scenarios));
    EXPECT_EQ(inside().book.find(flow)->amount, 30);
    EXPECT_THAT(inside().conflicts, IsEmpty());
}

// One edit that leaves a valid book valid, of what the random scenarios of RandomBook touch as well.
Edit anyEdit(support::RandomBook& random, const Book& book)
{
    if (book.flows().empty()) {
        return renameParty(book, random.any<Party>(book).id, freePartyName(book, "R" + random.text()));
    }
    const Flow& flow = random.any<Flow>(book);
    switch (random.below(5)) {
    case 0: return removeFlow(book, flow.id);
    case 1: return renameParty(book, random.any<Party>(book).id, freePartyName(book, "R" + random.text()));
    case 2: return changeField(book, keyOf(flow), "amount", Minor{random.below(1000) + 1});
    case 3: return setField(book, keyOf(flow), "firmness", toValue(random.wordOf<Firmness>()));
    default: return setField(book, keyOf(flow), "note", Value{"B" + random.text()});
    }
}

// Whether a step says anything of a record that clashes, or of what hangs on one.
bool isOf(const Step& step, const std::set<RecordKey>& records)
{
    const auto changes = decodedChanges(step.change);
    return std::any_of(changes->begin(), changes->end(),
                       [&](const Change& change) { return records.contains(recordOf(change)); });
}

TEST(Rebases, LeaveNoConflictAndAllOtherStepsForRandomBooksAndChoices)
{
    int met = 0;
    int refused = 0;
    for (unsigned seed = 0; seed < 400; ++seed) {
        support::RandomBook random(seed);
        const Book made = random.make();
        for (const Scenario& one : made.all<Scenario>()) {
            Book book = made;
            const ScenarioId scenario = one.id;
            for (int i = 4; i > 0; --i) {
                roundtrip::apply(
                    book, insideScenario(book, scenario, anyEdit(random, scenarioBook(book, scenario).book).changes));
            }
            ASSERT_THAT(clashes(book, scenario), IsEmpty()) << seed;
            for (int i = 4; i > 0; --i) {
                roundtrip::apply(book, anyEdit(random, book).changes);
            }
            const std::vector<Clash> found = clashes(book, scenario);
            ASSERT_EQ(found.empty(), scenarioBook(book, scenario).conflicts.empty()) << seed;
            met += static_cast<int>(found.size());

            std::map<std::pair<RecordKey, std::string_view>, Prevails> chosen;
            bool anyBase = false;
            const Edit edit = rebased(book, scenario, [&](const Clash& clash) {
                const Prevails side = random.below(2) == 0 ? Prevails::base : Prevails::scenario;
                anyBase = anyBase || side == Prevails::base;
                if (clash.kind == Kind::bothAltered) {
                    chosen[{clash.record, clash.fields.front().field}] = side;
                }
                return side;
            });
            if (!edit.good()) {
                ++refused;
                continue;
            }
            Book after = book;
            ASSERT_THAT(roundtrip::apply(after, edit.changes), IsEmpty()) << seed;
            const ScenarioBook inside = scenarioBook(after, scenario);
            ASSERT_THAT(inside.conflicts, IsEmpty()) << seed;
            ASSERT_THAT(clashes(after, scenario), IsEmpty()) << seed;

            // The base, other scenarios and steps that say nothing of what clashed are what they were.
            for (const Change& change : edit.changes) {
                ASSERT_EQ(recordOf(change).kind, RecordKind::step) << seed;
            }
            std::set<RecordKey> clashing;
            bool wholes = false;
            for (const Clash& clash : found) {
                clashing.insert(clash.record);
                wholes = wholes || clash.kind != Kind::bothAltered;
            }
            for (const Step& step : book.all<Step>()) {
                if (step.scenario != scenario || (!wholes && !isOf(step, clashing))) {
                    const Step* still = after.find(step.id);
                    // A claim chosen of a field goes the field's way.
                    if (still == nullptr || !(*still == step)) {
                        ASSERT_TRUE(anyBase && step.scenario == scenario) << seed;
                        const auto changes = decodedChanges(step.change);
                        ASSERT_EQ(recordOf(changes->front()).kind, RecordKind::claim) << seed;
                    }
                }
            }
            // What was chosen is what is seen.
            for (const Clash& clash : found) {
                const auto side = clash.kind == Kind::bothAltered && clash.open()
                                      ? chosen.find({clash.record, clash.fields.front().field})
                                      : chosen.end();
                const auto row = inside.book.row(clash.record);
                if (side == chosen.end() || !row || clash.record.kind == RecordKind::claim) {
                    continue;
                }
                const Clash::Field& field = clash.fields.front();
                ASSERT_EQ(fieldValue(*row, field.field), side->second == Prevails::base ? field.now : field.wanted)
                    << seed;
            }
        }
    }
    EXPECT_GT(met, 200) << "the books clash, or this says nothing";
    EXPECT_LT(refused, met / 10);
}

} // namespace
} // namespace roundtrip
