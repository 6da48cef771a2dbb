// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures as SVG: the golden one, hostile names, what is written for whom.
#include "core/export/svg.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/picture/matrix.h"
#include "core/picture/network_sankey.h"
#include "core/picture/timeline.h"
#include "core/values/names.h"
#include "tests/core/export/small_map.h"
#include "tests/support/book_lines.h"
#include "tests/support/sample.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

std::size_t count(const std::string& text, std::string_view what)
{
    std::size_t n = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + what.size())) {
        ++n;
    }
    return n;
}

TEST(Svg, of_a_small_book_is_the_golden_one)
{
    testing::expectGolden("svg/small-light.svg", svg(testing::smallMap()));
}

TEST(Svg, of_a_lit_loop_in_the_dark_is_the_golden_one)
{
    const Picture picture = testing::smallMap();
    SvgOptions options;
    options.theme = Theme::dark;
    const std::vector<PartyId> loop{picture.cards[0].party, picture.cards[2].party}; // Amazon, OpenAI
    ASSERT_EQ(picture.cards[2].fullName, "OpenAI");
    options.emphasis = loopEmphasis(picture, loop);
    testing::expectGolden("svg/small-loop-dark.svg", svg(picture, options));
}

std::string inTheme(const Picture& picture, Theme theme)
{
    SvgOptions options;
    options.theme = theme;
    return svg(picture, options);
}

// Amazon's pair altered, Oracle's flow taken out, Mistral new.
TEST(Svg, of_what_a_scenario_did_is_the_golden_one_in_each_theme)
{
    const Book book = testing::smallBook();
    MapOptions options;
    options.title = "Who pays whom";
    options.subtitle = "headline · as of 2026-06-30 · scenario";
    for (const Flow& flow : book.flows()) {
        const bool toOracle = book.find(flow.payee)->name == "Oracle";
        if (toOracle || flow.instrument == Instrument::compute) {
            options.marks[flow.id.value] = toOracle ? Mark::removed : Mark::altered;
        }
    }
    for (const Party& party : book.parties()) {
        if (party.name == "Mistral" || party.name == "Oracle") {
            options.marks[party.id.value] = party.name == "Oracle" ? Mark::removed : Mark::added;
        }
    }
    const Picture picture = testing::mapOf(book, testing::questionAt("2026-06-30"), options);
    testing::expectGolden("svg/small-scenario-light.svg", inTheme(picture, Theme::light));
    testing::expectGolden("svg/small-scenario-dark.svg", inTheme(picture, Theme::dark));
    testing::expectGolden("svg/small-scenario-contrast.svg", inTheme(picture, Theme::contrast));
}

TEST(Svg, of_each_flow_by_itself_and_cards_of_one_size_is_the_golden_one)
{
    MapOptions options;
    options.style.bundled = false;
    options.style.sized = false;
    testing::expectGolden("svg/small-unbundled-light.svg",
                          svg(testing::mapOf(testing::smallBook(), testing::questionAt("2026-06-30"), options)));
}

TEST(Svg, of_the_other_views_are_the_golden_ones)
{
    const Book book = testing::smallBook();
    const Network network(book, testing::questionAt("2026-06-30"));
    testing::expectGolden("svg/small-sankey-light.svg", inTheme(composeNetworkSankey(network), Theme::light));
    testing::expectGolden("svg/small-sankey-dark.svg", inTheme(composeNetworkSankey(network), Theme::dark));
    testing::expectGolden("svg/small-matrix-light.svg", inTheme(composeMatrix(network), Theme::light));
    testing::expectGolden("svg/small-matrix-dark.svg", inTheme(composeMatrix(network), Theme::dark));
    testing::expectGolden("svg/small-timeline-light.svg", inTheme(composeTimeline(book, network), Theme::light));
    testing::expectGolden("svg/small-timeline-dark.svg", inTheme(composeTimeline(book, network), Theme::dark));
}

TEST(Svg, has_one_group_a_record_named_after_it)
{
    const std::string text = svg(testing::smallMap());
    EXPECT_EQ(count(text, "data-record=\"parties/"), 4U);
    EXPECT_EQ(count(text, "data-record=\"flows/"), 3U); // one of them two flows
    EXPECT_EQ(count(text, "flows/0190163d-8694-739b-8000-000000000014 flows/") +
                  count(text, "flows/0190163d-8694-739b-8000-000000000015 flows/"),
              1U);
    EXPECT_EQ(count(text, "<g"), count(text, "</g>"));
    EXPECT_NE(text.find(">OpenAI</text>"), std::string::npos);
}

TEST(Svg, is_as_large_as_asked_and_has_no_canvas_when_transparent)
{
    const Picture picture = testing::smallMap();
    SvgOptions options;
    options.scale = 2;
    options.transparent = true;
    const std::string text = svg(picture, options);
    const auto width = static_cast<int>(std::ceil(picture.bounds.width * 2));
    EXPECT_NE(text.find(" width=\"" + std::to_string(width) + "\""), std::string::npos);
    EXPECT_EQ(count(text, "fill=\"#FBFAF7\"/>"), 0U);
    EXPECT_EQ(count(svg(picture), "fill=\"#FBFAF7\"/>"), 1U);
}

TEST(Svg, keeps_hostile_names_as_text)
{
    Book book;
    const std::vector<std::string> names{"</text><script>alert(1)</script>",
                                         "\" onload=\"x",
                                         "a & b < c",
                                         "nul\x01\x1F",
                                         "bad\xFF\xC0\x80utf",
                                         "]]>",
                                         "&#0;",
                                         "rtl\xE2\x80\xAE"
                                         "evil"};
    for (const std::string& name : names) {
        Party row;
        row.id = newId<Party>();
        row.name = name;
        book.put(row);
    }
    const std::string text = svg(testing::mapOf(book, testing::questionAt("2026-06-30")));
    EXPECT_EQ(text.find("<script"), std::string::npos);
    EXPECT_EQ(text.find(" onload=\"x\""), std::string::npos);
    EXPECT_NE(text.find("&lt;/text&gt;&lt;script&gt;"), std::string::npos);
    EXPECT_NE(text.find("a &amp; b &lt; c"), std::string::npos);
    EXPECT_NE(text.find("&amp;#0;"), std::string::npos);
    EXPECT_EQ(text.find('\x01'), std::string::npos);
    EXPECT_TRUE(isUtf8(text));
}

TEST(Svg, is_the_same_text_for_the_same_picture)
{
    const Picture picture = testing::smallMap();
    EXPECT_EQ(svg(picture), svg(picture));
}

// Set ROUNDTRIP_PICTURES to a folder to have the sample's pictures written there, to look at.
TEST(Svg, of_the_sample_has_every_party)
{
    const Book book = testing::sampleBook();
    MapOptions options;
    options.title = "Who pays whom in AI";
    options.subtitle = "headline · all years · as of 2026-06-30";
    const Picture picture = testing::mapOf(book, testing::allDeals(), options);
    const std::string light = svg(picture);
    EXPECT_EQ(count(light, "data-record=\"parties/"), book.parties().size());
    if (const char* folder = std::getenv("ROUNDTRIP_PICTURES")) {
        const std::filesystem::path to(folder);
        std::ofstream(to / "sample-light.svg") << light;
        std::ofstream(to / "sample-dark.svg") << svg(picture, {Theme::dark, false, 1, {}, false, {}});
        const std::vector<PartyId> loop{testing::party(book, "Amazon"), testing::party(book, "OpenAI")};
        std::ofstream(to / "sample-loop.svg")
            << svg(picture, {Theme::light, false, 1, loopEmphasis(picture, loop), false, {}});
    }
}

TEST(Svg, of_a_trace_escapes_names_and_is_as_large_as_it_was_composed)
{
    const Book book = testing::bookOf("Lab<b> > Cloud 60M compute 2026-01-01\nCloud > Lab<b> 15M equity 2026-02-01");
    const Network network(book, testing::questionAt("2026-06-01"));
    const std::uint32_t source = testing::node(network, "Lab<b>");
    const SankeyPicture picture = composeSankey(network, source, *trace(network, source), {600, 240});
    const std::string out = svg(picture, "A & B", {Theme::light, false, 2, {}, false, {}});
    EXPECT_EQ(count(out, "width=\"1200\" height=\"480\" viewBox=\"0 0 600 240\""), 1U);
    EXPECT_EQ(count(out, "<title>A &amp; B</title>"), 1U);
    EXPECT_EQ(count(out, ">Lab&lt;b&gt;<"), 1U);
    EXPECT_EQ(count(out, "Lab<b>"), 0U);
}

} // namespace
} // namespace roundtrip
