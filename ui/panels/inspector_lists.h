// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of records in the inspector: what hangs together with the one that is shown.
#pragma once

#include <vector>

#include "ui/document/document.h"
#include "ui/document/focus.h"
#include "ui/panels/inspector_figures.h"
#include "ui/panels/record_list.h"

namespace roundtrip {

// A party's flows, the largest first, from its side: "→ OpenAI, equity". Those that the question does not count are
// faint; `findings` may be null.
std::vector<ListedRecord> flowsOfParty(const Book& book, PartyId party, const Findings* findings);
std::vector<ListedRecord> flowsOfDeal(const Book& book, DealId deal, const Findings* findings);
std::vector<ListedRecord> unitsOf(const Book& book, PartyId party);
std::vector<ListedRecord> relationsOf(const Book& book, PartyId party);
std::vector<ListedRecord> metricsOf(const Book& book, PartyId party);
// A flow's conditions with their states at the as-of date.
std::vector<ListedRecord> conditionsOf(const Book& book, const Flow& flow, Date asOf);
// What hangs on a condition: flows, and conditions that it would meet.
std::vector<ListedRecord> dependents(const Book& book, ConditionId condition);
// Date and amount; what lies after the as-of date is faint.
std::vector<ListedRecord> paymentLines(const FlowMoney& money, Date asOf);
// What a scenario makes other than the base.
std::vector<ListedRecord> differences(const Book& base, const Book& shown);

} // namespace roundtrip
