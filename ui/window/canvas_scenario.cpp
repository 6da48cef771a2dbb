// SPDX-License-Identifier: GPL-3.0-or-later
// What a scenario did to the selected records: reset to the base, or promoted to it.
#include "ui/window/canvas_actions.h"
#include <QMenu>

namespace roundtrip {

namespace {

// Of more selected records it takes too long to look whether one is otherwise: what is asked then says so.
constexpr std::size_t mostLookedAt = 1000;

} // namespace

void CanvasActions::makeScenario()
{
    m_reset = made(tr("R&eset to base"), Qt::CTRL | Qt::ALT | Qt::Key_R,
                   [this] { m_parts.editor.resetRecords(selection()); });
    m_promote = made(tr("Pro&mote to base"), Qt::CTRL | Qt::ALT | Qt::Key_B,
                     [this] { m_parts.editor.promoteRecords(selection()); });
}

void CanvasActions::enableScenario()
{
    const bool may = !m_parts.document.readOnly() && m_parts.focus.focus().scenario;
    const bool any = may && (selection().size() > mostLookedAt || !m_parts.editor.otherThanInBase(selection()).empty());
    m_reset->setEnabled(any);
    m_promote->setEnabled(any);
}

void CanvasActions::fillScenario(QMenu* menu) const
{
    menu->addActions({m_reset, m_promote});
}

} // namespace roundtrip
