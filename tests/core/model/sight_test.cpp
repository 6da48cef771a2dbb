// SPDX-License-Identifier: GPL-3.0-or-later
// What a saved view keeps, as text and back; and what it names when it has gone or has another name.
#include "core/model/sight.h"

#include "core/model/saved_views.h"
#include "core/model/scenario.h"
#include "tests/support/book_lines.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::bookOf;
using ::testing::IsEmpty;
using testing::party;

const Book book = bookOf("Amazon > OpenAI 50B equity 2026-03-31");
const PartyId amazon = party(book, "Amazon");

Sight whole()
{
    Sight sight;
    sight.view = "sankey";
    sight.measure = "expected";
    sight.scenario = {newUuid(), "What\nif\\r"};
    sight.from = parseDate("2026-01-01");
    sight.asOf = parseDate("2026-05-01");
    sight.instruments = {Instrument::equity, Instrument::revenueShare};
    sight.statuses = {};
    sight.kinds.erase(PartyKind::bank);
    sight.collapsed = {{amazon.value, "Amazon"}, {newUuid(), ""}};
    sight.collapsedKinds = {PartyKind::lab};
    sight.style.bundled = false;
    sight.style.relations = true;
    sight.loop = {{amazon.value, "Amazon"}, {newUuid(), " two  blanks "}};
    sight.marked = {{amazon.value, "Amazon"}};
    sight.markedFlows = {{newUuid(), "Amazon → OpenAI"}};
    sight.zoom = 0.3;
    sight.x = -12.125;
    sight.y = 1e9;
    sight.places = {{{amazon.value, "Amazon"}, 1.5, -2, true}};
    return sight;
}

TEST(Sight, AllOfItComesBackFromItsText)
{
    const Sight sight = whole();
    const auto read = decodedSight(encoded(sight));
    ASSERT_TRUE(read);
    EXPECT_EQ(encoded(*read), encoded(sight));
    EXPECT_EQ(read->scenario, sight.scenario) << "a name may hold what ends a line";
    EXPECT_EQ(read->loop, sight.loop);
    EXPECT_EQ(read->places, sight.places);
    EXPECT_EQ(read->markedFlows, sight.markedFlows);
    EXPECT_FALSE(read->kinds.holds(PartyKind::bank));
    EXPECT_TRUE(read->kinds.holds(PartyKind::lab));
    EXPECT_FALSE(read->statuses.holds(DealStatus::signed_)) << "nothing at all is not everything";
    EXPECT_EQ(decodedSight(encoded({})), Sight{});
}

TEST(Sight, WhatALaterVersionAddsIsPassedOverAndNonsenseIsRefused)
{
    EXPECT_EQ(decodedSight("sparkles yes\nmeasure expected\r\n")->measure, "expected");
    for (const char* const wrong :
         {"view mosaic", "measure most", "from yesterday", "instruments equity gold", "bundled maybe",
          "loop nobody Amazon", "looks 0 0 0", "looks 1 2", "place 1 2 yes x", "scenario 1"}) {
        EXPECT_FALSE(decodedSight(wrong)) << wrong;
    }
    Book broken = book;
    broken.put(SavedView{newId<SavedView>(), "Mine", "view mosaic", false, {}});
    ASSERT_EQ(faultsOf(broken).size(), 1U);
    EXPECT_EQ(faultsOf(broken).front().field, "shows");
}

TEST(Sight, ARecordIsMeantByItsIdElseByItsName)
{
    EXPECT_EQ(partyMeant(book, {amazon.value, "Whatever it was called"}), amazon);
    EXPECT_EQ(partyMeant(book, {newUuid(), "Amazon"}), amazon);
    EXPECT_EQ(partyMeant(book, {newUuid(), "Gone"}), std::nullopt);
    EXPECT_EQ(partyMeant(book, {newUuid(), ""}), std::nullopt);
    Sight sight;
    sight.marked = {{amazon.value, "Old name"}, {newUuid(), "Gone"}};
    sight = refreshed(book, sight);
    EXPECT_EQ(sight.marked.front().name, "Amazon");
    EXPECT_EQ(sight.marked.back().name, "Gone");
}

TEST(SavedViews, AreMadeRenamedUpdatedAndUndone)
{
    Book base = book;
    const auto perform = [&](const Edit& edit) {
        EXPECT_TRUE(edit.good());
        EXPECT_THAT(roundtrip::apply(base, edit.changes), IsEmpty());
    };
    perform(addView(base, "Mine", {}));
    const Edit second = addView(base, "Mine", whole());
    perform(second);
    const SavedView* other = savedViewNamed(base, "Mine 2");
    ASSERT_NE(other, nullptr);
    const SavedViewId id = other->id;
    const Edit taken = setField(base, {RecordKind::savedView, id.value}, "name", Value{"Mine"});
    ASSERT_EQ(taken.faults.size(), 1U);
    EXPECT_EQ(taken.faults.front().fault, Fault::taken);
    perform(setField(base, {RecordKind::savedView, id.value}, "name", Value{"Yours"}));
    perform(updateView(base, id, {}));
    EXPECT_EQ(base.find(id)->name, "Yours");
    EXPECT_EQ(decodedSight(base.find(id)->shows), Sight{});
}

TEST(SavedViews, AreNeverAScenarios)
{
    Book base = book;
    ASSERT_THAT(roundtrip::apply(base, addScenario(base, "What if").changes), IsEmpty());
    const ScenarioId scenario = base.all<Scenario>().begin()->id;
    ASSERT_THAT(roundtrip::apply(base, insideScenario(base, scenario, addView(base, "Mine", {}).changes)), IsEmpty());
    EXPECT_NE(savedViewNamed(base, "Mine"), nullptr);
}

} // namespace
} // namespace roundtrip
