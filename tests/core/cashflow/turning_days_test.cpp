// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cashflow/turning_days.h"

#include "tests/support/book_lines.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

Book turning()
{
    Book book = bookOf("condition Vote open deadline:2026-06-20\n"
                       "condition Permit met decided:2026-05-20 deadline:2026-12-31\n"
                       "A > B 5B equity 2026-02-01 if:Vote\n");
    book.put(Relation{newId<Relation>(),
                      party(book, "A"),
                      party(book, "B"),
                      RelationType::hosts,
                      RelationDepth::unstated,
                      day("2026-03-01"),
                      day("2027-03-01"),
                      {}});
    return book;
}

TEST(TurningDays, AreTheDayAfterAnOpenDeadlineAndWhereTiesBeginAndEnd)
{
    EXPECT_THAT(turningDays(turning(), TiesCount::no), ElementsAre(day("2026-06-21")));
    EXPECT_THAT(turningDays(turning(), TiesCount::yes),
                ElementsAre(day("2026-03-01"), day("2026-06-21"), day("2027-03-01")));
}

TEST(TurningDays, LieBetweenTwoDaysInEitherOrderTheLaterOneAmongThem)
{
    const std::vector<Date> days = turningDays(turning(), TiesCount::no);
    EXPECT_FALSE(turnsBetween(days, day("2026-01-01"), day("2026-06-20")));
    EXPECT_TRUE(turnsBetween(days, day("2026-06-20"), day("2026-06-21")));
    EXPECT_TRUE(turnsBetween(days, day("2026-06-21"), day("2026-06-20")));
    EXPECT_FALSE(turnsBetween(days, day("2026-06-21"), day("2028-01-01")));
}

} // namespace
} // namespace roundtrip::testing
