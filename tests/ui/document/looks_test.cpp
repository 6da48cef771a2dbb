// SPDX-License-Identifier: GPL-3.0-or-later
// How a window looks at its document, to a sight and back.
#include "ui/document/looks.h"

#include "core/model/collapses.h"
#include "tests/support/book_lines.h"
#include "tests/ui/workbench.h"
#include "ui/words/words.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view lines = "party Amazon kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "Amazon > OpenAI 15B equity 2026-02-01\n"
                                   "OpenAI > Amazon 40B compute 2026-03-01\n";
const Date today = day("2026-05-01");

class LooksOf : public ::testing::Test {
protected:
    LooksOf() : bench(lines) {}

    PartyId id(std::string_view name) const { return party(bench.book(), name); }
    // Nothing in it is as it is without being set.
    Looks unusual() const
    {
        Looks looks;
        Question& question = looks.focus.question;
        question.measure = Measure::expected;
        question.window = {day("2026-01-01"), day("2027-01-01")};
        question.asOf = day("2026-03-31");
        question.filter.instruments = {Instrument::equity};
        question.filter.statuses = {DealStatus::reported};
        question.filter.firmness = {Firmness::binding};
        question.filter.settlements = {Settlement::inKind};
        question.filter.partyKinds = {PartyKind::lab, PartyKind::hyperscaler};
        question.filter.collapsed = {id("Amazon")};
        question.filter.collapsedKinds = {PartyKind::lab};
        looks.focus.selection = selectionOf(
            {{RecordKind::party, id("OpenAI").value}, {RecordKind::flow, bench.book().flows().begin()->id.value}});
        looks.focus.loop = LitLoop{{id("OpenAI"), id("Amazon")}};
        looks.view = ViewKind::matrix;
        looks.style = {.bundled = false, .relations = true, .sized = false};
        looks.zoom = 1.25;
        looks.centre = {-30, 12.5};
        looks.places = {{id("Amazon"), {{1, 2}, false}},
                        {id("OpenAI"), {{3, 4}, true}},
                        {partyOfKind(PartyKind::lab), {{5, 6}, false}}};
        return looks;
    }

    Workbench bench;
};

void expectEqual(const Looks& a, const Looks& b)
{
    EXPECT_EQ(a.focus, b.focus);
    EXPECT_EQ(a.view, b.view);
    EXPECT_EQ(a.style, b.style);
    EXPECT_EQ(a.zoom, b.zoom);
    EXPECT_EQ(a.centre, b.centre);
    EXPECT_EQ(a.places, b.places);
}

TEST_F(LooksOf, AllOfThemComeBackFromTheTextOfAView)
{
    const Looks looks = unusual();
    const auto sight = decodedSight(encoded(sightOf(bench.book(), looks, today)));
    ASSERT_TRUE(sight);
    const Reopened back = reopened(*bench.document, *sight, {}, today);
    expectEqual(back.looks, looks);
    EXPECT_TRUE(back.gone.isEmpty());
}

TEST_F(LooksOf, TheDayOfTodayStaysTheDayOfLooking)
{
    Looks looks;
    looks.focus.question.asOf = today;
    const Sight sight = sightOf(bench.book(), looks, today);
    EXPECT_FALSE(sight.asOf);
    EXPECT_EQ(reopened(*bench.document, sight, {}, day("2027-08-09")).looks.focus.question.asOf, day("2027-08-09"));
}

TEST_F(LooksOf, WhatAViewSaysNothingOfStaysAsItIs)
{
    Looks now;
    now.focus.theme = Theme::dark;
    now.focus.cursor = day("2026-08-01");
    const Reopened back = reopened(*bench.document, sightOf(bench.book(), unusual(), today), now, today);
    EXPECT_EQ(back.looks.focus.theme, Theme::dark);
    EXPECT_FALSE(back.looks.focus.cursor) << "the view has a day of its own";
}

TEST_F(LooksOf, WhatIsGoneIsNamedOnceAndALoopThroughItIsNotLit)
{
    const Sight sight = sightOf(bench.book(), unusual(), today);
    const QString flow = qt(flowCalled(bench.book(), *bench.book().flows().begin()));
    ASSERT_TRUE(bench.editor->remove({{RecordKind::party, id("Amazon").value}}));
    const Reopened back = reopened(*bench.document, sight, {}, today);
    // It was collapsed, in the loop and had a place; the flow that was selected went with it.
    EXPECT_EQ(back.gone, QStringList({"Amazon", flow}));
    EXPECT_FALSE(back.looks.focus.loop);
    EXPECT_TRUE(back.looks.focus.question.filter.collapsed.empty());
    EXPECT_THAT(back.looks.focus.selection, ElementsAre(RecordKey{RecordKind::party, id("OpenAI").value}));
}

} // namespace
} // namespace roundtrip::testing
