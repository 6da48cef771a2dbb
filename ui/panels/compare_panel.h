// SPDX-License-Identifier: GPL-3.0-or-later
// The base and a scenario, or two scenarios, side by side: the records and the figures in which they differ.
#pragma once

#include <memory>
#include <vector>

#include "core/analysis/compare.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/panels/newest.h"
#include "ui/panels/scenario_choice.h"
#include "ui/tables/change_rows.h"
#include "ui/tables/figure_rows.h"
#include "ui/tables/table_view.h"
#include <QLabel>
#include <QSplitter>
#include <QWidget>

namespace roundtrip {

struct CompareAnswer {
    std::vector<ChangeRow> records;
    std::vector<FigureTableRow> figures;
    bool loopsCounted = true;
    QString failure; // why there is no answer; empty where there is one
};

// Promise: follows the document, the question and the scenario that is shown; a stale comparison is never shown.
class ComparePanel : public QWidget {
    Q_OBJECT

public:
    ComparePanel(FocusHolder& focus, const Document& document, QWidget* parent = nullptr);

    void setTones(const Tones& tones);

signals:
    void partyActivated(roundtrip::PartyId party);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void offer();
    void ask();
    void present(const std::shared_ptr<const CompareAnswer>& answer);
    void showNothing(const QString& why);
    void choose(std::vector<RecordKey> records);

    FocusHolder& m_focus;
    const Document& m_document;
    Newest<std::shared_ptr<const CompareAnswer>> m_answers;
    ScenarioChoice* m_before;
    ScenarioChoice* m_after;
    QLabel* m_summary;
    QLabel* m_empty;
    QSplitter* m_tables;
    RowModel<ChangeRow>* m_changeModel;
    TableView* m_changes;
    RowModel<FigureTableRow>* m_figureModel;
    TableView* m_figures;
};

} // namespace roundtrip
