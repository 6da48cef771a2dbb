// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite.h"

#include <array>

namespace roundtrip {

Statement::Statement(SQLite::Database& database, std::string_view sql) : m_database(database.getHandle())
{
    sqlite3_stmt* statement = nullptr;
    const int result = sqlite3_prepare_v3(m_database, sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    m_statement.reset(statement);
    checked(result);
}

bool Statement::step()
{
    const int result = sqlite3_step(m_statement.get());
    if (result == SQLITE_ROW) {
        return true;
    }
    // The message is the connection's and survives the reset; the statement must not stay open, or no commit is
    // possible.
    const int extended = sqlite3_extended_errcode(m_database);
    sqlite3_reset(m_statement.get());
    if (result != SQLITE_DONE) {
        throw SQLite::Exception(m_database, extended == SQLITE_OK ? result : extended);
    }
    return false;
}

void Statement::run()
{
    while (step()) {
    }
}

void Statement::bind(int at, std::string_view text)
{
    // A null pointer would bind NULL.
    checked(sqlite3_bind_text64(m_statement.get(), at + 1, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                                SQLITE_UTF8));
}

void Statement::bindCopy(int at, std::string_view text)
{
    checked(sqlite3_bind_text64(m_statement.get(), at + 1, text.empty() ? "" : text.data(), text.size(),
                                SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Statement::bindBytes(int at, std::string_view bytes)
{
    checked(
        sqlite3_bind_blob64(m_statement.get(), at + 1, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC));
}

namespace {

std::array<char, 16> bytesOf(const Uuid& id)
{
    std::array<char, 16> out;
    for (unsigned i = 0; i < 8; ++i) {
        out[i] = static_cast<char>(id.high >> (56U - 8U * i));
        out[8 + i] = static_cast<char>(id.low >> (56U - 8U * i));
    }
    return out;
}

} // namespace

void Statement::bind(int at, const Uuid& id)
{
    const auto bytes = bytesOf(id);
    checked(sqlite3_bind_blob64(m_statement.get(), at + 1, bytes.data(), bytes.size(), SQLITE_TRANSIENT));
}

void Statement::bind(int at, RowCall& call)
{
    checked(sqlite3_bind_pointer(m_statement.get(), at + 1, &call, RowCall::pointerType, nullptr));
}

void Statement::checked(int result) const
{
    if (result != SQLITE_OK) {
        throw SQLite::Exception(m_database, result);
    }
}

void RowCall::onRow(sqlite3_context*, int count, sqlite3_value** values) noexcept
{
    auto* const call = count == 0 ? nullptr : static_cast<RowCall*>(sqlite3_value_pointer(values[0], pointerType));
    if (call == nullptr || call->m_trouble) {
        return;
    }
    try {
        call->m_call(call->m_read, RowValues(values + 1));
    } catch (...) { // SQLite is in between
        call->m_trouble = std::current_exception();
    }
}

void RowCall::introduce(SQLite::Database& database)
{
    constexpr int anyCount = -1;
    const int result =
        sqlite3_create_function_v2(database.getHandle(), "each_row", anyCount, SQLITE_UTF8 | SQLITE_DIRECTONLY, nullptr,
                                   &RowCall::onRow, nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) {
        throw SQLite::Exception(database.getHandle(), result);
    }
}

std::string idBytes(const Uuid& id)
{
    const auto bytes = bytesOf(id);
    return {bytes.data(), bytes.size()};
}

std::int64_t numberOf(SQLite::Database& database, std::string_view sql)
{
    Statement statement(database, sql);
    return statement.step() ? statement.number(0) : 0;
}

WriteTransaction::~WriteTransaction()
{
    if (!m_committed) {
        // After some errors (a full disk, say) SQLite has rolled back already.
        m_database.tryExec("ROLLBACK");
    }
}

void WriteTransaction::commit()
{
    m_database.exec("COMMIT");
    m_committed = true;
}

} // namespace roundtrip
