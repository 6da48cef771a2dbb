// SPDX-License-Identifier: GPL-3.0-or-later
// Comparisons of two small books. Expected figures follow by hand from semantics 4 to 10, as each test says.
#include "core/analysis/compare.h"

#include "core/model/edits.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::amount;
using testing::bookOf;
using testing::day;
using testing::party;
using testing::questionAt;

// Amazon places 50B in OpenAI, which buys 60B of compute over three years, 20B each January.
constexpr std::string_view deal = R"(party Fund
                                     metric OpenAI 2027 revenue 30B
                                     metric OpenAI 2028 revenue 30B
                                     Amazon > OpenAI 50B equity 2026-03-31
                                     OpenAI > Amazon 60B compute pay:2027-01-10=20B+2028-01-10=20B+2029-01-10=20B)";

class Compare : public ::testing::Test {
protected:
    FlowId flow(std::size_t number) const { return std::next(book.flows().begin(), static_cast<long>(number))->id; }
    Book with(std::size_t number, void (*alter)(Flow&)) const
    {
        Book out = book;
        Flow changed = *book.find(flow(number));
        alter(changed);
        out.put(changed);
        return out;
    }
    const FigureRow* row(const Comparison& found, Figure figure, std::string_view of = {},
                         std::string_view counterparty = {}) const
    {
        const auto id = [&](std::string_view name) {
            return name.empty() ? std::nullopt : std::optional(party(book, name));
        };
        for (const FigureRow& candidate : found.figures) {
            if (candidate.figure == figure && candidate.party == id(of) && candidate.counterparty == id(counterparty)) {
                return &candidate;
            }
        }
        return nullptr;
    }

    Book book = bookOf(deal);
    Question question = questionAt("2026-06-30");
};

TEST_F(Compare, SetsTheRecoupmentOfAnInvestorAndItsRecipientSideBySide)
{
    // With all 60B in January 2027 instead, payback comes with the first payment rather than the third.
    const Book sooner = with(1, [](Flow& flow) { flow.payments = {{day("2027-01-10"), amount("60B")}}; });
    const Comparison found = compared(book, sooner, question);
    const FigureRow* payback = row(found, Figure::payback, "Amazon", "OpenAI");
    ASSERT_NE(payback, nullptr);
    EXPECT_EQ(Date{std::chrono::days{payback->before.value()}}, day("2029-01-10"));
    EXPECT_EQ(Date{std::chrono::days{payback->after.value()}}, day("2027-01-10"));
    EXPECT_EQ(payback->difference(), -731); // 2028 is a leap year
    const FigureRow* multiple = row(found, Figure::multiple, "Amazon", "OpenAI");
    ASSERT_NE(multiple, nullptr);
    EXPECT_DOUBLE_EQ(multiple->realBefore.value(), 1.2);
    EXPECT_FALSE(multiple->differs());
    // One of OpenAI in Amazon there is not: it has placed no capital.
    EXPECT_EQ(row(found, Figure::payback, "OpenAI", "Amazon"), nullptr);
}

TEST_F(Compare, TellsAPaybackThatIsNoLongerReachedAsNothing)
{
    const Book half = with(1, [](Flow& flow) {
        flow.amount = amount("20B");
        flow.payments = {{day("2027-01-10"), amount("20B")}};
    });
    const Comparison found = compared(book, half, question);
    const FigureRow* payback = row(found, Figure::payback, "Amazon", "OpenAI");
    ASSERT_NE(payback, nullptr);
    EXPECT_TRUE(payback->before);
    EXPECT_FALSE(payback->after);
    EXPECT_TRUE(payback->differs());
    EXPECT_FALSE(payback->difference());
    const FigureRow* recovered = row(found, Figure::recovered, "Amazon", "OpenAI");
    ASSERT_NE(recovered, nullptr);
    EXPECT_EQ(recovered->difference(), -amount("40B"));
}

TEST_F(Compare, SetsTheFirstShortfallAndTheGapOfWhoHasCommitted)
{
    // 2026: no revenue known. 2027: 30B - 20B = 10B over, with 40B a year 10B short. 2028 adds the same. 2029: unknown.
    const Book dearer = with(1, [](Flow& flow) {
        flow.amount = amount("100B");
        flow.payments = {{day("2027-01-10"), amount("40B")}, {day("2028-01-10"), amount("60B")}};
    });
    const Comparison found = compared(book, dearer, question);
    const FigureRow* shortfall = row(found, Figure::firstShortfall, "OpenAI");
    ASSERT_NE(shortfall, nullptr);
    EXPECT_FALSE(shortfall->before);
    EXPECT_EQ(shortfall->after, 2027);
    const FigureRow* gap = row(found, Figure::cumulativeGap, "OpenAI");
    ASSERT_NE(gap, nullptr);
    EXPECT_EQ(gap->before, amount("20B"));
    EXPECT_EQ(gap->after, -amount("40B"));
    EXPECT_EQ(row(found, Figure::cumulativeGap, "Amazon"), nullptr); // it has committed to nothing
}

TEST_F(Compare, SetsTheLossesOfStressWithoutAShock)
{
    // At 2026-06-30 the 50B are paid and OpenAI owes 60B with 60B of revenue: nothing is lost. With 70B, 10B are.
    const Book dearer = with(1, [](Flow& flow) {
        flow.amount = amount("70B");
        flow.payments = {{day("2027-01-10"), amount("70B")}};
    });
    const Comparison found = compared(book, dearer, question);
    const FigureRow* total = row(found, Figure::totalLoss);
    ASSERT_NE(total, nullptr);
    EXPECT_EQ(total->before, 0);
    EXPECT_EQ(total->after, amount("10B"));
    EXPECT_EQ(row(found, Figure::shortfall, "OpenAI")->after, amount("10B"));
    EXPECT_EQ(row(found, Figure::loss, "Amazon")->after, amount("10B"));
}

TEST_F(Compare, SetsWhatTwoPartiesHaveAtStakeInEachOther)
{
    const Book more = with(0, [](Flow& flow) { flow.amount = amount("55B"); });
    const Comparison found = compared(book, more, question);
    EXPECT_EQ(row(found, Figure::aToB, "Amazon", "OpenAI")->difference(), amount("5B"));
    EXPECT_EQ(row(found, Figure::bToA, "Amazon", "OpenAI")->difference(), 0);
    // Paid capital less what came back, and the 60B still to come.
    EXPECT_EQ(row(found, Figure::atRiskA, "Amazon", "OpenAI")->before, amount("110B"));
    EXPECT_EQ(row(found, Figure::atRiskA, "Amazon", "OpenAI")->after, amount("115B"));
    EXPECT_EQ(row(found, Figure::atRiskB, "Amazon", "OpenAI")->after, 0);
    EXPECT_EQ(row(found, Figure::aToB, "OpenAI", "Amazon"), nullptr); // a pair stands there once
}

TEST_F(Compare, KeepsTwoPartiesTogetherWhenANameTurnsTheirOrder)
{
    Book renamed = book;
    Party amazon = *book.find(party(book, "Amazon"));
    amazon.name = "Zamazon";
    renamed.put(amazon);
    const Comparison found = compared(book, renamed, question);
    const FigureRow* there = row(found, Figure::aToB, "OpenAI", "Amazon"); // OpenAI comes first afterwards
    ASSERT_NE(there, nullptr);
    EXPECT_EQ(there->before, amount("60B"));
    EXPECT_EQ(there->after, amount("60B"));
    for (const FigureRow& figure : found.figures) {
        EXPECT_FALSE(figure.differs());
    }
}

TEST_F(Compare, OfTwoWithoutMoneyOnOneSideIsFromNothing)
{
    Book out = book;
    out.erase(flow(0));
    const Comparison found = compared(out, book, question);
    EXPECT_EQ(row(found, Figure::outlay, "Amazon", "OpenAI")->before, 0); // both are there, no capital moved
    EXPECT_FALSE(row(found, Figure::multiple, "Amazon", "OpenAI")->realBefore);

    Book without = out;
    without.erase(flow(1));
    EXPECT_EQ(row(compared(without, book, question), Figure::aToB, "Amazon", "OpenAI")->before, 0);
    without.erase(party(book, "OpenAI"));
    EXPECT_EQ(row(compared(without, book, question), Figure::aToB, "Amazon", "OpenAI")->before, std::nullopt);
}

TEST_F(Compare, CanKeepOnlyWhatDiffers)
{
    const Book more = with(0, [](Flow& flow) { flow.amount = amount("55B"); });
    const Comparison all = compared(book, more, question);
    const Comparison some = compared(book, more, question, FigureRows::differing);
    std::vector<FigureRow> differing = all.figures;
    std::erase_if(differing, [](const FigureRow& figure) { return !figure.differs(); });
    EXPECT_EQ(some.figures, differing);
    EXPECT_LT(some.figures.size(), all.figures.size());
}

} // namespace
} // namespace roundtrip
