// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/focus.h"

#include <algorithm>
#include <utility>

#include <QScopedValueRollback>

namespace roundtrip {

Selection selectionOf(std::vector<RecordKey> records)
{
    std::sort(records.begin(), records.end());
    records.erase(std::unique(records.begin(), records.end()), records.end());
    return records;
}

void FocusHolder::set(const Focus& focus)
{
    if (focus.scenario != m_focus.scenario && !m_leaving) {
        const QScopedValueRollback<bool> once(m_leaving, true);
        emit leavingScenario();
    }
    if (focus == m_focus) {
        return;
    }
    const Focus before = std::exchange(m_focus, focus);
    // A copy is sent: who listens may set the focus again.
    const Focus now = m_focus;
    emit changed(now, before);
}

void FocusHolder::select(std::vector<RecordKey> records)
{
    Focus focus = m_focus;
    focus.selection = selectionOf(std::move(records));
    set(focus);
}

void FocusHolder::light(std::optional<LitLoop> loop)
{
    Focus focus = m_focus;
    focus.loop = std::move(loop);
    set(focus);
}

} // namespace roundtrip
