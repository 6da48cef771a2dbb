// SPDX-License-Identifier: GPL-3.0-or-later
// The payments behind a figure, down to its last cent; a figure anywhere in the window opens into it.
#pragma once

#include <memory>

#include "core/analysis/findings.h"
#include "core/analysis/payment_list.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/panels/newest.h"
#include "ui/tables/payment_group_rows.h"
#include "ui/tables/table_view.h"
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QWidget>

namespace roundtrip {

// Promise: the sum at the head is the figure under the newest findings, or what an opened group brings to it; it is
// worked out only where the panel is seen. Payments beyond some twenty thousand stand in groups, by year, month or day,
// each of which opens into what it sums.
class PaymentsPanel : public QWidget {
    Q_OBJECT

public:
    PaymentsPanel(FocusHolder& focus, const Document& document, QWidget* parent = nullptr);

    void setFindings(const std::shared_ptr<const Findings>& findings);
    void setTones(const Tones& tones);
    // The figure, by what it is called ("OpenAI: in"), and what makes it up.
    void setFigure(const QString& title, const FigureParts& parts);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void ask();
    void present(const std::shared_ptr<const PaymentAnswer>& answer);
    void follow(const Selection& selection);
    void showTable(TableView* table);
    void openGroup(int row);
    void goBack();

    FocusHolder& m_focus;
    const Document& m_document;
    std::shared_ptr<const Findings> m_findings;
    Book m_book; // that of the findings
    QString m_figure;
    FigureParts m_parts;
    // The groups that were opened, each in the one before.
    struct Opened {
        PaymentGroup group;
        PaymentGrain grain = PaymentGrain::year;
    };
    std::vector<Opened> m_opened;
    bool m_asked = false;
    Newest<std::shared_ptr<const PaymentAnswer>> m_answers;
    RowModel<PaymentRow>* m_model;
    TableView* m_table;
    RowModel<PaymentGroupRow>* m_groupModel;
    TableView* m_groups;
    QStackedWidget* m_tables;
    QToolButton* m_back;
    QLabel* m_title;
    QLabel* m_sum;
};

} // namespace roundtrip
