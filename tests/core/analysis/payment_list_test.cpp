// SPDX-License-Identifier: GPL-3.0-or-later
// The payments behind figures: for every figure that is a sum, on the sample and on books of any kind, they sum to what
// the analysis says.
#include "core/analysis/payment_list.h"

#include <filesystem>

#include "core/analysis/coverage.h"
#include "core/analysis/exposure.h"
#include "core/analysis/recoupment.h"
#include "core/interchange/files.h"
#include "core/interchange/import.h"
#include "tests/support/book_lines.h"
#include "tests/support/random_book.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::amount;
using testing::bookOf;
using testing::day;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::party;
using testing::questionAt;

Book sample()
{
    const std::vector<std::filesystem::path> source{std::string(ROUNDTRIP_SOURCE_DIR) + "/resources/sample"};
    Book book;
    EXPECT_THAT(roundtrip::apply(book, importTables({}, readTables(source).sheets).changes), IsEmpty());
    return book;
}

// The questions that every figure is asked under.
std::vector<Question> questions()
{
    std::vector<Question> out;
    for (const Measure measure : {Measure::headline, Measure::expected, Measure::committed}) {
        Question question = questionAt("2026-05-01");
        question.measure = measure;
        out.push_back(question);
        question.window = {day("2026-01-01"), day("2031-07-15")};
        out.push_back(question);
    }
    return out;
}

// Every figure of the network against the payments behind it.
void expectSums(const Book& book, const Question& question)
{
    const Network network(book, question);
    const auto sum = [&](const FigureParts& parts) { return paymentList(book, network, parts).sum; };
    EXPECT_EQ(sum(*partsOf(Figure::headline)), network.total());
    const Exposures exposed = exposures(network);
    for (const PartyExposure& of : exposed.parties) {
        const PartyId id = network.nodes()[of.node].party;
        const std::pair<Figure, Minor> figures[] = {
            {Figure::in, of.in.total()},
            {Figure::out, of.out.total()},
            {Figure::net, of.net()},
            {Figure::inCapital, of.in.capital},
            {Figure::inCommercial, of.in.commercial},
            {Figure::outCapital, of.out.capital},
            {Figure::outCommercial, of.out.commercial},
            {Figure::paidIn, of.in.paid},
            {Figure::paidOut, of.out.paid},
            {Figure::remainingIn, of.in.remaining()},
            {Figure::remainingOut, of.out.remaining()},
        };
        for (const auto& [figure, expected] : figures) {
            EXPECT_EQ(sum(*partsOf(figure, id)), expected) << static_cast<int>(figure);
        }
        const Recoupment all = recoupment(movementsOfParty(network, of.node), {0.35, 0});
        EXPECT_EQ(sum(partsOfOutlay(id, std::nullopt)), all.outlay);
        EXPECT_EQ(sum(partsOfRecovery(network, id, std::nullopt, 0.35)), all.recovered);
        for (const CoverageYear& year : coverage(book, network, of.node).years) {
            EXPECT_EQ(sum(partsOfObligations(id, year.year)), year.obligations);
            EXPECT_EQ(sum(partsOfCapitalReceived(id, year.year)), year.capital);
        }
    }
    for (const PairExposure& pair : exposed.pairs) {
        const PartyId a = network.nodes()[pair.a].party;
        const PartyId b = network.nodes()[pair.b].party;
        EXPECT_EQ(sum(partsOfPair(a, b)), pair.aToB);
        EXPECT_EQ(sum(partsOfPair(b, a)), pair.bToA);
        EXPECT_EQ(sum(partsAtRisk(network, a, b)), pair.atRiskA);
        EXPECT_EQ(sum(partsAtRisk(network, b, a)), pair.atRiskB);
        const Recoupment back = recoupment(network, pair.a, pair.b, {0.3, 0});
        EXPECT_EQ(sum(partsOfOutlay(a, b)), back.outlay);
        EXPECT_EQ(sum(partsOfRecovery(network, a, b, 0.3)), back.recovered);
    }
    for (const Stream& stream : network.streams()) {
        EXPECT_EQ(sum(partsOfFlows({stream.flow})), network.amountOf(stream));
    }
}

TEST(PaymentList, SumsToEveryFigureOfTheSample)
{
    const Book book = sample();
    ASSERT_GT(book.flows().size(), 30U);
    for (const Question& question : questions()) {
        expectSums(book, question);
    }
    Question collapsed = questionAt("2026-05-01");
    collapsed.filter.collapsed = {party(book, "Microsoft")};
    expectSums(book, collapsed);
}

TEST(PaymentList, SumsToEveryFigureOfBooksOfAnyKind)
{
    for (unsigned seed = 0; seed < 40; ++seed) {
        SCOPED_TRACE(seed);
        Book book = support::RandomBook(seed).make();
        for (const char* code : {"EUR", "JPY", "KWD"}) {
            book.put(FxRate{newId<FxRate>(), *Currency::parse(code), day("2019-01-01"), 0.37});
        }
        for (const Question& question : questions()) {
            expectSums(book, question);
        }
        if (HasFailure()) {
            return;
        }
    }
}

TEST(PaymentList, TellsWhatCountsOfEachPaymentAndWhatTheFlowSays)
{
    const Book book = bookOf(R"(
        rate EUR 2025-01-01 1.2
        condition Listing open p:0.5 expected:2027-06-01
        Amazon > OpenAI 10B equity on:Listing if:Listing EUR
        Amazon > OpenAI 3B compute 2026-01-31..2026-04-30
    )");
    Question question = questionAt("2026-02-01");
    question.measure = Measure::expected;
    const Network network(book, question);
    const PaymentList list = paymentList(book, network, *partsOf(Figure::out, party(book, "Amazon")));
    ASSERT_EQ(list.payments.size(), 4U);
    std::vector<std::string> dates;
    for (const CountedPayment& payment : list.payments) {
        dates.push_back(text(*payment.date));
    }
    EXPECT_THAT(dates, ElementsAre("2026-01-31", "2026-02-28", "2026-03-31", "2027-06-01"));
    EXPECT_EQ(list.payments[3].amount, amount("6B")) << "10B euros at 1.2, half of it";
    EXPECT_EQ(list.payments[3].nominal, amount("10B"));
    EXPECT_EQ(list.payments[3].currency.code(), "EUR");
    EXPECT_EQ(list.sum, amount("9B"));
}

TEST(PaymentList, TakesOffWhatANetFigureTakesOff)
{
    const Book book = bookOf(R"(
        Amazon > OpenAI 50B equity 2026-03-31
        OpenAI > Amazon 38B compute 2026-01-01
    )");
    const Network network(book, questionAt("2026-02-01"));
    const PaymentList net = paymentList(book, network, *partsOf(Figure::net, party(book, "Amazon")));
    ASSERT_EQ(net.payments.size(), 2U);
    EXPECT_FALSE(net.payments[0].takenOff);
    EXPECT_TRUE(net.payments[1].takenOff) << "what Amazon pays";
    EXPECT_EQ(net.sum, amount("38B") - amount("50B"));
}

TEST(PaymentGroups, CountAndSumByYearAndByMonthWhatTheListHas)
{
    // By hand: of Amazon 3 × 1B around the turn of the year, and 5B whose day nobody knows; OpenAI pays 2B in January,
    // which a net figure takes off.
    const Book book = bookOf(R"(
        condition Listing open p:1
        Amazon > OpenAI 3B equity 2026-11-30..2027-02-28
        Amazon > OpenAI 5B equity on:Listing
        OpenAI > Amazon 2B compute 2027-01-15
    )");
    const Network network(book, questionAt("2026-02-01"));
    const FigureParts net = *partsOf(Figure::net, party(book, "OpenAI"));
    const PaymentGroups years = paymentGroups(book, network, net, PaymentGrain::year);
    EXPECT_THAT(years.groups, ElementsAre(PaymentGroup{day("2026-01-01"), 2, amount("2B")},
                                          PaymentGroup{day("2027-01-01"), 2, amount("1B") - amount("2B")},
                                          PaymentGroup{std::nullopt, 1, amount("5B")}));
    EXPECT_EQ(years.payments, 5U);
    EXPECT_EQ(years.sum, amount("6B"));
    const PaymentGroups months =
        paymentGroups(book, network, partsOfGroup(net, years.groups[1], PaymentGrain::year), PaymentGrain::month);
    EXPECT_THAT(months.groups, ElementsAre(PaymentGroup{day("2027-01-01"), 2, amount("1B") - amount("2B")}));
    const PaymentGroups days =
        paymentGroups(book, network, partsOfGroup(net, months.groups[0], PaymentGrain::month), PaymentGrain::day);
    EXPECT_THAT(days.groups, ElementsAre(PaymentGroup{day("2027-01-15"), 1, -amount("2B")},
                                         PaymentGroup{day("2027-01-30"), 1, amount("1B")}));
}

TEST(PaymentGroups, OpenedOneByOneAreTheWholeList)
{
    std::string lines = "condition Listing open p:0.5\n";
    for (int i = 0; i < 40; ++i) {
        lines += "P" + std::to_string(i % 5) + " > P" + std::to_string(5 + i % 3) + " " + std::to_string(7 + 13 * i) +
                 "M compute 2026-0" + std::to_string(1 + i % 9) + "-1" + std::to_string(i % 10) + ".." +
                 std::to_string(1 + i % 30) + "m\n";
    }
    lines += "P0 > P5 9M equity on:Listing\n";
    const Book book = bookOf(lines);
    const Network network(book, questionAt("2026-06-01"));
    const FigureParts parts = *partsOf(Figure::headline);
    const PaymentList whole = paymentList(book, network, parts);
    for (const PaymentGrain grain : {PaymentGrain::year, PaymentGrain::month, PaymentGrain::day}) {
        const PaymentGroups found = paymentGroups(book, network, parts, grain);
        EXPECT_EQ(found.sum, whole.sum);
        std::vector<CountedPayment> together;
        for (const PaymentGroup& group : found.groups) {
            const PaymentList opened = paymentList(book, network, partsOfGroup(parts, group, grain));
            EXPECT_EQ(opened.sum, group.sum);
            EXPECT_EQ(opened.payments.size(), group.payments);
            together.insert(together.end(), opened.payments.begin(), opened.payments.end());
        }
        EXPECT_EQ(together, whole.payments);
    }
}

TEST(PaymentList, HasNoneForFiguresThatAreNoSums)
{
    for (const Figure figure : {Figure::circular, Figure::external, Figure::loops, Figure::circularShare}) {
        EXPECT_EQ(partsOf(figure), std::nullopt);
    }
    EXPECT_EQ(partsOf(Figure::concentrationIn, PartyId{}), std::nullopt);
    const Network network(Book{}, questionAt("2026-02-01"));
    EXPECT_THAT(paymentList(Book{}, network, partsOfPair(newId<Party>(), newId<Party>())).payments, IsEmpty())
        << "a party that is not there pays nothing";
}

} // namespace
} // namespace roundtrip
