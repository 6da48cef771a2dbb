// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that make, fill, empty and check documents, by the letter of their description.
#include <map>

#include "tests/app/call.h"
#include <gmock/gmock.h>

namespace roundtrip {

namespace {

namespace fs = std::filesystem;
using testing::contents;
using ::testing::ElementsAre;
using testing::firstKeys;
using ::testing::HasSubstr;
using testing::Json;
using testing::Outcome;
using testing::run;

class DocumentVerbs : public testing::OnTheSeed {
protected:
    std::string headlineOf(const std::string& document) const
    {
        return run({"circularity", document, "--format", "json"}).json()["headline"];
    }
    // What an import of these tables into the seed says; the seed must not change by it.
    std::string refusal(const std::string& table, const std::string& text) const
    {
        const std::string before = contents(file);
        const Outcome outcome = run({"import", write("bad/" + table + ".csv", text), "--into", file});
        EXPECT_EQ(outcome.code, ExitCode::failed) << text;
        EXPECT_TRUE(outcome.isOneLine()) << outcome.err;
        EXPECT_EQ(contents(file), before) << text;
        return outcome.err;
    }
};

} // namespace

TEST_F(DocumentVerbs, ReadAmountsAsPeopleWriteThem)
{
    // The examples of the description, and what each is in dollars.
    const std::map<std::string, std::string> readings{
        {"1234567.89", "1234567.89"},       {"\"1,234,567.89\"", "1234567.89"}, {"50B", "50000000000.00"},
        {"1.5bn", "1500000000.00"},         {"$300bn", "300000000000.00"},      {"15M", "15000000.00"},
        {"2 trillion", "2000000000000.00"}, {"5.131B", "5131000000.00"},
    };
    for (const auto& [written, read] : readings) {
        const std::string document = documentOf("payer,payee,amount,start\nA,B," + written + ",2026-01-01\n", "amount");
        EXPECT_EQ(headlineOf(document), read) << written;
        fs::remove(document);
    }
    for (const std::string written : {"\"1,234\"", "\"1,5B\"", "\"1,000B\"", "-5", "0", "five", "0.005", "1.234.567"}) {
        const std::string said = refusal("flows", "payer,payee,amount,start\nA,B," + written + ",2026-01-01\n");
        EXPECT_THAT(said, HasSubstr("flows.csv, line 2, column amount: ")) << written;
    }
}

TEST_F(DocumentVerbs, TakeAnySeparatorAndAByteOrderMark)
{
    EXPECT_EQ(headlineOf(documentOf("\xEF\xBB\xBFpayer;payee;amount;start\r\nA;B;1,234,567.89;2026-01-01\r\n", "a")),
              "1234567.89");
    EXPECT_EQ(headlineOf(documentOf("amount\tstart\tpayee\tpayer\n5B\t2026-01-01\tB\tA\n", "b")), "5000000000.00");
    EXPECT_EQ(headlineOf(documentOf("payer,payee,amount,start\n\"A, \"\"Inc\"\"\",B,5B,2026-01-01\n", "c")),
              "5000000000.00");
}

TEST_F(DocumentVerbs, ImportAllOrNothingAndNameThePlace)
{
    constexpr const char* head = "deal,payer,payee,amount,start,end,schedule,payments\n";
    EXPECT_THAT(refusal("flows", std::string(head) + "D,A,B,5,2026-01-01\nD,A,A,5,2026-01-01\n"),
                HasSubstr("flows.csv, line 3, column payee: \"A\""));
    EXPECT_THAT(refusal("flows", std::string(head) + "D,A,B,5,2026-02-30\n"),
                HasSubstr("line 2, column start: \"2026-02-30\""));
    EXPECT_THAT(refusal("flows", std::string(head) + "D,A,B,5,2026-01-01,,custom,2026-01-01=3; 2026-02-01=3\n"),
                HasSubstr("line 2, column payments: "));
    EXPECT_THAT(refusal("flows", "payer,payee,amount,colour\nA,B,5,red\n"), HasSubstr("\"colour\""));
    EXPECT_THAT(refusal("parties", "name,parent\nA,B\nB,A\n"), HasSubstr("column parent"));
    EXPECT_THAT(refusal("conditions", "title,any_of\nX,Y\nY,X\n"), HasSubstr("column any_of"));
    EXPECT_THAT(refusal("conditions", "title,probability\nX,1.5\n"), HasSubstr("\"1.5\""));
    EXPECT_THAT(refusal("fx", "currency,date,rate\nEUR,2026-01-01,0\n"), HasSubstr("line 2, column rate: \"0\""));
    EXPECT_THAT(refusal("claims", "table,record,field,value,source\nflows,Nothing#1,amount,5,x\n"),
                HasSubstr("\"Nothing#1\""));
    // Two figures of one party, year, kind and basis: only one can be right.
    EXPECT_THAT(refusal("metrics", "party,year,kind,amount\nOpenAI,2026,revenue,5\nOpenAI,2026,revenue,6\n"),
                HasSubstr("line 3, column year: "));
    // The field is unknown, and the answer lists those that are.
    EXPECT_THAT(refusal("scenarios", "scenario,record,id,field,before,after\nS,flow,x,amuont,1,2\n"),
                HasSubstr("payer, payee, instrument, amount"));
    const Outcome missing = run({"import", path("nothing"), "--into", path("new.roundtrip")});
    EXPECT_EQ(missing.code, ExitCode::failed);
    EXPECT_THAT(missing.err, HasSubstr("No such file"));
    EXPECT_FALSE(fs::exists(path("new.roundtrip")));
}

TEST_F(DocumentVerbs, NeverWriteToWhatTheyWereAskedToRead)
{
    const std::string before = contents(file);
    const auto written = fs::last_write_time(file);
    const std::vector<std::vector<std::string>> calls{
        {"loops"},
        {"circularity"},
        {"exposure"},
        {"recoup", "Amazon", "OpenAI"},
        {"trace", "Amazon"},
        {"coverage", "OpenAI"},
        {"stress", "--shock", "OpenAI=1"},
        {"register"},
        {"check"},
        {"export", "--to", path("out.json")},
    };
    for (std::vector<std::string> words : calls) {
        words.insert(words.begin() + 1, file);
        EXPECT_EQ(run(words).code, ExitCode::done) << words.front();
    }
    EXPECT_EQ(contents(file), before);
    EXPECT_EQ(fs::last_write_time(file), written);
    const auto files = std::distance(fs::directory_iterator(folder), fs::directory_iterator());
    EXPECT_EQ(files, 2); // the document and what was exported; no journal, no draft
    const Outcome itself = run({"export", file, "--to", path("x.csv"), path("seed.txt")});
    EXPECT_EQ(itself.code, ExitCode::misused);
    EXPECT_FALSE(fs::exists(path("x.csv"))); // nothing is written when a word is off
}

TEST_F(DocumentVerbs, MakeDocumentsButReplaceNone)
{
    EXPECT_EQ(run({"new", path("empty.roundtrip")}).code, ExitCode::done);
    EXPECT_EQ(headlineOf(path("empty.roundtrip")), "0.00");
    const std::string before = contents(file);
    const Outcome there = run({"new", file});
    EXPECT_EQ(there.code, ExitCode::failed);
    EXPECT_TRUE(there.isOneLine());
    EXPECT_EQ(contents(file), before);
    EXPECT_EQ(run({"new", file, "--force"}).code, ExitCode::done);
    EXPECT_EQ(headlineOf(file), "0.00");
    EXPECT_EQ(run({"new", path("sample.roundtrip"), "--sample"}).code, ExitCode::done);
    EXPECT_NE(headlineOf(path("sample.roundtrip")), "0.00");
    EXPECT_EQ(run({"new", path("none/x.roundtrip")}).code, ExitCode::failed);
}

TEST_F(DocumentVerbs, CompareAScenarioThatWasImported)
{
    const std::string table = write("scenarios.csv", "scenario,record,id,field,before,after\n"
                                                     "Smaller,flows,OpenAI funding round at $852B#2,amount,35B,20B\n"
                                                     "Stale,flows,OpenAI funding round at $852B#2,amount,34B,20B\n");
    const Outcome imported = run({"import", table, "--into", file});
    ASSERT_EQ(imported.code, ExitCode::done) << imported.err;
    // The stale step is kept, and both values are told as people write them.
    EXPECT_THAT(imported.err, HasSubstr("34000000000.00"));
    EXPECT_THAT(imported.err, HasSubstr("35000000000.00"));

    const Json compared = ask({"compare", "Smaller"});
    EXPECT_THAT(firstKeys(compared, 2), ElementsAre("records", "figures"));
    ASSERT_EQ(compared["records"].size(), 1U);
    EXPECT_THAT(firstKeys(compared["records"][0], 5), ElementsAre("record", "id", "name", "change", "fields"));
    EXPECT_EQ(compared["records"][0]["change"], "altered");
    EXPECT_EQ(compared["records"][0]["fields"], Json::parse(R"(["amount"])"));
    const Json& headline = compared["figures"][0];
    EXPECT_THAT(firstKeys(headline, 5), ElementsAre("figure", "party", "before", "after", "difference"));
    EXPECT_EQ(headline["before"], "532000000000.00");
    EXPECT_EQ(headline["after"], "517000000000.00"); // 15B less
    EXPECT_EQ(headline["difference"], "-15000000000.00");
    EXPECT_EQ(compared["figures"][1]["after"], "70000000000.00"); // twice the round trip of 35B
    // 100B come back in 120 instalments: the 60th covers 50B, the 42nd the 35B that are left of them.
    const auto figure = [&](const char* name) {
        for (const Json& row : compared["figures"]) {
            if (row["figure"] == name && row["party"] == "Amazon" && row["counterparty"] == "OpenAI") {
                return row;
            }
        }
        return Json();
    };
    EXPECT_EQ(figure("outlay")["difference"], "-15000000000.00");
    EXPECT_EQ(figure("multiple")["before"], 2.0);
    EXPECT_EQ(figure("payback_date")["before"], "2031-04-01");
    EXPECT_EQ(figure("payback_date")["after"], "2029-10-01");
    EXPECT_EQ(figure("payback_date")["difference"], -547);
    EXPECT_THAT(called({"compare", "Smaller"}, "csv").out,
                HasSubstr("headline,,532000000000.00,517000000000.00,-15000000000.00,\r\n"));
    EXPECT_THAT(called({"compare", "Smaller"}, "text").out, HasSubstr("517,000,000,000.00"));
    EXPECT_EQ(ask({"circularity", "--scenario", "Smaller"})["headline"], "517000000000.00");

    const Json stale = ask({"circularity", "--scenario", "Stale"});
    EXPECT_EQ(stale["headline"], "532000000000.00"); // never applied silently
    ASSERT_EQ(stale["conflicts"].size(), 1U);
    EXPECT_EQ(stale["conflicts"][0]["expected"], "34000000000.00");
    EXPECT_EQ(stale["conflicts"][0]["found"], "35000000000.00");
}

TEST_F(DocumentVerbs, CheckRecordByRecord)
{
    const Json sound = run({"check", file, "--format", "json"}).json();
    EXPECT_THAT(firstKeys(sound, 2), ElementsAre("ok", "problems"));
    EXPECT_EQ(sound["ok"], true);
    EXPECT_TRUE(sound["problems"].empty());
    const std::string odd = documentOf("deal,payer,payee,amount,currency,start\nD,A,B,5,EUR,2026-01-01\n", "odd");
    const Json checked = run({"check", odd, "--format", "json"}).json();
    ASSERT_EQ(checked["problems"].size(), 1U);
    EXPECT_THAT(firstKeys(checked["problems"][0], 3), ElementsAre("record", "id", "problem"));
    EXPECT_EQ(checked["problems"][0]["record"], "flows");
    EXPECT_THAT(checked["problems"][0]["problem"].get<std::string>(), HasSubstr("EUR"));
    EXPECT_THAT(run({"check", odd, "--format", "csv"}).out, HasSubstr("record,id,problem"));
    EXPECT_THAT(run({"check", odd}).out, HasSubstr("EUR"));
    // And what needs the rate fails, naming the currency.
    const Outcome asked = run({"circularity", odd});
    EXPECT_EQ(asked.code, ExitCode::failed);
    EXPECT_TRUE(asked.isOneLine());
    EXPECT_THAT(asked.err, HasSubstr("EUR"));
}

TEST_F(DocumentVerbs, TellWordsThatAreOffFromWhatFailed)
{
    const Outcome verb = run({"lops", file});
    EXPECT_EQ(verb.code, ExitCode::misused);
    EXPECT_TRUE(verb.isOneLine());
    EXPECT_THAT(verb.err, HasSubstr("\"lops\""));
    EXPECT_EQ(run({"import", path("seed")}).code, ExitCode::misused); // into what?
    EXPECT_EQ(run({"export", file}).code, ExitCode::misused);
    EXPECT_EQ(run({"check"}).code, ExitCode::misused);
    EXPECT_EQ(run({"check", path("nothing.roundtrip")}).code, ExitCode::failed);
    EXPECT_EQ(run({"check", write("text.roundtrip", "not a document")}).code, ExitCode::failed);
    EXPECT_EQ(run({"loops", "--help"}).code, ExitCode::done);
}

} // namespace roundtrip
