// SPDX-License-Identifier: GPL-3.0-or-later
// A large document looked at and read by two threads at once, each with a connection of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/store/reading.h"
#include <SQLiteCpp/Database.h>

namespace roundtrip {

// What was read while a document was looked at.
struct ReadAhead {
    std::int64_t revision = 0;
    ReadBook read;
};

// Whether a document is so large, and the machine such, that a second thread and connection bring more than they cost.
bool worthTwoReaders(const std::filesystem::path& path);

// The records of a document all of whose pages and references are sound. `database` is a connection to the file that
// only reads, of the newest schema. Nothing where anything is wrong: then who asked looks at one thing after the other,
// so that a damage is told the same way each time. Throws SQLite::Exception where another program holds the document.
std::optional<ReadAhead> readByTwo(SQLite::Database& database, const std::filesystem::path& path);

} // namespace roundtrip
