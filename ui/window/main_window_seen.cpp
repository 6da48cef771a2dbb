// SPDX-License-Identifier: GPL-3.0-or-later
// How a document was looked at, from one time that its window is open to the next. What the document itself keeps (what
// is collapsed, where cards stand, how the map is drawn) comes from it.
#include <algorithm>

#include "ui/window/main_window.h"
#include <QTabWidget>

namespace roundtrip {

namespace {

constexpr std::size_t mostKeptSelected = 1000; // settings are read and written whole

} // namespace

void MainWindow::keepSeen() const
{
    Looks seen = looks();
    seen.places.clear();
    if (seen.focus.selection.size() > mostKeptSelected) {
        seen.focus.selection.clear();
    }
    seen.style = m_styleKept;
    seen.focus.question.filter.collapsed.clear();
    seen.focus.question.filter.collapsedKinds = {};
    Sight sight = sightOf(m_document->book(seen.focus.scenario), seen, today());
    // A person's settings are no place for the names in a document.
    if (sight.scenario) {
        sight.scenario->name.clear();
    }
    for (auto* named : {&sight.loop, &sight.marked, &sight.markedFlows}) {
        std::for_each(named->begin(), named->end(), [](Mention& one) { one.name.clear(); });
    }
    m_settings.setSeen(m_document->path(), {sight, seen.focus.toDate,
                                            QString::fromLatin1(m_tabs->currentWidget()->metaObject()->className())});
}

void MainWindow::lookAgain()
{
    const auto seen = m_settings.seen(m_document->path());
    if (!seen) {
        return;
    }
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (m_tabs->widget(tab)->metaObject()->className() == seen->panel) {
            m_tabs->setCurrentIndex(tab);
        }
    }
    Looks wanted = reopened(*m_document, seen->sight, looks(), today()).looks; // what is gone is passed over
    // What a scenario has collapsed comes with it.
    Focus inScenario = m_focus.focus();
    inScenario.scenario = wanted.focus.scenario;
    m_focus.set(inScenario);
    const Filter& now = m_focus.focus().question.filter;
    wanted.focus.question.filter.collapsed = now.collapsed;
    wanted.focus.question.filter.collapsedKinds = now.collapsedKinds;
    wanted.focus.toDate = seen->toDate;
    look(wanted);
}

} // namespace roundtrip
