// SPDX-License-Identifier: GPL-3.0-or-later
// The looks: chosen by the mouse, text larger and smaller by keys and menu, all of it kept for the next start. High
// contrast: taken from a desktop that has it, legible all over the window.
#include "ui/window/theme.h"

#include <fstream>
#include <iterator>

#include "tests/support/contrast.h"
#include "tests/ui/window/program.h"
#include "ui/canvas/painter.h"
#include "ui/panels/loops_panel.h"
#include "ui/tables/loop_rows.h"
#include "ui/tables/table_view.h"
#include "ui/window/actions.h"
#include "ui/words/fonts.h"
#include <QDockWidget>
#include <QFontInfo>
#include <QHeaderView>
#include <QLabel>
#include <QRegularExpression>
#include <QToolButton>
#include <QTreeView>
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

Colour seen(const QColor& colour)
{
    return {static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
            static_cast<std::uint8_t>(colour.blue()), 255};
}

// The colours of the map, as they are seen: beside all cards, and of the first card inside its rim.
struct Seen {
    QColor ground;
    QColor card;
};

Seen seenOn(MainWindow* window)
{
    testing::settle(*window);
    const Canvas& canvas = window->canvas();
    const QImage image = window->canvas().grab().toImage();
    const Rect& card = canvas.picture()->cards.front().rect;
    return {image.pixelColor(3, 3), image.pixelColor(canvas.toWidget({card.right() - 8, card.y + 12}).toPoint())};
}

void expectLook(MainWindow* window, Theme theme)
{
    const Seen map = seenOn(window);
    EXPECT_EQ(map.ground, qt(palette(theme).canvas)) << "the map's ground";
    EXPECT_EQ(map.card, qt(palette(theme).card)) << "a card";
    EXPECT_EQ(window->grab().toImage().pixelColor(window->width() - 3, 3), paletteOf(theme).color(QPalette::Window))
        << "the menu bar";
}

struct LookEntry {
    const char* entry;
    Theme theme;
    ThemeChoice kept;
};

class Look : public testing::Program, public ::testing::WithParamInterface<LookEntry> {};

TEST_P(Look, ChosenInTheMenuColoursMapAndWindowAndIsKeptForTheNextStart)
{
    const auto [chosen, theme, choice] = GetParam();
    MainWindow* window = opened("a.roundtrip");
    expectLook(window, Theme::light);
    // From another one, so that light is a change as well.
    testing::clickMenu(*window, {"View", "Theme", theme == Theme::dark ? "High contrast" : "Dark"});
    expectLook(window, theme == Theme::dark ? Theme::contrast : Theme::dark);
    MainWindow* second = opened("b.roundtrip");
    testing::clickMenu(*window, {"View", "Theme", chosen});
    expectLook(window, theme);
    expectLook(second, theme);
    const Actions& act = second->actions();
    EXPECT_EQ(act.themeLight->isChecked(), theme == Theme::light);
    EXPECT_EQ(act.themeDark->isChecked(), theme == Theme::dark);
    EXPECT_EQ(act.themeContrast->isChecked(), theme == Theme::contrast);
    EXPECT_EQ(kept().theme(), choice);

    testing::closeByKeys(second);
    testing::closeByKeys(window);
    ASSERT_TRUE(m_windows.all().empty());
    Settings settings = kept();
    Windows next(*qApp, settings, [] { return Changes{}; });
    expectLook(next.open(file("a.roundtrip")), theme);
    closeAll(next);
}

INSTANTIATE_TEST_SUITE_P(All, Look,
                         ::testing::Values(LookEntry{"Light", Theme::light, ThemeChoice::light},
                                           LookEntry{"Dark", Theme::dark, ThemeChoice::dark},
                                           LookEntry{"High contrast", Theme::contrast, ThemeChoice::contrast}),
                         [](const auto& of) {
                             return std::string(themeWords[static_cast<std::size_t>(of.param.theme)]);
                         });

// The desktop's own palette has to be known by then, though the program's is another from its start on.
TEST(LikeTheDesktop, isTheDesktopsLookAlsoWhereTheProgramBeganInAnother)
{
    const QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    settings.setHintsSeen(true);
    settings.setTheme(ThemeChoice::dark);
    Windows windows(*qApp, settings, [] { return Changes{}; });
    const std::filesystem::path file = folder.filePath(QStringLiteral("a.roundtrip")).toStdString();
    {
        auto document = Document::create(file);
        EXPECT_TRUE(
            document->perform(QStringLiteral("Make"), difference(document->book(), testing::bookOf("A > B 5B"))));
    }
    MainWindow* window = windows.open(file);
    expectLook(window, Theme::dark);
    testing::clickMenu(*window, {"View", "Theme", "Like the desktop"});
    expectLook(window, Theme::light); // without a display the desktop is light
    EXPECT_EQ(settings.theme(), ThemeChoice::system);
    testing::closeByKeys(window);
}

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

// WCAG 2.1, 1.4.6 asks for 7 : 1 of text; of what cannot be used nothing, here 4.5 : 1 (1.4.3).
TEST(HighContrast, letsAllTextOfTheWindowStandOut)
{
    const QPalette palette = paletteOf(Theme::contrast);
    const auto ratio = [&](QPalette::ColorGroup group, QPalette::ColorRole text, QPalette::ColorRole ground) {
        return testing::contrast(seen(palette.color(group, text)), seen(palette.color(group, ground)));
    };
    using P = QPalette;
    for (const P::ColorRole ground : {P::Window, P::Base, P::AlternateBase, P::Button, P::ToolTipBase}) {
        for (const P::ColorRole text : {P::WindowText, P::Text, P::ButtonText, P::BrightText, P::ToolTipText, P::Link,
                                        P::LinkVisited, P::PlaceholderText}) {
            EXPECT_GE(ratio(P::Active, text, ground), 7) << text << " on " << ground;
        }
        for (const P::ColorRole text : {P::WindowText, P::Text, P::ButtonText}) {
            EXPECT_GE(ratio(P::Disabled, text, ground), 4.5) << text << " on " << ground;
        }
    }
    EXPECT_GE(ratio(P::Active, P::HighlightedText, P::Highlight), 7);
    // And on every ground that the style sheet lays under text: hovered, pressed, chosen, a scenario's banner.
    const QString sheet = styleSheetOf(Theme::contrast);
    const QRegularExpression grounds(QStringLiteral("(?:selected|hover|pressed|open|checked)\\s*\\{[^}]*background: "
                                                    "(#[0-9a-f]{6})"));
    int found = 0;
    for (auto at = grounds.globalMatch(sheet); at.hasNext(); ++found) {
        const QColor ground(at.next().captured(1));
        // What is checked has no text on it but the selection's colour itself.
        if (ground != tonesOf(Theme::contrast).selection && ground != tonesOf(Theme::contrast).muted) {
            EXPECT_GE(testing::contrast(seen(ground), {255, 255, 255}), 7) << ground.name().toStdString();
        }
    }
    EXPECT_GE(found, 10);
}

TEST(HighContrast, isTakenFromADesktopOfBlackAndWhite)
{
    const auto desktop = [](const QColor& ink, const QColor& ground, const char* gtk = "") {
        QPalette palette;
        palette.setColor(QPalette::Window, ground);
        palette.setColor(QPalette::WindowText, ink);
        return desktopTheme(palette, gtk);
    };
    EXPECT_EQ(desktop(Qt::white, Qt::black), Theme::contrast);
    EXPECT_EQ(desktop(Qt::black, Qt::white), Theme::contrast);
    EXPECT_EQ(desktop(Qt::black, QColor(0xEF, 0xEF, 0xEF)), Theme::light) << "Fusion, as Qt has it";
    EXPECT_EQ(desktop(Qt::white, QColor(0x31, 0x31, 0x31)), Theme::dark);
    EXPECT_EQ(desktop(Qt::black, QColor(0xEF, 0xEF, 0xEF), "HighContrastInverse"), Theme::contrast);
    EXPECT_EQ(desktop(Qt::black, QColor(0xEF, 0xEF, 0xEF), "Adwaita"), Theme::light);
}

} // namespace
} // namespace roundtrip
