// SPDX-License-Identifier: GPL-3.0-or-later
// What can be saved of a damaged document.
#pragma once

#include <filesystem>

#include "core/model/book.h"
#include "core/store/store.h"

namespace roundtrip {

struct Rescued {
    Book book;                 // sound: problems() finds no error in it
    std::size_t unread = 0;    // records that were there and could not be read; at least so many where pages are broken
    std::size_t unfitting = 0; // records that were read and left out, because what they need was not
    bool brokenPages = false;  // some records may be missing without being counted
    bool altered = false;      // all could be read, but not all is as it was written: what, nobody knows
};

// Reads a document page by page as far as that goes, and leaves out what does not fit. The document is not touched.
// Throws StoreError where it is no document at all, or one of a later version.
Rescued rescue(const std::filesystem::path& path);

// A free name beside the document: "deals rescued.roundtrip", "deals rescued 2.roundtrip", …
std::filesystem::path rescuedName(const std::filesystem::path& path);

// What was saved, as a new document with a history of one action, so named. Throws StoreError.
void writeRescued(const Rescued& rescued, const std::filesystem::path& target, const std::string& name);

} // namespace roundtrip
