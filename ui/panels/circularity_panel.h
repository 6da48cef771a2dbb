// SPDX-License-Identifier: GPL-3.0-or-later
// Circularity, explained: through the years, by the deals that it stands on, and by the pairs that carry it.
#pragma once

#include <memory>
#include <vector>

#include "core/analysis/circularity_by_deal.h"
#include "core/analysis/circularity_by_year.h"
#include "core/analysis/findings.h"
#include "core/analysis/payment_list.h"
#include "ui/charts/circularity_chart.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/panels/newest.h"
#include "ui/tables/circular_deal_rows.h"
#include "ui/tables/circular_pair_rows.h"
#include "ui/tables/table_view.h"
#include <QLabel>
#include <QSplitter>
#include <QWidget>

namespace roundtrip {

struct CircularityAnswer {
    std::shared_ptr<const Findings> findings;
    Book book; // that of the findings: names the deals
    std::vector<CircularYear> years;
    std::vector<WithoutDeal> deals;
    std::vector<CircularRange> ranges; // of each pair of the network
};

// Promise: what is shown belongs to the newest findings; it is worked out only where the panel is seen.
class CircularityPanel : public QWidget {
    Q_OBJECT

public:
    CircularityPanel(FocusHolder& focus, const Document& document, QWidget* parent = nullptr);

    void setFindings(const std::shared_ptr<const Findings>& findings);
    void setTones(const Tones& tones);
    const CircularityChart* chart() const { return m_chart; }

signals:
    // The payments of a figure are to be shown.
    void paymentsAsked(const QString& figure, const roundtrip::FigureParts& parts);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* titled(QLabel* title, QWidget* content);
    void ask();
    void present(const std::shared_ptr<const CircularityAnswer>& answer);
    void showNothing(const QString& why);
    void selectDeal(int row);
    void selectPair(int row);
    void follow(const Selection& selection);

    FocusHolder& m_focus;
    const Document& m_document;
    std::shared_ptr<const Findings> m_findings;
    Book m_book;
    bool m_asked = false; // of these findings
    Newest<std::shared_ptr<const CircularityAnswer>> m_answers;
    QSplitter* m_answer = nullptr;
    QLabel* m_empty = nullptr;
    QLabel* m_yearsTitle = nullptr;
    QLabel* m_dealsTitle = nullptr;
    QLabel* m_pairsTitle = nullptr;
    CircularityChart* m_chart = nullptr;
    RowModel<CircularDealRow>* m_dealModel = nullptr;
    RowModel<CircularPairRow>* m_pairModel = nullptr;
    TableView* m_deals = nullptr;
    TableView* m_pairs = nullptr;
};

} // namespace roundtrip
