// SPDX-License-Identifier: GPL-3.0-or-later
// The map of the sample: all of it can be read, and nothing lies on anything else.
#include <algorithm>
#include <cmath>
#include <set>

#include "core/picture/compose_map.h"
#include "core/picture/drawing.h"
#include "core/picture/legend.h"
#include "core/picture/text_metrics.h"
#include "tests/support/book_lines.h"
#include "tests/support/sample.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::allDeals;
using testing::bookOf;
using testing::mapOf;
using testing::questionAt;
using testing::sampleBook;

class SampleMap : public ::testing::TestWithParam<bool> {
protected:
    SampleMap()
    {
        MapOptions options;
        options.style.bundled = GetParam();
        options.title = "Who pays whom";
        options.subtitle = "headline";
        m_picture = mapOf(m_book, allDeals(), options);
    }

    const Book m_book = sampleBook();
    Picture m_picture;
};

TEST_P(SampleMap, shows_every_party_and_every_counted_flow_once)
{
    EXPECT_EQ(m_picture.cards.size(), m_book.parties().size());
    std::set<FlowId> shown(m_picture.flows.begin(), m_picture.flows.end());
    EXPECT_EQ(shown.size(), m_picture.flows.size());
    const Network network(m_book, allDeals());
    EXPECT_EQ(shown.size(), network.streams().size());
    Minor sum = 0;
    for (const Arrow& arrow : m_picture.arrows) {
        sum += arrow.amount;
    }
    EXPECT_EQ(sum, network.total());
}

TEST_P(SampleMap, has_no_cards_or_labels_on_each_other)
{
    std::vector<Rect> all;
    for (const Card& card : m_picture.cards) {
        all.push_back(card.rect);
    }
    for (const Label& label : m_picture.labels) {
        if (label.shown) {
            all.push_back(label.box);
        }
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_FALSE(all[i].intersects(all[j])) << i << " on " << j;
        }
    }
}

TEST_P(SampleMap, leads_no_arrow_through_a_card)
{
    for (const Arrow& arrow : m_picture.arrows) {
        for (std::uint32_t c = 0; c < m_picture.cards.size(); ++c) {
            if (c != arrow.payer && c != arrow.payee) {
                const double half = static_cast<double>(arrow.width) / 2;
                EXPECT_FALSE(intersects(m_picture.way(arrow), m_picture.cards[c].rect.grown(half)))
                    << m_picture.cards[arrow.payer].fullName << " to " << m_picture.cards[arrow.payee].fullName
                    << " through " << m_picture.cards[c].fullName;
            }
        }
    }
}

TEST_P(SampleMap, spells_out_every_name)
{
    for (const Card& card : m_picture.cards) {
        EXPECT_EQ(card.name, card.fullName);
        EXPECT_LT(textWidth(card.name, style::nameSize, FontWeight::semibold), card.rect.width - 40);
    }
}

TEST_P(SampleMap, is_the_same_every_time)
{
    MapOptions options;
    options.style.bundled = GetParam();
    options.title = "Who pays whom";
    options.subtitle = "headline";
    EXPECT_EQ(mapOf(m_book, allDeals(), options), m_picture);
}

INSTANTIATE_TEST_SUITE_P(Bundled, SampleMap, ::testing::Bool());

TEST(Map, labels_nearly_every_arrow_of_the_sample)
{
    const Picture picture = mapOf(sampleBook(), allDeals());
    const auto shown =
        std::count_if(picture.labels.begin(), picture.labels.end(), [](const Label& label) { return label.shown; });
    EXPECT_GE(shown + 1, static_cast<std::ptrdiff_t>(picture.arrows.size()));
}

TEST(Map, fits_a_screen_of_1600_by_1000_with_names_of_at_least_8_pixels)
{
    const Picture picture = mapOf(sampleBook(), allDeals());
    const double zoom = std::min(1600 / picture.bounds.width, 1000 / picture.bounds.height);
    EXPECT_GE(zoom * style::nameSize, 8);
    EXPECT_EQ(detailFor(zoom), Detail::full);
}

TEST(Map, says_what_an_arrow_carries)
{
    const Book book = bookOf("Amazon > OpenAI 15B equity 2026-03-31\n"
                             "condition Alexa open\n"
                             "Amazon > OpenAI 35B equity 2026-12-31 if:Alexa\n"
                             "OpenAI > Amazon 100B compute 2026-05-01..2036-05-01\n");
    const Picture picture = mapOf(book, questionAt("2026-06-30"));
    ASSERT_EQ(picture.arrows.size(), 2U);
    const Arrow& heavy = picture.arrows[0]; // the heaviest is painted first
    EXPECT_EQ(heavy.money, MoneyClass::commercial);
    EXPECT_EQ(picture.labels[heavy.label].text, "$100B compute");
    EXPECT_FALSE(heavy.contingent);
    EXPECT_FLOAT_EQ(heavy.width, 14.0F); // the largest
    const Arrow& light = picture.arrows[1];
    EXPECT_EQ(picture.labels[light.label].text, "$50B equity");
    EXPECT_TRUE(light.contingent);
    EXPECT_EQ(light.flowCount, 2U);
    EXPECT_NEAR(light.width, 14 * std::sqrt(0.5), 1e-5); // by the square root of the amount
    EXPECT_NEAR(light.paid, 0.3, 1e-6);                  // 15 of 50 by June 2026
    const Card& amazon = picture.cards[0];
    EXPECT_EQ(amazon.caption, "other · net +$50B");
    EXPECT_FLOAT_EQ(amazon.net, 1.0F);
    EXPECT_FLOAT_EQ(picture.cards[1].net, -1.0F);
}

TEST(Map, draws_each_flow_by_itself_when_unbundled)
{
    const Book book = bookOf("A > B 15B equity 2026-03-31\n"
                             "A > B 35B equity 2027-12-31\n");
    MapOptions options;
    options.style.bundled = false;
    const Picture picture = mapOf(book, questionAt("2026-06-30"), options);
    ASSERT_EQ(picture.arrows.size(), 2U);
    EXPECT_EQ(picture.labels[picture.arrows[0].label].text, "$35B equity");
    EXPECT_FLOAT_EQ(picture.arrows[0].paid, 0.0F);
    EXPECT_FLOAT_EQ(picture.arrows[1].paid, 1.0F);
    // Side by side, 10 px apart at least.
    EXPECT_GE(std::abs(picture.way(picture.arrows[0]).front().a.y - picture.way(picture.arrows[1]).front().a.y), 9.99);
}

TEST(Map, has_a_legend_that_goes_into_the_lines_of_a_narrower_window)
{
    const Picture picture = testing::mapOf(testing::sampleBook(), testing::allDeals());
    const Legend wide = picture.legend;
    ASSERT_GT(wide.size.width, 300);
    const Legend narrow = inLines(wide, 300);
    EXPECT_LE(narrow.size.width, 300);
    EXPECT_GT(narrow.size.height, wide.size.height);
    ASSERT_EQ(narrow.items.size(), wide.items.size());
    for (const LegendItem& item : narrow.items) {
        EXPECT_GE(item.at.x, 0);
        EXPECT_LT(item.at.y, narrow.size.height);
    }
    EXPECT_EQ(inLines(narrow, wide.size.width), wide);
}

TEST(Map, has_room_in_its_bounds_for_what_the_legend_is_given_afterwards)
{
    Picture picture = testing::mapOf(testing::sampleBook(), testing::allDeals());
    const Rect before = picture.bounds;
    const std::size_t count = picture.legend.items.size();
    addToLegend(picture, LegendKind::loop, "a loop");
    ASSERT_EQ(picture.legend.items.size(), count + 1);
    EXPECT_EQ(picture.legend.items.back().kind, LegendKind::loop);
    EXPECT_EQ(picture.bounds, before); // the line had room for it
    for (int i = 0; i < 30; ++i) {
        addToLegend(picture, LegendKind::loop, "another");
    }
    EXPECT_GT(picture.bounds.bottom(), before.bottom());
    const LegendItem& last = picture.legend.items.back();
    EXPECT_LE(picture.legend.origin.y + last.at.y + style::aroundAll, picture.bounds.bottom());
    EXPECT_LE(picture.legend.origin.x + picture.legend.size.width + style::aroundAll, picture.bounds.right() + 1e-9);
}

TEST(Map, explains_in_the_legend_just_what_is_on_it)
{
    const auto kinds = [](const Picture& picture) {
        std::set<LegendKind> all;
        for (const LegendItem& item : picture.legend.items) {
            all.insert(item.kind);
        }
        return all;
    };
    EXPECT_EQ(
        kinds(mapOf(bookOf("A > B 15B equity 2026-03-31\n"), questionAt("2026-06-30"))),
        (std::set<LegendKind>{LegendKind::capital, LegendKind::width, LegendKind::netReceives, LegendKind::netPays}));
    EXPECT_TRUE(kinds(mapOf(bookOf("party A\nparty B\n"), questionAt("2026-06-30"))).empty());
    EXPECT_EQ(kinds(mapOf(bookOf("condition C open\nA > B 1B compute 2026-03-31 if:C\nB > A 1B compute 2026-03-31\n"),
                          questionAt("2026-06-30"))),
              (std::set<LegendKind>{LegendKind::commercial, LegendKind::contingent, LegendKind::width}));
}

TEST(Map, scales_the_widths_of_round_amounts)
{
    // In cents: $300B gives $200B, $20B, $2B.
    EXPECT_EQ(scaleAmounts(300'00'000'000'000),
              (std::vector<Minor>{200'00'000'000'000, 20'00'000'000'000, 2'00'000'000'000}));
    EXPECT_EQ(scaleAmounts(7), (std::vector<Minor>{5}));
}

TEST(Map, marks_what_a_scenario_did)
{
    const Book book = bookOf("A > B 15B equity 2026-03-31\nA > B 1B equity 2026-03-31\nB > A 5B compute 2026-03-31\n");
    MapOptions options;
    const PartyId a = testing::party(book, "A");
    for (const Flow& flow : book.flows()) {
        if (flow.amount != testing::amount("15B")) {
            options.marks[flow.id.value] = Mark::added;
        }
    }
    options.marks[a.value] = Mark::altered;
    const Picture picture = mapOf(book, questionAt("2026-06-30"), options);
    EXPECT_EQ(picture.cards[cardOf(picture, a)].mark, Mark::altered);
    EXPECT_EQ(picture.arrows[0].mark, Mark::altered); // one of its two flows was added
    EXPECT_EQ(picture.arrows[1].mark, Mark::added);
}

TEST(Map, keeps_the_places_that_the_book_has)
{
    Book book = bookOf("A > B 15B equity 2026-03-31\nB > C 15B compute 2026-03-31\n");
    book.put(Placement{newId<Placement>(), testing::party(book, "A"), 1000, 500, true});
    book.put(Placement{newId<Placement>(), testing::party(book, "B"), 0, 0, false});
    const Network network(book, questionAt("2026-06-30"));
    const Picture picture = composeMap(book, network, layered(mapGraph(book, network, {}, placesOf(book))), {});
    EXPECT_EQ(picture.cards[0].rect.centre(), (Point{1000, 500}));
    EXPECT_TRUE(picture.cards[0].pinned);
    EXPECT_EQ(picture.cards[1].rect.centre(), (Point{0, 0}));
    EXPECT_FALSE(picture.cards[1].pinned);
}

TEST(Map, shows_relations_that_hold_at_the_as_of_date_only_when_asked)
{
    Book book = bookOf("A > B 15B equity 2026-03-31\n");
    Relation relation;
    relation.id = newId<Relation>();
    relation.from = testing::party(book, "B");
    relation.to = testing::party(book, "A");
    relation.end = testing::day("2026-04-27");
    book.put(relation);
    EXPECT_TRUE(mapOf(book, questionAt("2026-04-26")).ties.empty());
    MapOptions options;
    options.style.relations = true;
    EXPECT_EQ(mapOf(book, questionAt("2026-04-26"), options).ties.size(), 1U);
    EXPECT_TRUE(mapOf(book, questionAt("2026-04-27"), options).ties.empty());
}

TEST(Map, of_an_empty_book_is_an_empty_sheet)
{
    const Picture picture = mapOf(Book{}, questionAt("2026-06-30"));
    EXPECT_TRUE(picture.cards.empty());
    EXPECT_TRUE(std::isfinite(picture.bounds.width));
}

TEST(Emphasis, of_a_loop_lights_its_parties_and_the_arrows_along_it)
{
    const Book book = bookOf("A > B 3B equity 2026-01-01\nB > C 2B compute 2026-01-01\nC > A 1B compute 2026-01-01\n"
                             "A > C 4B equity 2026-01-01\n");
    const Picture picture = mapOf(book, questionAt("2026-06-30"));
    const std::vector<PartyId> loop{testing::party(book, "A"), testing::party(book, "B"), testing::party(book, "C")};
    const Emphasis emphasis = loopEmphasis(picture, loop);
    EXPECT_TRUE(emphasis.dimsRest);
    ASSERT_EQ(picture.arrows.size(), 4U);
    EXPECT_EQ(emphasis.arrow(0), 0); // A to C is the chord
    for (std::size_t a = 1; a < 4; ++a) {
        EXPECT_EQ(emphasis.arrow(a), Emphasis::lit | Emphasis::halo);
    }
}

} // namespace
} // namespace roundtrip
