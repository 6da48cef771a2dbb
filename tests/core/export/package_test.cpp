// SPDX-License-Identifier: GPL-3.0-or-later
// Packages: written and read back, links between folders, bytes that are no package.
#include "core/export/package.h"

#include <gtest/gtest.h>

namespace roundtrip {
namespace {

Package small()
{
    Package package;
    link(package.links, "officeDocument", "ppt/presentation.xml");
    Part presentation{"ppt/presentation.xml", "application/x", "<p/>", {}};
    link(presentation.links, "slide", "ppt/slides/slide1.xml");
    Part slide{"ppt/slides/slide1.xml", "application/y", "<s/>", {}};
    link(slide.links, "slideLayout", "ppt/slideLayouts/slideLayout1.xml");
    slide.links.push_back({"rId2", "https://example.org/type", "https://example.org/?a=1&b=2", true});
    package.parts = {{"ppt/a.xml", "application/z", "<a/>", {}}, presentation, slide};
    package.parts.push_back({"ppt/slideLayouts/slideLayout1.xml", "application/w", "<l/>", {}});
    return package;
}

TEST(Package, comes_back_as_it_was_written)
{
    const Package package = small();
    Package back = unpacked(packed(package));
    EXPECT_EQ(back.links, package.links);
    ASSERT_EQ(back.parts.size(), package.parts.size());
    for (const Part& part : package.parts) {
        ASSERT_NE(back.find(part.name), nullptr) << part.name;
        EXPECT_EQ(*back.find(part.name), part);
    }
}

TEST(Package, begins_with_its_content_types)
{
    // The name of the first entry stands at byte 30 of a zip.
    EXPECT_EQ(packed(small()).substr(30, 19), "[Content_Types].xml");
}

TEST(Package, links_are_numbered_in_turn_and_keep_types_of_their_own)
{
    PartLinks links;
    EXPECT_EQ(link(links, "slide", "a"), "rId1");
    EXPECT_EQ(link(links, "urn:x", "b"), "rId2");
    EXPECT_EQ(links[0].type, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide");
    EXPECT_EQ(links[1].type, "urn:x");
}

TEST(Package, refuses_what_is_none)
{
    EXPECT_THROW(unpacked(""), PackageError);
    EXPECT_THROW(unpacked("no zip at all"), PackageError);
    const std::string bytes = packed(small());
    EXPECT_THROW(unpacked(bytes.substr(0, bytes.size() / 2)), PackageError);
}

} // namespace
} // namespace roundtrip
