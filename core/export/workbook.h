// SPDX-License-Identifier: GPL-3.0-or-later
// The workbook that a chart keeps its data in: one sheet, a header and rows.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/values/date.h"

namespace roundtrip {

// Nothing, a text (never a formula), a number or a day.
using WorkbookCell = std::variant<std::monostate, std::string, double, Date>;

// The bytes of an .xlsx with the rows on a sheet "Data", always the same for the same rows.
std::string workbook(const std::vector<std::vector<WorkbookCell>>& rows);

// "A", "Z", "AA", … for 0, 25, 26, …
std::string columnName(std::size_t index);
// A day as spreadsheets count it: 1 is 1900-01-01, and 1900 has a 29th of February.
long spreadsheetDay(Date date);
// A number in the fewest digits that give it back.
std::string numberText(double value);

} // namespace roundtrip
