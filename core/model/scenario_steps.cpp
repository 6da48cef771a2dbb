// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/scenario_steps.h"

#include <algorithm>

#include "core/model/change_text.h"
#include "core/model/scenario.h"

namespace roundtrip {

namespace {

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

// What belongs to a record without being named by it: its claims, a party's place, that it is collapsed.
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
    for (const Collapse& collapse : book.all<Collapse>()) {
        if (collapse.party && RecordKey{RecordKind::party, collapse.party->value} == record) {
            out.push_back(keyOf(collapse));
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

} // namespace

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

Keys followers(const Book& from, const Book& to, const std::vector<RecordKey>& records)
{
    Keys keys;
    const Keys asked(records.begin(), records.end());
    std::vector<RecordKey> open = records;
    while (!open.empty()) {
        const RecordKey key = open.back();
        open.pop_back();
        const auto was = from.row(key);
        const auto is = to.row(key);
        if ((was == is && !asked.contains(key)) || !keys.insert(key).second) {
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

Keys claimsOf(const Book& base, const RecordKey& record, std::string_view field)
{
    Keys claims;
    for (const Claim& claim : base.all<Claim>()) {
        if (claim.field == field && RecordKey{claim.record, claim.recordId} == record) {
            claims.insert(keyOf(claim));
        }
    }
    return claims;
}

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

Changes withoutFields(const Book& base, ScenarioId scenario, const FieldKeys& fields)
{
    FieldKeys dropped = fields;
    for (const auto& [record, field] : fields) {
        for (const RecordKey& claim : claimsOf(base, record, field)) {
            dropped.insert({claim, "chosen"});
        }
    }
    return thinned(base, scenario, [&](const Change& change) -> std::optional<Change> {
        const auto* altered = std::get_if<Altered>(&change);
        if (altered == nullptr) {
            return change;
        }
        Altered rest = *altered;
        std::erase_if(rest.fields, [&](const FieldChange& one) {
            return dropped.contains({altered->record, one.field});
        });
        return rest.fields.empty() ? std::nullopt : std::optional<Change>(std::move(rest));
    });
}

} // namespace roundtrip
