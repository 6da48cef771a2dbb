// SPDX-License-Identifier: GPL-3.0-or-later
// Case folding as Unicode's CaseFolding.txt (full folding, C + F) has it.
#include "core/values/names.h"

#include "core/values/id.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

TEST(Names, FoldCaseBeyondAscii)
{
    EXPECT_EQ(folded("OpenAI"), "openai");
    EXPECT_EQ(folded("Straße"), "strasse");
    EXPECT_EQ(folded("ÉCOLE"), "école");
    EXPECT_EQ(folded("ΣΊΣΥΦΟΣ"), "σίσυφοσ");
    EXPECT_EQ(folded("\xFF\xFE"), "\xFF\xFE");
}

TEST(Names, AreOrderedByFoldingThenByCodePoints)
{
    EXPECT_LT(NameKey("amazon"), NameKey("Microsoft"));
    EXPECT_LT(NameKey("AMD"), NameKey("Amd"));
    EXPECT_LT(NameKey("Zeta"), NameKey("Émile"));
}

TEST(Ids, GrowWithTimeAndReadBack)
{
    Uuid last;
    for (int i = 0; i < 10'000; ++i) {
        const Uuid id = newUuid();
        ASSERT_LT(last, id);
        last = id;
    }
    EXPECT_EQ(parseUuid(text(last)), last);
    EXPECT_EQ(text(last)[14], '7');
    EXPECT_EQ(parseUuid("0190163d-8694-739b-aea5-966c26f8ad9"), std::nullopt);
}

} // namespace
} // namespace roundtrip
