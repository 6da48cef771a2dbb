// SPDX-License-Identifier: GPL-3.0-or-later
// Clashes of a scenario with its base (rebase.h) as a person reads them, each on one line of plain text.
#pragma once

#include <vector>

#include "core/model/rebase.h"
#include <QString>

namespace roundtrip {

struct ClashText {
    QString record; // "Amazon → OpenAI, $40B equity"
    QString field;  // "Amount"; empty where the record as a whole clashes
    QString was;    // in the base that the scenario began from
    QString base;   // what the base has now
    QString scenario;
    QString outcome; // what comes of a clash with nothing to choose; empty where there is
};

// All of one scenario, in their order.
std::vector<ClashText> clashTexts(const Book& base, ScenarioId scenario, const std::vector<Clash>& clashes);

} // namespace roundtrip
