// SPDX-License-Identifier: GPL-3.0-or-later
// What makes a record wrong: the rules of semantics 1 that the types of its fields cannot hold.
#pragma once

#include <string_view>
#include <vector>

#include "core/model/book.h"

namespace roundtrip {

enum class Fault {
    missing,          // a required field is blank
    taken,            // another record has this name, title or key
    noSuchField,      // the record has no field of that name
    doesNotFit,       // the value is none of the field's
    noSuchRecord,     // it names a record that is not there
    sameParty,        // payer and payee, or from and to, are one party
    notPositive,      // an amount or a rate that must be above zero is not
    outOfRange,       // a probability outside 0..1, a year outside 1..9999, a number that is not finite
    paymentsMissing,  // a custom schedule without payments
    paymentsUnsorted, // the payments are not in order of date
    paymentsSum,      // the payments do not sum to the amount
    cycle,            // a party above itself, or a condition that any of itself would meet
    notALoop,         // fewer parties than two, or one of them twice
    notText,          // not UTF-8, or it holds a NUL
};

// One rule that one field of a record breaks.
struct Invalid {
    RecordKey record;
    std::string_view field; // from fields.h
    Fault fault = Fault::missing;

    bool operator==(const Invalid&) const = default;
};

// What is wrong with a row were it put into the book; the book's own row of that id does not count against it. One
// pass over the rows of its kind.
std::vector<Invalid> faultsOf(const Book& book, const Row& row);

// What is wrong in the whole book, in the order of kinds and ids; linear in its rows but for sorting.
std::vector<Invalid> faultsOf(const Book& book);

} // namespace roundtrip
