// SPDX-License-Identifier: GPL-3.0-or-later
// One overload a type of member for reading and one for writing; which fields there are, fields.h says.
#include "ui/words/field_text.h"

#include <type_traits>

#include "ui/words/words.h"
#include <QCoreApplication>
#include <QLocale>

namespace roundtrip {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Fields", text);
}

// The word of a vocabulary in the reader's language, as far as words.h has it.
template<class Enum> QString wordText(Enum value)
{
    if constexpr (requires {
                      {
                          text(value)
                          } -> std::convertible_to<QString>;
                  }) {
        return text(value);
    } else {
        const QString plain = qt(word(value));
        return plain.isEmpty() ? tr("not stated") : plain;
    }
}

template<class Enum> QStringList wordTexts()
{
    QStringList words;
    for (std::size_t i = 0; i < Vocabulary<Enum>::words.size(); ++i) {
        words.append(wordText(static_cast<Enum>(i)));
    }
    return words;
}

template<class Record> const std::string& nameOf(const Record& row)
{
    if constexpr (requires { row.name; }) {
        return row.name;
    } else {
        return row.title;
    }
}

template<class Record>
concept Named = requires(Record row)
{
    row.name;
}
|| requires(Record row)
{
    row.title;
};

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

// What an amount of the row is counted in.
Currency currencyOf(const Book& book, const Row& row)
{
    return std::visit(
        [&book](const auto& record) {
            if constexpr (requires {
                              {
                                  record.currency
                                  } -> std::convertible_to<Currency>;
                          }) {
                return record.currency;
            } else {
                return book.currency();
            }
        },
        row);
}

// The shortest way to write the amount that reads back as it.
QString amountText(Minor amount, Currency currency)
{
    const std::string brief = shortText(amount, currency);
    if (parseAmount(brief, currency).amount == amount) {
        return qt(brief);
    }
    return qt(exactText(amount, currency));
}

struct Context {
    const Book& book;
    const Row& row;
};

// --- members as text ---------------------------------------------------------------------------------------------

QString shown(const Context&, const std::string& member)
{
    return qt(member);
}
QString shown(const Context&, bool member)
{
    return member ? tr("yes") : tr("no");
}
QString shown(const Context&, int member)
{
    return QString::number(member);
}
QString shown(const Context& in, Minor member)
{
    return amountText(member, currencyOf(in.book, in.row));
}
QString shown(const Context&, double member)
{
    return qt(shortestText(member));
}
QString shown(const Context&, const std::optional<double>& member)
{
    return member ? qt(shortestText(*member)) : QString();
}
QString shown(const Context&, const Currency& member)
{
    return qt(member.code());
}
QString shown(const Context&, const Date& member)
{
    return qt(text(member));
}
QString shown(const Context&, const std::optional<Date>& member)
{
    return member ? qt(text(*member)) : QString();
}
QString shown(const Context&, const Uuid& member)
{
    return qt(text(member));
}
template<class Record> QString shown(const Context& in, const Id<Record>& member)
{
    if constexpr (Named<Record>) {
        const Record* row = in.book.find(member);
        return row == nullptr ? QString() : qt(nameOf(*row));
    } else {
        return qt(text(member.value));
    }
}
template<class Record> QString shown(const Context& in, const std::optional<Id<Record>>& member)
{
    return member ? shown(in, *member) : QString();
}
QString shown(const Context& in, const Start& member)
{
    if (const auto* day = std::get_if<Date>(&member)) {
        return qt(text(*day));
    }
    if (const auto* condition = std::get_if<ConditionId>(&member)) {
        return tr("on %1").arg(shown(in, *condition));
    }
    return {};
}
QString shown(const Context&, const End& member)
{
    if (const auto* day = std::get_if<Date>(&member)) {
        return qt(text(*day));
    }
    if (const auto* months = std::get_if<Months>(&member)) {
        return tr("%1 months").arg(months->count);
    }
    return {};
}
QString shown(const Context& in, const std::vector<DatedAmount>& member)
{
    QStringList parts;
    for (const DatedAmount& payment : member) {
        parts.append(qt(text(payment.date)) + QLatin1Char('=') +
                     amountText(payment.amount, currencyOf(in.book, in.row)));
    }
    return parts.join(QStringLiteral("; "));
}
template<class Record> QString shown(const Context& in, const std::vector<Id<Record>>& member)
{
    QStringList parts;
    for (const Id<Record>& record : member) {
        parts.append(shown(in, record));
    }
    return parts.join(QStringLiteral("; "));
}
template<class Enum>
    requires std::is_enum_v<Enum> QString shown(const Context&, Enum member)
    {
        return wordText(member);
    }
template<class Enum>
    requires std::is_enum_v<Enum> QString shown(const Context&, const std::optional<Enum>& member)
    {
        return member ? wordText(*member) : QString();
    }

// --- text as members: an empty string when it could be read, else what is wrong ------------------------------------

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

// --- what a form needs to know of a member's type ------------------------------------------------------------------

template<class Member> struct ReferredTo : std::false_type {};
template<class Record> struct ReferredTo<Id<Record>> : std::true_type {
    static constexpr RecordKind kind = Fields<Record>::kind;
};
template<class Record> struct ReferredTo<std::optional<Id<Record>>> : ReferredTo<Id<Record>> {};

template<class Member> void describe(FieldInfo& info)
{
    if constexpr (std::is_same_v<Member, bool>) {
        info.form = FieldForm::truth;
        info.choices = {tr("no"), tr("yes")};
    } else if constexpr (std::is_enum_v<Member>) {
        info.form = FieldForm::choice;
        info.choices = wordTexts<Member>();
    } else if constexpr (ReferredTo<Member>::value) {
        info.form = FieldForm::record;
        info.refersTo = ReferredTo<Member>::kind;
    } else if constexpr (std::is_same_v<Member, Minor>) {
        info.hint = tr("50B, 1.5bn, 1,234,567.89");
    } else if constexpr (std::is_same_v<Member, std::optional<Date>> || std::is_same_v<Member, Date>) {
        info.hint = tr("2026-05-01");
    } else if constexpr (std::is_same_v<Member, std::optional<double>>) {
        info.hint = tr("0.3");
    } else if constexpr (std::is_same_v<Member, Start>) {
        info.hint = tr("2026-05-01, or on and a condition");
    } else if constexpr (std::is_same_v<Member, End>) {
        info.hint = tr("2031-05-01, or 60 months");
    } else if constexpr (std::is_same_v<Member, std::vector<DatedAmount>>) {
        info.hint = tr("2026-05-01=5B; 2027-05-01=10B");
    } else if constexpr (std::is_same_v<Member, std::vector<ConditionId>>) {
        info.hint = tr("titles, with ; between them");
    } else if constexpr (std::is_same_v<Member, std::vector<PartyId>>) {
        info.hint = tr("names, with ; between them");
    }
}

} // namespace

QString fieldLabel(std::string_view field)
{
    static constexpr std::pair<std::string_view, const char*> labels[] = {
        {"name", QT_TRANSLATE_NOOP("Fields", "Name")},
        {"kind", QT_TRANSLATE_NOOP("Fields", "Kind")},
        {"parent", QT_TRANSLATE_NOOP("Fields", "Parent")},
        {"ticker", QT_TRANSLATE_NOOP("Fields", "Ticker")},
        {"country", QT_TRANSLATE_NOOP("Fields", "Country")},
        {"note", QT_TRANSLATE_NOOP("Fields", "Note")},
        {"title", QT_TRANSLATE_NOOP("Fields", "Title")},
        {"announced", QT_TRANSLATE_NOOP("Fields", "Announced")},
        {"status", QT_TRANSLATE_NOOP("Fields", "Status")},
        {"ended", QT_TRANSLATE_NOOP("Fields", "Ended")},
        {"deal", QT_TRANSLATE_NOOP("Fields", "Deal")},
        {"payer", QT_TRANSLATE_NOOP("Fields", "Payer")},
        {"payee", QT_TRANSLATE_NOOP("Fields", "Payee")},
        {"instrument", QT_TRANSLATE_NOOP("Fields", "Instrument")},
        {"amount", QT_TRANSLATE_NOOP("Fields", "Amount")},
        {"currency", QT_TRANSLATE_NOOP("Fields", "Currency")},
        {"start", QT_TRANSLATE_NOOP("Fields", "Start")},
        {"end", QT_TRANSLATE_NOOP("Fields", "End")},
        {"schedule", QT_TRANSLATE_NOOP("Fields", "Schedule")},
        {"payments", QT_TRANSLATE_NOOP("Fields", "Payments")},
        {"conditions", QT_TRANSLATE_NOOP("Fields", "Conditions")},
        {"firmness", QT_TRANSLATE_NOOP("Fields", "Firmness")},
        {"settlement", QT_TRANSLATE_NOOP("Fields", "Settlement")},
        {"assumption", QT_TRANSLATE_NOOP("Fields", "Assumption")},
        {"state", QT_TRANSLATE_NOOP("Fields", "State")},
        {"probability", QT_TRANSLATE_NOOP("Fields", "Probability")},
        {"expected", QT_TRANSLATE_NOOP("Fields", "Expected")},
        {"decided", QT_TRANSLATE_NOOP("Fields", "Decided")},
        {"deadline", QT_TRANSLATE_NOOP("Fields", "Deadline")},
        {"any_of", QT_TRANSLATE_NOOP("Fields", "Any of")},
        {"disclosed", QT_TRANSLATE_NOOP("Fields", "Disclosed")},
        {"from", QT_TRANSLATE_NOOP("Fields", "From")},
        {"to", QT_TRANSLATE_NOOP("Fields", "To")},
        {"type", QT_TRANSLATE_NOOP("Fields", "Type")},
        {"depth", QT_TRANSLATE_NOOP("Fields", "Depth")},
        {"party", QT_TRANSLATE_NOOP("Fields", "Party")},
        {"year", QT_TRANSLATE_NOOP("Fields", "Year")},
        {"basis", QT_TRANSLATE_NOOP("Fields", "Basis")},
        {"date", QT_TRANSLATE_NOOP("Fields", "Date")},
        {"rate", QT_TRANSLATE_NOOP("Fields", "Rate")},
        {"parties", QT_TRANSLATE_NOOP("Fields", "Parties")},
        {"pinned", QT_TRANSLATE_NOOP("Fields", "Pinned")},
        {"shape", QT_TRANSLATE_NOOP("Fields", "Shape")},
        {"text", QT_TRANSLATE_NOOP("Fields", "Text")},
        {"x", QT_TRANSLATE_NOOP("Fields", "Left")},
        {"y", QT_TRANSLATE_NOOP("Fields", "Top")},
        {"width", QT_TRANSLATE_NOOP("Fields", "Width")},
        {"height", QT_TRANSLATE_NOOP("Fields", "Height")},
        {"shows", QT_TRANSLATE_NOOP("Fields", "What it shows")},
    };
    for (const auto& [name, label] : labels) {
        if (name == field) {
            return tr(label);
        }
    }
    return qt(field); // a field newer than this list is called as in the tables
}

QString fieldWord(std::string_view field)
{
    return QLocale().toLower(fieldLabel(field));
}

std::vector<FieldInfo> fieldInfos(RecordKind kind)
{
    std::vector<FieldInfo> infos;
    withRecord(kind, [&infos]<class Record>(std::type_identity<Record>) {
        forEachField<Record>([&infos]<class Member>(const Field<Record, Member>& field) {
            if constexpr (std::is_same_v<Member, Uuid>) {
                return;
            }
            FieldInfo info;
            info.name = field.name;
            info.label = fieldLabel(field.name);
            info.need = field.need;
            describe<Member>(info);
            if (field.name == "note") {
                info.form = FieldForm::note;
            }
            infos.push_back(std::move(info));
        });
    });
    return infos;
}

QString loopText(const Book& book, const std::vector<PartyId>& parties)
{
    QStringList names;
    for (std::size_t i = 0; !parties.empty() && i <= parties.size(); ++i) {
        const Party* party = book.find(parties[i % parties.size()]);
        names.append(party == nullptr ? QStringLiteral("?") : oneLine(qt(party->name)));
    }
    return names.join(QStringLiteral(" → "));
}

QString recordText(const Book& book, const RecordKey& record)
{
    const auto row = book.row(record);
    if (!row) {
        return {};
    }
    const Context in{book, *row};
    if (const auto* flow = std::get_if<Flow>(&*row)) {
        return oneLine(tr("%1 → %2, %3 %4")
                           .arg(shown(in, flow->payer), shown(in, flow->payee),
                                shortMoney(flow->amount, flow->currency), text(flow->instrument)));
    }
    if (const auto* relation = std::get_if<Relation>(&*row)) {
        return oneLine(tr("%1 %2 %3").arg(shown(in, relation->from), text(relation->type), shown(in, relation->to)));
    }
    if (const auto* annotation = std::get_if<Annotation>(&*row)) {
        constexpr int most = 60;
        const QString says = oneLine(qt(annotation->text)).trimmed();
        return says.isEmpty() ? tr("box") : says.size() > most ? says.left(most - 1) + QChar(0x2026) : says;
    }
    if (const auto* loop = std::get_if<KeptLoop>(&*row)) {
        return loop->name.empty() ? loopText(book, loop->parties) : oneLine(qt(loop->name));
    }
    return std::visit(
        [](const auto& named) {
            if constexpr (Named<std::decay_t<decltype(named)>>) {
                return oneLine(qt(nameOf(named)));
            } else {
                return text(keyOf(named).kind);
            }
        },
        *row);
}

QString fieldText(const Book& book, const Row& row, std::string_view field)
{
    QString result;
    std::visit(
        [&]<class Record>(const Record& record) {
            forEachField<Record>([&](const auto& listed) {
                if (listed.name == field) {
                    result = shown(Context{book, row}, record.*listed.member);
                }
            });
        },
        row);
    return result;
}

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

} // namespace roundtrip
