// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's page of one record: its fields, what it comes to, what hangs together with it, what sources say.
#pragma once

#include <memory>
#include <vector>

#include "ui/document/editor.h"
#include "ui/panels/claims_list.h"
#include "ui/panels/figure_grid.h"
#include "ui/panels/record_form.h"
#include "ui/panels/record_list.h"

class QVBoxLayout;

namespace roundtrip {

class RecordPage : public QWidget {
    Q_OBJECT

public:
    RecordPage(Document& document, FocusHolder& focus, Editor& editor, const RecordKey& record,
               QWidget* parent = nullptr);

    const RecordKey& record() const { return m_record; }
    void refresh(const Findings* findings);
    void setTones(const Tones& tones);
    QStringList endTyping(); // what could not be taken

signals:
    // The payments of a figure are to be shown.
    void paymentsAsked(const QString& figure, const roundtrip::FigureParts& parts);
    void recordChosen(const roundtrip::RecordKey& record);

private:
    // A title and what stands below it; both go where there is nothing to show.
    struct Section {
        QLabel* title = nullptr;
        QWidget* body = nullptr;
        void setVisible(bool visible) const;
    };
    Section addSection(const QString& title, QWidget* body);
    RecordList* addList(Section& section, const QString& title);
    void fill(const Section& section, RecordList* list, std::vector<ListedRecord> records);
    void addHead();
    void refreshHead();
    void refreshParty(const Book& book, PartyId party, const Findings* findings);
    void refreshFlow(const Book& book, const Flow& flow, const Findings* findings);
    void refreshDealForm(DealId deal);

    Document& m_document;
    FocusHolder& m_focus;
    Editor& m_editor;
    RecordKey m_record;
    QVBoxLayout* m_layout;
    QLabel* m_kind = nullptr;  // and what the scenario did to the record
    QLabel* m_title = nullptr; // of records without a name of their own
    QPushButton* m_reset = nullptr;
    QPushButton* m_promote = nullptr;
    RecordForm* m_form = nullptr;
    FigureGrid* m_figures = nullptr;
    QLabel* m_why = nullptr;
    RecordForm* m_dealForm = nullptr;
    DealId m_deal;
    ClaimsList* m_claims = nullptr;
    RecordList* m_flows = nullptr; // flows, or of a scenario what it alters
    RecordList* m_units = nullptr;
    RecordList* m_relations = nullptr;
    RecordList* m_metrics = nullptr;
    RecordList* m_conditions = nullptr;
    RecordList* m_payments = nullptr;
    Section m_figuresPart, m_flowsPart, m_unitsPart, m_relationsPart, m_metricsPart, m_conditionsPart, m_paymentsPart,
        m_dealPart, m_claimsPart;
    std::vector<RecordList*> m_lists;
};

} // namespace roundtrip
