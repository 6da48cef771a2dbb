// SPDX-License-Identifier: GPL-3.0-or-later
// A book as tables: what import.h makes the same book of again, record by record, but for the ids.
#pragma once

#include <string>
#include <vector>

#include "core/interchange/directory.h"
#include "core/interchange/tables.h"
#include "core/model/book.h"

namespace roundtrip {

// All tables of columns.h, those without rows too (their header stands, so that a folder written over holds nothing
// old). Rows in the order of ids. All claims are in `claims`; there are no `source` columns. What has been left at its
// default is written all the same, so that nothing depends on how a blank is read.
std::vector<Sheet> tablesOf(const Book& book);

// What a claim says of its record, as a table writes it: amounts in major units, records by their labels. The directory
// is that of the claim's book.
std::string claimText(const Claim& claim, const Directory& directory);

} // namespace roundtrip
