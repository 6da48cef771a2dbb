// SPDX-License-Identifier: GPL-3.0-or-later
// Tables from and to files: a folder of CSV files, single files of any format.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "core/interchange/drafts.h"
#include "core/interchange/tables.h"

namespace roundtrip {

// The largest file that is read, in bytes.
constexpr std::uintmax_t largestTableFile = std::uintmax_t{1} << 29U;

// All tables of the sources, in the order given and within a folder by name: a folder's .csv and .tsv files (others
// are passed over), or one .csv, .tsv, .json, .xlsx, .graphml or .gexf file. A CSV file is the table of its name. Only
// regular files are read.
ReadSheets readTables(std::span<const std::filesystem::path> sources);

// Writes each table as NAME.csv into the folder, which is made where it is not there; each file appears whole or not
// at all. Throws std::filesystem::filesystem_error naming the file.
void writeCsvFolder(const std::filesystem::path& folder, const std::vector<Sheet>& sheets);
// The same, to appear with others.
void addCsvFolder(Drafts& drafts, const std::filesystem::path& folder, const std::vector<Sheet>& sheets);

// Writes a file whole or not at all. Throws as above.
void writeWhole(const std::filesystem::path& file, std::string_view text);

} // namespace roundtrip
