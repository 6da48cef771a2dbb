// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the middle of the window: the map in one of its layouts, or another picture of the same question.
#include <algorithm>
#include <utility>

#include "core/picture/lay_out.h"
#include "core/picture/legend.h"
#include "ui/canvas/canvas.h"
#include "ui/canvas/picture_view.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/words/words.h"
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QStackedWidget>
#include <QThreadPool>
#include <QToolBar>
#include <QToolButton>

namespace roundtrip {

namespace {

// Works something out off the window's thread; `take` has the answer on it, unless the window is gone by then.
template<class Work, class Take> void aside(MainWindow* window, Work work, Take take)
{
    QThreadPool::globalInstance()->start([guard = QPointer<MainWindow>(window), work, take] {
        decltype(work()) answer;
        try {
            answer = work();
        } catch (const std::exception&) {
            return; // the composer asks the same question, and tells
        }
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, take, answer] {
                if (guard) {
                    take(answer);
                }
            },
            Qt::QueuedConnection);
    });
}

} // namespace

void MainWindow::makeViews()
{
    auto* view = menuBar()->findChild<QMenu*>(QStringLiteral("viewMenu"));
    QAction* before = view->actions().front();
    auto* group = new QActionGroup(this);
    const std::pair<QString, ViewKind> kinds[] = {{tr("&Graph"), ViewKind::graph},
                                                  {tr("San&key"), ViewKind::sankey},
                                                  {tr("Ma&trix"), ViewKind::matrix},
                                                  {tr("Over ti&me"), ViewKind::timeline}};
    int key = Qt::Key_3;
    for (const auto& [text, kind] : kinds) {
        auto* action = new QAction(text, this);
        action->setObjectName(QStringLiteral("view-") + QString::fromLatin1(viewWords[static_cast<int>(kind)].data()));
        action->setCheckable(true);
        action->setChecked(kind == ViewKind::graph);
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)));
        group->addAction(action);
        view->insertAction(before, action);
        addAction(action);
        connect(action, &QAction::triggered, this, [this, view_ = kind] { setView(view_); });
    }
    view->insertSeparator(before);

    auto* menu = new QMenu(tr("&Layout"), this);
    menu->setObjectName(QStringLiteral("layoutMenu"));
    const std::pair<QString, LayoutKind> layouts[] = {{tr("La&yered"), LayoutKind::layered},
                                                      {tr("In &rings"), LayoutKind::rings},
                                                      {tr("By &forces"), LayoutKind::force},
                                                      {tr("By &kind"), LayoutKind::kind}};
    for (const auto& [text, layout] : layouts) {
        auto* action = menu->addAction(text);
        action->setObjectName(QStringLiteral("layout-") +
                              QString::fromLatin1(layoutWords[static_cast<int>(layout)].data()));
        action->setToolTip(tr("Lays out the selected cards, or all where none are; pinned cards stay"));
        addAction(action);
        connect(action, &QAction::triggered, this, [this, layout_ = layout] { layOutChosen(layout_); });
    }
    view->insertMenu(m_actions->layOut, menu);
    if (auto* bar = findChild<QToolBar*>(QStringLiteral("toolBar"))) {
        if (auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(m_actions->layOut))) {
            button->setMenu(menu);
            button->setPopupMode(QToolButton::MenuButtonPopup);
        }
    }
    connect(m_pictureView, &PictureView::selectionChanged, &m_focus, &FocusHolder::select);
}

void MainWindow::showMap()
{
    if (m_view != ViewKind::graph) {
        findChild<QAction*>(QStringLiteral("view-graph"))->setChecked(true);
        setView(ViewKind::graph);
    }
}

void MainWindow::setView(ViewKind view)
{
    if (view != m_view) {
        m_viewLeft.reset();
        m_pictureView->setPicture(nullptr); // rather nothing than another view's picture
    }
    m_view = view;
    m_views->setCurrentWidget(view == ViewKind::graph ? static_cast<QWidget*>(m_canvas) : m_pictureView);
    composeView();
    m_views->currentWidget()->setFocus();
}

void MainWindow::composeView()
{
    const Focus& focus = m_focus.focus();
    const ViewAsked asked{m_view, m_document->edition(), focus.scenario, focus.question,
                          std::max(1.0, m_settings.textScale())};
    if (asked == m_viewAsked) {
        return;
    }
    m_viewAsked = asked;
    if (m_view == ViewKind::graph) {
        return;
    }
    const auto snapshot = std::make_shared<const Snapshot>(snapshotOf(*m_document, focus, m_mapOptions));
    aside(
        this,
        [snapshot, asked] {
            const auto made = [&](double scale) {
                return std::make_shared<const Picture>(viewPicture(*snapshot, asked.view, {}, scale));
            };
            const auto left = made(1);
            return std::pair(left, asked.textScale > 1 ? made(asked.textScale) : left);
        },
        [this, asked](const std::pair<std::shared_ptr<const Picture>, std::shared_ptr<const Picture>>& pictures) {
            if (asked == m_viewAsked) {
                m_viewLeft = pictures.first;
                m_pictureView->setPicture(pictures.second);
            }
        });
}

std::shared_ptr<const Picture> MainWindow::pictureSeen() const
{
    return m_view == ViewKind::graph ? m_composer.picture() : m_viewLeft;
}

bool MainWindow::paidToDateSeen() const
{
    const Focus& focus = m_focus.focus();
    return m_view == ViewKind::graph && focus.toDate && !focus.cursor && m_motion && !m_motion->empty();
}

std::shared_ptr<const Picture> MainWindow::pictureToLeave() const
{
    const auto seen = pictureSeen();
    const bool loop = m_focus.focus().loop.has_value();
    const bool paid = paidToDateSeen();
    if (m_view != ViewKind::graph || !seen || !(loop || paid) || seen->legend.items.empty()) {
        return seen;
    }
    auto picture = std::make_shared<Picture>(*seen);
    if (loop) {
        addToLegend(*picture, LegendKind::loop, utf8(tr("loop")));
    }
    if (paid) {
        addToLegend(*picture, LegendKind::unpaid, utf8(tr("not paid yet")));
    }
    return picture;
}

void MainWindow::layOutChosen(LayoutKind layout)
{
    std::vector<PartyId> chosen;
    for (const RecordKey& record : m_focus.focus().selection) {
        if (record.kind == RecordKind::party) {
            chosen.push_back(PartyId{record.id});
        }
    }
    const QString names[] = {tr("Lay out in layers"), tr("Lay out in rings"), tr("Lay out by forces"),
                             tr("Lay out by kind")};
    layOut(layout, chosen, names[static_cast<int>(layout)]);
}

void MainWindow::layOut(LayoutKind layout, const std::vector<PartyId>& chosen, const QString& name)
{
    if (!m_composer.picture()) {
        return;
    }
    showMap();
    // What a person put somewhere stays; what a layout put there does not.
    PartyPlaces now = placesOf(*m_composer.picture());
    for (auto& [party, place] : now) {
        place.pinned = false;
    }
    for (const auto& [party, place] : placesOf(m_document->book(m_focus.focus().scenario))) {
        if (const auto at = now.find(party); at != now.end()) {
            at->second.pinned = place.pinned;
        }
    }
    const auto snapshot = std::make_shared<const Snapshot>(snapshotOf(*m_document, m_focus.focus(), m_mapOptions));
    const auto asked = [this] { return std::pair(m_document->edition(), m_focus.focus().scenario); };
    aside(
        this,
        [snapshot, now, chosen, layout] {
            const Network network(snapshot->shown, snapshot->focus.question);
            return cardsLaidOut(snapshot->shown, network, snapshot->options, layout, now, chosen);
        },
        [this, layout, chosen, name, asked, before = asked()](PartyPlaces places) {
            if (asked() != before) {
                layOut(layout, chosen, name); // it was about other cards
                return;
            }
            for (auto& [party, place] : places) {
                place.pinned = false; // pinned ones are not among them
            }
            if (chosen.size() < 2) {
                m_canvas->fitNext();
            }
            if (m_document->readOnly()) { // it is looked at so, and kept nowhere
                PartyPlaces shown = placesOf(*m_composer.picture());
                for (const auto& [party, place] : places) {
                    shown[party] = place;
                }
                m_composer.standAt(m_document->book(m_focus.focus().scenario), shown);
            } else {
                m_editor.placeCards(name, places);
            }
            recompose();
        });
}

} // namespace roundtrip
