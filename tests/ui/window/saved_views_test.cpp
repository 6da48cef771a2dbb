// SPDX-License-Identifier: GPL-3.0-or-later
// Saved views as a person meets them: kept by a name, opened from the menu, the explorer and by Ctrl+K.
#include "core/model/saved_views.h"

#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/canvas/picture_view.h"
#include "ui/tables/table_view.h"
#include "ui/window/actions.h"
#include "ui/window/message_bar.h"
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

using ::testing::ElementsAre;

constexpr std::string_view lines = "party Amazon kind:hyperscaler\n"
                                   "party Google kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "Amazon > OpenAI 15B equity 2026-02-01\n"
                                   "OpenAI > Amazon 100B compute 2026-04-01..96m\n"
                                   "Google > OpenAI 10B equity 2026-03-01\n";

class SavedViews : public ::testing::Test {
protected:
    explicit SavedViews(std::string_view book = lines) : bench(book) {}

    // Types the name of a new view in place.
    void save(const char* name)
    {
        bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V));
        type(name);
    }
    void type(const char* name)
    {
        auto* edit = bench.find<QWidget>("inlineEdit");
        ASSERT_NE(edit, nullptr);
        auto* line = edit->findChild<QLineEdit*>();
        line->selectAll();
        QTest::keyClicks(line, QLatin1String(name));
        QTest::keyClick(line, Qt::Key_Return);
        bench.settle();
    }
    // What stands in the menu; it is closed again.
    QStringList menu()
    {
        clickMenu(*bench.window, {"View", "Saved views"});
        auto* views = bench.find<QMenu>("savedViewsMenu");
        EXPECT_TRUE(QTest::qWaitFor([views] { return views->isVisible(); }));
        QStringList texts;
        for (const QAction* action : views->actions()) {
            if (!action->isSeparator()) {
                texts.append(QString(action->text()).remove('&'));
            }
        }
        while (QWidget* popup = QApplication::activePopupWidget()) {
            QTest::keyClick(popup, Qt::Key_Escape);
        }
        comeBack(*bench.window);
        return texts;
    }
    void choose(const QString& text)
    {
        clickMenu(*bench.window, {"View", "Saved views", text});
        bench.settle();
    }
    // One of the View menu, by its key.
    void show(Qt::Key view) { bench.keys(QKeySequence(Qt::CTRL | view)); }
    // Another question in every part, and another part of the map.
    void lookElsewhere()
    {
        inMenuOf(*bench.find<QToolButton>("measureField"),
                 [](QMenu& menu) { clickEntry(menu, "Committed: only what hangs on no open condition"); });
        inMenuOf(*bench.find<QToolButton>("windowField"), [](QMenu& menu) {
            QTest::keyClicks(menu.findChild<QLineEdit*>(QStringLiteral("windowFrom")), "2027-01-01");
            auto* asOf = menu.findChild<QLineEdit*>(QStringLiteral("asOf"));
            QTest::keyClick(asOf, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClicks(asOf, "2028-01-01");
            QTest::keyClick(asOf, Qt::Key_Return);
        });
        for (auto* button : bench.window->findChildren<QToolButton*>()) {
            if (button->property("part").toString() == QLatin1String("instruments")) {
                inMenuOf(*button, [](QMenu& menu) { clickEntry(menu, "Only capital"); });
            }
        }
        bench.settle();
        const Question& question = bench.window->focus().focus().question;
        ASSERT_EQ(question.measure, Measure::committed);
        ASSERT_EQ(question.window, (Window{day("2027-01-01"), std::nullopt}));
        ASSERT_EQ(question.asOf, day("2028-01-01"));
        ASSERT_FALSE(question.filter.instruments.holds(Instrument::compute));
        bench.keys(QKeySequence(Qt::CTRL | Qt::Key_B));
        QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, QPoint(30, 30));
        bench.keys(QKeySequence(Qt::CTRL | Qt::Key_Plus));
    }
    void clickCard(std::string_view name)
    {
        QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle(name));
        bench.settle();
    }
    void lightTheLoop()
    {
        auto* loops = bench.find<TableView>("loopsTable");
        const QModelIndex first = loops->model()->index(0, 1);
        QTest::mouseClick(loops->viewport(), Qt::LeftButton, {}, loops->visualRect(first).center());
        bench.settle();
        ASSERT_TRUE(bench.window->focus().focus().loop);
    }
    void undo()
    {
        comeBack(*bench.window);
        bench.window->canvas().setFocus(); // a line that is typed in has an undo of its own
        bench.keys(QKeySequence::Undo);
    }
    QTreeView& tree() const { return *bench.find<QTreeView>("explorerTree"); }
    // The line of a saved view in the explorer.
    QModelIndex line(const QString& name) const
    {
        const QAbstractItemModel& model = *tree().model();
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex group = model.index(row, 0);
            for (int child = 0; group.data().toString() == "Saved views" && child < model.rowCount(group); ++child) {
                if (model.index(child, 0, group).data().toString() == name) {
                    return model.index(child, 0, group);
                }
            }
        }
        return {};
    }
    void click(const QModelIndex& at)
    {
        ASSERT_TRUE(at.isValid());
        tree().scrollTo(at);
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, tree().visualRect(at).center());
        bench.settle();
    }
    // Chooses an entry of the menu on a line of the explorer.
    void chooseInMenuOf(const QModelIndex& at, const QString& text)
    {
        ASSERT_TRUE(at.isValid());
        tree().scrollTo(at);
        const QPoint place = tree().visualRect(at).center();
        QTest::mouseClick(tree().viewport(), Qt::RightButton, {}, place);
        bool chosen = false;
        QTimer::singleShot(0, bench.window, [&] {
            auto* menu = bench.find<QMenu>("explorerMenu");
            for (QAction* action : menu->actions()) {
                if (action->text() == text) {
                    chosen = true;
                    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
                }
            }
            menu->close();
        });
        QContextMenuEvent asked(QContextMenuEvent::Mouse, place, tree().viewport()->mapToGlobal(place));
        QApplication::sendEvent(tree().viewport(), &asked);
        bench.settle();
        EXPECT_TRUE(chosen);
    }
    std::size_t views() const { return bench.window->document().book().all<SavedView>().size(); }
    QString told() const { return bench.window->findChild<MessageBar*>()->findChild<QLabel*>()->text(); }

    WindowBench bench;
};

TEST_F(SavedViews, AViewThatIsOpenedAgainShowsTheVerySame)
{
    clickCard("OpenAI");
    lightTheLoop();
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_Plus));
    const Focus focus = bench.window->focus().focus();
    save("The loop");
    EXPECT_EQ(menu(), QStringList({"Save this view…", "The loop", "Update view The loop", "Rename view The loop…",
                                   "Remove view The loop"}));
    const Picture picture = bench.picture();
    const double zoom = bench.window->canvas().zoom();
    const QPoint middle = bench.middle("OpenAI");

    lookElsewhere();
    ASSERT_NE(bench.picture().arrows.size(), picture.arrows.size());
    ASSERT_NE(bench.window->canvas().zoom(), zoom);
    const QString last = bench.window->document().undoText();
    choose("The loop");
    EXPECT_EQ(bench.window->focus().focus(), focus);
    EXPECT_EQ(bench.picture().cards, picture.cards);
    EXPECT_EQ(bench.picture().arrows, picture.arrows);
    EXPECT_EQ(bench.window->canvas().zoom(), zoom);
    EXPECT_EQ(bench.middle("OpenAI"), middle);
    EXPECT_EQ(bench.window->document().undoText(), last) << "looking is no edit";
}

TEST_F(SavedViews, ACardThatWasMovedSinceStandsWhereTheViewHasIt)
{
    bench.drag(bench.middle("OpenAI"), bench.middle("OpenAI") + QPoint(0, 90));
    save("Below");
    const Picture picture = bench.picture();
    bench.drag(bench.middle("OpenAI"), bench.middle("OpenAI") + QPoint(60, -160));
    bench.drag(bench.middle("Google"), bench.middle("Google") + QPoint(0, 120));
    const Picture moved = bench.picture();
    ASSERT_NE(moved.cards, picture.cards);
    const QString last = bench.window->document().undoText();

    choose("Below");
    EXPECT_EQ(bench.picture().cards, picture.cards);
    EXPECT_EQ(bench.picture().arrows, picture.arrows);
    EXPECT_EQ(bench.window->document().undoText(), last) << "looking is no edit";

    // What is done by hand afterwards counts, and its undo leads back to the view.
    const auto google = [](const Picture& on) {
        return std::find_if(on.cards.begin(), on.cards.end(), [](const Card& card) { return card.name == "Google"; })
            ->rect;
    };
    bench.drag(bench.middle("Google"), bench.middle("Google") + QPoint(0, 200));
    EXPECT_GT(google(bench.picture()).y, google(picture).y + 100);
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(google(bench.picture()), google(picture));
    bench.reopen();
    EXPECT_EQ(bench.picture().cards, moved.cards) << "the document keeps where they were put by hand";
}

TEST_F(SavedViews, OneOutlivesTheWindow)
{
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_Plus));
    save("Near");
    const double zoom = bench.window->canvas().zoom();
    const QPoint middle = bench.middle("Google");
    bench.reopen();
    ASSERT_NE(bench.window->canvas().zoom(), zoom);
    choose("Near");
    EXPECT_EQ(bench.window->canvas().zoom(), zoom);
    EXPECT_EQ(bench.middle("Google"), middle);
}

TEST_F(SavedViews, SavingUpdatingRenamingAndRemovingAreUndone)
{
    save("First");
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_R));
    choose("Update view First");
    EXPECT_TRUE(decodedSight(savedViewNamed(bench.book(), "First")->shows)->style.relations);
    choose("Rename view First…");
    type("Second");
    EXPECT_NE(savedViewNamed(bench.book(), "Second"), nullptr);
    choose("Remove view Second");
    EXPECT_EQ(views(), 0U);
    EXPECT_FALSE(menu().contains("Second"));
    undo();
    EXPECT_NE(savedViewNamed(bench.book(), "Second"), nullptr);
    bench.keys(QKeySequence::Undo);
    ASSERT_NE(savedViewNamed(bench.book(), "First"), nullptr);
    bench.keys(QKeySequence::Undo);
    EXPECT_FALSE(decodedSight(savedViewNamed(bench.book(), "First")->shows)->style.relations);
    bench.keys(QKeySequence::Undo); // that ties are shown
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(views(), 0U);
    bench.keys(QKeySequence::Redo);
    EXPECT_NE(savedViewNamed(bench.book(), "First"), nullptr);
}

TEST_F(SavedViews, ANameThatIsTakenIsRefusedInPlace)
{
    save("One");
    save("One");
    EXPECT_EQ(views(), 1U);
    auto* edit = bench.find<QWidget>("inlineEdit");
    ASSERT_NE(edit, nullptr) << "what was typed is still there to be mended";
    EXPECT_EQ(edit->findChild<QLabel*>("problem")->text(), "Another view has this name.");
    type("Two");
    EXPECT_EQ(views(), 2U);
}

TEST_F(SavedViews, AClickInTheExplorerOpens)
{
    save("All");
    const Focus focus = bench.window->focus().focus();
    lookElsewhere();
    click(line("All"));
    EXPECT_EQ(bench.window->focus().focus(), focus);
}

TEST_F(SavedViews, TheExplorersMenuUpdatesToWhatIsSelectedPinsAndRemoves)
{
    save("A");
    save("B");
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Google"));
    bench.settle();
    chooseInMenuOf(line("B"), "Update to what is seen");
    EXPECT_THAT(decodedSight(savedViewNamed(bench.book(), "B")->shows)->marked,
                ElementsAre(Mention{party(bench.book(), "Google").value, "Google"}));
    chooseInMenuOf(line("B"), "Pin");
    EXPECT_EQ(line("B").row(), 0);
    EXPECT_EQ(line("A").row(), 1);
    chooseInMenuOf(line("B"), "Remove");
    EXPECT_EQ(savedViewNamed(bench.book(), "B"), nullptr);
    EXPECT_FALSE(line("B").isValid());
}

// Google is Amazon's.
class SavedViewsOfAFamily : public SavedViews {
protected:
    SavedViewsOfAFamily()
        : SavedViews("party Amazon kind:hyperscaler\n"
                     "party Google kind:hyperscaler parent:Amazon\n"
                     "party OpenAI kind:lab\n"
                     "Amazon > OpenAI 15B equity 2026-02-01\n"
                     "OpenAI > Amazon 100B compute 2026-04-01..96m\n"
                     "Google > OpenAI 10B equity 2026-03-01\n")
    {}
};

TEST_F(SavedViewsOfAFamily, WhatIsCollapsedComesWithTheViewAsAnActionOfItsOwn)
{
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Amazon"));
    bench.keys(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_C));
    ASSERT_EQ(bench.picture().cards.size(), 2U);
    save("Together");
    bench.keys(QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_E));
    ASSERT_EQ(bench.picture().cards.size(), 3U);
    choose("Together");
    EXPECT_EQ(bench.picture().cards.size(), 2U);
    EXPECT_EQ(bench.window->document().undoText(), "Undo Collapse as in view Together");
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(bench.picture().cards.size(), 3U);
}

TEST_F(SavedViews, SelectedFlowsComeBackWithTheView)
{
    for (const Arrow& arrow : bench.picture().arrows) {
        if (bench.picture().cards[arrow.payer].name == "Google") {
            const Label& label = bench.picture().labels[arrow.label];
            QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {},
                              bench.window->canvas().toWidget(label.box.centre()).toPoint());
        }
    }
    bench.settle();
    const Selection flow = bench.window->focus().focus().selection;
    ASSERT_EQ(flow.size(), 1U);
    ASSERT_EQ(flow.front().kind, RecordKind::flow);
    save("The flow");
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.nothing());
    bench.settle();
    ASSERT_TRUE(bench.window->focus().focus().selection.empty());
    choose("The flow");
    EXPECT_EQ(bench.window->focus().focus().selection, flow);
}

TEST_F(SavedViews, AScenarioComesWithTheViewAndItsLossIsTold)
{
    const auto inScenarios = [this](const std::function<void(QMenu&)>& act) {
        inMenuOf(*bench.find<QToolButton>("scenarioField"), act);
        bench.settle();
    };
    inScenarios([](QMenu& menu) {
        auto* name = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
        QTest::keyClicks(name, "What if");
        QTest::keyClick(name, Qt::Key_Return);
    });
    const auto scenario = bench.window->focus().focus().scenario;
    ASSERT_TRUE(scenario);
    save("Hypothetical");
    inScenarios([](QMenu& menu) { clickEntry(menu, "Base: what is recorded"); });
    ASSERT_FALSE(bench.window->focus().focus().scenario);
    choose("Hypothetical");
    EXPECT_EQ(bench.window->focus().focus().scenario, scenario);
    inScenarios([](QMenu& menu) { clickEntry(menu, "Delete this scenario"); });
    ASSERT_EQ(bench.window->document().book().all<Scenario>().size(), 0U);
    choose("Hypothetical");
    EXPECT_FALSE(bench.window->focus().focus().scenario);
    EXPECT_EQ(told(), "The view Hypothetical shows what is left. Gone: What if.");
}

TEST_F(SavedViews, TheMatrixIsOpenedAsTheMatrix)
{
    show(Qt::Key_5);
    save("Who pays whom");
    show(Qt::Key_3);
    ASSERT_TRUE(bench.window->canvas().isVisible());
    choose("Who pays whom");
    EXPECT_TRUE(bench.find<QAction>("view-matrix")->isChecked());
    EXPECT_FALSE(bench.window->canvas().isVisible());
}

TEST_F(SavedViews, TheMatrixIsOpenedWhereItWasLookedAt)
{
    auto* view = bench.window->findChild<PictureView*>();
    show(Qt::Key_5);
    save("All of it");
    QTest::keyClick(view, Qt::Key_Plus);
    QTest::keyClick(view, Qt::Key_Right);
    const double zoom = view->zoom();
    const QPointF corner = view->toWidget({0, 0});
    save("Nearer");

    show(Qt::Key_3);
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_Plus)); // of the map, which has a place of its own
    const double mapZoom = bench.window->canvas().zoom();
    choose("Nearer");
    EXPECT_EQ(view->zoom(), zoom);
    EXPECT_NEAR(view->toWidget({0, 0}).x(), corner.x(), 1e-6);
    EXPECT_NEAR(view->toWidget({0, 0}).y(), corner.y(), 1e-6);
    EXPECT_EQ(bench.window->canvas().zoom(), mapZoom);
    choose("All of it");
    EXPECT_TRUE(view->isFitted());
}

TEST_F(SavedViews, APartyThatIsGoneIsToldAndTheRestIsShown)
{
    save("Before");
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Google"));
    QTest::keyClick(&bench.window->canvas(), Qt::Key_Delete);
    bench.settle();
    ASSERT_EQ(bench.picture().cards.size(), 2U);
    lookElsewhere();
    choose("Before");
    EXPECT_EQ(bench.window->focus().focus().question.asOf, day("2026-01-01"));
    EXPECT_EQ(bench.picture().cards.size(), 2U);
    // It was saved with all of the map in sight, and the line of the message made the canvas lower.
    for (const Card& card : bench.picture().cards) {
        const Canvas& canvas = bench.window->canvas();
        EXPECT_TRUE(QRectF(canvas.rect()).contains(canvas.toWidget({card.rect.left(), card.rect.top()})));
        EXPECT_TRUE(QRectF(canvas.rect()).contains(canvas.toWidget({card.rect.right(), card.rect.bottom()})));
    }
    EXPECT_EQ(told(), "The view Before shows what is left. Gone: Google.");
}

TEST_F(SavedViews, CtrlKFindsOneByItsName)
{
    save("Xylophone");
    const Focus focus = bench.window->focus().focus();
    lookElsewhere();
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
    auto* find = QApplication::focusWidget();
    QTest::keyClicks(find, "Xylophone");
    QTest::keyClick(find, Qt::Key_Return);
    bench.settle();
    EXPECT_EQ(bench.window->focus().focus(), focus);
}

} // namespace
} // namespace roundtrip::testing
