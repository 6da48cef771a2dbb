// SPDX-License-Identifier: GPL-3.0-or-later
// Figures that open into their payments, from wherever in the window they are shown.
#include "ui/panels/circularity_panel.h"
#include "ui/panels/coverage_panel.h"
#include "ui/panels/exposure_panel.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/loops_panel.h"
#include "ui/panels/payments_panel.h"
#include "ui/panels/recoupment_panel.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/words/field_text.h"

namespace roundtrip {

void MainWindow::wirePayments()
{
    connect(m_inspector, &InspectorPanel::paymentsAsked, this, &MainWindow::showPayments);
    connect(m_loops, &LoopsPanel::paymentsAsked, this, &MainWindow::showPayments);
    connect(m_exposure, &ExposurePanel::paymentsAsked, this, &MainWindow::showPayments);
    connect(m_circularity, &CircularityPanel::paymentsAsked, this, &MainWindow::showPayments);
    connect(m_recoupmentPanel, &RecoupmentPanel::paymentsAsked, this, &MainWindow::showPayments);
    connect(m_coverage, &CoveragePanel::paymentsAsked, this, &MainWindow::showPayments);
    connect(m_actions->payments, &QAction::triggered, this, &MainWindow::showPaymentsOfSelection);
}

void MainWindow::showPayments(const QString& figure, const FigureParts& parts)
{
    m_payments->setFigure(figure, parts);
    showPanel(m_payments);
}

// Arrows stand for flows, so theirs are those of the selected flows; else what the selected parties net.
void MainWindow::showPaymentsOfSelection()
{
    const Book& book = m_document->book(m_focus.focus().scenario);
    const Selection& selection = m_focus.focus().selection;
    std::vector<FlowId> flows;
    FigureParts parties;
    for (const RecordKey& record : selection) {
        if (record.kind == RecordKind::flow) {
            flows.push_back(FlowId{record.id});
        } else if (record.kind == RecordKind::party) {
            const FigureParts net = *partsOf(Figure::net, PartyId{record.id});
            parties.adds.insert(parties.adds.end(), net.adds.begin(), net.adds.end());
            parties.takesOff.insert(parties.takesOff.end(), net.takesOff.begin(), net.takesOff.end());
        } else if (record.kind == RecordKind::deal) {
            for (const Flow& flow : book.flows()) {
                if (flow.deal.value == record.id) {
                    flows.push_back(flow.id);
                }
            }
        }
    }
    const QString one = selection.size() == 1 ? recordText(book, selection.front()) : QString();
    if (!flows.empty()) {
        showPayments(one.isEmpty() ? tr("Selected flows") : one, partsOfFlows(std::move(flows)));
    } else if (!parties.adds.empty()) {
        showPayments(one.isEmpty() ? tr("Selected parties: net") : tr("%1: net").arg(one), parties);
    }
}

} // namespace roundtrip
