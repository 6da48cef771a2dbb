// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are no documents, or broken, or made to harm: each is refused for its reason, and none does anything.
#include <random>

#include "core/store/store.h"
#include "tests/core/store/folder.h"
#include "tests/support/random_book.h"
#include <SQLiteCpp/Database.h>
#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace roundtrip {
namespace {

using Kind = StoreError::Kind;

// Why the document cannot be opened and read; nothing where it can.
std::optional<StoreError> refusal(const std::filesystem::path& path, OpenMode mode = OpenMode::readOnly)
{
    try {
        Store::open(path, mode).book();
    } catch (const StoreError& error) {
        return error;
    }
    return std::nullopt;
}

std::optional<Kind> kindOf(const std::optional<StoreError>& error)
{
    return error ? std::optional{error->kind} : std::nullopt;
}

class Damage : public testing::Test {
protected:
    void SetUp() override
    {
        auto store = Store::create(m_path);
        m_book = support::RandomBook(11).make();
        store.save({"all", difference({}, m_book)});
    }

    // Does to the document what the program never would.
    void tamper(const std::string& sql) const
    {
        SQLite::Database database(m_path.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;" + sql);
    }

    Folder m_folder;
    std::filesystem::path m_path = m_folder / "a.roundtrip";
    Book m_book;
};

TEST_F(Damage, RefusesWhatIsNoDocumentAndSaysSo)
{
    EXPECT_EQ(kindOf(refusal(m_folder / "missing")), Kind::notThere);
    EXPECT_EQ(kindOf(refusal(m_folder.path())), Kind::notADocument);
    writeBytes(m_folder / "empty", "");
    EXPECT_EQ(kindOf(refusal(m_folder / "empty")), Kind::notADocument);
    writeBytes(m_folder / "text", std::string(5000, 'x'));
    EXPECT_EQ(kindOf(refusal(m_folder / "text")), Kind::notADocument);
    {
        SQLite::Database other((m_folder / "other").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        other.exec("CREATE TABLE parties (id BLOB)");
    }
    for (const OpenMode mode : {OpenMode::readOnly, OpenMode::readWrite}) {
        EXPECT_EQ(kindOf(refusal(m_folder / "other", mode)), Kind::notADocument);
    }
    ASSERT_EQ(::mkfifo((m_folder / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(kindOf(refusal(m_folder / "pipe")), Kind::notADocument);
}

TEST_F(Damage, RefusesADocumentOfALaterVersion)
{
    tamper("PRAGMA user_version = 99");
    const auto error = refusal(m_path);
    EXPECT_EQ(kindOf(error), Kind::newerVersion);
    EXPECT_EQ(error->detail, "99");
}

TEST_F(Damage, RefusesADocumentCutShortAnywhere)
{
    const std::string whole = bytesOf(m_path);
    for (std::size_t size = 0; size < whole.size(); size += 1000) {
        writeBytes(m_path, whole.substr(0, size));
        const auto kind = kindOf(refusal(m_path));
        EXPECT_EQ(kind, size < 100 ? Kind::notADocument : Kind::damaged) << size;
    }
}

TEST_F(Damage, RefusesTablesThatAreNotItsOwn)
{
    for (const std::string sql : {
             "CREATE TRIGGER t AFTER INSERT ON parties BEGIN DELETE FROM flows; END",
             "CREATE VIEW v AS SELECT * FROM parties",
             "CREATE TABLE extra (x)",
             "DROP TABLE settings",
             "ALTER TABLE parties ADD COLUMN y TEXT",
             "DROP TABLE parties; CREATE VIEW parties AS SELECT * FROM deals",
         }) {
        const std::string before = bytesOf(m_path);
        tamper(sql);
        EXPECT_EQ(kindOf(refusal(m_path)), Kind::damaged) << sql;
        EXPECT_EQ(kindOf(refusal(m_path, OpenMode::readWrite)), Kind::damaged) << sql;
        writeBytes(m_path, before);
    }
}

TEST_F(Damage, NamesRecordAndFieldOfAValueThatDoesNotFit)
{
    const Flow& flow = *m_book.flows().begin();
    const struct {
        std::string sql;
        std::string field;
    } cases[] = {
        {"UPDATE flows SET instrument = 'bribe'", "instrument"},
        {"UPDATE flows SET currency = 'usd'", "currency"},
        {"UPDATE flows SET start = 99999999, start_condition = NULL", "start"},
        {"UPDATE flows SET \"end\" = NULL, end_months = 0", "end"},
        {"UPDATE flows SET \"end\" = 1, end_months = 1", "end"},
        {"UPDATE flows SET assumption = 2", "assumption"},
        {"UPDATE flows SET deal = x'00'", "deal"},
    };
    const std::string before = bytesOf(m_path);
    for (const auto& [sql, field] : cases) {
        tamper("PRAGMA writable_schema = OFF;" + sql);
        if (field == "deal") {
            EXPECT_EQ(kindOf(refusal(m_path)), Kind::damaged); // its reference leads nowhere: found before
        } else {
            const auto error = refusal(m_path);
            ASSERT_EQ(kindOf(error), Kind::damaged) << sql;
            EXPECT_EQ(error->record, keyOf(flow)) << sql;
            EXPECT_EQ(error->field, field) << sql;
        }
        const auto found = check(m_path);
        EXPECT_TRUE(std::any_of(found.begin(), found.end(), [&, name = field](const Problem& problem) {
            return problem.kind == ProblemKind::valueDoesNotFit && problem.record == keyOf(flow) &&
                   problem.field == name;
        })) << sql;
        writeBytes(m_path, before);
    }
}

TEST_F(Damage, RefusesAListRowThatBelongsToNoRecord)
{
    tamper("INSERT INTO flows_payments VALUES (zeroblob(16), 0, 0, 1)");
    EXPECT_EQ(kindOf(refusal(m_path)), Kind::damaged);
    const auto found = check(m_path);
    EXPECT_TRUE(std::any_of(found.begin(), found.end(),
                            [](const Problem& problem) { return problem.kind == ProblemKind::damagedPages; }));
}

TEST_F(Damage, ChecksAGoodDocumentWithoutASingleDamage)
{
    for (const Problem& problem : check(m_path)) {
        EXPECT_NE(problem.kind, ProblemKind::damagedPages) << problem.detail;
        EXPECT_NE(problem.kind, ProblemKind::valueDoesNotFit) << problem.field;
    }
}

// Whatever a flipped byte does to a document, it is read, refused or checked: no crash, no hang.
TEST_F(Damage, SurvivesRandomFlippedBytes)
{
    const std::string whole = bytesOf(m_path);
    std::mt19937 random(1);
    for (int round = 0; round < 600; ++round) {
        std::string bytes = whole;
        for (unsigned flips = 1 + random() % 4; flips > 0; --flips) {
            bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
        }
        writeBytes(m_path, bytes);
        const auto error = refusal(m_path);
        if (!error) {
            Store::open(m_path, OpenMode::readWrite).book();
        }
        try {
            check(m_path);
        } catch (const StoreError& refused) {
            EXPECT_TRUE(error) << refused.detail;
        }
    }
}

TEST_F(Damage, ReadsADocumentWhoseLastTransactionWasCutShort)
{
    // A process that is killed in the middle of writing leaves the journal with what it overwrote. The copy of a
    // document and its journal taken in the middle of a transaction is the same.
    const auto copy = m_folder / "cut.roundtrip";
    {
        SQLite::Database database(m_path.string(), SQLite::OPEN_READWRITE);
        database.exec(
            "PRAGMA cache_size = 1; PRAGMA foreign_keys = OFF; BEGIN; UPDATE flows SET amount = 1, note = 'x';"
            "UPDATE parties SET name = name || 'x'; DELETE FROM history_parts;");
        // Spilled, for the cache holds a single page.
        std::filesystem::copy_file(m_path, copy);
        std::filesystem::copy_file(m_path.string() + "-journal", copy.string() + "-journal");
        database.exec("ROLLBACK");
    }
    ASSERT_NE(bytesOf(copy), bytesOf(m_path));
    const std::string cut = bytesOf(copy);
    EXPECT_EQ(Store::open(copy, OpenMode::readOnly).book(), m_book);
    EXPECT_EQ(bytesOf(copy), cut);
    EXPECT_EQ(Store::open(copy, OpenMode::readWrite).book(), m_book);
    EXPECT_EQ(Store::open(copy, OpenMode::readOnly).book(), m_book);
}

} // namespace
} // namespace roundtrip
