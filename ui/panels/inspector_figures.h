// SPDX-License-Identifier: GPL-3.0-or-later
// The figures that the inspector shows of a document, of a party, of several records and of a flow.
#pragma once

#include <vector>

#include "core/analysis/findings.h"
#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/panels/figure_grid.h"

namespace roundtrip {

// Headline, circular, one-way, external and the two shares, each with its definition.
std::vector<FigureLine> documentFigures(const Findings& findings);

// Net, in and out with their parts, counterparties and concentration; none for a party outside the network.
std::vector<FigureLine> partyFigures(const Findings& findings, PartyId party);

// What several records come to: the parties' money from and to all others and among themselves, the flows' sum.
std::vector<FigureLine> selectionFigures(const Findings& findings, const Selection& selection);

// What a question takes of one flow, in the reporting currency.
struct FlowMoney {
    bool counted = false;
    std::vector<DatedAmount> payments; // dated, in order
    Minor dated = 0;                   // their sum
    Minor paid = 0;                    // of it on or before the as-of date
    Minor undated = 0;
    Currency currency;

    Minor total() const { return dated + undated; }
};
FlowMoney flowMoney(const Findings& findings, const Flow& flow);

// Why nothing of a flow counts, as a sentence; one reason at a time, the most lasting first.
QString whyNotCounted(const Book& book, const Flow& flow, const Question& question);

} // namespace roundtrip
