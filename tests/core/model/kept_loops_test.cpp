// SPDX-License-Identifier: GPL-3.0-or-later
// Loops that are kept: one record a loop, wherever it begins, gone with any of its parties.
#include "core/model/kept_loops.h"

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

const Book book = bookOf(R"(
    Amazon > OpenAI 50B equity 2026-03-31
    OpenAI > Amazon 38B compute 2026-01-01..2032-12-31
    OpenAI > Nvidia 10B hardware 2026-01-01
)");
const PartyId amazon = party(book, "Amazon");
const PartyId openAi = party(book, "OpenAI");
const PartyId nvidia = party(book, "Nvidia");

Book after(const Book& from, const Edit& edit)
{
    Book next = from;
    EXPECT_THAT(roundtrip::apply(next, edit.changes), IsEmpty());
    return next;
}

TEST(KeptLoop, IsOneRecordWhereverItBegins)
{
    const Book named = after(book, keepLoop(book, {{}, {amazon, openAi, nvidia}, "The triangle", false, {}}));
    const Book pinned = after(named, keepLoop(named, {{}, {nvidia, amazon, openAi}, "The triangle", true, "Look"}));
    ASSERT_THAT(pinned.all<KeptLoop>(), SizeIs(1));
    const KeptLoop& loop = *pinned.all<KeptLoop>().begin();
    EXPECT_THAT(loop.parties, ElementsAre(amazon, openAi, nvidia));
    EXPECT_TRUE(loop.pinned);
    EXPECT_EQ(loop.note, "Look");
    const std::vector<PartyId> turned{openAi, nvidia, amazon};
    const std::vector<PartyId> backwards{nvidia, openAi, amazon};
    EXPECT_EQ(keptLoop(pinned, turned), &loop);
    EXPECT_EQ(keptLoop(pinned, backwards), nullptr) << "the money goes the other way round";
}

TEST(KeptLoop, GoesWhenNothingIsSaidOfItAnyMore)
{
    const Book named = after(book, keepLoop(book, {{}, {amazon, openAi}, "Shuttle", false, {}}));
    const Edit cleared = keepLoop(named, {{}, {openAi, amazon}, " ", false, {}});
    EXPECT_EQ(after(named, cleared), book);
    EXPECT_THAT(keepLoop(book, {{}, {amazon, openAi}, {}, false, {}}).changes, IsEmpty());
}

TEST(KeptLoop, HasTwoPartiesOrMoreEachOnce)
{
    const auto fault = [](std::vector<PartyId> parties) {
        const Edit edit = keepLoop(book, {{}, std::move(parties), "X", true, {}});
        EXPECT_THAT(edit.changes, IsEmpty());
        return edit.faults.empty() ? Fault::missing : edit.faults.front().fault;
    };
    EXPECT_EQ(fault({}), Fault::notALoop);
    EXPECT_EQ(fault({amazon}), Fault::notALoop);
    EXPECT_EQ(fault({amazon, openAi, amazon}), Fault::notALoop);
    EXPECT_EQ(fault({amazon, newId<Party>()}), Fault::noSuchRecord);
}

TEST(KeptLoop, OfOneLoopThereIsOnlyOne)
{
    Book twice = book;
    twice.put(KeptLoop{newId<KeptLoop>(), {amazon, openAi}, "One", false, {}});
    const KeptLoop other{newId<KeptLoop>(), {openAi, amazon}, "Other", false, {}};
    EXPECT_THAT(faultsOf(twice, other), ElementsAre(Invalid{keyOf(other), "parties", Fault::taken}));
    twice.put(other);
    EXPECT_THAT(faultsOf(twice), SizeIs(1));
}

TEST(KeptLoop, GoesWithAnyOfItsPartiesAndComesBackWithIt)
{
    const Book named = after(book, keepLoop(book, {{}, {amazon, openAi, nvidia}, "The triangle", true, {}}));
    const Edit removal = removeParty(named, nvidia);
    const Book without = after(named, removal);
    EXPECT_THAT(without.all<KeptLoop>(), SizeIs(0));
    EXPECT_THAT(faultsOf(without), IsEmpty());
    EXPECT_EQ(after(without, {reversed(removal.changes), {}, {}}), named);
}

TEST(KeptLoop, IsWrittenFromTheLeastName)
{
    EXPECT_THAT(inWrittenOrder(book, {openAi, nvidia, amazon}), ElementsAre(amazon, openAi, nvidia));
    EXPECT_THAT(inWrittenOrder(book, {openAi, nvidia}), ElementsAre(nvidia, openAi));
}

TEST(KeptLoop, KeptInAScenarioIsTheScenariosAndCanBePromoted)
{
    Book base = after(book, addScenario(book, "What if"));
    const ScenarioId scenario = base.all<Scenario>().begin()->id;
    const Edit edit = keepLoop(base, {{}, {amazon, openAi}, "Shuttle", true, {}});
    ASSERT_THAT(roundtrip::apply(base, insideScenario(base, scenario, edit.changes)), IsEmpty());
    EXPECT_THAT(base.all<KeptLoop>(), SizeIs(0));
    EXPECT_THAT(scenarioBook(base, scenario).book.all<KeptLoop>(), SizeIs(1));
    EXPECT_THAT(after(base, promoteRecords(base, scenario, {edit.record})).all<KeptLoop>(), SizeIs(1));
}

} // namespace
} // namespace roundtrip
