// SPDX-License-Identifier: GPL-3.0-or-later
// Stress: a shock to outside assets, who can no longer pay in which round, and what it costs the others.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "core/analysis/stress.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/panels/newest.h"
#include "ui/panels/scenario_choice.h"
#include "ui/panels/shock_list.h"
#include "ui/tables/stress_rows.h"
#include "ui/tables/table_view.h"
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTimer>
#include <QWidget>

namespace roundtrip {

struct StressAnswer {
    std::shared_ptr<const Network> network;
    Stress stress;
    std::map<PartyId, double> shocks;
    // The same shock on another scenario, where one stands beside.
    std::optional<Document::InScenario> beside;
    std::map<PartyId, Minor> lossesBeside;
    Minor totalBeside = 0;
};

// Promise: what is shown belongs to the newest findings and shocks. The rounds light up only while a person plays or
// drags them; whenever nothing is to be lit, defaultsShown says so with an empty list.
class StressPanel : public QWidget {
    Q_OBJECT

public:
    StressPanel(FocusHolder& focus, const Document& document, QWidget* parent = nullptr);

    void setFindings(const std::shared_ptr<const Findings>& findings);
    void setTones(const Tones& tones);
    // The round up to which defaults are shown; 0 for none.
    int round() const { return m_round->value(); }

signals:
    // The parties in default up to the round that is shown, those of the first round first.
    void defaultsShown(const std::vector<roundtrip::PartyId>& parties);
    void partyActivated(roundtrip::PartyId party);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeAnswer();
    void ask();
    void present(const std::shared_ptr<const StressAnswer>& answer);
    void play(bool on);
    void showRound();
    void fill();
    void follow(const Focus& focus);
    void offerScenarios();

    FocusHolder& m_focus;
    const Document& m_document;
    std::shared_ptr<const Findings> m_findings;
    Book m_book;
    std::shared_ptr<const StressAnswer> m_shown;
    Newest<std::shared_ptr<const StressAnswer>> m_answers;
    ShockList* m_shocks;
    QWidget* m_answer = nullptr;
    QLabel* m_total = nullptr;
    QLabel* m_besideTitle = nullptr;
    ScenarioChoice* m_beside = nullptr;
    QLabel* m_besideTotal = nullptr;
    QPushButton* m_play = nullptr;
    QSlider* m_round = nullptr;
    QLabel* m_roundText = nullptr;
    QLabel* m_unknown = nullptr;
    RowModel<StressRow>* m_model = nullptr;
    TableView* m_table = nullptr;
    QLabel* m_empty = nullptr;
    QTimer m_clock;
    std::vector<PartyId> m_lit;
};

} // namespace roundtrip
