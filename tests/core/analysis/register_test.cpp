// SPDX-License-Identifier: GPL-3.0-or-later
// What is open and what hangs on it; where sources disagree, and what another choice would do.
#include "core/analysis/register.h"

#include "tests/support/book_lines.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::amount;
using testing::bookOf;
using testing::day;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::questionAt;
using ::testing::SizeIs;

std::vector<std::string> titles(const Book& book, const std::vector<OpenCondition>& rows)
{
    std::vector<std::string> out;
    for (const OpenCondition& row : rows) {
        out.push_back(book.find(row.condition)->title);
    }
    return out;
}

const OpenCondition& of(const Book& book, const std::vector<OpenCondition>& rows, std::string_view title)
{
    for (const OpenCondition& row : rows) {
        if (book.find(row.condition)->title == title) {
            return row;
        }
    }
    throw std::runtime_error("no open condition " + std::string(title));
}

TEST(Register, ListsWhatIsOpenByDeadline)
{
    const Book book = bookOf(R"(
        condition Later open deadline:2028-01-01
        condition Someday open
        condition Soon open deadline:2026-06-30 p:0.4 expected:2026-05-01
        condition Expected open expected:2027-01-01
        condition Done met decided:2025-01-01
        condition Over failed
        Amazon > OpenAI 15B equity 2026-01-01
        Amazon > OpenAI 35B equity on:Soon if:Soon
        SoftBank > OpenAI 5B equity 2026-07-01 if:Soon if:Later
    )");
    const auto rows = openConditions(book, questionAt("2026-05-02"));
    EXPECT_THAT(titles(book, rows), ElementsAre("Soon", "Later", "Expected", "Someday"));
    EXPECT_EQ(rows[0].amount, amount("40B"));
    EXPECT_THAT(rows[0].flows, SizeIs(2));
    EXPECT_DOUBLE_EQ(rows[0].probability, 0.4);
    EXPECT_FALSE(rows[0].overdue);
    EXPECT_TRUE(rows[0].late) << "expected a day before";
    EXPECT_EQ(rows[1].amount, amount("5B"));
    EXPECT_EQ(rows[3].amount, 0);
}

TEST(Register, TellsWhatHungOnAConditionThatCameTooLate)
{
    const Book book = bookOf(R"(
        condition Soon open deadline:2026-06-30
        Amazon > OpenAI 35B equity 2027-01-01 if:Soon
    )");
    EXPECT_FALSE(openConditions(book, questionAt("2026-06-30")).front().overdue) << "the last day is in time";
    const OpenCondition row = openConditions(book, questionAt("2026-07-01")).front();
    EXPECT_TRUE(row.overdue);
    EXPECT_EQ(row.amount, amount("35B")) << "though it counts no more";
}

TEST(Register, MoneyHangsOnWhatWouldMeetItsCondition)
{
    const Book book = bookOf(R"(
        condition AGI open p:0.5
        condition Listing open p:0.5 deadline:2027-12-31
        condition Either open any:AGI+Listing
        condition Settled open any:Met
        condition Met met decided:2025-01-01
        Amazon > OpenAI 35B equity 2027-01-01 if:Either
    )");
    const auto rows = openConditions(book, questionAt("2026-01-01"));
    EXPECT_THAT(titles(book, rows), ElementsAre("Listing", "AGI", "Either")) << "what is met by another is not open";
    for (const OpenCondition& row : rows) {
        EXPECT_EQ(row.amount, amount("35B"));
    }
    EXPECT_DOUBLE_EQ(of(book, rows, "Either").probability, 0.75) << "1 - 0.5 × 0.5";
}

TEST(Register, TellsTheMoneyOfTheWindowWhateverTheMeasure)
{
    const Book book = bookOf(R"(
        condition Soon open p:0.1
        Amazon > OpenAI 24B compute 2026-01-01..24m if:Soon
    )");
    Question question = questionAt("2026-01-01");
    question.measure = Measure::committed;
    question.window = {day("2026-01-01"), day("2027-01-01")};
    EXPECT_EQ(openConditions(book, question).front().amount, amount("12B"));
}

// A flow of 15B of which the press said 12B and the company 15B, which is chosen.
struct Disputed {
    Disputed()
    {
        flow = *book.flows().begin();
        chosen = claim(text(15), "Company", ClaimGrade::company, "2026-02-27", true);
        other = claim(text(12), "Press", ClaimGrade::press, "2026-01-10", false);
    }
    static std::string text(int billions) { return std::to_string(amount(std::to_string(billions) + "B")); }
    ClaimId claim(const std::string& value, const char* source, ClaimGrade grade, const char* dated, bool isChosen)
    {
        const Claim row{newId<Claim>(), RecordKind::flow, flow.id.value, "amount", value,
                        source,         day(dated),       grade,         isChosen};
        book.put(row);
        return row.id;
    }
    Book book = bookOf(R"(
        Amazon > OpenAI 15B equity 2026-01-01
        OpenAI > Amazon 100B compute 2026-01-01
    )");
    Flow flow;
    ClaimId chosen;
    ClaimId other;
};

TEST(Register, ListsFieldsOnWhichSourcesDisagreeTheChosenFirst)
{
    Disputed disputed;
    const ClaimId newer = disputed.claim(Disputed::text(14), "Wire", ClaimGrade::press, "2026-03-01", false);
    EXPECT_THAT(disagreements(disputed.book),
                ElementsAre(Disagreement{keyOf(disputed.flow), "amount", {disputed.chosen, newer, disputed.other}}));
}

TEST(Register, SourcesThatSayTheSameDoNotDisagree)
{
    Disputed disputed;
    disputed.book.erase(disputed.other);
    disputed.claim(Disputed::text(15), "Press", ClaimGrade::press, "2026-03-01", false);
    EXPECT_THAT(disagreements(disputed.book), IsEmpty());
}

TEST(Register, SaysWhatAnotherChoiceWouldChangeBeforeItIsMade)
{
    const Disputed disputed;
    const Book before = disputed.book;
    const ChoiceEffect effect = effectOfChoosing(disputed.book, questionAt("2026-01-01"), disputed.other);
    EXPECT_EQ(disputed.book, before);
    // 15 (12) go there and, of 100, as much back; the rest of the 100 is what OpenAI must find.
    EXPECT_EQ(effect.before, (RegisterFigures{amount("115B"), amount("30B"), amount("85B"), amount("15B")}));
    EXPECT_EQ(effect.after, (RegisterFigures{amount("112B"), amount("24B"), amount("88B"), amount("12B")}));
    Book after = disputed.book;
    ASSERT_THAT(roundtrip::apply(after, effect.edit.changes), IsEmpty());
    EXPECT_TRUE(after.find(disputed.other)->chosen);
    EXPECT_FALSE(after.find(disputed.chosen)->chosen);
}

} // namespace
} // namespace roundtrip
