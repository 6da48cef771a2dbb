// SPDX-License-Identifier: GPL-3.0-or-later
// What is needed of SQLite beyond SQLiteCpp's Database: prepared statements for the hot path, and transactions.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/values/id.h"
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace roundtrip {

// A value of the row that a statement is at, valid until its next step. Text and blobs are bytes alike: asking SQLite
// for text would copy it to end it with a zero. What SQLite calls an unprotected value: there is no difference on a
// connection without a mutex (connect() makes no others), and each of these questions costs a third of what asking the
// statement for its column costs.
class Cell {
public:
    explicit Cell(sqlite3_value* value) : m_value(value) {}

    int type() const { return sqlite3_value_type(m_value); }
    std::int64_t number() const { return sqlite3_value_int64(m_value); }
    double real() const { return sqlite3_value_double(m_value); }
    std::string_view bytes() const
    {
        const auto* data = static_cast<const char*>(sqlite3_value_blob(m_value));
        return {data, data == nullptr ? 0 : static_cast<std::size_t>(sqlite3_value_bytes(m_value))};
    }

private:
    sqlite3_value* m_value;
};

// The values of a row, as SQLite hands them over to a RowCall: valid until it returns.
class RowValues {
public:
    explicit RowValues(sqlite3_value** values) : m_values(values) {}
    Cell cell(int at) const { return Cell(m_values[at]); }

private:
    sqlite3_value** m_values;
};

// What reads a row while a statement is at it: SQLite calls it for each row of
//     SELECT each_row(?1, COLUMN, …) FROM …
// with the RowCall bound to ?1, on a connection that connect() made. All values are handed over at once, while to ask
// the statement for one costs as much as to read it.
class RowCall {
public:
    // read(RowValues), which outlives this. What it throws is thrown by rethrow().
    template<class Read>
    explicit RowCall(const Read& read)
        : m_read(&read), m_call([](const void* of, const RowValues& row) { (*static_cast<const Read*>(of))(row); })
    {}
    RowCall(const RowCall&) = delete;
    RowCall& operator=(const RowCall&) = delete;

    // To be called after each step.
    void rethrow()
    {
        if (m_trouble) {
            std::rethrow_exception(std::exchange(m_trouble, nullptr));
        }
    }

    // Makes each_row known to a connection.
    static void introduce(SQLite::Database& database);

private:
    friend class Statement;
    static void onRow(sqlite3_context* context, int count, sqlite3_value** values) noexcept;
    static constexpr const char* pointerType = "RowCall"; // SQLite's guard against other pointers

    const void* m_read;
    void (*m_call)(const void* read, const RowValues& row);
    std::exception_ptr m_trouble;
};

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
    void bind(int at, RowCall& call); // which must stay likewise

    Cell cell(int at) const { return Cell(sqlite3_column_value(m_statement.get(), at)); }
    int type(int at) const { return cell(at).type(); }
    std::int64_t number(int at) const { return cell(at).number(); }
    std::string_view bytes(int at) const { return cell(at).bytes(); }

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
inline std::optional<Uuid> idOf(std::string_view bytes)
{
    if (bytes.size() != 16) {
        return std::nullopt;
    }
    // Most significant first; in one load each, as a document of a million flows holds five million ids.
    std::array<std::uint64_t, 2> words{};
    std::memcpy(words.data(), bytes.data(), bytes.size());
    if constexpr (std::endian::native == std::endian::little) {
        words = {__builtin_bswap64(words[0]), __builtin_bswap64(words[1])};
    }
    return Uuid{words[0], words[1]};
}

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
