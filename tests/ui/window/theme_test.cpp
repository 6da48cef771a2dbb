// SPDX-License-Identifier: GPL-3.0-or-later
// The high contrast look: chosen by the mouse, taken from a desktop that has it, legible all over the window.
#include "ui/window/theme.h"

#include "tests/support/book_lines.h"
#include "tests/support/contrast.h"
#include "tests/ui/printing.h"
#include "ui/window/windows.h"
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

Colour seen(const QColor& colour)
{
    return {static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
            static_cast<std::uint8_t>(colour.blue()), 255};
}

class ThemeTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_settings.setHintsSeen(true);
        m_settings.setTheme(ThemeChoice::light);
    }
    void TearDown() override
    {
        m_windows.setTheme(ThemeChoice::light);
        while (!m_windows.all().empty()) {
            MainWindow* window = m_windows.all().back();
            window->close();
            delete window;
        }
    }
    MainWindow* opened()
    {
        const std::filesystem::path file = m_folder.filePath(QStringLiteral("a.roundtrip")).toStdString();
        {
            auto document = Document::create(file);
            EXPECT_TRUE(document->perform(
                QStringLiteral("Make"), difference(document->book(), testing::bookOf("A > B 5B compute 2026-01-01"))));
        }
        return m_windows.open(file);
    }

    QTemporaryDir m_folder;
    Settings m_settings{m_folder.filePath(QStringLiteral("settings.ini"))};
    Windows m_windows{*qApp, m_settings, [] { return Changes{}; }};
};

TEST_F(ThemeTest, highContrastIsChosenInTheMenuAndRemembered)
{
    MainWindow* window = opened();
    QAction* action = nullptr;
    for (QAction* of : window->findChildren<QAction*>()) {
        action = of->text() == QLatin1String("&High contrast") ? of : action;
    }
    ASSERT_NE(action, nullptr);
    QMenu* menu = nullptr;
    for (QMenu* of : window->findChildren<QMenu*>()) {
        menu = of->title() == QLatin1String("T&heme") ? of : menu;
    }
    ASSERT_NE(menu, nullptr);
    menu->popup(window->mapToGlobal(QPoint(50, 50)));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    EXPECT_TRUE(action->isChecked());
    EXPECT_EQ(window->focus().focus().theme, Theme::contrast);
    EXPECT_EQ(QColor(window->canvas().grab().toImage().pixel(3, 3)), QColor(Qt::black)) << "the map is on black";
    EXPECT_EQ(qApp->palette().color(QPalette::WindowText), QColor(Qt::white));
    EXPECT_EQ(Settings(m_folder.filePath(QStringLiteral("settings.ini"))).theme(), ThemeChoice::contrast);
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
