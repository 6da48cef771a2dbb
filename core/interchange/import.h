// SPDX-License-Identifier: GPL-3.0-or-later
// Tables into a book: all of them or nothing, every problem with its place.
#pragma once

#include <span>
#include <vector>

#include "core/interchange/tables.h"
#include "core/model/book.h"

namespace roundtrip {

enum class UnknownColumns : bool { refuse, keepInNote };

struct Import {
    Changes changes;                     // from the base; none where there are problems
    std::vector<ImportProblem> problems; // in the order of the tables as they are read; at most mostProblems
    std::vector<ImportProblem> remarks;  // odd, but taken
    std::size_t unchanged = 0;           // records of rows that are in the base just so
};

constexpr std::size_t mostProblems = 1000;

// What the tables (columns.h) make of the base.
//
// Identity. Parties, deals, conditions, scenarios and settings are those of the same name, title or key, code point by
// code point; one that the base has is altered in the columns that are given, and a blank cell leaves its field alone.
// A view is that of its name, what is collapsed that of its party or kind, a note or box that agrees in all fields the
// same. An exchange rate is that of its currency and day, a placement that of its party, a metric that of its party,
// year and kind (and basis, where given): these are altered likewise. A flow or a relation that agrees with one of the
// base in every cell that is not blank is that one and stays as it is (each of the base answers to one row; rows that
// agree in all fields are served first); any other is added. So importing the same tables again changes nothing. A
// claim that says the same of the same field from the same source is that claim. A scenario's steps become those of the
// table.
//
// Flows create the parties, deals and conditions that they name and nobody else knows; all other tables name records
// that are there or come with them. A flow without a deal belongs to "Payer → Payee". Its start is the deal's
// announcement where blank, its schedule custom with payments, linear with an end, else upfront.
//
// A `source` is a chosen claim on the record's title, amount or type, unless another claim of that field is chosen. A
// chosen claim says what the record says: that they differ is a problem, never a silent choice.
//
// Records are named by name or title, a flow as "deal#n": the n-th row of that deal in the tables, else in the base;
// other rows as "#n". In `scenarios` the n of a flow counts the flows that its deal has and had up to that step; rows
// of one step and record are one Change: created where the record is not there before (its fields that no row names
// take their defaults), removed where a required field becomes blank; a row without a record only declares its
// scenario, and its `note`. Rows without a `step` make one step for each run of rows about one record.
Import importTables(const Book& base, std::span<const Sheet> sheets, UnknownColumns unknown = UnknownColumns::refuse);

} // namespace roundtrip
