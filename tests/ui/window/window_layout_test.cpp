// SPDX-License-Identifier: GPL-3.0-or-later
// How the window is arranged, by the mouse, and that the next window is as the last one was left.
#include "tests/ui/window/program.h"
#include <QDockWidget>
#include <QMouseEvent>
#include <gmock/gmock.h>

namespace roundtrip::testing {
namespace {

class WindowLayout : public Program {
protected:
    static QDockWidget* dock(MainWindow* window, const char* name)
    {
        return window->findChild<QDockWidget*>(QLatin1String(name));
    }
    // Drags the edge between two parts of the window that lies nearest.
    static void dragEdge(MainWindow* window, QPoint near, QPoint by)
    {
        const QPoint step = by.x() != 0 ? QPoint(1, 0) : QPoint(0, 1);
        const auto isEdge = [window](QPoint at) {
            const QWidget* there = window->childAt(at); // the edge's own grip, as it is a pixel broad
            return there == nullptr || there->objectName() == QLatin1String("qt_qmainwindow_extended_splitter");
        };
        QPoint from = near - 6 * step;
        while (!isEdge(from) && from != near + 6 * step) {
            from += step;
        }
        ASSERT_TRUE(isEdge(from));
        const QPoint to = from + by;
        QWidget* grip = window->childAt(from) != nullptr ? window->childAt(from) : window;
        const auto send = [&](QEvent::Type type, QPoint at, Qt::MouseButton button, Qt::MouseButtons buttons) {
            QMouseEvent event(type, QPointF(grip->mapFrom(window, at)), QPointF(window->mapToGlobal(at)), button,
                              buttons, {});
            QApplication::sendEvent(grip, &event);
        };
        send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
        QCoreApplication::processEvents();
        send(QEvent::MouseButtonRelease, to, Qt::LeftButton, {});
        QCoreApplication::processEvents();
    }
    // Closes it and opens the same document again.
    MainWindow* again(MainWindow* window)
    {
        const std::filesystem::path path = window->document().path();
        closeByKeys(window);
        EXPECT_TRUE(m_windows.all().empty());
        MainWindow* next = m_windows.open(path);
        settle(*next);
        return next;
    }
};

TEST_F(WindowLayout, WhatIsHiddenAndHowWideThePanelsAreIsKeptForTheNextWindow)
{
    MainWindow* window = opened("a.roundtrip");
    ASSERT_TRUE(dock(window, "inspectorDock")->isVisible());
    clickMenu(*window, {"View", "Inspector"});
    EXPECT_FALSE(dock(window, "inspectorDock")->isVisible());

    const int before = dock(window, "explorerDock")->width();
    const QRect explorer = dock(window, "explorerDock")->geometry();
    dragEdge(window, {explorer.right(), explorer.center().y()}, {90, 0});
    const int wide = dock(window, "explorerDock")->width();
    EXPECT_NEAR(wide, before + 90, 3);
    const int high = dock(window, "analysisDock")->height();
    const QRect timeline = dock(window, "timelineDock")->geometry();
    dragEdge(window, {timeline.center().x(), timeline.top()}, {0, -70});
    const int higher = dock(window, "timelineDock")->height() + dock(window, "analysisDock")->height();
    EXPECT_GT(higher, timeline.height() + high);
    const QSize size = window->size();

    window = again(window);
    EXPECT_EQ(window->size(), size);
    EXPECT_FALSE(dock(window, "inspectorDock")->isVisible());
    EXPECT_EQ(dock(window, "explorerDock")->width(), wide);
    EXPECT_EQ(dock(window, "timelineDock")->height() + dock(window, "analysisDock")->height(), higher);
    clickMenu(*window, {"View", "Inspector"});
    EXPECT_TRUE(dock(window, "inspectorDock")->isVisible()) << "the menu knows what is hidden";
    window = again(window);
    EXPECT_TRUE(dock(window, "inspectorDock")->isVisible());
}

struct DockEntry {
    const char* entry;
    const char* dock;
};

class EveryDock : public WindowLayout, public ::testing::WithParamInterface<DockEntry> {};

TEST_P(EveryDock, IsHiddenByTheMenuGivesItsRoomAwayAndComesBack)
{
    MainWindow* window = opened("a.roundtrip");
    const auto [entry, name] = GetParam();
    const QRect before = dock(window, name)->geometry();
    const auto others = [&] {
        int area = 0;
        for (const QDockWidget* other : window->findChildren<QDockWidget*>()) {
            area += other->isVisible() ? other->width() * other->height() : 0;
        }
        return area + window->centralWidget()->width() * window->centralWidget()->height();
    };
    const int all = others();
    clickMenu(*window, {"View", entry});
    QCoreApplication::processEvents();
    EXPECT_FALSE(dock(window, name)->isVisible());
    EXPECT_NEAR(others(), all, all / 100) << "nothing stays empty";
    window = again(window);
    EXPECT_FALSE(dock(window, name)->isVisible());
    clickMenu(*window, {"View", entry});
    QCoreApplication::processEvents();
    EXPECT_TRUE(dock(window, name)->isVisible());
    EXPECT_NEAR(dock(window, name)->width(), before.width(), 20);
    EXPECT_NEAR(dock(window, name)->height(), before.height(), 20);
}

INSTANTIATE_TEST_SUITE_P(All, EveryDock,
                         ::testing::Values(DockEntry{"Explorer", "explorerDock"},
                                           DockEntry{"Inspector", "inspectorDock"},
                                           DockEntry{"Timeline", "timelineDock"},
                                           DockEntry{"Analyses", "analysisDock"}),
                         [](const auto& of) { return std::string(of.param.entry); });

} // namespace
} // namespace roundtrip::testing
