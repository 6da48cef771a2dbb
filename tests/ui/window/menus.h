// SPDX-License-Identifier: GPL-3.0-or-later
// Menus as a person goes through them: opened by a click, and an entry clicked.
#pragma once

#include <functional>

#include <QApplication>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <gtest/gtest.h>

namespace roundtrip::testing {

// The entry of these words, which are without their letters for keys; null where there is none.
inline QAction* entry(const QWidget& menu, const QString& words)
{
    for (QAction* action : menu.actions()) {
        if (QString(action->text()).remove(QLatin1Char('&')) == words) {
            return action;
        }
    }
    return nullptr;
}

inline void clickEntry(QMenu& menu, const QString& words)
{
    QAction* action = entry(menu, words);
    ASSERT_NE(action, nullptr) << words.toStdString();
    QTest::mouseClick(&menu, Qt::LeftButton, {}, menu.actionGeometry(action).center());
}

// As a desktop does once a menu is gone; without a display nobody does.
inline void comeBack(QWidget& window)
{
    if (QApplication::activePopupWidget() == nullptr && QApplication::activeModalWidget() == nullptr) {
        window.activateWindow();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
    }
}

// From the menu bar on, every entry by a click; the last one is chosen, or its menu is left open.
inline void clickMenu(QMainWindow& window, const QStringList& way)
{
    const QPointer<QMainWindow> there(&window); // an entry can close it
    QMenuBar* bar = window.menuBar();
    QAction* at = entry(*bar, way.front());
    ASSERT_NE(at, nullptr) << way.front().toStdString();
    QTest::mouseClick(bar, Qt::LeftButton, {}, bar->actionGeometry(at).center());
    for (const QString& words : way.mid(1)) {
        QMenu* menu = at->menu();
        ASSERT_TRUE(QTest::qWaitFor([menu] { return menu->isVisible(); })) << words.toStdString();
        at = entry(*menu, words);
        clickEntry(*menu, words);
    }
    if (there && there->isVisible()) {
        comeBack(window);
    }
}

// Presses a button that opens a menu, by a click on that part of it, and does something in the menu, which closes then.
inline void inMenuOf(QToolButton& button, QPoint at, const std::function<void(QMenu&)>& act)
{
    bool opened = false;
    QTimer::singleShot(0, button.menu(), [&] {
        opened = button.menu()->isVisible();
        act(*button.menu());
        button.menu()->close();
    });
    QTest::mouseClick(&button, Qt::LeftButton, {}, at);
    EXPECT_TRUE(opened);
    comeBack(*button.window());
}

inline void inMenuOf(QToolButton& button, const std::function<void(QMenu&)>& act)
{
    inMenuOf(button, button.rect().center(), act);
}

} // namespace roundtrip::testing
