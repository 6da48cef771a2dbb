// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/validity.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <unordered_set>

#include "core/model/circles.h"
#include "core/model/kept_loops.h"
#include "core/model/sight.h"
#include "core/values/names.h"

namespace roundtrip {

namespace {

using Circles = std::unordered_set<Uuid>;

class Checker {
public:
    // `circles` are all records that lead back to themselves, where they are known already.
    Checker(const Book& book, const RecordKey& record, std::vector<Invalid>& out, const Circles* circles = nullptr)
        : m_book(book), m_record(record), m_out(out), m_circles(circles)
    {}

    void fault(std::string_view field, Fault what) { m_out.push_back({m_record, field, what}); }

    template<class Record> void refers(std::string_view field, const Id<Record>& id)
    {
        if (id && m_book.find(id) == nullptr) {
            fault(field, Fault::noSuchRecord);
        }
    }
    template<class Record> void refers(std::string_view field, const std::optional<Id<Record>>& id)
    {
        if (id) {
            refers(field, *id);
        }
    }
    template<class Record> void refers(std::string_view field, const std::vector<Id<Record>>& ids)
    {
        if (std::any_of(ids.begin(), ids.end(), [&](const Id<Record>& id) { return m_book.find(id) == nullptr; })) {
            fault(field, Fault::noSuchRecord);
        }
    }
    void refers(std::string_view field, const Start& start)
    {
        if (const auto* condition = std::get_if<ConditionId>(&start)) {
            refers(field, *condition);
        }
    }
    template<class Other> void refers(std::string_view, const Other&) {}

    void isText(std::string_view field, const std::string& text)
    {
        if (text.find('\0') != std::string::npos || !isUtf8(text)) {
            fault(field, Fault::notText);
        }
    }
    template<class Other> void isText(std::string_view, const Other&) {}

    template<class Member> void given(std::string_view field, const Member& member)
    {
        if constexpr (std::is_same_v<Member, std::string>) {
            if (member.empty()) {
                fault(field, Fault::missing);
            }
        } else if constexpr (requires { static_cast<bool>(member.value); } && !std::is_same_v<Member, Currency>) {
            if (!member) {
                fault(field, Fault::missing);
            }
        }
    }

    template<class Record> void fields(const Record& row)
    {
        forEachField<Record>([&](const auto& field) {
            const auto& member = row.*field.member;
            if (field.need == Need::required) {
                given(field.name, member);
            }
            refers(field.name, member);
            isText(field.name, member);
            if constexpr (std::is_same_v<decltype(member), const double&>) {
                if (!std::isfinite(member)) {
                    fault(field.name, Fault::outOfRange);
                }
            }
        });
    }

    void rules(const Flow& flow)
    {
        if (flow.payer && flow.payer == flow.payee) {
            fault("payee", Fault::sameParty);
        }
        if (flow.amount <= 0) {
            fault("amount", Fault::notPositive);
        }
        if (flow.schedule != ScheduleKind::custom) {
            return;
        }
        if (flow.payments.empty()) {
            fault("payments", Fault::paymentsMissing);
            return;
        }
        Minor sum = 0;
        bool overflow = false;
        for (const DatedAmount& payment : flow.payments) {
            overflow = overflow || __builtin_add_overflow(sum, payment.amount, &sum);
            if (payment.amount <= 0) {
                fault("payments", Fault::notPositive);
                return;
            }
        }
        if (!std::is_sorted(flow.payments.begin(), flow.payments.end(),
                            [](const DatedAmount& a, const DatedAmount& b) { return a.date < b.date; })) {
            fault("payments", Fault::paymentsUnsorted);
        }
        if (overflow || sum != flow.amount) {
            fault("payments", Fault::paymentsSum);
        }
    }
    void rules(const Relation& relation)
    {
        if (relation.from && relation.from == relation.to) {
            fault("to", Fault::sameParty);
        }
    }
    void rules(const Condition& condition)
    {
        if (condition.probability && !(*condition.probability >= 0 && *condition.probability <= 1)) {
            fault("probability", Fault::outOfRange);
        }
        if (m_circles != nullptr ? m_circles->contains(condition.id.value) : reaches(condition)) {
            fault("any_of", Fault::cycle);
        }
    }
    void rules(const Party& party)
    {
        if (m_circles != nullptr ? m_circles->contains(party.id.value) : reaches(party)) {
            fault("parent", Fault::cycle);
        }
    }
    void rules(const Metric& metric)
    {
        if (metric.year < 1 || metric.year > 9999) {
            fault("year", Fault::outOfRange);
        }
    }
    void rules(const FxRate& rate)
    {
        if (!(rate.rate > 0)) {
            fault("rate", Fault::notPositive);
        }
    }
    void rules(const Claim& claim)
    {
        if (!m_book.row({claim.record, claim.recordId})) {
            fault("record_id", Fault::noSuchRecord);
        }
        if (fieldName(claim.record, claim.field).empty()) {
            fault("field", Fault::noSuchField);
        } else if (!valueFromText(claim.record, claim.field, claim.value)) {
            fault("value", Fault::doesNotFit);
        }
    }
    void rules(const KeptLoop& loop)
    {
        const std::set<PartyId> parties(loop.parties.begin(), loop.parties.end());
        if (parties.size() < 2 || parties.size() != loop.parties.size()) {
            fault("parties", Fault::notALoop);
        }
    }
    void rules(const Annotation& annotation)
    {
        if (annotation.shape == AnnotationShape::note && annotation.text.empty()) {
            fault("text", Fault::missing);
        }
        if (!(annotation.width > 0)) {
            fault("width", Fault::notPositive);
        }
        if (!(annotation.height > 0)) {
            fault("height", Fault::notPositive);
        }
    }
    void rules(const SavedView& view)
    {
        if (!view.shows.empty() && !decodedSight(view.shows)) {
            fault("shows", Fault::doesNotFit);
        }
    }
    void rules(const Collapse& collapse)
    {
        if (!collapse.party && !collapse.kind) {
            fault("party", Fault::missing);
        } else if (collapse.party && collapse.kind) {
            fault("kind", Fault::doesNotFit); // one or the other
        }
    }
    template<class Other> void rules(const Other&) {}

private:
    // Whether the party stands above itself; a circle further up is the fault of those on it.
    bool reaches(const Party& party) const
    {
        std::set<PartyId> seen;
        for (auto above = party.parent; above && seen.insert(*above).second;) {
            if (*above == party.id) {
                return true;
            }
            const Party* next = m_book.find(*above);
            above = next == nullptr ? std::nullopt : next->parent;
        }
        return false;
    }

    // Whether following any_of from the condition comes back to it.
    bool reaches(const Condition& condition) const
    {
        std::set<ConditionId> seen;
        std::vector<ConditionId> open = condition.anyOf;
        while (!open.empty()) {
            const ConditionId next = open.back();
            open.pop_back();
            if (next == condition.id) {
                return true;
            }
            const Condition* found = seen.insert(next).second ? m_book.find(next) : nullptr;
            if (found != nullptr) {
                open.insert(open.end(), found->anyOf.begin(), found->anyOf.end());
            }
        }
        return false;
    }

    const Book& m_book;
    RecordKey m_record;
    std::vector<Invalid>& m_out;
    const Circles* m_circles;
};

// The parties and conditions of a book that lead back to themselves.
Circles circlesOf(const Book& book)
{
    std::vector<Uuid> parties;
    for (const Party& party : book.parties()) {
        parties.push_back(party.id.value);
    }
    Circles out = onCircles(parties, [&](const Uuid& id) {
        const auto parent = book.find(PartyId{id})->parent;
        return parent ? std::vector{parent->value} : std::vector<Uuid>{};
    });
    std::vector<Uuid> conditions;
    for (const Condition& condition : book.conditions()) {
        conditions.push_back(condition.id.value);
    }
    out.merge(onCircles(conditions, [&](const Uuid& id) {
        std::vector<Uuid> others;
        for (const ConditionId other : book.find(ConditionId{id})->anyOf) {
            others.push_back(other.value);
        }
        return others;
    }));
    return out;
}

// What of a record no other of its kind may share, and the field to blame; nothing where it may share all.
using Identity = std::pair<std::string_view, std::string>;
std::optional<Identity> identity(const Party& row)
{
    return Identity{"name", row.name};
}
std::optional<Identity> identity(const Deal& row)
{
    return Identity{"title", row.title};
}
std::optional<Identity> identity(const Condition& row)
{
    return Identity{"title", row.title};
}
std::optional<Identity> identity(const Scenario& row)
{
    return Identity{"name", row.name};
}
std::optional<Identity> identity(const Setting& row)
{
    return Identity{"key", row.key};
}
std::optional<Identity> identity(const Placement& row)
{
    return Identity{"party", text(row.party.value)};
}
std::optional<Identity> identity(const FxRate& row)
{
    return Identity{"date", row.currency.code() + text(row.date)};
}
std::optional<Identity> identity(const Metric& row)
{
    return Identity{"year", text(row.party.value) + std::to_string(row.year) + std::string(word(row.kind)) +
                                std::string(word(row.basis))};
}
std::optional<Identity> identity(const Claim& row)
{
    return row.chosen
               ? std::optional<Identity>{{"chosen", std::string(word(row.record)) + text(row.recordId) + row.field}}
               : std::nullopt;
}
std::optional<Identity> identity(const KeptLoop& row)
{
    return Identity{"parties", valueText(toValue(fromLeastId(row.parties)))};
}
std::optional<Identity> identity(const SavedView& row)
{
    return Identity{"name", row.name};
}
std::optional<Identity> identity(const Collapse& row)
{
    return row.party ? Identity{"party", text(row.party->value)}
                     : Identity{"kind", row.kind ? std::string(word(*row.kind)) : std::string()};
}
template<class Record> std::optional<Identity> identity(const Record&)
{
    return std::nullopt;
}

} // namespace

std::vector<Invalid> faultsOf(const Book& book, const Row& row)
{
    std::vector<Invalid> out;
    std::visit(
        [&]<class Record>(const Record& record) {
            Checker checker(book, keyOf(record), out);
            checker.fields(record);
            checker.rules(record);
            const auto own = identity(record);
            const auto& all = book.all<Record>();
            if (own && std::any_of(all.begin(), all.end(), [&](const Record& other) {
                    return other.id != record.id && identity(other) == own;
                })) {
                checker.fault(own->first, Fault::taken);
            }
        },
        row);
    return out;
}

std::vector<Invalid> faultsOf(const Book& book)
{
    std::vector<Invalid> out;
    const Circles circles = circlesOf(book);
    for (std::size_t kind = 0; kind < std::variant_size_v<Row>; ++kind) {
        withRecord(static_cast<RecordKind>(kind), [&]<class Record>(std::type_identity<Record>) {
            std::set<std::string> taken;
            for (const Record& record : book.all<Record>()) {
                Checker checker(book, keyOf(record), out, &circles);
                checker.fields(record);
                checker.rules(record);
                const auto own = identity(record);
                if (own && !taken.insert(own->second).second) {
                    checker.fault(own->first, Fault::taken);
                }
            }
        });
    }
    return out;
}

} // namespace roundtrip
