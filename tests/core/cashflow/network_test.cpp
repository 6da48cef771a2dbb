// SPDX-License-Identifier: GPL-3.0-or-later
// From deals to money in time: schedules, measures, windows, filters, currency. Figures by hand.
#include "core/cashflow/network.h"

#include <numeric>

#include "core/model/collapses.h"
#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::amount;
using testing::bookOf;
using testing::day;
using testing::node;
using testing::questionAt;

std::vector<Payment> payments(const Book& book, const Question& question, std::string_view payer,
                              std::string_view payee)
{
    const Network network(book, question);
    const auto pair = network.find(node(network, payer), node(network, payee));
    return pair ? network.paymentsOf(network.pairs()[*pair]) : std::vector<Payment>{};
}

Minor total(std::string_view lines, const Question& question)
{
    return Network(bookOf(lines), question).total();
}

Question within(std::string_view from, std::string_view to)
{
    Question question = questionAt("2026-06-01");
    question.window = {from.empty() ? std::nullopt : std::optional{day(from)},
                       to.empty() ? std::nullopt : std::optional{day(to)}};
    return question;
}

TEST(Schedules, LinearPaymentsAreLevelToTheCentAndClampedToTheMonthsEnd)
{
    const auto found =
        payments(bookOf("A > B 1.00 compute 2027-12-31..2028-04-01"), questionAt("2026-06-01"), "A", "B");
    ASSERT_EQ(found.size(), 4U); // 31 December, 31 January, 29 February, 31 March
    EXPECT_EQ(found[2].date, day("2028-02-29"));
    EXPECT_EQ(found[3].date, day("2028-03-31"));
    EXPECT_EQ(found[0].amount, 25);
    // 100 cents in 3: 33, 33, 34.
    const auto thirds = payments(bookOf("A > B 1.00 compute 2027-01-15..3m"), questionAt("2026-06-01"), "A", "B");
    ASSERT_EQ(thirds.size(), 3U);
    EXPECT_EQ(thirds[0].amount, 33);
    EXPECT_EQ(thirds[1].amount, 33);
    EXPECT_EQ(thirds[2].amount, 34);
}

TEST(Schedules, RampsGrowLinearly)
{
    const auto found = payments(bookOf("A > B 10.00 compute 2027-01-01..4m ramp"), questionAt("2026-06-01"), "A", "B");
    ASSERT_EQ(found.size(), 4U); // tenths: 1, 2, 3, 4
    EXPECT_EQ(found[0].amount, 100);
    EXPECT_EQ(found[1].amount, 200);
    EXPECT_EQ(found[2].amount, 300);
    EXPECT_EQ(found[3].amount, 400);
}

TEST(Schedules, UpfrontIgnoresTheEndAndCustomTheStart)
{
    const auto upfront =
        payments(bookOf("A > B 5M equity 2027-01-01..2029-01-01 upfront"), questionAt("2026-06-01"), "A", "B");
    ASSERT_EQ(upfront.size(), 1U);
    const auto custom = payments(bookOf("A > B 5M equity 2020-01-01 pay:2027-05-01=2M+2026-05-01=3M"),
                                 questionAt("2026-06-01"), "A", "B");
    ASSERT_EQ(custom.size(), 2U);
    EXPECT_EQ(custom[0].date, day("2026-05-01"));
    EXPECT_EQ(custom[0].amount, amount("3M"));
}

TEST(Schedules, SumToTheAmountHoweverItIsCut)
{
    // Windows side by side hold every payment once, whatever the schedule and the day of the month.
    for (const char* line : {"A > B 1000.01 compute 2026-01-31..2031-07-02", "A > B 777.77 lease 2026-01-31..77m ramp",
                             "A > B 0.02 compute 2026-01-31..24m"}) {
        const Minor whole = total(line, questionAt("2026-06-01"));
        Minor sum = total(line, within("", "2026-01-01"));
        for (int year = 2026; year < 2033; ++year) {
            sum += total(line, within(text(firstOfYear(year)), text(firstOfYear(year + 1))));
        }
        EXPECT_EQ(sum, whole) << line;
        const auto all = payments(bookOf(line), questionAt("2026-06-01"), "A", "B");
        EXPECT_EQ(whole, std::accumulate(all.begin(), all.end(), Minor{0},
                                         [](Minor s, const Payment& payment) { return s + payment.amount; }));
    }
    EXPECT_EQ(total("A > B 1000.01 compute 2026-01-31..2031-07-02", questionAt("2026-06-01")), 100001);
}

TEST(Schedules, StopWhenTheDealIsTerminated)
{
    constexpr auto line = "A > B 12.00 compute 2026-01-01..12m status:terminated ended:2026-04-01";
    EXPECT_EQ(total(line, questionAt("2026-06-01")), 300); // January to March; the payment of 1 April does not happen
}

TEST(Measures, TakeAllAShareOrNothingOfAConditionalFlow)
{
    constexpr auto lines = R"(condition Ipo open p:0.3 expected:2027-01-01
                              condition Done met decided:2026-01-01
                              condition Never failed
                              A > B 35B equity on:Ipo if:Ipo if:Done
                              A > B 15B equity 2026-03-31 if:Done
                              A > B 99B equity 2026-03-31 if:Never)";
    Question question = questionAt("2026-06-01");
    EXPECT_EQ(total(lines, question), amount("50B"));
    question.measure = Measure::committed;
    EXPECT_EQ(total(lines, question), amount("15B"));
    question.measure = Measure::expected;
    EXPECT_EQ(total(lines, question), amount("25.5B"));
}

TEST(Measures, TakeNothingOfAFlowThatStartsOnADayThatNeverComes)
{
    // Semantics 1: such a start is the day the condition is met. Once it has failed there is none, and the day on which
    // it failed is not one.
    constexpr auto lines = R"(condition Never failed decided:2026-02-01
                              condition Late open expected:2026-05-01 deadline:2026-05-31
                              A > B 5M equity on:Never
                              A > B 7M compute on:Late..24m)";
    EXPECT_EQ(total(lines, questionAt("2026-05-31")), amount("7M")); // on its last day the second may still be met
    for (const Measure measure : {Measure::committed, Measure::expected, Measure::headline}) {
        Question question = questionAt("2026-06-01");
        question.measure = measure;
        EXPECT_EQ(total(lines, question), 0);
    }
}

TEST(Measures, RoundEachExpectedPaymentByItself)
{
    // Three payments of 5 cents at one half: 2.5 rounds to 2 each time, 6 in all, not 7 or 8.
    constexpr auto lines = R"(condition C open p:0.5
                              A > B 0.15 compute 2027-01-01..3m if:C)";
    Question question = questionAt("2026-06-01");
    question.measure = Measure::expected;
    EXPECT_EQ(total(lines, question), 6);
    EXPECT_EQ(payments(bookOf(lines), question, "A", "B").size(), 3U);
}

TEST(Windows, HoldTheirFirstDayAndNotTheirLast)
{
    constexpr auto line = "A > B 12.00 compute 2026-01-01..12m";
    EXPECT_EQ(total(line, within("2026-02-01", "2026-04-01")), 200);
    EXPECT_EQ(total(line, within("2026-02-02", "2026-04-02")), 200);
    EXPECT_EQ(total(line, within("2027-01-01", "")), 0);
}

TEST(Windows, CountWhatHasNoDateOnlyWhileTheirEndIsOpenAndSaySo)
{
    const Book book = bookOf("A > B 5M equity");
    const Network open(book, questionAt("2026-06-01"));
    EXPECT_EQ(open.total(), amount("5M"));
    ASSERT_EQ(open.undated().size(), 1U);
    EXPECT_TRUE(open.undated()[0].counted);
    EXPECT_EQ(open.undatedOf(open.pairs()[0]), amount("5M"));
    const Network closed(book, within("", "2030-01-01"));
    EXPECT_EQ(closed.total(), 0);
    ASSERT_EQ(closed.undated().size(), 1U);
    EXPECT_FALSE(closed.undated()[0].counted);
}

TEST(Filters, LeaveOutRumoursAndPaymentsInKindUnlessAskedFor)
{
    constexpr auto lines = R"(A > B 1M equity 2026-01-01 status:reported
                              A > B 2M equity 2026-01-01 status:intent
                              A > B 4M warrant 2026-01-01 in_kind
                              A > B 8M compute 2026-01-01 usage)";
    Question question = questionAt("2026-06-01");
    EXPECT_EQ(total(lines, question), amount("8M"));
    question.filter.statuses = EnumSet<DealStatus>::all();
    question.filter.settlements = EnumSet<Settlement>::all();
    EXPECT_EQ(total(lines, question), amount("15M"));
    question.filter.firmness.erase(Firmness::usage);
    EXPECT_EQ(total(lines, question), amount("7M"));
    question.filter.instruments = {Instrument::warrant};
    EXPECT_EQ(total(lines, question), amount("4M"));
}

TEST(Filters, LetCollapsedUnitsCountAsTheirParentAndTellWhatTheyPayInside)
{
    const Book book = bookOf(R"(party xAI
                                party Vehicle parent:xAI
                                party Inner parent:Vehicle
                                Nvidia > Vehicle 2B equity 2026-01-01
                                Inner > Nvidia 18B hardware 2026-01-01
                                xAI > Vehicle 22B lease 2026-01-01)");
    Question question = questionAt("2026-06-01");
    question.filter.collapsed = {testing::party(book, "xAI")};
    const Network network(book, question);
    ASSERT_EQ(network.nodes().size(), 2U);
    EXPECT_EQ(network.total(), amount("20B"));
    EXPECT_EQ(network.inside(), amount("22B"));
    EXPECT_EQ(network.nodeOf(testing::party(book, "Inner")), node(network, "xAI"));
}

TEST(Filters, LetAllPartiesOfACollapsedKindCountAsOneUnlessTheirParentIsCollapsed)
{
    const Book book = bookOf(R"(party Amazon kind:hyperscaler
                                party OpenAI kind:lab
                                party Anthropic kind:lab
                                party Unit kind:lab parent:Amazon
                                Amazon > OpenAI 50B equity 2026-01-01
                                Amazon > Anthropic 8B equity 2026-01-01
                                Anthropic > Amazon 3B compute 2026-01-01
                                OpenAI > Anthropic 1B equity 2026-01-01
                                OpenAI > Unit 2B compute 2026-01-01)");
    Question question = questionAt("2026-06-01");
    question.filter.collapsedKinds = {PartyKind::lab};
    const Network labs(book, question);
    ASSERT_EQ(labs.nodes().size(), 2U);
    EXPECT_EQ(labs.nodes()[1].party, partyOfKind(PartyKind::lab));
    EXPECT_EQ(labs.nodes()[1].name, "lab");
    EXPECT_EQ(labs.nodeOf(partyOfKind(PartyKind::lab)), 1U);
    EXPECT_EQ(labs.nodeOf(testing::party(book, "Unit")), 1U);
    EXPECT_EQ(labs.total(), amount("61B"));
    EXPECT_EQ(labs.inside(), amount("3B")) << "1 between the labs and 2 to the unit, a lab too";
    question.filter.collapsed = {testing::party(book, "Amazon")};
    const Network both(book, question);
    EXPECT_EQ(both.nodeOf(testing::party(book, "Unit")), node(both, "Amazon"));
    EXPECT_EQ(both.total(), amount("63B"));
    EXPECT_EQ(both.inside(), amount("1B"));
    question.filter.collapsed.clear();
    question.filter.partyKinds.erase(PartyKind::lab);
    EXPECT_EQ(Network(book, question).nodes().size(), 1U) << "what is filtered out has no card";
    question.filter.partyKinds = EnumSet<PartyKind>::all();
    question.filter.collapsedKinds = {PartyKind::bank};
    EXPECT_EQ(Network(book, question).nodes().size(), 4U) << "a kind of nobody has no card";
}

TEST(Currencies, ConvertAtTheLatestRateOnOrBeforeElseTheEarliestAfter)
{
    constexpr auto lines = R"(rate EUR 2026-02-01 1.1
                              rate EUR 2026-04-01 1.2
                              A > B 100.00 equity 2026-01-01 EUR
                              A > C 100.00 equity 2026-03-31 EUR
                              A > D 100.00 equity 2026-04-01 EUR)";
    const Network network(bookOf(lines), questionAt("2026-06-01"));
    ASSERT_EQ(network.pairs().size(), 3U);
    EXPECT_EQ(network.pairs()[0].amount, 11000);
    EXPECT_EQ(network.pairs()[1].amount, 11000);
    EXPECT_EQ(network.pairs()[2].amount, 12000);
}

TEST(Currencies, WithoutAnyRateAreAnErrorThatNamesThem)
{
    try {
        total("A > B 100.00 equity 2026-01-01 CHF", questionAt("2026-06-01"));
        FAIL() << "a rate was made up";
    } catch (const MissingRate& error) {
        EXPECT_EQ(error.currency.code(), "CHF");
    }
}

TEST(Networks, SplitPairsByClassAndByWhatIsPaidThroughTheAsOfDay)
{
    const Network network(bookOf(R"(A > B 10M equity 2026-06-01
                                    A > B 30M equity 2026-06-02
                                    A > B 5M compute 2026-01-01
                                    A > B 1M repayment 2026-01-01)"),
                          questionAt("2026-06-01"));
    ASSERT_EQ(network.pairs().size(), 1U);
    const Pair& pair = network.pairs()[0];
    EXPECT_EQ(pair.capital, amount("41M"));
    EXPECT_EQ(pair.commercial, amount("5M"));
    EXPECT_EQ(pair.paidCapital, amount("11M"));
    EXPECT_EQ(pair.paidCommercial, amount("5M"));
}

TEST(Networks, RefuseSumsBeyond64BitsAndNameTheParties)
{
    constexpr auto lines = R"(Acme > Beta 90000000000000000 equity 2026-01-01
                              Acme > Beta 90000000000000000 equity 2026-01-01)";
    try {
        total(lines, questionAt("2026-06-01"));
        FAIL() << "a sum wrapped round";
    } catch (const Overflow& error) {
        EXPECT_NE(std::string_view(error.what()).find("Acme"), std::string_view::npos);
    }
}

} // namespace
} // namespace roundtrip
