// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's actions do, and where they are found in the menus.
#include "ui/canvas/picture_view.h"
#include "ui/panels/loops_panel.h"
#include "ui/panels/timeline_panel.h"
#include "ui/window/actions.h"
#include "ui/window/canvas_actions.h"
#include "ui/window/help.h"
#include "ui/window/main_window.h"
#include "ui/window/question_bar.h"
#include "ui/window/undo_keys.h"
#include "ui/window/versions_dialog.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QTabWidget>

namespace roundtrip {

void MainWindow::makeMenus()
{
    const Actions& act = *m_actions;
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addActions({act.newDocument, act.open});
    QMenu* recent = file->addMenu(tr("Open &recent"));
    recent->setObjectName(QStringLiteral("recentFiles"));
    file->addActions({act.openSample});
    file->addSeparator();
    file->addActions({act.import, act.duplicate, act.saveCopy, act.revert, versionsAction(*this)});
    QMenu* exports = file->addMenu(tr("&Export"));
    exports->setObjectName(QStringLiteral("exportMenu"));
    file->addSeparator();
    file->addActions({act.close, act.quit});

    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->addActions({act.undo, act.redo});
    edit->addSeparator();
    m_canvasActions->fillClipboard(edit);
    edit->addSeparator();
    edit->addActions({act.newParty, act.newFlow, act.newNote, act.newBox, act.remove});
    edit->addSeparator();
    m_canvasActions->fillScenario(edit);
    edit->addSeparator();
    QMenu* select = edit->addMenu(tr("&Select"));
    select->addActions({act.selectAll, act.selectNothing});
    m_canvasActions->fillSelect(select);
    m_canvasActions->fillArrange(edit->addMenu(tr("A&rrange")));
    edit->addSeparator();
    edit->addActions({act.find, act.payments, act.rebase});

    QMenu* view = menuBar()->addMenu(tr("&View"));
    view->setObjectName(QStringLiteral("viewMenu"));
    view->addActions({act.fit, act.fullSize, act.zoomIn, act.zoomOut, act.zoomToSelection});
    view->addSeparator();
    view->addActions({act.layOut, act.bundle, act.relations, act.sizeByFlow, act.legend, act.minimap});
    view->addSeparator();
    m_canvasActions->fillCollapse(view);
    view->addSeparator();
    QMenu* look = view->addMenu(tr("T&heme"));
    look->addActions({act.themeSystem, act.themeLight, act.themeDark, act.themeContrast});
    look->addSeparator();
    look->addActions({act.textLarger, act.textSmaller, act.textNormal});
    view->addSeparator();
    for (QDockWidget* dock : findChildren<QDockWidget*>()) {
        view->addAction(dock->toggleViewAction());
    }

    QMenu* time = menuBar()->addMenu(tr("&Timeline"));
    time->addActions({act.play, act.playOver, act.monthBack, act.monthForward, act.paidToDate});

    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addActions({act.definitions, act.shortcuts});
    help->addSeparator();
    help->addAction(act.about);
}

void MainWindow::wireActions()
{
    const Actions& act = *m_actions;
    connect(act.undo, &QAction::triggered, m_document.get(), &Document::undo);
    connect(act.redo, &QAction::triggered, m_document.get(), &Document::redo);
    new UndoKeys(*this, act);
    // What is done on the map is seen there.
    const auto needsMap = [this](QAction* action, void (Canvas::*asked)()) {
        connect(action, &QAction::triggered, this, &MainWindow::showMap);
        connect(action, &QAction::triggered, m_canvas, asked); // in this order
    };
    needsMap(act.newParty, &Canvas::newParty);
    needsMap(act.newFlow, &Canvas::newFlow);
    needsMap(act.newNote, &Canvas::newNote);
    needsMap(act.newBox, &Canvas::newBox);
    needsMap(act.zoomToSelection, &Canvas::zoomToSelection);
    connect(act.remove, &QAction::triggered, m_canvas, &Canvas::removeSelection);
    connect(act.selectAll, &QAction::triggered, m_canvas, &Canvas::selectAll);
    connect(act.selectNothing, &QAction::triggered, m_canvas, &Canvas::selectNothing);
    connect(act.find, &QAction::triggered, this, &MainWindow::openPalette);

    // They are of what is in the middle: the map, or the view in its place.
    const auto onView = [this](QAction* action, void (Canvas::*onMap)(), void (PictureView::*elsewhere)()) {
        connect(action, &QAction::triggered, this, [this, onMap, elsewhere] {
            if (m_view == ViewKind::graph) {
                (m_canvas->*onMap)();
            } else {
                (m_pictureView->*elsewhere)();
            }
        });
    };
    onView(act.fit, &Canvas::fit, &PictureView::fit);
    onView(act.zoomIn, &Canvas::zoomIn, &PictureView::zoomIn);
    onView(act.zoomOut, &Canvas::zoomOut, &PictureView::zoomOut);
    connect(act.fullSize, &QAction::triggered, this,
            [this] { m_view == ViewKind::graph ? m_canvas->zoomTo(1) : m_pictureView->zoomTo(1); });
    connect(act.layOut, &QAction::triggered, this, [this] { layOut(LayoutKind::layered, {}, tr("Lay out anew")); });
    wireMapStyle();
    connect(act.legend, &QAction::toggled, m_canvas, &Canvas::setLegendVisible);
    connect(act.minimap, &QAction::toggled, m_canvas, &Canvas::setMinimapVisible);

    connect(act.themeSystem, &QAction::triggered, this, [this] { emit themeAsked(ThemeChoice::system); });
    connect(act.themeLight, &QAction::triggered, this, [this] { emit themeAsked(ThemeChoice::light); });
    connect(act.themeDark, &QAction::triggered, this, [this] { emit themeAsked(ThemeChoice::dark); });
    connect(act.themeContrast, &QAction::triggered, this, [this] { emit themeAsked(ThemeChoice::contrast); });
    constexpr double step = 1.1;
    connect(act.textLarger, &QAction::triggered, this, [this] { emit textScaleAsked(m_settings.textScale() * step); });
    connect(act.textSmaller, &QAction::triggered, this, [this] { emit textScaleAsked(m_settings.textScale() / step); });
    connect(act.textNormal, &QAction::triggered, this, [this] { emit textScaleAsked(1); });

    connect(act.play, &QAction::triggered, m_timeline, [this] { m_timeline->setPlaying(!m_timeline->playing()); });
    connect(act.playOver, &QAction::toggled, m_timeline, &TimelinePanel::setRepeating);
    connect(act.monthBack, &QAction::triggered, m_timeline, [this] { m_timeline->step(-1); });
    connect(act.monthForward, &QAction::triggered, m_timeline, [this] { m_timeline->step(1); });

    connect(act.paidToDate, &QAction::toggled, this, [this](bool shown) {
        if (!shown) {
            m_timeline->setPlaying(false);
        }
        Focus focus = m_focus.focus();
        focus.toDate = shown;
        m_focus.set(focus);
    });

    connect(act.definitions, &QAction::triggered, this,
            [this] { showDefinitions(this, definitionUnder(QApplication::widgetAt(QCursor::pos()))); });
    connect(act.shortcuts, &QAction::triggered, this, [this] { showShortcuts(this); });
    connect(act.about, &QAction::triggered, this, [this] { showAbout(this); });
}

// Before a picture is replaced the canvas has its own motion again: a round belongs to the picture it was asked of.
void MainWindow::wireRound()
{
    connect(&m_composer, &Composer::pictureReady, &m_round, &RoundPlayer::stop);
    connect(m_loops, &LoopsPanel::roundAsked, this, [this](const std::vector<PartyId>& parties) {
        m_timeline->setPlaying(false);
        if (m_canvas->picture()) {
            m_round.start(*m_canvas->picture(), parties);
        }
    });
    connect(m_timeline, &TimelinePanel::playingChanged, &m_round, &RoundPlayer::stop);
    connect(&m_round, &RoundPlayer::started, this, [this](const std::shared_ptr<const Motion>& motion) {
        m_canvas->setMotion(motion);
        m_canvas->setPlaying(true);
    });
    connect(&m_round, &RoundPlayer::moment, m_canvas, &Canvas::setAsOf);
    connect(&m_round, &RoundPlayer::ended, this, [this] {
        m_canvas->setMotion(m_motion);
        m_canvas->setPlaying(m_timeline->playing());
        m_canvas->setAsOf(m_focus.focus().shownDate());
    });
}

} // namespace roundtrip
