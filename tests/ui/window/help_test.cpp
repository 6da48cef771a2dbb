// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of itself: tips under the pointer, keys and gestures, about, and a name for every control.
#include <set>

#include "tests/support/book_lines.h"
#include "tests/ui/window/menus.h"
#include "tests/ui/window_bench.h"
#include "ui/window/actions.h"
#include "ui/window/message_bar.h"
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QHelpEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QTabWidget>
#include <QTextBrowser>
#include <QToolTip>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

constexpr std::string_view lines = "party Amazon kind:hyperscaler\n"
                                   "party OpenAI kind:lab\n"
                                   "Amazon > OpenAI 15.25B equity 2026-02-01\n"
                                   "OpenAI > Amazon 40B compute 2027-03-01\n";

// What a pointer that stays there is told.
QString tipAt(Canvas& canvas, QPoint at)
{
    QHelpEvent rests(QEvent::ToolTip, at, canvas.mapToGlobal(at));
    QApplication::sendEvent(&canvas, &rests);
    return QToolTip::text();
}

TEST(Tips, aCardSaysWhatItGetsAndPaysToTheCent)
{
    WindowBench bench(lines);
    const QString told = tipAt(bench.window->canvas(), bench.middle("OpenAI"));
    EXPECT_TRUE(told.contains("OpenAI")) << told.toStdString();
    EXPECT_TRUE(told.contains("15,250,000,000.00")) << told.toStdString();
    EXPECT_TRUE(told.contains("40,000,000,000.00")) << told.toStdString();
}

TEST(Tips, anArrowSaysWhoPaysWhomAndNothingSaysNothing)
{
    WindowBench bench(lines);
    Canvas& canvas = bench.window->canvas();
    for (const Arrow& arrow : bench.picture().arrows) {
        if (bench.picture().cards[arrow.payer].name == "Amazon") {
            const auto way = bench.picture().way(arrow);
            const QString told = tipAt(canvas, canvas.toWidget(way[way.size() / 2].at(0.5)).toPoint());
            EXPECT_TRUE(told.contains("Amazon pays OpenAI")) << told.toStdString();
            EXPECT_TRUE(told.contains("15,250,000,000.00")) << told.toStdString();
        }
    }
    tipAt(canvas, bench.nothing());
    EXPECT_TRUE(QTest::qWaitFor([] { return !QToolTip::isVisible(); })) << "it is taken away";
}

TEST(Help, KeysAndGesturesListsEveryKeyOfTheWindow)
{
    WindowBench bench(lines);
    clickMenu(*bench.window, {"Help", "Keys and gestures"});
    auto* text = bench.window->findChild<QTextBrowser*>(QStringLiteral("shortcuts"));
    ASSERT_NE(text, nullptr);
    EXPECT_TRUE(text->isVisible());
    const QString all = text->toPlainText();
    for (const QAction* action : bench.window->QWidget::actions()) {
        EXPECT_TRUE(action->shortcut().isEmpty() || all.contains(action->shortcut().toString(QKeySequence::NativeText)))
            << action->text().toStdString();
    }
    EXPECT_TRUE(all.contains("F6"));
    EXPECT_TRUE(all.contains("Ctrl, Shift and arrows"));
    QTest::keyClick(text, Qt::Key_Escape);
    bench.settle();
    EXPECT_EQ(bench.window->findChild<QTextBrowser*>(QStringLiteral("shortcuts")), nullptr);
}

TEST(Help, AboutSaysWhatItIsAndUnderWhichLicence)
{
    WindowBench bench(lines);
    clickMenu(*bench.window, {"Help", "About Roundtrip"});
    auto* text = bench.window->findChild<QTextBrowser*>(QStringLiteral("about"));
    ASSERT_NE(text, nullptr);
    EXPECT_TRUE(text->toPlainText().contains("GNU General Public License"));
    QTest::keyClick(text, Qt::Key_Escape);
}

TEST(Help, AMessageIsClosedByItsButton)
{
    WindowBench bench(lines);
    bench.keys(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)); // says that it was done
    auto* bar = bench.window->findChild<MessageBar*>();
    ASSERT_TRUE(bar->isVisible());
    for (auto* button : bar->findChildren<QAbstractButton*>()) {
        if (button->accessibleName() == QLatin1String("Close this message")) {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    EXPECT_FALSE(bar->isVisible());
}

bool isControl(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) != nullptr ||
           qobject_cast<const QComboBox*>(&widget) != nullptr || qobject_cast<const QLineEdit*>(&widget) != nullptr ||
           qobject_cast<const QAbstractItemView*>(&widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(&widget) != nullptr ||
           (qobject_cast<const QAbstractSlider*>(&widget) != nullptr &&
            qobject_cast<const QScrollBar*>(&widget) == nullptr);
}

TEST(Accessibility, everyControlThatCanBeReachedHasAName)
{
    WindowBench bench(lines);
    QTest::mouseClick(&bench.window->canvas(), Qt::LeftButton, {}, bench.middle("OpenAI"));
    bench.settle();
    auto* tabs = bench.find<QTabWidget>("analysisTabs");
    std::set<std::string> nameless;
    for (int tab = 0; tab < tabs->count(); ++tab) {
        QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(tab).center());
        bench.settle();
        for (QWidget* widget : bench.window->findChildren<QWidget*>()) {
            const bool inside = qobject_cast<QAbstractSpinBox*>(widget->parentWidget()) != nullptr; // read with it
            if (inside || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || !isControl(*widget)) {
                continue;
            }
            QAccessibleInterface* read = QAccessible::queryAccessibleInterface(widget);
            if (read == nullptr || read->text(QAccessible::Name).isEmpty()) {
                nameless.insert(tabs->tabText(tab).toStdString() + ": " + widget->metaObject()->className() + " " +
                                widget->objectName().toStdString());
            }
        }
    }
    EXPECT_THAT(nameless, ::testing::IsEmpty());
}

} // namespace
} // namespace roundtrip::testing
