// SPDX-License-Identifier: GPL-3.0-or-later
// The list of loops: choosing one lights it up wherever it is seen; it can be named, pinned, noted and copied.
#pragma once

#include <memory>

#include "core/analysis/findings.h"
#include "core/analysis/payment_list.h"
#include "ui/document/editor.h"
#include "ui/document/focus.h"
#include "ui/panels/loop_filter.h"
#include "ui/panels/newest.h"
#include "ui/tables/loop_rows.h"
#include "ui/tables/table_view.h"
#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace roundtrip {

class LoopsPanel : public QWidget {
    Q_OBJECT

public:
    LoopsPanel(const Document& document, FocusHolder& focus, Editor& editor, QWidget* parent = nullptr);

    void setFindings(const std::shared_ptr<const Findings>& findings);
    void setTones(const Tones& tones);
    // Lights the loop through these parties; one that the network does not have is shown in the list, its parties are
    // selected, and nothing is lit. A filter that hides it is taken away.
    void showLoop(const std::vector<PartyId>& parties);

    void endTyping(); // takes what is being typed into a cell

signals:
    // The legs of a loop, in the direction of the money, are to be followed.
    void roundAsked(const std::vector<roundtrip::PartyId>& parties);
    // The payments of a figure are to be shown.
    void paymentsAsked(const QString& figure, const roundtrip::FigureParts& parts);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void ask();
    void present(std::shared_ptr<const ListedLoops> listed);
    void fill();
    void choose(int row);
    void follow(const Focus& focus);
    void edit(LoopColumn column);
    void openMenu(int row, const QPoint& place);
    void copyLegs();
    void askRound();
    const LoopRow* current() const;

    const Document& m_document;
    FocusHolder& m_focus;
    Editor& m_editor;
    std::shared_ptr<const Findings> m_findings;
    std::shared_ptr<const ListedLoops> m_listed;
    Newest<std::shared_ptr<const ListedLoops>> m_answers;
    bool m_asked = false; // for what is wanted now
    LoopModel* m_model;
    TableView* m_table;
    QLabel* m_summary;
    LoopFilter* m_filter;
    QPushButton* m_copy;
    QPushButton* m_round;
};

} // namespace roundtrip
