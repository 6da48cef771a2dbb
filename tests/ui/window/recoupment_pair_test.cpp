// SPDX-License-Identifier: GPL-3.0-or-later
// Whose money the timeline and the recoupment are about: offered by the findings, chosen by hand, and kept while it is
// there.
#include "core/model/edits.h"
#include "tests/support/book_lines.h"
#include "tests/ui/window_bench.h"
#include "ui/panels/recoupment_panel.h"
#include "ui/panels/recoupment_question.h"
#include <QComboBox>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

// The loop's leg of capital is offered first; Fund's is chosen by hand.
constexpr std::string_view lines = "Amazon > OpenAI 15B equity 2026-02-01\n"
                                   "OpenAI > Amazon 40B compute 2026-03-01\n"
                                   "Fund > Lab 5B equity 2026-02-01\n"
                                   "Lab > Fund 6B compute 2027-02-01\n";

class RecoupmentPair : public ::testing::Test {
protected:
    RecoupmentPair() : bench(lines) { bench.window->showPanel(QStringLiteral("Recoupment")); }

    QComboBox& combo(const char* name) const
    {
        return *bench.window->findChild<RecoupmentPanel*>()->findChild<QComboBox*>(QLatin1String(name));
    }
    QString pair() const { return combo("investor").currentText() + " in " + combo("recipient").currentText(); }
    FlowId flowOf(std::string_view payer) const
    {
        for (const Flow& flow : bench.book().flows()) {
            if (flow.payer == party(bench.book(), payer)) {
                return flow.id;
            }
        }
        return {};
    }
    void edit(std::string_view payer, std::string_view amountNow)
    {
        const RecordKey key{RecordKind::flow, flowOf(payer).value};
        ASSERT_TRUE(bench.window->document().perform(
            QStringLiteral("Change"), setField(bench.book(), key, "amount", toValue(amount(amountNow))).changes));
        bench.settle();
    }
    void remove(std::string_view payer)
    {
        bench.window->focus().select({{RecordKind::flow, flowOf(payer).value}});
        bench.settle();
        QTest::keyClick(&bench.window->canvas(), Qt::Key_Delete);
        bench.settle();
    }

    WindowBench bench;
};

TEST_F(RecoupmentPair, oneChosenInThePanelOutlastsAnEdit)
{
    ASSERT_EQ(pair(), "Amazon in OpenAI");
    QTest::keyClicks(&combo("investor"), "Fund");
    bench.settle();
    QTest::keyClicks(&combo("recipient"), "Lab");
    bench.settle();
    ASSERT_EQ(pair(), "Fund in Lab");
    edit("Amazon", "20B");
    EXPECT_EQ(pair(), "Fund in Lab");
}

TEST_F(RecoupmentPair, onceNothingIsPaidBetweenThemAnotherIsOffered)
{
    bench.window->focus().select({{RecordKind::flow, flowOf("Fund").value}});
    bench.settle();
    ASSERT_EQ(pair(), "Fund in Lab");
    remove("Lab");
    EXPECT_EQ(pair(), "Fund in Lab") << "what is placed is still there";
    remove("Fund");
    EXPECT_EQ(pair(), "Amazon in OpenAI");
}

TEST_F(RecoupmentPair, anInvestorInAllIsKept)
{
    QTest::keyClick(&combo("of"), Qt::Key_Down);
    bench.settle();
    QTest::keyClicks(&combo("investor"), "Fund");
    bench.settle();
    ASSERT_EQ(combo("investor").currentText(), "Fund");
    edit("Amazon", "20B");
    EXPECT_EQ(combo("investor").currentText(), "Fund");
}

} // namespace
} // namespace roundtrip::testing
