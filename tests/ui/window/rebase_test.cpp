// SPDX-License-Identifier: GPL-3.0-or-later
// A scenario whose base went on, as a person meets it: told in the banner, chosen in a list, done in one action.
#include "core/model/scenario.h"
#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/window/actions.h"
#include "ui/window/rebase_dialog.h"
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view lines = "party Amazon kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "party Google kind:hyperscaler\n"
                                   "Amazon > OpenAI 15B equity 2026-02-01\n"
                                   "OpenAI > Amazon 100B compute 2026-04-01..96m\n"
                                   "Google > OpenAI 10B equity 2026-03-01\n";

class RebaseWindow : public ::testing::Test {
protected:
    RebaseWindow() : bench(lines) {}

    void addScenario(const char* name)
    {
        inMenuOf(*bench.find<QToolButton>("scenarioField"), [name](QMenu& menu) {
            auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
            QTest::keyClicks(line, QLatin1String(name));
            QTest::keyClick(line, Qt::Key_Return);
        });
        bench.settle();
    }
    void goToScenario(const QString& name)
    {
        inMenuOf(*bench.find<QToolButton>("scenarioField"), [&name](QMenu& menu) { clickEntry(menu, name); });
        bench.settle();
    }
    void goToBase()
    {
        for (auto* button : bench.find<QFrame>("scenarioBanner")->findChildren<QPushButton*>()) {
            if (button->text() == QLatin1String("Back to the base")) {
                QTest::mouseClick(button, Qt::LeftButton);
            }
        }
        bench.settle();
        ASSERT_FALSE(bench.window->focus().focus().scenario);
    }
    void rename(std::string_view from, const char* to)
    {
        Canvas& canvas = bench.window->canvas();
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, bench.middle(from));
        QTest::keyClick(&canvas, Qt::Key_F2);
        auto* edit = canvas.findChild<QWidget*>(QStringLiteral("inlineEdit"));
        ASSERT_NE(edit, nullptr);
        auto* line =
            qobject_cast<QLineEdit*>(edit) != nullptr ? qobject_cast<QLineEdit*>(edit) : edit->findChild<QLineEdit*>();
        line->selectAll();
        QTest::keyClicks(line, QLatin1String(to));
        QTest::keyClick(line, Qt::Key_Return);
        bench.settle();
    }
    // Google is called Alphabet in the scenario, Google LLC in the base; the scenario is looked at.
    void renameInBoth()
    {
        addScenario("Renamed");
        rename("Google", "Alphabet");
        goToBase();
        rename("Google", "Google LLC");
        goToScenario(QStringLiteral("Renamed"));
    }
    QPushButton* conflicts() const { return bench.find<QPushButton>("scenarioConflicts"); }
    RebaseDialog* dialog() const
    {
        auto* found = bench.window->findChild<RebaseDialog*>();
        return found != nullptr && found->isVisible() ? found : nullptr;
    }
    void press(QWidget* widget)
    {
        QTest::mouseClick(widget, Qt::LeftButton);
        bench.settle();
    }
    // As the desktop does it where there is one.
    void activate(QWidget* of)
    {
        of->activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(of));
    }
    void undo()
    {
        activate(bench.window);
        bench.keys(QKeySequence::Undo);
    }
    bool has(std::string_view party) const
    {
        const auto& parties = bench.book().parties();
        return std::any_of(parties.begin(), parties.end(), [&](const Party& row) { return row.name == party; });
    }

    WindowBench bench;
};

TEST_F(RebaseWindow, theBannerTellsOfAConflictAndTheBasesValueIsChosenWithTheMouse)
{
    addScenario("Renamed");
    rename("Google", "Alphabet");
    EXPECT_FALSE(conflicts()->isVisible());
    EXPECT_FALSE(bench.window->actions().rebase->isEnabled());
    goToBase();
    rename("Google", "Google LLC");
    goToScenario(QStringLiteral("Renamed"));
    EXPECT_TRUE(has("Google LLC")) << "the step is left out";
    ASSERT_TRUE(conflicts()->isVisible());
    EXPECT_EQ(conflicts()->text(), "Conflicts with the base: 1…");

    press(conflicts());
    ASSERT_NE(dialog(), nullptr);
    EXPECT_EQ(dialog()->windowTitle(), "Rebase Renamed");
    std::vector<std::string> said;
    for (const auto* label : dialog()->findChildren<QLabel*>(QStringLiteral("muted"))) {
        said.push_back(label->text().toStdString());
    }
    EXPECT_THAT(said,
                ::testing::ElementsAre("Conflict", "The base was", "The base is now", "The scenario says", "Google"));
    auto* base = bench.find<QRadioButton>("takeBase");
    EXPECT_EQ(base->text(), "Google LLC");
    EXPECT_EQ(bench.find<QRadioButton>("keepScenario")->text(), "Alphabet");
    EXPECT_TRUE(bench.find<QRadioButton>("keepScenario")->isChecked());
    QTest::mouseClick(base, Qt::LeftButton, {}, QPoint(8, base->height() / 2));
    EXPECT_TRUE(base->isChecked());
    press(bench.find<QPushButton>("rebaseApply"));

    EXPECT_EQ(dialog(), nullptr);
    EXPECT_FALSE(conflicts()->isVisible());
    EXPECT_TRUE(has("Google LLC"));
    EXPECT_EQ(bench.window->document().book().all<Step>().size(), 0U);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Rebase Renamed");
    undo();
    EXPECT_TRUE(conflicts()->isVisible());
}

TEST_F(RebaseWindow, theScenariosValueIsKeptByKeysFromTheCommandPalette)
{
    renameInBoth();
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
    auto* line = bench.find<QLineEdit>("paletteLine");
    QTest::keyClicks(line, "rebase");
    EXPECT_EQ(bench.find<QListWidget>("paletteList")->item(0)->text(), "Rebase the scenario…");
    QTest::keyClick(line, Qt::Key_Return);
    bench.settle();
    ASSERT_NE(dialog(), nullptr);
    activate(dialog());
    // All the base's, then one back to the scenario's with an arrow.
    auto* all = bench.find<QPushButton>("allBase");
    all->setFocus();
    QTest::keyClick(all, Qt::Key_Space);
    auto* base = bench.find<QRadioButton>("takeBase");
    EXPECT_TRUE(base->isChecked());
    base->setFocus();
    QTest::keyClick(base, Qt::Key_Right);
    EXPECT_TRUE(bench.find<QRadioButton>("keepScenario")->isChecked());
    QTest::keyClick(dialog(), Qt::Key_Return);
    bench.settle();
    EXPECT_EQ(dialog(), nullptr);
    EXPECT_FALSE(conflicts()->isVisible());
    EXPECT_TRUE(has("Alphabet"));
    EXPECT_FALSE(bench.window->actions().rebase->isEnabled());
    undo();
    EXPECT_TRUE(has("Google LLC"));
    EXPECT_TRUE(conflicts()->isVisible());
}

TEST_F(RebaseWindow, escapeChangesNothing)
{
    renameInBoth();
    const Book before = bench.window->document().book();
    press(conflicts());
    press(bench.find<QPushButton>("allBase"));
    QTest::keyClick(dialog(), Qt::Key_Escape);
    bench.settle();
    EXPECT_EQ(dialog(), nullptr);
    EXPECT_TRUE(bench.window->document().book() == before);
}

TEST_F(RebaseWindow, choicesThatDoNotGoTogetherAreRefusedInPlace)
{
    addScenario("Less");
    Document& document = bench.window->document();
    const ScenarioId scenario = *bench.window->focus().focus().scenario;
    const RecordKey flow = keyOf(*document.book().flows().begin());
    const auto paid = [&](Minor amount) {
        return std::vector<FieldValue>{{"amount", Value{amount}},
                                       {"schedule", toValue(ScheduleKind::custom)},
                                       {"payments", toValue(std::vector<DatedAmount>{{day("2026-05-01"), amount}})}};
    };
    document.perform(QStringLiteral("Less"), setFields(bench.book(), flow, paid(300)).changes, scenario);
    document.perform(QStringLiteral("More"), setFields(document.book(), flow, paid(400)).changes);
    bench.settle();
    // The schedule is the same in both and need not be chosen.
    EXPECT_EQ(conflicts()->text(), "Conflicts with the base: 3…");
    const Book before = document.book();
    press(conflicts());
    const auto bases = dialog()->findChildren<QRadioButton*>();
    ASSERT_EQ(bases.size(), 4);
    EXPECT_EQ(bases[0]->text(), "$4");
    QTest::mouseClick(bases[0], Qt::LeftButton, {}, QPoint(8, bases[0]->height() / 2));
    press(bench.find<QPushButton>("rebaseApply"));
    ASSERT_NE(dialog(), nullptr);
    EXPECT_EQ(bench.find<QLabel>("rebaseProblem")->text(),
              "These choices do not go together. The payments have to sum to the amount. Change the payments, and the "
              "amount follows.");
    EXPECT_TRUE(document.book() == before);
    press(bench.find<QPushButton>("allScenario"));
    EXPECT_FALSE(bench.find<QLabel>("rebaseProblem")->isVisible());
    press(bench.find<QPushButton>("rebaseApply"));
    EXPECT_EQ(dialog(), nullptr);
    EXPECT_EQ(bench.book().flows().begin()->amount, 300);
}

} // namespace
} // namespace roundtrip::testing
