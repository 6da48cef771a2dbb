// SPDX-License-Identifier: GPL-3.0-or-later
// Files that appear whole, and together: written beside their places first, then moved into them.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace roundtrip {

// Promise: until place() a file that was there is untouched, and what was not placed leaves nothing behind. All throw
// std::filesystem::filesystem_error naming the file.
class Drafts {
public:
    Drafts() = default;
    ~Drafts();
    Drafts(const Drafts&) = delete;
    Drafts& operator=(const Drafts&) = delete;

    // The file, written beside its place and on the disk.
    void add(const std::filesystem::path& file, std::string_view bytes);
    // An empty file beside the place of this one, for another to write; it keeps the ending.
    std::filesystem::path reserve(const std::filesystem::path& file);
    // A folder that files will be added to; one that was made here goes again unless something is placed.
    void folder(const std::filesystem::path& folder);

    // Moves all into their places. Each move is whole; should one fail, those before it have been made.
    void place();

private:
    struct Draft {
        std::filesystem::path draft;
        std::filesystem::path file;
    };
    std::vector<Draft> m_drafts;
    std::vector<std::filesystem::path> m_folders; // made here
};

} // namespace roundtrip
