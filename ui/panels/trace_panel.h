// SPDX-License-Identifier: GPL-3.0-or-later
// Where the money goes: what becomes of one dollar that a party pays out.
#pragma once

#include <memory>
#include <optional>

#include "core/analysis/trace.h"
#include "ui/canvas/sankey_view.h"
#include "ui/document/focus.h"
#include "ui/panels/newest.h"
#include "ui/panels/party_choice.h"
#include "ui/panels/selected_money.h"
#include "ui/tables/stay_rows.h"
#include "ui/tables/table_view.h"
#include "ui/words/tones.h"
#include <QLabel>
#include <QSplitter>
#include <QWidget>

namespace roundtrip {

struct TraceAnswer {
    std::shared_ptr<const Network> network;
    MoneyOf from; // whose dollar leaves, and to whom all of it goes first, where that is said
    std::uint32_t source = 0;
    Trace trace;
};

// Promise: follows the selection; what is shown belongs to the newest findings, source and first payee.
class TracePanel : public QWidget {
    Q_OBJECT

public:
    explicit TracePanel(FocusHolder& focus, QWidget* parent = nullptr);

    void setFindings(const std::shared_ptr<const Findings>& findings);
    void setTones(const Tones& tones);
    const SankeyView* view() const { return m_view; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeControls();
    void offer();
    void trace(const MoneyOf& from);
    void ask();
    void present(const std::shared_ptr<const TraceAnswer>& answer);
    void showNothing(const QString& why);

    FocusHolder& m_focus;
    std::shared_ptr<const Findings> m_findings;
    Newest<std::shared_ptr<const TraceAnswer>> m_answers;
    std::optional<MoneyOf> m_from;
    PartyChoice* m_source = nullptr;
    PartyChoice* m_via = nullptr;
    QWidget* m_figures = nullptr;
    QLabel* m_home = nullptr;
    QLabel* m_hops = nullptr;
    QLabel* m_leftOut = nullptr;
    QSplitter* m_answer = nullptr;
    SankeyView* m_view = nullptr;
    RowModel<StayRow>* m_model = nullptr;
    TableView* m_table = nullptr;
    QLabel* m_empty = nullptr;
};

} // namespace roundtrip
