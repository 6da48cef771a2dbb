// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/scenario.h"

#include <algorithm>
#include <set>

#include "core/model/change_text.h"

namespace roundtrip {

namespace {

// Records that say how a document is looked at, not what is in it: a scenario does not have its own.
bool belongsToBase(RecordKind kind)
{
    return kind == RecordKind::scenario || kind == RecordKind::step || kind == RecordKind::placement ||
           kind == RecordKind::setting || kind == RecordKind::savedView || kind == RecordKind::collapse;
}

// A card stands in the base where its party does: a party that only the scenario has takes its place along, and that it
// is collapsed.
bool standsInBase(const Book& base, const Change& change)
{
    const auto of = [&base](const Row& row) {
        const auto* placement = std::get_if<Placement>(&row);
        const auto* collapse = std::get_if<Collapse>(&row);
        return (placement == nullptr || base.find(placement->party) != nullptr) &&
               (collapse == nullptr || !collapse->party || base.find(*collapse->party) != nullptr);
    };
    if (const auto* created = std::get_if<Created>(&change)) {
        return of(created->row);
    }
    const RecordKey record = recordOf(change);
    return record.kind == RecordKind::placement  ? base.find(PlacementId{record.id}) != nullptr
           : record.kind == RecordKind::collapse ? base.find(CollapseId{record.id}) != nullptr
                                                 : true;
}

// The parties that changes take out and the base has: it keeps where their cards stand, and that they are collapsed.
std::set<PartyId> onlyOutOfSight(const Book& base, const Changes& changes)
{
    std::set<PartyId> parties;
    for (const Change& change : changes) {
        const auto* removed = std::get_if<Removed>(&change);
        const auto* party = removed != nullptr ? std::get_if<Party>(&removed->row) : nullptr;
        if (party != nullptr && base.find(party->id) != nullptr) {
            parties.insert(party->id);
        }
    }
    return parties;
}

// Whether the change takes out where the card of one of these stands, or that it is collapsed.
bool takesPlaceOf(const std::set<PartyId>& parties, const Change& change)
{
    const auto* removed = std::get_if<Removed>(&change);
    if (removed == nullptr) {
        return false;
    }
    const auto* placement = std::get_if<Placement>(&removed->row);
    const auto* collapse = std::get_if<Collapse>(&removed->row);
    return (placement != nullptr && parties.contains(placement->party)) ||
           (collapse != nullptr && collapse->party && parties.contains(*collapse->party));
}

// Out of the book what the base says of the cards of parties that the scenario does not have.
void dropPlaces(Book& book)
{
    std::vector<PlacementId> placements;
    for (const Placement& placement : book.all<Placement>()) {
        if (book.find(placement.party) == nullptr) {
            placements.push_back(placement.id);
        }
    }
    std::vector<CollapseId> collapses;
    for (const Collapse& collapse : book.all<Collapse>()) {
        if (collapse.party && book.find(*collapse.party) == nullptr) {
            collapses.push_back(collapse.id);
        }
    }
    for (const PlacementId id : placements) {
        book.erase(id);
    }
    for (const CollapseId id : collapses) {
        book.erase(id);
    }
}

} // namespace

const Scenario* scenarioNamed(const Book& book, std::string_view name)
{
    const auto& all = book.all<Scenario>();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Scenario& scenario) { return scenario.name == name; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<Step> stepsOf(const Book& book, ScenarioId scenario)
{
    std::vector<Step> steps;
    const auto& all = book.all<Step>();
    std::copy_if(all.begin(), all.end(), std::back_inserter(steps),
                 [&](const Step& step) { return step.scenario == scenario; });
    std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.position < b.position; });
    return steps;
}

ScenarioBook scenarioBook(const Book& base, ScenarioId scenario)
{
    ScenarioBook out{base, {}};
    bool partiesGo = false;
    for (const Step& step : stepsOf(base, scenario)) {
        const auto changes = decodedChanges(step.change);
        auto conflicts =
            changes ? apply(out.book, *changes)
                    : std::vector<Conflict>{{keyOf(step), Conflict::Kind::doesNotFit, "change", step.change, {}}};
        std::move(conflicts.begin(), conflicts.end(), std::back_inserter(out.conflicts));
        partiesGo = partiesGo || (changes && !onlyOutOfSight(base, *changes).empty());
    }
    if (partiesGo) {
        dropPlaces(out.book);
    }
    return out;
}

Changes insideScenario(const Book& base, ScenarioId scenario, const Changes& changes)
{
    const std::vector<Step> steps = stepsOf(base, scenario);
    std::int64_t position = steps.empty() ? 0 : steps.back().position;
    const std::set<PartyId> outOfSight = onlyOutOfSight(base, changes);
    Changes out;
    for (const Change& change : changes) {
        if (belongsToBase(recordOf(change).kind) && standsInBase(base, change)) {
            if (!takesPlaceOf(outOfSight, change)) {
                out.push_back(change);
            }
        } else {
            out.emplace_back(Created{Step{newId<Step>(), scenario, ++position, encoded({change})}});
        }
    }
    return out;
}

} // namespace roundtrip
