// SPDX-License-Identifier: GPL-3.0-or-later
// Changes as text and documents as bytes (targets.h).
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/interchange/export_tables.h"
#include "core/model/change_text.h"
#include "core/model/check.h"
#include "core/store/store.h"
#include "tests/fuzz/targets.h"
#include <unistd.h>

namespace roundtrip::fuzz {

void changes(std::string_view bytes)
{
    const auto read = decodedChanges(bytes);
    if (!read) {
        return;
    }
    const std::string text = encoded(*read);
    const auto again = decodedChanges(text);
    promise(again && encoded(*again) == text, "changes are read as they are written");
    Book book;
    if (roundtrip::apply(book, *read).empty()) {
        static_cast<void>(problems(book));
        static_cast<void>(tablesOf(book));
        promise(roundtrip::apply(book, reversed(*read)).empty(), "what was done can be taken back");
        promise(book == Book{}, "and nothing is left");
    } else {
        promise(book == Book{}, "all or nothing");
    }
}

void document(std::string_view bytes)
{
    // In memory where there is such a place: each input is a file of its own.
    static const std::filesystem::path folder = [] {
        const std::filesystem::path memory = "/dev/shm";
        std::error_code error;
        const bool there = std::filesystem::is_directory(memory, error);
        return there ? memory : std::filesystem::temp_directory_path();
    }();
    static const std::filesystem::path file = folder / ("roundtrip-fuzz-" + std::to_string(::getpid()) + ".roundtrip");
    {
        std::ofstream out(file, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    try {
        Store store = Store::open(file, OpenMode::readOnly);
        static_cast<void>(problems(store.book()));
        static_cast<void>(store.history());
    } catch (const StoreError&) {
        // Told, not suffered.
    }
    std::filesystem::remove(file);
}

} // namespace roundtrip::fuzz
