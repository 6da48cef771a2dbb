// SPDX-License-Identifier: GPL-3.0-or-later
// Documents opened, made and copied: looked at before they are believed, and whole before they bear their name.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/store/digest.h"
#include "core/store/files.h"
#include "core/store/two_readers.h"
#include <SQLiteCpp/Database.h>

namespace roundtrip {

// A document in use. The folder holds the copy that is read where the document itself would have to be written first.
struct Connection {
    std::unique_ptr<TemporaryFolder> made;
    std::unique_ptr<SQLite::Database> database;
    std::optional<ReadAhead> ahead; // its records, where they were read while it was looked at
};

// These throw StoreError and SQLite::Exception.

// Only reads. onDamage is told of broken pages and references; without it they are thrown.
Connection openToRead(const std::filesystem::path& path,
                      const std::function<void(const std::string& damage)>& onDamage = nullptr);

// Takes back a transaction that was cut short; brings an older schema up to date, after a backup of the document
// beside it.
Connection openToWrite(const std::filesystem::path& path);

// An empty document.
void createDocument(const std::filesystem::path& target, Existing existing);

// What the document's line says of its revision, its records and its history together.
Digest digestOfAll(std::int64_t revision, Digest records, Digest history);

// A copy made through SQLite, so that it is whole whatever is under way.
void copyDocument(SQLite::Database& from, const std::filesystem::path& target, Existing existing);

} // namespace roundtrip
