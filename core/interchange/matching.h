// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that others made: which of ours each is, and which of its columns theirs are.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/interchange/tables.h"

namespace roundtrip {

// What a column is taken for.
struct ColumnUse {
    std::string name; // of a column of ours, or another to be kept in the note; empty: left out
    std::string unit; // "K", "M", "B", "T": what each plain number in it counts; empty: as it stands

    bool operator==(const ColumnUse&) const = default;
};

// What a sheet is taken for: the table, empty for none, and its columns by their index; the others are what they say.
struct SheetUse {
    std::string table;
    std::map<std::size_t, ColumnUse> columns;

    bool operator==(const SheetUse&) const = default;
};

// What a sheet seems to be. A sheet named as a table is that table; another is the one of which it has, by their own
// words or by other words for them ("buyer", "from" for the payer), all that is needed, and most. A header that says
// what its amounts count ("USD bn", "amount (millions)") gives the unit.
SheetUse guessedUse(const Sheet& sheet);

// The same for columns, the table being known.
std::map<std::size_t, ColumnUse> guessedColumns(const Sheet& sheet, std::string_view table);

// The sheets as they are taken, one for each, so that a cell keeps its place; what is left out is blank and nameless.
// `uses` are as many as the sheets.
std::vector<Sheet> withUses(std::vector<Sheet> sheets, std::span<const SheetUse> uses);

} // namespace roundtrip
