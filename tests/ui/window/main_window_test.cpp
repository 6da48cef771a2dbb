// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a person drives it: what is pressed, typed and chosen, and what the document and the panels say then.
#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/charts/recoupment_chart.h"
#include "ui/tables/loop_rows.h"
#include "ui/tables/table_view.h"
#include "ui/window/actions.h"
#include "ui/window/command_palette.h"
#include "ui/window/message_bar.h"
#include "ui/window/status_line.h"
#include <QApplication>
#include <QComboBox>
#include <QCursor>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

// The seed's core: Amazon's two tranches and the cloud bought from it.
constexpr std::string_view amazonAndOpenAi = "party Amazon kind:hyperscaler\n"
                                             "party OpenAI kind:lab\n"
                                             "party Google kind:hyperscaler\n"
                                             "condition Listing open p:0.5 expected:2027-06-01\n"
                                             "Amazon > OpenAI 15B equity 2026-02-01\n"
                                             "Amazon > OpenAI 35B equity on:Listing if:Listing\n"
                                             "OpenAI > Amazon 100B compute 2026-04-01..96m\n"
                                             "Google > OpenAI 10B equity 2026-03-01\n";

void clickRow(TableView* table, int row)
{
    const QModelIndex at = table->model()->index(row, 1);
    table->scrollTo(at);
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(at).center());
}

TEST(MainWindow, theStatusLineShowsTheFourFiguresSideBySide)
{
    WindowBench bench(amazonAndOpenAi);
    // 15 + 35 + 100 + 10; 50 go round; Google brings 10, and OpenAI pays 100 - 60 more than it gets.
    EXPECT_EQ(bench.find<StatusLine>("")->figures(), "headline $160B · circular $100B · one-way $60B · external $50B");
}

TEST(MainWindow, noTwoEntriesOfAMenuHaveTheSameLetter)
{
    WindowBench bench(amazonAndOpenAi);
    std::vector<QMenu*> menus = {};
    for (const QAction* top : bench.window->menuBar()->actions()) {
        menus.push_back(top->menu());
    }
    for (std::size_t i = 0; i < menus.size(); ++i) { // it grows by the menus that are found
        std::map<QString, QString> letters;
        for (const QAction* action : menus[i]->actions()) {
            const auto at = action->text().indexOf(QLatin1Char('&'));
            if (at >= 0 && !action->isSeparator()) {
                const auto [known, fresh] = letters.emplace(action->text().mid(at + 1, 1).toLower(), action->text());
                EXPECT_TRUE(fresh) << known->second.toStdString() << " and " << action->text().toStdString();
            }
            if (action->menu() != nullptr) {
                menus.push_back(action->menu());
            }
        }
    }
    EXPECT_GT(menus.size(), 8U);
}

// 15 are paid, 35 wait: without the 15 nothing of what is left is paid, and the card counts 35.
TEST(MainWindow, ofABundleThatAScenarioTookAPartOutOfTheRestIsWhatCounts)
{
    WindowBench bench(amazonAndOpenAi);
    inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) {
        auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
        QTest::keyClicks(line, "Without the first tranche");
        QTest::keyClick(line, Qt::Key_Return);
    });
    Focus focus = bench.window->focus().focus();
    focus.question.asOf = day("2026-12-01");
    for (const Flow& flow : bench.book().flows()) {
        if (flow.amount == 15'000'000'000'00) {
            focus.selection = {keyOf(flow)};
        }
    }
    bench.window->focus().set(focus);
    bench.settle();
    bench.window->canvas().setFocus();
    bench.keys(QKeySequence(Qt::Key_Delete));
    ASSERT_EQ(bench.book().flows().size(), 3U);
    const Picture& picture = bench.picture();
    const auto between = [&picture](Mark mark) {
        return *std::find_if(picture.arrows.begin(), picture.arrows.end(), [&](const Arrow& arrow) {
            return picture.cards[arrow.payer].name == "Amazon" && arrow.mark == mark;
        });
    };
    EXPECT_EQ(between(Mark::none).amount, 35'000'000'000'00);
    EXPECT_EQ(between(Mark::none).paid, 0.0F);
    EXPECT_EQ(between(Mark::removed).amount, 15'000'000'000'00);
    EXPECT_EQ(between(Mark::removed).paid, 1.0F);
    EXPECT_EQ(picture.cards[cardOf(picture, party(bench.book(), "Amazon"))].out, 35'000'000'000'00);
}

TEST(MainWindow, whatAScenarioRemovedStaysWhenAllIsMovedAndGivesWayToALayout)
{
    WindowBench bench(amazonAndOpenAi);
    inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) {
        auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
        QTest::keyClicks(line, "Without Google");
        QTest::keyClick(line, Qt::Key_Return);
    });
    bench.settle();
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Google"));
    bench.keys(QKeySequence(Qt::Key_Delete));
    const auto gone = [&bench] {
        return std::find_if(bench.picture().cards.begin(), bench.picture().cards.end(),
                            [](const Card& card) { return card.mark == Mark::removed; })
            ->rect;
    };
    const Rect before = gone();
    const Rect amazon = bench.picture().cards[cardOf(bench.picture(), party(bench.book(), "Amazon"))].rect;
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_A));
    bench.drag(bench.middle("Amazon"), bench.middle("Amazon") + QPoint(0, 60), Qt::ControlModifier);
    EXPECT_NE(bench.picture().cards[cardOf(bench.picture(), party(bench.book(), "Amazon"))].rect, amazon);
    EXPECT_EQ(gone(), before);
    // Onto its place.
    bench.keys(QKeySequence(Qt::Key_Escape));
    const QPoint there = bench.window->canvas().toWidget(gone().centre()).toPoint();
    bench.drag(bench.middle("Amazon"), there, Qt::ControlModifier);
    for (const Card& card : bench.picture().cards) {
        EXPECT_TRUE(card.mark == Mark::removed || !card.rect.intersects(gone())) << card.name;
    }
}

TEST(MainWindow, fitsALaptopsScreenWithTheMapStillTheLargestPart)
{
    WindowBench bench(amazonAndOpenAi, {1366, 740});
    EXPECT_EQ(bench.window->size(), QSize(1366, 740));
    for (const char* dock : {"timelineDock", "analysisDock"}) {
        EXPECT_LT(bench.find<QDockWidget>(dock)->height(), bench.window->canvas().height()) << dock;
    }
}

TEST(MainWindow, aTableThatIsComeToByTabChoosesNothingUntilAKeyDoes)
{
    WindowBench bench(amazonAndOpenAi);
    auto* table = bench.find<TableView>("loopsTable");
    table->setFocus(Qt::TabFocusReason);
    bench.settle();
    EXPECT_TRUE(table->currentIndex().isValid()) << "the keyboard is on the first row";
    EXPECT_EQ(table->currentRow(), -1);
    EXPECT_FALSE(bench.window->focus().focus().loop);
    table->setCurrentIndex(table->model()->index(0, static_cast<int>(LoopColumn::loop)));
    table->selectionModel()->clearSelection();
    QTest::keyClick(table, Qt::Key_Space);
    bench.settle();
    EXPECT_EQ(table->currentRow(), 0);
    EXPECT_TRUE(bench.window->focus().focus().loop);
}

TEST(MainWindow, aClickOnALoopLightsItAndDimsTheRest)
{
    WindowBench bench(amazonAndOpenAi);
    auto* table = bench.find<TableView>("loopsTable");
    ASSERT_EQ(table->model()->rowCount(), 1);
    const QImage before = bench.window->canvas().grab().toImage();
    clickRow(table, 0);
    bench.settle();
    ASSERT_TRUE(bench.window->focus().focus().loop);
    EXPECT_EQ(bench.window->focus().focus().loop->parties,
              (std::vector<PartyId>{party(bench.book(), "Amazon"), party(bench.book(), "OpenAI")}));
    const QImage lit = bench.window->canvas().grab().toImage();
    const QPoint google = bench.middle("Google") - QPoint(0, 6);
    int glowing = 0; // pixels just outside the card
    for (int x = 0; x < 8; ++x) {
        const QPoint besideAmazon = bench.rim("Amazon") + QPoint(x, 0);
        glowing += lit.pixel(besideAmazon) != before.pixel(besideAmazon) ? 1 : 0;
    }
    EXPECT_GT(glowing, 0) << "a halo round what is lit";
    // Google's card has faded towards the canvas: its border is nearer to the canvas's colour than before.
    int changed = 0;
    for (int x = -60; x <= 60; ++x) {
        changed += lit.pixel(google + QPoint(x, 0)) != before.pixel(google + QPoint(x, 0)) ? 1 : 0;
    }
    EXPECT_GT(changed, 10);
}

TEST(MainWindow, whatIsSelectedOnTheCanvasIsSelectedInTheTable)
{
    WindowBench bench(amazonAndOpenAi);
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Google"));
    bench.settle();
    auto* table = bench.find<TableView>("exposureTable");
    const int row = table->currentRow();
    ASSERT_GE(row, 0);
    EXPECT_EQ(table->model()->index(row, 0).data().toString(), "Google");
}

TEST(MainWindow, aScenarioIsNamedInTheToolbarAndTakesTheEdits)
{
    WindowBench bench(amazonAndOpenAi);
    inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) {
        auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
        QTest::mouseClick(line, Qt::LeftButton);
        QTest::keyClicks(line, "Google deal");
        QTest::keyClick(line, Qt::Key_Return);
    });
    bench.settle();
    ASSERT_TRUE(bench.window->focus().focus().scenario);
    EXPECT_EQ(bench.find<QToolButton>("scenarioField")->text(), "Google deal");
    EXPECT_TRUE(bench.find<QFrame>("scenarioBanner")->isVisible());

    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Google"));
    bench.keys(QKeySequence(Qt::Key_Delete));
    EXPECT_EQ(bench.book().parties().size(), 2U);
    EXPECT_EQ(bench.window->document().book().parties().size(), 3U) << "the base is as it was";
    EXPECT_EQ(bench.find<QLabel>("scenarioEffect")->text(),
              "headline −$10B · circular unchanged · external unchanged · loops 1");
    // What was taken out is seen as that, and counts for nothing.
    const auto marked = [](const auto& things, Mark mark) {
        return std::count_if(things.begin(), things.end(), [mark](const auto& thing) { return thing.mark == mark; });
    };
    EXPECT_EQ(marked(bench.picture().cards, Mark::removed), 1);
    EXPECT_EQ(marked(bench.picture().arrows, Mark::removed), 1);
    EXPECT_EQ(marked(bench.picture().arrows, Mark::none), 2);
    const Card& openAi = bench.picture().cards[cardOf(bench.picture(), party(bench.book(), "OpenAI"))];
    EXPECT_EQ(openAi.in, 50'000'000'000'00);
    const auto inLegend = [&bench] {
        const std::vector<LegendItem>& items = bench.picture().legend.items;
        return std::any_of(items.begin(), items.end(),
                           [](const LegendItem& item) { return item.kind == LegendKind::removed; });
    };
    EXPECT_TRUE(inLegend());
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(marked(bench.picture().cards, Mark::removed), 0);
    EXPECT_FALSE(inLegend());
}

TEST(MainWindow, aLongScenariosNameMakesTheWindowNoBroader)
{
    WindowBench bench(amazonAndOpenAi, {1100, 760});
    inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) {
        auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
        QTest::keyClicks(line, "What if Google pays a third of what Amazon has promised");
        QTest::keyClick(line, Qt::Key_Return);
    });
    bench.settle();
    EXPECT_TRUE(bench.find<QFrame>("scenarioBanner")->isVisible());
    EXPECT_LE(bench.window->minimumSizeHint().width(), 1000) << "it was 1262";
    EXPECT_EQ(bench.window->width(), 1100);
    EXPECT_GE(bench.find<QDockWidget>("inspectorDock")->width(), 220);
}

TEST(MainWindow, aScenariosBannerTellsOfTheSelectedPartysCoverage)
{
    WindowBench bench("party OpenAI kind:lab\n"
                      "party Oracle kind:hyperscaler\n"
                      "metric OpenAI 2026 revenue 10B\n"
                      "metric OpenAI 2027 revenue 10B\n"
                      "OpenAI > Oracle 8B compute 2026-02-01\n"
                      "OpenAI > Oracle 9B compute 2027-02-01\n");
    inMenuOf(*bench.find<QToolButton>("scenarioField"), [](QMenu& menu) {
        auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
        QTest::keyClicks(line, "More compute");
        QTest::keyClick(line, Qt::Key_Return);
    });
    bench.settle();
    bench.drag(bench.rim("OpenAI"), bench.middle("Oracle"));
    auto* amount = bench.window->canvas().findChild<QLineEdit*>(QStringLiteral("amount"));
    QTest::keyClicks(amount, "6B");
    auto* instrument = bench.window->canvas().findChild<QComboBox*>(QStringLiteral("instrument"));
    QTest::keyClicks(instrument, "compute");
    QTest::keyClicks(bench.window->canvas().findChild<QLineEdit*>(QStringLiteral("start")), "2027-03-01");
    QTest::keyClick(amount, Qt::Key_Return);
    bench.settle();
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("OpenAI"));
    bench.settle();
    // 10 against 8, and 10 against 15: 3 are missing by 2027.
    EXPECT_TRUE(
        bench.find<QLabel>("scenarioEffect")->text().endsWith("OpenAI: obligations +$6B, first shortfall none → 2027"))
        << bench.find<QLabel>("scenarioEffect")->text().toStdString();
}

// As a person does it: the first click shows the record in the inspector before the second one comes.
TEST(MainWindow, aNameThatIsDoubleClickedIsTypedInPlace)
{
    WindowBench bench(amazonAndOpenAi);
    Canvas& canvas = bench.window->canvas();
    const QPoint at = bench.middle("Google");
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, at);
    bench.settle();
    QMouseEvent twice(QEvent::MouseButtonDblClick, at, canvas.mapToGlobal(at), Qt::LeftButton, Qt::LeftButton, {});
    QApplication::sendEvent(&canvas, &twice);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at);
    bench.settle();
    auto* edit = bench.find<QWidget>("inlineEdit");
    ASSERT_NE(edit, nullptr);
    ASSERT_NE(QApplication::focusWidget(), nullptr);
    QTest::keyClicks(QApplication::focusWidget(), "Alphabet");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    bench.settle();
    EXPECT_EQ(bench.window->document().undoText(), "Undo Rename Google to Alphabet");
}

TEST(MainWindow, aLitLoopIsInTheLegend)
{
    WindowBench bench(amazonAndOpenAi);
    Canvas& canvas = bench.window->canvas();
    const QRect corner(0, canvas.height() - 70, canvas.width(), 70);
    const QImage before = canvas.grab(corner).toImage();
    auto* table = bench.find<TableView>("loopsTable");
    clickRow(table, 0);
    bench.settle();
    ASSERT_TRUE(bench.window->focus().focus().loop);
    const QImage with = canvas.grab(corner).toImage();
    // The halo's amber at four tenths on the canvas's paper.
    const auto amber = [](QRgb pixel) { return qRed(pixel) > 230 && qGreen(pixel) > 200 && qBlue(pixel) < 190; };
    int signs = 0;
    for (int y = 0; y < with.height(); ++y) {
        for (int x = 0; x < with.width(); ++x) {
            signs += amber(with.pixel(x, y)) && !amber(before.pixel(x, y)) ? 1 : 0;
        }
    }
    EXPECT_GT(signs, 20);
}

TEST(MainWindow, theMeasureIsChosenInTheToolbar)
{
    WindowBench bench(amazonAndOpenAi);
    auto* field = bench.find<QToolButton>("measureField");
    inMenuOf(*field, [](QMenu& menu) {
        EXPECT_TRUE(entry(menu, "Headline: all of a flow unless a condition failed")->isChecked());
        clickEntry(menu, "Committed: only what hangs on no open condition");
    });
    bench.settle();
    EXPECT_EQ(field->text(), "Committed");
    // Without the 35 that wait for the listing, 15 go round.
    EXPECT_EQ(bench.find<StatusLine>("")->figures(), "headline $125B · circular $30B · one-way $95B · external $85B");
    inMenuOf(*field,
             [](QMenu& menu) { clickEntry(menu, "Expected: each payment by the probability of its conditions"); });
    bench.settle();
    // Half of the 35: 32.5 go round.
    EXPECT_TRUE(bench.find<StatusLine>("")->figures().endsWith("circular $65B · one-way $77.5B · external $67.5B"))
        << bench.find<StatusLine>("")->figures().toStdString();
}

TEST(MainWindow, aWindowThatEndsBeforeItBeginsIsRefusedInPlace)
{
    WindowBench bench(amazonAndOpenAi);
    inMenuOf(*bench.find<QToolButton>("windowField"), [&bench](QMenu& menu) {
        auto* from = menu.findChild<QLineEdit*>(QStringLiteral("windowFrom"));
        auto* to = menu.findChild<QLineEdit*>(QStringLiteral("windowTo"));
        QTest::keyClicks(from, "2027-01-01");
        QTest::keyClicks(to, "2026-01-01");
        QTest::keyClick(to, Qt::Key_Return);
        EXPECT_TRUE(menu.isVisible()) << "to be mended";
        EXPECT_EQ(menu.findChild<QLabel*>(QStringLiteral("fault"))->text(), "The window has to end after it begins.");
        EXPECT_EQ(bench.window->focus().focus().question.window, Window());
        QTest::keyClick(to, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(to, "2028-01-01");
        QTest::keyClick(to, Qt::Key_Return);
    });
    bench.settle();
    EXPECT_EQ(bench.window->focus().focus().question.window, (Window{day("2027-01-01"), day("2028-01-01")}));
    EXPECT_EQ(bench.find<QToolButton>("windowField")->text(), "2027");
}

TEST(MainWindow, undoAndRedoSayWhatTheyDo)
{
    WindowBench bench(amazonAndOpenAi);
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("Google"));
    bench.keys(QKeySequence(Qt::Key_Delete));
    EXPECT_EQ(bench.book().parties().size(), 2U);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Remove Google");
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(bench.book().parties().size(), 3U);
    EXPECT_EQ(bench.window->actions().redo->text(), "Redo Remove Google");
    bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z));
    EXPECT_EQ(bench.book().parties().size(), 2U);
    bench.reopen();
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Remove Google");
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(bench.book().parties().size(), 3U) << "undo survives closing";
}

TEST(MainWindow, aFewLettersFindAPartyAndSelectIt)
{
    WindowBench bench(amazonAndOpenAi);
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
    auto* line = bench.find<QLineEdit>("paletteLine");
    ASSERT_TRUE(line->isVisible());
    QTest::keyClicks(line, "goog");
    auto* list = bench.find<QListWidget>("paletteList");
    ASSERT_GT(list->count(), 0);
    EXPECT_EQ(list->item(0)->text(), "Google");
    QTest::keyClick(line, Qt::Key_Return);
    bench.settle();
    EXPECT_FALSE(line->isVisible());
    EXPECT_EQ(bench.window->focus().focus().selection,
              (Selection{{RecordKind::party, party(bench.book(), "Google").value}}));
}

TEST(MainWindow, bundlingIsTurnedOffByItsKey)
{
    WindowBench bench(amazonAndOpenAi);
    EXPECT_EQ(bench.picture().arrows.size(), 3U);
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_B));
    EXPECT_EQ(bench.picture().arrows.size(), 4U) << "Amazon's two tranches, each an arrow";
}

TEST(MainWindow, cardsPutByHandGoBackWhenLaidOutAnewAndUndoPutsThemAgain)
{
    WindowBench bench(amazonAndOpenAi);
    const Point before = placesOf(bench.picture())[party(bench.book(), "Google")].centre;
    bench.drag(bench.middle("Google"), bench.middle("Google") + QPoint(40, 60));
    const Point moved = placesOf(bench.picture())[party(bench.book(), "Google")].centre;
    EXPECT_NE(moved, before);
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_L));
    EXPECT_NE(placesOf(bench.picture())[party(bench.book(), "Google")].centre, moved);
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Lay out anew");
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(placesOf(bench.picture())[party(bench.book(), "Google")].centre, moved);
}

TEST(MainWindow, aFlowBetweenTwoSelectedCardsIsMadeByKeysAlone)
{
    WindowBench bench(amazonAndOpenAi);
    Canvas& canvas = bench.window->canvas();
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, bench.middle("Google"));
    QTest::mouseClick(&canvas, Qt::LeftButton, Qt::ShiftModifier, bench.middle("Amazon"));
    bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    auto* amount = canvas.findChild<QLineEdit*>(QStringLiteral("amount"));
    ASSERT_NE(amount, nullptr);
    QTest::keyClicks(amount, "7B");
    QTest::keyClick(amount, Qt::Key_Return);
    bench.settle();
    EXPECT_EQ(bench.book().flows().size(), 5U);
}

TEST(MainWindow, aMapThatIsAllInSightStaysSoWhenThereIsLessRoomAndAViewThatWasChosenStays)
{
    WindowBench bench(amazonAndOpenAi);
    Canvas& canvas = bench.window->canvas();
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_0));
    const double before = canvas.zoom();
    bench.window->resize(900, 620);
    bench.settle();
    EXPECT_LT(canvas.zoom(), before);
    const Rect& map = bench.picture().map;
    EXPECT_TRUE(canvas.rect().contains(canvas.toWidget({map.x, map.y}).toPoint()));
    EXPECT_TRUE(canvas.rect().contains(canvas.toWidget({map.right(), map.bottom()}).toPoint()));
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_1));
    bench.window->resize(1400, 900);
    bench.settle();
    EXPECT_EQ(canvas.zoom(), 1);
}

TEST(MainWindow, f1OpensTheDefinitionOfTheFigureUnderThePointer)
{
    WindowBench bench(amazonAndOpenAi);
    const auto headingUnder = [&bench](QWidget* figure) {
        const auto at = [figure] { return figure->mapToGlobal(figure->rect().center()); };
        // Without a display the screen is smaller than the window.
        bench.window->move(bench.window->pos() + bench.window->screen()->geometry().center() - at());
        QCursor::setPos(at());
        bench.keys(QKeySequence(Qt::Key_F1));
        auto* text = bench.window->findChild<QTextBrowser*>(QStringLiteral("definitions"));
        EXPECT_NE(text, nullptr);
        if (text == nullptr) {
            return QString();
        }
        EXPECT_TRUE(text->isVisible());
        const QString heading = text->textCursor().block().text();
        EXPECT_GT(text->textCursor().blockFormat().headingLevel(), 0);
        EXPECT_TRUE(text->viewport()->rect().intersects(text->cursorRect())) << "and it is in sight";
        QTest::keyClick(text, Qt::Key_Escape);
        bench.settle();
        EXPECT_EQ(bench.window->findChild<QTextBrowser*>(QStringLiteral("definitions")), nullptr);
        comeBack(*bench.window);
        return heading;
    };
    EXPECT_EQ(headingUnder(bench.find<StatusLine>("")), "Circularity");
    EXPECT_EQ(headingUnder(bench.find<TableView>("loopsTable")->viewport()), "Loops");
    EXPECT_EQ(headingUnder(bench.find<RecoupmentChart>("")), "Recoupment");
}

TEST(MainWindow, aPartyIsAddedByItsKeyAndItsNameTyped)
{
    WindowBench bench(amazonAndOpenAi);
    bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    QTest::keyClicks(QApplication::focusWidget(), "Mistral");
    bench.keys(QKeySequence(Qt::Key_Return));
    ASSERT_EQ(bench.book().parties().size(), 4U);
    const PartyId mistral = party(bench.book(), "Mistral");
    EXPECT_LT(cardOf(bench.picture(), mistral), bench.picture().cards.size()) << "its card is on the map";
    EXPECT_EQ(bench.window->actions().undo->text(), "Undo Add party Mistral");
    bench.keys(QKeySequence::Undo);
    EXPECT_EQ(bench.book().parties().size(), 3U);

    bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P));
    QTest::keyClicks(QApplication::focusWidget(), "Cohere");
    bench.keys(QKeySequence(Qt::Key_Escape));
    EXPECT_EQ(bench.book().parties().size(), 3U) << "given up";
}

TEST(MainWindow, whatIsSeenIsWrittenAsAPictureWithWhatIsLit)
{
    WindowBench bench(amazonAndOpenAi);
    const auto file = [&bench](const char* name) {
        return std::filesystem::path(bench.folder.filePath(QLatin1String(name)).toStdString());
    };
    ASSERT_TRUE(bench.window->writePicture(file("plain.svg")));
    clickRow(bench.find<TableView>("loopsTable"), 0);
    bench.settle();
    ASSERT_TRUE(bench.window->writePicture(file("lit.svg")));
    ASSERT_TRUE(bench.window->writePicture(file("lit.pdf")));
    ASSERT_TRUE(bench.window->writePicture(file("lit.png")));
    EXPECT_GT(std::filesystem::file_size(file("lit.svg")), 1000U);
    EXPECT_NE(std::filesystem::file_size(file("lit.svg")), std::filesystem::file_size(file("plain.svg")));
    QImage png(bench.folder.filePath(QStringLiteral("lit.png")));
    EXPECT_FALSE(png.isNull());
    EXPECT_FALSE(bench.window->writePicture(file("no/such/folder.svg")));
    EXPECT_TRUE(bench.find<MessageBar>("messageBar")->text().contains(QStringLiteral("could not be written")));
}

TEST(MainWindow, namesThatLookLikeMarkupStayText)
{
    WindowBench bench("party <b>Acme</b>&co kind:lab\nparty B kind:bank\n<b>Acme</b>&co > B 5B debt 2026-02-01\n");
    bench.keys(QKeySequence(Qt::CTRL | Qt::Key_K));
    QTest::keyClicks(bench.find<QLineEdit>("paletteLine"), "acme");
    EXPECT_EQ(bench.find<QListWidget>("paletteList")->item(0)->text(), "<b>Acme</b>&co");
}

} // namespace
} // namespace roundtrip::testing
