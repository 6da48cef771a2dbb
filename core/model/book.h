// SPDX-License-Identifier: GPL-3.0-or-later
// The book: all records of a document, a value. A copy is a snapshot that costs nothing at any size.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "core/model/change.h"
#include "core/model/rows.h"
#include "core/model/table.h"

namespace roundtrip {

class Book {
public:
    template<class Record> const Table<Record>& all() const { return std::get<Table<Record>>(m_tables); }
    template<class Record> const Record* find(const Id<Record>& id) const { return all<Record>().find(id); }
    std::optional<Row> row(const RecordKey& key) const;

    // Adds or replaces a row without asking what was there: for readers of documents, not for edits.
    template<class Record> void put(Record row) { std::get<Table<Record>>(m_tables).put(std::move(row)); }
    // All rows of a kind at once.
    template<class Record> void putAll(Table<Record> rows) { std::get<Table<Record>>(m_tables) = std::move(rows); }
    template<class Record> bool erase(const Id<Record>& id) { return std::get<Table<Record>>(m_tables).erase(id); }

    const Table<Party>& parties() const { return all<Party>(); }
    const Table<Deal>& deals() const { return all<Deal>(); }
    const Table<Flow>& flows() const { return all<Flow>(); }
    const Table<Condition>& conditions() const { return all<Condition>(); }

    // The reporting currency: the setting "currency", US dollars unless set.
    Currency currency() const;

    bool operator==(const Book&) const = default;

private:
    std::tuple<Table<Party>, Table<Deal>, Table<Flow>, Table<Condition>, Table<Relation>, Table<Metric>, Table<Claim>,
               Table<FxRate>, Table<Scenario>, Table<Step>, Table<Placement>, Table<Setting>, Table<KeptLoop>,
               Table<Annotation>, Table<SavedView>, Table<Collapse>>
        m_tables;
};

// Why a change does not fit a book.
struct Conflict {
    enum class Kind { alreadyThere, notThere, differs, doesNotFit };

    RecordKey record;
    Kind kind = Kind::differs;
    std::string_view field; // for differs and doesNotFit
    Value expected;         // what the change took to be there
    Value found;            // what is there

    bool operator==(const Conflict&) const = default;
};

// Applies the changes in order, all or none: where there are conflicts the book is left as it was and they are
// returned, each with both values.
std::vector<Conflict> apply(Book& book, const Changes& changes);

// Applies one change, or leaves the book as it was and says why not.
std::vector<Conflict> apply(Book& book, const Change& change);

// The changes that lead from one book to the other: apply(from, difference(from, to)) makes from == to. Removals come
// first, those of referring records before those they refer to; then creations the other way round; then alterations.
Changes difference(const Book& from, const Book& to);

} // namespace roundtrip
