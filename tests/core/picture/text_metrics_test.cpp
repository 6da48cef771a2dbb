// SPDX-License-Identifier: GPL-3.0-or-later
// Widths of text in Inter, and how lines are cut.
#include "core/picture/text_metrics.h"

#include "core/values/names.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

TEST(TextMetrics, adds_up_the_fonts_own_advances)
{
    // Inter Regular 4: H 740, a 564 thousandths of an em (as fontTools reads them from the font file).
    EXPECT_NEAR(textWidth("Ha", 10), 7.40 + 5.64, 1e-9);
    EXPECT_GT(textWidth("OpenAI", 13, FontWeight::semibold), textWidth("OpenAI", 13));
    EXPECT_EQ(textWidth("", 13), 0);
}

TEST(TextMetrics, knows_other_scripts_roughly_and_counts_marks_as_nothing)
{
    EXPECT_NEAR(textWidth("株式会社", 10), 40, 1e-9);          // four letters as wide as an em
    EXPECT_EQ(textWidth("e\xCC\x81", 10), textWidth("e", 10)); // a combining acute
    EXPECT_GT(textWidth("Сбербанк", 13), 40);
}

TEST(TextMetrics, leaves_what_fits_and_cuts_what_does_not)
{
    EXPECT_EQ(elided("OpenAI", 100, 13), "OpenAI");
    const std::string cut = elided("A name that is far too long for a card", 100, 13);
    EXPECT_LE(textWidth(cut, 13), 100);
    EXPECT_TRUE(cut.ends_with("…"));
    EXPECT_GT(textWidth(cut, 13), 80);
    EXPECT_EQ(elided("anything", 1, 13), "…");
}

TEST(TextMetrics, never_cuts_a_letter_in_two)
{
    for (double width = 0; width < 120; width += 0.5) {
        EXPECT_TRUE(isUtf8(elided("Česká spořitelna 株式会社 😀😀", width, 13)));
    }
}

TEST(TextMetrics, puts_a_name_of_several_lines_on_one)
{
    EXPECT_EQ(elided("two\nlines\tand more", 500, 13), "two lines and more");
}

} // namespace
} // namespace roundtrip
