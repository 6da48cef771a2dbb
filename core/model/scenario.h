// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios: the base with a list of Changes applied in order, each step a record of the document.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/model/book.h"

namespace roundtrip {

const Scenario* scenarioNamed(const Book& book, std::string_view name);

// The steps of a scenario in their order.
std::vector<Step> stepsOf(const Book& book, ScenarioId scenario);

// What the document looks like in a scenario. Steps that no longer fit the base are left out and their conflicts
// told; each conflict names the step's record with both values.
struct ScenarioBook {
    Book book;
    std::vector<Conflict> conflicts;
};
ScenarioBook scenarioBook(const Book& base, ScenarioId scenario);

// An edit made inside a scenario, as changes of the base book: changes to records become steps appended to the
// scenario; those to scenarios, placements and settings stay as they are. `changes` are relative to the scenario's
// book.
Changes insideScenario(const Book& base, ScenarioId scenario, const Changes& changes);

} // namespace roundtrip
