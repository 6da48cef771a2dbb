// SPDX-License-Identifier: GPL-3.0-or-later
// Files that appear together or not at all.
#include "core/interchange/drafts.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <unistd.h>

namespace roundtrip {
namespace {

namespace fs = std::filesystem;

std::string bytesOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

class DraftsTest : public ::testing::Test {
protected:
    void SetUp() override
    {
        folder = fs::temp_directory_path() / ("roundtrip-drafts-" + std::to_string(::getpid()));
        fs::remove_all(folder);
        fs::create_directories(folder);
    }
    void TearDown() override { fs::remove_all(folder); }

    std::ptrdiff_t count() const { return std::distance(fs::directory_iterator(folder), fs::directory_iterator()); }

    fs::path folder;
};

TEST_F(DraftsTest, nothing_is_seen_before_all_are_placed)
{
    std::ofstream(folder / "a.txt") << "old";
    Drafts drafts;
    drafts.add(folder / "a.txt", "new");
    drafts.add(folder / "b.txt", "other");
    EXPECT_EQ(bytesOf(folder / "a.txt"), "old");
    EXPECT_FALSE(fs::exists(folder / "b.txt"));
    drafts.place();
    EXPECT_EQ(bytesOf(folder / "a.txt"), "new");
    EXPECT_EQ(bytesOf(folder / "b.txt"), "other");
    EXPECT_EQ(count(), 2);
}

TEST_F(DraftsTest, what_is_not_placed_leaves_nothing_behind)
{
    {
        Drafts drafts;
        drafts.folder(folder / "x" / "y");
        drafts.add(folder / "x" / "y" / "a.txt", "text");
        drafts.add(folder / "b.txt", "text");
        EXPECT_EQ(count(), 2);
    }
    EXPECT_EQ(count(), 0);
}

TEST_F(DraftsTest, a_folder_that_was_there_stays)
{
    fs::create_directory(folder / "x");
    {
        Drafts drafts;
        drafts.folder(folder / "x");
    }
    EXPECT_TRUE(fs::is_directory(folder / "x"));
}

TEST_F(DraftsTest, another_may_write_a_draft_and_knows_it_by_its_ending)
{
    Drafts drafts;
    const fs::path draft = drafts.reserve(folder / "film.gif");
    EXPECT_EQ(draft.extension(), ".gif");
    std::ofstream(draft) << "frames";
    drafts.place();
    EXPECT_EQ(bytesOf(folder / "film.gif"), "frames");
}

TEST_F(DraftsTest, a_place_that_is_taken_by_a_folder_is_known_before_any_is_moved)
{
    fs::create_directory(folder / "b.txt");
    Drafts drafts;
    drafts.add(folder / "a.txt", "text");
    drafts.add(folder / "b.txt", "text");
    EXPECT_THROW(drafts.place(), fs::filesystem_error);
    EXPECT_FALSE(fs::exists(folder / "a.txt"));
}

TEST_F(DraftsTest, a_folder_that_is_not_there_is_an_error_that_names_the_file)
{
    Drafts drafts;
    try {
        drafts.add(folder / "nowhere" / "a.txt", "text");
        FAIL();
    } catch (const fs::filesystem_error& error) {
        EXPECT_EQ(error.path1(), folder / "nowhere" / "a.txt");
    }
}

} // namespace
} // namespace roundtrip
