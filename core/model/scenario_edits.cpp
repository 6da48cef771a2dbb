// SPDX-License-Identifier: GPL-3.0-or-later
// Taking a record's part out of a scenario, back to the base or into it (scenario.h).
#include <algorithm>
#include <functional>
#include <set>

#include "core/model/change_text.h"
#include "core/model/scenario.h"

namespace roundtrip {

namespace {

using Keys = std::set<RecordKey>;

class References {
public:
    explicit References(std::vector<RecordKey>& out) : m_out(out) {}

    template<class Record> void operator()(const Id<Record>& id)
    {
        if (id) {
            m_out.push_back({Fields<Record>::kind, id.value});
        }
    }
    template<class Record> void operator()(const std::optional<Id<Record>>& id)
    {
        if (id) {
            (*this)(*id);
        }
    }
    template<class Record> void operator()(const std::vector<Id<Record>>& ids)
    {
        for (const Id<Record>& id : ids) {
            (*this)(id);
        }
    }
    void operator()(const Start& start)
    {
        if (const auto* condition = std::get_if<ConditionId>(&start)) {
            (*this)(*condition);
        }
    }
    template<class Other> void operator()(const Other&) {}

private:
    std::vector<RecordKey>& m_out;
};

// The records that a row names.
std::vector<RecordKey> references(const Row& row)
{
    std::vector<RecordKey> out;
    std::visit(
        [&]<class Record>(const Record& record) {
            References take(out);
            forEachField<Record>([&](const auto& field) { take(record.*field.member); });
            if constexpr (std::is_same_v<Record, Claim>) {
                out.push_back({record.record, record.recordId});
            }
        },
        row);
    return out;
}

// What belongs to a record without being named by it: its claims, and a party's place.
void addAttached(const Book& book, const RecordKey& record, std::vector<RecordKey>& out)
{
    for (const Claim& claim : book.all<Claim>()) {
        if (RecordKey{claim.record, claim.recordId} == record) {
            out.push_back(keyOf(claim));
        }
    }
    for (const Placement& placement : book.all<Placement>()) {
        if (RecordKey{RecordKind::party, placement.party.value} == record) {
            out.push_back(keyOf(placement));
        }
    }
}

// What goes when the record goes from the book, and what is altered by it.
void addRemoval(const Book& book, const RecordKey& record, std::vector<RecordKey>& out)
{
    for (const Change& change : removeRecords(book, std::span(&record, 1)).changes) {
        out.push_back(recordOf(change));
    }
}

// The record and those that have to follow it from `from` to `to`, two states of one book: what differs and hangs
// together by claims and places, by what `to`'s row names and `from` lacks, and by what cannot be without a row that
// `to` lacks.
Keys followers(const Book& from, const Book& to, const RecordKey& record)
{
    Keys keys;
    std::vector<RecordKey> open{record};
    while (!open.empty()) {
        const RecordKey key = open.back();
        open.pop_back();
        const auto was = from.row(key);
        const auto is = to.row(key);
        if ((was == is && key != record) || !keys.insert(key).second) {
            continue;
        }
        addAttached(from, key, open);
        addAttached(to, key, open);
        if (was && !is) {
            addRemoval(from, key, open);
        }
        for (const RecordKey& named : is ? references(*is) : std::vector<RecordKey>()) {
            if (!from.row(named)) {
                open.push_back(named);
            }
        }
    }
    return keys;
}

// The scenario's steps with only what `kept` leaves of each of their changes.
Changes thinned(const Book& base, ScenarioId scenario, const std::function<std::optional<Change>(const Change&)>& kept)
{
    Changes out;
    for (const Step& step : stepsOf(base, scenario)) {
        const auto changes = decodedChanges(step.change);
        if (!changes) {
            continue;
        }
        Changes rest;
        for (const Change& change : *changes) {
            if (auto left = kept(change)) {
                rest.push_back(std::move(*left));
            }
        }
        if (rest.empty()) {
            out.emplace_back(Removed{step});
        } else if (rest != *changes) {
            Step next = step;
            next.change = encoded(rest);
            out.push_back(*alteration(step, next));
        }
    }
    return out;
}

Changes without(const Book& base, ScenarioId scenario, const Keys& keys)
{
    return thinned(base, scenario, [&](const Change& change) {
        return keys.contains(recordOf(change)) ? std::nullopt : std::optional(change);
    });
}

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

// The edit, unless it leaves one of the records in the book broken.
Edit checked(const RecordKey& record, const Keys& keys, const Book& after, Changes changes)
{
    Edit edit{std::move(changes), {}, record};
    for (const RecordKey& key : keys) {
        if (const auto row = after.row(key)) {
            const std::vector<Invalid> faults = faultsOf(after, *row);
            edit.faults.insert(edit.faults.end(), faults.begin(), faults.end());
        }
    }
    if (!edit.good()) {
        edit.changes.clear();
    }
    return edit;
}

// The same, of what the scenario comes to.
Edit checkedInside(const Book& base, ScenarioId scenario, const RecordKey& record, const Keys& keys, Changes changes)
{
    Book after = base;
    roundtrip::apply(after, changes);
    return checked(record, keys, scenarioBook(after, scenario).book, std::move(changes));
}

} // namespace

Edit resetRecord(const Book& base, ScenarioId scenario, const RecordKey& record)
{
    const Keys keys = followers(scenarioBook(base, scenario).book, base, record);
    return checkedInside(base, scenario, record, keys, without(base, scenario, keys));
}

Edit resetField(const Book& base, ScenarioId scenario, const RecordKey& record, std::string_view field)
{
    Keys claims;
    for (const Claim& claim : base.all<Claim>()) {
        if (claim.field == field && RecordKey{claim.record, claim.recordId} == record) {
            claims.insert(keyOf(claim));
        }
    }
    Changes changes = thinned(base, scenario, [&](const Change& change) -> std::optional<Change> {
        const auto* altered = std::get_if<Altered>(&change);
        const bool ofRecord = altered != nullptr && altered->record == record;
        if (!ofRecord && (altered == nullptr || !claims.contains(altered->record))) {
            return change;
        }
        Altered rest = *altered;
        std::erase_if(rest.fields, [&](const FieldChange& one) {
            return one.field == (ofRecord ? field : std::string_view("chosen"));
        });
        return rest.fields.empty() ? std::nullopt : std::optional<Change>(std::move(rest));
    });
    Keys keys = std::move(claims);
    keys.insert(record);
    return checkedInside(base, scenario, record, keys, std::move(changes));
}

Edit promoteRecord(const Book& base, ScenarioId scenario, const RecordKey& record)
{
    const Book shown = scenarioBook(base, scenario).book;
    const Keys keys = followers(base, shown, record);
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
    return checked(record, keys, after, difference(base, after));
}

} // namespace roundtrip
