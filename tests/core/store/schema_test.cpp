// SPDX-License-Identifier: GPL-3.0-or-later
// The tables against the fields of the records, and documents of every schema ever released.
#include "core/store/schema.h"

#include "core/model/edits.h"
#include "core/store/row_table.h"
#include "core/store/store.h"
#include "tests/core/store/folder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

std::vector<std::string> columnsOf(SQLite::Database& database, const std::string& table)
{
    std::vector<std::string> names;
    Statement statement(database, "SELECT name FROM pragma_table_info(?) ORDER BY cid");
    statement.bind(0, std::string_view{table});
    while (statement.step()) {
        names.emplace_back(statement.bytes(0));
    }
    return names;
}

TEST(Schema, HasAColumnForEveryFieldOfEveryRecord)
{
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    takeSteps(database, schemaSteps());
    for (std::size_t kind = 0; kind < Vocabulary<RecordKind>::words.size(); ++kind) {
        withRecord(static_cast<RecordKind>(kind), [&]<class Record>(std::type_identity<Record>) {
            const std::string table(word(Fields<Record>::kind));
            EXPECT_THAT(columnsOf(database, table), testing::UnorderedElementsAreArray(sql::columnNames<Record>()));
            forEachField<Record>([&]<class Member>(const Field<Record, Member>& field) {
                if constexpr (isList<Member>) {
                    EXPECT_THAT(columnsOf(database, sql::listTable<Record>(field.name)),
                                testing::UnorderedElementsAreArray(sql::listColumnNames<Member>()));
                }
            });
        });
    }
}

TEST(Schema, TakesOnlyTheStepsThatAreMissing)
{
    constexpr std::string_view steps[] = {
        "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);",
        "ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 7;",
        "CREATE TABLE b (z TEXT) STRICT;",
    };
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    takeSteps(database, SchemaSteps(steps).first(1));
    EXPECT_EQ(numberOf(database, "PRAGMA user_version"), 1);
    takeSteps(database, steps);
    EXPECT_EQ(numberOf(database, "PRAGMA user_version"), 3);
    EXPECT_EQ(numberOf(database, "SELECT count(*) FROM a WHERE x = 1 AND y = 7"), 1);
    EXPECT_EQ(schemaOf(database), schemaAfter(steps));
    EXPECT_NE(schemaOf(database), schemaAfter(SchemaSteps(steps).first(2)));
}

TEST(Schema, ADocumentOfTheFirstOneIsBroughtUpToDateBesideItsBackup)
{
    const Folder folder;
    const auto path = folder / "a.roundtrip";
    {
        SQLite::Database database(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("PRAGMA application_id = " + std::to_string(applicationId));
        takeSteps(database, schemaSteps().first(1));
        database.exec(
            "INSERT INTO parties VALUES (x'0190163d8694739baea5966c26f8ad91', 1, 'Acme', 'lab', NULL, '', '', 'old');"
            "UPDATE document SET revision = 1; INSERT INTO history VALUES (1, 'Add Acme', 0, NULL)");
    }
    Store store = Store::open(path, OpenMode::readWrite);
    const Book book = store.book();
    ASSERT_EQ(book.parties().size(), 1U);
    EXPECT_EQ(book.parties().begin()->note, "old");
    EXPECT_EQ(store.undoable(), "Add Acme");
    EXPECT_EQ(Store::open(folder / "a.schema-1.roundtrip", OpenMode::readOnly).book(), book);
    store.save({"Rename", renameParty(book, book.parties().begin()->id, "Acme II").changes});
    EXPECT_EQ(Store::open(path, OpenMode::readOnly).book().parties().begin()->name, "Acme II");
}

} // namespace
} // namespace roundtrip
