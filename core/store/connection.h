// SPDX-License-Identifier: GPL-3.0-or-later
// Connections to document files that cannot harm: with everything off that a document has no use for, and with what is
// to be looked at before a file is believed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "core/store/schema.h"
#include "core/store/store.h"
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace roundtrip {

enum class Access { read, write, create };

// A connection with triggers, views, attached files and extensions off, and with limits. With write or create: TRUNCATE
// journal, FULL synchronous, foreign keys on. Throws SQLite::Exception.
std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& path, Access access);

// Looks at the file's first bytes without SQLite and returns the number of its schema; what is above `newest` is
// refused. Throws StoreError: notThere, notADocument, newerVersion, damaged, …
int schemaOfFile(const std::filesystem::path& path, int newest);

// Compares the tables with what these steps make. Throws StoreError damaged.
void requireSchema(SQLite::Database& database, SchemaSteps steps, const std::filesystem::path& path);

// Promise: while it lives, no statement of the connection does more than a file of that size can ask for: pages that
// lead in circles end in SQLITE_INTERRUPT. One at a time for each connection.
class Budget {
public:
    Budget(SQLite::Database& database, std::uintmax_t fileSize);
    Budget(const Budget&) = delete;
    Budget& operator=(const Budget&) = delete;
    ~Budget();

private:
    static int spend(void* self);

    sqlite3* m_database;
    std::int64_t m_left;
};

// What SQLite's own check says of the pages; empty where all is well. Throws SQLite::Exception, SQLITE_INTERRUPT where
// it took longer than any file of this size can need.
std::vector<std::string> pageProblems(SQLite::Database& database, std::uintmax_t fileSize);
// References that lead nowhere, "TABLE → TABLE", of one table or of all; empty where all is well.
std::vector<std::string> referenceProblems(SQLite::Database& database, const std::string& table = {});

// The system's own number for what failed last on this connection; 0 where SQLite kept none.
int systemErrno(SQLite::Database& database);

// What SQLite reported, as a StoreError; where the file is no longer the one that was opened, `replaced`.
StoreError errorOf(const SQLite::Exception& error, const std::filesystem::path& path, int number = 0);

} // namespace roundtrip
