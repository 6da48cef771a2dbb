// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/history.h"

#include "core/store/sqlite.h"

namespace roundtrip {

Digest History::digestOf(const Entry& entry, Revision reversed)
{
    return digest::with(
        digest::with(digest::with(digest::of(entry.revision), entry.name), static_cast<std::uint64_t>(entry.time)),
        static_cast<std::uint64_t>(reversed));
}

namespace {

// Documents of schema 1 have no sum.
bool isWhole(const Statement& statement, int part, int sum)
{
    return statement.type(sum) == SQLITE_NULL ||
           static_cast<Digest>(statement.number(sum)) == digest::with(0, statement.bytes(part));
}

} // namespace

void History::add(Entry entry)
{
    m_digest += digestOf(entry, 0);
    m_standing.push_back(std::move(entry));
    m_undone.clear();
}

bool History::addReverse(Entry entry, Revision reversed)
{
    m_digest += digestOf(entry, reversed);
    if (!m_standing.empty() && m_standing.back().revision == reversed) {
        m_standing.pop_back();
        m_undone.push_back(std::move(entry));
        return true;
    }
    if (!m_undone.empty() && m_undone.back().revision == reversed) {
        m_undone.pop_back();
        m_standing.push_back(std::move(entry));
        return true;
    }
    return false;
}

std::optional<History> readHistory(SQLite::Database& database)
{
    History history;
    Statement statement(database, "SELECT revision, name, time, reverses FROM history ORDER BY revision");
    while (statement.step()) {
        History::Entry entry{statement.number(0), std::string(statement.bytes(1)), statement.number(2)};
        if (statement.type(3) == SQLITE_NULL) {
            history.add(std::move(entry));
        } else if (!history.addReverse(std::move(entry), statement.number(3))) {
            return std::nullopt;
        }
    }
    return history;
}

void writeHistory(SQLite::Database& database, const History::Entry& entry, Revision reverses, const Changes& changes)
{
    Statement line(database, "INSERT INTO history (revision, name, time, reverses) VALUES (?, ?, ?, ?)");
    line.bind(0, entry.revision);
    line.bind(1, entry.name);
    line.bind(2, entry.time);
    if (reverses == 0) {
        line.bindNull(3);
    } else {
        line.bind(3, reverses);
    }
    line.run();
    Statement insert(database, "INSERT INTO history_parts (revision, part, changes, digest) VALUES (?, ?, ?, ?)");
    std::int64_t number = 0;
    writeLog(changes, [&](std::string_view part) {
        insert.bind(0, entry.revision);
        insert.bind(1, number++);
        insert.bindBytes(2, part);
        insert.bind(3, static_cast<std::int64_t>(digest::with(0, part)));
        insert.run();
    });
}

bool historyIsWhole(SQLite::Database& database)
{
    Statement parts(database, "SELECT changes, digest FROM history_parts");
    while (parts.step()) {
        if (!isWhole(parts, 0, 1)) {
            parts.reset();
            return false;
        }
    }
    return true;
}

bool forEachStepBackwards(SQLite::Database& database, Revision revision, const std::function<void(LogStep&)>& each)
{
    Statement count(database, "SELECT count(*) FROM history_parts WHERE revision = ?");
    count.bind(0, revision);
    const std::int64_t parts = count.step() ? count.number(0) : 0;
    count.reset();
    Statement select(database, "SELECT changes, digest FROM history_parts WHERE revision = ? AND part = ?");
    for (std::int64_t part = parts - 1; part >= 0; --part) {
        select.bind(0, revision);
        select.bind(1, part);
        if (!select.step()) {
            return false;
        }
        auto steps = isWhole(select, 0, 1) ? readLog(select.bytes(0)) : std::nullopt;
        select.reset();
        if (!steps) {
            return false;
        }
        for (auto step = steps->rbegin(); step != steps->rend(); ++step) {
            each(*step);
        }
    }
    return parts > 0;
}

} // namespace roundtrip
