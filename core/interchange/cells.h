// SPDX-License-Identifier: GPL-3.0-or-later
// Fields as cells and cells as fields: how each type of a record's member is written in a table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/interchange/directory.h"
#include "core/interchange/tables.h"
#include "core/model/fields.h"

namespace roundtrip {

// Records that a cell names.
class References {
public:
    virtual ~References() = default;
    // The record of that name or title; nothing where there is none and none is to be made.
    virtual std::optional<Uuid> find(RecordKind kind, std::string_view name) = 0;
};

// Those of a directory. Ids are taken as they stand where a record has no name any more (steps of scenarios).
class KnownReferences : public References {
public:
    explicit KnownReferences(const Directory& directory) : m_directory(directory) {}
    std::optional<Uuid> find(RecordKind kind, std::string_view name) override;

private:
    const Directory& m_directory;
};

// What is wrong with a cell.
struct CellFault {
    ImportProblemKind kind{};
    std::vector<std::string> expected;
    std::string value; // the part of the cell that is to blame; the whole where empty
};
using CellResult = std::optional<CellFault>;

struct CellReading {
    References& references;
    Currency currency; // of amounts
};

// Reads a cell that is not blank. Words in any case; dates as ISO 8601; a start also "on TITLE" or "unknown"; an end
// also "24 months", "24m", "10 years", "10y"; a probability as 0.3 or 30 %; truth as yes, no, true, false, 1, 0;
// payments as "2026-05-01=5B; 2027-05-01=10B", put in order of date; titles separated by ";", one that holds a ";" or
// begins with a quote in double quotes, doubled inside.
CellResult readCell(std::string_view text, std::string& member, const CellReading& reading);
CellResult readCell(std::string_view text, bool& member, const CellReading& reading);
CellResult readCell(std::string_view text, int& member, const CellReading& reading);
CellResult readCell(std::string_view text, Minor& member, const CellReading& reading);
CellResult readCell(std::string_view text, double& member, const CellReading& reading);
CellResult readCell(std::string_view text, Currency& member, const CellReading& reading);
CellResult readCell(std::string_view text, Date& member, const CellReading& reading);
CellResult readCell(std::string_view text, std::optional<double>& member, const CellReading& reading);
CellResult readCell(std::string_view text, std::optional<Date>& member, const CellReading& reading);
CellResult readCell(std::string_view text, Start& member, const CellReading& reading);
CellResult readCell(std::string_view text, End& member, const CellReading& reading);
CellResult readCell(std::string_view text, std::vector<DatedAmount>& member, const CellReading& reading);
CellResult readCell(std::string_view text, std::vector<ConditionId>& member, const CellReading& reading);
CellResult readCell(std::string_view text, std::vector<PartyId>& member, const CellReading& reading);
template<class Record> CellResult readCell(std::string_view text, Id<Record>& member, const CellReading& reading)
{
    const auto found = reading.references.find(Fields<Record>::kind, trimmed(text));
    if (!found) {
        return CellFault{ImportProblemKind::unknownRecord, {}, std::string(trimmed(text))};
    }
    member = Id<Record>{*found};
    return std::nullopt;
}
template<class Record>
CellResult readCell(std::string_view text, std::optional<Id<Record>>& member, const CellReading& reading)
{
    Id<Record> id;
    auto fault = readCell(text, id, reading);
    if (!fault) {
        member = id;
    }
    return fault;
}
template<class Enum>
    requires std::is_enum_v<Enum> CellResult readCell(std::string_view text, Enum& member, const CellReading&)
    {
        const auto value = parseWord<Enum>(lowerAscii(trimmed(text)));
        if (!value) {
            CellFault fault{ImportProblemKind::unknownWord, {}, {}};
            for (const std::string_view known : Vocabulary<Enum>::words) {
                if (!known.empty()) {
                    fault.expected.emplace_back(known);
                }
            }
            return fault;
        }
        member = *value;
        return std::nullopt;
    }
template<class Enum>
    requires std::is_enum_v<Enum> CellResult readCell(std::string_view text, std::optional<Enum>& member,
                                                      const CellReading& reading)
    {
        Enum known{};
        auto fault = readCell(text, known, reading);
        if (!fault) {
            member = known;
        }
        return fault;
    }

// The titles in one cell, between semicolons, without those that are blank; nothing where a quote is not closed. And
// titles as one cell.
std::optional<std::vector<std::string>> listItems(std::string_view text);
std::string titleList(const std::vector<std::string>& titles);

// The value of one field from its cell; a blank cell is no value, or the field's default where it must have one.
struct ReadValue {
    Value value;
    CellResult fault;
};
ReadValue readValue(RecordKind kind, std::string_view field, std::string_view text, const CellReading& reading);

// A value as the cell that readValue reads back; where the value is none of the field's, its plain text.
Cell cellOf(RecordKind kind, std::string_view field, const Value& value, const Directory& directory, Currency currency);

// A value of a record's field as its table would show it, amounts in the record's own currency; empty for no value.
std::string shownValue(const RecordKey& record, std::string_view field, const Value& value, const Directory& directory);

} // namespace roundtrip
