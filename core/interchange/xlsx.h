// SPDX-License-Identifier: GPL-3.0-or-later
// Workbooks as Excel has them: a sheet a table.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "core/interchange/tables.h"

namespace roundtrip {

// A sheet of that name, or whose name begins with it and a blank, tells people what follows from the tables; it is no
// table and is passed over in reading.
inline constexpr std::string_view figuresSheet = "figures";

// Reads a workbook: each sheet that holds anything is the table of its name, its header the first row that holds
// anything. Numbers are read to the fifteen digits that Excel counts with, dates as ISO 8601, formulas as what they
// last came to. What it unpacks to is bounded (archive.h), and so is what its shared texts come to in the cells.
ReadSheets readXlsx(std::string_view bytes, const std::string& file);

// Something that a sheet of Excel cannot hold: a text beyond 32,767 characters, a row beyond 1,048,576.
struct SheetLimit : std::length_error {
    SheetLimit(std::string ofTable, std::size_t atRow) : std::length_error(ofTable), table(ofTable), row(atRow) {}
    std::string table;
    std::size_t row; // from 1, the header's included
};

// Writes the tables into the file, a draft (drafts.h): typed cells, the header bold and frozen. Text is guarded as in
// CSV (csv.h). A number of more than fifteen digits is written as text, which reading takes as well. Throws SheetLimit,
// and std::filesystem::filesystem_error naming the file.
void writeXlsx(const std::filesystem::path& file, const std::vector<Sheet>& sheets);

} // namespace roundtrip
