// SPDX-License-Identifier: GPL-3.0-or-later
// The panes of the window, and how the keyboard gets from one to the next.
#include <algorithm>

#include "ui/panels/inspector_panel.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include <QAbstractItemView>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace roundtrip {

namespace {

// In the order of Tab. What only scrolls others is none of them.
std::vector<QWidget*> controlsIn(const QWidget& pane)
{
    std::vector<QWidget*> controls;
    for (QWidget* at = pane.nextInFocusChain(); at != &pane; at = at->nextInFocusChain()) {
        if (pane.isAncestorOf(at) && at->isVisibleTo(&pane) && at->isEnabled() &&
            (at->focusPolicy() & Qt::TabFocus) != 0 && qobject_cast<QScrollArea*>(at) == nullptr) {
            controls.push_back(at);
        }
    }
    return controls;
}

} // namespace

void MainWindow::makePanes()
{
    auto* view = menuBar()->findChild<QMenu*>(QStringLiteral("viewMenu"));
    view->addSeparator();
    view->addActions({m_actions->nextPane, m_actions->previousPane});
    connect(m_actions->nextPane, &QAction::triggered, this, [this] { stepPane(1); });
    connect(m_actions->previousPane, &QAction::triggered, this, [this] { stepPane(-1); });
}

// From what is in none of them, such as the toolbar, it goes to the first or the last.
void MainWindow::stepPane(int by)
{
    std::vector<QWidget*> panes{centralWidget()};
    for (const char* name : {"explorerDock", "inspectorDock", "timelineDock", "analysisDock"}) {
        auto* dock = findChild<QDockWidget*>(QLatin1String(name));
        if (!dock->visibleRegion().isEmpty()) { // one behind another's tab is visible to Qt
            panes.push_back(dock);
        }
    }
    const auto here = std::find_if(panes.begin(), panes.end(), [this](const QWidget* pane) {
        return focusWidget() != nullptr && pane->isAncestorOf(focusWidget());
    });
    const auto count = static_cast<int>(panes.size());
    const int at =
        here == panes.end() ? (by > 0 ? 0 : count - 1) : (static_cast<int>(here - panes.begin()) + by + count) % count;
    QWidget* pane = panes[static_cast<std::size_t>(at)];
    if (pane == centralWidget()) {
        m_views->currentWidget()->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    QWidget* panel = static_cast<QDockWidget*>(pane)->widget();
    if (panel == m_tabs) {
        takeKeyboardTo(m_tabs->currentWidget());
    } else if (panel == m_inspector) {
        const std::vector<QWidget*> controls = controlsIn(*panel);
        (controls.empty() ? panel : controls.front())->setFocus(Qt::ShortcutFocusReason); // else it scrolls
    } else {
        panel->setFocus(Qt::ShortcutFocusReason); // each knows where
    }
}

// To its first table, or else its first control; to its tab where it has nothing yet.
void MainWindow::takeKeyboardTo(QWidget* analysis)
{
    const std::vector<QWidget*> controls = controlsIn(*analysis);
    const auto table = std::find_if(controls.begin(), controls.end(), [](const QWidget* control) {
        return qobject_cast<const QAbstractItemView*>(control) != nullptr;
    });
    QWidget* to = table != controls.end() ? *table : !controls.empty() ? controls.front() : m_tabs->tabBar();
    to->setFocus(Qt::ShortcutFocusReason);
}

} // namespace roundtrip
