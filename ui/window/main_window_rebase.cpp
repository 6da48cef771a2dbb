// SPDX-License-Identifier: GPL-3.0-or-later
// The scenario that is looked at: made to fit its changed base, and left when it is gone.
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/rebase_dialog.h"
#include "ui/window/scenario_banner.h"
#include "ui/words/words.h"

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

void MainWindow::leaveGoneScenario()
{
    Focus focus = m_focus.focus();
    if (!focus.scenario) {
        return;
    }
    if (const Scenario* scenario = m_document->book().find(*focus.scenario)) {
        m_scenarioName = oneLine(qt(scenario->name)); // it may be another since
        return;
    }
    focus.scenario.reset();
    m_focus.set(focus);
    tell(tr("The scenario %1 is not in this document any more; the base is shown now.").arg(m_scenarioName));
}

} // namespace roundtrip
