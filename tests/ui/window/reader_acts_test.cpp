// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader of the screen can do with the things that are only painted: select, add, edit, open their menu.
#include "tests/support/book_lines.h"
#include "tests/ui/canvas/edited.h"
#include "tests/ui/window_bench.h"
#include "ui/canvas/note_edit.h"
#include "ui/canvas/picture_view.h"
#include <QAccessible>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using Acts = QAccessibleActionInterface;

class ReaderActs : public ::testing::Test {
protected:
    ReaderActs()
    {
        bench.window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(bench.window));
    }
    static QAccessibleInterface* named(QWidget& widget, const QString& start)
    {
        QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&widget);
        for (int i = 0; list != nullptr && i < list->childCount(); ++i) {
            if (list->child(i)->text(QAccessible::Name).startsWith(start)) {
                return list->child(i);
            }
        }
        return nullptr;
    }
    Acts* thing(const QString& start)
    {
        QAccessibleInterface* found = named(canvas, start);
        return found != nullptr ? found->actionInterface() : nullptr;
    }
    void act(const QString& start, const QString& action)
    {
        ASSERT_NE(thing(start), nullptr) << start.toStdString();
        thing(start)->doAction(action);
        bench.settle();
    }
    RecordKey keyOfParty(std::string_view name) const { return {RecordKind::party, party(bench.book(), name).value}; }
    const Selection& selected() const { return bench.window->focus().focus().selection; }
    QLineEdit* line() const
    {
        auto* frame = canvas.findChild<QWidget*>(QStringLiteral("inlineEdit"));
        return frame != nullptr ? frame->findChild<QLineEdit*>() : nullptr;
    }

    WindowBench bench{loopOfTwo};
    Canvas& canvas = bench.window->canvas();
};

TEST_F(ReaderActs, pressingACardSelectsItAndTogglingAddsOneAndGivesItUp)
{
    act("Amazon,", Acts::pressAction());
    EXPECT_THAT(selected(), ElementsAre(keyOfParty("Amazon")));
    act("OpenAI,", Acts::toggleAction());
    EXPECT_THAT(selected(), SizeIs(2));
    act("Amazon,", Acts::toggleAction());
    EXPECT_THAT(selected(), ElementsAre(keyOfParty("OpenAI")));
    EXPECT_EQ(thing("Amazon,")->actionNames().front(), Acts::pressAction()) << "what a reader does by itself";
}

TEST_F(ReaderActs, anArrowIsSelectedAndItsAmountTyped)
{
    const FlowId flow = flowBetween(bench.book(), "Amazon", "OpenAI")->id;
    act("Amazon pays OpenAI", Acts::pressAction());
    EXPECT_THAT(selected(), ElementsAre(RecordKey{RecordKind::flow, flow.value}));
    act("Amazon pays OpenAI", "Edit");
    ASSERT_NE(line(), nullptr);
    EXPECT_TRUE(line()->hasFocus());
    QTest::keyClicks(line(), "70B");
    QTest::keyClick(line(), Qt::Key_Return);
    EXPECT_EQ(bench.book().find(flow)->amount, 70'000'000'000'00);
}

TEST_F(ReaderActs, aCardIsRenamed)
{
    act("OpenAI,", "Edit");
    ASSERT_NE(line(), nullptr);
    EXPECT_EQ(line()->text(), "OpenAI");
}

TEST_F(ReaderActs, theMenuIsAboutTheThingThatItWasAskedOf)
{
    act("Amazon,", Acts::pressAction());
    act("OpenAI,", Acts::showMenuAction());
    auto* menu = bench.find<QMenu>("canvasMenu");
    ASSERT_NE(menu, nullptr);
    EXPECT_TRUE(menu->isVisible());
    EXPECT_THAT(selected(), ElementsAre(keyOfParty("OpenAI")));
    menu->close();
}

TEST_F(ReaderActs, theKeyboardIsTakenToAThingWhileTheSelectionStays)
{
    act("Amazon,", Acts::pressAction());
    act("OpenAI,", Acts::setFocusAction());
    EXPECT_TRUE(canvas.hasFocus());
    EXPECT_THAT(selected(), ElementsAre(keyOfParty("Amazon")));
    EXPECT_TRUE(named(canvas, "OpenAI,")->state().focused);
}

TEST_F(ReaderActs, aBarOfASankeyIsSelectedAndGivenUp)
{
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_4));
    auto* view = bench.window->findChild<PictureView*>();
    ASSERT_TRUE(QTest::qWaitFor([view] { return view->picture() != nullptr; }));
    QAccessibleInterface* bar = named(*view, "OpenAI:");
    ASSERT_NE(bar, nullptr);
    ASSERT_NE(bar->actionInterface(), nullptr);
    bar->actionInterface()->doAction(Acts::pressAction());
    EXPECT_THAT(selected(), ElementsAre(keyOfParty("OpenAI")));
    bar->actionInterface()->doAction(Acts::toggleAction());
    EXPECT_THAT(selected(), SizeIs(0));
}

} // namespace
} // namespace roundtrip::testing
