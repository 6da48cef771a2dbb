// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios: the base with a list of Changes applied in order, each step a record of the document.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/model/book.h"
#include "core/model/edits.h"

namespace roundtrip {

const Scenario* scenarioNamed(const Book& book, std::string_view name);

// The steps of a scenario in their order.
std::vector<Step> stepsOf(const Book& book, ScenarioId scenario);

// What the document looks like in a scenario. Steps that no longer fit the base are left out and their conflicts
// told; each conflict names the step's record with both values. Where the card of a party stands that only the base
// has, and that it is collapsed, is not in the scenario's book either: every book refers only to what it has.
struct ScenarioBook {
    Book book;
    std::vector<Conflict> conflicts;
};
ScenarioBook scenarioBook(const Book& base, ScenarioId scenario);

// An edit made inside a scenario, as changes of the base book: changes to records become steps appended to the
// scenario; those to scenarios, placements and settings stay as they are, but for the placement of a party that the
// base does not have. A party that is taken out keeps its place in the base. `changes` are relative to the scenario's
// book.
Changes insideScenario(const Book& base, ScenarioId scenario, const Changes& changes);

// The edits below are of the base book. They take the records' part out of the scenario's steps and leave the rest of
// them. Where the scenario says nothing of the records they alter nothing.

// The records are in the scenario again what they are in the base: one that it added is gone, with all that cannot be
// without it; one that it removed is back, with what it cannot be without. Their claims go along. Together they may go
// where one by one they may not: two parties that have changed names.
Edit resetRecords(const Book& base, ScenarioId scenario, const std::vector<RecordKey>& records);
// Only one of its fields is, and which claim of that field is chosen.
Edit resetField(const Book& base, ScenarioId scenario, const RecordKey& record, std::string_view field);
// The base takes the records as the scenario has them, with their claims and the added records that they name; the
// scenario looks as before.
Edit promoteRecords(const Book& base, ScenarioId scenario, const std::vector<RecordKey>& records);

} // namespace roundtrip
