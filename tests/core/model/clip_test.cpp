// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/clip.h"

#include "core/model/check.h"
#include "tests/support/book_lines.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

constexpr std::string_view deals = "party Amazon kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "condition Listing open p:0.5 expected:2027-06-01\n"
                                   "Amazon > OpenAI 15B equity 2026-02-01 deal:Investment\n"
                                   "Amazon > OpenAI 35B equity on:Listing if:Listing deal:Investment\n"
                                   "OpenAI > Amazon 100B compute 2026-04-01..96m\n"
                                   "metric OpenAI 2026 revenue 30B\n";

RecordKey partyKey(const Book& book, std::string_view name)
{
    return {RecordKind::party, party(book, name).value};
}

std::vector<std::string> partyNames(const Book& book)
{
    std::vector<std::string> names;
    for (const Party& party : book.parties()) {
        names.push_back(party.name);
    }
    return names;
}

Book with(const Book& book, const Paste& paste)
{
    Book after = book;
    EXPECT_TRUE(paste.edit.good());
    EXPECT_THAT(apply(after, paste.edit.changes), IsEmpty());
    EXPECT_THAT(faultsOf(after), IsEmpty());
    return after;
}

TEST(Clip, a_party_pasted_where_it_was_copied_is_a_copy_with_its_metrics)
{
    const Book book = bookOf(deals);
    const RecordKey chosen[] = {partyKey(book, "OpenAI")};
    const Book after = with(book, pasted(book, clipOf(book, chosen), "copy"));
    EXPECT_THAT(partyNames(after), UnorderedElementsAre("Amazon", "OpenAI", "OpenAI copy"));
    EXPECT_EQ(after.find(party(after, "OpenAI copy"))->kind, PartyKind::lab);
    EXPECT_EQ(after.all<Metric>().size(), 2U);
    EXPECT_EQ(after.flows().size(), 3U) << "money to who was not copied stays where it is";
}

TEST(Clip, copies_of_copies_are_counted)
{
    Book book = bookOf(deals);
    for (int i = 0; i < 3; ++i) {
        const RecordKey chosen[] = {partyKey(book, i == 2 ? "OpenAI copy" : "OpenAI")};
        book = with(book, pasted(book, clipOf(book, chosen), "copy"));
    }
    EXPECT_THAT(partyNames(book),
                UnorderedElementsAre("Amazon", "OpenAI", "OpenAI copy", "OpenAI copy 2", "OpenAI copy 3"));
}

TEST(Clip, what_flows_between_copied_parties_flows_between_the_copies)
{
    const Book book = bookOf(deals);
    const RecordKey chosen[] = {partyKey(book, "Amazon"), partyKey(book, "OpenAI")};
    const Paste paste = pasted(book, clipOf(book, chosen), "copy");
    const Book after = with(book, paste);
    EXPECT_EQ(after.flows().size(), 6U);
    int between = 0;
    for (const Flow& flow : after.flows()) {
        between += flow.payer == party(after, "Amazon copy") && flow.payee == party(after, "OpenAI copy") ? 1 : 0;
    }
    EXPECT_EQ(between, 2);
    EXPECT_EQ(after.deals().size(), 4U) << "two deals, and a copy of either";
    EXPECT_EQ(after.conditions().size(), 1U) << "the same condition is the same, and is told";
    EXPECT_THAT(paste.conditions, ElementsAre("Listing"));
    EXPECT_THAT(paste.joined, IsEmpty());
    EXPECT_EQ(paste.made.size(), 5U) << "two parties and three flows";
}

TEST(Clip, a_flow_by_itself_joins_its_parties_and_says_so)
{
    const Book book = bookOf(deals);
    const Flow flow = *book.flows().begin();
    const RecordKey chosen[] = {{RecordKind::flow, flow.id.value}};
    const Paste paste = pasted(book, clipOf(book, chosen), "copy");
    const Book after = with(book, paste);
    EXPECT_EQ(after.parties().size(), 2U);
    EXPECT_EQ(after.flows().size(), 4U);
    EXPECT_THAT(paste.joined, ElementsAre("Amazon", "OpenAI"));
    std::vector<std::string> titles;
    for (const Deal& deal : after.deals()) {
        titles.push_back(deal.title);
    }
    EXPECT_THAT(titles, ::testing::Contains("Investment copy"));
}

TEST(Clip, in_another_document_a_party_of_the_same_name_stays_another)
{
    const Book book = bookOf(deals);
    const Book other = bookOf("party OpenAI kind:other\ncondition Listing met decided:2025-01-01\n");
    const RecordKey chosen[] = {partyKey(book, "Amazon"), partyKey(book, "OpenAI")};
    const Paste paste = pasted(other, clipOf(book, chosen), "copy");
    const Book after = with(other, paste);
    EXPECT_THAT(partyNames(after), UnorderedElementsAre("OpenAI", "Amazon", "OpenAI copy"));
    EXPECT_EQ(after.find(party(after, "OpenAI"))->kind, PartyKind::other) << "as it was";
    // A condition that says something else is no longer the same.
    EXPECT_EQ(after.conditions().size(), 2U);
    EXPECT_THAT(paste.conditions, IsEmpty());
}

TEST(Clip, claims_go_along_and_speak_of_the_copy)
{
    Book book = bookOf(deals);
    const Flow flow = *book.flows().begin();
    Claim claim;
    claim.id = newId<Claim>();
    claim.record = RecordKind::flow;
    claim.recordId = flow.id.value;
    claim.field = "amount";
    claim.value = valueText(toValue(flow.amount));
    claim.source = "https://example.org/filing";
    claim.chosen = true;
    book.put(claim);
    const RecordKey chosen[] = {{RecordKind::flow, flow.id.value}};
    const Paste paste = pasted(book, clipOf(book, chosen), "copy");
    const Book after = with(book, paste);
    ASSERT_EQ(after.all<Claim>().size(), 2U);
    for (const Claim& now : after.all<Claim>()) {
        if (now.id != claim.id) {
            EXPECT_EQ(now.recordId, paste.made.front().id);
            EXPECT_TRUE(now.chosen);
        }
    }
}

TEST(Clip, places_are_kept_and_shifted)
{
    const Book book = bookOf(deals);
    const RecordKey chosen[] = {partyKey(book, "OpenAI")};
    const CardSpot spots[] = {{party(book, "Amazon"), 0, 0, false}, {party(book, "OpenAI"), 100, 50, true}};
    const Book after = with(book, pasted(book, clipOf(book, chosen, spots), "copy", 48, 24));
    ASSERT_EQ(after.all<Placement>().size(), 1U);
    const Placement& place = *after.all<Placement>().begin();
    EXPECT_EQ(place.party, party(after, "OpenAI copy"));
    EXPECT_EQ(place.x, 148);
    EXPECT_EQ(place.y, 74);
}

} // namespace
} // namespace roundtrip::testing
