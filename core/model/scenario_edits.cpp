// SPDX-License-Identifier: GPL-3.0-or-later
// Taking a record's part out of a scenario, back to the base or into it (scenario.h).
#include <algorithm>

#include "core/model/scenario.h"
#include "core/model/scenario_steps.h"

namespace roundtrip {

namespace {

// The book without the records and without what cannot be without them. What a removal takes along for tidiness alone,
// a deal left without a flow, stays: the scenario kept it.
Book withoutRecords(const Book& book, const std::vector<RecordKey>& records)
{
    Book after = book;
    const Changes removal = removeRecords(book, records).changes;
    roundtrip::apply(after, removal);
    Keys lost(records.begin(), records.end());
    // From the end: what is referred to is looked at before what refers to it.
    for (auto change = removal.rbegin(); change != removal.rend(); ++change) {
        const auto* removed = std::get_if<Removed>(&*change);
        if (removed == nullptr || lost.contains(keyOf(removed->row))) {
            continue;
        }
        const std::vector<RecordKey> named = references(removed->row);
        if (std::any_of(named.begin(), named.end(), [&](const RecordKey& key) { return lost.contains(key); })) {
            lost.insert(keyOf(removed->row));
        } else {
            std::visit([&](const auto& row) { after.put(row); }, removed->row);
        }
    }
    return after;
}

// Each takes a pass over the records of its kind; of more one pass over the whole book is less.
constexpr std::size_t fewKeys = 16;

// The edit, unless it leaves one of the records in the book broken.
Edit checked(const Keys& keys, const Book& after, Changes changes)
{
    Edit edit{std::move(changes), {}, {}};
    if (keys.size() > fewKeys) {
        for (const Invalid& fault : faultsOf(after)) {
            if (keys.contains(fault.record)) {
                edit.faults.push_back(fault);
            }
        }
    } else {
        for (const RecordKey& key : keys) {
            if (const auto row = after.row(key)) {
                const std::vector<Invalid> faults = faultsOf(after, *row);
                edit.faults.insert(edit.faults.end(), faults.begin(), faults.end());
            }
        }
    }
    if (!edit.good()) {
        edit.changes.clear();
    }
    return edit;
}

// The same, of what the scenario comes to.
Edit checkedInside(const Book& base, ScenarioId scenario, const Keys& keys, Changes changes)
{
    Book after = base;
    roundtrip::apply(after, changes);
    return checked(keys, scenarioBook(after, scenario).book, std::move(changes));
}

} // namespace

Edit resetRecords(const Book& base, ScenarioId scenario, const std::vector<RecordKey>& records)
{
    const Keys keys = followers(scenarioBook(base, scenario).book, base, records);
    return checkedInside(base, scenario, keys, without(base, scenario, keys));
}

Edit resetField(const Book& base, ScenarioId scenario, const RecordKey& record, std::string_view field)
{
    Keys keys = claimsOf(base, record, field);
    Changes changes = withoutFields(base, scenario, {{record, field}});
    keys.insert(record);
    return checkedInside(base, scenario, keys, std::move(changes));
}

Edit promoteRecords(const Book& base, ScenarioId scenario, const std::vector<RecordKey>& records)
{
    const Book shown = scenarioBook(base, scenario).book;
    const Keys keys = followers(base, shown, records);
    std::vector<RecordKey> gone;
    for (const RecordKey& key : keys) {
        if (!shown.row(key)) {
            gone.push_back(key);
        }
    }
    Book after = withoutRecords(base, gone);
    roundtrip::apply(after, without(base, scenario, keys));
    for (const RecordKey& key : keys) {
        if (const auto row = shown.row(key)) {
            std::visit([&](const auto& put) { after.put(put); }, *row);
        }
    }
    return checked(keys, after, difference(base, after));
}

} // namespace roundtrip
