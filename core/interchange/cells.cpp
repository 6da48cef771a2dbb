// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/interchange/cells.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace roundtrip {

namespace {

constexpr std::string_view unknownStart = "unknown";
constexpr std::string_view onCondition = "on ";

CellFault fault(ImportProblemKind kind)
{
    return {kind, {}, {}};
}

bool parseReal(std::string_view text, double& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(number);
}

ImportProblemKind kindOf(AmountProblem problem)
{
    switch (problem) {
    case AmountProblem::empty: return ImportProblemKind::missingValue;
    case AmountProblem::notANumber: return ImportProblemKind::notAnAmount;
    case AmountProblem::ambiguous: return ImportProblemKind::ambiguousAmount;
    case AmountProblem::tooManyDecimals: return ImportProblemKind::tooManyDecimals;
    case AmountProblem::tooLarge: return ImportProblemKind::amountTooLarge;
    case AmountProblem::otherCurrency: return ImportProblemKind::otherCurrency;
    }
    return ImportProblemKind::notAnAmount;
}

} // namespace

std::optional<std::vector<std::string>> listItems(std::string_view text)
{
    std::vector<std::string> items;
    while (!isBlank(text)) {
        text.remove_prefix(text.find_first_not_of(" \t\r\n"));
        std::string item;
        if (text.front() == '"') {
            std::size_t at = 1;
            for (;; ++at) {
                if (at >= text.size()) {
                    return std::nullopt;
                }
                if (text[at] == '"' && (at + 1 >= text.size() || text[at + 1] != '"')) {
                    break;
                }
                item += text[at];
                at += text[at] == '"' ? 1 : 0;
            }
            text.remove_prefix(at + 1);
            const std::size_t cut = text.find(';');
            if (!isBlank(text.substr(0, cut))) {
                return std::nullopt;
            }
            text = cut == std::string_view::npos ? std::string_view{} : text.substr(cut + 1);
        } else {
            const std::size_t cut = text.find(';');
            item = trimmed(text.substr(0, cut));
            text = cut == std::string_view::npos ? std::string_view{} : text.substr(cut + 1);
        }
        if (!item.empty()) {
            items.push_back(std::move(item));
        }
    }
    return items;
}

std::string titleList(const std::vector<std::string>& titles)
{
    std::string out;
    for (const std::string& title : titles) {
        out += out.empty() ? "" : "; ";
        const bool plain = !title.empty() && title.front() != '"' && title.find(';') == std::string::npos;
        if (plain) {
            out += title;
            continue;
        }
        out += '"';
        for (const char c : title) {
            out += c;
            if (c == '"') {
                out += c;
            }
        }
        out += '"';
    }
    return out;
}

std::optional<Uuid> KnownReferences::find(RecordKind kind, std::string_view name)
{
    if (const auto key = m_directory.find(kind, name)) {
        return key->id;
    }
    return parseUuid(name);
}

CellResult readCell(std::string_view text, std::string& member, const CellReading&)
{
    member = text;
    return std::nullopt;
}

CellResult readCell(std::string_view text, bool& member, const CellReading&)
{
    const std::string word = lowerAscii(trimmed(text));
    const bool yes = word == "yes" || word == "true" || word == "1";
    if (!yes && word != "no" && word != "false" && word != "0") {
        return CellFault{ImportProblemKind::notATruth, {"yes", "no"}, {}};
    }
    member = yes;
    return std::nullopt;
}

CellResult readCell(std::string_view text, int& member, const CellReading&)
{
    text = trimmed(text);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), member);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return fault(ImportProblemKind::notANumber);
    }
    return std::nullopt;
}

CellResult readCell(std::string_view text, Minor& member, const CellReading& reading)
{
    const ParsedAmount parsed = parseAmount(text, reading.currency);
    if (!parsed.amount) {
        CellFault out = fault(kindOf(parsed.problem));
        if (parsed.problem == AmountProblem::otherCurrency) {
            out.expected.push_back(reading.currency.code());
        }
        return out;
    }
    member = *parsed.amount;
    return std::nullopt;
}

CellResult readCell(std::string_view text, double& member, const CellReading&)
{
    if (!parseReal(trimmed(text), member)) {
        return fault(ImportProblemKind::notANumber);
    }
    return std::nullopt;
}

CellResult readCell(std::string_view text, Currency& member, const CellReading&)
{
    const auto currency = Currency::parse(trimmed(text));
    if (!currency) {
        return fault(ImportProblemKind::notACurrency);
    }
    member = *currency;
    return std::nullopt;
}

CellResult readCell(std::string_view text, Date& member, const CellReading&)
{
    const auto date = parseDate(trimmed(text));
    if (!date) {
        return fault(ImportProblemKind::notADate);
    }
    member = *date;
    return std::nullopt;
}

// The only real number that may be missing is a probability.
CellResult readCell(std::string_view text, std::optional<double>& member, const CellReading&)
{
    text = trimmed(text);
    const bool percent = text.ends_with('%');
    double number = 0;
    if (!parseReal(trimmed(percent ? text.substr(0, text.size() - 1) : text), number)) {
        return fault(ImportProblemKind::notANumber);
    }
    number = percent ? number / 100 : number;
    if (!(number >= 0 && number <= 1)) {
        return CellFault{ImportProblemKind::outOfRange, {"0", "1"}, {}};
    }
    member = number;
    return std::nullopt;
}

CellResult readCell(std::string_view text, std::optional<Date>& member, const CellReading& reading)
{
    Date date;
    auto wrong = readCell(text, date, reading);
    if (!wrong) {
        member = date;
    }
    return wrong;
}

CellResult readCell(std::string_view text, Start& member, const CellReading& reading)
{
    text = trimmed(text);
    if (const auto date = parseDate(text)) {
        member = *date;
        return std::nullopt;
    }
    if (lowerAscii(text) == unknownStart) {
        member = std::monostate{};
        return std::nullopt;
    }
    if (!lowerAscii(text).starts_with(onCondition)) {
        return fault(ImportProblemKind::notAStart);
    }
    ConditionId condition;
    auto wrong = readCell(text.substr(onCondition.size()), condition, reading);
    if (!wrong) {
        member = condition;
    }
    return wrong;
}

CellResult readCell(std::string_view text, End& member, const CellReading&)
{
    text = trimmed(text);
    if (const auto date = parseDate(text)) {
        member = *date;
        return std::nullopt;
    }
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const std::string unit = lowerAscii(trimmed(text.substr(static_cast<std::size_t>(end - text.data()))));
    const bool years = unit == "years" || unit == "year" || unit == "y";
    if (error != std::errc{} || (!years && unit != "months" && unit != "month" && unit != "m")) {
        return fault(ImportProblemKind::notAnEnd);
    }
    if (count < 1 || count > (years ? Months::longest / 12 : Months::longest)) {
        return CellFault{ImportProblemKind::outOfRange, {"1 months", std::to_string(Months::longest) + " months"}, {}};
    }
    member = Months{years ? count * 12 : count};
    return std::nullopt;
}

CellResult readCell(std::string_view text, std::vector<DatedAmount>& member, const CellReading& reading)
{
    std::vector<DatedAmount> payments;
    while (!isBlank(text)) {
        const std::size_t cut = text.find(';');
        const std::string_view piece = trimmed(text.substr(0, cut));
        text = cut == std::string_view::npos ? std::string_view{} : text.substr(cut + 1);
        if (piece.empty()) {
            continue;
        }
        const std::size_t sign = piece.find('=');
        const auto date = sign == std::string_view::npos ? std::nullopt : parseDate(trimmed(piece.substr(0, sign)));
        if (!date) {
            return fault(ImportProblemKind::notPayments);
        }
        DatedAmount payment{*date, 0};
        if (auto wrong = readCell(piece.substr(sign + 1), payment.amount, reading)) {
            return wrong;
        }
        if (payment.amount <= 0) {
            return fault(ImportProblemKind::notPositive);
        }
        payments.push_back(payment);
    }
    std::stable_sort(payments.begin(), payments.end(),
                     [](const DatedAmount& a, const DatedAmount& b) { return a.date < b.date; });
    member = std::move(payments);
    return std::nullopt;
}

CellResult readCell(std::string_view text, std::vector<ConditionId>& member, const CellReading& reading)
{
    const auto items = listItems(text);
    if (!items) {
        return fault(ImportProblemKind::notAList);
    }
    std::vector<ConditionId> conditions;
    for (const std::string& item : *items) {
        ConditionId condition;
        if (auto wrong = readCell(item, condition, reading)) {
            return wrong;
        }
        if (std::find(conditions.begin(), conditions.end(), condition) == conditions.end()) {
            conditions.push_back(condition);
        }
    }
    member = std::move(conditions);
    return std::nullopt;
}

CellResult readCell(std::string_view text, std::vector<PartyId>& member, const CellReading& reading)
{
    const auto items = listItems(text);
    if (!items) {
        return fault(ImportProblemKind::notAList);
    }
    std::vector<PartyId> parties;
    for (const std::string& item : *items) {
        if (auto wrong = readCell(item, parties.emplace_back(), reading)) {
            return wrong;
        }
    }
    member = std::move(parties);
    return std::nullopt;
}

// Ids of records of any kind are told apart by the table (claims), not by the cell.
static CellResult readCell(std::string_view, Uuid&, const CellReading&)
{
    return fault(ImportProblemKind::unknownRecord);
}

ReadValue readValue(RecordKind kind, std::string_view name, std::string_view text, const CellReading& reading)
{
    ReadValue out;
    withRecord(kind, [&]<class Record>(std::type_identity<Record>) {
        forEachField<Record>([&](const auto& field) {
            if (field.name != name) {
                return;
            }
            auto member = Record{}.*field.member;
            if (!isBlank(text)) {
                out.fault = readCell(text, member, reading);
            }
            out.value = toValue(member);
        });
    });
    return out;
}

namespace {

// Writes one member as a cell.
class CellWriter {
public:
    CellWriter(const Directory& directory, Currency currency) : m_directory(directory), m_currency(currency) {}

    Cell operator()(const std::string& member) const { return {member, CellKind::text}; }
    Cell operator()(bool member) const { return {member ? "yes" : "no", CellKind::truth}; }
    Cell operator()(int member) const { return {std::to_string(member), CellKind::number}; }
    Cell operator()(Minor member) const { return {exactText(member, m_currency), CellKind::amount}; }
    Cell operator()(double member) const { return {shortestText(member), CellKind::number}; }
    Cell operator()(const Currency& member) const { return {member.code(), CellKind::text}; }
    Cell operator()(Date member) const { return {text(member), CellKind::date}; }
    Cell operator()(const Uuid& member) const { return {text(member), CellKind::text}; }
    template<class Member> Cell operator()(const std::optional<Member>& member) const
    {
        return member ? (*this)(*member) : Cell{};
    }
    template<class Record> Cell operator()(const Id<Record>& member) const
    {
        return {m_directory.label({Fields<Record>::kind, member.value}), CellKind::text};
    }
    Cell operator()(const Start& member) const
    {
        if (const auto* condition = std::get_if<ConditionId>(&member)) {
            return {std::string(onCondition) + (*this)(*condition).text, CellKind::text};
        }
        const auto* date = std::get_if<Date>(&member);
        return date == nullptr ? Cell{std::string(unknownStart), CellKind::text} : (*this)(*date);
    }
    Cell operator()(const End& member) const
    {
        const auto* date = std::get_if<Date>(&member);
        return date == nullptr ? Cell{valueText(toValue(member)), CellKind::text} : (*this)(*date);
    }
    Cell operator()(const std::vector<DatedAmount>& member) const
    {
        std::string out;
        for (const DatedAmount& payment : member) {
            out += (out.empty() ? "" : "; ") + text(payment.date) + "=" + exactText(payment.amount, m_currency);
        }
        return {out, CellKind::text};
    }
    template<class Record> Cell operator()(const std::vector<Id<Record>>& member) const
    {
        std::vector<std::string> titles;
        for (const Id<Record>& record : member) {
            titles.push_back((*this)(record).text);
        }
        return {titleList(titles), CellKind::text};
    }
    template<class Enum>
    requires std::is_enum_v<Enum> Cell operator()(Enum member) const
    {
        return {std::string(word(member)), CellKind::text};
    }

private:
    const Directory& m_directory;
    Currency m_currency;
};

} // namespace

Cell cellOf(RecordKind kind, std::string_view name, const Value& value, const Directory& directory, Currency currency)
{
    Cell cell{valueText(value), CellKind::text};
    withRecord(kind, [&]<class Record>(std::type_identity<Record>) {
        forEachField<Record>([&](const auto& field) {
            auto member = Record{}.*field.member;
            if (field.name == name && fromValue(value, member)) {
                cell = CellWriter(directory, currency)(member);
            }
        });
    });
    return cell;
}

std::string shownValue(const RecordKey& record, std::string_view field, const Value& value, const Directory& directory)
{
    Currency currency = directory.book().currency();
    const auto row = directory.book().row(record);
    if (const auto own = row ? fieldValue(*row, "currency") : std::nullopt) {
        fromValue(*own, currency);
    }
    return cellOf(record.kind, field, value, directory, currency).text;
}

} // namespace roundtrip
