// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/store/sqlite.h"

namespace roundtrip {

namespace {

// Ids are 16 bytes; amounts minor units; dates days since 1970-01-01; vocabularies their words; truth 0 or 1; text
// that is not given is empty. Records are kept in the order of their ids, in which a book holds them. The columns of a
// record are, in order, its id, the revision at which it last changed and its fields (columns.h); fields that are
// lists have tables of their own, named RECORDS_FIELD. References are checked at the end of an action.
constexpr std::string_view steps[] = {
    // 1
    R"sql(
CREATE TABLE document (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    revision INTEGER NOT NULL
) STRICT;
INSERT INTO document (id, revision) VALUES (1, 0);

CREATE TABLE history (
    revision INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    time INTEGER NOT NULL,
    reverses INTEGER REFERENCES history (revision)
) STRICT;
CREATE TABLE history_parts (
    revision INTEGER NOT NULL REFERENCES history (revision),
    part INTEGER NOT NULL,
    changes BLOB NOT NULL,
    PRIMARY KEY (revision, part)
) STRICT;

CREATE TABLE parties (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent BLOB REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
    ticker TEXT NOT NULL,
    country TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE deals (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    title TEXT NOT NULL,
    announced INTEGER,
    status TEXT NOT NULL,
    ended INTEGER,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE conditions (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    probability REAL,
    expected INTEGER,
    decided INTEGER,
    deadline INTEGER,
    disclosed INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE conditions_any_of (
    record BLOB NOT NULL REFERENCES conditions (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    condition BLOB NOT NULL REFERENCES conditions (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE flows (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    deal BLOB NOT NULL REFERENCES deals (id) DEFERRABLE INITIALLY DEFERRED,
    payer BLOB NOT NULL REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
    payee BLOB NOT NULL REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
    instrument TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    start INTEGER,
    start_condition BLOB REFERENCES conditions (id) DEFERRABLE INITIALLY DEFERRED,
    "end" INTEGER,
    end_months INTEGER,
    schedule TEXT NOT NULL,
    firmness TEXT NOT NULL,
    settlement TEXT NOT NULL,
    assumption INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE flows_payments (
    record BLOB NOT NULL REFERENCES flows (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    date INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE flows_conditions (
    record BLOB NOT NULL REFERENCES flows (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    condition BLOB NOT NULL REFERENCES conditions (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE relations (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    "from" BLOB NOT NULL REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
    "to" BLOB NOT NULL REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
    type TEXT NOT NULL,
    depth TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE metrics (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    party BLOB NOT NULL REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
    year INTEGER NOT NULL,
    kind TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    basis TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    record TEXT NOT NULL,
    record_id BLOB NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    dated INTEGER,
    grade TEXT NOT NULL,
    chosen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fx (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    currency TEXT NOT NULL,
    date INTEGER NOT NULL,
    rate REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE scenarios (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE steps (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    scenario BLOB NOT NULL REFERENCES scenarios (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    change TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE placements (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    party BLOB NOT NULL REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
    x REAL NOT NULL,
    y REAL NOT NULL,
    pinned INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    key TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql",
    // 2: sums by which an alteration that the program did not make is found (digest.h). opening.cpp fills in the first.
    R"sql(
ALTER TABLE document ADD COLUMN digest INTEGER NOT NULL DEFAULT 0;
ALTER TABLE history_parts ADD COLUMN digest INTEGER;
)sql",
    // 3: loops that are kept
    R"sql(
CREATE TABLE loops (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL,
    pinned INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE loops_parties (
    record BLOB NOT NULL REFERENCES loops (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    party BLOB NOT NULL REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;
)sql",
    // 4: notes and boxes on the canvas, views that are saved, what is collapsed
    R"sql(
CREATE TABLE annotations (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    shape TEXT NOT NULL,
    text TEXT NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE views (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    name TEXT NOT NULL,
    shows TEXT NOT NULL,
    pinned INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE collapses (
    id BLOB PRIMARY KEY NOT NULL,
    revision INTEGER NOT NULL,
    party BLOB REFERENCES parties (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT,
    placed INTEGER NOT NULL,
    x REAL NOT NULL,
    y REAL NOT NULL,
    pinned INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql",
};

} // namespace

SchemaSteps schemaSteps()
{
    return steps;
}

void takeSteps(SQLite::Database& database, SchemaSteps wanted)
{
    const auto taken = static_cast<std::size_t>(numberOf(database, "PRAGMA user_version"));
    for (std::size_t step = taken; step < wanted.size(); ++step) {
        database.exec(std::string(wanted[step]));
        // A pragma takes no parameters; the number is ours.
        database.exec("PRAGMA user_version = " + std::to_string(step + 1));
    }
}

std::vector<std::string> schemaOf(SQLite::Database& database)
{
    Statement statement(database, "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name");
    std::vector<std::string> lines;
    while (statement.step()) {
        std::string line;
        for (int column = 0; column < 4; ++column) {
            line += std::string(statement.bytes(column)) + '|';
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<std::string> schemaAfter(SchemaSteps wanted)
{
    SQLite::Database database(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
    takeSteps(database, wanted);
    return schemaOf(database);
}

} // namespace roundtrip
