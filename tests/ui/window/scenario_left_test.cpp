// SPDX-License-Identifier: GPL-3.0-or-later
// What was begun in a scenario never lands in the base: neither when another is chosen meanwhile, nor when the scenario
// is taken back or goes.
#include "core/model/edits.h"
#include "tests/support/book_lines.h"
#include "tests/ui/canvas/edited.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/window/actions.h"
#include <QLabel>
#include <QLineEdit>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

class ScenarioLeft : public ::testing::Test {
protected:
    ScenarioLeft()
    {
        base = bench.window->document().book();
        inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) {
            auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
            QTest::keyClicks(line, "S1");
            QTest::keyClick(line, Qt::Key_Return);
        });
        bench.settle();
    }
    QLineEdit* line(const char* parent)
    {
        auto* frame = bench.window->canvas().findChild<QWidget*>(QLatin1String(parent));
        return frame != nullptr ? frame->findChild<QLineEdit*>() : nullptr;
    }
    void openForm()
    {
        bench.drag(bench.rim("Amazon"), bench.nothing());
        ASSERT_NE(line("flowForm"), nullptr);
    }
    bool told(const char* words) const
    {
        for (const auto* label : bench.window->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(QLatin1String(words))) {
                return true;
            }
        }
        return false;
    }
    bool isBase() const { return bench.window->document().book().flows() == base.flows(); }

    WindowBench bench{loopOfTwo};
    Book base;
};

TEST_F(ScenarioLeft, ByUndoOfItsMakingClosesTheFormOfAFlow)
{
    ASSERT_TRUE(bench.window->focus().focus().scenario);
    openForm();
    bench.window->findChild<Canvas*>()->setFocus();
    QTest::keySequence(&bench.window->canvas(), QKeySequence::Undo);
    bench.settle();
    EXPECT_FALSE(bench.window->focus().focus().scenario);
    EXPECT_EQ(line("flowForm"), nullptr);
    EXPECT_TRUE(isBase());
    EXPECT_TRUE(told("The scenario S1 is not in this document any more"));
}

TEST_F(ScenarioLeft, ByItsMenuClosesTheEditorOfAnAmount)
{
    const QPoint label = bench.window->canvas().toWidget(bench.picture().labels.front().box.centre()).toPoint();
    QTest::mouseDClick(&bench.window->canvas(), Qt::LeftButton, {}, label);
    QPointer<QLineEdit> amount = line("inlineEdit");
    ASSERT_FALSE(amount.isNull());
    QTest::keyClicks(amount, "70B");
    inMenuOf(*bench.find<QToolButton>("scenarioField"),
             [](QMenu& menu) { clickEntry(menu, QStringLiteral("Base: what is recorded")); });
    bench.settle();
    EXPECT_FALSE(bench.window->focus().focus().scenario);
    EXPECT_EQ(line("inlineEdit"), nullptr);
    EXPECT_TRUE(isBase());
}

TEST_F(ScenarioLeft, ByAnotherProgramThatDeletesItClosesTheFormOfAFlow)
{
    openForm();
    const RecordKey scenario{RecordKind::scenario, bench.window->focus().focus().scenario->value};
    {
        auto other = Document::open(bench.path());
        ASSERT_TRUE(other->perform(QStringLiteral("Remove"),
                                   removeRecords(other->book(), std::vector<RecordKey>{scenario}).changes));
    }
    ASSERT_TRUE(QTest::qWaitFor([this] { return !bench.window->focus().focus().scenario; }, 10'000));
    bench.settle();
    EXPECT_EQ(line("flowForm"), nullptr);
    EXPECT_TRUE(isBase());
}

TEST_F(ScenarioLeft, APartyThatItTakesOutKeepsItsPlaceAndPinInTheBase)
{
    inMenuOf(*bench.find<QToolButton>("scenarioField"),
             [](QMenu& menu) { clickEntry(menu, QStringLiteral("Base: what is recorded")); });
    bench.settle();
    bench.drag(bench.middle("OpenAI"), bench.middle("OpenAI") + QPoint(0, 50), Qt::ControlModifier);
    const auto placed = bench.window->document().book().all<Placement>();
    ASSERT_FALSE(placed.empty());
    inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) { clickEntry(menu, QStringLiteral("S1")); });
    bench.settle();
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("OpenAI"));
    QTest::keyClick(&bench.window->canvas(), Qt::Key_Delete);
    bench.settle();
    ASSERT_EQ(bench.book().parties().size(), 1U);
    EXPECT_EQ(bench.window->document().book().all<Placement>(), placed);
}

} // namespace
} // namespace roundtrip::testing
