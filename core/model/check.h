// SPDX-License-Identifier: GPL-3.0-or-later
// The integrity of a document, record by record: what edits and imports do not make and a damaged document may hold.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/book.h"
#include "core/model/validity.h"

namespace roundtrip {

enum class ProblemKind {
    // Of a file; the store finds them.
    damagedPages,    // detail: what SQLite says of them
    valueDoesNotFit, // what is stored in the field's place is none of its values
    // Of a book.
    breaksRule,           // `fault` says which
    terminatedWithoutEnd, // so that nobody knows which payments still happen
    stepUnreadable,       // a scenario's step is not a list of changes
    stepConflict,         // a scenario's step no longer fits the base; detail: the field, if it is one
    chosenClaimDiffers,   // detail: the record's value
    noRate,               // the currency has no rate to the reporting currency; detail: its code
    endBeforeStart,
    startNotACondition, // the day it starts hangs on a condition that its money does not
};

// A remark is odd but has a meaning; an error makes answers wrong or impossible.
enum class Severity { remark, error };

struct Problem {
    ProblemKind kind{};
    std::optional<RecordKey> record; // none for the file as a whole
    std::string field;               // a name from fields.h, or empty
    std::string detail;
    Fault fault{}; // for breaksRule

    bool operator==(const Problem&) const = default;
};

Severity severity(ProblemKind kind);

// All problems of a book: the rules that its records break, in the order of kinds and ids, then what contradicts other
// records. Linear in the records but for sorting, and for each scenario once more.
std::vector<Problem> problems(const Book& book);

} // namespace roundtrip
