// SPDX-License-Identifier: GPL-3.0-or-later
// Tables from and to files: folders, endings, limits; a file is written whole or not at all.
#include "core/interchange/files.h"

#include "tests/core/store/folder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

namespace roundtrip {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = ImportProblemKind;

ReadSheets readOf(const std::vector<fs::path>& sources)
{
    return readTables(sources);
}

std::vector<std::string> names(const ReadSheets& read)
{
    std::vector<std::string> out;
    for (const Sheet& sheet : read.sheets) {
        out.push_back(sheet.name);
    }
    return out;
}

TEST(TableFiles, AFolderIsItsCsvFilesByName)
{
    const Folder folder;
    writeBytes(folder / "parties.CSV", "name\nA\n");
    writeBytes(folder / "Deals.csv", "title\nD\n");
    writeBytes(folder / "fx.tsv", "currency\tdate\trate\nEUR\t2026-01-01\t1\n");
    writeBytes(folder / "README.md", "not a table");
    EXPECT_THAT(names(readOf({folder.path()})), ElementsAre("deals", "fx", "parties"));
}

TEST(TableFiles, TellWhatCannotBeRead)
{
    const Folder folder;
    EXPECT_EQ(readOf({folder / "none.csv"}).problems.at(0).kind, Kind::unreadable);
    EXPECT_EQ(readOf({folder.path()}).problems.at(0).kind, Kind::noTables);
    writeBytes(folder / "x.pdf", "%PDF");
    EXPECT_EQ(readOf({folder / "x.pdf"}).problems.at(0).kind, Kind::unknownFormat);
    EXPECT_EQ(readOf({folder / "x.pdf"}).problems.at(0).value, ".pdf");
    ASSERT_EQ(::mkfifo((folder / "pipe.csv").c_str(), 0600), 0);
    EXPECT_EQ(readOf({folder / "pipe.csv"}).problems.at(0).kind, Kind::unreadable) << "and is not waited for";
    fs::create_symlink(folder / "gone.csv", folder / "link.csv");
    EXPECT_EQ(readOf({folder / "link.csv"}).problems.at(0).kind, Kind::unreadable);
}

TEST(TableFiles, AreRefusedUnreadWhenTooLarge)
{
    const Folder folder;
    writeBytes(folder / "flows.csv", "a");
    fs::resize_file(folder / "flows.csv", largestTableFile + 1); // sparse: it takes no room
    const ReadSheets read = readOf({folder / "flows.csv"});
    EXPECT_EQ(read.problems.at(0).kind, Kind::tooLarge);
    EXPECT_EQ(read.problems.at(0).value, std::to_string(largestTableFile + 1));
}

TEST(TableFiles, AllProblemsOfAllFilesAreTold)
{
    const Folder folder;
    writeBytes(folder / "a.csv", "x\n\"1\n");
    writeBytes(folder / "b.csv", "x\n1\n");
    writeBytes(folder / "c.csv", "x\n\xFF\n");
    const ReadSheets read = readOf({folder / "a.csv", folder / "b.csv", folder / "c.csv"});
    ASSERT_EQ(read.problems.size(), 2U);
    EXPECT_EQ(read.problems[0].kind, Kind::unterminatedQuote);
    EXPECT_EQ(read.problems[1].file, (folder / "c.csv").string());
}

TEST(TableFiles, AreWrittenWholeOrNotAtAll)
{
    const Folder folder;
    writeCsvFolder(folder / "out" / "", {Sheet{"parties", "", {{"name"}}, {{{"Zoë"}}}}});
    EXPECT_EQ(bytesOf(folder / "out/parties.csv"), "name\r\nZoë\r\n");
    writeWhole(folder / "out/parties.csv", "new");
    EXPECT_EQ(bytesOf(folder / "out/parties.csv"), "new");
    fs::create_directory(folder / "taken");
    writeBytes(folder / "taken/file", "x");
    EXPECT_THROW(writeWhole(folder / "taken", "text"), fs::filesystem_error) << "a folder that holds something";
    EXPECT_THROW(writeWhole(folder / "no/such/folder", "text"), fs::filesystem_error);
    std::vector<std::string> left;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
        left.push_back(entry.path().filename().string());
    }
    EXPECT_THAT(left, ::testing::UnorderedElementsAre("out", "parties.csv", "taken", "file")) << "no drafts stay";
}

} // namespace
} // namespace roundtrip
