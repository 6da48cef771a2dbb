// SPDX-License-Identifier: GPL-3.0-or-later
// Each editing gesture by real events: what became of the document, and of the picture.

#include "core/model/edits.h"
#include "tests/support/book_lines.h"
#include "tests/ui/canvas/edited.h"
#include "tests/ui/window_bench.h"
#include "ui/words/words.h"
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

QLineEdit* inlineLine(Canvas& canvas)
{
    auto* frame = canvas.findChild<QWidget*>(QStringLiteral("inlineEdit"));
    return frame != nullptr ? frame->findChild<QLineEdit*>() : nullptr;
}

TEST(CanvasEditing, aDoubleClickOnNothingAsksForANameAndMakesAParty)
{
    Workbench bench(loopOfTwo);
    const QPoint at = bench.nothing();
    bench.doubleClick(at);
    QLineEdit* name = inlineLine(bench.canvas);
    ASSERT_NE(name, nullptr);
    EXPECT_TRUE(name->isVisible());
    QTest::keyClicks(name, "Google");
    QTest::keyClick(name, Qt::Key_Return);

    ASSERT_EQ(bench.book().parties().size(), 3U);
    const PartyId google = party(bench.book(), "Google");
    EXPECT_EQ(bench.document->undoText(), "Undo Add party Google");
    // The card stands where the double click was, and is selected.
    const QPoint centre = bench.middle("Google");
    EXPECT_LE((centre - at).manhattanLength(), 2);
    EXPECT_EQ(bench.canvas.selection(), (std::vector<RecordKey>{{RecordKind::party, google.value}}));
}

TEST(CanvasEditing, aPartyWithoutANameIsRefusedInPlace)
{
    Workbench bench(loopOfTwo);
    bench.doubleClick(bench.nothing());
    QLineEdit* name = inlineLine(bench.canvas);
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_EQ(bench.book().parties().size(), 2U);
    auto* problem = bench.canvas.findChild<QLabel*>(QStringLiteral("problem"));
    ASSERT_NE(problem, nullptr);
    EXPECT_TRUE(problem->isVisible());
    EXPECT_EQ(problem->text(), "A party needs a name.");
    QTest::keyClick(name, Qt::Key_Escape);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(inlineLine(bench.canvas), nullptr);
}

TEST(CanvasEditing, aDoubleClickOnACardRenamesItInPlace)
{
    Workbench bench(loopOfTwo);
    bench.doubleClick(bench.middle("OpenAI"));
    QLineEdit* name = inlineLine(bench.canvas);
    ASSERT_NE(name, nullptr);
    EXPECT_EQ(name->text(), "OpenAI");
    const PartyId openAi = party(bench.book(), "OpenAI");
    QTest::keyClicks(name, "Anthropic"); // what stood there was selected
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_EQ(bench.book().find(openAi)->name, "Anthropic");
    EXPECT_EQ(bench.picture().cards[bench.card("Anthropic")].name, "Anthropic");
    EXPECT_EQ(bench.document->undoText(), "Undo Rename OpenAI to Anthropic");
}

TEST(CanvasEditing, aDragFromARimToAnotherCardOpensTheFormAndMakesAFlow)
{
    Workbench bench("party Google kind:hyperscaler\nparty OpenAI kind:lab\nparty Oracle kind:neocloud\n"
                    "OpenAI > Oracle 300B compute 2027-01-01..2032-01-01\n");
    bench.drag(bench.rim("Google"), bench.middle("OpenAI"));
    QLineEdit* amount = line(bench.canvas, "amount");
    ASSERT_NE(amount, nullptr);
    EXPECT_TRUE(amount->isVisible());
    QTest::keyClicks(amount, "$10bn");
    QTest::keyClicks(line(bench.canvas, "start"), "2026-03-01");
    QTest::keyClicks(line(bench.canvas, "end"), "24m");
    // An end that is typed makes it paid over time.
    EXPECT_EQ(bench.canvas.findChild<QComboBox*>(QStringLiteral("schedule"))->currentIndex(), 1);
    QTest::keyClick(amount, Qt::Key_Return);

    const Flow* flow = flowBetween(bench.book(), "Google", "OpenAI");
    ASSERT_NE(flow, nullptr);
    EXPECT_EQ(flow->amount, 10'000'000'000'00);
    EXPECT_EQ(flow->instrument, Instrument::equity);
    EXPECT_EQ(flow->start, Start(*makeDate(2026, 3, 1)));
    EXPECT_EQ(flow->end, End(Months{24}));
    EXPECT_EQ(flow->schedule, ScheduleKind::linear);
    EXPECT_EQ(bench.document->undoText(), "Undo Add flow Google → OpenAI");
    EXPECT_EQ(bench.picture().arrows.size(), 2U);

    ASSERT_TRUE(bench.document->undo());
    EXPECT_EQ(flowBetween(bench.book(), "Google", "OpenAI"), nullptr);
    EXPECT_EQ(bench.picture().arrows.size(), 1U);
}

TEST(CanvasEditing, theKeyboardReachesAnAmountAndStaysWhereItIsAfterAnEdit)
{
    Workbench bench("party Amazon kind:hyperscaler\n"
                    "party OpenAI kind:lab\n"
                    "Amazon > OpenAI 50B equity 2026-02-01\n");
    bench.canvas.setFocus();
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(&bench.canvas, Qt::Key_Tab); // over two cards to the arrow
    }
    QTest::keyClick(&bench.canvas, Qt::Key_F2);
    QLineEdit* amount = inlineLine(bench.canvas);
    ASSERT_NE(amount, nullptr);
    QTest::keyClicks(amount, "60B");
    QTest::keyClick(amount, Qt::Key_Return);
    EXPECT_EQ(flowBetween(bench.book(), "Amazon", "OpenAI")->amount, 60'000'000'000'00);
    QTest::keyClick(&bench.canvas, Qt::Key_F2);
    EXPECT_NE(inlineLine(bench.canvas), nullptr) << "it is on the arrow still";
}

TEST(CanvasEditing, aDragFromARimToNothingMakesAPartyAndTheFlowInOneAction)
{
    Workbench bench(loopOfTwo);
    bench.drag(bench.rim("OpenAI"), bench.nothing());
    QLineEdit* name = line(bench.canvas, "party");
    ASSERT_NE(name, nullptr);
    QTest::keyClicks(name, "Oracle");
    QTest::keyClicks(line(bench.canvas, "amount"), "300B");
    QTest::keyClick(name, Qt::Key_Return);
    const Flow* flow = flowBetween(bench.book(), "OpenAI", "Oracle");
    ASSERT_NE(flow, nullptr);
    EXPECT_EQ(flow->amount, 300'000'000'000'00);
    EXPECT_EQ(bench.document->undoText(), "Undo Add flow OpenAI → Oracle");
    ASSERT_TRUE(bench.document->undo());
    EXPECT_EQ(bench.book().parties().size(), 2U);
    EXPECT_EQ(bench.book().flows().size(), 2U);
}

TEST(CanvasEditing, anAmountIsChangedWhereItStands)
{
    Workbench bench(loopOfTwo);
    bench.doubleClick(bench.label("Amazon", "OpenAI"));
    QLineEdit* amount = inlineLine(bench.canvas);
    ASSERT_NE(amount, nullptr);
    EXPECT_EQ(amount->text(), "50000000000.00");
    QTest::keyClicks(amount, "60B"); // what stood there was selected
    QTest::keyClick(amount, Qt::Key_Return);
    EXPECT_EQ(flowBetween(bench.book(), "Amazon", "OpenAI")->amount, 60'000'000'000'00);
    EXPECT_EQ(bench.document->undoText(), "Undo Change amount of Amazon → OpenAI");
    const Label& label = bench.picture().labels[bench.picture().arrows[0].label];
    EXPECT_THAT(bench.picture().labels,
                ::testing::Contains(::testing::Field(&Label::text, ::testing::HasSubstr("$60B"))));
    EXPECT_FALSE(label.text.empty());
}

TEST(CanvasEditing, ofABundleTheFlowIsChosenInAMenuAndItsAmountChanged)
{
    Workbench bench("Amazon > OpenAI 15B equity 2026-02-01\nAmazon > OpenAI 35B equity 2026-06-01\n");
    ASSERT_EQ(bench.picture().arrows.size(), 1U);
    const FlowId large = byAmount(bench.book(), 35'000'000'000'00)->id;
    const FlowId small = byAmount(bench.book(), 15'000'000'000'00)->id;
    bench.doubleClick(bench.label("Amazon", "OpenAI"));
    EXPECT_EQ(inlineLine(bench.canvas), nullptr) << "which one is not known yet";
    auto* menu = bench.canvas.findChild<QMenu*>();
    ASSERT_NE(menu, nullptr);
    ASSERT_EQ(menu->actions().size(), 2);
    EXPECT_EQ(menu->actions()[1]->text(), "$15B equity"); // the largest stands first
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(menu->actions()[1]).center());
    QLineEdit* amount = inlineLine(bench.canvas);
    ASSERT_NE(amount, nullptr);
    EXPECT_EQ(amount->text(), "15000000000.00");
    QTest::keyClicks(amount, "20B");
    QTest::keyClick(amount, Qt::Key_Return);
    EXPECT_EQ(bench.book().find(small)->amount, 20'000'000'000'00);
    EXPECT_EQ(bench.book().find(large)->amount, 35'000'000'000'00);
    EXPECT_EQ(bench.picture().arrows[0].amount, 55'000'000'000'00);
}

TEST(CanvasEditing, aDraggedCardStaysWhereItWasPut)
{
    Workbench bench(loopOfTwo);
    const QPoint from = bench.middle("OpenAI");
    const QPoint to = from + QPoint(-40, 90);
    const Point amazon = bench.picture().cards[bench.card("Amazon")].rect.centre();
    bench.drag(from, to);
    EXPECT_LE((bench.middle("OpenAI") - to).manhattanLength(), 2);
    EXPECT_EQ(bench.document->undoText(), "Undo Move OpenAI");
    EXPECT_EQ(placesOf(bench.book()).at(party(bench.book(), "Amazon")), (PartyPlace{amazon, false}))
        << "the rest is kept where it stands";
    ASSERT_TRUE(bench.document->undo());
    EXPECT_LE((bench.middle("OpenAI") - from).manhattanLength(), 2);
    EXPECT_TRUE(bench.book().all<Placement>().empty());
}

TEST(CanvasEditing, selectedCardsAreDraggedTogether)
{
    Workbench bench(loopOfTwo);
    bench.canvas.selectAll();
    const QPoint amazon = bench.middle("Amazon");
    const QPoint openAi = bench.middle("OpenAI");
    bench.drag(openAi, openAi + QPoint(30, 50));
    EXPECT_LE((bench.middle("Amazon") - amazon - QPoint(30, 50)).manhattanLength(), 2);
    EXPECT_EQ(bench.document->undoText(), "Undo Move 2 cards");
}

TEST(CanvasEditing, escapeGivesUpADrag)
{
    Workbench bench(loopOfTwo);
    const QPoint from = bench.middle("OpenAI");
    bench.press(from);
    bench.moveTo(from + QPoint(60, 60));
    QTest::keyClick(&bench.canvas, Qt::Key_Escape);
    bench.release(from + QPoint(60, 60));
    EXPECT_TRUE(bench.book().all<Placement>().empty());
    EXPECT_EQ(bench.middle("OpenAI"), from);
}

TEST(CanvasEditing, deleteTakesOutWhatIsSelectedAndUndoBringsItBack)
{
    Workbench bench(loopOfTwo);
    const Book before = bench.book();
    QTest::mouseClick(&bench.canvas, Qt::LeftButton, {}, bench.middle("OpenAI"));
    QTest::keyClick(&bench.canvas, Qt::Key_Delete);
    EXPECT_EQ(bench.book().parties().size(), 1U);
    EXPECT_TRUE(bench.book().flows().empty());
    EXPECT_EQ(bench.picture().cards.size(), 1U);
    EXPECT_EQ(bench.document->undoText(), "Undo Remove OpenAI");
    ASSERT_TRUE(bench.document->undo());
    EXPECT_EQ(bench.book(), before);
}

TEST(CanvasEditing, arrowKeysNudgeInOneActionAHold)
{
    Workbench bench(loopOfTwo);
    QTest::mouseClick(&bench.canvas, Qt::LeftButton, {}, bench.middle("OpenAI"));
    const Point before = bench.picture().cards[bench.card("OpenAI")].rect.centre();
    QTest::keyPress(&bench.canvas, Qt::Key_Right);
    QTest::keyPress(&bench.canvas, Qt::Key_Right);
    QTest::keyPress(&bench.canvas, Qt::Key_Down, Qt::ShiftModifier);
    EXPECT_TRUE(bench.book().all<Placement>().empty()); // written when the key is let go
    QTest::keyRelease(&bench.canvas, Qt::Key_Down);
    const Point after = bench.picture().cards[bench.card("OpenAI")].rect.centre();
    EXPECT_DOUBLE_EQ(after.x - before.x, 2);
    EXPECT_DOUBLE_EQ(after.y - before.y, 10);
    EXPECT_EQ(bench.document->history().size(), 2U); // the import and the move
}

// What comes of an edit comes later than the next one begins.
class Quick : public ::testing::Test {
protected:
    Quick() { window.settle(); }
    Point centre(std::string_view name) const
    {
        return window.picture().cards[cardOf(window.picture(), party(window.book(), name))].rect.centre();
    }
    Point booked(std::string_view name) const
    {
        for (const Placement& placement : window.book().all<Placement>()) {
            if (placement.party == party(window.book(), name)) {
                return {placement.x, placement.y};
            }
        }
        return {};
    }
    void send(QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons)
    {
        Canvas& canvas = window.window->canvas();
        QMouseEvent event(type, QPointF(at), QPointF(canvas.mapToGlobal(at)), button, buttons, Qt::ControlModifier);
        QApplication::sendEvent(&canvas, &event);
    }
    // Without waiting for what comes of it; with Ctrl nothing is drawn to the lines of others.
    void press(QPoint at) { send(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton); }
    void move(QPoint at) { send(QEvent::MouseMove, at, Qt::NoButton, Qt::LeftButton); }
    void release(QPoint at) { send(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton); }
    void drag(QPoint from, QPoint by)
    {
        press(from);
        move(from + by / 2);
        move(from + by);
        release(from + by);
    }

    WindowBench window{loopOfTwo};
    const double zoom = window.window->canvas().zoom();
};

TEST_F(Quick, dragsOfTwoCardsMoveBoth)
{
    const Point amazon = centre("Amazon");
    const Point openAi = centre("OpenAI");
    const QPoint second = window.middle("OpenAI");
    drag(window.middle("Amazon"), {0, 60});
    drag(second, {0, -40});
    window.settle();
    EXPECT_NEAR(booked("Amazon").y - amazon.y, 60 / zoom, 1);
    EXPECT_NEAR(booked("OpenAI").y - openAi.y, -40 / zoom, 1);
    EXPECT_NEAR(centre("Amazon").y - amazon.y, 60 / zoom, 1);
    EXPECT_NEAR(centre("OpenAI").y - openAi.y, -40 / zoom, 1);
    EXPECT_EQ(window.window->document().history().size(), 3U); // the import and two moves
}

TEST_F(Quick, dragsOfOneCardAddUp)
{
    const Point before = centre("Amazon");
    const QPoint from = window.middle("Amazon");
    drag(from, {0, 60});
    drag(from + QPoint(0, 60), {0, 30});
    window.settle();
    EXPECT_NEAR(booked("Amazon").y - before.y, 90 / zoom, 1);
}

TEST_F(Quick, aDragGoesOnWhenAPictureComesMeanwhile)
{
    const Point amazon = centre("Amazon");
    const Point openAi = centre("OpenAI");
    const QPoint second = window.middle("OpenAI");
    drag(window.middle("Amazon"), {0, 60});
    press(second);
    move(second + QPoint(0, -20));
    window.settle(); // that of the first drag
    move(second + QPoint(0, -40));
    release(second + QPoint(0, -40));
    window.settle();
    EXPECT_NEAR(booked("OpenAI").y - openAi.y, -40 / zoom, 1);
    EXPECT_NEAR(centre("OpenAI").y - openAi.y, -40 / zoom, 1);
    EXPECT_NEAR(centre("Amazon").y - amazon.y, 60 / zoom, 1);
}

TEST_F(Quick, aPictureThatCameWhileACardWasHeldIsShownWhenItIsLetGoWhereItWas)
{
    const Point openAi = centre("OpenAI");
    const Point amazon = centre("Amazon");
    const QPoint second = window.middle("OpenAI");
    drag(window.middle("Amazon"), {0, 60});
    press(second);
    move(second + QPoint(0, -20));
    window.settle();
    QTest::keyClick(&window.window->canvas(), Qt::Key_Escape);
    release(second);
    window.settle();
    EXPECT_NEAR(centre("OpenAI").y, openAi.y, 1e-6);
    EXPECT_NEAR(centre("Amazon").y - amazon.y, 60 / zoom, 1);
    EXPECT_EQ(window.window->canvas().picture(), window.window->composer().picture());
}

TEST_F(Quick, nudgesAddUp)
{
    const Point before = centre("OpenAI");
    QTest::mouseClick(&window.window->canvas(), Qt::LeftButton, {}, window.middle("OpenAI"));
    for (int i = 0; i < 5; ++i) {
        QTest::keyClick(&window.window->canvas(), Qt::Key_Right, Qt::ShiftModifier);
    }
    window.settle();
    EXPECT_DOUBLE_EQ(centre("OpenAI").x - before.x, 50);
    EXPECT_DOUBLE_EQ(booked("OpenAI").x - before.x, 50);
}

// A name that stands on no card is taken all the same.
TEST_F(Quick, aPartyThatIsNotOnTheMapIsNotMadeAgain)
{
    Focus focus = window.window->focus().focus();
    focus.question.filter.partyKinds = {PartyKind::lab};
    window.window->focus().set(focus);
    window.settle();
    ASSERT_EQ(cardOf(window.picture(), party(window.book(), "Amazon")), Arrow::none);
    QTest::mouseDClick(&window.window->canvas(), Qt::LeftButton, {}, window.nothing());
    QLineEdit* name = inlineLine(window.window->canvas());
    ASSERT_NE(name, nullptr);
    QTest::keyClicks(name, "amazon");
    QTest::keyClick(name, Qt::Key_Return);
    window.settle();
    EXPECT_EQ(window.book().parties().size(), 2U);
    const auto* problem = window.window->canvas().findChild<QLabel*>(QStringLiteral("problem"));
    EXPECT_TRUE(problem->text().contains("that the map does not show")) << problem->text().toStdString();
}

TEST(CanvasEditing, anEditInAScenarioLeavesTheBaseAlone)
{
    Workbench bench(loopOfTwo);
    ASSERT_TRUE(bench.editor->addScenario("Google deal"));
    bench.doubleClick(bench.label("Amazon", "OpenAI"));
    QLineEdit* amount = inlineLine(bench.canvas);
    ASSERT_NE(amount, nullptr);
    QTest::keyClicks(amount, "60B");
    QTest::keyClick(amount, Qt::Key_Return);
    EXPECT_EQ(flowBetween(bench.book(), "Amazon", "OpenAI")->amount, 60'000'000'000'00);
    EXPECT_EQ(flowBetween(bench.document->book(), "Amazon", "OpenAI")->amount, 50'000'000'000'00);
}

TEST(CanvasEditing, whatMayOnlyBeLookedAtIsNotEdited)
{
    Workbench bench(loopOfTwo);
    bench.canvas.setEditable(false);
    bench.doubleClick(bench.nothing());
    EXPECT_EQ(inlineLine(bench.canvas), nullptr);
    const QPoint from = bench.middle("OpenAI");
    bench.drag(from, from + QPoint(50, 50));
    QTest::keyClick(&bench.canvas, Qt::Key_Delete);
    EXPECT_EQ(bench.document->history().size(), 1U);
}

TEST(CanvasEditing, undoSurvivesClosingTheDocument)
{
    Workbench bench(loopOfTwo);
    bench.drag(bench.middle("OpenAI"), bench.middle("OpenAI") + QPoint(0, 80));
    const Book moved = bench.book();
    bench.document->disconnect(&bench.canvas);
    bench.editor.reset();
    bench.document.reset();
    const auto again = Document::open(bench.path());
    EXPECT_EQ(again->book(), moved);
    EXPECT_EQ(again->undoText(), "Undo Move OpenAI");
    ASSERT_TRUE(again->undo());
    EXPECT_TRUE(again->book().all<Placement>().empty());
}

} // namespace
} // namespace roundtrip::testing
