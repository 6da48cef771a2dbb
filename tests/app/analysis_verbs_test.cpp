// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs that ask, from words to answers: the figures that the project states, keys in their order, refusals.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/command_line.h"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace roundtrip {

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Outcome {
    ExitCode code{};
    std::string out;
    std::string err;

    Json json() const { return Json::parse(out); }
};

Outcome run(const std::vector<std::string>& words)
{
    std::ostringstream out;
    std::ostringstream err;
    const ExitCode code = runCommandLine(words, {out, err});
    return {code, out.str(), err.str()};
}

std::vector<std::string> keysOf(const Json& object)
{
    std::vector<std::string> keys;
    for (const auto& [key, value] : object.items()) {
        keys.push_back(key);
    }
    return keys;
}

std::vector<std::string> firstKeys(const Json& object, std::size_t count)
{
    std::vector<std::string> keys = keysOf(object);
    keys.resize(std::min(keys.size(), count));
    return keys;
}

class AnalysisVerbs : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_folder = fs::temp_directory_path() /
                   ("roundtrip-" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()) +
                    std::to_string(::getpid()));
        fs::remove_all(m_folder);
        fs::create_directories(m_folder);
        file = (m_folder / "seed.roundtrip").string();
        ASSERT_EQ(run({"import", ROUNDTRIP_SOURCE_DIR "/tests/files/seed", "--into", file, "--quiet"}).code,
                  ExitCode::done);
    }
    void TearDown() override { fs::remove_all(m_folder); }

    // The answer of a verb to the seed, as of a day on which no test depends.
    Json ask(std::vector<std::string> words) const
    {
        words.insert(words.begin() + 1, file);
        for (const char* word : {"--as-of", "2026-11-24", "--format", "json"}) {
            words.emplace_back(word);
        }
        const Outcome outcome = run(words);
        EXPECT_EQ(outcome.code, ExitCode::done) << outcome.err;
        return outcome.json();
    }

    std::string file;

private:
    fs::path m_folder;
};

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

TEST_F(AnalysisVerbs, WriteTheirKeysInTheOrderOfTheirDescription)
{
    const Json loops = ask({"loops", "--count"});
    EXPECT_THAT(keysOf(loops), ElementsAre("complete", "count", "total", "by_length", "loops", "question", "undated",
                                           "inside", "conflicts"));
    EXPECT_THAT(keysOf(loops["loops"][0]),
                ElementsAre("parties", "length", "round_trip", "circular_financing", "legs", "returned"));
    EXPECT_THAT(keysOf(loops["loops"][0]["legs"][0]),
                ElementsAre("payer", "payee", "amount", "capital", "commercial", "deals"));
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
    EXPECT_EQ(run({"coverage", file, "OpenAI", "--share", "7"}).code, ExitCode::misused);
    EXPECT_EQ(run({"recoup", file, "Amazon"}).code, ExitCode::misused);
    EXPECT_EQ(run({"loops", file, "--top", "many"}).code, ExitCode::misused);
    EXPECT_EQ(run({"loops", file + ".missing"}).code, ExitCode::failed);
    EXPECT_EQ(run({"compare", file, "No such scenario"}).code, ExitCode::failed);
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
