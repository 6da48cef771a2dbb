// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/beside.h"

#include <fstream>

#include "tests/core/store/folder.h"
#include <fcntl.h>
#include <gmock/gmock.h>
#include <sys/stat.h>

namespace roundtrip {
namespace {

namespace fs = std::filesystem;

void touch(const fs::path& file, time_t seconds)
{
    std::ofstream(file) << "x";
    const timespec times[2] = {{seconds, 0}, {seconds, 0}};
    ASSERT_EQ(::utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
}

TEST(Beside, BackupsAndConflictCopiesAreFoundByTheirNamesTheNewestFirst)
{
    const Folder folder;
    const fs::path document = folder / "deals.roundtrip";
    touch(document, 1);
    touch(folder / "deals.schema-2.roundtrip", 100);
    touch(folder / "deals.sync-conflict-20261124-210502-ABCDEFG.roundtrip", 300); // as Syncthing names them
    touch(folder / "deals (conflicted copy 2026-11-24).roundtrip", 200);          // Nextcloud
    touch(folder / "deals (Ann's Conflicted Copy).roundtrip", 200);               // Dropbox
    using Kind = Version::Kind;
    EXPECT_THAT(versionsBeside(document),
                testing::ElementsAre(
                    Version{folder / "deals.sync-conflict-20261124-210502-ABCDEFG.roundtrip", Kind::conflictCopy, 300},
                    Version{folder / "deals (Ann's Conflicted Copy).roundtrip", Kind::conflictCopy, 200},
                    Version{folder / "deals (conflicted copy 2026-11-24).roundtrip", Kind::conflictCopy, 200},
                    Version{folder / "deals.schema-2.roundtrip", Kind::backup, 100}));
}

TEST(Beside, WhatIsNoVersionOfTheDocumentIsLeftOut)
{
    const Folder folder;
    const fs::path document = folder / "deals.roundtrip";
    for (const char* name :
         {"deals.roundtrip", "deals copy.roundtrip", "deals (1).roundtrip", "deals.schema-.roundtrip",
          "deals.schema-2x.roundtrip", "deals.schema-2.csv", "other.schema-2.roundtrip",
          "a deals (conflicted copy).roundtrip", "deals 2026 (conflicted copy).roundtrip"}) {
        touch(folder / name, 1);
    }
    fs::create_directory(folder / "deals.schema-3.roundtrip");
    EXPECT_THAT(versionsBeside(document), testing::IsEmpty());
    EXPECT_THAT(versionsBeside(folder / "nowhere" / "deals.roundtrip"), testing::IsEmpty());
}

TEST(Beside, ABackupIsFoundUnderTheNameThatItIsGiven)
{
    const Folder folder;
    const fs::path document = folder / "a.b.roundtrip";
    EXPECT_EQ(backupName(document, 12), folder / "a.b.schema-12.roundtrip");
    touch(backupName(document, 12), 5);
    EXPECT_THAT(versionsBeside(document), testing::SizeIs(1));
}

} // namespace
} // namespace roundtrip
