// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette has all that menus, toolbar, timeline and filter offer.
#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/window/actions.h"
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QToolBar>
#include <QWidgetAction>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view lines = "A > B 5B equity 2026-02-01\n"
                                   "B > A 8B compute 2026-04-01..24m\n";

class PaletteChoices : public ::testing::Test {
protected:
    QLineEdit* open()
    {
        bench.window->canvas().setFocus();
        bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
        return bench.find<QLineEdit>("paletteLine");
    }
    void run(const QString& words)
    {
        QTest::keyClicks(open(), words);
        EXPECT_EQ(bench.find<QListWidget>("paletteList")->item(0)->text(), words);
        bench.keys(QKeySequence(Qt::Key_Return));
        bench.settle();
    }
    // Whether an entry that ends in these words is found by typing them.
    bool has(const QString& words)
    {
        QLineEdit* line = open();
        QString typed = words; // the toolkit's keys are those of a plain keyboard
        for (QChar& sign : typed) {
            sign = sign.unicode() < 128 ? sign : QChar(QLatin1Char(' '));
        }
        QTest::keyClicks(line, typed);
        const auto* list = bench.find<QListWidget>("paletteList");
        bool found = false;
        for (int row = 0; row < list->count(); ++row) {
            found =
                found || (list->item(row)->text().endsWith(words) && (list->item(row)->flags() & Qt::ItemIsEnabled));
        }
        QTest::keyClick(line, Qt::Key_Escape);
        return found;
    }
    static QString plain(const QAction& action) { return QString(action.text()).remove(QLatin1Char('&')); }
    // What of a menu can be chosen now and is not typed, menus in it too.
    static QStringList choices(QMenu& menu)
    {
        QStringList all;
        emit menu.aboutToShow(); // some are filled then
        for (const QAction* action : menu.actions()) {
            if (action->menu() != nullptr) {
                all += choices(*action->menu());
            } else if (!action->isSeparator() && action->isEnabled() &&
                       qobject_cast<const QWidgetAction*>(action) == nullptr) {
                all.append(plain(*action));
            }
        }
        return all;
    }
    Focus focus() const { return bench.window->focus().focus(); }

    WindowBench bench{lines};
};

TEST_F(PaletteChoices, AreAllOfTheToolbar)
{
    QStringList offered;
    for (const auto* button : bench.find<QToolBar>("toolBar")->findChildren<QToolButton*>()) {
        if (button->menu() != nullptr) {
            offered += choices(*button->menu());
        }
        if (button->defaultAction() != nullptr && button->defaultAction()->isEnabled()) {
            offered.append(plain(*button->defaultAction()));
        }
    }
    EXPECT_GE(offered.size(), 3 + 7 + 4 + 5) << "measures, windows of time, layouts and buttons";
    EXPECT_TRUE(offered.removeOne("Base: what is recorded")) << "that is where one is";
    EXPECT_TRUE(offered.removeOne("Find anything…")) << "that is the palette";
    for (const QString& words : offered) {
        EXPECT_TRUE(has(words)) << words.toStdString();
    }
}

TEST_F(PaletteChoices, AreAllOfTheMenuBar)
{
    QStringList offered;
    for (const QAction* action : bench.window->menuBar()->actions()) {
        offered += choices(*action->menu());
    }
    EXPECT_GT(offered.size(), 50);
    EXPECT_TRUE(offered.removeOne("Find anything…"));
    EXPECT_TRUE(offered.removeOne("Forget these") || !offered.contains("Forget these"));
    for (const QString& words : offered) {
        EXPECT_TRUE(has(words)) << words.toStdString();
    }
}

TEST_F(PaletteChoices, AWindowOfTimeIsTaken)
{
    run("Window of time: 2027");
    EXPECT_EQ(focus().question.window, (Window{day("2027-01-01"), day("2028-01-01")}));
    run("Window of time: All time");
    EXPECT_EQ(focus().question.window, Window{});
}

TEST_F(PaletteChoices, ASpeedOfPlayIsTaken)
{
    auto* speed = bench.find<QComboBox>("speed");
    for (int i = 0; i < speed->count(); ++i) {
        run("Speed of play: " + speed->itemText(i));
        EXPECT_EQ(speed->currentIndex(), i);
    }
}

TEST_F(PaletteChoices, TheFilterIsAlteredAndReset)
{
    EXPECT_FALSE(has("Reset the filter")) << "nothing is left out";
    ASSERT_EQ(bench.picture().arrows.size(), 2U);
    run("Instruments: Only capital");
    EXPECT_EQ(bench.picture().arrows.size(), 1U);
    run("Instruments: equity");
    EXPECT_EQ(bench.picture().arrows.size(), 0U);
    run("Reset the filter");
    EXPECT_EQ(bench.picture().arrows.size(), 2U);
}

TEST_F(PaletteChoices, FlowsAreBundledAndNot)
{
    ASSERT_TRUE(bench.window->actions().bundle->isChecked());
    run("Bundle parallel flows");
    EXPECT_FALSE(bench.window->actions().bundle->isChecked());
}

TEST_F(PaletteChoices, AScenarioIsMadeAndDeleted)
{
    QTest::keyClicks(open(), "New scenario");
    QTimer::singleShot(0, bench.window, [this] {
        auto* line = bench.window->findChild<QLineEdit*>(QStringLiteral("newScenario"));
        QTest::keyClicks(line, "What if");
        QTest::keyClick(line, Qt::Key_Return);
    });
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    comeBack(*bench.window);
    bench.settle();
    ASSERT_TRUE(focus().scenario);
    run("Delete this scenario");
    EXPECT_FALSE(focus().scenario);
    EXPECT_EQ(bench.book().all<Scenario>().size(), 0U);
}

} // namespace
} // namespace roundtrip::testing
