// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/columns.h"

namespace roundtrip {

void bindMember(Statement& to, int at, const Currency& member)
{
    to.bindCopy(at, member.code());
}

void bindMember(Statement& to, int at, const Start& member)
{
    to.bindNull(at);
    to.bindNull(at + 1);
    if (const auto* date = std::get_if<Date>(&member)) {
        to.bind(at, dayNumber(*date));
    } else if (const auto* condition = std::get_if<ConditionId>(&member)) {
        to.bind(at + 1, condition->value);
    }
}

void bindMember(Statement& to, int at, const End& member)
{
    to.bindNull(at);
    to.bindNull(at + 1);
    if (const auto* date = std::get_if<Date>(&member)) {
        to.bind(at, dayNumber(*date));
    } else if (const auto* months = std::get_if<Months>(&member)) {
        to.bind(at + 1, std::int64_t{months->count});
    }
}

void bindMember(Statement& to, int at, const DatedAmount& member)
{
    to.bind(at, dayNumber(member.date));
    to.bind(at + 1, member.amount);
}

bool readCell(const Cell& cell, Currency& member)
{
    // Nearly all rows of a document have the same one.
    if (cell.type() != SQLITE_TEXT) {
        return false;
    }
    const std::string_view code = cell.bytes();
    if (code == "USD") {
        member = {};
        return true;
    }
    const auto parsed = Currency::parse(code);
    member = parsed.value_or(Currency{});
    return parsed && parsed->code() == code;
}

bool readCells(const Cell& date, const Cell& condition, Start& member)
{
    if (condition.type() != SQLITE_NULL) {
        return date.type() == SQLITE_NULL && readCell(condition, member.emplace<ConditionId>());
    }
    if (date.type() != SQLITE_NULL) {
        return readCell(date, member.emplace<Date>());
    }
    member = std::monostate{};
    return true;
}

bool readCells(const Cell& date, const Cell& months, End& member)
{
    if (months.type() != SQLITE_NULL) {
        return date.type() == SQLITE_NULL && readCell(months, member.emplace<Months>().count) &&
               std::get<Months>(member).count >= 1;
    }
    if (date.type() != SQLITE_NULL) {
        return readCell(date, member.emplace<Date>());
    }
    member = std::monostate{};
    return true;
}

bool readCells(const Cell& date, const Cell& amount, DatedAmount& member)
{
    return readCell(date, member.date) && readCell(amount, member.amount);
}

} // namespace roundtrip
