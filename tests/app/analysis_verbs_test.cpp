// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that ask, from words to answers: the figures that the project states, keys in their order, refusals.
#include <regex>
#include <sstream>

#include "tests/app/call.h"
#include <gmock/gmock.h>

namespace roundtrip {

namespace {

using ::testing::ElementsAre;
using testing::firstKeys;
using ::testing::HasSubstr;
using testing::Json;
using testing::keysOf;
using testing::Outcome;
using testing::run;

class AnalysisVerbs : public testing::OnTheSeed {};

} // namespace

TEST_F(AnalysisVerbs, TellTheFiguresThatTheProjectStates)
{
    const Json circularity = ask({"circularity"});
    EXPECT_EQ(circularity["headline"], "532000000000.00");
    EXPECT_EQ(circularity["circular"], "100000000000.00");

    const Json recoup = ask({"recoup", "Amazon", "OpenAI"});
    EXPECT_EQ(recoup["payback_date"], "2031-04-01");
    EXPECT_EQ(recoup["outlay"], "50000000000.00");
    EXPECT_EQ(recoup["recovered"], "100000000000.00");

    const Json loops = ask({"loops"});
    EXPECT_EQ(loops["count"], 1);
    EXPECT_EQ(loops["complete"], true);
    EXPECT_EQ(loops["loops"][0]["parties"], Json::parse(R"(["Amazon", "OpenAI"])"));
    EXPECT_EQ(loops["loops"][0]["round_trip"], "50000000000.00");
    EXPECT_EQ(loops["loops"][0]["circular_financing"], true);
}

TEST_F(AnalysisVerbs, ListTheLoopsThroughAPairOrAPartyAlone)
{
    const Json through = ask({"loops", "--count", "--through", "OpenAI", "Amazon"});
    EXPECT_EQ(through["count"], 1);
    EXPECT_EQ(through["total"], 1);
    EXPECT_EQ(through["by_length"], Json::parse(R"({"2": 1})"));
    EXPECT_EQ(through["loops"], ask({"loops"})["loops"]);
    EXPECT_EQ(ask({"loops", "--through", "Microsoft", "OpenAI"})["count"], 0); // pays, and nothing comes back
    EXPECT_EQ(ask({"loops", "--party", "OpenAI"})["loops"], through["loops"]);
    EXPECT_EQ(ask({"loops", "--party", "Microsoft"})["count"], 0);
}

// By hand: Amazon pays on 2026-03-31 and 2027-01-01, OpenAI for compute on the first of each month from 2026-05-01.
// Within 61 days turn 03-31 to 05-01; 01-01 to 01-01, 02-01 and 03-01; and begun by OpenAI 11-01 and 12-01 to 01-01.
TEST_F(AnalysisVerbs, ListTheLoopsThatTurnWithinSomeDays)
{
    const Json turning = ask({"loops", "--within", "61", "--count"});
    EXPECT_THAT(firstKeys(turning, 6), ElementsAre("complete", "count", "total", "turns", "turns_by_length", "loops"));
    EXPECT_EQ(turning["turns"], 6);
    EXPECT_EQ(turning["turns_by_length"], Json::parse(R"({"2": 6})"));
    EXPECT_EQ(turning["count"], 1);
    EXPECT_EQ(turning["loops"][0]["parties"], Json::parse(R"(["Amazon", "OpenAI"])"));
    EXPECT_EQ(turning["loops"][0]["quickest"],
              Json::parse(R"({"days": 0, "starts_with": "Amazon", "first_date": "2027-01-01",
                              "last_date": "2027-01-01"})"));
    EXPECT_EQ(ask({"loops", "--within", "61", "--party", "Microsoft"})["count"], 0);
    EXPECT_EQ(ask({"loops", "--within", "20", "--to", "2026-12-31"})["count"], 0);
}

TEST_F(AnalysisVerbs, WriteTheirKeysInTheOrderOfTheirDescription)
{
    const Json loops = ask({"loops", "--count"});
    EXPECT_THAT(keysOf(loops), ElementsAre("complete", "count", "total", "by_length", "loops", "question", "undated",
                                           "inside", "conflicts"));
    EXPECT_THAT(keysOf(loops["loops"][0]), ElementsAre("parties", "length", "round_trip", "circular_financing", "legs",
                                                       "returned", "stands_on", "name", "pinned", "note"));
    EXPECT_THAT(keysOf(loops["loops"][0]["legs"][0]),
                ElementsAre("payer", "payee", "amount", "capital", "commercial", "deals", "stands_on"));
    EXPECT_THAT(keysOf(loops["loops"][0]["returned"]), ElementsAre("amount", "starts_with", "last_date"));
    EXPECT_THAT(firstKeys(loops["question"], 6),
                ElementsAre("file", "scenario", "measure", "window", "as_of", "currency"));

    EXPECT_THAT(firstKeys(ask({"circularity"}), 7), ElementsAre("headline", "circular", "one_way", "external",
                                                                "circular_share", "strongly_connected_share", "pairs"));
    const Json exposure = ask({"exposure", "--party", "OpenAI"});
    EXPECT_EQ(exposure["parties"].size(), 1U);
    EXPECT_THAT(keysOf(exposure["parties"][0]),
                ElementsAre("party", "in", "out", "net", "in_capital", "in_commercial", "out_capital", "out_commercial",
                            "paid_in", "paid_out", "remaining_in", "remaining_out", "counterparties", "hhi_in",
                            "hhi_out"));
    EXPECT_THAT(keysOf(exposure["pairs"][0]),
                ElementsAre("a", "b", "a_to_b", "b_to_a", "net", "at_risk_a", "at_risk_b"));
    EXPECT_THAT(firstKeys(ask({"recoup", "Amazon", "OpenAI"}), 14),
                ElementsAre("outlay", "recovered", "multiple", "payback_date", "payback_years", "final_payback_date",
                            "discounted_payback_date", "npv", "irr", "irr_status", "irr_roots", "peak_exposure",
                            "peak_date", "series"));
    EXPECT_THAT(firstKeys(ask({"trace", "Microsoft"}), 4), ElementsAre("returns_home", "hops", "stays", "pairs"));
    const Json coverage = ask({"coverage", "OpenAI"});
    EXPECT_THAT(firstKeys(coverage, 4), ElementsAre("party", "years", "first_shortfall", "growth_needed"));
    EXPECT_THAT(firstKeys(coverage["years"][0], 6),
                ElementsAre("year", "obligations", "resources", "gap", "cumulative_gap", "ratio"));
    EXPECT_EQ(coverage["years"][0]["resources"], nullptr); // the seed knows no revenue, which is not none
    const Json stress = ask({"stress", "--shock", "OpenAI=1"});
    EXPECT_THAT(firstKeys(stress, 2), ElementsAre("parties", "total_loss"));
    EXPECT_THAT(keysOf(stress["parties"][0]),
                ElementsAre("party", "obligations", "outside_assets", "paid", "shortfall", "default_round", "loss"));
}

TEST_F(AnalysisVerbs, AnswerInTextAndInCsv)
{
    const Outcome text = run({"loops", file, "--as-of", "2026-11-24"});
    EXPECT_THAT(text.out, HasSubstr("Amazon → OpenAI"));
    EXPECT_THAT(text.out, HasSubstr("50,000,000,000.00"));
    const Outcome csv = run({"circularity", file, "--as-of", "2026-11-24", "--format", "csv"});
    EXPECT_THAT(csv.out, HasSubstr("headline,532000000000.00\r\n"));
    EXPECT_THAT(csv.out, HasSubstr("payer,payee,amount,circular_least,circular_most\r\n"));
    EXPECT_THAT(csv.out, HasSubstr("Amazon,OpenAI,50000000000.00,50000000000.00,50000000000.00\r\n"));
}

TEST_F(AnalysisVerbs, SayInOneLineWhyNot)
{
    const Outcome unknown = run({"recoup", file, "Amazon", "Nobody"});
    EXPECT_EQ(unknown.code, ExitCode::failed);
    EXPECT_TRUE(unknown.out.empty());
    EXPECT_THAT(unknown.err, HasSubstr("Nobody"));
    EXPECT_EQ(std::count(unknown.err.begin(), unknown.err.end(), '\n'), 1);

    EXPECT_EQ(run({"recoup", file, "Amazon", "Amazon"}).code, ExitCode::failed);
    EXPECT_EQ(run({"trace", file, "Oracle"}).code, ExitCode::failed); // it pays nobody
    EXPECT_EQ(run({"stress", file, "--shock", "OpenAI"}).code, ExitCode::misused);
    EXPECT_EQ(run({"stress", file, "--shock", "OpenAI=2"}).code, ExitCode::misused);
    EXPECT_EQ(run({"stress", file, "--shock", "OpenAI=1", "--shock", "OpenAI=0.5"}).code, ExitCode::misused);
    EXPECT_EQ(run({"coverage", file, "OpenAI", "--share", "7"}).code, ExitCode::misused);
    EXPECT_EQ(run({"recoup", file, "Amazon"}).code, ExitCode::misused);
    EXPECT_EQ(run({"loops", file, "--top", "many"}).code, ExitCode::misused);
    EXPECT_EQ(run({"loops", file, "--top", "-1"}).code, ExitCode::misused); // not the largest number there is
    EXPECT_EQ(run({"loops", file, "--from", "2027-01-01", "--to", "2026-01-01"}).code, ExitCode::misused);
    EXPECT_EQ(run({"loops", file, "--from", "2026-02-30"}).code, ExitCode::misused);
    for (const char* option : {"--measure", "--include", "--instrument", "--firmness", "--format"}) {
        const Outcome word = run({"loops", file, option, "whatever"});
        EXPECT_EQ(word.code, ExitCode::misused) << option;
        EXPECT_TRUE(word.isOneLine()) << word.err;
        EXPECT_THAT(word.err, HasSubstr("whatever"));
    }
    EXPECT_EQ(run({"loops", file, "--scenario", "No such"}).code, ExitCode::failed);
    EXPECT_EQ(run({"loops", file, "--collapse", "Nobody"}).code, ExitCode::failed);
    EXPECT_EQ(run({"trace", file, "Amazon", "--via", "Oracle"}).code, ExitCode::failed); // it pays Oracle nothing
    EXPECT_EQ(run({"loops", file + ".missing"}).code, ExitCode::failed);
    EXPECT_EQ(run({"compare", file, "No such scenario"}).code, ExitCode::failed);
}

TEST_F(AnalysisVerbs, RecoupOverAllRoundALoopAndByTheGrid)
{
    // Amazon placed capital in OpenAI alone, so all is the pair; only what the loop passes on comes round it: 50 of
    // 100.
    const Json pair = ask({"recoup", "Amazon", "OpenAI"});
    EXPECT_EQ(ask({"recoup", "Amazon", "--all"}), pair);
    const Json loop = ask({"recoup", "--loop", "1", "--margin", "0.5"});
    EXPECT_EQ(loop["outlay"], "50000000000.00");
    EXPECT_EQ(loop["recovered"], "25000000000.00");
    EXPECT_EQ(loop["payback_date"], nullptr);
    EXPECT_EQ(loop["parties"], Json::parse(R"(["Amazon", "OpenAI"])"));
    EXPECT_EQ(loop["starts_with"], "Amazon");

    // All six margins by all four probabilities. At 60 % a hundred instalments would do, did not a third of a cent wait
    // for the next one.
    const Json grid = ask({"recoup", "Amazon", "OpenAI", "--grid"});
    EXPECT_EQ(firstKeys(grid, 17)[16], "grid"); // after the fixed ones, margin and rate
    ASSERT_EQ(grid["grid"].size(), 24U);
    EXPECT_THAT(keysOf(grid["grid"][0]), ElementsAre("margin", "probability", "payback_date"));
    EXPECT_EQ(grid["grid"][0]["payback_date"], nullptr); // 20 % of 100B
    EXPECT_EQ(grid["grid"][12]["margin"], 0.6);
    EXPECT_EQ(grid["grid"][12]["payback_date"], "2034-09-01");
    EXPECT_EQ(grid["grid"][20]["payback_date"], "2031-04-01");
}

TEST_F(AnalysisVerbs, RefuseARecoupmentOfNoneOrOfTwoThings)
{
    for (const std::vector<std::string>& words : {std::vector<std::string>{},
                                                  {"Amazon"},
                                                  {"--all"},
                                                  {"Amazon", "OpenAI", "--all"},
                                                  {"Amazon", "--loop", "1"},
                                                  {"--all", "--loop", "1"},
                                                  {"--loop", "0"}}) {
        std::vector<std::string> call{"recoup", file};
        call.insert(call.end(), words.begin(), words.end());
        const Outcome outcome = run(call);
        EXPECT_EQ(outcome.code, ExitCode::misused) << words.size();
        EXPECT_TRUE(outcome.isOneLine()) << outcome.err;
    }
    const Outcome beyond = run({"recoup", file, "--loop", "2"});
    EXPECT_EQ(beyond.code, ExitCode::failed); // the seed has one
    EXPECT_THAT(beyond.err, HasSubstr("2"));
}

TEST_F(AnalysisVerbs, AnswerTheQuestionThatTheOptionsAsk)
{
    const auto headline = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "circularity");
        return ask(words)["headline"].get<std::string>();
    };
    EXPECT_EQ(headline({"--measure", "committed"}), "497000000000.00"); // without the 35B that wait for two conditions
    EXPECT_EQ(headline({"--measure", "expected"}), "514500000000.00");  // with half of them
    EXPECT_EQ(headline({"--instrument", "equity"}), "132000000000.00"); // 15 + 35 + 72 + 10
    EXPECT_EQ(headline({"--instrument", "equity,compute"}), "532000000000.00");
    EXPECT_EQ(headline({"--from", "2027-01-01", "--instrument", "equity"}), "35000000000.00");
    // 15 + 72 + 10, and eight of the 120 payments of 100B: the floor of 100B · 8/120, to the cent.
    EXPECT_EQ(headline({"--to", "2027-01-01"}), "103666666666.66");
    const Json nothing = ask({"circularity", "--firmness", "usage"});
    EXPECT_EQ(nothing["headline"], "0.00");
    EXPECT_EQ(nothing["circular_share"], nullptr); // of nothing there is no share
    EXPECT_EQ(nothing["strongly_connected_share"], nullptr);
    EXPECT_EQ(nothing["question"]["firmness"], Json::parse(R"(["usage"])"));
}

TEST_F(AnalysisVerbs, FollowSemanticsOnTheSeed)
{
    const Json openAi = ask({"exposure", "--party", "OpenAI"})["parties"][0];
    EXPECT_EQ(openAi["in"], "132000000000.00");
    EXPECT_EQ(openAi["out"], "400000000000.00");
    EXPECT_EQ(openAi["paid_in"], "97000000000.00"); // all but the contingent 35B
    EXPECT_EQ(openAi["counterparties"], 4);
    EXPECT_DOUBLE_EQ(openAi["hhi_in"], 7784.0 / 17424.0); // (50² + 72² + 10²) / 132²
    EXPECT_DOUBLE_EQ(openAi["hhi_out"], 0.625);           // (100² + 300²) / 400²

    const Json trace = ask({"trace", "Amazon"});
    EXPECT_DOUBLE_EQ(trace["returns_home"], 0.25); // OpenAI passes all on: 100B of 400B to Amazon
    EXPECT_DOUBLE_EQ(trace["hops"], 2);
    EXPECT_EQ(trace["stays"].size(), 1U);
    EXPECT_EQ(trace["stays"][0]["party"], "Oracle");

    // Nobody has a metric: OpenAI, which still owes what the 24th of November leaves, can pay nothing.
    const Json stress = ask({"stress", "--shock", "OpenAI=0"});
    EXPECT_EQ(stress["parties"].size(), 12U);           // all parties of the seed
    EXPECT_EQ(stress["total_loss"], "429166666666.67"); // 400 − seven payments of AWS + the 35B of Amazon
    EXPECT_EQ(stress["without_cash"].size(), 12U);      // those that owe nothing count 0 as well
    EXPECT_EQ(stress["without_revenue"].size(), 12U);
}

TEST_F(AnalysisVerbs, CollapseUnitsAndIncludeRumoursWhenAskedTo)
{
    // By hand: the unit is owed 7 by its parent, inside; the outside pays the unit 5, of which 2 are a rumour.
    write("t/parties.csv", "name,parent\nGroup,\nUnit,Group\n");
    write("t/deals.csv", "title,status\nTalk,reported\nSure,signed\n");
    write("t/flows.csv",
          "deal,payer,payee,amount,start,settlement\nSure,Group,Unit,7,2026-01-01,\n"
          "Sure,Bank,Unit,3,2026-01-01,\nTalk,Bank,Unit,2,2026-01-01,\nSure,Unit,Bank,1,2026-01-01,in_kind\n");
    file = path("t.roundtrip");
    ASSERT_EQ(run({"import", path("t"), "--into", file, "--quiet"}).code, ExitCode::done);
    EXPECT_EQ(ask({"circularity"})["headline"], "10.00");
    EXPECT_EQ(ask({"circularity", "--include", "reported"})["headline"], "12.00");
    EXPECT_EQ(ask({"circularity", "--include", "reported,intent,in_kind"})["headline"], "13.00");
    const Json collapsed = ask({"circularity", "--collapse", "Group"});
    EXPECT_EQ(collapsed["headline"], "3.00");
    EXPECT_EQ(collapsed["inside"], "7.00");
    EXPECT_EQ(collapsed["pairs"][0]["payee"], "Group");
}

TEST_F(AnalysisVerbs, SayTheSameInAllFormats)
{
    const std::vector<std::vector<std::string>> calls{
        {"loops", "--count"},
        {"circularity", "--by-deal", "--by-year"},
        {"exposure"},
        {"trace", "Amazon"},
        {"coverage", "OpenAI"},
        {"stress", "--shock", "OpenAI=1"},
        {"register"},
        {"recoup", "Amazon", "OpenAI", "--grid"},
        {"recoup", "--loop", "1"},
    };
    for (const auto& words : calls) {
        const Json json = ask(words);
        const Outcome csv = called(words, "csv");
        const Outcome text = called(words, "text");
        EXPECT_EQ(csv.code, ExitCode::done);
        EXPECT_EQ(text.code, ExitCode::done);
        EXPECT_TRUE(csv.err.empty() && text.err.empty()) << words.front();
        const std::string lines = std::regex_replace(text.out, std::regex("\n +"), "\n"); // numbers stand at the right
        for (const auto& [key, value] : json.items()) {
            if (value.is_string()) { // a single figure: an amount, a date or a name
                EXPECT_THAT(csv.out, HasSubstr(key + "," + value.get<std::string>() + "\r\n")) << words.front();
            } else if (value.is_array() && !value.empty() && value[0].is_object() && key != "loops") {
                std::string header;
                for (const std::string& column : keysOf(value[0])) {
                    header += (header.empty() ? "" : ",") + column;
                }
                EXPECT_THAT("\r\n" + csv.out, HasSubstr("\r\n" + header + "\r\n")) << words.front();
                for (const Json& row : value) { // in the text, by what each row begins with
                    std::ostringstream begin;
                    begin << '\n';
                    row.begin()->is_string() ? begin << row.begin()->get<std::string>()
                                             : begin << row.begin()->get<double>();
                    EXPECT_THAT(lines, HasSubstr(begin.str()));
                }
            }
        }
    }
}

TEST_F(AnalysisVerbs, SayWhatEachDealTakenAwayLowers)
{
    const Json answer = ask({"circularity", "--by-deal"});
    EXPECT_THAT(firstKeys(answer, 8), ElementsAre("headline", "circular", "one_way", "external", "circular_share",
                                                  "strongly_connected_share", "pairs", "deals"));
    EXPECT_THAT(keysOf(answer["deals"][0]),
                ElementsAre("deal", "amount", "lowers", "headline", "circular", "circular_share"));
    // The only loop is Amazon and OpenAI: whichever way is lost whole, all of the 100B is.
    EXPECT_EQ(answer["deals"][0]["lowers"], "100000000000.00");
    EXPECT_EQ(answer["deals"][0]["circular"], "0.00");
    const Json last = answer["deals"].back();
    EXPECT_EQ(last["lowers"], "0.00");
    EXPECT_EQ(last["circular"], "100000000000.00");
    EXPECT_FALSE(ask({"circularity"}).contains("deals"));
}

TEST_F(AnalysisVerbs, SayTheCircularityOfEachYear)
{
    const Json years = ask({"circularity", "--by-year"})["years"];
    EXPECT_THAT(keysOf(years[0]), ElementsAre("year", "headline", "circular", "circular_share"));
    const auto of = [&](int year) {
        return *std::find_if(years.begin(), years.end(), [year](const Json& one) { return one["year"] == year; });
    };
    EXPECT_EQ(of(2022)["headline"], "10000000000.00"); // Microsoft's
    EXPECT_EQ(of(2022)["circular"], "0.00");
    EXPECT_EQ(of(2023)["headline"], "0.00");
    EXPECT_EQ(of(2023)["circular_share"], nullptr); // of nothing
    // Of the 100B to Amazon over 120 months eight fall into 2026, the floor of 100B · 8/120; 15B come the other way.
    EXPECT_EQ(of(2026)["circular"], "13333333333.32");
    for (const Json& year : years) { // and each is what its own window says
        const std::string number = std::to_string(year["year"].get<int>());
        const std::string next = std::to_string(year["year"].get<int>() + 1);
        const Json alone = ask({"circularity", "--from", number + "-01-01", "--to", next + "-01-01"});
        EXPECT_EQ(year["headline"], alone["headline"]) << number;
        EXPECT_EQ(year["circular"], alone["circular"]) << number;
    }
}

TEST_F(AnalysisVerbs, SayWhatALoopStandsOn)
{
    write("t/deals.csv", "title,status\nTalk,announced\nSure,signed\n");
    write("t/flows.csv", "deal,payer,payee,amount,start,firmness\nSure,A,B,7,2026-01-01,\n"
                         "Sure,B,A,3,2026-01-01,usage\nTalk,B,C,2,2026-01-01,\nSure,C,B,1,2026-01-01,\n");
    file = path("t.roundtrip");
    ASSERT_EQ(run({"import", path("t"), "--into", file, "--quiet"}).code, ExitCode::done);
    const Json loops = ask({"loops"})["loops"];
    EXPECT_EQ(loops[0]["stands_on"], "cancellable"); // A and B
    EXPECT_EQ(loops[0]["legs"][0]["stands_on"], "firm");
    EXPECT_EQ(loops[0]["legs"][1]["stands_on"], "cancellable");
    EXPECT_EQ(loops[1]["stands_on"], "unsigned"); // B and C
    EXPECT_THAT(called({"loops"}, "csv").out, HasSubstr(",stands_on,name,pinned,note\r\n"));
}

TEST_F(AnalysisVerbs, SayThatAListWasCut)
{
    const Json cut = ask({"loops", "--top", "0"});
    EXPECT_EQ(cut["complete"], false);
    EXPECT_EQ(cut["count"], 0);
    EXPECT_EQ(cut["total"], nullptr);
    EXPECT_EQ(ask({"loops", "--top", "0", "--count"})["total"], 1);
}

} // namespace roundtrip
