// SPDX-License-Identifier: GPL-3.0-or-later
// What synced and network folders need of a document: that the file alone is the document whenever nothing is written.
#include <string>

#include "core/model/edits.h"
#include "core/store/store.h"
#include "tests/core/store/folder.h"
#include <gmock/gmock.h>

namespace roundtrip {
namespace {

namespace fs = std::filesystem;

TEST(Folders, AFileThatIsCopiedWhileTheDocumentIsOpenHoldsEveryAction)
{
    const Folder folder;
    Store store = Store::create(folder / "deals.roundtrip");
    Book book;
    for (const char* name : {"Amazon", "OpenAI", "Google"}) {
        const Edit edit = addParty(book, name);
        store.save({"Add", edit.changes});
        apply(book, edit.changes);
        // As a folder's program copies: the file's bytes and nothing that lies beside it.
        fs::copy_file(folder / "deals.roundtrip", folder / "copy.roundtrip", fs::copy_options::overwrite_existing);
        EXPECT_EQ(Store::open(folder / "copy.roundtrip", OpenMode::readOnly).book(), book);
    }
}

TEST(Folders, ADocumentIsNeverKeptInAWriteAheadLog)
{
    const Folder folder;
    const fs::path path = folder / "deals.roundtrip";
    {
        Store store = Store::create(path);
        store.save({"Add", addParty({}, "Amazon").changes});
        EXPECT_FALSE(fs::exists(folder / "deals.roundtrip-wal"));
        EXPECT_FALSE(fs::exists(folder / "deals.roundtrip-shm"));
        // Of the journal nothing but its name is left once an action is done.
        std::error_code none;
        EXPECT_TRUE(!fs::exists(folder / "deals.roundtrip-journal") ||
                    fs::file_size(folder / "deals.roundtrip-journal", none) == 0);
    }
    EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1) << "closed: one file";
    // File format versions for writing and reading: 1 is a rollback journal, 2 a write-ahead log.
    EXPECT_EQ(bytesOf(path).substr(18, 2), "\1\1");
}

} // namespace
} // namespace roundtrip
