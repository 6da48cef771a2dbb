// SPDX-License-Identifier: GPL-3.0-or-later
// What a scenario did is seen on the map, of ties and notes too, and is reset or promoted from there.
#include "core/model/edits.h"
#include "core/picture/pick.h"
#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/canvas/note_edit.h"
#include "ui/window/message_bar.h"
#include <QContextMenuEvent>
#include <QFrame>
#include <QLineEdit>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::SizeIs;

constexpr std::string_view deals = "party Amazon kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "party Google kind:hyperscaler\n"
                                   "Amazon > OpenAI 15B equity 2026-02-01\n"
                                   "Google > OpenAI 10B equity 2026-03-01\n"
                                   "OpenAI > Amazon 100B compute 2026-04-01..96m\n";

class ScenarioMarks : public ::testing::Test {
protected:
    ScenarioMarks()
    {
        Relation hosts;
        hosts.from = party(bench.book(), "Google");
        hosts.to = party(bench.book(), "Amazon");
        hosts.type = RelationType::hosts;
        hosts.id = newId<Relation>();
        EXPECT_TRUE(document().perform(QStringLiteral("Add"), {Created{hosts}}));
        bench.settle();
        bench.keys(Qt::CTRL | Qt::Key_R); // shows relations
        bench.settle();
    }
    Document& document() { return bench.window->document(); }
    Canvas& canvas() { return bench.window->canvas(); }
    const Book& base() { return document().book(); }

    void beginScenario()
    {
        inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) {
            auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
            QTest::keyClicks(line, "S1");
            QTest::keyClick(line, Qt::Key_Return);
        });
        bench.settle();
    }
    void click(QPoint at, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(&canvas(), Qt::LeftButton, keys, at);
        bench.settle();
    }
    void removeAt(QPoint at)
    {
        click(at);
        QTest::keyClick(&canvas(), Qt::Key_Delete);
        bench.settle();
    }
    // A point of the tie where nothing else lies.
    QPoint onTie()
    {
        const Picture& picture = bench.picture();
        EXPECT_THAT(picture.ties, SizeIs(1));
        const Way way = picture.way(picture.ties.front());
        for (int step = 1; step < 100; ++step) {
            const Point at = way[way.size() / 2].at(step / 100.0);
            if (pick(picture, at).part == PickPart::tie) {
                return canvas().toWidget(at).toPoint();
            }
        }
        ADD_FAILURE() << "the tie lies under others";
        return {};
    }
    // Also what the scenario took out.
    QPoint seen(std::string_view name)
    {
        const auto& cards = bench.picture().cards;
        const auto card = std::find_if(cards.begin(), cards.end(), [&](const Card& one) { return one.name == name; });
        return canvas().toWidget(card->rect.centre()).toPoint();
    }
    QPoint onNote() { return canvas().toWidget(bench.picture().notes.front().rect.centre()).toPoint(); }
    void note(const QString& text)
    {
        QTest::mouseMove(&canvas(), bench.nothing());
        canvas().setFocus();
        QTest::keyClick(&canvas(), Qt::Key_N);
        auto* edit = canvas().findChild<NoteEdit*>();
        ASSERT_NE(edit, nullptr);
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
        bench.settle();
    }
    void chooseAt(QPoint at, const QString& words)
    {
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, canvas().mapToGlobal(at));
        QApplication::sendEvent(&canvas(), &event);
        auto* menu = bench.find<QMenu>("canvasMenu");
        ASSERT_NE(menu, nullptr);
        ASSERT_TRUE(entry(*menu, words) != nullptr && entry(*menu, words)->isEnabled()) << words.toStdString();
        clickEntry(*menu, words);
        comeBack(*bench.window);
        bench.settle();
    }
    void typeName(const QString& name)
    {
        auto* frame = canvas().findChild<QFrame*>(QStringLiteral("inlineEdit"));
        ASSERT_NE(frame, nullptr);
        auto* line = frame->findChild<QLineEdit*>();
        line->selectAll();
        QTest::keyClicks(line, name);
        QTest::keyClick(line, Qt::Key_Return);
        bench.settle();
    }
    void renameAt(QPoint at, const QString& name)
    {
        click(at);
        QTest::keyClick(&canvas(), Qt::Key_F2);
        typeName(name);
    }
    bool legendShows(LegendKind kind)
    {
        const auto& items = bench.picture().legend.items;
        return std::any_of(items.begin(), items.end(), [kind](const auto& item) { return item.kind == kind; });
    }

    WindowBench bench{deals};
};

TEST_F(ScenarioMarks, aTieThatItTookOutIsSeenAndComesBackByItsMenu)
{
    beginScenario();
    EXPECT_FALSE(legendShows(LegendKind::removed));
    removeAt(onTie());
    ASSERT_THAT(bench.book().all<Relation>(), SizeIs(0));
    ASSERT_THAT(bench.picture().ties, SizeIs(1));
    EXPECT_EQ(bench.picture().ties.front().mark, Mark::removed);
    EXPECT_TRUE(legendShows(LegendKind::removed));
    chooseAt(onTie(), QStringLiteral("Reset to base"));
    EXPECT_THAT(bench.book().all<Relation>(), SizeIs(1));
    EXPECT_EQ(bench.picture().ties.front().mark, Mark::none);
    EXPECT_FALSE(legendShows(LegendKind::removed));
}

TEST_F(ScenarioMarks, aNoteThatItTookOutIsSeenAndCannotBeTypedOn)
{
    note(QStringLiteral("Look here"));
    beginScenario();
    removeAt(onNote());
    ASSERT_THAT(bench.book().all<Annotation>(), SizeIs(0));
    ASSERT_THAT(bench.picture().notes, SizeIs(1));
    EXPECT_EQ(bench.picture().notes.front().mark, Mark::removed);
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, onNote());
    QTest::keyClick(&canvas(), Qt::Key_F2);
    EXPECT_EQ(canvas().findChild<NoteEdit*>(), nullptr);
    const Rect rect = bench.picture().notes.front().rect;
    const QPoint corner = canvas().toWidget({rect.right() - 2, rect.bottom() - 2}).toPoint();
    bench.drag(corner, corner + QPoint(40, 40));
    EXPECT_THAT(bench.book().all<Annotation>(), SizeIs(0));
    EXPECT_EQ(bench.picture().notes.front().rect, rect);
    chooseAt(onNote(), QStringLiteral("Reset to base"));
    EXPECT_THAT(bench.book().all<Annotation>(), SizeIs(1));
}

TEST_F(ScenarioMarks, whatIsOnlySeenIsNotTakenOutOnceMoreAndThatIsTold)
{
    beginScenario();
    removeAt(bench.middle("Google"));
    const QString undo = document().undoText();
    removeAt(seen("Google"));
    EXPECT_EQ(document().undoText(), undo);
    EXPECT_TRUE(bench.window->findChild<MessageBar*>()->text().contains(QStringLiteral("taken this out already")));
    // Of the two one is there: the name counts what is taken out.
    click(seen("Google"));
    click(bench.middle("Amazon"), Qt::ShiftModifier);
    QTest::keyClick(&canvas(), Qt::Key_Delete);
    bench.settle();
    EXPECT_EQ(document().undoText(), QStringLiteral("Undo Remove Amazon"));
}

// A party gone with its flow, one with another name, a new one with a flow: all of it in one action.
TEST_F(ScenarioMarks, allAreResetAsOneActionByKeysAndUndone)
{
    beginScenario();
    const Book was = base();
    removeAt(bench.middle("Google"));
    renameAt(bench.middle("Amazon"), QStringLiteral("Amazon Group"));
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, bench.nothing());
    typeName(QStringLiteral("Nvidia"));
    const Book changed = bench.book();
    ASSERT_THAT(changed.parties(), SizeIs(3));
    canvas().setFocus();
    bench.keys(Qt::CTRL | Qt::Key_A);
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_R);
    bench.settle();
    EXPECT_EQ(bench.book().parties(), was.parties());
    EXPECT_EQ(bench.book().flows(), was.flows());
    EXPECT_EQ(bench.book().all<Relation>(), was.all<Relation>());
    // Google, its flow, its tie, Amazon, Nvidia.
    EXPECT_EQ(document().undoText(), QStringLiteral("Undo Reset 5 records to the base"));
    bench.keys(QKeySequence::Undo);
    bench.settle();
    EXPECT_EQ(bench.book().parties(), changed.parties());
    EXPECT_EQ(bench.book().flows(), changed.flows());
}

// By itself neither can have its name back, as the other has it.
TEST_F(ScenarioMarks, twoThatChangedNamesAreResetTogether)
{
    beginScenario();
    const Book was = base();
    renameAt(bench.middle("Amazon"), QStringLiteral("Neither"));
    renameAt(bench.middle("Google"), QStringLiteral("Amazon"));
    renameAt(bench.middle("Neither"), QStringLiteral("Google"));
    ASSERT_NE(bench.book().parties(), was.parties());
    click(bench.middle("Amazon"));
    click(bench.middle("Google"), Qt::ShiftModifier);
    bench.keys(Qt::CTRL | Qt::ALT | Qt::Key_R);
    bench.settle();
    EXPECT_EQ(bench.book().parties(), was.parties());
}

TEST_F(ScenarioMarks, whatIsPromotedByTheEditMenuIsInTheBaseAndHasNoMarkAnyMore)
{
    beginScenario();
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, bench.nothing());
    typeName(QStringLiteral("Nvidia"));
    renameAt(bench.middle("Amazon"), QStringLiteral("Amazon Group"));
    ASSERT_THAT(base().parties(), SizeIs(3));
    click(bench.middle("Nvidia"));
    click(bench.middle("Amazon Group"), Qt::ShiftModifier);
    click(bench.middle("OpenAI"), Qt::ShiftModifier); // is as in the base
    clickMenu(*bench.window, {QStringLiteral("Edit"), QStringLiteral("Promote to base")});
    bench.settle();
    EXPECT_EQ(document().undoText(), QStringLiteral("Undo Promote 2 records to the base"));
    ASSERT_THAT(base().parties(), SizeIs(4));
    EXPECT_NO_THROW(party(base(), "Amazon Group"));
    EXPECT_NO_THROW(party(base(), "Nvidia"));
    for (const Card& card : bench.picture().cards) {
        EXPECT_EQ(card.mark, Mark::none) << card.name;
    }
}

TEST_F(ScenarioMarks, whatIsAsInTheBaseOffersNeither)
{
    const auto offered = [this] {
        const QMenu* edit = entry(*bench.window->menuBar(), QStringLiteral("Edit"))->menu();
        return std::pair(entry(*edit, QStringLiteral("Reset to base"))->isEnabled(),
                         entry(*edit, QStringLiteral("Promote to base"))->isEnabled());
    };
    click(bench.middle("Amazon"));
    EXPECT_EQ(offered(), std::pair(false, false));
    beginScenario();
    click(bench.middle("Amazon"));
    EXPECT_EQ(offered(), std::pair(false, false));
    renameAt(bench.middle("Amazon"), QStringLiteral("Amazon Group"));
    EXPECT_EQ(offered(), std::pair(true, true));
}

} // namespace
} // namespace roundtrip::testing
