// SPDX-License-Identifier: GPL-3.0-or-later
// The tables against the fields of the records, and documents of every schema ever released.
#include "core/store/schema.h"

#include "core/store/row_table.h"
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

} // namespace
} // namespace roundtrip
