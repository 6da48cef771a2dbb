// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/opening.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/store/beside.h"
#include "core/store/connection.h"
#include "core/store/history.h"
#include "core/store/reading.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"
#include <SQLiteCpp/Backup.h>
#include <unistd.h>

namespace roundtrip {

namespace {

using Kind = StoreError::Kind;
using OnDamage = std::function<void(const std::string& damage)>;

std::int64_t schemaNumber(SQLite::Database& database)
{
    return numberOf(database, "PRAGMA user_version");
}

std::int64_t newestSchema()
{
    return static_cast<std::int64_t>(schemaSteps().size());
}

// A connection to a document whose tables, pages and references have been looked at.
Connection inspected(const std::filesystem::path& path, Access access, const OnDamage& onDamage)
{
    auto database = connect(path, access);
    const auto taken = std::clamp<std::int64_t>(schemaNumber(*database), 0, newestSchema());
    requireSchema(*database, schemaSteps().first(static_cast<std::size_t>(taken)), path);
    if (access == Access::read && taken == newestSchema() && !onDamage && worthTwoReaders(path)) {
        if (auto ahead = readByTwo(*database, path)) {
            return {nullptr, std::move(database), std::move(ahead)};
        }
    }
    auto problems = pageProblems(*database, std::filesystem::file_size(path));
    if (problems.empty()) {
        problems = referenceProblems(*database);
    }
    for (const std::string& problem : problems) {
        if (!onDamage) {
            throw StoreError(Kind::damaged, path, problem);
        }
        onDamage(problem);
    }
    return {nullptr, std::move(database), {}};
}

// Whether SQLite found a transaction that was cut short and would have to write to take it back.
bool isCutShort(const SQLite::Exception& error)
{
    return error.getErrorCode() == SQLITE_READONLY_ROLLBACK;
}

void upgrade(SQLite::Database& database)
{
    WriteTransaction transaction(database);
    takeSteps(database, schemaSteps());
    const auto history = readHistory(database);
    const ReadBook read = readBook(database, [](const Misfit& misfit) { throw misfit; });
    Statement sum(database, "UPDATE document SET digest = ?");
    sum.bind(0, static_cast<std::int64_t>(digestOfAll(numberOf(database, "SELECT revision FROM document"), read.digest,
                                                      history ? history->digest() : 0)));
    sum.run();
    transaction.commit();
}

// Makes a database with make(database) and gives it its name when it is complete.
template<class Make> void publishNew(const std::filesystem::path& target, Existing existing, Make&& make)
{
    if (existing == Existing::keep && std::filesystem::exists(std::filesystem::symlink_status(target))) {
        throw StoreError(Kind::alreadyThere, target);
    }
    if (!std::filesystem::is_directory(target.parent_path())) {
        throw StoreError(Kind::notThere, target);
    }
    const auto made = temporaryBeside(target);
    try {
        const auto database = connect(made, Access::create);
        make(*database);
        database->exec("PRAGMA journal_mode = DELETE");
    } catch (...) {
        ::unlink(made.c_str());
        ::unlink(journalOf(made).c_str());
        throw;
    }
    publish(made, target, existing);
}

// Looks at the file's header (connection.h). A transaction that was cut short may have left anything there: then the
// header is the one of a copy in which it was taken back, so that nothing is written into a file that is not ours.
void requireDocument(const std::filesystem::path& path)
{
    const auto newest = static_cast<int>(newestSchema());
    try {
        schemaOfFile(path, newest);
    } catch (const StoreError& error) {
        if ((error.kind != Kind::notADocument && error.kind != Kind::damaged && error.kind != Kind::newerVersion) ||
            !std::filesystem::is_regular_file(path) || !hasJournal(path)) {
            throw;
        }
        const TemporaryFolder folder;
        const auto copy = copyAside(path, folder);
        try {
            schemaNumber(*connect(copy, Access::write));
            schemaOfFile(copy, newest);
        } catch (const std::exception&) {
            throw error; // with the name of the file that was asked for
        }
    }
}

} // namespace

Digest digestOfAll(std::int64_t revision, Digest records, Digest history)
{
    return records + history + digest::of(revision);
}

Connection openToRead(const std::filesystem::path& path, const OnDamage& onDamage)
{
    requireDocument(path);
    try {
        auto connection = inspected(path, Access::read, onDamage);
        if (schemaNumber(*connection.database) == newestSchema()) {
            return connection;
        }
    } catch (const SQLite::Exception& error) {
        if (!isCutShort(error)) {
            throw;
        }
    }
    auto made = std::make_unique<TemporaryFolder>();
    const auto copy = copyAside(path, *made);
    auto connection = inspected(copy, Access::write, onDamage);
    upgrade(*connection.database);
    connection.made = std::move(made);
    return connection;
}

Connection openToWrite(const std::filesystem::path& path)
{
    requireDocument(path);
    if (::access(path.c_str(), W_OK) != 0 || ::access(path.parent_path().c_str(), W_OK | X_OK) != 0) {
        throw StoreError(Kind::readOnly, path, std::strerror(errno));
    }
    Connection connection;
    try {
        connection.ahead = inspected(path, Access::read, nullptr).ahead;
        connection.database = connect(path, Access::write);
    } catch (const SQLite::Exception& error) {
        if (!isCutShort(error)) {
            throw;
        }
        connection = inspected(path, Access::write, nullptr);
    }
    SQLite::Database* database = connection.database.get();
    if (sqlite3_db_readonly(database->getHandle(), "main") != 0) {
        throw StoreError(Kind::readOnly, path);
    }
    if (const std::int64_t schema = schemaNumber(*database); schema < newestSchema()) {
        copyDocument(*database, backupName(path, schema), Existing::replace);
        upgrade(*database);
    }
    return connection;
}

void createDocument(const std::filesystem::path& target, Existing existing)
{
    publishNew(target, existing, [](SQLite::Database& database) {
        database.exec("PRAGMA application_id = " + std::to_string(applicationId));
        upgrade(database);
    });
}

void copyDocument(SQLite::Database& from, const std::filesystem::path& target, Existing existing)
{
    publishNew(target, existing, [&](SQLite::Database& to) {
        SQLite::Backup backup(to, from);
        const int result = backup.executeStep();
        if (result != SQLITE_DONE) {
            throw SQLite::Exception(from.getHandle(), result);
        }
    });
}

} // namespace roundtrip
