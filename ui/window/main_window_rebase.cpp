// SPDX-License-Identifier: GPL-3.0-or-later
// The scenario that is looked at: made to fit its changed base, and left when it is gone.
#include "ui/panels/inspector_panel.h"
#include "ui/panels/loops_panel.h"
#include "ui/panels/records_panel.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/message_bar.h"
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
    connect(&m_focus, &FocusHolder::leavingScenario, this, &MainWindow::endTyping);
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
    const QString gone =
        tr("The scenario %1 is not in this document any more; the base is shown now.").arg(m_scenarioName);
    if (m_notTaken.isEmpty()) {
        tell(gone);
    } else {
        fail(gone + QLatin1Char(' ') + m_notTaken);
    }
    m_goneTold = m_messages->text();
}

void MainWindow::endTyping()
{
    m_notTaken.clear();
    const auto scenario = m_focus.focus().scenario;
    if (!scenario || m_document->book().find(*scenario) != nullptr) {
        m_canvas->leaveEditor();
    }
    QStringList lost{m_canvas->dropEditor()};
    lost << m_inspector->endTyping() << m_records->endTyping();
    m_loops->endTyping();
    lost.removeAll(QString());
    if (!lost.isEmpty()) {
        m_notTaken =
            tr("Not taken: %1. Type it again where it is meant.").arg(oneLine(lost.join(QStringLiteral("; "))));
        fail(m_notTaken);
    }
}

} // namespace roundtrip
