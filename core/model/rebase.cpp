// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/rebase.h"

#include <algorithm>
#include <iterator>

#include "core/model/change_text.h"
#include "core/model/scenario.h"
#include "core/model/scenario_steps.h"

namespace roundtrip {

namespace {

// Plays the steps on the base. Each change that does not fit is told of and bent until it does, or dropped, so that
// the next one finds what it starts from.
class Walk {
public:
    Walk(const Book& base, ScenarioId scenario) : m_base(base), m_shown(base)
    {
        for (const Step& step : stepsOf(base, scenario)) {
            play(step);
        }
        joinRemoved();
        for (Clash& clash : m_clashes) {
            takeWanted(clash);
        }
    }

    const std::vector<Clash>& clashes() const { return m_clashes; }
    // What makes the steps fit.
    const Changes& changes() const { return m_changes; }

private:
    void play(const Step& step)
    {
        const auto changes = decodedChanges(step.change);
        if (!changes) {
            m_clashes.push_back({Clash::Kind::unreadable, keyOf(step), {}});
            m_changes.emplace_back(Removed{step});
            return;
        }
        Changes fitting;
        for (const Change& change : *changes) {
            if (roundtrip::apply(m_shown, change).empty()) {
                fitting.push_back(change);
            } else if (auto bent = std::visit([this](const auto& one) { return fit(one); }, change)) {
                roundtrip::apply(m_shown, *bent);
                fitting.push_back(std::move(*bent));
            }
        }
        if (fitting.empty()) {
            m_changes.emplace_back(Removed{step});
        } else if (fitting != *changes) {
            Step next = step;
            next.change = encoded(fitting);
            m_changes.push_back(*alteration(step, next));
        }
    }

    std::optional<Change> fit(const Created& created)
    {
        const Row there = *m_shown.row(keyOf(created.row));
        auto altered = alteration(there, created.row);
        Clash clash{Clash::Kind::bothAdded, keyOf(there), {}};
        if (altered) {
            for (const FieldChange& field : std::get<Altered>(*altered).fields) {
                clash.fields.push_back({field.field, {}, field.before, field.after});
            }
        }
        m_clashes.push_back(std::move(clash));
        return altered;
    }

    std::optional<Change> fit(const Removed& removed)
    {
        const RecordKey key = keyOf(removed.row);
        const auto there = m_shown.row(key);
        if (!there) {
            m_clashes.push_back({Clash::Kind::bothRemoved, key, {}});
            return std::nullopt;
        }
        Clash clash{Clash::Kind::removedAndAltered, key, {}};
        const auto altered = alteration(removed.row, *there);
        for (const FieldChange& field : std::get<Altered>(*altered).fields) {
            clash.fields.push_back({field.field, field.before, field.after, {}});
        }
        m_clashes.push_back(std::move(clash));
        return Removed{*there};
    }

    std::optional<Change> fit(const Altered& altered)
    {
        const auto there = m_shown.row(altered.record);
        Altered bent{altered.record, {}};
        for (const FieldChange& field : altered.fields) {
            if (!there) {
                addLost(altered.record, field);
                continue;
            }
            const auto now = fieldValue(*there, field.field);
            Row after = *there;
            if (!now || !setFieldValue(after, field.field, field.after)) {
                m_clashes.push_back({Clash::Kind::unreadable, altered.record, {}});
                continue;
            }
            if (*now != field.before) {
                addAltered(altered.record, field, *now);
            }
            if (*now != field.after) {
                bent.fields.push_back({field.field, *now, field.after});
            }
        }
        return bent.fields.empty() ? std::nullopt : std::optional<Change>(std::move(bent));
    }

    // One clash for all that the scenario altered of a record that is gone; of a field the first is what it began from.
    void addLost(const RecordKey& record, const FieldChange& change)
    {
        auto clash = std::find_if(m_clashes.begin(), m_clashes.end(), [&](const Clash& known) {
            return known.record == record && known.kind == Clash::Kind::alteredAndRemoved;
        });
        if (clash == m_clashes.end()) {
            clash = m_clashes.insert(clash, {Clash::Kind::alteredAndRemoved, record, {}});
        }
        const auto field = std::find_if(clash->fields.begin(), clash->fields.end(),
                                        [&](const Clash::Field& known) { return known.field == change.field; });
        if (field == clash->fields.end()) {
            clash->fields.push_back({change.field, change.before, {}, change.after});
        } else {
            field->wanted = change.after;
        }
    }

    void addAltered(const RecordKey& record, const FieldChange& change, const Value& shown)
    {
        const bool known = std::any_of(m_clashes.begin(), m_clashes.end(), [&](const Clash& clash) {
            return clash.record == record && clash.kind == Clash::Kind::bothAltered &&
                   clash.fields.front().field == change.field;
        });
        if (!known) {
            const auto row = m_base.row(record);
            const Value now = row ? *fieldValue(*row, change.field) : shown;
            m_clashes.push_back({Clash::Kind::bothAltered, record, {{change.field, change.before, now, change.after}}});
        }
    }

    // Of what the scenario altered and then removed there is one thing to choose: whether it is there.
    void joinRemoved()
    {
        std::vector<Clash> joined;
        for (Clash& clash : m_clashes) {
            if (clash.kind == Clash::Kind::bothAltered && !m_shown.row(clash.record)) {
                clash.kind = Clash::Kind::removedAndAltered;
                clash.fields.front().wanted = {};
            }
            const auto same = std::find_if(joined.begin(), joined.end(), [&](const Clash& known) {
                return known.record == clash.record && known.kind == clash.kind &&
                       clash.kind == Clash::Kind::removedAndAltered;
            });
            if (same == joined.end()) {
                joined.push_back(std::move(clash));
            } else {
                std::move(clash.fields.begin(), clash.fields.end(), std::back_inserter(same->fields));
            }
        }
        m_clashes = std::move(joined);
    }

    // Later steps may have gone on from where the clash was met.
    void takeWanted(Clash& clash) const
    {
        const auto row = m_shown.row(clash.record);
        if (!row || (clash.kind != Clash::Kind::bothAltered && clash.kind != Clash::Kind::bothAdded)) {
            return;
        }
        for (Clash::Field& field : clash.fields) {
            field.wanted = *fieldValue(*row, field.field);
        }
    }

    const Book& m_base;
    Book m_shown;
    std::vector<Clash> m_clashes;
    Changes m_changes;
};

// The steps without the part of them that gives way to the base.
Book givenWay(const Book& base, ScenarioId scenario, const std::vector<Clash>& giving)
{
    const Book shown = scenarioBook(base, scenario).book;
    Keys records;
    FieldKeys fields;
    for (const Clash& clash : giving) {
        if (clash.kind == Clash::Kind::bothAltered) {
            fields.insert({clash.record, clash.fields.front().field});
        } else if (clash.kind != Clash::Kind::unreadable) { // those are dropped by the walk
            records.merge(followers(shown, base, {clash.record}));
        }
    }
    Book after = base;
    roundtrip::apply(after, without(base, scenario, records));
    roundtrip::apply(after, withoutFields(after, scenario, fields));
    return after;
}

} // namespace

bool Clash::open() const
{
    switch (kind) {
    case Kind::bothAltered:
    case Kind::bothAdded:
        return std::any_of(fields.begin(), fields.end(), [](const Field& field) { return field.now != field.wanted; });
    case Kind::removedAndAltered: return true;
    case Kind::alteredAndRemoved:
    case Kind::bothRemoved:
    case Kind::unreadable: return false;
    }
    return false;
}

std::vector<Clash> clashes(const Book& base, ScenarioId scenario)
{
    return Walk(base, scenario).clashes();
}

Edit rebased(const Book& base, ScenarioId scenario, const std::function<Prevails(const Clash&)>& side)
{
    std::vector<Clash> giving = clashes(base, scenario);
    std::erase_if(giving, [&](const Clash& clash) { return clash.open() && side(clash) == Prevails::scenario; });
    Book after = givenWay(base, scenario, giving);
    roundtrip::apply(after, Walk(after, scenario).changes());

    Edit edit{difference(base, after), {}, {RecordKind::scenario, scenario.value}};
    const std::vector<Invalid> before = faultsOf(scenarioBook(base, scenario).book);
    for (const Invalid& fault : faultsOf(scenarioBook(after, scenario).book)) {
        if (std::find(before.begin(), before.end(), fault) == before.end()) {
            edit.faults.push_back(fault);
        }
    }
    if (!edit.good()) {
        edit.changes.clear();
    }
    return edit;
}

} // namespace roundtrip
