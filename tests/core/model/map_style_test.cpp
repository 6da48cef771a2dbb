// SPDX-License-Identifier: GPL-3.0-or-later
// How the map is drawn is kept as settings that a table can hold as well.
#include "core/model/map_style.h"

#include "tests/support/book_lines.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

Book after(const Book& from, const Edit& edit)
{
    Book next = from;
    EXPECT_TRUE(edit.good());
    EXPECT_THAT(roundtrip::apply(next, edit.changes), IsEmpty());
    EXPECT_THAT(faultsOf(next), IsEmpty());
    return next;
}

Book with(std::string_view key, std::string_view value)
{
    Book book;
    roundtrip::apply(book, Created{Setting{newId<Setting>(), std::string(key), std::string(value)}});
    return book;
}

TEST(MapStyle, isAsUsualInADocumentThatSaysNothing)
{
    EXPECT_EQ(mapStyleIn(Book()), (MapStyle{.bundled = true, .relations = false, .sized = true}));
    EXPECT_THAT(setMapStyle(Book(), MapStyle{}).changes, IsEmpty());
}

TEST(MapStyle, isKeptPartByPart)
{
    const MapStyle unbundled{.bundled = false, .relations = false, .sized = true};
    const Book one = after(Book(), setMapStyle(Book(), unbundled));
    EXPECT_EQ(mapStyleIn(one), unbundled);
    EXPECT_THAT(one.all<Setting>(), SizeIs(1));
    const MapStyle all{.bundled = false, .relations = true, .sized = false};
    const Book three = after(one, setMapStyle(one, all));
    EXPECT_EQ(mapStyleIn(three), all);
    EXPECT_THAT(three.all<Setting>(), SizeIs(3));
    const Book back = after(three, setMapStyle(three, MapStyle{}));
    EXPECT_EQ(mapStyleIn(back), MapStyle{});
    EXPECT_THAT(back.all<Setting>(), SizeIs(3)) << "the same rows, so that two windows never make a key twice";
}

TEST(MapStyle, isReadFromATableAndPassesOverWhatIsNoAnswer)
{
    EXPECT_TRUE(mapStyleIn(with("map relations", "yes")).relations);
    EXPECT_FALSE(mapStyleIn(with("map bundled", "no")).bundled);
    EXPECT_TRUE(mapStyleIn(with("map bundled", "perhaps")).bundled);
    const Book odd = with("map bundled", "perhaps");
    EXPECT_FALSE(mapStyleIn(after(odd, setMapStyle(odd, {.bundled = false}))).bundled);
}

} // namespace
} // namespace roundtrip
