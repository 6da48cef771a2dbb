// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <fstream>

#include "core/store/files.h"
#include "core/store/sqlite.h"

namespace roundtrip {

namespace {

using Kind = StoreError::Kind;

constexpr int waitForOthersMs = 5000;
constexpr std::int64_t cacheKib = 32 * 1024;
constexpr std::int64_t heapLimit = std::int64_t{1} << 30U;

int denyOtherFiles(void*, int action, const char*, const char*, const char*, const char*)
{
    return action == SQLITE_ATTACH || action == SQLITE_DETACH ? SQLITE_DENY : SQLITE_OK;
}

void configure(sqlite3* database, int option, int value)
{
    const int result = sqlite3_db_config(database, option, value, nullptr);
    if (result != SQLITE_OK) {
        throw SQLite::Exception(database, result);
    }
}

void harden(sqlite3* database)
{
    configure(database, SQLITE_DBCONFIG_DEFENSIVE, 1);
    configure(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0);
    configure(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0);
    configure(database, SQLITE_DBCONFIG_ENABLE_VIEW, 0);
    configure(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0);
    configure(database, SQLITE_DBCONFIG_DQS_DDL, 0);
    configure(database, SQLITE_DBCONFIG_DQS_DML, 0);
    constexpr std::pair<int, int> limits[] = {
        {SQLITE_LIMIT_LENGTH, 256 << 20},   {SQLITE_LIMIT_SQL_LENGTH, 64 << 10}, {SQLITE_LIMIT_COLUMN, 64},
        {SQLITE_LIMIT_EXPR_DEPTH, 64},      {SQLITE_LIMIT_COMPOUND_SELECT, 8},   {SQLITE_LIMIT_VDBE_OP, 100'000},
        {SQLITE_LIMIT_FUNCTION_ARG, 64},    {SQLITE_LIMIT_ATTACHED, 0},          {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 64},
        {SQLITE_LIMIT_VARIABLE_NUMBER, 64}, {SQLITE_LIMIT_TRIGGER_DEPTH, 1},     {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (const auto& [limit, value] : limits) {
        sqlite3_limit(database, limit, value);
    }
    sqlite3_set_authorizer(database, denyOtherFiles, nullptr);
    sqlite3_hard_heap_limit64(heapLimit);
}

// Operations of SQLite's machine from one look at the budget to the next.
constexpr int operations = 10'000;

std::uint32_t bigEndian(const std::array<unsigned char, 100>& header, std::size_t at)
{
    return std::uint32_t{header[at]} << 24U | std::uint32_t{header[at + 1]} << 16U |
           std::uint32_t{header[at + 2]} << 8U | header[at + 3];
}

} // namespace

Budget::Budget(SQLite::Database& database, std::uintmax_t fileSize)
    : m_database(database.getHandle()), m_left(static_cast<std::int64_t>(100'000'000 + 50 * fileSize) / operations)
{
    sqlite3_progress_handler(m_database, operations, &Budget::spend, this);
}

Budget::~Budget()
{
    sqlite3_progress_handler(m_database, 0, nullptr, nullptr);
}

int Budget::spend(void* self)
{
    return --static_cast<Budget*>(self)->m_left < 0 ? 1 : 0;
}

std::unique_ptr<SQLite::Database> connect(const std::filesystem::path& path, Access access)
{
    int flags = SQLite::OPEN_NOMUTEX;
    flags |= access == Access::read ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE;
    flags |= access == Access::create ? SQLite::OPEN_CREATE : 0;
    // Absolute: Debian's SQLite takes a name that begins with "file:" for a URI.
    auto database =
        std::make_unique<SQLite::Database>(std::filesystem::absolute(path).string(), flags, waitForOthersMs);
    sqlite3_extended_result_codes(database->getHandle(), 1);
    harden(database->getHandle());
    RowCall::introduce(*database);
    database->exec("PRAGMA cache_size = -" + std::to_string(cacheKib));
    database->exec("PRAGMA temp_store = MEMORY");
    if (access != Access::read) {
        database->exec("PRAGMA journal_mode = TRUNCATE");
        database->exec("PRAGMA synchronous = FULL");
        database->exec("PRAGMA foreign_keys = ON");
    }
    return database;
}

int schemaOfFile(const std::filesystem::path& path, int newest)
{
    std::error_code trouble;
    const auto status = std::filesystem::status(path, trouble);
    if (!std::filesystem::exists(status)) {
        throw StoreError(Kind::notThere, path, trouble ? trouble.message() : "");
    }
    if (!std::filesystem::is_regular_file(status)) {
        throw StoreError(Kind::notADocument, path, "not a file");
    }
    const auto size = std::filesystem::file_size(path);
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw errorOf(errno == EACCES ? ENOENT : errno, path);
    }
    // https://www.sqlite.org/fileformat2.html#the_database_header
    std::array<unsigned char, 100> header{};
    file.read(reinterpret_cast<char*>(header.data()), header.size());
    constexpr std::string_view magic{"SQLite format 3\0", 16};
    if (!file || std::string_view{reinterpret_cast<const char*>(header.data()), 16} != magic) {
        throw StoreError(Kind::notADocument, path, "no SQLite header");
    }
    if (bigEndian(header, 68) != applicationId) {
        throw StoreError(Kind::notADocument, path, "application id " + std::to_string(bigEndian(header, 68)));
    }
    const auto version = bigEndian(header, 60);
    if (version > static_cast<std::uint32_t>(newest)) {
        throw StoreError(Kind::newerVersion, path, std::to_string(version));
    }
    if (version == 0) {
        throw StoreError(Kind::damaged, path, "schema 0");
    }
    if (header[18] != 1 || header[19] != 1 || bigEndian(header, 56) != 1) {
        throw StoreError(Kind::damaged, path, "journal mode or text encoding");
    }
    // A page size of 1 stands for 65536. While a transaction is cut short the size may be any.
    const std::uint64_t stored = header[16] * 256U + header[17];
    const std::uint64_t pageSize = stored == 1 ? 65536 : stored;
    if (!hasJournal(path) && pageSize * bigEndian(header, 28) > size) {
        throw StoreError(Kind::damaged, path, "cut short");
    }
    return static_cast<int>(version);
}

void requireSchema(SQLite::Database& database, SchemaSteps steps, const std::filesystem::path& path)
{
    const auto found = schemaOf(database);
    const auto wanted = schemaAfter(steps);
    for (std::size_t i = 0; i < std::max(found.size(), wanted.size()); ++i) {
        if (i >= found.size() || i >= wanted.size() || found[i] != wanted[i]) {
            throw StoreError(Kind::damaged, path,
                             "schema: " + (i < found.size() ? found[i] : wanted[i]).substr(0, 200));
        }
    }
}

std::vector<std::string> pageProblems(SQLite::Database& database, std::uintmax_t fileSize)
{
    const Budget budget(database, fileSize);
    Statement statement(database, "PRAGMA quick_check");
    std::vector<std::string> problems;
    while (statement.step()) {
        problems.emplace_back(statement.bytes(0));
    }
    return problems == std::vector<std::string>{"ok"} ? std::vector<std::string>{} : problems;
}

std::vector<std::string> referenceProblems(SQLite::Database& database, const std::string& table)
{
    Statement statement(database, "PRAGMA foreign_key_check" + (table.empty() ? "" : "(" + table + ")"));
    std::vector<std::string> problems;
    while (problems.size() < 100 && statement.step()) {
        problems.push_back(std::string(statement.bytes(0)) + " → " + std::string(statement.bytes(2)));
    }
    statement.reset();
    return problems;
}

namespace {

bool saysNoSpace(int number)
{
    return number == ENOSPC || number == EFBIG || number == EDQUOT;
}

} // namespace

int systemErrno(SQLite::Database& database)
{
    // The connection's number may be that of a later call of the system, so the files are asked as well: what a write
    // was refused for stays with the file.
    sqlite3* handle = database.getHandle();
    int file = 0;
    sqlite3_file_control(handle, "main", SQLITE_FCNTL_LAST_ERRNO, &file);
    int journal = 0;
    sqlite3_file* opened = nullptr;
    if (sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &opened) == SQLITE_OK && opened != nullptr &&
        opened->pMethods != nullptr) {
        opened->pMethods->xFileControl(opened, SQLITE_FCNTL_LAST_ERRNO, &journal);
    }
    for (const int number : {file, journal}) {
        if (saysNoSpace(number)) {
            return number;
        }
    }
    return sqlite3_system_errno(handle);
}

StoreError errorOf(const SQLite::Exception& error, const std::filesystem::path& path, int number)
{
    const int code = error.getErrorCode();
    Kind kind = Kind::failed;
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: kind = Kind::locked; break;
    case SQLITE_FULL: kind = Kind::diskFull; break;
    case SQLITE_READONLY: kind = code == SQLITE_READONLY_DBMOVED ? Kind::replaced : Kind::readOnly; break;
    case SQLITE_IOERR:
        if (saysNoSpace(number)) {
            kind = Kind::diskFull;
        } else if (code == SQLITE_IOERR_SHORT_READ) {
            kind = Kind::damaged;
        }
        break;
    case SQLITE_CORRUPT:
    case SQLITE_SCHEMA:
    case SQLITE_TOOBIG:
    case SQLITE_INTERRUPT: kind = Kind::damaged; break;
    case SQLITE_NOTADB: kind = Kind::notADocument; break;
    case SQLITE_CONSTRAINT:
        kind = code == SQLITE_CONSTRAINT_FOREIGNKEY || code == SQLITE_CONSTRAINT_PRIMARYKEY ? Kind::conflict
                                                                                            : Kind::failed;
        break;
    case SQLITE_CANTOPEN:
        kind = number == EACCES || number == EROFS || number == EPERM ? Kind::readOnly : Kind::failed;
        break;
    default: break;
    }
    return {kind, path, std::string(error.what()) + " (" + std::to_string(code) + ")"};
}

} // namespace roundtrip
