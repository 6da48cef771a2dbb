// SPDX-License-Identifier: GPL-3.0-or-later
// The history of a document: an append-only log of transactions, of which some take back others.
#pragma once

#include <string>
#include <vector>

#include "core/store/digest.h"
#include "core/store/log.h"
#include "core/store/store.h"
#include <SQLiteCpp/Database.h>

namespace roundtrip {

// Promise: `standing` are the transactions that an undo takes back, the next one last; `undone` those that a redo takes
// back, the next one last. An undo and a redo are both the reverse of one transaction, and a transaction of their own.
class History {
public:
    struct Entry {
        Revision revision = 0;
        std::string name;
        std::int64_t time = 0;
    };

    const std::vector<Entry>& standing() const { return m_standing; }
    const std::vector<Entry>& undone() const { return m_undone; }

    // A new action: what was undone can no longer be redone.
    void add(Entry entry);
    // The reverse of the last entry of standing() or of undone(); false where it reverses neither.
    bool addReverse(Entry entry, Revision reversed);

    static Digest digestOf(const Entry& entry, Revision reversed);
    // Of all its lines, those that were forgotten included.
    Digest digest() const { return m_digest; }

private:
    std::vector<Entry> m_standing;
    std::vector<Entry> m_undone;
    Digest m_digest = 0;
};

// The history as it is on disk; nothing where it contradicts itself.
std::optional<History> readHistory(SQLite::Database& database);

// Adds a transaction: its line and its parts. `reverses` is 0 for an action. Call it in the action's transaction.
void writeHistory(SQLite::Database& database, const History::Entry& entry, Revision reverses, const Changes& changes);

// Whether all parts are as they were written.
bool historyIsWhole(SQLite::Database& database);

// Calls each(step) for the steps of a transaction, the last one first; false where they cannot be read.
bool forEachStepBackwards(SQLite::Database& database, Revision revision, const std::function<void(LogStep&)>& each);

} // namespace roundtrip
