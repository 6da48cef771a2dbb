// SPDX-License-Identifier: GPL-3.0-or-later
// One overload a type of member for text that was typed; which fields there are, fields.h says.
#include <type_traits>

#include "ui/words/field_text.h"
#include "ui/words/field_words.h"

namespace roundtrip {

namespace {

using namespace fields;

template<Named Record> std::optional<Id<Record>> named(const Book& book, const QString& name)
{
    const std::string sought = utf8(name.trimmed());
    for (const Record& row : book.all<Record>()) {
        if (nameOf(row) == sought) {
            return row.id;
        }
    }
    return std::nullopt;
}

// An empty string when it could be read, else what is wrong.

QString noDate()
{
    return tr("A date is written as 2026-05-01.");
}

QString taken(const Context&, const QString& typed, std::string& member)
{
    member = utf8(typed);
    return {};
}
QString taken(const Context&, const QString& typed, bool& member)
{
    member = typed == tr("yes");
    return {};
}
QString taken(const Context&, const QString& typed, int& member)
{
    bool ok = false;
    member = typed.trimmed().toInt(&ok);
    return ok ? QString() : tr("This is not a whole number.");
}
QString taken(const Context& in, const QString& typed, Minor& member)
{
    const Currency currency = currencyOf(in.book, in.row);
    const ParsedAmount parsed = parseAmount(utf8(typed), currency);
    if (!parsed.amount) {
        return sentence(parsed.problem, currency);
    }
    member = *parsed.amount;
    return {};
}
QString taken(const Context&, const QString& typed, double& member)
{
    bool ok = false;
    member = typed.trimmed().toDouble(&ok);
    return ok ? QString() : tr("This is not a number.");
}
QString taken(const Context& in, const QString& typed, std::optional<double>& member)
{
    if (typed.trimmed().isEmpty()) {
        member.reset();
        return {};
    }
    double number = 0;
    const QString problem = taken(in, typed, number);
    if (problem.isEmpty()) {
        member = number;
    }
    return problem;
}
QString taken(const Context&, const QString& typed, Currency& member)
{
    const auto parsed = Currency::parse(utf8(typed.trimmed()));
    if (!parsed) {
        return tr("A currency is three letters, such as USD.");
    }
    member = *parsed;
    return {};
}
QString taken(const Context&, const QString& typed, Date& member)
{
    const auto parsed = parseDateText(typed.trimmed());
    if (!parsed) {
        return noDate();
    }
    member = *parsed;
    return {};
}
QString taken(const Context& in, const QString& typed, std::optional<Date>& member)
{
    if (typed.trimmed().isEmpty()) {
        member.reset();
        return {};
    }
    Date date{};
    const QString problem = taken(in, typed, date);
    if (problem.isEmpty()) {
        member = date;
    }
    return problem;
}
QString taken(const Context&, const QString& typed, Uuid& member)
{
    const auto parsed = parseUuid(utf8(typed.trimmed()));
    if (!parsed) {
        return tr("This is not an id.");
    }
    member = *parsed;
    return {};
}
template<class Record> QString taken(const Context& in, const QString& typed, Id<Record>& member)
{
    if constexpr (Named<Record>) {
        const auto found = named<Record>(in.book, typed);
        if (!found) {
            return tr("There is no %1 called “%2”.").arg(text(Fields<Record>::kind), typed.trimmed());
        }
        member = *found;
        return {};
    } else {
        return taken(in, typed, member.value);
    }
}
template<class Record> QString taken(const Context& in, const QString& typed, std::optional<Id<Record>>& member)
{
    if (typed.trimmed().isEmpty()) {
        member.reset();
        return {};
    }
    Id<Record> id;
    const QString problem = taken(in, typed, id);
    if (problem.isEmpty()) {
        member = id;
    }
    return problem;
}
QString taken(const Context& in, const QString& typed, Start& member)
{
    const QString trimmed = typed.trimmed();
    if (trimmed.isEmpty()) {
        member = std::monostate{};
        return {};
    }
    if (const auto day = parseDateText(trimmed)) {
        member = *day;
        return {};
    }
    const QString prefix = tr("on %1").arg(QString());
    if (trimmed.startsWith(prefix, Qt::CaseInsensitive)) {
        ConditionId condition;
        const QString problem = taken(in, trimmed.mid(prefix.size()), condition);
        if (problem.isEmpty()) {
            member = condition;
        }
        return problem;
    }
    return tr("A start is a date, such as 2026-05-01, or “on” and the title of a condition.");
}
QString taken(const Context&, const QString& typed, End& member)
{
    const QString trimmed = typed.trimmed();
    if (trimmed.isEmpty()) {
        member = std::monostate{};
        return {};
    }
    if (const auto day = parseDateText(trimmed)) {
        member = *day;
        return {};
    }
    bool ok = false;
    const int count = trimmed.section(QLatin1Char(' '), 0, 0).toInt(&ok);
    if (ok && count > 0) {
        member = Months{count};
        return {};
    }
    return tr("An end is a date, such as 2031-05-01, or a number of months, such as 60 months.");
}
QString taken(const Context& in, const QString& typed, std::vector<DatedAmount>& member)
{
    std::vector<DatedAmount> payments;
    for (const QString& part : typed.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty()) {
            continue;
        }
        DatedAmount payment;
        QString problem = taken(in, part.section(QLatin1Char('='), 0, 0), payment.date);
        if (problem.isEmpty()) {
            problem = taken(in, part.section(QLatin1Char('='), 1), payment.amount);
        }
        if (!problem.isEmpty()) {
            return tr("“%1”: %2 Payments are written as 2026-05-01=5B; 2027-05-01=10B.").arg(part.trimmed(), problem);
        }
        payments.push_back(payment);
    }
    member = std::move(payments);
    return {};
}
template<class Record> QString taken(const Context& in, const QString& typed, std::vector<Id<Record>>& member)
{
    std::vector<Id<Record>> records;
    for (const QString& part : typed.split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        if (part.trimmed().isEmpty()) {
            continue;
        }
        Id<Record> record;
        const QString problem = taken(in, part, record);
        if (!problem.isEmpty()) {
            return problem;
        }
        records.push_back(record);
    }
    member = std::move(records);
    return {};
}
template<class Enum>
    requires std::is_enum_v<Enum> QString taken(const Context&, const QString& typed, Enum& member)
    {
        const auto at = wordTexts<Enum>().indexOf(typed);
        if (at < 0) {
            return tr("“%1” is not one of the words of this field.").arg(typed);
        }
        member = static_cast<Enum>(at);
        return {};
    }
template<class Enum>
    requires std::is_enum_v<Enum> QString taken(const Context& in, const QString& typed, std::optional<Enum>& member)
    {
        if (typed.trimmed().isEmpty()) {
            member.reset();
            return {};
        }
        return taken(in, typed, member.emplace());
    }

} // namespace

ReadField readField(const Book& book, const Row& row, std::string_view field, const QString& typed)
{
    ReadField result;
    std::visit(
        [&]<class Record>(Record record) {
            forEachField<Record>([&](const auto& listed) {
                if (listed.name == field) {
                    result.problem = taken(Context{book, row}, typed, record.*listed.member);
                    if (result.problem.isEmpty()) {
                        result.value = toValue(record.*listed.member);
                    }
                }
            });
        },
        row);
    return result;
}

ReadField readField(const Row& row, std::string_view field, const QString& typed)
{
    return readField(Book(), row, field, typed);
}

} // namespace roundtrip
