// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keyboard is in the whole window, and what its keys do there.
#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/window/actions.h"
#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QToolButton>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

constexpr std::string_view lines = "party Amazon kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "party Google kind:hyperscaler\n"
                                   "Amazon > OpenAI 15B equity 2026-02-01\n"
                                   "OpenAI > Amazon 100B compute 2026-04-01..96m\n"
                                   "Google > OpenAI 10B equity 2026-03-01\n";

class Keyboard : public ::testing::Test {
protected:
    Keyboard() : bench(lines)
    {
        bench.window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(bench.window));
    }
    void clickCard(std::string_view name)
    {
        QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle(name));
        bench.settle();
    }
    bool has(const char* name) const { return findParty(name) != nullptr; }
    const Party* findParty(std::string_view name) const
    {
        const auto& all = bench.book().parties();
        const auto found = std::find_if(all.begin(), all.end(), [&](const Party& party) { return party.name == name; });
        return found == all.end() ? nullptr : &*found;
    }
    static void type(const char* text) { QTest::keyClicks(QApplication::focusWidget(), QLatin1String(text)); }
    void undo() { bench.keys(QKeySequence(Qt::CTRL | Qt::Key_Z)); }
    void redo() { bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)); }

    WindowBench bench;
};

TEST_F(Keyboard, AFieldOfTheInspectorThatWasTakenLeavesUndoAndRedoToTheDocument)
{
    clickCard("Google");
    bench.keys(QKeySequence(Qt::Key_Return)); // into the inspector
    auto* line = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    ASSERT_NE(line, nullptr);
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_A));
    type("Alphabet");
    bench.keys(QKeySequence(Qt::Key_Return));
    ASSERT_TRUE(has("Alphabet"));
    ASSERT_TRUE(line->hasFocus());
    undo();
    EXPECT_TRUE(has("Google"));
    EXPECT_EQ(line->text(), "Google");
    EXPECT_TRUE(line->hasFocus());
    redo();
    EXPECT_TRUE(has("Alphabet"));
    EXPECT_TRUE(line->hasFocus());
}

TEST_F(Keyboard, WhatIsBeingTypedIntoAFieldIsTakenBackFirst)
{
    clickCard("Google");
    bench.keys(QKeySequence(Qt::Key_Delete));
    ASSERT_FALSE(has("Google"));
    clickCard("Amazon");
    bench.keys(QKeySequence(Qt::Key_Return));
    auto* line = qobject_cast<QLineEdit*>(QApplication::focusWidget());
    ASSERT_NE(line, nullptr);
    type("x");
    undo();
    EXPECT_EQ(line->text(), "Amazon");
    EXPECT_FALSE(has("Google")) << "the document is as it was";
    redo();
    EXPECT_NE(line->text(), "Amazon") << "and done again first";
    undo();
    undo();
    EXPECT_TRUE(has("Google"));
}

TEST_F(Keyboard, ANoteOfTheInspectorThatWasTakenLeavesUndoAndRedoToTheDocument)
{
    clickCard("Google");
    QPlainTextEdit* note = nullptr;
    for (auto* text : bench.find<QWidget>("inspectorDock")->findChildren<QPlainTextEdit*>()) {
        note = text->isVisible() && !text->isReadOnly() ? text : note;
    }
    ASSERT_NE(note, nullptr);
    note->setFocus();
    type("Seen");
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_Return));
    ASSERT_TRUE(bench.window->document().canUndo());
    const Book noted = bench.book();
    undo();
    EXPECT_FALSE(bench.book() == noted);
    EXPECT_EQ(note->toPlainText(), "");
    EXPECT_TRUE(note->hasFocus());
    redo();
    EXPECT_TRUE(bench.book() == noted);
}

TEST_F(Keyboard, TheLineThatFindsLeavesUndoToTheDocumentWhileItIsEmpty)
{
    clickCard("Google");
    bench.keys(QKeySequence(Qt::Key_Delete));
    ASSERT_FALSE(has("Google"));
    auto* find = bench.find<QLineEdit>("find");
    QTest::mouseClick(find, Qt::LeftButton);
    ASSERT_TRUE(find->hasFocus());
    undo();
    EXPECT_TRUE(has("Google"));
    redo();
    EXPECT_FALSE(has("Google"));
    type("Ama");
    undo();
    EXPECT_EQ(find->text(), "");
    EXPECT_FALSE(has("Google"));
}

TEST_F(Keyboard, ANameThatIsTypedOverTheMapKeepsUndoToItself)
{
    clickCard("Google");
    bench.keys(QKeySequence(Qt::Key_Delete));
    clickCard("Amazon");
    bench.keys(QKeySequence(Qt::Key_F2));
    ASSERT_NE(bench.find<QWidget>("inlineEdit"), nullptr);
    undo();
    EXPECT_FALSE(has("Google"));
    EXPECT_NE(bench.find<QWidget>("inlineEdit"), nullptr);
}

// Which pane has the keyboard, by where the widget stands.
std::string paneOf(const QWidget* widget, const MainWindow& window)
{
    for (; widget != nullptr; widget = widget->parentWidget()) {
        if (qobject_cast<const QDockWidget*>(widget) != nullptr) {
            return widget->objectName().toStdString();
        }
        if (widget == window.centralWidget()) {
            return "map";
        }
    }
    return "none";
}

TEST_F(Keyboard, F6GoesFromPaneToPaneAndShiftF6Back)
{
    bench.window->canvas().setFocus();
    clickCard("Google"); // so that the inspector has fields
    const auto steps = [this](const QKeySequence& keys, int count) {
        std::vector<std::string> panes;
        for (int i = 0; i < count; ++i) {
            bench.keys(keys);
            panes.push_back(paneOf(QApplication::focusWidget(), *bench.window));
        }
        return panes;
    };
    EXPECT_THAT(steps(QKeySequence(Qt::Key_F6), 6),
                ElementsAre("explorerDock", "inspectorDock", "timelineDock", "analysisDock", "map", "explorerDock"));
    EXPECT_THAT(steps(QKeySequence(Qt::SHIFT | Qt::Key_F6), 6),
                ElementsAre("map", "analysisDock", "timelineDock", "inspectorDock", "explorerDock", "map"));
    EXPECT_THAT(bench.window->focus().focus().selection, SizeIs(1)) << "going there chooses nothing";
}

TEST_F(Keyboard, InEachPaneF6FindsWhatOneWorksWith)
{
    clickCard("Google");
    bench.window->canvas().setFocus();
    const auto step = [this] {
        bench.keys(QKeySequence(Qt::Key_F6));
        return QApplication::focusWidget();
    };
    EXPECT_EQ(step(), bench.find<QWidget>("explorerTree"));
    const auto* line = qobject_cast<QLineEdit*>(step());
    ASSERT_NE(line, nullptr);
    EXPECT_EQ(line->text(), "Google");
    const auto* play = qobject_cast<QToolButton*>(step());
    ASSERT_NE(play, nullptr);
    EXPECT_EQ(play->defaultAction(), bench.window->actions().play);
    EXPECT_EQ(step(), bench.find<QWidget>("loopsTable"));
    EXPECT_EQ(step(), &bench.window->canvas());
}

TEST_F(Keyboard, F6PassesOverPanesThatAreHiddenAndGoesToTheViewInTheMapsPlace)
{
    clickMenu(*bench.window, {"View", "Explorer"});
    clickMenu(*bench.window, {"View", "Timeline"});
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_5)); // the matrix
    QWidget* matrix = QApplication::focusWidget();
    ASSERT_EQ(paneOf(matrix, *bench.window), "map");
    ASSERT_NE(matrix, &bench.window->canvas());
    bench.keys(QKeySequence(Qt::Key_F6));
    EXPECT_EQ(paneOf(QApplication::focusWidget(), *bench.window), "inspectorDock");
    bench.keys(QKeySequence(Qt::Key_F6));
    EXPECT_EQ(paneOf(QApplication::focusWidget(), *bench.window), "analysisDock");
    bench.keys(QKeySequence(Qt::Key_F6));
    EXPECT_EQ(QApplication::focusWidget(), matrix);
}

TEST_F(Keyboard, EveryAnalysisThatThePaletteShowsHasTheKeyboardThen)
{
    auto* tabs = bench.find<QTabWidget>("analysisTabs");
    clickMenu(*bench.window, {"View", "Analyses"});
    for (int tab = 0; tab < tabs->count(); ++tab) {
        bench.window->canvas().setFocus();
        bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
        type(("Show " + tabs->tabText(tab).toStdString()).c_str());
        bench.keys(QKeySequence(Qt::Key_Return));
        EXPECT_EQ(tabs->currentIndex(), tab);
        ASSERT_NE(QApplication::focusWidget(), nullptr);
        EXPECT_TRUE(tabs->isAncestorOf(QApplication::focusWidget())) << tabs->tabText(tab).toStdString();
        EXPECT_TRUE(QApplication::focusWidget()->isVisible()) << tabs->tabText(tab).toStdString();
    }
}

TEST_F(Keyboard, ThePaletteLeadsFromAScenarioBackToTheBase)
{
    inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) {
        auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
        QTest::keyClicks(line, "Google deal");
        QTest::keyClick(line, Qt::Key_Return);
    });
    bench.settle();
    ASSERT_TRUE(bench.window->focus().focus().scenario);
    bench.window->canvas().setFocus();
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
    type("base");
    bench.keys(QKeySequence(Qt::Key_Return));
    EXPECT_FALSE(bench.window->focus().focus().scenario);
    EXPECT_EQ(bench.find<QToolButton>("scenarioField")->text(), "Base");
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
    type("back to the base");
    const auto* list = bench.find<QListWidget>("paletteList");
    EXPECT_EQ(list->item(0)->text(), "Nothing is called so.") << "it is there already";
}

TEST_F(Keyboard, ThePaletteHasTheMeasuresInTheToolbarsWords)
{
    const auto measure = [this] { return bench.find<QToolButton>("measureField")->text(); };
    bench.window->canvas().setFocus();
    for (const char* word : {"Committed", "Expected", "Headline"}) {
        bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
        type(word);
        bench.keys(QKeySequence(Qt::Key_Return));
        EXPECT_EQ(measure(), word);
    }
    EXPECT_EQ(bench.window->focus().focus().question.measure, Measure::headline);
}

// What a band or a lasso can hold: any cards, arrows and notes.
TEST_F(Keyboard, CtrlTabGoesOverThingsAndShiftSpaceAddsThemOrGivesThemUp)
{
    auto& canvas = bench.window->canvas();
    const auto selected = [this] { return bench.window->focus().focus().selection; };
    const auto& cards = bench.picture().cards;
    ASSERT_THAT(cards, SizeIs(3));
    canvas.setFocus();
    bench.keys(QKeySequence(Qt::Key_Tab));
    ASSERT_THAT(selected(), ElementsAre(cards[0].record()));
    const auto goOn = [&] { QTest::keyClick(&canvas, Qt::Key_Tab, Qt::ControlModifier); };
    const auto goBack = [&] { QTest::keyClick(&canvas, Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier); };
    const auto toggle = [&] { QTest::keyClick(&canvas, Qt::Key_Space, Qt::ShiftModifier); };
    goOn();
    goOn();
    EXPECT_THAT(selected(), ElementsAre(cards[0].record())) << "going on alone selects nothing";
    toggle(); // the third
    EXPECT_THAT(selected(), UnorderedElementsAre(cards[0].record(), cards[2].record()));
    goOn();
    toggle(); // the first arrow
    const Arrow& arrow = bench.picture().arrows[0];
    const RecordKey flow{RecordKind::flow, bench.picture().flowsOf(arrow).front().value};
    EXPECT_THAT(selected(), UnorderedElementsAre(cards[0].record(), cards[2].record(), flow));
    toggle();
    goBack();
    toggle();
    EXPECT_THAT(selected(), ElementsAre(cards[0].record()));
    EXPECT_EQ(canvas.current(), (Pick{PickPart::card, 2})) << "the keyboard stays where it is";
    goBack();
    toggle();
    EXPECT_THAT(selected(), UnorderedElementsAre(cards[0].record(), cards[1].record()));
    EXPECT_TRUE(canvas.hasFocus());
}

TEST_F(Keyboard, TabLeavesTheMapAfterTheLastThing)
{
    auto& canvas = bench.window->canvas();
    canvas.setFocus();
    const std::size_t things = bench.picture().cards.size() + bench.picture().arrows.size();
    for (std::size_t i = 0; i < things; ++i) {
        bench.keys(QKeySequence(Qt::Key_Tab));
        ASSERT_TRUE(canvas.hasFocus());
    }
    bench.keys(QKeySequence(Qt::Key_Tab));
    EXPECT_FALSE(canvas.hasFocus());
}

TEST_F(Keyboard, CtrlShiftAndAnArrowAddTheCardThatLiesThereToWhatIsSelected)
{
    const auto key = [](const char* name) { return QKeySequence(QLatin1String(name)); };
    const auto keyOfParty = [this](std::string_view name) {
        return RecordKey{RecordKind::party, party(bench.book(), name).value};
    };
    const auto selected = [this] { return bench.window->focus().focus().selection; };
    clickCard("OpenAI");
    bench.keys(key("Alt+Left"));
    ASSERT_THAT(selected(), SizeIs(1)) << "Alt alone gives up what was selected";
    const RecordKey left = selected().front();
    ASSERT_NE(left, keyOfParty("OpenAI"));

    clickCard("OpenAI");
    const Book before = bench.book();
    bench.keys(key("Ctrl+Shift+Left"));
    EXPECT_THAT(selected(), UnorderedElementsAre(keyOfParty("OpenAI"), left));
    EXPECT_EQ(bench.window->canvas().selection(), selected());
    EXPECT_TRUE(bench.window->canvas().isSelected(bench.window->canvas().current()));
    EXPECT_EQ(bench.picture().cards[bench.window->canvas().current().index].record(), left);
    bench.keys(key("Ctrl+Shift+Right"));
    EXPECT_THAT(selected(), UnorderedElementsAre(keyOfParty("OpenAI"), left)) << "back over what is selected";
    EXPECT_EQ(bench.picture().cards[bench.window->canvas().current().index].record(), keyOfParty("OpenAI"));
    EXPECT_TRUE(bench.book() == before) << "nothing is nudged";

    bench.keys(key("Down"));
    EXPECT_FALSE(bench.book() == before);
    EXPECT_THAT(selected(), SizeIs(2)) << "both go on together";
    bench.keys(key("Alt+Left"));
    EXPECT_THAT(selected(), ElementsAre(left));
}

} // namespace
} // namespace roundtrip::testing
