// SPDX-License-Identifier: GPL-3.0-or-later
// The tables and their columns, once: for reading, for writing and for saying what a table may have.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/model/fields.h"

namespace roundtrip {

struct TableColumns {
    std::string_view name;
    RecordKind kind{};
    std::vector<std::string_view> columns;  // in the order of writing
    std::vector<std::string_view> required; // of these, what a table cannot be without
    bool source = false;                    // takes a column "source" as well: a claim on mainField
    std::string_view mainField;
    bool note = false; // has a note for unknown columns to go to
};

// All tables in the order of writing: each after those it names records of.
const std::vector<TableColumns>& allTables();

// Nothing where there is no such table. Exact spelling.
const TableColumns* tableNamed(std::string_view name);

// Whether the table takes such a column. Exact spelling.
bool hasColumn(const TableColumns& table, std::string_view column);

// The column that holds a field, and the field (from fields.h) that a column holds, empty where there is none: they
// differ for claims, whose `table` is the field record and whose `record` is the field record_id.
std::string_view columnOf(RecordKind kind, std::string_view field);
std::string_view fieldOfColumn(RecordKind kind, std::string_view column);

} // namespace roundtrip
