// SPDX-License-Identifier: GPL-3.0-or-later
// Who hosts whom: clouds by labs from the relations, on the day that is shown.
#pragma once

#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/tables/hosting_model.h"
#include "ui/words/tones.h"
#include <QLabel>
#include <QTableView>
#include <QWidget>

namespace roundtrip {

class HostingLegend;

// Promise: follows the document, the scenario, the day (the timeline's too, while it plays) and the selection.
class HostingPanel : public QWidget {
    Q_OBJECT

public:
    HostingPanel(FocusHolder& focus, const Document& document, QWidget* parent = nullptr);

    void setTones(const Tones& tones);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fill();
    void follow(const Selection& selection);

    FocusHolder& m_focus;
    const Document& m_document;
    HostingModel* m_model;
    HostingDelegate* m_delegate;
    QTableView* m_table;
    HostingLegend* m_legend;
    QLabel* m_title;
    QLabel* m_empty;
    bool m_quiet = false; // the selection is followed, not made
};

} // namespace roundtrip
