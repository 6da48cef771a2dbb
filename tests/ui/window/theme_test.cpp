// SPDX-License-Identifier: GPL-3.0-or-later
// The looks: chosen by the mouse, kept for the next start. High
// contrast: taken from a desktop that has it, legible all over the window.
#include "ui/window/theme.h"

#include "tests/support/contrast.h"
#include "tests/ui/window/program.h"
#include "ui/canvas/painter.h"
#include "ui/window/actions.h"
#include <QRegularExpression>
#include <gtest/gtest.h>

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
