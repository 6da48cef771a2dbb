// SPDX-License-Identifier: GPL-3.0-or-later
// The verb register: open conditions with what hangs on them, and the claims of fields on which sources disagree.
#include <fstream>

#include "tests/app/call.h"
#include <gmock/gmock.h>

namespace roundtrip {

namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Json;
using testing::keysOf;
using testing::Outcome;
using testing::run;

class RegisterVerb : public testing::OnTheSeed {};

} // namespace

TEST_F(RegisterVerb, TellsWhatIsOpenOfTheSeedAndWhatHangsOnIt)
{
    const Json found = ask({"register"});
    EXPECT_THAT(keysOf(found), ElementsAre("conditions", "claims", "question", "undated", "inside", "conflicts"));
    ASSERT_EQ(found["conditions"].size(), 1U); // the exclusivity was met on 2026-04-27
    const Json& open = found["conditions"][0];
    EXPECT_THAT(keysOf(open), ElementsAre("condition", "deadline", "expected", "probability", "overdue", "late",
                                          "amount", "flows", "any_of"));
    EXPECT_EQ(open["condition"], "GPT in Alexa");
    EXPECT_EQ(open["expected"], "2027-01-01");
    EXPECT_EQ(open["probability"], 0.5);
    EXPECT_EQ(open["amount"], "35000000000.00"); // the second tranche of Amazon's investment
    EXPECT_EQ(open["flows"].size(), 1U);
    EXPECT_EQ(open["late"], false);
    EXPECT_TRUE(open["deadline"].is_null());
    EXPECT_TRUE(found["claims"].empty());
}

TEST_F(RegisterVerb, TellsEachClaimOfADisputedField)
{
    std::ofstream(path("flows.csv"), std::ios::binary) << "payer,payee,amount,deal,start\nA,B,7,Loan,2026-01-01\n";
    std::ofstream(path("claims.csv"), std::ios::binary) << "table,record,field,value,source,dated,grade,chosen\n"
                                                           "flows,Loan#1,amount,7,A's filing,2026-02-01,filing,yes\n"
                                                           "flows,Loan#1,amount,9,B's word,2026-03-01,press,no\n";
    const Outcome imported = run({"import", path("flows.csv"), path("claims.csv"), "--into", file, "--quiet"});
    ASSERT_EQ(imported.code, ExitCode::done) << imported.err;
    const Json claims = ask({"register"})["claims"];
    ASSERT_EQ(claims.size(), 2U);
    EXPECT_THAT(keysOf(claims[0]),
                ElementsAre("record", "name", "field", "value", "chosen", "grade", "dated", "source"));
    EXPECT_EQ(claims[0]["name"], "Loan#1");
    EXPECT_EQ(claims[0]["field"], "amount");
    EXPECT_EQ(claims[0]["value"], "7.00");
    EXPECT_EQ(claims[1]["value"], "9.00");
    EXPECT_EQ(claims[0]["chosen"], true);
    EXPECT_EQ(claims[0]["source"], "A's filing");
    EXPECT_EQ(claims[1]["chosen"], false);
    EXPECT_EQ(claims[1]["grade"], "press");
    EXPECT_EQ(claims[1]["dated"], "2026-03-01");
    EXPECT_THAT(called({"register"}, "text").out, HasSubstr("B's word"));
    EXPECT_THAT(called({"register"}, "csv").out, HasSubstr("record,name,field,value,chosen,grade,dated,source\r\n"));
}

} // namespace roundtrip
