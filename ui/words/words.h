// SPDX-License-Identifier: GPL-3.0-or-later
// The border between the core's plain values and Qt: text, dates and money, in the reader's locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/rows.h"
#include "core/values/date.h"
#include "core/values/money.h"
#include <QDate>
#include <QLocale>
#include <QString>

namespace roundtrip {

QString qt(std::string_view utf8);
std::string utf8(const QString& text);

QDate qt(Date date);
std::optional<Date> date(QDate qtDate); // nothing for an invalid one

// "1 May 2026", as the locale writes a short day.
QString dateText(Date date, const QLocale& locale = QLocale());
// Reads ISO dates and those that dateText or the locale's short format writes.
std::optional<Date> parseDateText(const QString& text, const QLocale& locale = QLocale());

// "$50B": as people say it. See money.h.
QString shortMoney(Minor amount, Currency currency);
// "USD 50,000,000,000.00": every digit, grouped as the locale does; exact.
QString exactMoney(Minor amount, Currency currency, const QLocale& locale = QLocale());
// "12.5 %".
QString percent(double share, const QLocale& locale = QLocale());

// What a name is ordered by and looked for by: its case folding (names.h).
std::string foldedName(std::string_view name);

// Text a user named, made safe for a widget that would take it for markup (tooltips, status tips, What's This):
// escaped, its lines kept, control and direction-changing characters shown as spaces.
QString tooltipText(const QString& plain);
// The same characters replaced, for one line of plain text on a widget; '&' is doubled so that it is no mnemonic.
QString menuText(const QString& plain);
// One line of plain text: no control, line or direction-changing characters.
QString oneLine(const QString& plain);

// Why an amount was refused, as a sentence.
QString sentence(AmountProblem problem, Currency currency);

// The words of the vocabularies in the reader's language.
QString text(PartyKind kind);
QString text(Instrument instrument);
QString text(DealStatus status);
QString text(ScheduleKind schedule);
QString text(Firmness firmness);
QString text(Settlement settlement);
QString text(ConditionState state);
QString text(RelationType type);
QString text(MoneyClass money);
QString text(RecordKind kind); // one such record: "party", "flow"

} // namespace roundtrip
