// SPDX-License-Identifier: GPL-3.0-or-later
// The form beside a new arrow, by mouse and keys.
#include "tests/ui/canvas/edited.h"
#include "ui/words/words.h"
#include <QComboBox>
#include <QLabel>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

TEST(FlowForm, theScheduleIsChosenInTheFormByKeysAlone)
{
    Workbench bench(loopOfTwo);
    bench.drag(bench.rim("Amazon"), bench.middle("OpenAI"));
    const auto here = [&] { return bench.canvas.window()->focusWidget(); };
    ASSERT_EQ(here(), line(bench.canvas, "amount"));
    QTest::keyClicks(here(), "10B");
    QTest::keyClick(here(), Qt::Key_Tab); // the instrument
    QTest::keyClick(here(), Qt::Key_Tab);
    QTest::keyClicks(here(), "2026-03-01");
    QTest::keyClick(here(), Qt::Key_Tab);
    QTest::keyClicks(here(), "2028-03-01");
    QTest::keyClick(here(), Qt::Key_Tab);
    ASSERT_EQ(here()->objectName(), "schedule");
    QTest::keyClick(here(), Qt::Key_Down); // after evenly, as an end has it, comes the ramp
    QTest::keyClick(here(), Qt::Key_Return);
    ASSERT_EQ(bench.book().flows().size(), 3U);
    const Flow* flow = byAmount(bench.book(), 10'000'000'000'00);
    ASSERT_NE(flow, nullptr);
    EXPECT_EQ(flow->schedule, ScheduleKind::ramp);
    EXPECT_EQ(flow->end, End(*makeDate(2028, 3, 1)));
}

TEST(FlowForm, anEndThatIsTypedLaterLeavesTheScheduleThatWasChosen)
{
    Workbench bench(loopOfTwo);
    bench.drag(bench.rim("Amazon"), bench.middle("OpenAI"));
    auto* schedule = bench.canvas.findChild<QComboBox*>(QStringLiteral("schedule"));
    QTest::keyClick(schedule, Qt::Key_Down);
    QTest::keyClick(schedule, Qt::Key_Down);
    QTest::keyClicks(line(bench.canvas, "amount"), "10B");
    QTest::keyClicks(line(bench.canvas, "start"), "2026-03-01");
    QTest::keyClicks(line(bench.canvas, "end"), "24m");
    QTest::keyClick(line(bench.canvas, "end"), Qt::Key_Return);
    const Flow* flow = byAmount(bench.book(), 10'000'000'000'00);
    ASSERT_NE(flow, nullptr);
    EXPECT_EQ(flow->schedule, ScheduleKind::ramp);
}

TEST(FlowForm, theFormSaysInPlaceWhatIsWrong)
{
    Workbench bench(loopOfTwo);
    bench.drag(bench.rim("Amazon"), bench.middle("OpenAI"));
    QLineEdit* amount = line(bench.canvas, "amount");
    ASSERT_NE(amount, nullptr);
    auto* problem = bench.canvas.findChild<QLabel*>(QStringLiteral("problem"));
    QTest::keyClicks(amount, "1,234");
    QTest::keyClick(amount, Qt::Key_Return);
    EXPECT_EQ(problem->text(), sentence(AmountProblem::ambiguous, Currency()));
    EXPECT_TRUE(problem->isVisible());
    amount->clear();
    QTest::keyClicks(amount, "5B");
    QTest::keyClicks(line(bench.canvas, "start"), "soon");
    QTest::keyClick(amount, Qt::Key_Return);
    EXPECT_EQ(problem->text(), "This is not a date. Write it as 2026-05-01, or as “on” and a condition's title.");
    EXPECT_EQ(bench.book().flows().size(), 2U);
    QTest::keyClick(amount, Qt::Key_Escape);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(line(bench.canvas, "amount"), nullptr);
    EXPECT_EQ(bench.book().flows().size(), 2U);
}

TEST(FlowForm, aNewFlowHangsOnConditionsThatAreThereAndOnNewOnes)
{
    Workbench bench("party Amazon kind:hyperscaler\n"
                    "party OpenAI kind:lab\n"
                    "condition Listing open\n");
    bench.drag(bench.rim("Amazon"), bench.middle("OpenAI"));
    QTest::keyClicks(line(bench.canvas, "amount"), "35B");
    QLineEdit* conditions = line(bench.canvas, "conditions");
    QTest::keyClicks(conditions, "listing; FTC approval; ftc approval");
    QTest::keyClick(conditions, Qt::Key_Return);
    ASSERT_NE(flowBetween(bench.book(), "Amazon", "OpenAI"), nullptr);
    std::vector<std::string> titles;
    for (const ConditionId id : flowBetween(bench.book(), "Amazon", "OpenAI")->conditions) {
        titles.push_back(bench.book().find(id)->title);
    }
    EXPECT_THAT(titles, ::testing::ElementsAre("Listing", "FTC approval"));
    EXPECT_TRUE(bench.picture().arrows.front().contingent);
    ASSERT_TRUE(bench.document->undo());
    EXPECT_EQ(bench.book().conditions().size(), 1U) << "made with the flow, gone with it";
}

TEST(FlowForm, whatIsTypedStaysWhenThePictureChangesMeanwhile)
{
    Workbench bench(loopOfTwo);
    bench.drag(bench.rim("Amazon"), bench.middle("OpenAI"));
    QTest::keyClicks(line(bench.canvas, "amount"), "5B");
    bench.editor->addParty("Oracle", {900, 900}); // as another window does
    bench.recompose();
    QLineEdit* amount = line(bench.canvas, "amount");
    ASSERT_NE(amount, nullptr);
    EXPECT_EQ(amount->text(), "5B");
    bench.editor->remove({{RecordKind::party, party(bench.book(), "OpenAI").value}});
    bench.recompose();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(line(bench.canvas, "amount"), nullptr) << "there is nobody to be paid";
}

TEST(FlowForm, aClickBesideItLosesNothingThatWasTyped)
{
    Workbench bench(loopOfTwo);
    bench.drag(bench.rim("Amazon"), bench.middle("OpenAI"));
    QTest::keyClicks(line(bench.canvas, "amount"), "10B");
    const QPoint beside = bench.nothing();
    bench.press(beside);
    bench.release(beside);
    QTest::mouseDClick(&bench.canvas, Qt::LeftButton, {}, beside);
    ASSERT_NE(line(bench.canvas, "amount"), nullptr);
    EXPECT_TRUE(line(bench.canvas, "amount")->isVisible());
    EXPECT_EQ(line(bench.canvas, "amount")->text(), "10B");
    QTest::keyClicks(line(bench.canvas, "start"), "2026-03-01");
    QTest::keyClick(line(bench.canvas, "start"), Qt::Key_Return);
    EXPECT_NE(byAmount(bench.book(), 10'000'000'000'00), nullptr);
    // One in which nothing was typed goes.
    bench.drag(bench.rim("Amazon"), bench.middle("OpenAI"));
    bench.press(beside);
    bench.release(beside);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(line(bench.canvas, "amount"), nullptr);
}

TEST(FlowForm, aPartyOfANameThatIsThereIsRefusedInPlace)
{
    Workbench bench(loopOfTwo);
    bench.drag(bench.rim("Amazon"), bench.nothing());
    QTest::keyClicks(line(bench.canvas, "party"), "openai ");
    QTest::keyClicks(line(bench.canvas, "amount"), "5B");
    QTest::keyClick(line(bench.canvas, "amount"), Qt::Key_Return);
    EXPECT_EQ(bench.canvas.findChild<QLabel*>(QStringLiteral("problem"))->text(),
              "There is a party of this name. Draw the arrow to its card.");
    EXPECT_EQ(bench.book().parties().size(), 2U);
}

// Opened by a drag, the schedule chosen by its last entry.
struct Listed {
    explicit Listed(Workbench& on) : bench(on)
    {
        bench.drag(bench.rim("Amazon"), bench.middle("OpenAI"));
        QTest::keyClick(bench.canvas.findChild<QComboBox*>(QStringLiteral("schedule")), Qt::Key_End);
        problem = bench.canvas.findChild<QLabel*>(QStringLiteral("problem"));
    }
    QLineEdit* at(const char* name) const { return line(bench.canvas, name); }
    void type(const char* name, const char* text) const
    {
        at(name)->clear();
        QTest::keyClicks(at(name), QLatin1String(text));
        QTest::keyClick(at(name), Qt::Key_Return);
    }

    Workbench& bench;
    QLabel* problem = nullptr;
};

TEST(FlowForm, paymentsAreListedAndTheirSumIsTheAmount)
{
    Workbench bench(loopOfTwo);
    const Listed form(bench);
    EXPECT_TRUE(form.at("payments")->isVisible());
    EXPECT_FALSE(form.at("start")->isVisible());
    EXPECT_FALSE(form.at("end")->isVisible());
    form.type("payments", "2027-05-01=10B; 2026-05-01=$5bn"); // in whichever order
    const Flow* flow = byAmount(bench.book(), amount("15B"));
    ASSERT_NE(flow, nullptr);
    EXPECT_EQ(flow->schedule, ScheduleKind::custom);
    EXPECT_THAT(flow->payments, ::testing::ElementsAre(DatedAmount{*makeDate(2026, 5, 1), amount("5B")},
                                                       DatedAmount{*makeDate(2027, 5, 1), amount("10B")}));
    EXPECT_THAT(faultsOf(bench.book()), ::testing::IsEmpty());
}

TEST(FlowForm, whatIsWrongWithListedPaymentsIsSaidInPlace)
{
    Workbench bench(loopOfTwo);
    const Listed form(bench);
    form.type("payments", "");
    EXPECT_EQ(form.problem->text(), "List the payments as 2026-05-01=5B; 2027-05-01=10B.");
    form.type("payments", "2026-05-01=5B; soon=1B");
    EXPECT_TRUE(form.problem->text().startsWith("“soon=1B”"));
    form.type("payments", "2026-05-01=5B; 2027-05-01=-1B");
    EXPECT_FALSE(form.problem->text().isEmpty());
    EXPECT_EQ(bench.book().flows().size(), 2U);
    QTest::keyClicks(form.at("amount"), "16B");
    form.type("payments", "2026-05-01=5B; 2027-05-01=10B");
    EXPECT_EQ(form.problem->text(), "The payments add up to " + exactMoney(amount("15B"), Currency()) +
                                        ". Leave the amount empty, or write just this.");
    EXPECT_EQ(bench.book().flows().size(), 2U);
    form.type("amount", "15B");
    EXPECT_EQ(bench.book().flows().size(), 3U);
}

TEST(FlowForm, growsWithinTheCanvas)
{
    Workbench bench(loopOfTwo);
    const Listed form(bench);
    auto* frame = bench.canvas.findChild<QWidget*>(QStringLiteral("flowForm"));
    frame->move(frame->x(), bench.canvas.height() - frame->height()); // as low as it may stand
    form.type("payments", "2026-05-01=5B; soon=1B");
    EXPECT_LE(frame->geometry().bottom(), bench.canvas.height());
    EXPECT_TRUE(form.problem->isVisible());
}

TEST(FlowForm, aFlowStartsWhenAConditionIsMet)
{
    Workbench bench("party Amazon kind:hyperscaler\n"
                    "party OpenAI kind:lab\n"
                    "condition Listing open\n");
    bench.drag(bench.rim("Amazon"), bench.middle("OpenAI"));
    QTest::keyClicks(line(bench.canvas, "amount"), "35B");
    QLineEdit* start = line(bench.canvas, "start");
    QTest::keyClicks(start, "on launch");
    QTest::keyClick(start, Qt::Key_Return);
    EXPECT_EQ(bench.canvas.findChild<QLabel*>(QStringLiteral("problem"))->text(),
              "There is no condition called “launch”.");
    start->clear();
    QTest::keyClicks(start, "on listing");
    QTest::keyClick(start, Qt::Key_Return);
    const Flow* flow = flowBetween(bench.book(), "Amazon", "OpenAI");
    ASSERT_NE(flow, nullptr);
    EXPECT_EQ(flow->start, Start(bench.book().conditions().begin()->id));
}

} // namespace
} // namespace roundtrip::testing
