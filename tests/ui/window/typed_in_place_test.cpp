// SPDX-License-Identifier: GPL-3.0-or-later
// What is typed in place on the map is taken by whatever leaves it: a click elsewhere, Tab, another pane. Escape gives
// up.
#include "tests/support/book_lines.h"
#include "tests/ui/canvas/edited.h"
#include "tests/ui/window_bench.h"
#include "ui/canvas/note_edit.h"
#include "ui/window/message_bar.h"
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

class TypedInPlace : public ::testing::Test {
protected:
    TypedInPlace()
    {
        bench.window->activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(bench.window));
    }
    QLineEdit* line() const
    {
        auto* frame = canvas.findChild<QWidget*>(QStringLiteral("inlineEdit"));
        return frame != nullptr && frame->isVisible() ? frame->findChild<QLineEdit*>() : nullptr;
    }
    void click(QPoint at)
    {
        QTest::mouseClick(&canvas, Qt::LeftButton, {}, at);
        bench.settle();
    }
    // The name of OpenAI, opened by a double click.
    void typeName(const char* name)
    {
        QTest::mouseDClick(&canvas, Qt::LeftButton, {}, bench.middle("OpenAI"));
        ASSERT_NE(line(), nullptr);
        QTest::keyClicks(line(), QLatin1String(name));
    }
    // The amount from Amazon to OpenAI, 50B.
    void typeAmount(const char* amount)
    {
        const std::uint32_t arrow = arrowOf(bench.picture(), flowBetween(bench.book(), "Amazon", "OpenAI")->id);
        const Label& label = bench.picture().labels[bench.picture().arrows[arrow].label];
        QTest::mouseDClick(&canvas, Qt::LeftButton, {}, canvas.toWidget(label.box.centre()).toPoint());
        ASSERT_NE(line(), nullptr);
        QTest::keyClicks(line(), QLatin1String(amount));
    }
    Minor amount() const { return flowBetween(bench.book(), "Amazon", "OpenAI")->amount; }
    QString undo() const { return bench.window->document().undoText(); }

    WindowBench bench{loopOfTwo};
    Canvas& canvas = bench.window->canvas();
};

TEST_F(TypedInPlace, aClickOnTheMapTakesAName)
{
    typeName("Anthropic");
    click(bench.nothing());
    EXPECT_EQ(line(), nullptr);
    EXPECT_EQ(undo(), "Undo Rename OpenAI to Anthropic");
    EXPECT_TRUE(canvas.hasFocus());
}

TEST_F(TypedInPlace, aClickOnTheMapTakesANewPartysName)
{
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, bench.nothing());
    ASSERT_NE(line(), nullptr);
    QTest::keyClicks(line(), "Google");
    click(bench.middle("OpenAI"));
    EXPECT_EQ(undo(), "Undo Add party Google");
}

TEST_F(TypedInPlace, aClickIntoAnotherPaneTakesAnAmountAndTheKeyboardGoesThere)
{
    typeAmount("70B");
    auto* find = bench.find<QLineEdit>("find");
    QTest::mouseClick(find, Qt::LeftButton);
    bench.settle();
    EXPECT_EQ(line(), nullptr);
    EXPECT_EQ(amount(), 70'000'000'000'00);
    EXPECT_TRUE(find->hasFocus());
}

TEST_F(TypedInPlace, tabTakesAnAmount)
{
    typeAmount("70B");
    QTest::keyClick(line(), Qt::Key_Tab);
    bench.settle();
    EXPECT_EQ(amount(), 70'000'000'000'00);
    EXPECT_TRUE(canvas.hasFocus());
}

TEST_F(TypedInPlace, f6TakesAnAmountAndGoesOn)
{
    typeAmount("70B");
    bench.keys(QKeySequence(Qt::Key_F6));
    EXPECT_EQ(amount(), 70'000'000'000'00);
    EXPECT_EQ(line(), nullptr);
    EXPECT_FALSE(canvas.hasFocus());
}

TEST_F(TypedInPlace, closingTheWindowTakesAnAmount)
{
    typeAmount("70B");
    bench.reopen();
    EXPECT_EQ(amount(), 70'000'000'000'00);
}

TEST_F(TypedInPlace, aWindowWithWhatCannotBeReadClosesAtTheSecondAsking)
{
    typeAmount("a lot");
    EXPECT_FALSE(bench.window->close());
    EXPECT_TRUE(bench.window->isVisible());
    ASSERT_NE(line(), nullptr);
    EXPECT_EQ(line()->text(), "a lot");
    EXPECT_TRUE(bench.window->findChild<MessageBar*>()->text().contains(QStringLiteral("once more")));
    EXPECT_TRUE(bench.window->close());
}

TEST_F(TypedInPlace, whatCannotBeReadStaysAndIsToldUntilEscapeGivesItUp)
{
    typeAmount("a lot");
    click(bench.nothing());
    ASSERT_NE(line(), nullptr) << "it is not lost";
    EXPECT_EQ(line()->text(), "a lot");
    EXPECT_TRUE(line()->hasFocus());
    const auto* problem = canvas.findChild<QLabel*>(QStringLiteral("problem"));
    ASSERT_NE(problem, nullptr);
    EXPECT_TRUE(problem->isVisible());
    EXPECT_FALSE(problem->text().isEmpty());
    bench.keys(QKeySequence(Qt::Key_F6));
    ASSERT_NE(line(), nullptr) << "nor where the keyboard goes elsewhere";
    EXPECT_FALSE(line()->hasFocus());
    click(bench.middle("Amazon"));
    ASSERT_NE(line(), nullptr);
    QTest::keyClick(line(), Qt::Key_Escape);
    bench.settle();
    EXPECT_EQ(line(), nullptr);
    EXPECT_EQ(amount(), 50'000'000'000'00);
}

TEST_F(TypedInPlace, whatWasNotChangedOrWasEmptiedTakesNothing)
{
    const std::size_t actions = bench.window->document().history().size();
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, bench.middle("OpenAI"));
    click(bench.nothing());
    EXPECT_EQ(line(), nullptr);
    typeName(" ");
    click(bench.nothing());
    EXPECT_EQ(line(), nullptr);
    QTest::mouseDClick(&canvas, Qt::LeftButton, {}, bench.nothing());
    click(bench.middle("Amazon"));
    EXPECT_EQ(line(), nullptr);
    EXPECT_EQ(bench.window->document().history().size(), actions);
}

TEST_F(TypedInPlace, anotherWindowLeavesTheEditorOpen)
{
    typeName("Anthropic");
    {
        QWidget other;
        other.show();
        other.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&other));
        ASSERT_NE(line(), nullptr);
        EXPECT_EQ(line()->text(), "Anthropic");
    }
    bench.window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(bench.window));
    ASSERT_NE(line(), nullptr);
    EXPECT_TRUE(line()->hasFocus());
    QTest::keyClick(line(), Qt::Key_Return);
    EXPECT_EQ(undo(), "Undo Rename OpenAI to Anthropic");
}

TEST_F(TypedInPlace, aNewPartyFromTheToolbarTakesTheNameThatIsBeingTyped)
{
    typeName("Anthropic");
    canvas.newParty(); // as its action does, which leaves the keyboard where it is
    bench.settle();
    EXPECT_EQ(undo(), "Undo Rename OpenAI to Anthropic");
    ASSERT_NE(line(), nullptr);
    EXPECT_EQ(line()->text(), "");
}

TEST_F(TypedInPlace, aNoteLeftForAnotherPaneIsTakenAndTheKeyboardStaysThere)
{
    canvas.setFocus();
    QTest::keyClick(&canvas, Qt::Key_N);
    QTest::keyClicks(canvas.findChild<NoteEdit*>(), "Look here");
    auto* find = bench.find<QLineEdit>("find");
    QTest::mouseClick(find, Qt::LeftButton);
    bench.settle();
    ASSERT_EQ(bench.book().all<Annotation>().size(), 1U);
    EXPECT_EQ(bench.book().all<Annotation>().begin()->text, "Look here");
    EXPECT_TRUE(find->hasFocus());
}

} // namespace
} // namespace roundtrip::testing
