// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cashflow/events.h"

#include "tests/support/book_lines.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> told(std::span<const Event> events)
{
    const char* const kinds[] = {"announced", "ended", "met", "failed", "expected", "exclusivity"};
    std::vector<std::string> all;
    for (const Event& event : events) {
        all.push_back(text(event.date) + " " + kinds[static_cast<int>(event.kind)]);
    }
    return all;
}

Book eventful()
{
    Book book = bookOf("condition Permit met decided:2026-03-01\n"
                       "condition Vote failed decided:2026-05-01\n"
                       "condition Listing open p:0.5 expected:2027-06-01\n"
                       "A > B 5B equity 2026-02-01 deal:Signed status:terminated ended:2026-04-01\n"
                       "A > B 5B equity 2026-02-01 deal:Rumour status:reported\n");
    std::vector<Deal> deals(book.deals().begin(), book.deals().end());
    for (Deal& deal : deals) {
        deal.announced = day("2026-01-15");
        book.put(deal);
    }
    Relation exclusive;
    exclusive.id = newId<Relation>();
    exclusive.from = party(book, "A");
    exclusive.to = party(book, "B");
    exclusive.type = RelationType::exclusive;
    exclusive.end = day("2026-06-01");
    book.put(exclusive);
    return book;
}

TEST(Events, come_in_the_order_of_their_days)
{
    EXPECT_THAT(told(eventsOf(eventful(), day("2026-12-31"))),
                ElementsAre("2026-01-15 announced", "2026-03-01 met", "2026-04-01 ended", "2026-05-01 failed",
                            "2026-06-01 exclusivity", "2027-06-01 expected"));
}

TEST(Events, between_two_days_the_first_is_left_out_and_the_last_is_in)
{
    const std::vector<Event> events = eventsOf(eventful(), day("2026-12-31"));
    EXPECT_THAT(told(eventsBetween(events, day("2026-03-01"), day("2026-05-01"))),
                ElementsAre("2026-04-01 ended", "2026-05-01 failed"));
    EXPECT_TRUE(eventsBetween(events, day("2026-05-01"), day("2026-03-01")).empty());
}

} // namespace
} // namespace roundtrip::testing
