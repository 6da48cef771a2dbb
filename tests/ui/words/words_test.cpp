// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/words.h"

#include "tests/ui/printing.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

TEST(Words, textCrossesTheBorderUnharmed)
{
    const std::string name = "Zoë 株式会社 \U0001F4B0";
    EXPECT_EQ(utf8(qt(name)), name);
}

TEST(Words, datesCrossTheBorder)
{
    const Date day = *makeDate(2026, 2, 28);
    EXPECT_EQ(qt(day), QDate(2026, 2, 28));
    EXPECT_EQ(date(qt(day)), day);
    EXPECT_EQ(date(QDate()), std::nullopt);
}

TEST(Words, aDateIsWrittenAndReadAsTheLocaleDoes)
{
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    const Date day = *makeDate(2026, 5, 1);
    EXPECT_EQ(dateText(day, british), "1 May 2026");
    EXPECT_EQ(parseDateText("1 May 2026", british), day);
    EXPECT_EQ(parseDateText(" 2026-05-01 ", british), day);
    EXPECT_EQ(parseDateText("01/05/2026", british), day);
    EXPECT_EQ(parseDateText("soon", british), std::nullopt);
    EXPECT_EQ(parseDateText("2026-02-30", british), std::nullopt);
}

TEST(Words, exactMoneyHasEveryDigit)
{
    const QLocale british(QLocale::English, QLocale::UnitedKingdom);
    const QLocale german(QLocale::German, QLocale::Germany);
    // The largest 64-bit amount: a double would round it.
    EXPECT_EQ(exactMoney(9'223'372'036'854'775'807, Currency(), british), "USD\u00A092,233,720,368,547,758.07");
    EXPECT_EQ(exactMoney(-5'000'000'000'01, Currency(), german), "USD\u00A0-5.000.000.000,01");
    EXPECT_EQ(exactMoney(1234, *Currency::parse("JPY"), british), "JPY\u00A01,234");
}

TEST(Words, aTooltipShowsMarkupAsText)
{
    EXPECT_EQ(tooltipText("<b>A & B</b>"), "<p style=\"white-space:pre-wrap\">&lt;b&gt;A &amp; B&lt;/b&gt;</p>");
    EXPECT_EQ(tooltipText("one\ntwo"), "<p style=\"white-space:pre-wrap\">one\ntwo</p>");
}

TEST(Words, aNameCannotTurnTheLineAround)
{
    // U+202E turns what follows right to left; U+0007 is a control character.
    const QString hostile = QStringLiteral("Acme \u202Edtl\u0007");
    EXPECT_EQ(oneLine(hostile), "Acme  dtl ");
    EXPECT_EQ(menuText("R&D"), "R&&D");
}

} // namespace
} // namespace roundtrip
