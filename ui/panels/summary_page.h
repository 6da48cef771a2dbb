// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's page where not one record is selected: the document's figures, or what several come to.
#pragma once

#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/panels/figure_grid.h"
#include "ui/panels/record_list.h"

namespace roundtrip {

// The focus's selection without what is neither in the scenario nor in the base.
Selection selectionThere(const Document& document, const Focus& focus);

class SummaryPage : public QWidget {
    Q_OBJECT

public:
    SummaryPage(Document& document, FocusHolder& focus, QWidget* parent = nullptr);

    void refresh(const Findings* findings);
    void setTones(const Tones& tones);

signals:
    // The payments of a figure are to be shown.
    void paymentsAsked(const QString& figure, const roundtrip::FigureParts& parts);
    void recordChosen(const roundtrip::RecordKey& record);

private:
    void refreshDocument(const Book& book, const Findings* findings);
    void refreshSelection(const Book& book, const Selection& selection, const Findings* findings);

    Document& m_document;
    FocusHolder& m_focus;
    QLabel* m_caption;
    QLabel* m_title;
    FigureGrid* m_defined; // the document's figures, each with its definition
    FigureGrid* m_sums;
    RecordList* m_records;
    QLabel* m_hint;
};

} // namespace roundtrip
