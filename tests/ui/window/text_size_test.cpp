// SPDX-License-Identifier: GPL-3.0-or-later
// Larger and smaller text, by keys and by the menu: of the window, of the map, and of no export.
#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>

#include "tests/ui/window/program.h"
#include "ui/canvas/note_edit.h"
#include "ui/canvas/picture_view.h"
#include "ui/panels/loops_panel.h"
#include "ui/tables/loop_rows.h"
#include "ui/tables/table_view.h"
#include "ui/words/fonts.h"
#include <QDockWidget>
#include <QFontInfo>
#include <QHeaderView>
#include <QLabel>
#include <QSlider>
#include <QTableView>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

class TextSize : public testing::Program {
protected:
    void SetUp() override
    {
        Program::SetUp();
        window = opened("a.roundtrip");
        tree = window->findChild<QTreeView*>(QStringLiteral("explorerTree"));
    }
    int size() const { return QFontInfo(tree->font()).pixelSize(); }
    int row() const { return tree->sizeHintForIndex(tree->model()->index(0, 0)).height(); }
    void press(Qt::Key key)
    {
        testing::comeBack(*window);
        QTest::keySequence(window, QKeySequence(Qt::CTRL | Qt::ALT | key));
        QCoreApplication::processEvents();
    }
    void choose(const char* entry)
    {
        testing::clickMenu(*window, {"View", "Theme", entry});
        QCoreApplication::processEvents();
    }

    MainWindow* window = nullptr;
    QTreeView* tree = nullptr;
};

TEST_F(TextSize, GoesUpAndDownByKeysAndTheNextStartHasItSo)
{
    ASSERT_EQ(size(), 13);
    const int before = row();
    press(Qt::Key_Plus);
    press(Qt::Key_Plus);
    EXPECT_EQ(size(), 16); // 13 × 1.1²
    EXPECT_GT(row(), before) << "the lines have room for it";
    {
        qApp->setFont(interFont(13));
        Settings settings = kept();
        Windows next(*qApp, settings, [] { return Changes{}; });
        documentAt("b.roundtrip");
        const MainWindow* second = next.open(file("b.roundtrip"));
        EXPECT_EQ(QFontInfo(second->findChild<QTreeView*>(QStringLiteral("explorerTree"))->font()).pixelSize(), 16);
        closeAll(next);
    }
    press(Qt::Key_Minus);
    press(Qt::Key_Minus);
    press(Qt::Key_Minus);
    EXPECT_EQ(size(), 12); // 13 ÷ 1.1
    EXPECT_LE(row(), before);
    press(Qt::Key_0);
    EXPECT_EQ(size(), 13);
    EXPECT_EQ(row(), before);
    EXPECT_EQ(kept().textScale(), 1);
}

TEST_F(TextSize, GoesUpAndDownByTheMenuAndNoFurtherThanItCanBeRead)
{
    choose("Larger text");
    EXPECT_EQ(size(), 14); // 13 × 1.1
    choose("Smaller text");
    EXPECT_EQ(size(), 13);
    for (int i = 0; i < 5; ++i) {
        choose("Smaller text");
    }
    EXPECT_EQ(size(), 10); // 13 × 0.8
    choose("Normal text");
    EXPECT_EQ(size(), 13);
    for (int i = 0; i < 10; ++i) {
        press(Qt::Key_Plus);
    }
    EXPECT_EQ(size(), 26); // twice
    EXPECT_EQ(kept().textScale(), 2);
}

TEST_F(TextSize, IsThatOfTheCardsOnTheMapButOfNoExport)
{
    ASSERT_TRUE(QTest::qWaitFor([&] { return window->canvas().picture() != nullptr; }));
    window->canvas().zoomTo(1);
    const auto exported = [&](const char* name) {
        const std::filesystem::path to = file(name);
        EXPECT_TRUE(window->writePicture(to));
        std::ifstream in(to);
        return std::string(std::istreambuf_iterator<char>(in), {});
    };
    // Where letters stand on the first card: dark on its white.
    const auto ink = [&] {
        const Card& card = window->canvas().picture()->cards.front();
        QRect name = QRectF(window->canvas().toWidget({card.rect.left(), card.rect.top()}),
                            window->canvas().toWidget({card.rect.right(), card.rect.bottom()}))
                         .toRect();
        name.setBottom(name.center().y() - 2);
        name.adjust(36, 4, -2, 0); // beside the icon
        const QImage image = window->canvas().grab(name).toImage();
        int dark = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                dark += qGray(image.pixel(x, y)) < 128 ? 1 : 0;
            }
        }
        return dark;
    };
    const std::string before = exported("before.svg");
    const int usual = ink();
    ASSERT_GT(usual, 0);
    for (int i = 0; i < 4; ++i) {
        press(Qt::Key_Plus);
    }
    window->canvas().zoomTo(1);
    EXPECT_GT(ink(), usual * 5 / 4); // letters 1.45 times as large have more ink
    EXPECT_EQ(exported("after.svg"), before);
    press(Qt::Key_0);
    window->canvas().zoomTo(1);
    EXPECT_EQ(ink(), usual);
}

// Of each of the views that take the map's place: letters of a Sankey, a matrix and a timeline.
TEST_F(TextSize, IsThatOfThePicturesInTheMapsPlaceButOfNoExport)
{
    auto* view = window->findChild<PictureView*>();
    const auto largest = [view](const Picture& picture) {
        double size = 0;
        for (const Shape& shape : picture.shapes) {
            size = shape.form == Shape::Form::text ? std::max(size, shape.size) : size;
        }
        return size;
    };
    const auto exported = [&](const char* name) {
        const std::filesystem::path to = file(name);
        EXPECT_TRUE(window->writePicture(to));
        std::ifstream in(to);
        return std::string(std::istreambuf_iterator<char>(in), {});
    };
    const double scale = 1.1 * 1.1 * 1.1 * 1.1;
    for (const Qt::Key key : {Qt::Key_4, Qt::Key_5, Qt::Key_6}) {
        QTest::keySequence(window, QKeySequence(Qt::CTRL | key));
        ASSERT_TRUE(QTest::qWaitFor([&] { return view->picture() != nullptr; }, 20'000));
        const auto usual = view->picture();
        const std::string before = exported("before.svg");
        for (int i = 0; i < 4; ++i) {
            press(Qt::Key_Plus);
        }
        ASSERT_TRUE(QTest::qWaitFor(
            [&] { return std::abs(largest(*view->picture()) - largest(*usual) * scale) < 1e-9; }, 20'000));
        EXPECT_EQ(exported("after.svg"), before);
        press(Qt::Key_0);
        ASSERT_TRUE(QTest::qWaitFor([&] { return *view->picture() == *usual; }, 20'000));
    }
}

TEST_F(TextSize, IsThatOfNotesWhichTheDocumentKeepsAsTheyWere)
{
    Canvas& canvas = window->canvas();
    canvas.setFocus();
    QTest::mouseMove(&canvas, {20, 20});
    QTest::keyClick(&canvas, Qt::Key_N);
    QTest::keyClicks(canvas.findChild<NoteEdit*>(), "Look here");
    QTest::keyClick(canvas.findChild<NoteEdit*>(), Qt::Key_Return);
    testing::settle(*window);
    const auto kept = [this] { return *window->document().book().all<Annotation>().begin(); };
    const Annotation before = kept();
    ASSERT_EQ(canvas.picture()->notes.size(), 1U);
    for (int i = 0; i < 4; ++i) {
        press(Qt::Key_Plus);
    }
    testing::settle(*window);
    const double scale = 1.1 * 1.1 * 1.1 * 1.1;
    EXPECT_NEAR(canvas.picture()->notes.front().rect.width, before.width * scale, 1e-9);
    EXPECT_EQ(window->composer().picture()->notes.front().rect.width, before.width) << "what is exported is as it was";
    // Moved and made wider by keys, it is in the document as large as it would be with text of the usual size.
    QTest::keyClick(&canvas, Qt::Key_Right);
    testing::settle(*window);
    EXPECT_EQ(kept().width, before.width);
    EXPECT_EQ(kept().height, before.height);
    EXPECT_EQ(kept().x, before.x + 1);
    QTest::keyClick(&canvas, Qt::Key_Right, Qt::ControlModifier);
    testing::settle(*window);
    EXPECT_NEAR(kept().width, before.width + 10 / scale, 1e-6);
}

// The label of the only flow, 4 boxes of 18 × 1.1⁴ high, and the legend under the map: both only on the screen.
TEST_F(TextSize, IsThatOfTheAmountsOnTheMapAndOfItsLegend)
{
    window->resize(2400, 900); // so that the legend has room on one line
    testing::settle(*window);
    const auto label = [](MainWindow& of) { return of.canvas().picture()->labels.front().box.height; };
    // How high the legend's box is: from its lower rim, 12 pixels above the canvas's, to the first change of colour
    // above the one inside.
    const auto legend = [this] {
        const Canvas& canvas = window->canvas();
        const QImage image = window->canvas().grab().toImage();
        const int left = 12 + 10; // beside its signs
        int top = canvas.height() - 12 - 6;
        const QRgb inside = image.pixel(left, top);
        while (top > 0 && image.pixel(left, top) == inside) {
            --top;
        }
        return canvas.height() - 12 - top;
    };
    ASSERT_DOUBLE_EQ(label(*window), style::labelHeight);
    const int usual = legend();
    EXPECT_NEAR(usual, 22 + 20, 2); // one line and the paper round it
    for (int i = 0; i < 4; ++i) {
        press(Qt::Key_Plus);
    }
    testing::settle(*window);
    const double scale = 1.1 * 1.1 * 1.1 * 1.1;
    EXPECT_NEAR(label(*window), style::labelHeight * scale, 1e-9);
    EXPECT_NEAR(window->composer().picture()->labels.front().box.height, style::labelHeight, 1e-9)
        << "what is exported is as it was";
    EXPECT_NEAR(legend(), 42 * scale, 3);
    {
        Settings settings = kept();
        Windows next(*qApp, settings, [] { return Changes{}; });
        documentAt("b.roundtrip");
        MainWindow* second = next.open(file("b.roundtrip"));
        testing::settle(*second);
        EXPECT_NEAR(label(*second), style::labelHeight * scale, 1e-9) << "the next start has it so";
        closeAll(next);
    }
    press(Qt::Key_0);
    testing::settle(*window);
    EXPECT_DOUBLE_EQ(label(*window), style::labelHeight);
    EXPECT_EQ(legend(), usual);
}

TEST_F(TextSize, MakesColumnsAndWhatStandsBesideTheMapWider)
{
    window->resize(1500, 900);
    window->arrangeDocks();
    QCoreApplication::processEvents();
    const auto* inspector = window->findChild<QDockWidget*>(QStringLiteral("inspectorDock"));
    const QHeaderView* loops = window->findChild<LoopsPanel*>()->findChild<TableView*>()->horizontalHeader();
    const int width = inspector->width();
    const int round = loops->sectionSize(static_cast<int>(LoopColumn::roundTrip));
    for (int i = 0; i < 4; ++i) {
        press(Qt::Key_Plus);
    }
    // 13 pixels have become 19.
    EXPECT_NEAR(loops->sectionSize(static_cast<int>(LoopColumn::roundTrip)), round * 19.0 / 13,
                4); // each of the four steps rounds
    EXPECT_NEAR(inspector->width(), width * 1.1 * 1.1 * 1.1 * 1.1, 3);
    press(Qt::Key_0);
    EXPECT_NEAR(loops->sectionSize(static_cast<int>(LoopColumn::roundTrip)), round, 4);
    EXPECT_NEAR(inspector->width(), width, 3);
}

TEST_F(TextSize, MakesSignsLargerAndTheRoomForWhatIsChosenBesideAnAnalysisToo)
{
    const auto* bar = window->findChild<QToolBar*>();
    const auto* hosting = window->findChild<QTableView*>(QStringLiteral("hostingTable"));
    const auto* round = window->findChild<QSlider*>(QStringLiteral("round"));
    window->show();
    QCoreApplication::processEvents();
    const auto sizes = [&] {
        return std::array{bar->iconSize().width(), hosting->verticalHeader()->defaultSectionSize(),
                          hosting->horizontalHeader()->defaultSectionSize(), round->maximumWidth()};
    };
    EXPECT_EQ(sizes(), (std::array{16, 34, 98, 110}));
    for (int i = 0; i < 4; ++i) {
        press(Qt::Key_Plus);
    }
    // Letters of 19 pixels instead of 13; 16 × 1.1⁴.
    EXPECT_EQ(sizes(), (std::array{23, 50, 143, 161}));
    press(Qt::Key_0);
    EXPECT_EQ(sizes(), (std::array{16, 34, 98, 110}));
}

TEST_F(TextSize, IsThatOfTitlesAndOfTheBannerTooAsLongAsTheWindowIsOpen)
{
    for (auto* field : window->findChildren<QToolButton*>()) {
        if (field->property("role").toString() == QLatin1String("scenarioField")) {
            testing::inMenuOf(*field, [](QMenu& menu) {
                auto* line = menu.findChild<QLineEdit*>(QStringLiteral("newScenario"));
                QTest::keyClicks(line, "What if");
                QTest::keyClick(line, Qt::Key_Return);
            });
        }
    }
    const Rect& card = window->canvas().picture()->cards.front().rect;
    QTest::mouseClick(&window->canvas(), Qt::LeftButton, {}, window->canvas().toWidget(card.centre()).toPoint());
    testing::settle(*window);
    QLabel* effect = nullptr;
    for (auto* label : window->findChildren<QLabel*>()) {
        effect = label->property("role").toString() == QLatin1String("scenarioEffect") ? label : effect;
    }
    ASSERT_NE(effect, nullptr);
    ASSERT_TRUE(effect->isVisible());
    const auto title = [this] {
        for (const auto* line : window->findChildren<QLineEdit*>(QStringLiteral("title"))) {
            if (line->isVisible()) {
                return QFontInfo(line->font()).pixelSize();
            }
        }
        return 0;
    };
    EXPECT_EQ(title(), 17);
    for (int i = 0; i < 4; ++i) {
        press(Qt::Key_Plus);
    }
    EXPECT_EQ(title(), 25); // 17 × 1.1⁴
    EXPECT_GE(effect->height(), 2 * effect->fontMetrics().lineSpacing());
    EXPECT_EQ(QFontInfo(effect->font()).pixelSize(), 19);
}

} // namespace
} // namespace roundtrip
