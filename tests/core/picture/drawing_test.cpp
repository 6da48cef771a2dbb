// SPDX-License-Identifier: GPL-3.0-or-later
// What is painted at which distance, and that only what is seen is.
#include "core/picture/drawing.h"

#include <algorithm>
#include <tuple>
#include <vector>

#include "core/picture/icons.h"
#include "tests/support/sample.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

// Counts what it is told to paint.
struct Counting final : Drawing {
    void begin(const DrawnThing& thing) override
    {
        cards += thing.kind == DrawnThing::Kind::card ? 1U : 0U;
        arrows += thing.kind == DrawnThing::Kind::arrow ? 1U : 0U;
        labels += thing.kind == DrawnThing::Kind::label ? 1U : 0U;
        ++open;
    }
    void end() override { --open; }
    void rect(const Rect&, double, Colour fill, const Pen&) override { faintest = std::min(faintest, fill.alpha); }
    void way(Way, const Pen& pen) override
    {
        ++ways;
        faintest = std::min(faintest, pen.colour.alpha);
    }
    void polygon(std::span<const Point>, Colour) override { ++heads; }
    void polyline(std::span<const Point>, const Pen&) override { ++heads; }
    void disc(Point, double, Colour) override {}
    void text(const TextRun&) override { ++texts; }

    std::size_t cards = 0, arrows = 0, labels = 0, ways = 0, heads = 0, texts = 0;
    int open = 0;
    std::uint8_t faintest = 255;
};

const Picture& sample()
{
    static const Picture picture = testing::mapOf(testing::sampleBook(), testing::allDeals());
    return picture;
}

TEST(Drawing, paints_everything_near_and_only_shapes_far_out)
{
    Counting full;
    draw(sample(), {}, {}, full);
    EXPECT_EQ(full.cards, sample().cards.size());
    EXPECT_EQ(full.arrows, sample().arrows.size());
    EXPECT_EQ(full.open, 0);
    EXPECT_GT(full.texts, 2 * full.cards);

    Counting plain;
    DrawOptions options;
    options.detail = Detail::plain;
    options.legend = false;
    draw(sample(), {}, options, plain);
    EXPECT_EQ(plain.texts, plain.cards);
    EXPECT_EQ(plain.labels, 0U);

    Counting coarse;
    options.detail = Detail::coarse;
    options.zoom = 0.03; // from where the names have no room any more
    draw(sample(), {}, options, coarse);
    EXPECT_EQ(coarse.texts, 0U);
    EXPECT_EQ(coarse.heads, 0U);
    EXPECT_EQ(coarse.ways, sample().arrows.size());
}

TEST(Drawing, leaves_out_what_is_not_in_sight)
{
    Counting part;
    DrawOptions options;
    options.legend = false;
    options.visible = sample().cards[5].rect;
    draw(sample(), {}, options, part);
    EXPECT_EQ(part.cards, 1U);
    EXPECT_LT(part.arrows, sample().arrows.size());
}

TEST(Drawing, dims_what_is_not_lit_to_18_percent)
{
    Emphasis emphasis;
    emphasis.dimsRest = true;
    emphasis.cards.assign(sample().cards.size(), Emphasis::lit);
    emphasis.arrows.assign(sample().arrows.size(), Emphasis::lit);
    emphasis.arrows[0] = 0;
    Counting near;
    DrawOptions options;
    options.detail = Detail::coarse;
    draw(sample(), emphasis, options, near);
    EXPECT_EQ(near.faintest, 46); // 255 · 0.18
}

// The order in which things of some kinds come, and how opaque the pills of labels are.
struct Ordering final : Drawing {
    void begin(const DrawnThing& thing) override
    {
        now = thing;
        order.push_back(thing);
    }
    void rect(const Rect&, double, Colour fill, const Pen&) override
    {
        if (now.kind == DrawnThing::Kind::label) {
            faintestPill = std::min(faintestPill, fill.alpha);
        }
    }
    void way(Way, const Pen&) override {}
    void polygon(std::span<const Point>, Colour) override {}
    void polyline(std::span<const Point>, const Pen&) override {}
    void disc(Point, double, Colour) override {}
    void text(const TextRun&) override {}

    DrawnThing now;
    std::vector<DrawnThing> order;
    std::uint8_t faintestPill = 255;
};

TEST(Drawing, puts_dimmed_labels_under_what_is_lit_with_pills_that_hide_their_arrows)
{
    Emphasis emphasis;
    emphasis.dimsRest = true;
    emphasis.arrows.assign(sample().arrows.size(), 0);
    emphasis.arrows[3] = Emphasis::lit;
    Ordering drawn;
    draw(sample(), emphasis, {}, drawn);
    const auto is = [](DrawnThing::Kind kind, std::uint32_t index) {
        return [=](const DrawnThing& thing) { return thing.kind == kind && thing.index == index; };
    };
    const auto lit = std::find_if(drawn.order.begin(), drawn.order.end(), is(DrawnThing::Kind::arrow, 3));
    ASSERT_NE(lit, drawn.order.end());
    std::size_t dimmed = 0;
    for (auto at = drawn.order.begin(); at != drawn.order.end(); ++at) {
        if (at->kind == DrawnThing::Kind::label) {
            EXPECT_EQ(at->dimmed, at->index != 3);
            EXPECT_EQ(at < lit, at->dimmed);
            dimmed += at->dimmed ? 1 : 0;
        }
    }
    EXPECT_GT(dimmed, 10U);
    EXPECT_EQ(drawn.faintestPill, 235); // 255 · 0.92: as where nothing is dimmed
}

// An arrow that was just added is selected too: both are seen.
TEST(Drawing, shows_what_a_scenario_did_beside_the_selection)
{
    struct Pens final : Drawing {
        void rect(const Rect&, double, Colour, const Pen&) override {}
        void way(Way, const Pen& pen) override { pens.push_back(pen); }
        void polygon(std::span<const Point>, Colour) override {}
        void polyline(std::span<const Point>, const Pen&) override {}
        void disc(Point, double, Colour) override {}
        void text(const TextRun&) override {}
        std::vector<Pen> pens;
    };
    Picture picture = sample();
    picture.arrows[0].mark = Mark::added;
    Pens drawn;
    drawArrow(picture, 0, Emphasis::selected, 1, {}, drawn);
    ASSERT_EQ(drawn.pens.size(), 4U); // the mark, in it the paper under the selection, the arrow itself
    const Palette& colours = palette(Theme::light);
    EXPECT_EQ(drawn.pens[0].colour, colours.added.faded(0.5));
    EXPECT_EQ(drawn.pens[2].colour, colours.selection.faded(0.4));
    EXPECT_GT(drawn.pens[0].width, drawn.pens[2].width);
}

// What is told by strokes and discs, whatever their colours.
struct Strokes final : Drawing {
    void rect(const Rect&, double, Colour fill, const Pen& pen) override
    {
        rings += fill.alpha == 0 || pen.width > 1 ? 1 : 0;
    }
    void way(Way, const Pen&) override { ++ways; }
    void polygon(std::span<const Point>, Colour) override {}
    void polyline(std::span<const Point>, const Pen&) override { ++lines; }
    void disc(Point, double, Colour) override { ++discs; }
    void text(const TextRun&) override {}
    int rings = 0, ways = 0, lines = 0, discs = 0;
};

// Of a card or tie with this mark, what it has beyond one with none.
template<class Thing, class Draw> Strokes beyondUnmarked(Picture& picture, Thing& thing, Mark mark, const Draw& drawn)
{
    Strokes with, without;
    thing.mark = Mark::none;
    drawn(picture, without);
    thing.mark = mark;
    drawn(picture, with);
    with.rings -= without.rings;
    with.ways -= without.ways;
    with.lines -= without.lines;
    with.discs -= without.discs;
    return with;
}

// Added has a disc (and the paper round it) with a plus, two lines; altered one with a wave; removed is struck through.
TEST(Drawing, tells_added_altered_and_removed_apart_without_colour)
{
    Picture picture = sample();
    const auto card = [](const Picture& of, Drawing& drawing) { drawCard(of, 0, 0, 1, {}, drawing); };
    const Strokes added = beyondUnmarked(picture, picture.cards[0], Mark::added, card);
    EXPECT_EQ(std::tuple(added.discs, added.lines, added.ways), std::tuple(2, 2, 0));
    const Strokes altered = beyondUnmarked(picture, picture.cards[0], Mark::altered, card);
    EXPECT_EQ(std::tuple(altered.discs, altered.lines, altered.ways), std::tuple(2, 0, 1));
    const Strokes removed = beyondUnmarked(picture, picture.cards[0], Mark::removed, card);
    EXPECT_EQ(std::tuple(removed.discs, removed.lines, removed.ways), std::tuple(0, 1, 0));
}

TEST(Drawing, keeps_the_ring_of_the_mark_round_a_card_that_is_selected)
{
    Picture picture = sample();
    const auto selected = [](const Picture& of, Drawing& drawing) {
        drawCard(of, 0, Emphasis::selected, 1, {}, drawing);
    };
    EXPECT_EQ(beyondUnmarked(picture, picture.cards[0], Mark::added, selected).rings, 1);
}

TEST(Drawing, has_a_sign_of_its_own_for_each_kind_inside_sixteen_pixels)
{
    for (std::size_t a = 0; a < 9; ++a) {
        const auto icon = kindIcon(static_cast<PartyKind>(a));
        ASSERT_FALSE(icon.empty());
        EXPECT_TRUE((Rect{0, 0, 16, 16}.contains(bounds(icon)))) << a;
        for (std::size_t b = 0; b < a; ++b) {
            const auto other = kindIcon(static_cast<PartyKind>(b));
            EXPECT_FALSE(std::equal(icon.begin(), icon.end(), other.begin(), other.end()));
        }
    }
}

TEST(Style, widths_go_by_the_square_root_between_their_limits)
{
    EXPECT_DOUBLE_EQ(arrowWidth(100, 100), 14);
    EXPECT_DOUBLE_EQ(arrowWidth(25, 100), 7);
    EXPECT_DOUBLE_EQ(arrowWidth(1, 1'000'000), 1.5);
    EXPECT_NEAR(amountOfWidth(7, 100), 25, 1e-9);
}

} // namespace
} // namespace roundtrip
