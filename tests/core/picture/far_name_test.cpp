// SPDX-License-Identifier: GPL-3.0-or-later
// Names on cards that are far away: large enough to be read, and never on each other.
#include "core/picture/far_name.h"

#include "core/picture/drawing.h"
#include "core/picture/text_metrics.h"
#include "tests/core/picture/sample_in.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::sampleIn;

// What a window of 1366 × 768 leaves for the map between its docks and above its legend.
double zoomInASmallWindow(const Picture& picture)
{
    return 0.9 * std::min(860 / picture.map.width, 345 / picture.map.height);
}

// The letters' sizes on the screen, and what is written.
struct Written final : Drawing {
    explicit Written(double zoomed) : zoom(zoomed) {}
    void rect(const Rect&, double, Colour, const Pen&) override {}
    void way(Way, const Pen&) override {}
    void polygon(std::span<const Point>, Colour) override {}
    void polyline(std::span<const Point>, const Pen&) override {}
    void disc(Point, double, Colour) override {}
    void text(const TextRun& run) override { smallest = std::min(smallest, run.size * zoom); }
    void begin(const DrawnThing& thing) override { cards += thing.kind == DrawnThing::Kind::card ? 1U : 0U; }

    double zoom;
    double smallest = 1e9;
    std::size_t cards = 0;
};

class FarNames : public ::testing::TestWithParam<LayoutKind> {};

TEST_P(FarNames, OfTheSampleCanAllBeReadInASmallWindow)
{
    const Picture map = sampleIn(GetParam());
    const double zoom = zoomInASmallWindow(map);
    for (std::uint32_t i = 0; i < map.cards.size(); ++i) {
        const auto far = farName(map, i, zoom);
        ASSERT_TRUE(far) << map.cards[i].name;
        EXPECT_DOUBLE_EQ(far->size * zoom, 9) << "the smallest letters that there are";
        EXPECT_TRUE(far->chip.contains(map.cards[i].rect));
        for (const std::string& line : far->lines) {
            EXPECT_LT(textWidth(line, far->size, FontWeight::semibold), far->chip.width);
        }
    }
    DrawOptions options;
    options.detail = detailFor(zoom);
    options.zoom = zoom;
    options.legend = false;
    Written written(zoom);
    draw(map, {}, options, written);
    EXPECT_EQ(written.cards, map.cards.size());
    EXPECT_GE(written.smallest, 9 - 1e-9);
}

TEST_P(FarNames, NeverLieOnAnotherCardsName)
{
    const Picture map = sampleIn(GetParam());
    for (const double zoom : {0.1, 0.14, 0.2, 0.3, 0.4}) {
        std::vector<Rect> chips;
        for (std::uint32_t i = 0; i < map.cards.size(); ++i) {
            if (const auto far = farName(map, i, zoom)) {
                for (const Rect& other : chips) {
                    EXPECT_FALSE(far->chip.intersects(other)) << map.cards[i].name << " at " << zoom;
                }
                chips.push_back(far->chip);
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(All, FarNames,
                         ::testing::Values(LayoutKind::layered, LayoutKind::rings, LayoutKind::force, LayoutKind::kind),
                         [](const auto& one) { return std::string(layoutWords[static_cast<std::size_t>(one.param)]); });

// Two cards, a long name on the first; the second stands so far to the right.
Picture two(double away)
{
    Picture picture;
    picture.cards.resize(2);
    picture.cards[0].rect = {0, 0, 200, 60};
    picture.cards[0].fullName = "OpenAI 2026 round, others";
    picture.cards[1].rect = {200 + away, 0, 200, 60};
    picture.cards[1].fullName = "Lab";
    picture.map = united(picture.cards[0].rect, picture.cards[1].rect).grown(400);
    picture.index.cards = CellGrid(picture.map, 16);
    picture.index.cards.add(0, picture.cards[0].rect);
    picture.index.cards.add(1, picture.cards[1].rect);
    picture.index.cards.seal();
    return picture;
}

// What is written on cards, with the room that each card has for it.
struct OnCards final : Drawing {
    explicit OnCards(const Picture& drawn) : picture(drawn) {}
    void rect(const Rect&, double, Colour, const Pen&) override {}
    void way(Way, const Pen&) override {}
    void polygon(std::span<const Point>, Colour) override {}
    void polyline(std::span<const Point>, const Pen&) override {}
    void disc(Point, double, Colour) override {}
    void begin(const DrawnThing& thing) override
    {
        card = thing.kind == DrawnThing::Kind::card ? std::optional(thing.index) : std::nullopt;
    }
    void text(const TextRun& run) override
    {
        if (!card) {
            return;
        }
        const FontWeight weight = run.semibold ? FontWeight::semibold : FontWeight::regular;
        const Rect& room = picture.cards[*card].rect;
        EXPECT_LE(run.baseline.x + textWidth(run.text, run.size, weight), room.right()) << run.text;
        EXPECT_LE(run.baseline.y, room.bottom() - 10) << run.text << " on the bar";
        (run.semibold ? names : captions).push_back(run.size);
    }

    const Picture& picture;
    std::optional<std::uint32_t> card;
    std::vector<double> names;
    std::vector<double> captions;
};

TEST(LargerText, IsWrittenLargerOnCardsAsFarAsTheyHaveRoom)
{
    const Picture map = sampleIn(LayoutKind::layered);
    const auto written = [&map](double scale) {
        DrawOptions options;
        options.textScale = scale;
        options.legend = false;
        OnCards out(map);
        draw(map, {}, options, out);
        return std::pair{out.names, out.captions};
    };
    EXPECT_THAT(written(1).first, ::testing::Each(::testing::DoubleEq(13)));
    EXPECT_THAT(written(1.2).first, ::testing::Each(::testing::DoubleEq(13 * 1.2)));
    EXPECT_THAT(written(1.2).second, ::testing::Each(::testing::DoubleEq(11 * 1.2)));
    EXPECT_THAT(written(2).first, ::testing::Each(::testing::DoubleEq(13 * 1.45)));
    EXPECT_EQ(written(2).first.size(), map.cards.size());
}

TEST(LargerText, IsWrittenLargerOnCardsThatAreFarAwayToo)
{
    const Picture map = sampleIn(LayoutKind::layered);
    DrawOptions options;
    options.zoom = 0.3;
    options.detail = detailFor(options.zoom);
    options.textScale = 1.5;
    options.legend = false;
    Written out(options.zoom);
    draw(map, {}, options, out);
    EXPECT_GE(out.smallest, 9 * 1.5 - 1e-9);
}

TEST(FarName, IsBrokenWhereItsLinesAreShortest)
{
    const auto far = farName(two(600), 0, 0.25);
    ASSERT_TRUE(far);
    EXPECT_EQ(far->lines, (std::array<std::string, 2>{"OpenAI 2026", "round, others"}));
    EXPECT_DOUBLE_EQ(far->baselines[1].y - far->baselines[0].y, 10.5 / 0.25);
}

TEST(FarName, IsCutWhereANeighbourStands)
{
    const auto far = farName(two(0), 0, 0.2);
    ASSERT_TRUE(far);
    EXPECT_EQ(far->chip.x, 0);
    EXPECT_EQ(far->chip.width, 200);
    EXPECT_TRUE(far->lines[0].ends_with("…") || far->lines[1].ends_with("…"));
    EXPECT_FALSE(farName(two(0), 0, 0.06)) << "no room for three letters";
}

TEST(FarName, IsLeftOutWhereThereAreTooManyCards)
{
    Picture many = two(600);
    EXPECT_TRUE(farName(many, 1, 0.2));
    many.cards.resize(20'000, many.cards[1]);
    EXPECT_FALSE(farName(many, 1, 0.2));
}

} // namespace
} // namespace roundtrip
