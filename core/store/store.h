// SPDX-License-Identifier: GPL-3.0-or-later
// The document file: opened with care, read whole, and written one action at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/model/book.h"
#include "core/model/check.h"

namespace roundtrip {

// Why a document could not be opened, read or written. The words for people are made by who catches it.
struct StoreError : std::runtime_error {
    enum class Kind {
        notThere,     // no such file, or no way to it
        alreadyThere, // a file that was not to be replaced
        notADocument, // some other file: its header or its application id is not ours
        newerVersion, // made by a later version of the program; detail is its schema's number
        damaged,      // ours, but broken; record and field say where, when that is known
        readOnly,     // it may be read but not written
        locked,       // another program holds it
        diskFull,     // no space left, or a limit on the size of files
        replaced,     // the file was deleted, or another put in its place, since it was opened
        conflict,     // it was changed elsewhere since book() read it; record and field say where, when that is known
        failed,       // anything else, as the system told it in detail
    };

    StoreError(Kind what, std::filesystem::path where, const std::string& more = {})
        : std::runtime_error(more), kind(what), path(std::move(where)), detail(more)
    {}

    Kind kind;
    std::filesystem::path path;
    std::string detail; // technical, for a log; may be empty
    std::optional<RecordKey> record;
    std::string field;
};

// What a person did in one go. Names are shown ("Undo Add flow Google → OpenAI").
struct Action {
    std::string name;
    Changes changes;
};

// Numbers the transactions of a document from 1; a document without any is at 0.
using Revision = std::int64_t;

struct HistoryEntry {
    Revision revision = 0; // the transaction that did it, or, for an undone one, took it back
    std::string name;
    std::int64_t time = 0; // seconds since 1970-01-01 UTC
    bool undone = false;

    bool operator==(const HistoryEntry&) const = default;
};

enum class OpenMode { readOnly, readWrite };
enum class Existing { keep, replace };

// Promise: one action is one transaction, and when a call returns it has reached the disk; when it throws, the document
// is as it was. Opened read-only, no byte of the file is ever written. A Store is used by one thread at a time.
class Store {
public:
    // Makes an empty document, whole or not at all. Throws StoreError, alreadyThere unless it is to be replaced.
    static Store create(const std::filesystem::path& path, Existing existing = Existing::keep);
    // Opens a document after having looked at it read-only: its header, size, schema and pages. Throws StoreError.
    static Store open(const std::filesystem::path& path, OpenMode mode);

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    // All records as they are on disk now; from here on the Store is at that revision. Throws StoreError, damaged
    // naming record and field where a value does not fit.
    Book book();

    // Writes the action's rows and its line of the history. The changes must fit the book that book() returned with
    // all actions since: otherwise, or when another process has written since, throws conflict. An action without
    // changes writes nothing.
    void save(const Action& action);

    // Takes back the latest action that stands, or does again the latest one that was taken back; returns what was
    // done, to be applied to the book. There must be one (undoable(), redoable()); throws as save does.
    Action undo();
    Action redo();
    // Their names; nothing where there is none. A new action after undos forgets what could be redone.
    std::optional<std::string> undoable() const;
    std::optional<std::string> redoable() const;
    // The actions that stand, oldest first, then those that can be redone, the next one first.
    std::vector<HistoryEntry> history() const;

    // Whether another Store has written since book(): then book() has to be read again before the next action. Cheap.
    bool changedElsewhere();
    // The revision of the last book(), save(), undo() or redo().
    Revision revision() const;

    // Writes a copy of the document, history and all, as it is on disk. Whole or not at all.
    void copyTo(const std::filesystem::path& target, Existing existing = Existing::keep);

    // How long a call may wait for another program that holds the document, before it throws locked: five seconds
    // unless told otherwise.
    void waitForOthers(std::chrono::milliseconds patience);

    const std::filesystem::path& path() const;
    OpenMode mode() const;

private:
    struct Open;
    explicit Store(std::unique_ptr<Open> open);
    std::unique_ptr<Open> m_open;
};

// The integrity of a document: its pages, its references, each value, and what problems() finds in its records. Only
// reads. Throws StoreError where the file cannot be opened as a document at all.
std::vector<Problem> check(const std::filesystem::path& path);

} // namespace roundtrip
