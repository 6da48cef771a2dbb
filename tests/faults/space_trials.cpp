// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of a document when there is no space left (trials.h).
#include <csignal>
#include <functional>

#include "core/model/edits.h"
#include "tests/core/store/folder.h"
#include "tests/faults/story.h"
#include "tests/faults/trials.h"
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace roundtrip::faults {

namespace {

// Edits until there is no space, looks whether that was told and nothing changed, makes space, and does it again.
std::string editUntilFull(const std::filesystem::path& path, unsigned seed, const std::function<void()>& makeSpace)
{
    std::mt19937 random(seed);
    Store store = Store::open(path, OpenMode::readWrite);
    Book book = store.book();
    for (int i = 0; i < 10'000; ++i) {
        const Party& party = *book.parties().begin();
        const std::string note(random() % 40'000, static_cast<char>('a' + i % 26));
        const Edit edit = setField(book, keyOf(party), "note", note + std::to_string(i));
        try {
            store.save({"Note", edit.changes});
        } catch (const StoreError& error) {
            if (error.kind != StoreError::Kind::diskFull) {
                return "told as something else than no space: " + error.detail;
            }
            if (Store::open(path, OpenMode::readOnly).book() != book || store.book() != book) {
                return "the document is not as it was";
            }
            makeSpace();
            store.save({"Note", edit.changes});
            roundtrip::apply(book, edit.changes);
            return complaint(path, {book});
        }
        roundtrip::apply(book, edit.changes);
    }
    return "there was always space";
}

} // namespace

Outcome fillDisk(const std::filesystem::path& folder, unsigned seed, std::size_t times)
{
    Outcome outcome;
    for (; outcome.tried < times; ++outcome.tried) {
        const auto path = folder / "a.roundtrip";
        const auto ballast = folder / "ballast";
        std::filesystem::remove(path);
        makeDocument(path, seed + static_cast<unsigned>(outcome.tried));
        // All but a few hundred KiB, which the edits then take.
        const auto space = std::filesystem::space(folder).available;
        const std::string bytes(space > 400'000 ? space - 400'000 : 0, 'b');
        writeBytes(ballast, bytes);
        const std::string what =
            editUntilFull(path, seed + static_cast<unsigned>(outcome.tried), [&] { std::filesystem::remove(ballast); });
        std::filesystem::remove(ballast);
        if (!what.empty()) {
            outcome.losses.push_back("disk " + std::to_string(outcome.tried) + ": " + what);
        }
    }
    return outcome;
}

Outcome reachSizeLimit(unsigned seed, std::size_t times)
{
    // A limit on the size of files kills the process unless the signal is ignored, as the program does.
    const auto before = std::signal(SIGXFSZ, SIG_IGN);
    rlimit normal{};
    ::getrlimit(RLIMIT_FSIZE, &normal);
    Outcome outcome;
    for (; outcome.tried < times; ++outcome.tried) {
        const Folder folder;
        const auto path = folder / "a.roundtrip";
        makeDocument(path, seed + static_cast<unsigned>(outcome.tried));
        const rlimit limited{std::filesystem::file_size(path) + 200'000, normal.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limited);
        const std::string what = editUntilFull(path, seed + static_cast<unsigned>(outcome.tried),
                                               [&] { ::setrlimit(RLIMIT_FSIZE, &normal); });
        ::setrlimit(RLIMIT_FSIZE, &normal);
        if (!what.empty()) {
            outcome.losses.push_back("limit " + std::to_string(outcome.tried) + ": " + what);
        }
    }
    std::signal(SIGXFSZ, before);
    return outcome;
}

} // namespace roundtrip::faults
