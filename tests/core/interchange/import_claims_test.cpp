// SPDX-License-Identifier: GPL-3.0-or-later
// Claims in tables: what they are about, which is chosen, and that it says what the record says.
#include "core/interchange/export_tables.h"
#include "tests/core/interchange/sheets.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = ImportProblemKind;

const Tables flows{{"flows", "deal,payer,payee,amount,source\nD,A,B,5B,The press\nD,B,A,2B,\n"}};
const std::string claimColumns = "table,record,field,value,source,chosen\n";

Tables withClaims(const std::string& rows)
{
    Tables out = flows;
    out.emplace_back("claims", claimColumns + rows);
    return out;
}

std::vector<std::string> chosen(const Book& book)
{
    std::vector<std::string> out;
    for (const Claim& claim : book.all<Claim>()) {
        if (claim.chosen) {
            out.push_back(claim.source + " " + claim.field + " " + claim.value);
        }
    }
    return out;
}

TEST(ImportClaims, ASourceIsAChosenClaimOnTheAmount)
{
    EXPECT_THAT(chosen(bookWith(flows)), ElementsAre("The press amount 500000000000"));
}

TEST(ImportClaims, OfFlowsByTheirNumberInTheDeal)
{
    const Book book = bookWith(withClaims("flows,D#2,amount,3B,A filing,\n"));
    const Claim* claim = named(book, &Claim::source, "A filing");
    ASSERT_NE(claim, nullptr);
    EXPECT_EQ(book.find(FlowId{claim->recordId})->amount, 200'000'000'000);
    EXPECT_EQ(claim->value, "300000000000");
    EXPECT_EQ(soleProblem(importOf(withClaims("flows,D#3,amount,3B,A filing,\n"))).kind, Kind::unknownRecord);
    EXPECT_EQ(soleProblem(importOf(withClaims("flows,D#0,amount,3B,A filing,\n"))).kind, Kind::unknownRecord);
    EXPECT_EQ(soleProblem(importOf(withClaims("flows,D,amount,3B,A filing,\n"))).kind, Kind::unknownRecord);
}

TEST(ImportClaims, OfNamelessRowsByTheirNumber)
{
    const Book book = bookWith({{"parties", "name\nA\n"},
                                {"metrics", "party,year,kind,amount\nA,2024,cash,1\nA,2025,cash,2\n"},
                                {"claims", claimColumns + "metrics,#2,amount,3,A filing,\n"}});
    EXPECT_EQ(book.find(MetricId{sole<Claim>(book).recordId})->year, 2025);
}

TEST(ImportClaims, AChosenOneOfTheTableGoesBeforeTheSource)
{
    const Book book = bookWith(withClaims("flows,D#1,amount,5B,A filing,yes\n"));
    EXPECT_THAT(chosen(book), ElementsAre("A filing amount 500000000000"));
    EXPECT_EQ(book.all<Claim>().size(), 2U) << "the press is kept beside it";
}

TEST(ImportClaims, AChosenOneSaysWhatTheRecordSays)
{
    const ImportProblem problem = soleProblem(importOf(withClaims("flows,D#1,amount,4B,A filing,yes\n")));
    EXPECT_EQ(problem.kind, Kind::claimDisagrees);
    EXPECT_EQ(place(problem), "claims.csv:2 value '4B'");
    EXPECT_THAT(problem.expected, ElementsAre("5000000000.00"));
}

TEST(ImportClaims, TwoChosenOfOneFieldAreRefused)
{
    const ImportProblem problem = soleProblem(
        importOf(withClaims("flows,D#1,amount,5B,A filing,yes\nflows,D#1,amount,\"5,000,000,000\",A tweet,yes\n")));
    EXPECT_EQ(problem.kind, Kind::twoChosen);
    EXPECT_EQ(place(problem), "claims.csv:3 chosen 'yes'");
}

TEST(ImportClaims, TheSameClaimIsTheSame)
{
    const Book base = bookWith(withClaims("flows,D#1,amount,4B,A filing,\n"));
    EXPECT_THAT(importOf(withClaims("flows,D#1,amount,4B,A filing,\n"), base).changes, IsEmpty());
    const Import graded =
        importOf({{"claims", "table,record,field,value,source,grade\nflows,D#1,amount,4B,A filing,filing\n"}}, base);
    EXPECT_EQ(graded.changes.size(), 1U) << "altered, not added";
}

TEST(ImportClaims, OneThatTheTablesOverruleIsChosenNoMore)
{
    const Book base = bookWith({{"deals", "title,announced,source\nD,2026-01-01,The press\n"},
                                {"claims", claimColumns + "deals,D,announced,2026-01-01,A filing,yes\n"}});
    EXPECT_EQ(chosen(base).size(), 2U);
    const Book book = bookWith({{"deals", "title,announced\nD,2026-02-02\n"}}, base);
    EXPECT_THAT(chosen(book), ElementsAre("The press title D"));
}

TEST(ImportClaims, ReadValuesAsTheirFieldHasThem)
{
    const Book book = bookWith({{"conditions", "title\nAn IPO\n"},
                                {"flows", "deal,payer,payee,amount,currency\nD,A,B,300,JPY\n"},
                                {"claims", claimColumns + "flows,D#1,start,on An IPO,a,\n"
                                                          "flows,D#1,end,2 years,b,\n"
                                                          "flows,D#1,amount,15M,c,\n"
                                                          "parties,A,parent,B,d,\n"
                                                          "flows,D#1,payments,2026-05-01=1; 2026-04-01=2,e,\n"}});
    const auto value = [&](std::string_view source) { return named(book, &Claim::source, source)->value; };
    EXPECT_EQ(value("a"), "on " + text(sole<Condition>(book).id.value));
    EXPECT_EQ(value("b"), "24 months");
    EXPECT_EQ(value("c"), "15000000") << "yen";
    EXPECT_EQ(value("d"), text(named(book, &Party::name, "B")->id.value));
    EXPECT_EQ(value("e"), "2026-04-01=2;2026-05-01=1");
}

} // namespace
} // namespace roundtrip
