// SPDX-License-Identifier: GPL-3.0-or-later
// The register by real events: what is open, what is disputed, and a claim that is weighed before it is chosen.
#include "ui/panels/register_panel.h"

#include "tests/ui/panels/analyst_bench.h"
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view lines = R"(condition Listing open p:0.5 expected:2027-06-01 deadline:2028-12-31
                                      condition Approval open deadline:2025-12-31
                                      condition Either open any:Listing+Approval
                                      Amazon > OpenAI 15B equity 2026-02-01
                                      Amazon > OpenAI 35B equity on:Listing if:Listing
                                      SoftBank > OpenAI 5B equity 2026-03-01 if:Approval
                                      OpenAI > Amazon 100B compute 2026-01-01)";

struct Shown {
    Shown()
    {
        flow = *bench.book().flows().begin();
        Changes claims;
        const auto add = [&](const char* says, const char* source, ClaimGrade grade, const char* dated, bool chosen) {
            claims.emplace_back(Created{Claim{newId<Claim>(), RecordKind::flow, flow.id.value, "amount",
                                              std::to_string(amount(says)), source, day(dated), grade, chosen}});
        };
        add("15B", "The company", ClaimGrade::company, "2026-02-27", true);
        add("12B", "The press", ClaimGrade::press, "2026-01-10", false);
        EXPECT_TRUE(bench.document->perform("Claims", claims));
        panel.resize(1300, 300);
        panel.show();
        panel.setFindings(bench.found());
        EXPECT_TRUE(waits([this] { return conditions().model()->rowCount() > 0; }));
    }
    static bool waits(const std::function<bool()>& until) { return QTest::qWaitFor(until, 5000); }
    TableView& conditions() { return *panel.findChild<TableView*>("openConditionsTable"); }
    TableView& claims() { return *panel.findChild<TableView*>("disputedTable"); }
    QPushButton& choose()
    {
        for (QPushButton* button : panel.findChildren<QPushButton*>()) {
            if (button->property("role").toString() == "chooseClaim") {
                return *button;
            }
        }
        throw std::runtime_error("no button");
    }
    void click(TableView& at, int row)
    {
        QTest::mouseClick(at.viewport(), Qt::LeftButton, {}, at.visualRect(at.model()->index(row, 0)).center());
    }

    AnalystBench bench{lines};
    Editor editor{*bench.document, bench.focus};
    RegisterPanel panel{bench.focus, *bench.document, editor};
    Flow flow;
};

TEST(RegisterPanel, listsWhatIsOpenByDeadlineAndMarksWhatIsOverdue)
{
    Shown shown;
    ASSERT_EQ(shown.conditions().model()->rowCount(), 3);
    EXPECT_THAT(rowSaid(shown.conditions(), 0),
                ElementsAre("Approval", "2025-12-31 · passed", "–", percent(1), "$5B", "1", ""));
    EXPECT_THAT(rowSaid(shown.conditions(), 1),
                ElementsAre("Listing", "2028-12-31", "2027-06-01", percent(0.5), "$35B", "1", ""));
    EXPECT_EQ(rowSaid(shown.conditions(), 2).last(), "Listing; Approval");
    EXPECT_EQ(said(shown.panel, "conditionsTitle"), "Open conditions: 3 · deadline passed: 1");
}

TEST(RegisterPanel, aClickSelectsTheCondition)
{
    Shown shown;
    shown.click(shown.conditions(), 1);
    const Selection& selection = shown.bench.focus.focus().selection;
    ASSERT_EQ(selection.size(), 1U);
    EXPECT_EQ(shown.bench.book().find(ConditionId{selection.front().id})->title, "Listing");
}

TEST(RegisterPanel, listsTheClaimsOfAFieldTheChosenFirst)
{
    Shown shown;
    ASSERT_EQ(shown.claims().model()->rowCount(), 2);
    EXPECT_THAT(rowSaid(shown.claims(), 0), ElementsAre("Amazon → OpenAI, $15B equity", "Amount", "$15B", "chosen",
                                                        "company", "2026-02-27", "The company"));
    EXPECT_THAT(rowSaid(shown.claims(), 1), ElementsAre("", "", "$12B", "", "press", "2026-01-10", "The press"));
    EXPECT_EQ(said(shown.panel, "claimsTitle"), "Fields on which sources disagree: 1");
}

TEST(RegisterPanel, aClaimIsWeighedBeforeItIsChosenAndChoosingIsOneAction)
{
    Shown shown;
    EXPECT_FALSE(shown.choose().isEnabled());
    const Book before = shown.bench.book();
    shown.click(shown.claims(), 1);
    ASSERT_TRUE(Shown::waits([&] { return shown.choose().isEnabled(); }));
    // Of 100 that come back 50 (47) went there; the rest OpenAI must find. SoftBank's 5 came too late.
    EXPECT_EQ(said(shown.panel, "claimEffect"),
              "Choosing it: the flow $15B → $12B · headline $150B → $147B · circular $100B → $94B · external $50B → "
              "$53B");
    EXPECT_EQ(shown.bench.book(), before) << "only told";
    QTest::mouseClick(&shown.choose(), Qt::LeftButton);
    EXPECT_EQ(shown.bench.book().find(shown.flow.id)->amount, amount("12B"));
    EXPECT_TRUE(
        shown.bench.document->undoText().endsWith("Choose what a source says of the amount of Amazon → OpenAI"));
    shown.bench.document->undo();
    EXPECT_EQ(shown.bench.book(), before);
}

TEST(RegisterPanel, theChosenClaimSaysSo)
{
    Shown shown;
    shown.click(shown.claims(), 0);
    EXPECT_EQ(said(shown.panel, "claimEffect"), "This claim is chosen: it is what the record says.");
    EXPECT_FALSE(shown.choose().isEnabled());
}

} // namespace
} // namespace roundtrip::testing
