// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of a document, as the ordered steps that make them. user_version counts the steps that were taken.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <SQLiteCpp/Database.h>

namespace roundtrip {

// "RTRP" in the file's header, by which file(1) and desktops tell a document from other SQLite files.
constexpr int applicationId = 0x52545250;

// SQL, one string a step. A step that was ever released is never edited: what is to change is another step.
using SchemaSteps = std::span<const std::string_view>;
SchemaSteps schemaSteps();

// Takes the steps that a database has not taken yet, each with its user_version. Call it in a transaction.
void takeSteps(SQLite::Database& database, SchemaSteps steps);

// What the database says of its tables, one line each, in order of their names.
std::vector<std::string> schemaOf(SQLite::Database& database);
// What it must say after these steps.
std::vector<std::string> schemaAfter(SchemaSteps steps);

} // namespace roundtrip
