// SPDX-License-Identifier: GPL-3.0-or-later
// One overload a type of member for showing it; which fields there are, fields.h says.
#include "ui/words/field_text.h"

#include <type_traits>

#include "ui/words/field_words.h"

namespace roundtrip {

namespace {

using namespace fields;

// The shortest way to write the amount that reads back as it.
QString amountText(Minor amount, Currency currency)
{
    const std::string brief = shortText(amount, currency);
    if (parseAmount(brief, currency).amount == amount) {
        return qt(brief);
    }
    return qt(exactText(amount, currency));
}

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

} // namespace

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

} // namespace roundtrip
