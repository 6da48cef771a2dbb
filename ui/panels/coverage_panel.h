// SPDX-License-Identifier: GPL-3.0-or-later
// Commitment coverage: what a party has promised to pay, year by year, against what it earns and is given.
#pragma once

#include <memory>

#include "core/analysis/coverage.h"
#include "core/analysis/payment_list.h"
#include "ui/charts/coverage_chart.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/panels/newest.h"
#include "ui/panels/party_choice.h"
#include "ui/tables/coverage_rows.h"
#include "ui/tables/table_view.h"
#include <QLabel>
#include <QSlider>
#include <QSplitter>
#include <QWidget>

namespace roundtrip {

struct CoverageAnswer {
    std::shared_ptr<const Findings> findings;
    Book book; // that of the findings: names the contracts
    PartyId party;
    double share = 1; // of revenue that is available
    Coverage coverage;
};

// An answer as the chart shows it: contracts are deals, the largest first, those beyond `most` taken together.
CoverageBars coverageBars(const CoverageAnswer& answer, std::size_t most = 8);

// Promise: follows the selected party; what is shown belongs to the newest findings, party and share.
class CoveragePanel : public QWidget {
    Q_OBJECT

public:
    CoveragePanel(FocusHolder& focus, const Document& document, QWidget* parent = nullptr);

    void setFindings(const std::shared_ptr<const Findings>& findings);
    void setTones(const Tones& tones);
    const CoverageChart* chart() const { return m_chart; }

signals:
    // The payments of a figure are to be shown.
    void paymentsAsked(const QString& figure, const roundtrip::FigureParts& parts);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeControls();
    void setParty(const std::optional<PartyId>& party);
    void ask();
    void present(const std::shared_ptr<const CoverageAnswer>& answer);
    void showNothing(const QString& why);

    FocusHolder& m_focus;
    const Document& m_document;
    std::shared_ptr<const Findings> m_findings;
    Book m_book;
    Newest<std::shared_ptr<const CoverageAnswer>> m_answers;
    PartyChoice* m_party = nullptr;
    QSlider* m_share = nullptr;
    QLabel* m_shareText = nullptr;
    QLabel* m_shortfall = nullptr;
    QLabel* m_growth = nullptr;
    QLabel* m_unknown = nullptr;
    QWidget* m_figures = nullptr;
    QSplitter* m_answer = nullptr;
    QLabel* m_empty = nullptr;
    CoverageChart* m_chart = nullptr;
    RowModel<CoverageRow>* m_model = nullptr;
    TableView* m_table = nullptr;
};

} // namespace roundtrip
