// SPDX-License-Identifier: GPL-3.0-or-later
// Every column of every table, read into its field; what a cell may not say, refused with file, line, column and value.
#include "core/interchange/columns.h"
#include "tests/core/interchange/sheets.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = ImportProblemKind;

Date on(int year, unsigned month, unsigned day)
{
    return makeDate(year, month, day).value();
}

// Two parties and a condition for other tables to name.
const Tables people{{"parties", "name\nAmazon\nOpenAI\n"}, {"conditions", "title\nAn IPO\nA; listed one\n"}};

Tables with(const Tables& base, const std::string& name, const std::string& csv)
{
    Tables out = base;
    out.emplace_back(name, csv);
    return out;
}

TEST(ImportColumns, OfParties)
{
    const Book book = bookWith({{"parties", "note,country,ticker,parent,kind,name\n"
                                            "A unit,US,AWS,Amazon,Hyperscaler,AWS\n"
                                            ",,,,,Amazon\n"}});
    const Party aws = *named(book, &Party::name, "AWS");
    const Party amazon = *named(book, &Party::name, "Amazon");
    EXPECT_EQ(aws, (Party{aws.id, "AWS", PartyKind::hyperscaler, amazon.id, "AWS", "US", "A unit"}));
    EXPECT_EQ(amazon, (Party{amazon.id, "Amazon", PartyKind::other, {}, {}, {}, {}}));
}

TEST(ImportColumns, OfDeals)
{
    const Book book = bookWith({{"deals", "title,announced,status,ended,source,note\n"
                                          "The big one,2025-09-22,terminated,2026-02-03,8-K 0001,Gone\n"}});
    const Deal deal = sole<Deal>(book);
    EXPECT_EQ(deal, (Deal{deal.id, "The big one", on(2025, 9, 22), DealStatus::terminated, on(2026, 2, 3), "Gone"}));
    const Claim claim = sole<Claim>(book);
    EXPECT_EQ(claim,
              (Claim{claim.id, RecordKind::deal, deal.id.value, "title", "The big one", "8-K 0001", {}, {}, true}));
}

TEST(ImportColumns, OfConditions)
{
    const Book book =
        bookWith({{"conditions", "title,state,probability,expected,decided,deadline,any_of,disclosed,note\n"
                                 "Either,open,30 %,2027-01-01,,2028-01-01,\"\"\"An IPO; or so\"\"; AGI\",no,x\n"
                                 "AGI,failed,,,2026-05-01,,,yes,\n"
                                 "An IPO; or so,met,0.25,,2026-06-01,,,1,\n"}});
    const Condition either = *named(book, &Condition::title, "Either");
    const Condition agi = *named(book, &Condition::title, "AGI");
    const Condition ipo = *named(book, &Condition::title, "An IPO; or so");
    EXPECT_EQ(either, (Condition{either.id,
                                 "Either",
                                 ConditionState::open,
                                 0.3,
                                 on(2027, 1, 1),
                                 {},
                                 on(2028, 1, 1),
                                 {ipo.id, agi.id},
                                 false,
                                 "x"}));
    EXPECT_EQ(agi, (Condition{agi.id, "AGI", ConditionState::failed, {}, {}, on(2026, 5, 1), {}, {}, true, ""}));
    EXPECT_EQ(ipo.probability, 0.25);
    EXPECT_TRUE(ipo.disclosed);
}

TEST(ImportColumns, OfFlows)
{
    const Book book = bookWith(
        with(people, "flows",
             "deal,payer,payee,instrument,amount,currency,start,end,schedule,payments,conditions,firmness,settlement,"
             "assumption,source,note\n"
             "D,OpenAI,Amazon,COMPUTE,€38bn,EUR,on An IPO,7 years,ramp,,\"An IPO; \"\"A; listed one\"\"\","
             "cancellable,in_kind,"
             "true,Form 10-K,n\n"));
    const Flow flow = sole<Flow>(book);
    const Deal deal = sole<Deal>(book);
    const ConditionId ipo = named(book, &Condition::title, "An IPO")->id;
    const ConditionId listed = named(book, &Condition::title, "A; listed one")->id;
    Flow expected;
    expected.id = flow.id;
    expected.deal = deal.id;
    expected.payer = named(book, &Party::name, "OpenAI")->id;
    expected.payee = named(book, &Party::name, "Amazon")->id;
    expected.instrument = Instrument::compute;
    expected.amount = 3'800'000'000'000;
    expected.currency = *Currency::parse("EUR");
    expected.start = ipo;
    expected.end = Months{84};
    expected.schedule = ScheduleKind::ramp;
    expected.conditions = {ipo, listed};
    expected.firmness = Firmness::cancellable;
    expected.settlement = Settlement::inKind;
    expected.assumption = true;
    expected.note = "n";
    EXPECT_EQ(flow, expected);
    const Claim claim = sole<Claim>(book);
    EXPECT_EQ(claim,
              (Claim{claim.id, RecordKind::flow, flow.id.value, "amount", "3800000000000", "Form 10-K", {}, {}, true}));
}

TEST(ImportColumns, OfFlowsThatSayLittleAreFilledInAsTheTablesSay)
{
    const Book book = bookWith({{"deals", "title,announced\nD,2026-03-31\n"},
                                {"flows", "payer,payee,amount,deal,end,payments\n"
                                          "A,B,1,D,,\n"
                                          "A,B,2,D,2027-03-31,\n"
                                          "A,B,15,D,,2027-05-01=10; 2026-05-01=5\n"
                                          "A,B,4,,24m,\n"}});
    const auto flow = [&](Minor amount) {
        for (const Flow& one : book.flows()) {
            if (one.amount == amount) {
                return one;
            }
        }
        return Flow{};
    };
    const Start announced = on(2026, 3, 31);
    EXPECT_EQ(flow(100).schedule, ScheduleKind::upfront);
    EXPECT_EQ(flow(100).start, announced);
    EXPECT_EQ(flow(100).instrument, Instrument::equity);
    EXPECT_EQ(flow(200).schedule, ScheduleKind::linear);
    EXPECT_EQ(flow(200).end, End{on(2027, 3, 31)});
    EXPECT_EQ(flow(1500).schedule, ScheduleKind::custom);
    EXPECT_THAT(flow(1500).payments, ElementsAre(DatedAmount{on(2026, 5, 1), 500}, DatedAmount{on(2027, 5, 1), 1000}))
        << "in order of date";
    EXPECT_EQ(book.find(flow(400).deal)->title, "A → B");
    EXPECT_EQ(flow(400).start, Start{}) << "that deal was never announced";
    EXPECT_EQ(flow(400).end, End{Months{24}});
}

TEST(ImportColumns, OfFlowsInTheCurrencyOfTheDocument)
{
    const Book book = bookWith({{"settings", "key,value\ncurrency,jpy\n"}, {"flows", "payer,payee,amount\nA,B,300\n"}});
    EXPECT_EQ(book.currency().code(), "JPY");
    EXPECT_EQ(sole<Flow>(book).currency.code(), "JPY");
    EXPECT_EQ(sole<Flow>(book).amount, 300) << "the yen has no decimals";
}

TEST(ImportColumns, OfRelations)
{
    const Book book = bookWith(with(people, "relations",
                                    "from,to,type,depth,start,end,source,note\n"
                                    "Amazon,OpenAI,resells,integrated,2026-01-02,2027-01-02,A blog,n\n"));
    const Relation relation = sole<Relation>(book);
    EXPECT_EQ(relation,
              (Relation{relation.id, named(book, &Party::name, "Amazon")->id, named(book, &Party::name, "OpenAI")->id,
                        RelationType::resells, RelationDepth::integrated, on(2026, 1, 2), on(2027, 1, 2), "n"}));
    const Claim claim = sole<Claim>(book);
    EXPECT_EQ(claim,
              (Claim{claim.id, RecordKind::relation, relation.id.value, "type", "resells", "A blog", {}, {}, true}));
}

TEST(ImportColumns, OfMetrics)
{
    const Book book = bookWith(with(people, "metrics",
                                    "party,year,kind,amount,currency,basis,source\n"
                                    "OpenAI,2025,revenue,13B,USD,estimate,The press\n"
                                    "OpenAI,2025,cash,-2M,EUR,,\n"));
    const PartyId openAi = named(book, &Party::name, "OpenAI")->id;
    std::vector<Metric> metrics(book.all<Metric>().begin(), book.all<Metric>().end());
    ASSERT_EQ(metrics.size(), 2U);
    EXPECT_EQ(metrics[0], (Metric{metrics[0].id, openAi, 2025, MetricKind::revenue, 1'300'000'000'000, Currency{},
                                  MetricBasis::estimate}));
    EXPECT_EQ(metrics[1], (Metric{metrics[1].id, openAi, 2025, MetricKind::cash, -200'000'000, *Currency::parse("EUR"),
                                  MetricBasis::unstated}));
    const Claim claim = sole<Claim>(book);
    EXPECT_EQ(
        claim,
        (Claim{
            claim.id, RecordKind::metric, metrics[0].id.value, "amount", "1300000000000", "The press", {}, {}, true}));
}

TEST(ImportColumns, OfClaims)
{
    const Tables flows = with(people, "flows", "deal,payer,payee,amount\nD,Amazon,OpenAI,1\nD,Amazon,OpenAI,2\n");
    const Book book = bookWith(with(flows, "claims",
                                    "table,record,field,value,source,dated,grade,chosen\n"
                                    "flows,D#2,amount,3,The press,2026-01-02,press,no\n"
                                    "Party,OpenAI,kind,lab,A filing,,filing,\n"
                                    "flows,D#1,amount,1,A filing,,,yes\n"));
    std::vector<Claim> claims(book.all<Claim>().begin(), book.all<Claim>().end());
    ASSERT_EQ(claims.size(), 3U);
    const auto flowOf = [&](Minor amount) {
        return std::find_if(book.flows().begin(), book.flows().end(),
                            [&](const Flow& flow) { return flow.amount == amount; })
            ->id.value;
    };
    EXPECT_EQ(claims[0], (Claim{claims[0].id, RecordKind::flow, flowOf(200), "amount", "300", "The press",
                                on(2026, 1, 2), ClaimGrade::press, false}));
    EXPECT_EQ(claims[1], (Claim{claims[1].id,
                                RecordKind::party,
                                named(book, &Party::name, "OpenAI")->id.value,
                                "kind",
                                "lab",
                                "A filing",
                                {},
                                ClaimGrade::filing,
                                false}));
    EXPECT_EQ(claims[2].recordId, flowOf(100));
    EXPECT_TRUE(claims[2].chosen);
}

TEST(ImportColumns, OfRatesPlacementsAndSettings)
{
    const Book book = bookWith(with(with(with(people, "fx", "currency,date,rate\neur,2026-01-02,1.0834\n"),
                                         "placements", "party,x,y,pinned,scenario\nOpenAI,-1.5,2e3,yes,\n"),
                                    "settings", "key,value\nmotto,Follow it\n"));
    const FxRate rate = sole<FxRate>(book);
    EXPECT_EQ(rate, (FxRate{rate.id, *Currency::parse("EUR"), on(2026, 1, 2), 1.0834}));
    const Placement placement = sole<Placement>(book);
    EXPECT_EQ(placement, (Placement{placement.id, named(book, &Party::name, "OpenAI")->id, -1.5, 2000, true}));
    const Setting setting = sole<Setting>(book);
    EXPECT_EQ(setting, (Setting{setting.id, "motto", "Follow it"}));
}

TEST(ImportColumns, AreTheOnesThatTheCommandLineSays)
{
    // The columns that scripts know, word for word; settings and placements are ours.
    const std::vector<std::pair<std::string, std::vector<std::string_view>>> said{
        {"parties", {"name", "kind", "parent", "ticker", "country", "note"}},
        {"deals", {"title", "announced", "status", "ended", "source", "note"}},
        {"flows",
         {"payer", "payee", "amount", "deal", "instrument", "currency", "start", "end", "schedule", "payments",
          "conditions", "firmness", "settlement", "assumption", "source", "note"}},
        {"conditions",
         {"title", "state", "probability", "expected", "decided", "deadline", "any_of", "disclosed", "note"}},
        {"relations", {"from", "to", "type", "depth", "start", "end", "source", "note"}},
        {"claims", {"table", "record", "field", "value", "source", "dated", "grade", "chosen"}},
        {"metrics", {"party", "year", "kind", "amount", "currency", "basis", "source"}},
        {"fx", {"currency", "date", "rate"}},
        {"scenarios", {"scenario", "record", "id", "field", "before", "after"}},
    };
    for (const auto& [name, columns] : said) {
        const TableColumns* table = tableNamed(name);
        ASSERT_NE(table, nullptr) << name;
        for (const std::string_view column : columns) {
            const bool own = std::find(table->columns.begin(), table->columns.end(), column) != table->columns.end();
            EXPECT_TRUE(own || (column == "source" && table->source)) << name << " " << column;
        }
    }
}

struct AmountCase {
    const char* text;
    Minor minor;
};

class ImportAmounts : public ::testing::TestWithParam<AmountCase> {};

TEST_P(ImportAmounts, AreReadInEachForm)
{
    const std::string row = std::string("A,B,\"") + GetParam().text + "\"\n";
    EXPECT_EQ(sole<Flow>(bookWith({{"flows", "payer,payee,amount\n" + row}})).amount, GetParam().minor);
}

INSTANTIATE_TEST_SUITE_P(, ImportAmounts,
                         ::testing::Values(AmountCase{"1234567.89", 123'456'789},
                                           AmountCase{"1,234,567.89", 123'456'789},
                                           AmountCase{"1,234,567", 123'456'700}, AmountCase{"50B", 5'000'000'000'000},
                                           AmountCase{"1.5bn", 150'000'000'000},
                                           AmountCase{"$300bn", 30'000'000'000'000}, AmountCase{"15M", 1'500'000'000},
                                           AmountCase{"2 trillion", 200'000'000'000'000}, AmountCase{"US$ 7k", 700'000},
                                           AmountCase{" 0.01 ", 1}, AmountCase{"12 USD", 1'200},
                                           AmountCase{"1,000.5 million", 100'050'000'000}));

struct Refusal {
    const char* table;
    const char* columns;
    const char* row;
    const char* column; // to blame
    const char* value;  // to blame
    Kind kind;
};

class ImportRefusals : public ::testing::TestWithParam<Refusal> {};

TEST_P(ImportRefusals, NameFileLineColumnAndValue)
{
    const Refusal& refusal = GetParam();
    const Book base = bookWith(people);
    const std::string csv = std::string(refusal.columns) + "\n\n" + refusal.row + "\n";
    const ImportProblem problem = soleProblem(importOf({{refusal.table, csv}}, base));
    EXPECT_EQ(problem.kind, refusal.kind);
    EXPECT_EQ(place(problem), std::string(refusal.table) + ".csv:3 " + refusal.column + " '" + refusal.value + "'");
}

constexpr const char* flowColumns = "payer,payee,amount,currency,start,end,schedule,payments,conditions,assumption";

INSTANTIATE_TEST_SUITE_P(
    , ImportRefusals,
    ::testing::Values(
        Refusal{"flows", flowColumns, "A,B,\"1,234\",,,,,,,", "amount", "1,234", Kind::ambiguousAmount},
        Refusal{"flows", flowColumns, "A,B,\"1,5B\",,,,,,,", "amount", "1,5B", Kind::ambiguousAmount},
        Refusal{"flows", flowColumns, "A,B,1.234,,,,,,,", "amount", "1.234", Kind::tooManyDecimals},
        Refusal{"flows", flowColumns, "A,B,fifty,,,,,,,", "amount", "fifty", Kind::notAnAmount},
        Refusal{"flows", flowColumns, "A,B,0,,,,,,,", "amount", "0", Kind::notPositive},
        Refusal{"flows", flowColumns, "A,B,-5B,,,,,,,", "amount", "-5B", Kind::notPositive},
        Refusal{"flows", flowColumns, "A,B,99999999 T,,,,,,,", "amount", "99999999 T", Kind::amountTooLarge},
        Refusal{"flows", flowColumns, "A,B,€5,,,,,,,", "amount", "€5", Kind::otherCurrency},
        Refusal{"flows", flowColumns, "A,B,5,dollars,,,,,,", "currency", "dollars", Kind::notACurrency},
        Refusal{"flows", flowColumns, "A,B,,,,,,,,", "amount", "", Kind::missingValue},
        Refusal{"flows", flowColumns, "A, ,5,,,,,,,", "payee", " ", Kind::missingValue},
        Refusal{"flows", flowColumns, "A,A,5,,,,,,,", "payee", "A", Kind::sameParty},
        Refusal{"flows", flowColumns, "A,B,5,,01/02/2026,,,,,", "start", "01/02/2026", Kind::notAStart},
        Refusal{"flows", flowColumns, "A,B,5,,2026-02-30,,,,,", "start", "2026-02-30", Kind::notAStart},
        Refusal{"flows", flowColumns, "A,B,5,,,soon,,,,", "end", "soon", Kind::notAnEnd},
        Refusal{"flows", flowColumns, "A,B,5,,,0 months,,,,", "end", "0 months", Kind::outOfRange},
        Refusal{"flows", flowColumns, "A,B,5,,,1001 years,,,,", "end", "1001 years", Kind::outOfRange},
        Refusal{"flows", flowColumns, "A,B,5,,,,weekly,,,", "schedule", "weekly", Kind::unknownWord},
        Refusal{"flows", flowColumns, "A,B,5,,,,custom,,,", "payments", "", Kind::paymentsMissing},
        Refusal{"flows", flowColumns, "A,B,5,,,,,2026-05-01=4,,", "payments", "2026-05-01=4", Kind::paymentsSum},
        Refusal{"flows", flowColumns, "A,B,5,,,,,2026-05-01:5,,", "payments", "2026-05-01:5", Kind::notPayments},
        Refusal{"flows", flowColumns, "A,B,5,,,,,2026-05-01=-5,,", "payments", "2026-05-01=-5", Kind::notPositive},
        Refusal{"flows", flowColumns, "A,B,5,,,,,,\"\"\"An IPO\",", "conditions", "\"An IPO", Kind::notAList},
        Refusal{"flows", flowColumns, "A,B,5,,,,,,,maybe", "assumption", "maybe", Kind::notATruth},
        Refusal{"parties", "name,kind", "X,octopus", "kind", "octopus", Kind::unknownWord},
        Refusal{"parties", "name,parent", "X,Nobody", "parent", "Nobody", Kind::unknownRecord},
        Refusal{"parties", "name,kind", ",lab", "name", "", Kind::missingValue},
        Refusal{"deals", "title,announced", "X,2026", "announced", "2026", Kind::notADate},
        Refusal{"conditions", "title,probability", "X,1.5", "probability", "1.5", Kind::outOfRange},
        Refusal{"conditions", "title,probability", "X,likely", "probability", "likely", Kind::notANumber},
        Refusal{"conditions", "title,any_of", "X,An IPO; Nothing", "any_of", "Nothing", Kind::unknownRecord},
        Refusal{"relations", "from,to,type", "Amazon,Nobody,hosts", "to", "Nobody", Kind::unknownRecord},
        Refusal{"relations", "from,to,type", "Amazon,Amazon,hosts", "to", "Amazon", Kind::sameParty},
        Refusal{"relations", "from,to,type", "Amazon,OpenAI,likes", "type", "likes", Kind::unknownWord},
        Refusal{"metrics", "party,year,kind,amount", "OpenAI,0,cash,1", "year", "0", Kind::outOfRange},
        Refusal{"metrics", "party,year,kind,amount", "OpenAI,MMXXV,cash,1", "year", "MMXXV", Kind::notANumber},
        Refusal{"metrics", "party,year,kind,amount", "OpenAI,2025,cash,\"1,5\"", "amount", "1,5",
                Kind::ambiguousAmount},
        Refusal{"fx", "currency,date,rate", "EUR,2026-01-01,0", "rate", "0", Kind::notPositive},
        Refusal{"fx", "currency,date,rate", "EUR,2026-01-01,nan", "rate", "nan", Kind::notANumber},
        Refusal{"placements", "party,x,y", "Amazon,inf,0", "x", "inf", Kind::notANumber},
        Refusal{"placements", "party,x,y,scenario", "Amazon,1,0,S", "party", "Amazon", Kind::unknownRecord},
        Refusal{"settings", "key,value", "currency,Gold", "value", "Gold", Kind::notACurrency},
        Refusal{"claims", "table,record,field,value,source", "steps,x,y,z,s", "table", "steps", Kind::unknownWord},
        Refusal{"claims", "table,record,field,value,source", "flows,D#1,amount,1,s", "record", "D#1",
                Kind::unknownRecord},
        Refusal{"claims", "table,record,field,value,source", "parties,Amazon,colour,red,s", "field", "colour",
                Kind::unknownField},
        Refusal{"claims", "table,record,field,value,source", "parties,Amazon,kind,red,s", "value", "red",
                Kind::unknownWord},
        Refusal{"claims", "table,record,field,value,source", "parties,Amazon,kind,lab,", "source", "",
                Kind::missingValue}));

} // namespace
} // namespace roundtrip
