// SPDX-License-Identifier: GPL-3.0-or-later
// Rows are handed over as they pass, each value as it stands, and what a reader throws comes out on this side of
// SQLite.
#include "core/store/sqlite.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/store/connection.h"
#include "tests/core/store/folder.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

class RowCalls : public ::testing::Test {
protected:
    RowCalls() : m_database(connect(m_folder / "rows", Access::create))
    {
        m_database->exec("CREATE TABLE rows (number INTEGER, text TEXT, real REAL, bytes BLOB) STRICT");
        m_database->exec(
            "INSERT INTO rows VALUES (1, 'one', 1.5, x'01'), (2, '', NULL, NULL), (3, 'three', -3.0, x'')");
    }

    Folder m_folder;
    std::unique_ptr<SQLite::Database> m_database;
};

TEST_F(RowCalls, HandOverEachValueOfEachRowOnce)
{
    Statement rows(*m_database,
                   "SELECT each_row(?1, number, text, real, bytes) FROM rows WHERE number <> ?2 ORDER BY number");
    std::vector<std::string> seen;
    const auto read = [&](const RowValues& values) {
        seen.push_back(std::to_string(values.cell(0).number()) + ":" + std::string(values.cell(1).bytes()));
        if (seen.size() == 1) {
            EXPECT_EQ(values.cell(2).real(), 1.5);
            EXPECT_EQ(values.cell(3).type(), SQLITE_BLOB);
            EXPECT_EQ(values.cell(3).bytes(), "\x01");
        }
    };
    RowCall call(read);
    rows.bind(0, call);
    rows.bind(1, std::int64_t{2});
    while (rows.step()) {
        call.rethrow();
    }
    EXPECT_EQ(seen, (std::vector<std::string>{"1:one", "3:three"}));
}

TEST_F(RowCalls, ThrowWhatReadingThrewAndReadNoFurther)
{
    Statement rows(*m_database, "SELECT each_row(?1, number) FROM rows ORDER BY number");
    int calls = 0;
    const auto read = [&](const RowValues&) {
        ++calls;
        throw std::runtime_error("no room");
    };
    RowCall call(read);
    rows.bind(0, call);
    ASSERT_TRUE(rows.step());
    ASSERT_TRUE(rows.step());
    EXPECT_EQ(calls, 1);
    EXPECT_THROW(call.rethrow(), std::runtime_error);
    EXPECT_NO_THROW(call.rethrow());
}

TEST_F(RowCalls, DoNothingWhereNoReaderIsBound)
{
    // What a document's own SQL could say: nothing is called, and no number is taken for a pointer.
    Statement rows(*m_database, "SELECT each_row(12345, number) FROM rows");
    ASSERT_TRUE(rows.step());
    EXPECT_EQ(rows.type(0), SQLITE_NULL);
    Statement none(*m_database, "SELECT each_row()");
    ASSERT_TRUE(none.step());
    EXPECT_EQ(none.type(0), SQLITE_NULL);
}

TEST_F(RowCalls, AreNotToBeHadFromAViewOrAnIndexOfTheDocument)
{
    m_database->exec("CREATE VIEW calls AS SELECT each_row(number) FROM rows");
    EXPECT_THROW(Statement(*m_database, "SELECT * FROM calls"), SQLite::Exception);
    EXPECT_THROW(m_database->exec("CREATE INDEX by_call ON rows (each_row(number))"), SQLite::Exception);
}

} // namespace
} // namespace roundtrip
