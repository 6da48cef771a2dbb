// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/edits.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "core/model/collapses.h"

namespace roundtrip {

namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

template<class Record> std::string freeName(const Book& book, std::string Record::*member, std::string_view wanted)
{
    const std::string base = trimmed(wanted);
    std::unordered_set<std::string_view> taken;
    for (const Record& row : book.all<Record>()) {
        taken.insert(row.*member);
    }
    std::string name = base;
    for (std::size_t n = 2; taken.contains(name); ++n) {
        name = base + " " + std::to_string(n);
    }
    return name;
}

// A created record, unless a rule is against it.
template<class Record> Edit creation(const Book& book, const Record& row)
{
    Edit edit;
    edit.record = keyOf(row);
    edit.faults = faultsOf(book, row);
    if (edit.good()) {
        edit.changes.emplace_back(Created{row});
    }
    return edit;
}

Edit refused(const RecordKey& record, std::string_view field, Fault fault)
{
    return {{}, {{record, field, fault}}, record};
}

std::string_view firstField(RecordKind kind)
{
    return withRecord(kind,
                      []<class Record>(std::type_identity<Record>) { return std::get<0>(Fields<Record>::list).name; });
}

Value withoutBlanks(const Value& value)
{
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr) {
        return value;
    }
    const std::string kept = trimmed(*text);
    return kept.empty() ? Value{} : Value{kept};
}

// Chosen claims of the altered fields that say other than the record now does.
void unchooseOthers(const Book& book, const Altered& altered, Changes& changes)
{
    for (const Claim& claim : book.all<Claim>()) {
        if (!claim.chosen || RecordKey{claim.record, claim.recordId} != altered.record) {
            continue;
        }
        for (const FieldChange& field : altered.fields) {
            if (field.field == claim.field && valueText(field.after) != claim.value) {
                Claim next = claim;
                next.chosen = false;
                changes.push_back(*alteration(claim, next));
            }
        }
    }
}

void followPayments(const Flow& flow, std::vector<FieldValue>& values)
{
    if (flow.payments.empty()) {
        if (flow.schedule == ScheduleKind::custom) {
            values.emplace_back("schedule", toValue(ScheduleKind::upfront));
        }
        return;
    }
    Minor sum = 0;
    for (const DatedAmount& payment : flow.payments) {
        if (__builtin_add_overflow(sum, payment.amount, &sum)) {
            return; // the rule about sums says so
        }
    }
    values.emplace_back("amount", toValue(sum));
    values.emplace_back("schedule", toValue(ScheduleKind::custom));
}

// The amount in minor units of another currency with the same number of major units; nothing where there is none.
std::optional<Minor> rescaled(Minor amount, Currency from, Currency to)
{
    const int shift = to.exponent() - from.exponent();
    if (shift < 0) {
        const Minor unit = powerOfTen(-shift);
        return amount % unit == 0 ? std::optional(amount / unit) : std::nullopt;
    }
    Minor result = 0;
    return __builtin_mul_overflow(amount, powerOfTen(shift), &result) ? std::nullopt : std::optional(result);
}

bool keepWorth(const Row& before, const Row& after, std::vector<FieldValue>& values)
{
    const auto amountInto = [&](const auto& was, const auto& is) {
        const auto amount = rescaled(was.amount, was.currency, is.currency);
        if (amount) {
            values.emplace_back("amount", toValue(*amount));
        }
        return amount.has_value();
    };
    if (const auto* metric = std::get_if<Metric>(&before)) {
        return amountInto(*metric, std::get<Metric>(after));
    }
    const auto* flow = std::get_if<Flow>(&before);
    if (flow == nullptr) {
        return true;
    }
    std::vector<DatedAmount> payments = flow->payments;
    for (DatedAmount& payment : payments) {
        const auto amount = rescaled(payment.amount, flow->currency, std::get<Flow>(after).currency);
        if (!amount) {
            return false;
        }
        payment.amount = *amount;
    }
    values.emplace_back("payments", toValue(payments));
    return amountInto(*flow, std::get<Flow>(after));
}

} // namespace

namespace {

void placeKind(const Book& book, const CardSpot& spot, Edit& edit)
{
    for (const Collapse& was : book.all<Collapse>()) {
        if (was.kind && was.kind == kindOfParty(spot.party)) {
            Collapse is = was;
            is.placed = true;
            is.x = spot.x;
            is.y = spot.y;
            is.pinned = spot.pinned;
            edit.record = keyOf(is);
            if (auto change = alteration(was, is)) {
                edit.changes.push_back(std::move(*change));
            }
        }
    }
}

} // namespace

std::string freePartyName(const Book& book, std::string_view wanted)
{
    return freeName(book, &Party::name, wanted);
}

std::string freeDealTitle(const Book& book, std::string_view wanted)
{
    return freeName(book, &Deal::title, wanted);
}

std::string freeConditionTitle(const Book& book, std::string_view wanted)
{
    return freeName(book, &Condition::title, wanted);
}

std::string freeScenarioName(const Book& book, std::string_view wanted)
{
    return freeName(book, &Scenario::name, wanted);
}

std::string freeViewName(const Book& book, std::string_view wanted)
{
    return freeName(book, &SavedView::name, wanted);
}

Edit addParty(const Book& book, std::string_view wanted, PartyKind kind)
{
    Party party;
    party.id = newId<Party>();
    party.name = freePartyName(book, wanted);
    party.kind = kind;
    return creation(book, party);
}

Edit renameParty(const Book& book, PartyId party, std::string_view name)
{
    return setField(book, {RecordKind::party, party.value}, "name", std::string(name));
}

Edit addFlow(const Book& book, Flow draft, std::string_view dealTitle)
{
    draft.id = newId<Flow>();
    if (draft.deal) {
        return creation(book, draft);
    }
    const Party* payer = book.find(draft.payer);
    const Party* payee = book.find(draft.payee);
    Deal deal;
    deal.id = newId<Deal>();
    std::string title = trimmed(dealTitle);
    if (title.empty() && payer != nullptr && payee != nullptr) {
        title = payer->name + " → " + payee->name;
    }
    deal.title = freeDealTitle(book, title);
    if (const auto* day = std::get_if<Date>(&draft.start)) {
        deal.announced = *day;
    }
    draft.deal = deal.id;
    Book with = book;
    with.put(deal);
    Edit edit = creation(with, draft);
    if (!edit.good()) {
        return edit;
    }
    Edit both = creation(book, deal); // whose title may be no text
    if (both.good()) {
        both.changes.push_back(std::move(edit.changes.front()));
        both.record = edit.record;
    }
    return both;
}

Edit addCondition(const Book& book, Condition draft)
{
    draft.id = newId<Condition>();
    draft.title = freeConditionTitle(book, draft.title);
    return creation(book, draft);
}

Edit addScenario(const Book& book, std::string_view wanted)
{
    return creation(book, Scenario{newId<Scenario>(), freeScenarioName(book, wanted), {}});
}

Edit setFields(const Book& book, const RecordKey& record, std::span<const FieldValue> values)
{
    const auto before = book.row(record);
    if (!before) {
        return refused(record, firstField(record.kind), Fault::noSuchRecord);
    }
    Edit edit;
    edit.record = record;
    Row after = *before;
    for (const auto& [name, value] : values) {
        const std::string_view field = fieldName(record.kind, name);
        if (field.empty()) {
            // The name's own storage may be gone before the fault is read.
            edit.faults.push_back({record, {}, Fault::noSuchField});
        } else if (!setFieldValue(after, field, withoutBlanks(value))) {
            edit.faults.push_back({record, field, Fault::doesNotFit});
        }
    }
    auto change = alteration(*before, after);
    if (!edit.good() || !change) {
        return edit;
    }
    edit.faults = faultsOf(book, after);
    if (edit.good()) {
        const Altered altered = std::get<Altered>(*change);
        edit.changes.push_back(std::move(*change));
        unchooseOthers(book, altered, edit.changes);
    }
    return edit;
}

Edit setField(const Book& book, const RecordKey& record, std::string_view field, const Value& value)
{
    const FieldValue one{field, value};
    return setFields(book, record, std::span(&one, 1));
}

Edit changeField(const Book& book, const RecordKey& record, std::string_view field, const Value& value)
{
    const auto before = book.row(record);
    Row after = before ? *before : Row{};
    std::vector<FieldValue> values{{field, value}};
    if (before && setFieldValue(after, fieldName(record.kind, field), value)) {
        if (field == "payments") {
            followPayments(std::get<Flow>(after), values);
        } else if (field == "currency" && !keepWorth(*before, after, values)) {
            return refused(record, "amount", Fault::doesNotFit);
        }
    }
    return setFields(book, record, values);
}

Edit movePlacement(const Book& book, std::span<const CardSpot> spots)
{
    std::unordered_map<PartyId, const Placement*> standing;
    for (const Placement& placement : book.all<Placement>()) {
        standing.emplace(placement.party, &placement);
    }
    std::map<PartyId, CardSpot> last; // a party named twice stands where it was put last
    for (const CardSpot& spot : spots) {
        last[spot.party] = spot;
    }
    Edit edit;
    for (const auto& [party, spot] : last) {
        if (kindOfParty(party)) {
            placeKind(book, spot, edit);
            continue;
        }
        const auto found = standing.find(party);
        const Placement was =
            found == standing.end() ? Placement{newId<Placement>(), party, 0, 0, false} : *found->second;
        const Placement is{was.id, party, spot.x, spot.y, spot.pinned};
        edit.record = keyOf(is);
        if (book.find(party) == nullptr) {
            edit.faults.push_back({keyOf(is), "party", Fault::noSuchRecord});
        } else if (found == standing.end()) {
            edit.changes.emplace_back(Created{is});
        } else if (auto change = alteration(was, is)) {
            edit.changes.push_back(std::move(*change));
        }
    }
    if (!edit.good()) {
        edit.changes.clear();
    }
    return edit;
}

Edit chooseClaim(const Book& book, ClaimId id)
{
    const Claim* claim = book.find(id);
    if (claim == nullptr) {
        return refused({RecordKind::claim, id.value}, "field", Fault::noSuchRecord);
    }
    const auto value = valueFromText(claim->record, claim->field, claim->value);
    if (!value) {
        return refused(keyOf(*claim), "value", Fault::doesNotFit);
    }
    const RecordKey record{claim->record, claim->recordId};
    Edit edit = setField(book, record, claim->field, *value);
    if (!edit.good()) {
        return edit;
    }
    // setField has let go of chosen claims that say otherwise; here all others are, before this one is chosen.
    std::erase_if(edit.changes, [](const Change& change) { return recordOf(change).kind == RecordKind::claim; });
    for (const Claim& other : book.all<Claim>()) {
        if (other.chosen && other.id != id && RecordKey{other.record, other.recordId} == record &&
            other.field == claim->field) {
            Claim next = other;
            next.chosen = false;
            edit.changes.push_back(*alteration(other, next));
        }
    }
    Claim chosen = *claim;
    chosen.chosen = true;
    if (auto change = alteration(*claim, chosen)) {
        edit.changes.push_back(std::move(*change));
    }
    return edit;
}

} // namespace roundtrip
