// SPDX-License-Identifier: GPL-3.0-or-later
// Saved views: how the document is looked at, kept by a name and looked at again.
#include <algorithm>

#include "core/model/saved_views.h"
#include "ui/canvas/inline_edit.h"
#include "ui/canvas/picture_view.h"
#include "ui/panels/explorer_panel.h"
#include "ui/panels/timeline_panel.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/words/words.h"
#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QStackedWidget>

namespace roundtrip {

namespace {

constexpr int mostGoneNamed = 3; // in a line of the window

// As the explorer lists them.
std::vector<const SavedView*> inOrder(const Book& book)
{
    std::vector<const SavedView*> views;
    for (const SavedView& view : book.all<SavedView>()) {
        views.push_back(&view);
    }
    std::sort(views.begin(), views.end(), [](const SavedView* a, const SavedView* b) {
        return a->pinned != b->pinned ? a->pinned : foldedName(a->name) < foldedName(b->name);
    });
    return views;
}

} // namespace

void MainWindow::makeSavedViews()
{
    auto* view = menuBar()->findChild<QMenu*>(QStringLiteral("viewMenu"));
    m_savedViews = new QMenu(tr("Sa&ved views"), this);
    m_savedViews->setObjectName(QStringLiteral("savedViewsMenu"));
    QAction* before = m_actions->fit;
    view->insertMenu(before, m_savedViews);
    view->insertSeparator(before);
    connect(m_savedViews, &QMenu::aboutToShow, this, &MainWindow::fillSavedViews);

    m_saveView = madeAction(this, tr("&Save this view…"), nullptr, {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V)});
    m_updateView = madeAction(this, {});
    m_renameView = madeAction(this, {});
    m_removeView = madeAction(this, {});
    connect(m_saveView, &QAction::triggered, this, &MainWindow::saveView);
    connect(m_updateView, &QAction::triggered, this, [this] { updateView(*m_savedView); });
    connect(m_renameView, &QAction::triggered, this, [this] { renameView(*m_savedView); });
    connect(m_removeView, &QAction::triggered, this, [this] { m_editor.removeView(*m_savedView); });
    connect(m_document.get(), &Document::changed, this, &MainWindow::followSavedViews);
    connect(m_explorer, &ExplorerPanel::viewAsked, this, &MainWindow::openView);
    connect(m_explorer, &ExplorerPanel::viewUpdateAsked, this, &MainWindow::updateView);
    followSavedViews();
}

void MainWindow::followSavedViews()
{
    const Book& book = m_document->book();
    const SavedView* last = m_savedView ? book.find(*m_savedView) : nullptr;
    const QString name = last != nullptr ? menuText(oneLine(qt(last->name))) : QString();
    m_saveView->setEnabled(!m_document->readOnly());
    m_updateView->setText(last != nullptr ? tr("&Update view %1").arg(name) : tr("&Update the view"));
    m_renameView->setText(last != nullptr ? tr("&Rename view %1…").arg(name) : tr("&Rename the view…"));
    m_removeView->setText(last != nullptr ? tr("Re&move view %1").arg(name) : tr("Re&move the view"));
    for (QAction* action : {m_updateView, m_renameView, m_removeView}) {
        action->setEnabled(last != nullptr && !m_document->readOnly());
    }
}

void MainWindow::fillSavedViews()
{
    m_savedViews->clear();
    m_savedViews->addAction(m_saveView);
    m_savedViews->addSeparator();
    for (const SavedView* view : inOrder(m_document->book())) {
        QAction* open = m_savedViews->addAction(menuText(oneLine(qt(view->name))));
        open->setCheckable(true);
        open->setChecked(view->id == m_savedView);
        connect(open, &QAction::triggered, this, [this, id = view->id] { openView(id); });
    }
    m_savedViews->addSeparator();
    m_savedViews->addActions({m_updateView, m_renameView, m_removeView});
}

Looks MainWindow::looks() const
{
    Looks looks;
    looks.focus = m_focus.focus();
    looks.view = m_view;
    looks.style = m_mapOptions.style;
    const auto lookFrom = [&looks](const auto& view) {
        if (!view.isFitted()) {
            looks.zoom = view.zoom();
            looks.centre = view.toPicture(QRectF(view.rect()).center());
        }
    };
    if (m_view == ViewKind::graph) {
        lookFrom(*m_canvas);
    } else {
        lookFrom(*m_pictureView);
    }
    if (m_composer.picture()) {
        looks.places = placesOf(*m_composer.picture());
    }
    return looks;
}

void MainWindow::saveView()
{
    const QString wanted = qt(freeViewName(m_document->book(), utf8(tr("View"))));
    typeViewName(wanted, [this](const QString& name) {
        const Book& book = m_document->book(m_focus.focus().scenario);
        if (m_editor.saveView(name, sightOf(book, looks(), today()))) {
            if (const SavedView* made = savedViewNamed(m_document->book(), utf8(name.trimmed()))) {
                m_savedView = made->id;
            }
            followSavedViews();
        }
    });
}

void MainWindow::updateView(SavedViewId view)
{
    const Book& book = m_document->book(m_focus.focus().scenario);
    if (m_editor.updateView(view, sightOf(book, looks(), today()))) {
        m_savedView = view;
        followSavedViews();
    }
}

void MainWindow::renameView(SavedViewId id)
{
    if (const SavedView* view = m_document->book().find(id)) {
        typeViewName(qt(view->name), [this, id](const QString& name) { m_editor.renameView(id, name); });
    }
}

// In place, over the top of what is seen.
void MainWindow::typeViewName(const QString& before, const std::function<void(const QString&)>& take)
{
    const QString was = before;
    auto* edit = new InlineEdit(centralWidget(), tr("Name of the view"), before, [this, was](const QString& name) {
        const QString wanted = name.trimmed();
        if (wanted.isEmpty()) {
            return tr("A view needs a name.");
        }
        const bool taken = wanted != was && savedViewNamed(m_document->book(), utf8(wanted)) != nullptr;
        return taken ? tr("Another view has this name.") : QString();
    });
    connect(edit, &InlineEdit::taken, this, take);
    connect(edit, &InlineEdit::closed, this, [this, edit] {
        // Only where the keyboard was not taken elsewhere by hand.
        if (edit->isAncestorOf(QApplication::focusWidget())) {
            m_views->currentWidget()->setFocus();
        }
    });
    edit->openAt({centralWidget()->width() / 2.0, 56});
}

void MainWindow::openView(SavedViewId id)
{
    const SavedView* view = m_document->book().find(id);
    const auto sight = view != nullptr ? decodedSight(view->shows) : std::nullopt;
    if (!sight) {
        return;
    }
    const QString name = oneLine(qt(view->name)); // the row may go with the next action
    m_timeline->setPlaying(false);
    Reopened opened = reopened(*m_document, *sight, looks(), today());
    Looks& wanted = opened.looks;

    // What a scenario has collapsed comes with it; so it goes first, and what the view collapses after it.
    Focus inScenario = m_focus.focus();
    inScenario.scenario = wanted.focus.scenario;
    inScenario.selection.clear();
    inScenario.loop.reset();
    m_focus.set(inScenario);
    Filter& filter = wanted.focus.question.filter;
    const Filter now = m_focus.focus().question.filter;
    // The document keeps what is collapsed: that it is another is an action that can be undone.
    const bool other = filter.collapsed != now.collapsed || filter.collapsedKinds != now.collapsedKinds;
    if (other && !m_document->readOnly() &&
        !m_editor.collapse(tr("Collapse as in view %1").arg(name), {filter.collapsed, filter.collapsedKinds})) {
        filter.collapsed = now.collapsed;
        filter.collapsedKinds = now.collapsedKinds;
    }
    setMapStyle(wanted.style);
    m_composer.standAt(m_document->book(wanted.focus.scenario), wanted.places);
    look(wanted);
    m_savedView = id;
    followSavedViews();
    if (!opened.gone.isEmpty()) {
        const QString named = QStringList(opened.gone.mid(0, mostGoneNamed)).join(tr(", "));
        tell((opened.gone.size() > mostGoneNamed ? tr("The view %1 shows what is left: %2 and others are gone.")
                                                 : tr("The view %1 shows what is left. Gone: %2."))
                 .arg(name, named));
    }
}

// The question, what is marked, the view and the part of it; the map's style and cards are there already.
void MainWindow::look(const Looks& wanted)
{
    m_focus.set(wanted.focus);
    if (wanted.view != m_view) {
        const auto word = viewWords[static_cast<std::size_t>(wanted.view)];
        findChild<QAction*>(QStringLiteral("view-") + QString::fromLatin1(word.data()))->setChecked(true);
        setView(wanted.view);
    }
    recompose();
    if (wanted.view != ViewKind::graph) {
        if (wanted.zoom) {
            m_pictureView->lookAt(wanted.centre, *wanted.zoom);
        } else {
            m_pictureView->fit();
        }
    } else if (wanted.zoom) {
        m_canvas->lookAt(wanted.centre, *wanted.zoom);
    } else {
        m_canvas->fit();
        if (m_composer.working()) {
            m_canvas->fitNext();
        }
    }
}

} // namespace roundtrip
