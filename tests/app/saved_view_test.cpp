// SPDX-License-Identifier: GPL-3.0-or-later
// export --saved-view: what a view of the document shows, by its name, and what is refused beside it.
#include "app/saved_view.h"

#include "core/model/sight.h"
#include "core/values/date.h"
#include "tests/app/call.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class SavedViewExport : public InFolder {
protected:
    // A document of two labs and a hyperscaler, with these views.
    void documentWith(const std::vector<std::pair<std::string, Sight>>& views)
    {
        std::string table = "name,shows\n";
        for (const auto& [name, sight] : views) {
            table += name + ",\"" + encoded(sight) + "\"\n"; // the names of this test hold no quotes
        }
        write("all/parties.csv", "name,kind\nAmazon,hyperscaler\nOpenAI,lab\nAnthropic,lab\n");
        write("all/flows.csv", "payer,payee,amount,instrument,start\n"
                               "Amazon,OpenAI,50B,equity,2026-01-01\n"
                               "OpenAI,Amazon,38B,compute,2026-02-01\n"
                               "Amazon,Anthropic,8B,equity,2027-03-01\n");
        write("all/views.csv", table);
        const Outcome outcome = run({"import", path("all"), "--into", path("all.roundtrip"), "--quiet"});
        ASSERT_EQ(outcome.code, ExitCode::done) << outcome.err;
    }
    Outcome drawn(const std::string& view, std::vector<std::string> more = {})
    {
        more.insert(more.begin(), {"export", path("all.roundtrip"), "--to", path("a.svg"), "--saved-view", view});
        return run(more);
    }
    std::string picture() const { return contents(path("a.svg")); }
};

TEST_F(SavedViewExport, drawsTheViewsQuestionKindOfPictureAndCollapsedKinds)
{
    Sight matrix;
    matrix.view = "matrix";
    matrix.measure = "committed";
    matrix.to = parseDate("2027-01-01");
    matrix.asOf = parseDate("2026-05-01");
    Sight labs;
    labs.collapsedKinds = {PartyKind::lab};
    labs.loop = {{{}, "Amazon"}, {{}, "OpenAI"}};
    documentWith({{"Matrix of 2026", matrix}, {"Labs", labs}});
    ASSERT_EQ(drawn("Matrix of 2026", {"--title", "What is sure"}).code, ExitCode::done);
    EXPECT_THAT(picture(), HasSubstr("committed · "));
    EXPECT_THAT(picture(), HasSubstr("What is sure"));
    EXPECT_THAT(picture(), HasSubstr("$50B"));
    EXPECT_THAT(picture(), Not(HasSubstr("$8B"))) << "it falls into 2027";
    ASSERT_EQ(drawn("Labs").code, ExitCode::done);
    EXPECT_THAT(picture(), HasSubstr("parties: 2"));
    EXPECT_THAT(picture(), HasSubstr(">lab<"));
    EXPECT_THAT(picture(), Not(HasSubstr(">OpenAI<")));
    EXPECT_THAT(picture(), HasSubstr("$58B")) << "50 and 8 to the labs";
}

TEST_F(SavedViewExport, drawsACardWhereTheViewHasItThoughTheDocumentPlacesItElsewhere)
{
    write("all/placements.csv", "party,x,y\nOpenAI,1000,500\n");
    Sight there;
    there.places = {{{{}, "OpenAI"}, 1000, 500, false}};
    Sight below;
    below.places = {{{{}, "OpenAI"}, 1000, 900, false}};
    documentWith({{"Any", {}}, {"There", there}, {"Below", below}});
    ASSERT_EQ(drawn("Any").code, ExitCode::done);
    const std::string placed = picture();
    ASSERT_EQ(drawn("There").code, ExitCode::done);
    EXPECT_EQ(picture(), placed);
    ASSERT_EQ(drawn("Below").code, ExitCode::done);
    EXPECT_NE(picture(), placed);
}

TEST_F(SavedViewExport, aViewThatIsNotThereIsRefusedWithThoseThatAre)
{
    documentWith({{"Labs", {}}, {"Sure money", {}}});
    const Outcome outcome = drawn("Lab");
    EXPECT_EQ(outcome.code, ExitCode::failed);
    EXPECT_TRUE(outcome.isOneLine());
    EXPECT_THAT(outcome.err, HasSubstr("there is no saved view \"Lab\"; the document has \"Labs\", \"Sure money\""));
    EXPECT_FALSE(std::filesystem::exists(path("a.svg")));
}

TEST_F(SavedViewExport, answersNothingASecondTime)
{
    documentWith({{"Labs", {}}});
    for (const std::vector<std::string>& more : std::vector<std::vector<std::string>>{
             {"--measure", "committed"}, {"--view", "matrix"}, {"--highlight", "loop:1"}, {"--to", "2027-01-01"}}) {
        const Outcome outcome = drawn("Labs", more);
        EXPECT_EQ(outcome.code, ExitCode::misused) << more.front();
        EXPECT_THAT(outcome.err, HasSubstr(more.front()));
    }
    const Outcome tables = drawn("Labs", {"--to", path("a.json")});
    EXPECT_EQ(tables.code, ExitCode::misused);
    EXPECT_THAT(tables.err, HasSubstr("records are not narrowed by it"));
}

TEST_F(SavedViewExport, ofAScenarioIsDrawnInItAndWhatIsGoneIsTold)
{
    Sight gone;
    gone.scenario = Mention{newUuid(), "Tariffs"};
    Sight marked;
    marked.loop = {{newUuid(), "Oracle"}};
    documentWith({{"In tariffs", gone}, {"Old", marked}});
    const Outcome refused = drawn("In tariffs");
    EXPECT_EQ(refused.code, ExitCode::failed);
    EXPECT_THAT(refused.err, HasSubstr("of the scenario \"Tariffs\", which is gone"));
    const Outcome told = drawn("Old");
    EXPECT_EQ(told.code, ExitCode::done);
    EXPECT_THAT(told.err, HasSubstr("shows what is left; gone: Oracle"));
    EXPECT_EQ(drawn("Old", {"--quiet"}).err, "");
}

} // namespace
} // namespace roundtrip::testing
