// SPDX-License-Identifier: GPL-3.0-or-later
// Removals: what goes along with a record, what is merely cleared, and what stays.
#include "core/model/edits.h"
#include "core/model/scenario.h"
#include "tests/support/book_lines.h"
#include "tests/support/random_book.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::bookOf;
using ::testing::IsEmpty;
using testing::party;

Book without(const Book& book, const std::vector<RecordKey>& keys)
{
    const Edit edit = removeRecords(book, keys);
    EXPECT_TRUE(edit.good());
    Book next = book;
    EXPECT_THAT(roundtrip::apply(next, edit.changes), IsEmpty());
    EXPECT_THAT(faultsOf(next), IsEmpty());
    return next;
}

const Condition& titled(const Book& book, std::string_view title)
{
    const auto& all = book.conditions();
    return *std::find_if(all.begin(), all.end(), [&](const Condition& one) { return one.title == title; });
}

TEST(Removal, OfAConditionClearsWhatNamesIt)
{
    Book book = bookOf("condition IPO\n"
                       "condition AGI\n"
                       "condition Either any:IPO+AGI\n"
                       "Amazon > OpenAI 35B equity on:IPO if:IPO if:AGI\n");
    const ConditionId ipo = titled(book, "IPO").id;
    const FlowId flow = book.flows().begin()->id;
    book.put(Claim{newId<Claim>(), RecordKind::flow, flow.value, "start", "on " + text(ipo.value), "s", {}, {}, true});
    book.put(Claim{newId<Claim>(), RecordKind::condition, ipo.value, "state", "met", "s", {}, {}, false});

    const Book left = without(book, {{RecordKind::condition, ipo.value}});
    ASSERT_EQ(left.flows().size(), 1U);
    EXPECT_EQ(left.find(flow)->start, Start{}) << "it is undated now";
    EXPECT_EQ(left.find(flow)->conditions, std::vector{titled(left, "AGI").id});
    EXPECT_EQ(titled(left, "Either").anyOf, std::vector{titled(left, "AGI").id});
    EXPECT_TRUE(left.all<Claim>().empty()) << "of it, and that the flow starts on it";
}

TEST(Removal, OfADealTakesItsFlows)
{
    const Book book = bookOf("Amazon > OpenAI 15B equity deal:D\nAmazon > OpenAI 35B equity deal:D\n"
                             "OpenAI > Amazon 38B compute deal:E\n");
    const Deal deal = *book.deals().begin();
    const Book left = without(book, {keyOf(deal)});
    EXPECT_EQ(left.deals().size(), 1U);
    EXPECT_EQ(left.flows().size(), 1U);
    EXPECT_EQ(left.parties().size(), 2U);
}

TEST(Removal, OfAScenarioTakesItsSteps)
{
    Book book = bookOf("Amazon > OpenAI 15B equity\n");
    const Edit made = addScenario(book, "S");
    roundtrip::apply(book, made.changes);
    const ScenarioId scenario{made.record.id};
    roundtrip::apply(book, insideScenario(book, scenario, addParty(book, "New").changes));
    ASSERT_EQ(book.all<Step>().size(), 1U);
    const Book left = without(book, {made.record});
    EXPECT_TRUE(left.all<Step>().empty());
    EXPECT_TRUE(left.all<Scenario>().empty());
}

TEST(Removal, OfAParentLeavesItsUnitsAndOfBothTakesUnitsFirst)
{
    Book book = bookOf("party Google\nparty DeepMind parent:Google\nparty Lab parent:DeepMind\n");
    const PartyId google = party(book, "Google");
    const PartyId deepMind = party(book, "DeepMind");
    const Book left = without(book, {{RecordKind::party, google.value}});
    EXPECT_EQ(left.find(deepMind)->parent, std::nullopt);
    EXPECT_NE(left.find(party(left, "Lab"))->parent, std::nullopt);

    const std::vector<RecordKey> both{{RecordKind::party, google.value}, {RecordKind::party, deepMind.value}};
    Book step = book;
    for (const Change& change : removeRecords(book, both).changes) {
        ASSERT_THAT(roundtrip::apply(step, change), IsEmpty());
        ASSERT_THAT(faultsOf(step), IsEmpty()) << "references hold at every step";
    }
    EXPECT_EQ(step.parties().size(), 1U);
}

TEST(Removal, OfWhatIsNotThereIsNothing)
{
    const Book book = bookOf("Amazon > OpenAI 15B equity\n");
    EXPECT_THAT(removeRecords(book, std::vector<RecordKey>{{RecordKind::party, newUuid()}}).changes, IsEmpty());
    EXPECT_THAT(removeRecords(book, {}).changes, IsEmpty());
    EXPECT_EQ(removeFlow(book, newId<Flow>()).faults.at(0).fault, Fault::noSuchRecord);
}

TEST(Removal, OfAnythingLeavesASoundBookAtEveryStep)
{
    for (unsigned seed = 0; seed < 120; ++seed) {
        support::RandomBook random(seed);
        const Book book = random.make();
        std::vector<RecordKey> all;
        for (std::size_t kind = 0; kind < std::variant_size_v<Row>; ++kind) {
            withRecord(static_cast<RecordKind>(kind), [&]<class Record>(std::type_identity<Record>) {
                for (const Record& row : book.all<Record>()) {
                    all.push_back(keyOf(row));
                }
            });
        }
        const std::vector<RecordKey> some{random.one(all), random.one(all), random.one(all)};
        Book step = book;
        const Edit edit = removeRecords(book, some);
        for (const Change& change : edit.changes) {
            ASSERT_THAT(roundtrip::apply(step, change), IsEmpty()) << seed;
            ASSERT_THAT(faultsOf(step), IsEmpty()) << seed;
        }
        for (const RecordKey& key : some) {
            ASSERT_FALSE(step.row(key)) << seed;
        }
        ASSERT_THAT(roundtrip::apply(step, reversed(edit.changes)), IsEmpty()) << seed;
        ASSERT_TRUE(step == book) << seed;
    }
}

} // namespace
} // namespace roundtrip
