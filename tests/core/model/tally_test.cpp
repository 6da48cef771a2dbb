// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/tally.h"

#include "core/model/edits.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

TEST(Tally, CountsWhatIsCreatedRemovedAndAlteredByKind)
{
    // Two parties, the deal that the flow is part of, the flow.
    const Book book = testing::bookOf("Amazon > OpenAI 15B equity 2026-03-31");
    EXPECT_EQ(tally(difference({}, book)), "2 parties created, 1 deals created, 1 flows created");
    EXPECT_EQ(tally(difference(book, {})), "2 parties removed, 1 deals removed, 1 flows removed");
    EXPECT_EQ(tally(renameParty(book, testing::party(book, "Amazon"), "Secret").changes), "1 parties altered");
    EXPECT_EQ(tally({}), "nothing");
}

} // namespace
} // namespace roundtrip
