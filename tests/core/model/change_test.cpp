// SPDX-License-Identifier: GPL-3.0-or-later
// Changes: for all books, reversed undoes, the difference leads across, and what does not match is a conflict that
// alters nothing.
#include "core/model/book.h"
#include "core/model/change_text.h"
#include "tests/support/random_book.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr unsigned books = 150;

Party partyNamed(const std::string& name)
{
    Party party;
    party.id = newId<Party>();
    party.name = name;
    return party;
}

// Two books with much in common: the second is the first after a few edits, or another altogether.
std::pair<Book, Book> pairOf(unsigned seed)
{
    support::RandomBook random(seed);
    const Book from = random.make();
    if (seed % 5 == 0) {
        return {from, support::RandomBook(seed + 10'000).make()};
    }
    Book to = from;
    for (int i = random.below(6); i > 0; --i) {
        const Party& some = random.any<Party>(to);
        const Edit edit = random.below(3) == 0   ? removeParty(to, some.id)
                          : random.below(2) == 0 ? renameParty(to, some.id, "R" + random.text())
                                                 : addParty(to, random.text());
        roundtrip::apply(to, edit.changes);
        if (to.parties().empty()) {
            break;
        }
    }
    return {from, to};
}

TEST(Change, TheDifferenceLeadsFromOneBookToTheOtherAndReversedBack)
{
    for (unsigned seed = 0; seed < books; ++seed) {
        const auto [from, to] = pairOf(seed);
        const Changes changes = difference(from, to);
        Book book = from;
        ASSERT_THAT(roundtrip::apply(book, changes), IsEmpty()) << seed;
        ASSERT_TRUE(book == to) << seed;
        ASSERT_EQ(changes.empty(), from == to) << seed;
        ASSERT_THAT(roundtrip::apply(book, reversed(changes)), IsEmpty()) << seed;
        ASSERT_TRUE(book == from) << seed;
        ASSERT_EQ(reversed(reversed(changes)), changes) << seed;
        ASSERT_THAT(difference(to, to), IsEmpty()) << seed;
    }
}

TEST(Change, TheDifferenceFitsOneByOneAndAltersLast)
{
    for (unsigned seed = 0; seed < books; ++seed) {
        const auto [from, to] = pairOf(seed);
        Book book = from;
        std::size_t altered = 0;
        for (const Change& change : difference(from, to)) {
            ASSERT_THAT(roundtrip::apply(book, change), IsEmpty()) << seed;
            altered += std::holds_alternative<Altered>(change) ? 1 : 0;
            if (altered > 0) {
                ASSERT_TRUE(std::holds_alternative<Altered>(change)) << "alterations come last";
            }
        }
        ASSERT_THAT(faultsOf(book), IsEmpty()) << seed;
    }
}

TEST(Change, OfARecordNamesOnlyTheFieldsThatDiffer)
{
    const Party was = partyNamed("Amazon");
    Party is = was;
    EXPECT_EQ(alteration(was, is), std::nullopt);
    is.kind = PartyKind::hyperscaler;
    is.ticker = "AMZN";
    const std::optional<Change> change = alteration(was, is);
    ASSERT_TRUE(change);
    EXPECT_EQ(
        std::get<Altered>(*change).fields,
        (std::vector<FieldChange>{{"kind", Value{"other"}, Value{"hyperscaler"}}, {"ticker", {}, Value{"AMZN"}}}));
}

TEST(Change, OneThatDoesNotMatchIsAConflictWithBothValues)
{
    Book book;
    const Party party = partyNamed("Amazon");
    const RecordKey key = keyOf(party);
    const Change rename = Altered{key, {{"name", Value{"Google"}, Value{"Alphabet"}}}};
    EXPECT_THAT(roundtrip::apply(book, rename), ElementsAre(Conflict{key, Conflict::Kind::notThere, {}, {}, {}}));
    book.put(party);
    EXPECT_THAT(roundtrip::apply(book, rename),
                ElementsAre(Conflict{key, Conflict::Kind::differs, "name", Value{"Google"}, Value{"Amazon"}}));
    EXPECT_THAT(roundtrip::apply(book, Change{Created{party}}),
                ElementsAre(Conflict{key, Conflict::Kind::alreadyThere, {}, {}, {}}));
    Party other = party;
    other.country = "US";
    EXPECT_THAT(roundtrip::apply(book, Change{Removed{other}}),
                ElementsAre(Conflict{key, Conflict::Kind::differs, "country", Value{"US"}, {}}));
    EXPECT_THAT(roundtrip::apply(book, Change{Removed{partyNamed("x")}}),
                ElementsAre(::testing::Field(&Conflict::kind, Conflict::Kind::notThere)));
    EXPECT_THAT(roundtrip::apply(book, Change{Altered{key, {{"kind", Value{"other"}, Value{"octopus"}}}}}),
                ElementsAre(Conflict{key, Conflict::Kind::doesNotFit, "kind", Value{"octopus"}, Value{"other"}}));
    EXPECT_THAT(roundtrip::apply(book, Change{Altered{key, {{"colour", {}, Value{"red"}}}}}),
                ElementsAre(Conflict{key, Conflict::Kind::doesNotFit, "colour", Value{"red"}, {}}));
    EXPECT_EQ(*book.find(party.id), party) << "nothing of all that was applied";
}

TEST(Change, AListIsAppliedWholeOrNotAtAll)
{
    Book book;
    const Party party = partyNamed("Amazon");
    const Changes changes{Created{party}, Created{partyNamed("OpenAI")}, Created{party}};
    EXPECT_EQ(roundtrip::apply(book, changes).size(), 1U);
    EXPECT_TRUE(book == Book{});
}

TEST(Change, AFieldNamedTwiceIsAppliedInOrder)
{
    Book book;
    const Party party = partyNamed("A");
    book.put(party);
    const Change change = Altered{keyOf(party), {{"name", Value{"A"}, Value{"B"}}, {"name", Value{"B"}, Value{"C"}}}};
    EXPECT_THAT(roundtrip::apply(book, change), IsEmpty());
    EXPECT_EQ(book.find(party.id)->name, "C");
}

TEST(ChangeText, IsReadBackAsItWasForAllChanges)
{
    for (unsigned seed = 0; seed < books; ++seed) {
        const auto [from, to] = pairOf(seed);
        const Changes changes = difference(from, to);
        ASSERT_EQ(decodedChanges(encoded(changes)), changes) << seed;
        ASSERT_EQ(decodedChanges(encoded(reversed(changes))), reversed(changes)) << seed;
    }
    EXPECT_EQ(decodedChanges(""), Changes{});
}

TEST(ChangeText, AFieldThatCameLaterTakesItsDefault)
{
    Party party = partyNamed("Amazon");
    party.country = "US";
    std::string text = encoded({Created{party}});
    const std::string field = "7:countryt2:US";
    ASSERT_NE(text.find(field), std::string::npos);
    text.erase(text.find(field), field.size());
    const auto changes = decodedChanges(text);
    ASSERT_TRUE(changes);
    party.country.clear();
    EXPECT_EQ(*changes, (Changes{Created{party}}));
}

TEST(ChangeText, RefusesWhateverItDidNotWrite)
{
    const std::string good = encoded({Created{partyNamed("Amazon")}});
    ASSERT_TRUE(decodedChanges(good));
    for (std::size_t cut = 1; cut < good.size(); ++cut) {
        EXPECT_FALSE(decodedChanges(good.substr(0, cut))) << cut;
    }
    EXPECT_FALSE(decodedChanges(good + "x"));
    EXPECT_FALSE(decodedChanges("?" + good.substr(1)));
    EXPECT_FALSE(decodedChanges("+99999999999999999999:parties"));
    EXPECT_FALSE(decodedChanges("+7:parties" + std::string(36, 'z') + "0:\n"));
    const std::string id = text(newUuid());
    EXPECT_FALSE(decodedChanges("~7:parties" + id + "0:\n")) << "an alteration alters something";
    EXPECT_FALSE(decodedChanges("~7:parties" + id + "6:colournt1:xn0:0:\n"));
    EXPECT_FALSE(decodedChanges("+7:parties" + id + "4:kindt7:octopus0:\n"));
    EXPECT_FALSE(decodedChanges("~7:parties" + id + "4:nameq1:an0:0:\n")) << "no such type of value";
}

TEST(ChangeText, ATermThatLeadsOutOfTheCalendarDoesNotFit)
{
    Flow flow;
    flow.end = End{};
    EXPECT_TRUE(fromValue(Value{"12000 months"}, flow.end));
    EXPECT_FALSE(fromValue(Value{"12001 months"}, flow.end));
    EXPECT_FALSE(fromValue(Value{"2147483647 months"}, flow.end));
    EXPECT_FALSE(fromValue(Value{"0 months"}, flow.end));
    EXPECT_EQ(flow.end, End{Months{12'000}});
}

} // namespace
} // namespace roundtrip
