// SPDX-License-Identifier: GPL-3.0-or-later
// A trace as a picture. Lab pays Cloud 60 and Chips 40; Cloud pays Chips 30 and puts 15 back into Lab, keeping 15: of a
// dollar a quarter of 60 cents comes home.
#include "core/picture/sankey.h"

#include "tests/support/book_lines.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::bookOf;
using testing::node;
using testing::questionAt;

struct Composed {
    Network network{bookOf(R"(Lab > Cloud 60M compute 2026-01-01
                              Lab > Chips 40M hardware 2026-01-01
                              Cloud > Chips 30M hardware 2026-02-01
                              Cloud > Lab 15M equity 2026-02-01)"),
                    questionAt("2026-06-01")};
    std::uint32_t lab = node(network, "Lab");
    Trace trace = *roundtrip::trace(network, lab);
    SankeyPicture picture = composeSankey(network, lab, trace, {600, 240});

    const SankeyNode& at(std::string_view name) const
    {
        for (const SankeyNode& found : picture.nodes) {
            if (found.fullName == name) {
                return found;
            }
        }
        throw std::runtime_error("no such node");
    }
};

TEST(SankeyPicture, SaysWhatPassesAndWhatStays)
{
    const Composed composed;
    EXPECT_NEAR(composed.at("Cloud").passes, 0.6, 1e-12);
    EXPECT_NEAR(composed.at("Cloud").stays, 0.15, 1e-12);
    EXPECT_NEAR(composed.at("Chips").passes, 0.7, 1e-12);
    EXPECT_EQ(composed.at("Chips").figure, "70.0\xC2\xA0%");
    EXPECT_TRUE(composed.at("Lab").source);
    EXPECT_NEAR(composed.at("Lab").passes, 1, 1e-12);
}

TEST(SankeyPicture, WhatComesHomeRunsBack)
{
    const Composed composed;
    int home = 0;
    for (const SankeyBand& band : composed.picture.bands) {
        if (band.home) {
            ++home;
            EXPECT_TRUE(band.back);
            EXPECT_NEAR(band.share, 0.15, 1e-12);
            EXPECT_EQ(band.money, MoneyClass::capital);
        }
    }
    EXPECT_EQ(home, 1);
}

TEST(SankeyPicture, WhatIsUnderAPointIsABarBeforeABand)
{
    const Composed composed;
    const auto bar = pickSankey(composed.picture, composed.at("Cloud").bar.centre());
    ASSERT_TRUE(bar.has_value());
    EXPECT_EQ(bar->part, SankeySpot::Part::node);
    EXPECT_EQ(composed.picture.nodes[bar->index].fullName, "Cloud");
    const SankeyBand& widest = composed.picture.bands.front();
    const auto band = pickSankey(composed.picture, spotAt(composed.picture.way(widest), 0.7).point);
    ASSERT_TRUE(band.has_value());
    EXPECT_EQ(*band, (SankeySpot{SankeySpot::Part::band, 0}));
    EXPECT_EQ(pickSankey(composed.picture, {590, 235}), std::nullopt);
}

TEST(SankeyPicture, LeavesOutWhatCarriesTooLittleAndCountsIt)
{
    // A thousandth of the unit is drawn, less is not.
    const Network network(bookOf(R"(Lab > Cloud 100M compute 2026-01-01
                                    Lab > Dust 0.05M compute 2026-01-01)"),
                          questionAt("2026-06-01"));
    const std::uint32_t lab = node(network, "Lab");
    const SankeyPicture picture = composeSankey(network, lab, *trace(network, lab), {600, 240});
    EXPECT_EQ(picture.nodes.size(), 2U);
    EXPECT_EQ(picture.leftOut, 1U);
}

TEST(SankeyPicture, LabelsKeepClearOfTheNextColumn)
{
    Composed composed;
    for (const double width : {240.0, 400.0, 900.0}) {
        const SankeyPicture picture = composeSankey(composed.network, composed.lab, composed.trace, {width, 200});
        for (const SankeyNode& node : picture.nodes) {
            EXPECT_LE(node.label.right(), width);
            for (const SankeyNode& other : picture.nodes) {
                EXPECT_FALSE(node.label.intersects(other.bar)) << node.name << " over " << other.name << ", " << width;
            }
        }
    }
}

// Records what is drawn.
struct Recorder : Drawing {
    int polygons = 0;
    int ways = 0;
    std::string texts;
    void rect(const Rect&, double, Colour, const Pen&) override {}
    void way(Way, const Pen&) override { ++ways; }
    void polygon(std::span<const Point>, Colour) override { ++polygons; }
    void polyline(std::span<const Point>, const Pen&) override {}
    void disc(Point, double, Colour) override {}
    void text(const TextRun& run) override { texts += std::string(run.text) + "|"; }
};

TEST(SankeyPicture, IsDrawnThroughTheDrawingThatAllFormatsShare)
{
    const Composed composed;
    Recorder recorder;
    drawSankey(composed.picture, std::nullopt, {}, recorder);
    EXPECT_EQ(recorder.ways, 1);     // the back flow
    EXPECT_EQ(recorder.polygons, 4); // three forward bands and the head of the back flow
    EXPECT_NE(recorder.texts.find("Cloud|60.0\xC2\xA0%|"), std::string::npos) << recorder.texts;
}

} // namespace
} // namespace roundtrip
