// SPDX-License-Identifier: GPL-3.0-or-later
// Documents read by two threads, against the same documents read by one, whole and damaged.
#include "core/store/two_readers.h"

#include <random>

#include "core/store/connection.h"
#include "core/store/sqlite.h"
#include "core/store/store.h"
#include "tests/core/store/folder.h"
#include "tests/support/random_book.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

// Records of every kind, from so many random books.
Book manyKinds(unsigned books)
{
    Book all;
    for (unsigned seed = 1; seed <= books; ++seed) {
        const Changes changes = difference({}, support::RandomBook(seed).make());
        EXPECT_TRUE(roundtrip::apply(all, changes).empty());
    }
    return all;
}

// So many flows between two parties, their ids in the order of their making.
Book manyFlows(int flows)
{
    Book book;
    const Party payer{newId<Party>(), "A", PartyKind::lab, {}, "", "", ""};
    const Party payee{newId<Party>(), "B", PartyKind::bank, {}, "", "", ""};
    const Deal deal{newId<Deal>(), "D", {}, DealStatus::closed, {}, ""};
    book.put(payer);
    book.put(payee);
    book.put(deal);
    for (int i = 0; i < flows; ++i) {
        Flow flow;
        flow.id = newId<Flow>();
        flow.deal = deal.id;
        flow.payer = payer.id;
        flow.payee = payee.id;
        flow.amount = i + 1;
        if (i % 5 == 0) {
            flow.schedule = ScheduleKind::custom;
            flow.payments = {{makeDate(2026, 1, 1).value(), 1}, {makeDate(2026, 1, 2).value(), i}};
        }
        book.put(flow);
    }
    return book;
}

class TwoReaders : public testing::Test {
protected:
    void write(const Book& book) const
    {
        Store store = Store::create(m_path, Existing::replace);
        store.save({"all", difference({}, book)});
    }
    std::optional<ReadAhead> readTwice() const
    {
        const auto database = connect(m_path, Access::read);
        requireSchema(*database, schemaSteps(), m_path); // as whoever opens asks before
        return readByTwo(*database, m_path);
    }
    // Does to the document what the program never would.
    void tamper(const std::string& sql) const
    {
        SQLite::Database database(m_path.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;" + sql);
    }

    Folder m_folder;
    std::filesystem::path m_path = m_folder / "a.roundtrip";
};

TEST_F(TwoReaders, ReadWhatWasWrittenOfEveryKindOfRecord)
{
    const Book book = manyKinds(60);
    write(book);
    const auto read = readTwice();
    ASSERT_TRUE(read);
    EXPECT_EQ(read->revision, 1);
    EXPECT_TRUE(read->read.book == book);
    const auto database = connect(m_path, Access::read);
    EXPECT_EQ(read->read.digest, readBook(*database, [](const Misfit&) { ADD_FAILURE(); }).digest);
}

TEST_F(TwoReaders, MeetOnceWhateverTheNumberOfRows)
{
    // Around one and two chunks of 256 rows, and where both read many.
    for (const int flows : {0, 1, 2, 255, 256, 257, 511, 512, 513, 700, 5000}) {
        const Book book = manyFlows(flows);
        write(book);
        for (int again = 0; again < 5; ++again) {
            const auto read = readTwice();
            ASSERT_TRUE(read) << flows;
            EXPECT_TRUE(read->read.book == book) << flows;
        }
    }
}

// Every column that the schema lets refer to a table, so that none is forgotten where another is added.
TEST_F(TwoReaders, FindEveryReferenceThatLeadsNowhere)
{
    write(manyKinds(60));
    std::vector<std::pair<std::string, std::string>> columns;
    {
        const auto database = connect(m_path, Access::read);
        Statement all(*database, "SELECT t.name, f.\"from\" FROM pragma_table_list t, pragma_foreign_key_list(t.name) f"
                                 " WHERE t.schema = 'main'");
        while (all.step()) {
            columns.emplace_back(all.bytes(0), all.bytes(1));
        }
    }
    EXPECT_GE(columns.size(), 20U); // as many as schema 4 had
    const std::string before = bytesOf(m_path);
    for (const auto& [table, column] : columns) {
        const std::string value = table.starts_with("history") ? "999" : "x'0123456789abcdef0123456789abcdef'";
        for (const std::string& nowhere : {value, table.starts_with("history") ? std::string("998") : "zeroblob(16)"}) {
            SQLite::Database database(m_path.string(), SQLite::OPEN_READWRITE);
            database.exec("PRAGMA foreign_keys = OFF");
            database.exec("UPDATE OR IGNORE \"" + table + "\" SET \"" + column + "\" = " + nowhere);
            ASSERT_GT(database.getChanges(), 0) << table << ' ' << column;
            EXPECT_FALSE(readTwice()) << table << ' ' << column << ' ' << nowhere;
            writeBytes(m_path, before);
        }
    }
    EXPECT_TRUE(readTwice());
}

// Whatever two readers take, one reader takes as well, and with the same sum; what one refuses, two do not take.
TEST_F(TwoReaders, TakeNoDamagedDocumentThatOneWouldNotTake)
{
    write(manyKinds(8));
    const std::string whole = bytesOf(m_path);
    std::mt19937 random(5);
    int taken = 0;
    for (int round = 0; round < 400; ++round) {
        std::string bytes = whole;
        bytes[100 + random() % (bytes.size() - 100)] ^= static_cast<char>(1 + random() % 255);
        writeBytes(m_path, bytes);
        try {
            const auto read = readTwice();
            if (!read) {
                continue;
            }
            ++taken;
            const auto database = connect(m_path, Access::read);
            EXPECT_TRUE(pageProblems(*database, bytes.size()).empty()) << round;
            EXPECT_TRUE(referenceProblems(*database).empty()) << round;
            const ReadBook one = readBook(*database, [&](const Misfit&) { ADD_FAILURE() << round; });
            EXPECT_TRUE(one.book == read->read.book) << round;
            EXPECT_EQ(one.digest, read->read.digest) << round;
        } catch (const SQLite::Exception&) { // the first page
        } catch (const StoreError&) {        // the tables' own text
        }
    }
    EXPECT_GT(taken, 0); // in what no row uses, or in a value, which the sum tells
}

// A large document: each flipped byte is told when it is opened, or does nothing.
TEST_F(TwoReaders, OfALargeDocumentEveryFlippedByteIsFoundOrHarmless)
{
    const Book book = manyKinds(350);
    write(book);
    const std::string whole = bytesOf(m_path);
    ASSERT_GE(whole.size(), std::size_t{1} << 20U); // where opening takes two
    EXPECT_TRUE(Store::open(m_path, OpenMode::readOnly).book() == book);
    EXPECT_TRUE(Store::open(m_path, OpenMode::readWrite).book() == book);
    std::mt19937 random(9);
    int refused = 0;
    for (int round = 0; round < 60; ++round) {
        std::string bytes = whole;
        bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
        writeBytes(m_path, bytes);
        try {
            EXPECT_TRUE(Store::open(m_path, OpenMode::readOnly).book() == book) << round;
        } catch (const StoreError&) {
            ++refused;
        }
    }
    EXPECT_GT(refused, 0);
    writeBytes(m_path, whole);
    tamper("UPDATE flows SET payee = x'0123456789abcdef0123456789abcdef'");
    EXPECT_THROW(Store::open(m_path, OpenMode::readOnly), StoreError);
}

TEST_F(TwoReaders, WhatWasReadAheadIsNotTakenWhereAnotherHasWrittenSince)
{
    Book book = manyKinds(350);
    write(book);
    Store first = Store::open(m_path, OpenMode::readWrite);
    Store second = Store::open(m_path, OpenMode::readWrite);
    second.book();
    const Party party{newId<Party>(), "X", PartyKind::lab, {}, "", "", ""};
    const Changes changes{Created{party}};
    second.save({"Add X", changes});
    roundtrip::apply(book, changes);
    EXPECT_TRUE(first.book() == book);
    EXPECT_EQ(first.revision(), 2);
}

} // namespace
} // namespace roundtrip
