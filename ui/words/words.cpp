// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/words.h"

#include "core/values/names.h"
#include <QCoreApplication>
#include <QStringList>

namespace roundtrip {

namespace {

// One context for the words of the records, so that translators find them together.
QString tr(const char* source)
{
    return QCoreApplication::translate("Words", source);
}

bool unwelcome(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
           c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

} // namespace

QString qt(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string utf8(const QString& text)
{
    return text.toStdString();
}

QDate qt(Date date)
{
    const std::chrono::year_month_day day(date);
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

std::optional<Date> date(QDate qtDate)
{
    if (!qtDate.isValid()) {
        return std::nullopt;
    }
    return makeDate(qtDate.year(), static_cast<unsigned>(qtDate.month()), static_cast<unsigned>(qtDate.day()));
}

QString dateText(Date date, const QLocale& locale)
{
    return locale.toString(qt(date), QStringLiteral("d MMM yyyy"));
}

std::optional<Date> parseDateText(const QString& text, const QLocale& locale)
{
    const QString plain = text.trimmed();
    if (const auto iso = parseDate(utf8(plain))) {
        return iso;
    }
    for (const QString& format : {QStringLiteral("d MMM yyyy"), QStringLiteral("d MMMM yyyy")}) {
        if (const auto read = date(locale.toDate(plain, format))) {
            return read;
        }
    }
    // The locale's short format with the year in full: two digits could be any century.
    QString numbers = locale.dateFormat(QLocale::ShortFormat);
    if (!numbers.contains(QLatin1String("yyyy"))) {
        numbers.replace(QLatin1String("yy"), QLatin1String("yyyy"));
    }
    return date(locale.toDate(plain, numbers));
}

QString shortMoney(Minor amount, Currency currency)
{
    return qt(shortText(amount, currency));
}

QString exactMoney(Minor amount, Currency currency, const QLocale& locale)
{
    // Digit by digit: a double would lose the last ones.
    const QString plain = qt(exactText(amount, currency));
    const bool negative = plain.startsWith(QLatin1Char('-'));
    const QString whole = plain.mid(negative ? 1 : 0).section(QLatin1Char('.'), 0, 0);
    const QString decimals = plain.section(QLatin1Char('.'), 1);
    QString grouped;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        if (i > 0 && (whole.size() - i) % 3 == 0) {
            grouped += locale.groupSeparator();
        }
        grouped += whole[i];
    }
    QString result = qt(currency.code()) + QChar(QChar::Nbsp);
    result += negative ? locale.negativeSign() + grouped : grouped;
    if (!decimals.isEmpty()) {
        result += locale.decimalPoint() + decimals;
    }
    return result;
}

QString percent(double share, const QLocale& locale)
{
    return locale.toString(share * 100, 'f', 1) + QChar(QChar::Nbsp) + locale.percent();
}

std::string foldedName(std::string_view name)
{
    return folded(name);
}

QString oneLine(const QString& plain)
{
    QString result = plain;
    for (QChar& c : result) {
        if (unwelcome(c)) {
            c = QLatin1Char(' ');
        }
    }
    return result;
}

QString menuText(const QString& plain)
{
    QString result = oneLine(plain);
    return result.replace(QLatin1Char('&'), QLatin1String("&&"));
}

QString tooltipText(const QString& plain)
{
    // Marked as rich text on purpose, with every sign of markup escaped: a tooltip that guesses would take some names
    // for markup and others not.
    QStringList lines = plain.split(QLatin1Char('\n'));
    for (QString& line : lines) {
        line = oneLine(line);
    }
    return QStringLiteral("<p style=\"white-space:pre-wrap\">") + lines.join(QLatin1Char('\n')).toHtmlEscaped() +
           QStringLiteral("</p>");
}

QString sentence(AmountProblem problem, Currency currency)
{
    switch (problem) {
    case AmountProblem::empty: return tr("An amount is needed, such as 50B or $1.5bn.");
    case AmountProblem::notANumber: return tr("This is not an amount. Write it as 50B, $1.5bn or 1234567.89.");
    case AmountProblem::ambiguous: return tr("This could be read two ways. Write 1234 or 1.234B instead.");
    case AmountProblem::tooManyDecimals: return tr("%1 has no such small parts.").arg(qt(currency.code()));
    case AmountProblem::tooLarge: return tr("This is more than an amount can be.");
    case AmountProblem::otherCurrency: return tr("The amount is in %1 here.").arg(qt(currency.code()));
    }
    return {};
}

QString text(PartyKind kind)
{
    switch (kind) {
    case PartyKind::hyperscaler: return tr("hyperscaler");
    case PartyKind::lab: return tr("lab");
    case PartyKind::chipmaker: return tr("chipmaker");
    case PartyKind::neocloud: return tr("neocloud");
    case PartyKind::investor: return tr("investor");
    case PartyKind::bank: return tr("bank");
    case PartyKind::sovereign: return tr("sovereign");
    case PartyKind::enterprise: return tr("enterprise");
    case PartyKind::other: return tr("other");
    }
    return {};
}

QString text(Instrument instrument)
{
    switch (instrument) {
    case Instrument::equity: return tr("equity");
    case Instrument::convertible: return tr("convertible");
    case Instrument::debt: return tr("debt");
    case Instrument::warrant: return tr("warrant");
    case Instrument::grant: return tr("grant");
    case Instrument::compute: return tr("compute");
    case Instrument::hardware: return tr("hardware");
    case Instrument::licence: return tr("licence");
    case Instrument::revenueShare: return tr("revenue share");
    case Instrument::services: return tr("services");
    case Instrument::lease: return tr("lease");
    case Instrument::energy: return tr("energy");
    case Instrument::repayment: return tr("repayment");
    case Instrument::dividend: return tr("dividend");
    }
    return {};
}

QString text(DealStatus status)
{
    switch (status) {
    case DealStatus::reported: return tr("reported");
    case DealStatus::intent: return tr("intent");
    case DealStatus::announced: return tr("announced");
    case DealStatus::signed_: return tr("signed");
    case DealStatus::closed: return tr("closed");
    case DealStatus::terminated: return tr("terminated");
    }
    return {};
}

QString text(ScheduleKind schedule)
{
    switch (schedule) {
    case ScheduleKind::upfront: return tr("all at the start");
    case ScheduleKind::linear: return tr("evenly, month by month");
    case ScheduleKind::ramp: return tr("growing, month by month");
    case ScheduleKind::custom: return tr("listed payments");
    }
    return {};
}

QString text(Firmness firmness)
{
    switch (firmness) {
    case Firmness::binding: return tr("binding");
    case Firmness::cancellable: return tr("cancellable");
    case Firmness::usage: return tr("by usage");
    }
    return {};
}

QString text(Settlement settlement)
{
    return settlement == Settlement::cash ? tr("cash") : tr("in kind");
}

QString text(ConditionState state)
{
    switch (state) {
    case ConditionState::open: return tr("open");
    case ConditionState::met: return tr("met");
    case ConditionState::failed: return tr("failed");
    }
    return {};
}

QString text(RelationType type)
{
    switch (type) {
    case RelationType::hosts: return tr("hosts");
    case RelationType::resells: return tr("resells");
    case RelationType::licenses: return tr("licenses");
    case RelationType::exclusive: return tr("exclusive");
    case RelationType::supplies: return tr("supplies");
    case RelationType::owns: return tr("owns");
    }
    return {};
}

QString text(MoneyClass money)
{
    return money == MoneyClass::capital ? tr("capital") : tr("commercial");
}

QString text(RecordKind kind)
{
    switch (kind) {
    case RecordKind::party: return tr("party");
    case RecordKind::deal: return tr("deal");
    case RecordKind::flow: return tr("flow");
    case RecordKind::condition: return tr("condition");
    case RecordKind::relation: return tr("relation");
    case RecordKind::metric: return tr("metric");
    case RecordKind::claim: return tr("claim");
    case RecordKind::fxRate: return tr("exchange rate");
    case RecordKind::scenario: return tr("scenario");
    case RecordKind::step: return tr("step");
    case RecordKind::placement: return tr("place on the canvas");
    case RecordKind::setting: return tr("setting");
    case RecordKind::keptLoop: return tr("loop");
    case RecordKind::annotation: return tr("note or box");
    case RecordKind::savedView: return tr("saved view");
    case RecordKind::collapse: return tr("collapsed card");
    }
    return {};
}

} // namespace roundtrip
