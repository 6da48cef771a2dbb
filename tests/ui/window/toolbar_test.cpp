// SPDX-License-Identifier: GPL-3.0-or-later
// Editing and looking in the whole window: by the buttons of the toolbar, the Edit menu and gestures on the map.
#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/window/actions.h"
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QToolBar>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view lines = "party Amazon kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "party Google kind:hyperscaler\n"
                                   "Amazon > OpenAI 15B equity 2026-02-01\n"
                                   "Amazon > OpenAI 35B equity 2026-03-01\n"
                                   "OpenAI > Amazon 100B compute 2026-04-01..96m\n"
                                   "Google > OpenAI 10B equity 2026-03-01\n";

class InTheWindow : public ::testing::Test {
protected:
    InTheWindow() : bench(lines) {}

    void press(QAction* action)
    {
        QWidget* button = bench.find<QToolBar>("toolBar")->widgetForAction(action);
        ASSERT_NE(button, nullptr) << action->text().toStdString();
        ASSERT_TRUE(button->isEnabled()) << action->text().toStdString();
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(10, button->height() / 2));
        bench.settle();
    }
    void clickCard(std::string_view name, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, keys, bench.middle(name));
        bench.settle();
    }
    void type(const char* text)
    {
        ASSERT_NE(QApplication::focusWidget(), nullptr);
        QTest::keyClicks(QApplication::focusWidget(), text);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        bench.settle();
    }
    const Actions& act() const { return bench.window->actions(); }

    WindowBench bench;
};

TEST_F(InTheWindow, TheToolbarsButtonsRemoveUndoAndRedo)
{
    QWidget* remove = bench.find<QToolBar>("toolBar")->widgetForAction(act().remove);
    EXPECT_FALSE(remove->isEnabled()) << "nothing is selected";
    clickCard("Google");
    press(act().remove);
    EXPECT_EQ(bench.book().parties().size(), 2U);
    EXPECT_EQ(bench.picture().cards.size(), 2U);
    press(act().undo);
    EXPECT_EQ(bench.book().parties().size(), 3U);
    press(act().redo);
    EXPECT_EQ(bench.book().parties().size(), 2U);
}

TEST_F(InTheWindow, TheToolbarsButtonsAddAPartyAndAFlow)
{
    press(act().newParty);
    type("Oracle");
    ASSERT_EQ(bench.book().parties().size(), 4U);
    clickCard("Google");
    clickCard("Oracle", Qt::ShiftModifier);
    press(act().newFlow);
    auto* amount = bench.window->canvas().findChild<QLineEdit*>(QStringLiteral("amount"));
    ASSERT_NE(amount, nullptr);
    QTest::keyClicks(amount, "7B");
    QTest::keyClick(amount, Qt::Key_Return);
    bench.settle();
    EXPECT_EQ(bench.book().flows().size(), 5U);
}

TEST_F(InTheWindow, TheToolbarsButtonsFitAndBundle)
{
    const double fitted = bench.window->canvas().zoom();
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_Plus));
    ASSERT_NE(bench.window->canvas().zoom(), fitted);
    press(act().fit);
    EXPECT_EQ(bench.window->canvas().zoom(), fitted);
    EXPECT_EQ(bench.picture().arrows.size(), 3U);
    press(act().bundle);
    EXPECT_EQ(bench.picture().arrows.size(), 4U);
    press(act().bundle);
    EXPECT_EQ(bench.picture().arrows.size(), 3U);
}

TEST_F(InTheWindow, TheToolbarsButtonFindsAnActionAndEscapeGivesTheKeyboardBack)
{
    press(act().find);
    auto* line = bench.find<QLineEdit>("paletteLine");
    ASSERT_TRUE(line->hasFocus());
    QTest::keyClicks(line, "bundle");
    QTest::keyClick(line, Qt::Key_Return);
    bench.settle();
    EXPECT_EQ(bench.picture().arrows.size(), 4U) << "the action was done";
    EXPECT_FALSE(line->isVisible());

    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.nothing());
    press(act().find);
    QTest::keyClick(line, Qt::Key_Escape);
    EXPECT_FALSE(line->isVisible());
    EXPECT_TRUE(bench.window->canvas().hasFocus());
}

TEST_F(InTheWindow, TheCommandPaletteIsWalkedByArrowsAndClicked)
{
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
    auto* line = bench.find<QLineEdit>("paletteLine");
    auto* list = bench.find<QListWidget>("paletteList");
    QTest::keyClicks(line, "amazon");
    ASSERT_GT(list->count(), 1);
    QTest::keyClick(line, Qt::Key_Down);
    EXPECT_EQ(list->currentRow(), 1);
    QTest::keyClick(line, Qt::Key_Up);
    EXPECT_EQ(list->currentRow(), 0);
    const QString first = list->item(0)->text();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    bench.settle();
    EXPECT_EQ(first, "Amazon");
    EXPECT_EQ(bench.window->focus().focus().selection,
              (Selection{{RecordKind::party, party(bench.book(), "Amazon").value}}));
}

TEST_F(InTheWindow, TheEditMenuSelectsAllNothingAndTheOthers)
{
    const auto chosen = [this] { return bench.window->focus().focus().selection.size(); };
    clickMenu(*bench.window, {"Edit", "Select", "Select all"});
    bench.settle();
    EXPECT_EQ(chosen(), 3U + 4U) << "parties and flows";
    EXPECT_EQ(bench.window->canvas().selection(), bench.window->focus().focus().selection);
    clickMenu(*bench.window, {"Edit", "Select", "Select nothing"});
    EXPECT_EQ(chosen(), 0U);
    clickCard("Google");
    clickMenu(*bench.window, {"Edit", "Select", "Invert selection"});
    bench.settle();
    EXPECT_EQ(chosen(), 2U + 4U);
}

TEST_F(InTheWindow, TheEditMenuNamesWhatItUndoes)
{
    clickCard("Google");
    clickMenu(*bench.window, {"Edit", "Delete"});
    bench.settle();
    ASSERT_EQ(bench.book().parties().size(), 2U);
    clickMenu(*bench.window, {"Edit", "Undo Remove Google"});
    bench.settle();
    EXPECT_EQ(bench.book().parties().size(), 3U);
    clickMenu(*bench.window, {"Edit", "Redo Remove Google"});
    bench.settle();
    EXPECT_EQ(bench.book().parties().size(), 2U);
}

TEST_F(InTheWindow, ADragFromARimToNothingMakesPartyAndFlowAndOneUndoTakesBothBack)
{
    bench.drag(bench.rim("Google"), bench.nothing());
    auto* amount = bench.window->canvas().findChild<QLineEdit*>(QStringLiteral("amount"));
    ASSERT_NE(amount, nullptr);
    auto* name = bench.window->canvas().findChild<QLineEdit*>(QStringLiteral("party"));
    ASSERT_NE(name, nullptr);
    EXPECT_TRUE(name->hasFocus());
    QTest::keyClicks(name, "Oracle");
    QTest::keyClicks(amount, "6B");
    QTest::keyClick(amount, Qt::Key_Return);
    bench.settle();
    ASSERT_EQ(bench.book().parties().size(), 4U);
    ASSERT_EQ(bench.book().flows().size(), 5U);
    EXPECT_EQ(bench.picture().cards.size(), 4U);
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(bench.book().parties().size(), 3U);
    EXPECT_EQ(bench.book().flows().size(), 4U);
}

TEST_F(InTheWindow, AnAmountThatIsDoubleClickedIsChangedWhereItStandsAndFiguresFollow)
{
    const auto service = [this]() -> const Arrow& {
        return *std::find_if(bench.picture().arrows.begin(), bench.picture().arrows.end(), [this](const Arrow& arrow) {
            return bench.picture().cards[arrow.payer].name == "Google";
        });
    };
    Canvas& canvas = bench.window->canvas();
    const QPoint at = canvas.toWidget(bench.picture().labels[service().label].box.centre()).toPoint();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, at);
    bench.settle();
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, at);
    bench.settle();
    ASSERT_NE(bench.find<QWidget>("inlineEdit"), nullptr);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_A, Qt::ControlModifier);
    type("$12.5bn");
    EXPECT_EQ(service().amount, 12'500'000'000'00);
    EXPECT_EQ(bench.picture().labels[service().label].text.substr(0, 6), "$12.5B");
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(service().amount, 10'000'000'000'00);
}

} // namespace
} // namespace roundtrip::testing
