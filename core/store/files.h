// SPDX-License-Identifier: GPL-3.0-or-later
// Files as a document needs them: which file a path leads to, and new files that appear whole or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/store/store.h"

namespace roundtrip {

// Which file it is, whatever its name: SQLite goes on writing into a file that was deleted or moved away.
struct FileIdentity {
    std::uint64_t device = 0;
    std::uint64_t inode = 0;

    bool operator==(const FileIdentity&) const = default;
};

// Nothing where there is no file.
std::optional<FileIdentity> identityOf(const std::filesystem::path& path);

// The file beside a document in which SQLite keeps what a transaction overwrites.
std::filesystem::path journalOf(const std::filesystem::path& document);
// A journal with something in it: a transaction is under way, or was cut short.
bool hasJournal(const std::filesystem::path& document);

// A new name in the same folder, so that a rename makes it the document.
std::filesystem::path temporaryBeside(const std::filesystem::path& document);

// Gives the complete file `made` the name `target`, in one step that also survives a loss of power. Throws StoreError
// and removes `made` where that fails.
void publish(const std::filesystem::path& made, const std::filesystem::path& target, Existing existing);

class TemporaryFolder;
// A copy of a document and its journal, in a folder of its own.
std::filesystem::path copyAside(const std::filesystem::path& document, const TemporaryFolder& folder);

// What a failed system call means for a document.
StoreError errorOf(int number, const std::filesystem::path& path);

// Promise: a folder of its own for as long as it lives.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

} // namespace roundtrip
