// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as JSON: one object, an array a table, an object a row, a key a column.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/interchange/tables.h"

namespace roundtrip {

// Reads {"parties": [{"name": "Amazon", …}, …], "flows": […], …}. A value is a text, a number (taken as it is
// written, no digit is lost), true, false, null (a blank) or an array of texts (a list of titles). Anything nested
// deeper, and a key twice in a row, is refused. Places are lines; the column is the record's number in its array.
// Memory grows with the tables, not with the depth of the text.
ReadSheets readJson(std::string_view bytes, const std::string& file);

// Writes what readJson reads, a row a line; blank cells are left out, amounts are texts with all decimals, other
// numbers numbers, truth true or false.
std::string jsonText(const std::vector<Sheet>& sheets);

} // namespace roundtrip
