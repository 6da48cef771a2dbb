// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a document whose bytes are no longer those that were written (trials.h).
#include <algorithm>

#include "core/store/rescue.h"
#include "tests/core/store/folder.h"
#include "tests/faults/fault_disk.h"
#include "tests/faults/story.h"
#include "tests/faults/trials.h"

namespace roundtrip::faults {

namespace {

// All that can be known of a document: what it holds, and what it held before each of its last actions.
struct Content {
    std::vector<Book> books;
    std::vector<HistoryEntry> history;

    bool operator==(const Content&) const = default;
};

Content contentOf(const std::filesystem::path& path)
{
    Store store = Store::open(path, OpenMode::readWrite);
    Content content;
    content.books.push_back(store.book());
    content.history = store.history();
    for (int i = 0; i < 5 && store.undoable(); ++i) {
        Book before = content.books.back();
        roundtrip::apply(before, store.undo().changes);
        content.books.push_back(std::move(before));
    }
    return content;
}

std::string storyOf(const std::filesystem::path& path, unsigned seed)
{
    makeDocument(path, seed);
    {
        std::mt19937 random(seed);
        Store store = Store::open(path, OpenMode::readWrite);
        Book book = store.book();
        for (int i = 0; i < 12; ++i) {
            perform(nextDeed(store, book, random), store, book);
        }
    }
    return bytesOf(path);
}

constexpr std::size_t damagesOfADocument = 500;

} // namespace

Outcome flipBytes(unsigned seed, std::size_t times)
{
    Outcome outcome;
    std::mt19937 random(seed);
    const Folder folder;
    const FaultDisk quick(folder.path());
    const auto path = folder / "a.roundtrip";
    std::string good;
    Content wanted;
    for (; outcome.tried < times; ++outcome.tried) {
        if (outcome.tried % damagesOfADocument == 0) {
            std::filesystem::remove(path);
            good = storyOf(path, static_cast<unsigned>(random()));
            wanted = contentOf(path);
        }
        std::string bytes = good;
        const std::size_t at = random() % bytes.size();
        bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1 + random() % 255));
        writeBytes(path, bytes);
        try {
            if (contentOf(path) != wanted) {
                outcome.losses.push_back("byte " + std::to_string(at) + ": read as if it were right");
            }
        } catch (const StoreError&) {
            // Found.
        }
    }
    return outcome;
}

Outcome rescueDamaged(unsigned seed, std::size_t times)
{
    Outcome outcome;
    std::mt19937 random(seed);
    const Folder folder;
    const FaultDisk quick(folder.path());
    const auto path = folder / "a.roundtrip";
    const auto saved = folder / "saved.roundtrip";
    std::string good;
    Book whole;
    for (; outcome.tried < times; ++outcome.tried) {
        if (outcome.tried % damagesOfADocument == 0) {
            std::filesystem::remove(path);
            good = storyOf(path, static_cast<unsigned>(random()));
            whole = Store::open(path, OpenMode::readOnly).book();
        }
        std::string bytes = good;
        // The first page says what the file is; without it there is nothing to begin with.
        constexpr std::size_t page = 4096;
        const std::size_t at = page + random() % (bytes.size() - page);
        switch (random() % 3) {
        case 0:
            std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(at), std::min(page, bytes.size() - at), '\xA5');
            break;
        case 1: bytes.resize(at); break;
        default: bytes[at] = static_cast<char>(random()); break;
        }
        writeBytes(path, bytes);
        std::filesystem::remove(saved);
        try {
            const Rescued rescued = rescue(path);
            writeRescued(rescued, saved, "Rescue");
            if (std::string what = complaint(saved, {rescued.book}); !what.empty()) {
                outcome.losses.push_back("damage at " + std::to_string(at) + ": " + what);
            }
            if (rescued.book.parties().size() > whole.parties().size()) {
                outcome.losses.push_back("damage at " + std::to_string(at) + ": more came out than went in");
            }
        } catch (const StoreError& error) {
            outcome.losses.push_back("damage at " + std::to_string(at) + ": nothing was saved: " + error.detail);
        }
    }
    return outcome;
}

} // namespace roundtrip::faults
