// SPDX-License-Identifier: GPL-3.0-or-later
// What is needed of SQLite beyond SQLiteCpp's Database: prepared statements for the hot path, and transactions.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/values/id.h"
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace roundtrip {

// Promise: one prepared statement, finalized in the end. SQLiteCpp's own counts references and asks for the number of
// columns at each value, which costs more than the value. Parameters and columns count from 0. Throws
// SQLite::Exception. Its Database outlives it.
class Statement {
public:
    Statement(SQLite::Database& database, std::string_view sql);

    // The next row; false at the end, and then the statement is ready to run again. Bound values stay.
    bool step();
    // Runs it to its end.
    void run();
    void reset() { sqlite3_reset(m_statement.get()); }

    void bindNull(int at) { checked(sqlite3_bind_null(m_statement.get(), at + 1)); }
    void bind(int at, std::int64_t number) { checked(sqlite3_bind_int64(m_statement.get(), at + 1, number)); }
    void bind(int at, double number) { checked(sqlite3_bind_double(m_statement.get(), at + 1, number)); }
    // The text, the bytes and the id must stay until the statement has run.
    void bind(int at, std::string_view text);
    void bindCopy(int at, std::string_view text); // which need not stay
    void bindBytes(int at, std::string_view bytes);
    void bind(int at, const Uuid& id);

    int type(int at) const { return sqlite3_column_type(m_statement.get(), at); }
    std::int64_t number(int at) const { return sqlite3_column_int64(m_statement.get(), at); }
    double real(int at) const { return sqlite3_column_double(m_statement.get(), at); }
    // Text and blobs alike, valid until the next step. (Asking SQLite for text would copy it to end it with a zero.)
    std::string_view bytes(int at) const
    {
        const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement.get(), at));
        return {data, data == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(m_statement.get(), at))};
    }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    void checked(int result) const;

    sqlite3* m_database;
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
};

// 16 bytes, as they are stored, so that their order is that of the ids; nothing where there are not 16.
std::string idBytes(const Uuid& id);
std::optional<Uuid> idOf(std::string_view bytes);

// One number that a query without parameters gives, such as "PRAGMA user_version".
std::int64_t numberOf(SQLite::Database& database, std::string_view sql);

// Promise: what is read while it lives is one state of the document.
class ReadTransaction {
public:
    explicit ReadTransaction(SQLite::Database& database) : m_database(database) { database.exec("BEGIN"); }
    ReadTransaction(const ReadTransaction&) = delete;
    ReadTransaction& operator=(const ReadTransaction&) = delete;
    ~ReadTransaction() { m_database.tryExec("ROLLBACK"); }

private:
    SQLite::Database& m_database;
};

// Promise: what is written while it lives is on disk after commit(), or was never written.
class WriteTransaction {
public:
    // Waits for other writers as long as the connection's time limit.
    explicit WriteTransaction(SQLite::Database& database) : m_database(database) { database.exec("BEGIN IMMEDIATE"); }
    WriteTransaction(const WriteTransaction&) = delete;
    WriteTransaction& operator=(const WriteTransaction&) = delete;
    ~WriteTransaction();

    void commit();

private:
    SQLite::Database& m_database;
    bool m_committed = false;
};

} // namespace roundtrip
