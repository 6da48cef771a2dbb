// SPDX-License-Identifier: GPL-3.0-or-later
// Other versions of a document that lie beside it: backups made before a schema step, copies that a synced folder made
// where two machines had written at once.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace roundtrip {

struct Version {
    enum class Kind {
        backup,      // "deals.schema-2.roundtrip", made by opening.cpp
        conflictCopy // "deals (conflicted copy 2026-11-24).roundtrip", "deals.sync-conflict-20261124-….roundtrip"
    };

    std::filesystem::path file;
    Kind kind = Kind::backup;
    std::int64_t time = 0; // the file's last write, seconds since 1970-01-01 UTC

    bool operator==(const Version&) const = default;
};

// The newest first, files of one second by name. Told by their names alone: what is in them is not looked at, nor is a
// folder that cannot be listed an error.
std::vector<Version> versionsBeside(const std::filesystem::path& document);

// The name of a backup of that schema: "deals.schema-1.roundtrip".
std::filesystem::path backupName(const std::filesystem::path& document, std::int64_t schema);

} // namespace roundtrip
