// SPDX-License-Identifier: GPL-3.0-or-later
// All records of a document on disk: found, and changed by Changes.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "core/model/change.h"
#include "core/store/digest.h"
#include "core/store/row_table.h"
#include <SQLiteCpp/Database.h>

namespace roundtrip {

// A change that does not fit what is on disk.
struct Clash {
    RecordKey record;
    std::string field; // empty for the record as a whole
};

// Promise: what a Change says was there is what is there before anything is written. Statements are prepared when
// first needed. Transactions are the caller's. Throws SQLite::Exception and Misfit.
class Records {
public:
    explicit Records(SQLite::Database& database) : m_database(database) {}

    std::optional<Row> find(const RecordKey& key);
    // Throws Clash.
    void write(const Change& change, std::int64_t revision);

    // What the changes written since the last call add to the document's digest.
    Digest takeDigest() { return std::exchange(m_digest, 0); }

private:
    template<class Record> RowTable<Record>& table()
    {
        auto& table = std::get<std::unique_ptr<RowTable<Record>>>(m_tables);
        if (!table) {
            table = std::make_unique<RowTable<Record>>(m_database);
        }
        return *table;
    }
    template<class Record> void create(const Record& row, std::int64_t revision);
    template<class Record> void remove(const Record& row);
    template<class Record> void alter(const Altered& change, std::int64_t revision);

    template<class> struct TablesOf;
    template<class... Record> struct TablesOf<std::variant<Record...>> {
        using type = std::tuple<std::unique_ptr<RowTable<Record>>...>;
    };

    SQLite::Database& m_database;
    TablesOf<Row>::type m_tables;
    Digest m_digest = 0;
};

} // namespace roundtrip
