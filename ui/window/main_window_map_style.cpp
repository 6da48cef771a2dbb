// SPDX-License-Identifier: GPL-3.0-or-later
// How the map is drawn: chosen by hand it is an action of the document, and so every window of it follows, undo and
// redo too. A saved view draws it otherwise for as long as it is looked at, without one.
#include "ui/window/actions.h"
#include "ui/window/main_window.h"

namespace roundtrip {

void MainWindow::wireMapStyle()
{
    const auto option = [this](QAction* action, bool MapStyle::*part, const QString& onName, const QString& offName) {
        connect(action, &QAction::triggered, this, [this, part, onName, offName](bool on) {
            MapStyle wanted = m_mapOptions.style;
            wanted.*part = on;
            setMapStyle(wanted);
            if (!m_document->readOnly()) {
                m_editor.setMapStyle(on ? onName : offName, wanted);
            }
            recompose();
        });
    };
    option(m_actions->bundle, &MapStyle::bundled, tr("Bundle parallel flows"), tr("Unbundle parallel flows"));
    option(m_actions->relations, &MapStyle::relations, tr("Show relations"), tr("Hide relations"));
    option(m_actions->sizeByFlow, &MapStyle::sized, tr("Size cards by money"), tr("Draw cards in one size"));
}

void MainWindow::setMapStyle(const MapStyle& style)
{
    m_mapOptions.style = style;
    m_actions->bundle->setChecked(style.bundled);
    m_actions->relations->setChecked(style.relations);
    m_actions->sizeByFlow->setChecked(style.sized);
    followTurningDays(); // relations have some
}

// Only where the document has changed it: what a saved view set meanwhile stays.
void MainWindow::followMapStyle()
{
    const MapStyle kept = mapStyleIn(m_document->book());
    if (kept != m_styleKept) {
        m_styleKept = kept;
        setMapStyle(kept);
    }
}

} // namespace roundtrip
