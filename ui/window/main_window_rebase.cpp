// SPDX-License-Identifier: GPL-3.0-or-later
// Making the scenario that is looked at fit its changed base.
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/rebase_dialog.h"
#include "ui/window/scenario_banner.h"

namespace roundtrip {

void MainWindow::wireRebase()
{
    QAction* rebase = m_actions->rebase;
    const auto follow = [this, rebase] {
        rebase->setEnabled(!m_document->readOnly() && !m_document->conflicts(m_focus.focus().scenario).empty());
    };
    connect(&m_focus, &FocusHolder::changed, this, follow);
    connect(m_document.get(), &Document::changed, this, follow);
    const auto open = [this] {
        const auto scenario = m_focus.focus().scenario;
        if (scenario && !m_document->conflicts(scenario).empty()) {
            (new RebaseDialog(*m_document, m_editor, *scenario, this))->open();
        }
    };
    connect(rebase, &QAction::triggered, this, open);
    connect(m_banner, &ScenarioBanner::rebaseAsked, this, open);
}

} // namespace roundtrip
