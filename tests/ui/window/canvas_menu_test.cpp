// SPDX-License-Identifier: GPL-3.0-or-later
// The letters of the map's menu: in each of its levels each chooses one entry, whatever was right-clicked.
#include <map>

#include "tests/ui/canvas/edited.h"
#include "tests/ui/window_bench.h"
#include <QApplication>
#include <QMenu>
#include <QWindow>
#include <gtest/gtest.h>

namespace roundtrip::testing {
namespace {

class CanvasMenuLetters : public ::testing::Test {
protected:
    CanvasMenuLetters()
    {
        canvas.setFocus();
        QTest::mouseMove(&canvas, bench.nothing());
        QTest::keyClick(&canvas, Qt::Key_N);
        QTest::keyClicks(QApplication::focusWidget(), "Look here");
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        bench.settle();
    }
    // By the button of the mouse, as a desktop sends it.
    QMenu* menuAt(QPoint at)
    {
        QTest::mouseClick(bench.window->windowHandle(), Qt::RightButton, {}, canvas.mapTo(bench.window.data(), at));
        auto* menu = bench.find<QMenu>("canvasMenu");
        return menu != nullptr && menu->isVisible() ? menu : nullptr;
    }
    static void expectUnique(const QMenu& menu)
    {
        std::map<QString, QString> letters;
        for (const QAction* action : menu.actions()) {
            if (action->isSeparator()) {
                continue;
            }
            const auto at = action->text().indexOf(QLatin1Char('&'));
            ASSERT_GE(at, 0) << action->text().toStdString() << " has none";
            const auto [known, fresh] = letters.emplace(action->text().mid(at + 1, 1).toLower(), action->text());
            EXPECT_TRUE(fresh) << action->text().toStdString() << " and " << known->second.toStdString();
            if (action->menu() != nullptr) {
                expectUnique(*action->menu());
            }
        }
    }
    void expectUniqueAt(QPoint at)
    {
        QMenu* menu = menuAt(at);
        ASSERT_NE(menu, nullptr);
        EXPECT_GT(menu->actions().size(), 8);
        expectUnique(*menu);
        menu->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    WindowBench bench{loopOfTwo};
    Canvas& canvas = bench.window->canvas();
};

TEST_F(CanvasMenuLetters, areEachOfOneEntryOnACard)
{
    expectUniqueAt(bench.middle("OpenAI"));
}

TEST_F(CanvasMenuLetters, areEachOfOneEntryOnAnArrow)
{
    expectUniqueAt(canvas.toWidget(bench.picture().labels.front().box.centre()).toPoint());
}

TEST_F(CanvasMenuLetters, areEachOfOneEntryOnANote)
{
    ASSERT_FALSE(bench.picture().notes.empty());
    expectUniqueAt(canvas.toWidget(bench.picture().notes.front().rect.centre()).toPoint());
}

TEST_F(CanvasMenuLetters, areEachOfOneEntryOnNothing)
{
    expectUniqueAt(bench.nothing());
}

} // namespace
} // namespace roundtrip::testing
