// SPDX-License-Identifier: GPL-3.0-or-later
// The verb rebase: it lists and writes nothing, and writes what --keep says in one action that can be undone.
#include "core/store/store.h"
#include "tests/app/call.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

using testing::contents;
using testing::Json;
using testing::Outcome;
using testing::run;

// In the seed the amount is 35B; the scenario says that it was 34B and becomes 20B.
class RebaseVerb : public testing::OnTheSeed {
protected:
    void SetUp() override
    {
        OnTheSeed::SetUp();
        const std::string table =
            write("scenarios.csv", "scenario,record,id,field,before,after\n"
                                   "Stale,flows,OpenAI funding round at $852B#2,amount,34B,20B\n");
        ASSERT_EQ(run({"import", table, "--into", file, "--quiet"}).code, ExitCode::done);
    }
    Json rebase(std::vector<std::string> more = {}) const
    {
        std::vector<std::string> words{"rebase", file, "Stale", "--format", "json"};
        words.insert(words.end(), more.begin(), more.end());
        const Outcome outcome = run(words);
        EXPECT_EQ(outcome.code, ExitCode::done) << outcome.err;
        return outcome.json();
    }
    Json headline() const { return ask({"circularity", "--scenario", "Stale"})["headline"]; }
};

TEST_F(RebaseVerb, ListsTheConflictsAndWritesNothing)
{
    const std::string before = contents(file);
    const Json answer = rebase();
    EXPECT_EQ(contents(file), before);
    EXPECT_EQ(answer["written"], false);
    ASSERT_EQ(answer["conflicts"].size(), 1U);
    const Json& conflict = answer["conflicts"][0];
    EXPECT_EQ(conflict["record"], "flows");
    EXPECT_EQ(conflict["name"], "OpenAI funding round at $852B#2");
    EXPECT_EQ(conflict["conflict"], "both_altered");
    EXPECT_EQ(conflict["field"], "amount");
    EXPECT_EQ(conflict["was"], "34000000000.00");
    EXPECT_EQ(conflict["base"], "35000000000.00");
    EXPECT_EQ(conflict["scenario"], "20000000000.00");
    EXPECT_EQ(conflict["open"], true);
}

TEST_F(RebaseVerb, KeepsTheScenariosValueOrTheBasesAsOneAction)
{
    EXPECT_EQ(headline(), "532000000000.00") << "the base's: the step is left out";
    EXPECT_EQ(rebase({"--keep", "scenario"})["written"], true);
    EXPECT_EQ(headline(), "517000000000.00") << "15B less";
    EXPECT_EQ(rebase()["conflicts"].size(), 0U);
    EXPECT_EQ(rebase({"--keep", "base"})["written"], false) << "there is nothing left to settle";
    Store::open(file, OpenMode::readWrite).undo();
    EXPECT_EQ(rebase()["conflicts"].size(), 1U);
    EXPECT_EQ(rebase({"--keep", "base"})["written"], true);
    EXPECT_EQ(headline(), "532000000000.00");
    EXPECT_EQ(rebase()["conflicts"].size(), 0U);
}

TEST_F(RebaseVerb, TellsWhatIsOff)
{
    const Outcome unknown = run({"rebase", file, "Nobody"});
    EXPECT_EQ(unknown.code, ExitCode::failed);
    EXPECT_TRUE(unknown.isOneLine());
    EXPECT_EQ(run({"rebase", file, "Stale", "--keep", "mine"}).code, ExitCode::misused);
    EXPECT_EQ(run({"rebase", file}).code, ExitCode::misused);
}

} // namespace
} // namespace roundtrip
