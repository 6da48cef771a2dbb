// SPDX-License-Identifier: GPL-3.0-or-later
// How a field of a record is kept in columns: their names, binding and reading, by the type of the member. Reading is
// false, and nothing is promised of the member, where the columns hold what the field cannot.
#pragma once

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/fields.h"
#include "core/store/sqlite.h"

namespace roundtrip {

// One column for most members; Columns<Member>::suffixes are appended to the field's name. bind() and read() take the
// first column's number.
template<class Member> struct Columns {
    static constexpr std::string_view suffixes[] = {""};
};
template<> struct Columns<Start> {
    static constexpr std::string_view suffixes[] = {"", "_condition"};
};
template<> struct Columns<End> {
    static constexpr std::string_view suffixes[] = {"", "_months"};
};
template<class Member> constexpr int columnCount = static_cast<int>(std::size(Columns<Member>::suffixes));

// Lists are tables of their own; their rows' columns after the record and the position, and the type of a row.
template<class Member> struct ListColumns {
    static constexpr bool isList = false;
};
template<> struct ListColumns<std::vector<DatedAmount>> {
    static constexpr bool isList = true;
    static constexpr std::string_view names[] = {"date", "amount"};
};
template<> struct ListColumns<std::vector<ConditionId>> {
    static constexpr bool isList = true;
    static constexpr std::string_view names[] = {"condition"};
};
template<> struct ListColumns<std::vector<PartyId>> {
    static constexpr bool isList = true;
    static constexpr std::string_view names[] = {"party"};
};
template<class Member> constexpr bool isList = ListColumns<Member>::isList;

inline std::int64_t dayNumber(Date date)
{
    return date.time_since_epoch().count();
}

inline bool readDay(std::int64_t number, Date& date)
{
    // The years 1 to 9999, as dates are (date.h).
    constexpr std::int64_t first = -719162;
    constexpr std::int64_t last = 2932896;
    date = Date{std::chrono::days{number}};
    return number >= first && number <= last;
}

inline void bindMember(Statement& to, int at, const std::string& member)
{
    to.bind(at, std::string_view{member});
}
inline void bindMember(Statement& to, int at, bool member)
{
    to.bind(at, std::int64_t{member ? 1 : 0});
}
inline void bindMember(Statement& to, int at, int member)
{
    to.bind(at, std::int64_t{member});
}
inline void bindMember(Statement& to, int at, std::int64_t member)
{
    to.bind(at, member);
}
inline void bindMember(Statement& to, int at, double member)
{
    to.bind(at, member);
}
inline void bindMember(Statement& to, int at, const Date& member)
{
    to.bind(at, dayNumber(member));
}
inline void bindMember(Statement& to, int at, const Uuid& member)
{
    to.bind(at, member);
}
template<class Record> void bindMember(Statement& to, int at, const Id<Record>& member)
{
    to.bind(at, member.value);
}
template<class Inner> void bindMember(Statement& to, int at, const std::optional<Inner>& member)
{
    if (member) {
        bindMember(to, at, *member);
    } else {
        to.bindNull(at);
    }
}
template<class Enum>
    requires std::is_enum_v<Enum>
void bindMember(Statement& to, int at, Enum member)
{
    to.bind(at, word(member));
}
void bindMember(Statement& to, int at, const Currency& member);
void bindMember(Statement& to, int at, const Start& member);
void bindMember(Statement& to, int at, const End& member);
void bindMember(Statement& to, int at, const DatedAmount& member);

inline bool readCell(const Cell& cell, std::string& member)
{
    if (cell.type() != SQLITE_TEXT) {
        return false;
    }
    if (const std::string_view text = cell.bytes(); !text.empty()) {
        member = text;
    } else {
        member.clear(); // most notes are empty
    }
    return true;
}
inline bool readCell(const Cell& cell, std::int64_t& member)
{
    member = cell.number();
    return cell.type() == SQLITE_INTEGER;
}
inline bool readCell(const Cell& cell, bool& member)
{
    std::int64_t number = 0;
    const bool whole = readCell(cell, number);
    member = number == 1;
    return whole && (number == 0 || number == 1);
}
inline bool readCell(const Cell& cell, int& member)
{
    std::int64_t number = 0;
    const bool whole = readCell(cell, number);
    member = static_cast<int>(number);
    return whole && number == member;
}
inline bool readCell(const Cell& cell, double& member)
{
    member = cell.real();
    return cell.type() == SQLITE_FLOAT && std::isfinite(member);
}
inline bool readCell(const Cell& cell, Date& member)
{
    return cell.type() == SQLITE_INTEGER && readDay(cell.number(), member);
}
inline bool readCell(const Cell& cell, Uuid& member)
{
    const auto id = cell.type() == SQLITE_BLOB ? idOf(cell.bytes()) : std::nullopt;
    member = id.value_or(Uuid{});
    return id.has_value();
}
template<class Record> bool readCell(const Cell& cell, Id<Record>& member)
{
    return readCell(cell, member.value);
}
bool readCell(const Cell& cell, Currency& member);
template<class Enum>
    requires std::is_enum_v<Enum>
bool readCell(const Cell& cell, Enum& member)
{
    const auto parsed = cell.type() == SQLITE_TEXT ? parseWord<Enum>(cell.bytes()) : std::nullopt;
    member = parsed.value_or(Enum{});
    return parsed.has_value();
}
template<class Inner> bool readCell(const Cell& cell, std::optional<Inner>& member)
{
    if (cell.type() == SQLITE_NULL) {
        member.reset();
        return true;
    }
    return readCell(cell, member.emplace());
}

// The members of two columns.
bool readCells(const Cell& date, const Cell& condition, Start& member);
bool readCells(const Cell& date, const Cell& months, End& member);
bool readCells(const Cell& date, const Cell& amount, DatedAmount& member);

// From a Statement or from RowValues.
template<class From, class Member> bool readMember(const From& from, int at, Member& member)
{
    if constexpr (requires { readCells(from.cell(at), from.cell(at + 1), member); }) {
        return readCells(from.cell(at), from.cell(at + 1), member);
    } else {
        return readCell(from.cell(at), member);
    }
}

} // namespace roundtrip
