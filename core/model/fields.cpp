// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/fields.h"

#include <charconv>
#include <cmath>

namespace roundtrip {

namespace {

const std::string* textOf(const Value& value)
{
    return std::get_if<std::string>(&value);
}

bool isNothing(const Value& value)
{
    return std::holds_alternative<std::monostate>(value);
}

// Calls f for each piece of text between separators; false as soon as f is.
template<class Function> bool forEachPiece(std::string_view text, char separator, Function&& f)
{
    while (!text.empty()) {
        const std::size_t cut = text.find(separator);
        if (!f(text.substr(0, cut))) {
            return false;
        }
        text = cut == std::string_view::npos ? std::string_view{} : text.substr(cut + 1);
    }
    return true;
}

template<class Number> bool parseNumber(std::string_view text, Number& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

// Ids as one text, ';' between them.
template<class Record> Value idsValue(const std::vector<Id<Record>>& ids)
{
    std::string out;
    for (const Id<Record>& id : ids) {
        out += (out.empty() ? "" : ";") + text(id.value);
    }
    return toValue(out);
}

template<class Record> bool idsFromValue(const Value& value, std::vector<Id<Record>>& member)
{
    if (isNothing(value)) {
        member.clear();
        return true;
    }
    const auto* found = textOf(value);
    if (found == nullptr) {
        return false;
    }
    std::vector<Id<Record>> ids;
    const bool good = forEachPiece(*found, ';', [&](std::string_view piece) {
        const auto id = parseUuid(piece);
        if (id) {
            ids.push_back({*id});
        }
        return id.has_value();
    });
    if (good) {
        member = std::move(ids);
    }
    return good;
}

} // namespace

RecordKey keyOf(const Row& row)
{
    return std::visit([](const auto& record) { return keyOf(record); }, row);
}

Value toValue(const std::string& member)
{
    return member.empty() ? Value{} : Value{member};
}

Value toValue(bool member)
{
    return std::int64_t{member ? 1 : 0};
}

Value toValue(int member)
{
    return std::int64_t{member};
}

Value toValue(std::int64_t member)
{
    return member;
}

Value toValue(double member)
{
    return member;
}

Value toValue(const Currency& member)
{
    return member.code();
}

Value toValue(const Date& member)
{
    return text(member);
}

Value toValue(const Uuid& member)
{
    return text(member);
}

Value toValue(const std::optional<double>& member)
{
    return member ? Value{*member} : Value{};
}

Value toValue(const std::optional<Date>& member)
{
    return member ? toValue(*member) : Value{};
}

Value toValue(const Start& member)
{
    if (const auto* date = std::get_if<Date>(&member)) {
        return text(*date);
    }
    if (const auto* condition = std::get_if<ConditionId>(&member)) {
        return "on " + text(condition->value);
    }
    return {};
}

Value toValue(const End& member)
{
    if (const auto* date = std::get_if<Date>(&member)) {
        return text(*date);
    }
    if (const auto* months = std::get_if<Months>(&member)) {
        return std::to_string(months->count) + " months";
    }
    return {};
}

Value toValue(const std::vector<DatedAmount>& member)
{
    std::string out;
    for (const DatedAmount& payment : member) {
        out += (out.empty() ? "" : ";") + text(payment.date) + "=" + std::to_string(payment.amount);
    }
    return toValue(out);
}

Value toValue(const std::vector<ConditionId>& member)
{
    return idsValue(member);
}

Value toValue(const std::vector<PartyId>& member)
{
    return idsValue(member);
}

bool fromValue(const Value& value, std::string& member)
{
    if (isNothing(value)) {
        member.clear();
        return true;
    }
    if (const auto* found = textOf(value)) {
        member = *found;
        return true;
    }
    return false;
}

bool fromValue(const Value& value, bool& member)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr || (*number != 0 && *number != 1)) {
        return false;
    }
    member = *number == 1;
    return true;
}

bool fromValue(const Value& value, int& member)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr || *number < INT32_MIN || *number > INT32_MAX) {
        return false;
    }
    member = static_cast<int>(*number);
    return true;
}

bool fromValue(const Value& value, std::int64_t& member)
{
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr) {
        return false;
    }
    member = *number;
    return true;
}

bool fromValue(const Value& value, double& member)
{
    const auto* number = std::get_if<double>(&value);
    if (number == nullptr || !std::isfinite(*number)) {
        return false;
    }
    member = *number;
    return true;
}

bool fromValue(const Value& value, Currency& member)
{
    const auto* found = textOf(value);
    const auto currency = found == nullptr ? std::nullopt : Currency::parse(*found);
    if (!currency) {
        return false;
    }
    member = *currency;
    return true;
}

bool fromValue(const Value& value, Date& member)
{
    const auto* found = textOf(value);
    const auto date = found == nullptr ? std::nullopt : parseDate(*found);
    if (!date) {
        return false;
    }
    member = *date;
    return true;
}

bool fromValue(const Value& value, Uuid& member)
{
    const auto* found = textOf(value);
    const auto id = found == nullptr ? std::nullopt : parseUuid(*found);
    if (!id) {
        return false;
    }
    member = *id;
    return true;
}

bool fromValue(const Value& value, std::optional<double>& member)
{
    if (isNothing(value)) {
        member.reset();
        return true;
    }
    double number = 0;
    if (!fromValue(value, number)) {
        return false;
    }
    member = number;
    return true;
}

bool fromValue(const Value& value, std::optional<Date>& member)
{
    if (isNothing(value)) {
        member.reset();
        return true;
    }
    Date date;
    if (!fromValue(value, date)) {
        return false;
    }
    member = date;
    return true;
}

bool fromValue(const Value& value, Start& member)
{
    if (isNothing(value)) {
        member = std::monostate{};
        return true;
    }
    const auto* found = textOf(value);
    if (found == nullptr) {
        return false;
    }
    if (found->starts_with("on ")) {
        const auto id = parseUuid(std::string_view(*found).substr(3));
        if (id) {
            member = ConditionId{*id};
        }
        return id.has_value();
    }
    const auto date = parseDate(*found);
    if (date) {
        member = *date;
    }
    return date.has_value();
}

bool fromValue(const Value& value, End& member)
{
    if (isNothing(value)) {
        member = std::monostate{};
        return true;
    }
    const auto* found = textOf(value);
    if (found == nullptr) {
        return false;
    }
    if (found->ends_with(" months")) {
        int count = 0;
        if (!parseNumber(std::string_view(*found).substr(0, found->size() - 7), count) || count < 1 ||
            count > Months::longest) {
            return false;
        }
        member = Months{count};
        return true;
    }
    const auto date = parseDate(*found);
    if (date) {
        member = *date;
    }
    return date.has_value();
}

bool fromValue(const Value& value, std::vector<DatedAmount>& member)
{
    if (isNothing(value)) {
        member.clear();
        return true;
    }
    const auto* found = textOf(value);
    if (found == nullptr) {
        return false;
    }
    std::vector<DatedAmount> payments;
    const bool good = forEachPiece(*found, ';', [&](std::string_view piece) {
        DatedAmount payment;
        const auto date = piece.size() > 11 && piece[10] == '=' ? parseDate(piece.substr(0, 10)) : std::nullopt;
        if (!date || !parseNumber(piece.substr(11), payment.amount)) {
            return false;
        }
        payment.date = *date;
        payments.push_back(payment);
        return true;
    });
    if (good) {
        member = std::move(payments);
    }
    return good;
}

bool fromValue(const Value& value, std::vector<ConditionId>& member)
{
    return idsFromValue(value, member);
}

bool fromValue(const Value& value, std::vector<PartyId>& member)
{
    return idsFromValue(value, member);
}

std::string shortestText(double number)
{
    char out[32];
    const auto [end, error] = std::to_chars(out, out + sizeof out, number);
    return error == std::errc{} ? std::string(out, end) : std::string{};
}

std::string valueText(const Value& value)
{
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return std::to_string(*number);
    }
    if (const auto* number = std::get_if<double>(&value)) {
        return shortestText(*number);
    }
    const auto* found = textOf(value);
    return found == nullptr ? std::string{} : *found;
}

std::optional<Value> fieldValue(const Row& row, std::string_view name)
{
    std::optional<Value> found;
    std::visit(
        [&]<class Record>(const Record& record) {
            forEachField<Record>([&](const auto& field) {
                if (field.name == name) {
                    found = toValue(record.*field.member);
                }
            });
        },
        row);
    return found;
}

std::string_view fieldName(RecordKind kind, std::string_view name)
{
    std::string_view found;
    withRecord(kind, [&]<class Record>(std::type_identity<Record>) {
        forEachField<Record>([&](const auto& field) {
            if (field.name == name) {
                found = field.name;
            }
        });
    });
    return found;
}

bool setFieldValue(Row& row, std::string_view name, const Value& value)
{
    bool set = false;
    std::visit(
        [&]<class Record>(Record& record) {
            forEachField<Record>([&](const auto& field) {
                if (field.name == name) {
                    set = fromValue(value, record.*field.member);
                }
            });
        },
        row);
    return set;
}

std::optional<Value> valueFromText(RecordKind kind, std::string_view field, const std::string& text)
{
    Row row = withRecord(kind, []<class Record>(std::type_identity<Record>) -> Row { return Record{}; });
    // Of the types a Value can have, a field takes one: text before numbers, so that a name "42" stays text.
    std::vector<Value> readings{text.empty() ? Value{} : Value{text}};
    std::int64_t whole = 0;
    if (parseNumber(text, whole)) {
        readings.emplace_back(whole);
    }
    double real = 0;
    if (parseNumber(text, real)) {
        readings.emplace_back(real);
    }
    for (const Value& reading : readings) {
        if (setFieldValue(row, field, reading)) {
            return fieldValue(row, field);
        }
    }
    return std::nullopt;
}

} // namespace roundtrip
