// SPDX-License-Identifier: GPL-3.0-or-later
// The list of loops: choosing one lights it up wherever it is seen.
#pragma once

#include <memory>

#include "core/analysis/findings.h"
#include "ui/document/focus.h"
#include "ui/tables/loop_rows.h"
#include "ui/tables/table_view.h"
#include <QLabel>
#include <QWidget>

namespace roundtrip {

class LoopsPanel : public QWidget {
    Q_OBJECT

public:
    explicit LoopsPanel(FocusHolder& focus, QWidget* parent = nullptr);

    void setFindings(const std::shared_ptr<const Findings>& findings);
    void setTones(const Tones& tones);
    // Lights the loop of that place in the list, from 0; none where there is no such loop.
    void light(int index);

private:
    void follow(const Focus& focus);

    FocusHolder& m_focus;
    std::shared_ptr<const Findings> m_findings;
    RowModel<LoopRow>* m_model;
    TableView* m_table;
    QLabel* m_summary;
};

} // namespace roundtrip
