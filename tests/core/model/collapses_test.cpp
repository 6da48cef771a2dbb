// SPDX-License-Identifier: GPL-3.0-or-later
// What is collapsed is kept: a parent by its id, a kind by its word, each once, and never a scenario's.
#include "core/model/collapses.h"

#include "core/model/scenario.h"
#include "tests/support/book_lines.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::bookOf;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::party;
using ::testing::SizeIs;

const Book book = bookOf("Amazon > OpenAI 50B equity 2026-03-31");
const PartyId amazon = party(book, "Amazon");

Book after(const Book& from, const Edit& edit)
{
    EXPECT_TRUE(edit.good());
    Book next = from;
    EXPECT_THAT(roundtrip::apply(next, edit.changes), IsEmpty());
    EXPECT_THAT(faultsOf(next), IsEmpty());
    return next;
}

TEST(Collapses, AreJustThoseWanted)
{
    const Collapsed both{{amazon}, {PartyKind::lab, PartyKind::bank}};
    const Book closed = after(book, collapseJust(book, both));
    EXPECT_EQ(collapsedIn(closed), both);
    EXPECT_THAT(collapseJust(closed, both).changes, IsEmpty());
    const Collapsed less{{}, {PartyKind::lab}};
    EXPECT_EQ(collapsedIn(after(closed, collapseJust(closed, less))), less);
    EXPECT_EQ(after(closed, collapseJust(closed, {})), book);
    EXPECT_FALSE(collapseJust(book, {{newId<Party>()}, {}}).good());
}

TEST(Collapses, AParentsGoesWithTheParentAndComesBackWithIt)
{
    const Book closed = after(book, collapseJust(book, {{amazon}, {PartyKind::lab}}));
    const Edit removal = removeParty(closed, amazon);
    const Book without = after(closed, removal);
    EXPECT_THAT(collapsedIn(without).parties, IsEmpty());
    EXPECT_TRUE(collapsedIn(without).kinds.holds(PartyKind::lab));
    EXPECT_EQ(after(without, {reversed(removal.changes), {}, {}}), closed);
}

TEST(Collapses, AKindsCardHasAnIdOfItsOwnAndKeepsItsPlaceThere)
{
    EXPECT_EQ(kindOfParty(partyOfKind(PartyKind::bank)), PartyKind::bank);
    EXPECT_EQ(kindOfParty(partyOfKind(PartyKind::other)), PartyKind::other);
    EXPECT_EQ(kindOfParty(newId<Party>()), std::nullopt);
    EXPECT_EQ(kindOfParty({}), std::nullopt);
    const Book closed = after(book, collapseJust(book, {{}, {PartyKind::bank}}));
    const CardSpot spots[] = {{partyOfKind(PartyKind::bank), 12, -7, false}, {amazon, 1, 2, true}};
    const Book moved = after(closed, movePlacement(closed, spots));
    ASSERT_THAT(moved.all<Collapse>(), SizeIs(1));
    const Collapse& bank = *moved.all<Collapse>().begin();
    EXPECT_TRUE(bank.placed);
    EXPECT_EQ(bank.x, 12);
    EXPECT_EQ(bank.y, -7);
    EXPECT_THAT(moved.all<Placement>(), SizeIs(1));
}

TEST(Collapses, AreOfTheBaseUnlessTheirPartyIsNot)
{
    Book base = after(book, addScenario(book, "What if"));
    const ScenarioId scenario = base.all<Scenario>().begin()->id;
    const Edit party = addParty(base, "Newcomer");
    ASSERT_THAT(roundtrip::apply(base, insideScenario(base, scenario, party.changes)), IsEmpty());
    const Book shown = scenarioBook(base, scenario).book;
    const Edit edit = collapseJust(shown, {{amazon, PartyId{party.record.id}}, {PartyKind::lab}});
    ASSERT_THAT(roundtrip::apply(base, insideScenario(base, scenario, edit.changes)), IsEmpty());
    EXPECT_THAT(collapsedIn(base).parties, ElementsAre(amazon));
    EXPECT_TRUE(collapsedIn(base).kinds.holds(PartyKind::lab));
    EXPECT_THAT(collapsedIn(scenarioBook(base, scenario).book).parties, SizeIs(2));
    EXPECT_THAT(faultsOf(base), IsEmpty());
}

TEST(Collapses, AreOfAPartyOrOfAKind)
{
    const auto fault = [](Collapse collapse) {
        collapse.id = newId<Collapse>();
        const std::vector<Invalid> faults = faultsOf(book, collapse);
        return faults.size() == 1 ? std::string(faults.front().field) : std::string();
    };
    Collapse neither;
    EXPECT_EQ(fault(neither), "party");
    Collapse both;
    both.party = amazon;
    both.kind = PartyKind::lab;
    EXPECT_EQ(fault(both), "kind");
}

} // namespace
} // namespace roundtrip
