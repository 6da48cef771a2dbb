// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of each record, listed once: changes, documents, tables and forms are all made from these lists.
#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>

#include "core/model/rows.h"

namespace roundtrip {

// A field's value as it is stored and compared: nothing, a whole number, a real number or text. Dates are ISO 8601
// text, ids 36 characters, vocabularies their words, truth 0 or 1, amounts minor units; lists are text too
// (fields.cpp).
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

enum class Need : bool { optional, required };

template<class Record, class Member> struct Field {
    std::string_view name;
    Member Record::*member;
    Need need = Need::optional;
};
template<class Record, class Member> Field(std::string_view, Member Record::*) -> Field<Record, Member>;
template<class Record, class Member> Field(std::string_view, Member Record::*, Need) -> Field<Record, Member>;

// Fields<R>::kind is R's table; Fields<R>::list its fields but for the id, in the order of tables.
template<class Record> struct Fields;

template<> struct Fields<Party> {
    static constexpr RecordKind kind = RecordKind::party;
    static constexpr std::tuple list{Field{"name", &Party::name, Need::required},
                                     Field{"kind", &Party::kind},
                                     Field{"parent", &Party::parent},
                                     Field{"ticker", &Party::ticker},
                                     Field{"country", &Party::country},
                                     Field{"note", &Party::note}};
};
template<> struct Fields<Deal> {
    static constexpr RecordKind kind = RecordKind::deal;
    static constexpr std::tuple list{Field{"title", &Deal::title, Need::required}, Field{"announced", &Deal::announced},
                                     Field{"status", &Deal::status}, Field{"ended", &Deal::ended},
                                     Field{"note", &Deal::note}};
};
template<> struct Fields<Flow> {
    static constexpr RecordKind kind = RecordKind::flow;
    static constexpr std::tuple list{Field{"deal", &Flow::deal, Need::required},
                                     Field{"payer", &Flow::payer, Need::required},
                                     Field{"payee", &Flow::payee, Need::required},
                                     Field{"instrument", &Flow::instrument, Need::required},
                                     Field{"amount", &Flow::amount, Need::required},
                                     Field{"currency", &Flow::currency, Need::required},
                                     Field{"start", &Flow::start},
                                     Field{"end", &Flow::end},
                                     Field{"schedule", &Flow::schedule},
                                     Field{"payments", &Flow::payments},
                                     Field{"conditions", &Flow::conditions},
                                     Field{"firmness", &Flow::firmness},
                                     Field{"settlement", &Flow::settlement},
                                     Field{"assumption", &Flow::assumption},
                                     Field{"note", &Flow::note}};
};
template<> struct Fields<Condition> {
    static constexpr RecordKind kind = RecordKind::condition;
    static constexpr std::tuple list{Field{"title", &Condition::title, Need::required},
                                     Field{"state", &Condition::state},
                                     Field{"probability", &Condition::probability},
                                     Field{"expected", &Condition::expected},
                                     Field{"decided", &Condition::decided},
                                     Field{"deadline", &Condition::deadline},
                                     Field{"any_of", &Condition::anyOf},
                                     Field{"disclosed", &Condition::disclosed},
                                     Field{"note", &Condition::note}};
};
template<> struct Fields<Relation> {
    static constexpr RecordKind kind = RecordKind::relation;
    static constexpr std::tuple list{Field{"from", &Relation::from, Need::required},
                                     Field{"to", &Relation::to, Need::required},
                                     Field{"type", &Relation::type, Need::required},
                                     Field{"depth", &Relation::depth},
                                     Field{"start", &Relation::start},
                                     Field{"end", &Relation::end},
                                     Field{"note", &Relation::note}};
};
template<> struct Fields<Metric> {
    static constexpr RecordKind kind = RecordKind::metric;
    static constexpr std::tuple list{
        Field{"party", &Metric::party, Need::required},       Field{"year", &Metric::year, Need::required},
        Field{"kind", &Metric::kind, Need::required},         Field{"amount", &Metric::amount, Need::required},
        Field{"currency", &Metric::currency, Need::required}, Field{"basis", &Metric::basis}};
};
template<> struct Fields<Claim> {
    static constexpr RecordKind kind = RecordKind::claim;
    static constexpr std::tuple list{Field{"record", &Claim::record, Need::required},
                                     Field{"record_id", &Claim::recordId, Need::required},
                                     Field{"field", &Claim::field, Need::required},
                                     Field{"value", &Claim::value, Need::required},
                                     Field{"source", &Claim::source, Need::required},
                                     Field{"dated", &Claim::dated},
                                     Field{"grade", &Claim::grade},
                                     Field{"chosen", &Claim::chosen}};
};
template<> struct Fields<FxRate> {
    static constexpr RecordKind kind = RecordKind::fxRate;
    static constexpr std::tuple list{Field{"currency", &FxRate::currency, Need::required},
                                     Field{"date", &FxRate::date, Need::required},
                                     Field{"rate", &FxRate::rate, Need::required}};
};
template<> struct Fields<Scenario> {
    static constexpr RecordKind kind = RecordKind::scenario;
    static constexpr std::tuple list{Field{"name", &Scenario::name, Need::required}, Field{"note", &Scenario::note}};
};
template<> struct Fields<Step> {
    static constexpr RecordKind kind = RecordKind::step;
    static constexpr std::tuple list{Field{"scenario", &Step::scenario, Need::required},
                                     Field{"position", &Step::position, Need::required},
                                     Field{"change", &Step::change, Need::required}};
};
template<> struct Fields<Placement> {
    static constexpr RecordKind kind = RecordKind::placement;
    static constexpr std::tuple list{Field{"party", &Placement::party, Need::required},
                                     Field{"x", &Placement::x, Need::required},
                                     Field{"y", &Placement::y, Need::required}, Field{"pinned", &Placement::pinned}};
};
template<> struct Fields<Setting> {
    static constexpr RecordKind kind = RecordKind::setting;
    static constexpr std::tuple list{Field{"key", &Setting::key, Need::required},
                                     Field{"value", &Setting::value, Need::required}};
};

template<> struct Fields<KeptLoop> {
    static constexpr RecordKind kind = RecordKind::keptLoop;
    static constexpr std::tuple list{Field{"parties", &KeptLoop::parties, Need::required},
                                     Field{"name", &KeptLoop::name}, Field{"pinned", &KeptLoop::pinned},
                                     Field{"note", &KeptLoop::note}};
};

template<> struct Fields<Annotation> {
    static constexpr RecordKind kind = RecordKind::annotation;
    static constexpr std::tuple list{Field{"shape", &Annotation::shape},
                                     Field{"text", &Annotation::text},
                                     Field{"x", &Annotation::x, Need::required},
                                     Field{"y", &Annotation::y, Need::required},
                                     Field{"width", &Annotation::width, Need::required},
                                     Field{"height", &Annotation::height, Need::required}};
};
template<> struct Fields<SavedView> {
    static constexpr RecordKind kind = RecordKind::savedView;
    static constexpr std::tuple list{Field{"name", &SavedView::name, Need::required},
                                     Field{"shows", &SavedView::shows, Need::required},
                                     Field{"pinned", &SavedView::pinned}, Field{"note", &SavedView::note}};
};
template<> struct Fields<Collapse> {
    static constexpr RecordKind kind = RecordKind::collapse;
    static constexpr std::tuple list{Field{"party", &Collapse::party},   Field{"kind", &Collapse::kind},
                                     Field{"placed", &Collapse::placed}, Field{"x", &Collapse::x},
                                     Field{"y", &Collapse::y},           Field{"pinned", &Collapse::pinned}};
};

// Calls f(field) for each field of Record in order; f may be a generic lambda.
template<class Record, class Function> constexpr void forEachField(Function&& f)
{
    std::apply([&](const auto&... field) { (f(field), ...); }, Fields<Record>::list);
}

// Calls f(std::type_identity<R>) for the Record of a kind and returns what it returned.
template<class Function> decltype(auto) withRecord(RecordKind kind, Function&& f)
{
    switch (kind) {
    case RecordKind::party: return f(std::type_identity<Party>{});
    case RecordKind::deal: return f(std::type_identity<Deal>{});
    case RecordKind::flow: return f(std::type_identity<Flow>{});
    case RecordKind::condition: return f(std::type_identity<Condition>{});
    case RecordKind::relation: return f(std::type_identity<Relation>{});
    case RecordKind::metric: return f(std::type_identity<Metric>{});
    case RecordKind::claim: return f(std::type_identity<Claim>{});
    case RecordKind::fxRate: return f(std::type_identity<FxRate>{});
    case RecordKind::scenario: return f(std::type_identity<Scenario>{});
    case RecordKind::step: return f(std::type_identity<Step>{});
    case RecordKind::placement: return f(std::type_identity<Placement>{});
    case RecordKind::setting: return f(std::type_identity<Setting>{});
    case RecordKind::keptLoop: return f(std::type_identity<KeptLoop>{});
    case RecordKind::annotation: return f(std::type_identity<Annotation>{});
    case RecordKind::savedView: return f(std::type_identity<SavedView>{});
    case RecordKind::collapse: return f(std::type_identity<Collapse>{});
    }
    __builtin_unreachable();
}

template<class Record> RecordKey keyOf(const Record& row)
{
    return {Fields<Record>::kind, row.id.value};
}
RecordKey keyOf(const Row& row);

// A member as a Value, and back; the latter is false, and the member unchanged, where the value does not fit it.
Value toValue(const std::string& member);
Value toValue(bool member);
Value toValue(int member);
Value toValue(std::int64_t member);
Value toValue(double member);
Value toValue(const Currency& member);
Value toValue(const Date& member);
Value toValue(const Uuid& member);
Value toValue(const std::optional<double>& member);
Value toValue(const std::optional<Date>& member);
Value toValue(const Start& member);
Value toValue(const End& member);
Value toValue(const std::vector<DatedAmount>& member);
Value toValue(const std::vector<ConditionId>& member);
Value toValue(const std::vector<PartyId>& member);
template<class Record> Value toValue(const Id<Record>& member)
{
    return toValue(member.value);
}
template<class Record> Value toValue(const std::optional<Id<Record>>& member)
{
    return member ? toValue(member->value) : Value{};
}
template<class Enum>
    requires std::is_enum_v<Enum> Value toValue(Enum member)
    {
        return word(member).empty() ? Value{} : Value{std::string(word(member))};
    }
template<class Enum>
    requires std::is_enum_v<Enum> Value toValue(const std::optional<Enum>& member)
    {
        return member ? toValue(*member) : Value{};
    }

bool fromValue(const Value& value, std::string& member);
bool fromValue(const Value& value, bool& member);
bool fromValue(const Value& value, int& member);
bool fromValue(const Value& value, std::int64_t& member);
bool fromValue(const Value& value, double& member);
bool fromValue(const Value& value, Currency& member);
bool fromValue(const Value& value, Date& member);
bool fromValue(const Value& value, Uuid& member);
bool fromValue(const Value& value, std::optional<double>& member);
bool fromValue(const Value& value, std::optional<Date>& member);
bool fromValue(const Value& value, Start& member);
bool fromValue(const Value& value, End& member);
bool fromValue(const Value& value, std::vector<DatedAmount>& member);
bool fromValue(const Value& value, std::vector<ConditionId>& member);
bool fromValue(const Value& value, std::vector<PartyId>& member);
template<class Record> bool fromValue(const Value& value, Id<Record>& member)
{
    return fromValue(value, member.value);
}
template<class Record> bool fromValue(const Value& value, std::optional<Id<Record>>& member)
{
    if (std::holds_alternative<std::monostate>(value)) {
        member.reset();
        return true;
    }
    Id<Record> id;
    if (!fromValue(value, id)) {
        return false;
    }
    member = id;
    return true;
}
template<class Enum>
    requires std::is_enum_v<Enum>
bool fromValue(const Value& value, Enum& member)
{
    const auto* text = std::get_if<std::string>(&value);
    const auto parsed = parseWord<Enum>(text == nullptr ? std::string_view{} : std::string_view{*text});
    if ((text == nullptr && !std::holds_alternative<std::monostate>(value)) || !parsed) {
        return false;
    }
    member = *parsed;
    return true;
}

template<class Enum>
    requires std::is_enum_v<Enum>
bool fromValue(const Value& value, std::optional<Enum>& member)
{
    if (std::holds_alternative<std::monostate>(value)) {
        member.reset();
        return true;
    }
    Enum known{};
    if (!fromValue(value, known)) {
        return false;
    }
    member = known;
    return true;
}

// A Value as text and back, telling its type apart only as far as the field does: "", "42", "0.3", "abc".
std::string valueText(const Value& value);
// The real number as the shortest decimal that reads back as the same double.
std::string shortestText(double number);

// One field of a row by its name; nothing where there is no such field.
std::optional<Value> fieldValue(const Row& row, std::string_view field);
// The name in static storage, empty where the record has no such field.
std::string_view fieldName(RecordKind kind, std::string_view field);
// The value of a field from what valueText() made of it; nothing where the text is none of the field's.
std::optional<Value> valueFromText(RecordKind kind, std::string_view field, const std::string& text);
// Sets a field of a row by its name; false where there is none or the value does not fit.
bool setFieldValue(Row& row, std::string_view field, const Value& value);

} // namespace roundtrip
