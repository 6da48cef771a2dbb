// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector: what is selected, its fields to edit and its figures to read.
#pragma once

#include <memory>

#include "ui/document/editor.h"
#include "ui/panels/record_page.h"
#include "ui/panels/summary_page.h"
#include <QScrollArea>

namespace roundtrip {

// Promise: shows the focus's selection in the focus's scenario. Edits of the document are shown in place: what is being
// typed, the keyboard's place and the scroll stay.
class InspectorPanel : public QScrollArea {
    Q_OBJECT

public:
    InspectorPanel(Document& document, FocusHolder& focus, Editor& editor, QWidget* parent = nullptr);

    void setFindings(const std::shared_ptr<const Findings>& findings);
    void setTones(const Tones& tones);
    // Puts the keyboard into the first field of what is selected.
    void edit();
    // What is being typed is taken, as by leaving its field; what could not be is given up, and told.
    QStringList endTyping();

signals:
    // The payments of a figure are to be shown.
    void paymentsAsked(const QString& figure, const roundtrip::FigureParts& parts);

private:
    void follow();
    void refresh();
    void put(QWidget* page);

    Document& m_document;
    FocusHolder& m_focus;
    Editor& m_editor;
    std::shared_ptr<const Findings> m_findings;
    Tones m_tones;
    RecordPage* m_record = nullptr; // one of the two is shown
    SummaryPage* m_summary = nullptr;
};

} // namespace roundtrip
