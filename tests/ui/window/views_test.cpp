// SPDX-License-Identifier: GPL-3.0-or-later
// The middle of the window: layouts from the menu and the toolbar, and the other pictures of the same question.
#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "core/model/edits.h"
#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/canvas/picture_view.h"
#include "ui/tables/table_view.h"
#include "ui/window/actions.h"
#include <QAccessible>
#include <QStyleOptionToolButton>
#include <QToolBar>
#include <QWheelEvent>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view threeInALoop = "party Amazon kind:hyperscaler\n"
                                          "party OpenAI kind:lab\n"
                                          "party Nvidia kind:chipmaker\n"
                                          "Amazon > OpenAI 15B equity 2026-02-01\n"
                                          "OpenAI > Nvidia 40B hardware 2026-03-01\n"
                                          "Nvidia > Amazon 5B compute 2026-04-01\n"
                                          "Nvidia > OpenAI 10B equity 2026-04-01\n";

// Of the View menu.
void choose(WindowBench& bench, const char* entry)
{
    clickMenu(*bench.window, {QStringLiteral("View"), QLatin1String(entry)});
    bench.settle();
}

void layOut(WindowBench& bench, const char* layout)
{
    clickMenu(*bench.window, {QStringLiteral("View"), QStringLiteral("Layout"), QLatin1String(layout)});
}

// Chooses a view and waits for its picture.
PictureView& shown(WindowBench& bench, const char* entry)
{
    auto* view = bench.window->findChild<PictureView*>();
    const auto before = view->picture();
    choose(bench, entry);
    EXPECT_TRUE(QTest::qWaitFor([&] { return view->picture() && view->picture() != before; }));
    return *view;
}

std::size_t placements(const WindowBench& bench)
{
    return bench.window->document().book().all<Placement>().size();
}

TEST(Views, ALayoutFromTheMenuIsOneActionThatCanBeUndone)
{
    WindowBench bench(threeInALoop);
    const Picture before = bench.picture();
    layOut(bench, "In rings");
    ASSERT_TRUE(QTest::qWaitFor([&] { return placements(bench) == 3; }));
    bench.settle();
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Lay out in rings");
    EXPECT_NE(bench.picture().cards, before.cards);
    const Picture inRings = bench.picture();
    bench.reopen();
    EXPECT_EQ(bench.picture().cards, inRings.cards); // the very same picture on opening
    bench.keys(QKeySequence::Undo);
    bench.settle();
    EXPECT_EQ(placements(bench), 0U);
}

TEST(Views, LayingOutAnewIsUndoneToWhereTheCardsStood)
{
    WindowBench bench(threeInALoop);
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_A)); // the layout that follows is of all
    QTest::keyClick(&bench.window->canvas(), Qt::Key_Escape);
    layOut(bench, "In rings");
    bench.settle();
    const Picture inRings = bench.picture();
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_L));
    ASSERT_NE(bench.picture().cards, inRings.cards);
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(bench.picture().cards, inRings.cards);
}

TEST(Views, AScenariosOwnPartyIsLaidOutWithTheOthers)
{
    WindowBench bench(threeInALoop);
    Focus focus = bench.window->focus().focus();
    ASSERT_TRUE(bench.window->document().perform("Add scenario", addScenario(bench.book(), "Try").changes));
    focus.scenario = bench.window->document().book().all<Scenario>().begin()->id;
    bench.window->focus().set(focus);
    bench.settle();
    QTest::mouseDClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.nothing());
    QTest::keyClicks(QApplication::focusWidget(), "Newcomer");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    bench.settle();
    ASSERT_EQ(bench.picture().cards.size(), 4U);
    const Rect before = bench.picture().cards[cardOf(bench.picture(), party(bench.book(), "Newcomer"))].rect;
    QTest::keyClick(&bench.window->canvas(), Qt::Key_Escape);
    layOut(bench, "By kind");
    bench.settle();
    const Picture& picture = bench.picture();
    EXPECT_NE(picture.cards[cardOf(picture, party(bench.book(), "Newcomer"))].rect, before);
    for (std::size_t a = 0; a < picture.cards.size(); ++a) {
        for (std::size_t b = a + 1; b < picture.cards.size(); ++b) {
            EXPECT_FALSE(picture.cards[a].rect.intersects(picture.cards[b].rect)) << a << " " << b;
        }
    }
}

TEST(Views, TheKeyboardGoesOverAMatrixAndReadersHearIt)
{
    WindowBench bench(threeInALoop);
    PictureView& matrix = shown(bench, "Matrix");
    matrix.setFocus();
    QAccessibleInterface* read = QAccessible::queryAccessibleInterface(&matrix);
    ASSERT_NE(read, nullptr);
    ASSERT_GT(read->childCount(), 0);
    QTest::keyClick(&matrix, Qt::Key_Tab);
    bench.settle();
    EXPECT_FALSE(bench.window->focus().focus().selection.empty());
    EXPECT_TRUE(read->child(0)->state().selected);
    EXPECT_TRUE(read->child(0)->state().focused);
    EXPECT_FALSE(read->child(0)->text(QAccessible::Name).isEmpty());
    EXPECT_FALSE(read->child(0)->rect().isEmpty());
    QTest::keyClick(&matrix, Qt::Key_Tab);
    EXPECT_TRUE(read->child(1)->state().focused);
    QTest::keyClick(&matrix, Qt::Key_Tab, Qt::ShiftModifier);
    EXPECT_TRUE(read->child(0)->state().focused);
    QTest::keyClick(&matrix, Qt::Key_Tab, Qt::ShiftModifier);
    EXPECT_FALSE(matrix.hasFocus()) << "before the first one it leaves";
}

TEST(Views, WhatIsDoneOnTheMapShowsTheMap)
{
    WindowBench bench(threeInALoop);
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_4));
    ASSERT_FALSE(bench.window->canvas().isVisible());
    bench.keys(bench.window->actions().newParty->shortcut());
    EXPECT_TRUE(bench.window->canvas().isVisible());
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    EXPECT_TRUE(QApplication::focusWidget()->isVisible()) << "where its name is typed";
    EXPECT_TRUE(bench.window->findChild<QAction*>(QStringLiteral("view-graph"))->isChecked());
    // Of every kind some, and a hub among them.
}

constexpr std::string_view manyKinds = "party Microsoft kind:hyperscaler\n"
                                       "party Amazon kind:hyperscaler\n"
                                       "party OpenAI kind:lab\n"
                                       "party Anthropic kind:lab\n"
                                       "party Nvidia kind:chipmaker\n"
                                       "party CoreWeave kind:neocloud\n"
                                       "party SoftBank kind:investor\n"
                                       "party Oracle kind:hyperscaler\n"
                                       "Microsoft > OpenAI 13B equity 2026-02-01\n"
                                       "SoftBank > OpenAI 30B equity 2026-02-01\n"
                                       "Nvidia > OpenAI 10B equity 2026-02-01\n"
                                       "Amazon > Anthropic 8B equity 2026-02-01\n"
                                       "OpenAI > Microsoft 250B compute 2026-03-01\n"
                                       "OpenAI > Oracle 300B compute 2026-03-01\n"
                                       "OpenAI > CoreWeave 22B compute 2026-03-01\n"
                                       "Anthropic > Amazon 4B compute 2026-03-01\n"
                                       "CoreWeave > Nvidia 20B hardware 2026-04-01\n"
                                       "Oracle > Nvidia 40B hardware 2026-04-01\n";

// The cards that stand on others, each with one of them.
std::vector<std::string> overlaps(const Picture& picture)
{
    std::vector<std::string> all;
    for (std::size_t i = 0; i < picture.cards.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (picture.cards[i].rect.intersects(picture.cards[j].rect)) {
                all.push_back(picture.cards[i].name + " on " + picture.cards[j].name);
            }
        }
    }
    return all;
}

const Rect& rect(const WindowBench& bench, std::string_view name)
{
    return bench.picture().cards[cardOf(bench.picture(), party(bench.book(), name))].rect;
}

// Waits for what a layout does to the document.
void waitForUndo(WindowBench& bench, const char* text)
{
    ASSERT_TRUE(QTest::qWaitFor([&] { return bench.window->document().undoText() == QLatin1String(text); }));
    bench.settle();
}

struct LayoutEntry {
    const char* entry;
    const char* undo;
};

class Layouts : public ::testing::TestWithParam<LayoutEntry> {};

TEST_P(Layouts, ChosenInTheMenuMovesTheCardsOffEachOtherAndUndoBringsTheSamePictureBack)
{
    WindowBench bench(manyKinds);
    // By hand one card half on another: that is allowed, and a layout ends it.
    const QPoint onTop = bench.middle("Nvidia") + QPoint(20, 10);
    bench.drag(bench.middle("SoftBank"), onTop, Qt::ControlModifier);
    ASSERT_FALSE(overlaps(bench.picture()).empty());
    const Picture before = bench.picture();

    layOut(bench, GetParam().entry);
    waitForUndo(bench, GetParam().undo);
    EXPECT_EQ(bench.picture().cards.size(), 8U);
    EXPECT_NE(rect(bench, "SoftBank"), before.cards[cardOf(before, party(bench.book(), "SoftBank"))].rect);
    EXPECT_THAT(overlaps(bench.picture()), ::testing::IsEmpty());
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(bench.picture(), before);
}

INSTANTIATE_TEST_SUITE_P(All, Layouts,
                         ::testing::Values(LayoutEntry{"Layered", "Undo Lay out in layers"},
                                           LayoutEntry{"In rings", "Undo Lay out in rings"},
                                           LayoutEntry{"By forces", "Undo Lay out by forces"},
                                           LayoutEntry{"By kind", "Undo Lay out by kind"}),
                         [](const auto& of) {
                             std::string name = of.param.entry;
                             name.erase(std::remove(name.begin(), name.end(), ' '), name.end());
                             return name;
                         });

TEST(Views, TheButtonOfTheToolbarOffersTheLayouts)
{
    WindowBench bench(manyKinds);
    const Picture before = bench.picture();
    auto* bar = bench.find<QToolBar>("toolBar");
    auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(bench.window->actions().layOut));
    ASSERT_NE(button, nullptr);
    QStyleOptionToolButton option;
    option.initFrom(button);
    option.features = QStyleOptionToolButton::MenuButtonPopup | QStyleOptionToolButton::HasMenu;
    option.subControls = QStyle::SC_ToolButton | QStyle::SC_ToolButtonMenu;
    const QRect arrow =
        button->style()->subControlRect(QStyle::CC_ToolButton, &option, QStyle::SC_ToolButtonMenu, button);
    inMenuOf(*button, arrow.center(), [](QMenu& menu) { clickEntry(menu, QStringLiteral("In rings")); });
    waitForUndo(bench, "Undo Lay out in rings");
    EXPECT_NE(bench.picture().cards, before.cards);
    EXPECT_THAT(overlaps(bench.picture()), ::testing::IsEmpty());
}

TEST(Views, ALayoutOfTheSelectionLeavesTheOthersWhereTheyWere)
{
    WindowBench bench(manyKinds);
    const Picture before = bench.picture();
    const std::vector<std::string> chosen{"Microsoft", "SoftBank", "CoreWeave", "Nvidia"};
    for (const std::string& name : chosen) {
        QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton,
                          name == chosen.front() ? Qt::NoModifier : Qt::ShiftModifier, bench.middle(name));
    }
    bench.settle();
    ASSERT_EQ(bench.window->focus().focus().selection.size(), 4U);
    layOut(bench, "In rings");
    waitForUndo(bench, "Undo Lay out in rings");
    std::vector<std::string> moved;
    for (const Card& card : before.cards) {
        if (rect(bench, card.fullName) != card.rect) {
            moved.push_back(card.fullName);
        }
    }
    EXPECT_THAT(moved, ::testing::Not(::testing::IsEmpty()));
    EXPECT_THAT(moved, ::testing::Each(::testing::AnyOfArray(chosen)));
    EXPECT_THAT(overlaps(bench.picture()), ::testing::IsEmpty());
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(bench.picture(), before);
}

TEST(Views, KeysGoFromViewToViewAndBackToTheSameMap)
{
    WindowBench bench(threeInALoop);
    const Picture map = bench.picture();
    const double zoom = bench.window->canvas().zoom();
    auto* view = bench.window->findChild<PictureView*>();
    const auto parts = [&](Qt::Key key) {
        bench.keys(QKeySequence(Qt::CTRL | key));
        EXPECT_TRUE(QTest::qWaitFor([view] { return view->picture() != nullptr; }));
        EXPECT_TRUE(view->isVisible());
        EXPECT_FALSE(bench.window->canvas().isVisible());
        std::vector<std::size_t> counts(3, 0); // parties, pairs, stretches of time
        for (const PictureSpot& spot : view->picture()->spots) {
            ++counts[static_cast<std::size_t>(spot.part)];
        }
        return counts;
    };
    using ::testing::ElementsAre;
    using ::testing::Gt;
    EXPECT_THAT(parts(Qt::Key_4), ElementsAre(3, 4, 0)) << "a bar a party, a band a pair";
    EXPECT_THAT(parts(Qt::Key_5), ElementsAre(6, 4, 0)) << "every party pays and is paid";
    EXPECT_THAT(parts(Qt::Key_6), ElementsAre(::testing::_, ::testing::_, Gt(0U)));
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_3));
    EXPECT_FALSE(view->isVisible());
    EXPECT_TRUE(bench.window->canvas().isVisible());
    EXPECT_TRUE(bench.window->canvas().hasFocus());
    EXPECT_EQ(bench.picture(), map);
    EXPECT_EQ(bench.window->canvas().zoom(), zoom);
}

TEST(Views, AClickOnABarOfTheSankeySelectsTheParty)
{
    WindowBench bench(threeInALoop);
    PictureView& view = shown(bench, "Sankey");
    const Picture& picture = *view.picture();
    const PartyId nvidia = party(bench.book(), "Nvidia");
    const auto bar = std::find_if(picture.shapes.begin(), picture.shapes.end(), [&](const Shape& shape) {
        return shape.form == Shape::Form::rect && shape.spot != Shape::noSpot &&
               picture.spots[shape.spot].part == PictureSpot::Part::party && picture.spots[shape.spot].payer == nvidia;
    });
    ASSERT_NE(bar, picture.shapes.end());
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.toWidget(bar->rect.centre()).toPoint());
    bench.settle();
    const Selection selected{{RecordKind::party, nvidia.value}};
    EXPECT_EQ(bench.window->focus().focus().selection, selected);
    EXPECT_EQ(bench.window->canvas().selection(), selected) << "one selection everywhere";
    auto* table = bench.find<TableView>("exposureTable");
    ASSERT_GE(table->currentRow(), 0);
    EXPECT_EQ(table->model()->index(table->currentRow(), 0).data().toString(), "Nvidia");
}

TEST(Views, AnArrowKeyMovesAView)
{
    WindowBench bench(threeInALoop);
    PictureView& view = shown(bench, "Sankey");
    const QPointF corner = view.toWidget({0, 0});
    const auto moved = [&] { return view.toWidget({0, 0}) - corner; };
    bench.keys(QKeySequence(Qt::Key_Right)); // what lies to the right comes nearer
    EXPECT_LT(moved().x(), -10);
    EXPECT_NEAR(moved().y(), 0, 1e-6);
    bench.keys(QKeySequence(Qt::Key_Down));
    EXPECT_LT(moved().y(), -10);
    bench.keys(QKeySequence(Qt::Key_Left));
    bench.keys(QKeySequence(Qt::Key_Up));
    EXPECT_NEAR(moved().manhattanLength(), 0, 1e-6);
}

TEST(Views, APinnedCardStaysInALayout)
{
    WindowBench bench(threeInALoop);
    const std::array<CardSpot, 1> pinned{CardSpot{party(bench.book(), "Nvidia"), 700, 300, true}};
    ASSERT_TRUE(bench.window->document().perform("Pin", movePlacement(bench.book(), pinned).changes));
    bench.settle();
    const PartyPlace put = placesOf(bench.book()).at(party(bench.book(), "Nvidia"));
    layOut(bench, "By forces");
    ASSERT_TRUE(QTest::qWaitFor([&] { return placements(bench) == 3; }));
    EXPECT_EQ(placesOf(bench.book()).at(party(bench.book(), "Nvidia")), put);
}

TEST(Views, AWheelZoomsAtThePointer)
{
    WindowBench bench(threeInALoop);
    PictureView& view = shown(bench, "Matrix");
    const QPointF at(view.width() / 4, view.height() / 3);
    const Point under = view.toPicture(at);
    const double before = view.zoom();
    QWheelEvent wheel(at, view.mapToGlobal(at), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&view, &wheel);
    EXPECT_NEAR(view.zoom(), before * 1.44, 1e-9); // a fifth more a notch, two notches
    EXPECT_NEAR(view.toPicture(at).x, under.x, 1e-6);
    EXPECT_NEAR(view.toPicture(at).y, under.y, 1e-6);
}

TEST(Views, ADragMovesAViewAndSelectsNothing)
{
    WindowBench bench(threeInALoop);
    PictureView& view = shown(bench, "Matrix");
    int selected = 0;
    QObject::connect(&view, &PictureView::selectionChanged, &view, [&] { ++selected; });
    const QPoint from = view.rect().center();
    const Point under = view.toPicture(from);
    QTest::mousePress(&view, Qt::LeftButton, {}, from);
    QTest::mouseMove(&view, from + QPoint(30, 10));
    QTest::mouseMove(&view, from + QPoint(60, 25));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, from + QPoint(60, 25));
    EXPECT_NEAR(view.toPicture(from + QPoint(60, 25)).x, under.x, 1e-6); // it went with the pointer
    EXPECT_NEAR(view.toPicture(from + QPoint(60, 25)).y, under.y, 1e-6);
    EXPECT_EQ(selected, 0);
}

TEST(Views, FitShowsAllOfAViewAgain)
{
    WindowBench bench(threeInALoop);
    PictureView& view = shown(bench, "Matrix");
    const double fitted = view.zoom();
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_Plus));
    EXPECT_NEAR(view.zoom(), fitted * 1.25, 1e-9);
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_0);
    EXPECT_EQ(view.zoom(), fitted);
    const QRectF all(view.toWidget({view.picture()->bounds.left(), view.picture()->bounds.top()}),
                     view.toWidget({view.picture()->bounds.right(), view.picture()->bounds.bottom()}));
    EXPECT_TRUE(QRectF(view.rect()).adjusted(-0.01, -0.01, 0.01, 0.01).contains(all));
}

TEST(Views, AClickInTheMatrixSelectsTheFlowsOfThePair)
{
    WindowBench bench(threeInALoop);
    PictureView& view = shown(bench, "Matrix");
    EXPECT_FALSE(bench.window->canvas().isVisible());
    const Picture& picture = *view.picture();
    for (std::uint32_t i = 0; i < picture.spots.size(); ++i) {
        const PictureSpot& spot = picture.spots[i];
        if (spot.part != PictureSpot::Part::pair || spot.title != "OpenAI \xE2\x86\x92 Nvidia: $40B") {
            continue;
        }
        for (const Shape& shape : picture.shapes) {
            if (shape.spot == i && shape.form == Shape::Form::rect) {
                QTest::mouseClick(&view, Qt::LeftButton, {}, view.toWidget(shape.rect.centre()).toPoint());
                break;
            }
        }
        const RecordKey flow{RecordKind::flow, picture.flowsOf(spot).front().value};
        EXPECT_EQ(bench.window->focus().focus().selection, (Selection{flow}));
        EXPECT_EQ(bench.window->canvas().selection(), (Selection{flow})); // one selection everywhere
        QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(2, 2));
        EXPECT_TRUE(bench.window->focus().focus().selection.empty());
        return;
    }
    FAIL() << "no such cell";
}

TEST(Views, WhatIsSeenIsWhatIsExported)
{
    WindowBench bench(threeInALoop);
    shown(bench, "Sankey");
    const std::filesystem::path file = bench.path().parent_path() / "seen.svg";
    ASSERT_TRUE(bench.window->writePicture(file));
    std::ifstream in(file);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    EXPECT_THAT(text, ::testing::HasSubstr("runs back to where it may have come from"));
    choose(bench, "Graph");
    EXPECT_TRUE(bench.window->canvas().isVisible());
}

TEST(Views, AnEditIsSeenInEveryView)
{
    WindowBench bench(threeInALoop);
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Nvidia"));
    PictureView& view = shown(bench, "Over time");
    const auto before = view.picture();
    clickMenu(*bench.window, {QStringLiteral("Edit"), QStringLiteral("Delete")});
    ASSERT_TRUE(QTest::qWaitFor([&] { return view.picture() != before; }));
    EXPECT_LT(view.picture()->spots.size(), before->spots.size());
}

TEST(Views, PlayingShowsTheMapWhichAloneMoves)
{
    WindowBench bench(threeInALoop);
    shown(bench, "Sankey");
    bench.keys(Qt::CTRL | Qt::Key_Space);
    EXPECT_TRUE(bench.window->canvas().isVisible());
    EXPECT_EQ(bench.window->actions().play->text(), QStringLiteral("&Pause"));
    bench.keys(Qt::CTRL | Qt::Key_Space);
    EXPECT_TRUE(bench.window->canvas().isVisible());
}

} // namespace
} // namespace roundtrip::testing
