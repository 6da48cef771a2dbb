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

inline bool readMember(const Statement& from, int at, std::string& member)
{
    const Cell cell = from.cell(at);
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
inline bool readMember(const Statement& from, int at, std::int64_t& member)
{
    const Cell cell = from.cell(at);
    member = cell.number();
    return cell.type() == SQLITE_INTEGER;
}
inline bool readMember(const Statement& from, int at, bool& member)
{
    std::int64_t number = 0;
    const bool whole = readMember(from, at, number);
    member = number == 1;
    return whole && (number == 0 || number == 1);
}
inline bool readMember(const Statement& from, int at, int& member)
{
    std::int64_t number = 0;
    const bool whole = readMember(from, at, number);
    member = static_cast<int>(number);
    return whole && number == member;
}
inline bool readMember(const Statement& from, int at, double& member)
{
    const Cell cell = from.cell(at);
    member = cell.real();
    return cell.type() == SQLITE_FLOAT && std::isfinite(member);
}
inline bool readMember(const Statement& from, int at, Date& member)
{
    const Cell cell = from.cell(at);
    return cell.type() == SQLITE_INTEGER && readDay(cell.number(), member);
}
inline bool readMember(const Statement& from, int at, Uuid& member)
{
    const Cell cell = from.cell(at);
    const auto id = cell.type() == SQLITE_BLOB ? idOf(cell.bytes()) : std::nullopt;
    member = id.value_or(Uuid{});
    return id.has_value();
}
template<class Record> bool readMember(const Statement& from, int at, Id<Record>& member)
{
    return readMember(from, at, member.value);
}
template<class Inner> bool readMember(const Statement& from, int at, std::optional<Inner>& member)
{
    if (from.type(at) == SQLITE_NULL) {
        member.reset();
        return true;
    }
    return readMember(from, at, member.emplace());
}
template<class Enum>
    requires std::is_enum_v<Enum>
bool readMember(const Statement& from, int at, Enum& member)
{
    const Cell cell = from.cell(at);
    const auto parsed = cell.type() == SQLITE_TEXT ? parseWord<Enum>(cell.bytes()) : std::nullopt;
    member = parsed.value_or(Enum{});
    return parsed.has_value();
}
bool readMember(const Statement& from, int at, Currency& member);
bool readMember(const Statement& from, int at, Start& member);
bool readMember(const Statement& from, int at, End& member);
bool readMember(const Statement& from, int at, DatedAmount& member);

} // namespace roundtrip
