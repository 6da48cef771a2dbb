// SPDX-License-Identifier: GPL-3.0-or-later
// Net exposure: every party's ins and outs, and beside it what the pairs of the chosen party have at stake.
#pragma once

#include <memory>

#include "core/analysis/findings.h"
#include "core/analysis/payment_list.h"
#include "ui/document/focus.h"
#include "ui/tables/exposure_rows.h"
#include "ui/tables/pair_rows.h"
#include "ui/tables/table_view.h"
#include <QCheckBox>
#include <QLabel>
#include <QWidget>

namespace roundtrip {

class ExposurePanel : public QWidget {
    Q_OBJECT

public:
    explicit ExposurePanel(FocusHolder& focus, QWidget* parent = nullptr);

    void setFindings(const std::shared_ptr<const Findings>& findings);
    void setTones(const Tones& tones);

signals:
    // The payments of a figure are to be shown.
    void paymentsAsked(const QString& figure, const roundtrip::FigureParts& parts);
    // The party is to be brought into view.
    void partyActivated(roundtrip::PartyId party);

private:
    void fill();
    void follow(const Focus& focus);

    FocusHolder& m_focus;
    std::shared_ptr<const Findings> m_findings;
    RowModel<ExposureRow>* m_model;
    RowModel<PairRow>* m_pairModel;
    TableView* m_table;
    TableView* m_pairs;
    QLabel* m_pairTitle;
    QCheckBox* m_onlySelected;
};

} // namespace roundtrip
