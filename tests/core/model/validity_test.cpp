// SPDX-License-Identifier: GPL-3.0-or-later
// What makes a record wrong: each rule broken alone, found with its field, and by the check of a whole book.
#include "core/model/validity.h"

#include <limits>

#include "core/model/check.h"
#include "tests/support/book_lines.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::bookOf;
using testing::day;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::party;

class Validity : public ::testing::Test {
protected:
    // The only fault of the row, as "field fault"; the whole book finds the same once the row is in it.
    void expectFault(const Row& row, std::string_view field, Fault fault)
    {
        const std::vector<Invalid> expected{{keyOf(row), field, fault}};
        EXPECT_EQ(faultsOf(book, row), expected) << field;
        Book with = book;
        std::visit([&](const auto& record) { with.put(record); }, row);
        EXPECT_EQ(faultsOf(with), expected) << field << ", in the whole book";
    }
    template<class Change> Flow flowWith(const Change& change) const
    {
        Flow next = flow;
        change(next);
        return next;
    }

    Book book = bookOf("Amazon > OpenAI 50B equity 2026-03-31 if:An_IPO\n"
                       "condition AGI\n"
                       "metric OpenAI 2025 revenue 13B\n"
                       "rate EUR 2026-01-01 1.08\n");
    Flow flow = *book.flows().begin();
    Party amazon = *book.find(party(book, "Amazon"));
    Party openAi = *book.find(party(book, "OpenAI"));
    Condition ipo = *book.conditions().begin();
};

TEST_F(Validity, ASoundBookHasNoFault)
{
    EXPECT_THAT(faultsOf(book), IsEmpty());
    EXPECT_THAT(faultsOf(book, flow), IsEmpty()) << "a row does not stand in its own way";
}

TEST_F(Validity, OfNames)
{
    Party row = amazon;
    row.name = "";
    expectFault(row, "name", Fault::missing);
    row.name = "Nul\0"
               "l";
    row.name += '\0';
    expectFault(row, "name", Fault::notText);
    row.name = "\xFF";
    expectFault(row, "name", Fault::notText);
    row.name = "Amazon";
    row.note = "\xED\xA0\x80"; // a surrogate
    expectFault(row, "note", Fault::notText);

    Party second;
    second.id = newId<Party>(); // after all others, so that it is the one to blame
    second.name = "OpenAI";
    expectFault(second, "name", Fault::taken);
    second.name = "openai";
    EXPECT_THAT(faultsOf(book, second), IsEmpty()) << "names are compared by their code points";
}

TEST_F(Validity, OfReferences)
{
    expectFault(flowWith([](Flow& row) { row.payer = newId<Party>(); }), "payer", Fault::noSuchRecord);
    expectFault(flowWith([](Flow& row) { row.deal = newId<Deal>(); }), "deal", Fault::noSuchRecord);
    expectFault(flowWith([](Flow& row) { row.start = newId<Condition>(); }), "start", Fault::noSuchRecord);
    expectFault(flowWith([](Flow& row) { row.conditions.push_back(newId<Condition>()); }), "conditions",
                Fault::noSuchRecord);
    expectFault(flowWith([](Flow& row) { row.payee = {}; }), "payee", Fault::missing);
    Party row = amazon;
    row.parent = newId<Party>();
    expectFault(row, "parent", Fault::noSuchRecord);
}

TEST_F(Validity, OfFlows)
{
    expectFault(flowWith([](Flow& row) { row.payee = row.payer; }), "payee", Fault::sameParty);
    expectFault(flowWith([](Flow& row) { row.amount = 0; }), "amount", Fault::notPositive);
    expectFault(flowWith([](Flow& row) { row.amount = -1; }), "amount", Fault::notPositive);
}

TEST_F(Validity, OfPayments)
{
    const auto custom = [&](Minor amount, const std::vector<DatedAmount>& payments) {
        return flowWith([&](Flow& row) {
            row.amount = amount;
            row.schedule = ScheduleKind::custom;
            row.payments = payments;
        });
    };
    const Date first = day("2026-01-01");
    const Date second = day("2026-02-01");
    EXPECT_THAT(faultsOf(book, custom(3, {{first, 1}, {first, 1}, {second, 1}})), IsEmpty()) << "two on a day";
    expectFault(custom(3, {}), "payments", Fault::paymentsMissing);
    expectFault(custom(3, {{first, 1}, {second, 1}}), "payments", Fault::paymentsSum);
    expectFault(custom(3, {{second, 1}, {first, 2}}), "payments", Fault::paymentsUnsorted);
    expectFault(custom(3, {{first, 3}, {second, 0}}), "payments", Fault::notPositive);
    const Minor most = std::numeric_limits<Minor>::max();
    expectFault(custom(most, {{first, most}, {second, most}}), "payments", Fault::paymentsSum);
}

TEST_F(Validity, OfConditions)
{
    Condition row = ipo;
    row.probability = 1.5;
    expectFault(row, "probability", Fault::outOfRange);
    row.probability = -0.1;
    expectFault(row, "probability", Fault::outOfRange);
    row.probability = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(faultsOf(book, row).at(0).fault, Fault::outOfRange);
    row.probability = 0;
    EXPECT_THAT(faultsOf(book, row), IsEmpty());
    row.anyOf = {row.id};
    expectFault(row, "any_of", Fault::cycle);
}

TEST_F(Validity, OfCircles)
{
    Party parent = openAi;
    parent.parent = amazon.id;
    book.put(parent);
    Party row = amazon;
    row.parent = openAi.id;
    const std::vector<Invalid> expected{{keyOf(row), "parent", Fault::cycle}};
    EXPECT_EQ(faultsOf(book, row), expected);
    book.put(row);
    EXPECT_EQ(faultsOf(book).size(), 2U) << "both stand above themselves";
    Party below;
    below.id = newId<Party>();
    below.name = "Below the circle";
    below.parent = openAi.id;
    EXPECT_THAT(faultsOf(book, below), IsEmpty()) << "the circle is not its fault";
}

TEST_F(Validity, OfMetricsRatesAndRelations)
{
    Metric metric = *book.all<Metric>().begin();
    metric.year = 0;
    expectFault(metric, "year", Fault::outOfRange);
    metric.year = 10'000;
    expectFault(metric, "year", Fault::outOfRange);
    FxRate rate = *book.all<FxRate>().begin();
    rate.rate = 0;
    expectFault(rate, "rate", Fault::notPositive);
    rate.rate = std::numeric_limits<double>::infinity();
    expectFault(rate, "rate", Fault::outOfRange);
    rate.rate = 1;
    rate.id = newId<FxRate>();
    expectFault(rate, "date", Fault::taken);
    expectFault(Relation{newId<Relation>(), amazon.id, amazon.id, {}, {}, {}, {}, {}}, "to", Fault::sameParty);
    book.put(Placement{newId<Placement>(), amazon.id, 0, 0, false});
    expectFault(Placement{newId<Placement>(), amazon.id, 1, 1, false}, "party", Fault::taken);
}

TEST_F(Validity, OfClaims)
{
    const auto claim = [&](std::string field, std::string value) {
        return Claim{newId<Claim>(), RecordKind::flow, flow.id.value, std::move(field), std::move(value), "s", {}, {},
                     false};
    };
    EXPECT_THAT(faultsOf(book, claim("amount", "77")), IsEmpty());
    expectFault(claim("colour", "red"), "field", Fault::noSuchField);
    expectFault(claim("amount", "much"), "value", Fault::doesNotFit);
    Claim nobody = claim("amount", "77");
    nobody.recordId = newUuid();
    expectFault(nobody, "record_id", Fault::noSuchRecord);
    Claim first = claim("amount", "77");
    first.chosen = true;
    book.put(first);
    Claim second = claim("amount", "78");
    second.chosen = true;
    expectFault(second, "chosen", Fault::taken);
}

TEST(Check, FindsWhatContradictsOtherRecords)
{
    Book book = bookOf("Amazon > OpenAI 50B equity 2026-03-31..2025-01-01 EUR\n"
                       "Amazon > OpenAI 5B equity on:An_IPO status:terminated\n");
    const Flow first = *book.flows().begin();
    book.put(Claim{newId<Claim>(), RecordKind::flow, first.id.value, "note", "other", "s", {}, {}, true});
    std::vector<std::pair<ProblemKind, std::string>> found;
    for (const Problem& problem : problems(book)) {
        found.emplace_back(problem.kind, problem.field + problem.detail);
    }
    using Found = std::pair<ProblemKind, std::string>;
    EXPECT_THAT(found, ElementsAre(Found{ProblemKind::terminatedWithoutEnd, "ended"},
                                   Found{ProblemKind::noRate, "currencyEUR"}, Found{ProblemKind::endBeforeStart, "end"},
                                   Found{ProblemKind::startNotACondition, "start"},
                                   Found{ProblemKind::chosenClaimDiffers, "note"}));
}

TEST(Check, ALongChainOfParentsOrConditionsIsNoCircle)
{
    Book book;
    std::optional<PartyId> above;
    std::vector<ConditionId> anyOf;
    for (int i = 0; i < 20'000; ++i) {
        Party row;
        row.id = newId<Party>();
        row.name = "P" + std::to_string(i);
        row.parent = above;
        above = row.id;
        book.put(row);
        Condition condition;
        condition.id = newId<Condition>();
        condition.title = "C" + std::to_string(i);
        condition.anyOf = anyOf;
        anyOf = {condition.id};
        book.put(condition);
    }
    EXPECT_THAT(faultsOf(book), IsEmpty());
}

} // namespace
} // namespace roundtrip
