// SPDX-License-Identifier: GPL-3.0-or-later
// Decks as presentations: sound packages, shapes that keep their identity, hostile names, the golden slide.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "core/export/deck.h"
#include "core/picture/motion.h"
#include "core/values/names.h"
#include "tests/core/export/presentation_check.h"
#include "tests/core/export/small_map.h"
#include "tests/support/sample.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using ::testing::IsEmpty;

constexpr const char* firstSlide = "ppt/slides/slide1.xml";

Slide slideOf(std::variant<MapSlide, TableSlide, ChartSlide> content)
{
    Slide slide;
    slide.title = "Who pays whom";
    slide.subtitle = "headline · as of 2026-06-30";
    slide.notes = "Amazon → OpenAI, $50B: SEC filing\n\nAssumption: start in 2026";
    slide.footnote = "Roundtrip";
    slide.description = "A map";
    slide.content = std::move(content);
    return slide;
}

MapSlide mapSlide(Picture picture)
{
    MapSlide map;
    map.picture = std::move(picture);
    return map;
}

Deck deckOf(std::vector<Slide> slides)
{
    Deck deck;
    deck.title = "Money in AI";
    deck.slides = std::move(slides);
    return deck;
}

TableSlide tableOf(std::size_t rows)
{
    TableSlide table;
    table.columns = {{"Party", 3, false}, {"Net", 1, true}};
    for (std::size_t i = 0; i < rows; ++i) {
        table.rows.push_back({"Party " + std::to_string(i), "$" + std::to_string(i) + "B"});
    }
    return table;
}

ChartSlide chartOf()
{
    ChartSlide chart;
    chart.categories = {"2026", "2027", "2028"};
    chart.series = {{"Obligations", ChartSeries::Mark::column, Tone::commercial, {10, 20.5, 30}},
                    {"Revenue", ChartSeries::Mark::column, Tone::netReceives, {13, std::nullopt, 25}},
                    {"Cumulative gap", ChartSeries::Mark::line, Tone::ink, {3, std::nullopt, -5}}};
    chart.unit = "billion USD";
    return chart;
}

std::vector<Slide> years(const Picture& picture, std::initializer_list<float> shares)
{
    std::vector<Slide> slides;
    for (const float share : shares) {
        MapSlide map = mapSlide(picture);
        map.paid.assign(picture.arrows.size(), share);
        slides.push_back(slideOf(map));
        slides.back().transition = slides.size() > 1 ? Slide::Transition::morph : Slide::Transition::none;
    }
    return slides;
}

std::string textOf(const pugi::xml_node& node)
{
    std::string text;
    for (const pugi::xml_node& run : testing::all(node, "a:t")) {
        text += std::string(run.text().get()) + "\n";
    }
    return text;
}

// The number of the shape of that name on the slide; 0 where there is none.
unsigned idOf(const pugi::xml_node& slide, const std::string& name)
{
    for (const pugi::xml_node& node : testing::all(slide, "p:cNvPr")) {
        if (node.attribute("name").value() == name) {
            return node.attribute("id").as_uint();
        }
    }
    return 0;
}

TEST(Pptx, of_every_kind_of_slide_is_sound)
{
    std::vector<Slide> slides = years(testing::smallMap(), {0, 0.5F, 1});
    slides.push_back(slideOf(tableOf(5)));
    slides.push_back(slideOf(chartOf()));
    for (const Deck::Format format : {Deck::Format::wide, Deck::Format::standard}) {
        Deck deck = deckOf(slides);
        deck.format = format;
        EXPECT_THAT(testing::faultsOf(pptx(deck)), IsEmpty());
    }
}

TEST(Pptx, of_the_sample_is_sound_and_lights_up_a_loop)
{
    const Book book = testing::sampleBook();
    const Picture picture = testing::mapOf(book, testing::allDeals());
    MapSlide map = mapSlide(picture);
    MapSlide loop = map;
    loop.emphasis =
        loopEmphasis(picture, std::vector<PartyId>{testing::party(book, "Amazon"), testing::party(book, "OpenAI")});
    const std::string bytes = pptx(deckOf({slideOf(map), slideOf(loop)}));
    EXPECT_THAT(testing::faultsOf(bytes), IsEmpty());
    EXPECT_EQ(testing::all(testing::documentOf(bytes, firstSlide), "a:glow").size(), 0U);
    // Two cards and, between them, equity one way and compute the other.
    EXPECT_EQ(testing::all(testing::documentOf(bytes, "ppt/slides/slide2.xml"), "a:glow").size(), 4U);
}

// Who does not know the namespace that a choice requires draws its fallback: of each such connector the same line.
TEST(Pptx, has_for_a_connector_that_others_would_reroute_the_same_line_without_glue)
{
    const Book book = testing::sampleBook();
    const MapSlide map = mapSlide(testing::mapOf(book, testing::allDeals()));
    const std::string bytes = pptx(deckOf({slideOf(map)}));
    EXPECT_THAT(testing::faultsOf(bytes), IsEmpty());
    const pugi::xml_document slide = testing::documentOf(bytes, firstSlide);
    const std::vector<pugi::xml_node> choices = testing::all(slide, "mc:AlternateContent");
    EXPECT_GE(choices.size(), 8U) << "with two bends or a form of their own";
    for (const pugi::xml_node& choice : choices) {
        const pugi::xml_node glued = choice.child("mc:Choice").child("p:cxnSp");
        const pugi::xml_node line = choice.child("mc:Fallback").child("p:sp");
        EXPECT_TRUE(glued.child("p:nvCxnSpPr").child("p:cNvCxnSpPr").child("a:stCxn"));
        std::ostringstream first;
        std::ostringstream second;
        glued.child("p:spPr").print(first);
        line.child("p:spPr").print(second);
        EXPECT_EQ(first.str(), second.str());
    }
    // All arrows are glued connectors, whichever way they are told.
    EXPECT_EQ(testing::all(slide, "a:stCxn").size(), map.picture.arrows.size() + map.picture.ties.size());
}

// Where a shape stands, in EMU.
Rect placeOf(const pugi::xml_node& shape)
{
    const pugi::xml_node frame = shape.child("p:spPr").child("a:xfrm");
    return {frame.child("a:off").attribute("x").as_double(), frame.child("a:off").attribute("y").as_double(),
            frame.child("a:ext").attribute("cx").as_double(), frame.child("a:ext").attribute("cy").as_double()};
}

// On a slide letters are larger beside the map than on the screen: places that are free there need not be here.
TEST(Pptx, amounts_on_a_slide_touch_neither_each_other_nor_a_card)
{
    const Book book = testing::sampleBook();
    MapSlide map = mapSlide(testing::mapOf(book, testing::allDeals()));
    map.withIdle = false;
    const pugi::xml_document slide = testing::documentOf(pptx(deckOf({slideOf(map)})), firstSlide);
    std::vector<Rect> amounts;
    std::vector<Rect> cards;
    for (const pugi::xml_node& shape : testing::all(slide, "p:sp")) {
        const std::string name = shape.child("p:nvSpPr").child("p:cNvPr").attribute("name").value();
        if (name.starts_with("!!amount")) {
            amounts.push_back(placeOf(shape));
        } else if (name.starts_with("!!party")) {
            cards.push_back(placeOf(shape));
        }
    }
    EXPECT_GE(amounts.size(), 39U) << "of 41 arrows";
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            EXPECT_FALSE(amounts[i].intersects(amounts[j])) << i << " " << j;
        }
        for (const Rect& card : cards) {
            EXPECT_FALSE(amounts[i].intersects(card)) << i;
        }
    }
}

TEST(Pptx, has_a_shape_a_party_and_a_glued_connector_an_arrow)
{
    const Picture picture = testing::smallMap();
    const std::string bytes = pptx(deckOf({slideOf(mapSlide(picture))}));
    const pugi::xml_document slide = testing::documentOf(bytes, firstSlide);
    for (const Card& card : picture.cards) {
        const unsigned id = idOf(slide, "!!party " + text(card.party.value));
        EXPECT_NE(id, 0U) << card.fullName;
    }
    std::set<std::string> ends; // no two arrows share an end
    std::size_t glued = 0;
    for (const pugi::xml_node& connector : testing::all(slide, "p:cNvCxnSpPr")) {
        for (const char* end : {"a:stCxn", "a:endCxn"}) {
            const pugi::xml_node glue = connector.child(end);
            if (glue) {
                ends.insert(std::string(glue.attribute("id").value()) + " " + glue.attribute("idx").value());
                ++glued;
            }
        }
    }
    EXPECT_EQ(glued, 2 * picture.arrows.size());
    EXPECT_EQ(ends.size(), glued);
    const std::string text = textOf(slide);
    EXPECT_NE(text.find("OpenAI\n"), std::string::npos);
    EXPECT_NE(text.find("$300B"), std::string::npos);
    EXPECT_NE(text.find("capital\n"), std::string::npos); // the legend
}

TEST(Pptx, tells_the_class_of_money_by_the_arrowhead_and_contingency_by_dashes)
{
    const Picture picture = testing::smallMap();
    const pugi::xml_document slide = testing::documentOf(pptx(deckOf({slideOf(mapSlide(picture))})), firstSlide);
    for (const Arrow& arrow : picture.arrows) {
        const std::string name = "!!arrow " + text(picture.flowsOf(arrow).front().value);
        for (const pugi::xml_node& connector : testing::all(slide, "p:cxnSp")) {
            if (connector.child("p:nvCxnSpPr").child("p:cNvPr").attribute("name").value() == name) {
                const pugi::xml_node line = connector.child("p:spPr").child("a:ln");
                EXPECT_EQ(std::string(line.child("a:tailEnd").attribute("type").value()),
                          arrow.money == MoneyClass::capital ? "triangle" : "arrow");
                EXPECT_EQ(!line.child("a:custDash").empty(), arrow.contingent);
            }
        }
    }
}

TEST(Pptx, gives_a_record_the_same_name_and_number_when_another_came)
{
    Book book = testing::smallBook();
    const auto numbers = [&] {
        const Picture picture = testing::mapOf(book, testing::questionAt("2026-06-30"));
        const pugi::xml_document slide = testing::documentOf(pptx(deckOf({slideOf(mapSlide(picture))})), firstSlide);
        std::map<std::string, unsigned> ids;
        for (const std::string& name : testing::shapeNames(slide)) {
            ids[name] = idOf(slide, name);
        }
        return ids;
    };
    const std::map<std::string, unsigned> before = numbers();
    Party row;
    row.id = newId<Party>();
    row.name = "AAA";
    book.put(row);
    const std::map<std::string, unsigned> after = numbers();
    EXPECT_GT(after.size(), before.size());
    for (const auto& [name, id] : before) {
        ASSERT_TRUE(after.contains(name)) << name;
        EXPECT_EQ(after.at(name), id) << name;
    }
}

TEST(Pptx, keeps_names_and_numbers_over_the_slides_of_a_morph)
{
    const std::string bytes = pptx(deckOf(years(testing::smallMap(), {0.25F, 1})));
    const pugi::xml_document first = testing::documentOf(bytes, firstSlide);
    const pugi::xml_document second = testing::documentOf(bytes, "ppt/slides/slide2.xml");
    EXPECT_TRUE(testing::all(first, "p159:morph").empty());
    ASSERT_EQ(testing::all(second, "p159:morph").size(), 1U);
    EXPECT_EQ(std::string(testing::all(second, "p159:morph").front().attribute("option").value()), "byObject");
    EXPECT_EQ(testing::shapeNames(first), testing::shapeNames(second));
    for (const std::string& name : testing::shapeNames(first)) {
        EXPECT_TRUE(name.starts_with("!!")) << name;
        EXPECT_EQ(idOf(first, name), idOf(second, name)) << name;
    }
    EXPECT_NE(textOf(first).find("$75B"), std::string::npos); // a quarter of 300
    EXPECT_NE(textOf(second).find("$300B"), std::string::npos);
}

TEST(Pptx, is_the_same_bytes_for_the_same_deck)
{
    const Deck deck = deckOf({slideOf(mapSlide(testing::smallMap())), slideOf(chartOf())});
    const std::string first = pptx(deck);
    setenv("TZ", "Pacific/Kiritimati", 1);
    tzset();
    EXPECT_EQ(pptx(deck), first);
    unsetenv("TZ");
    tzset();
}

TEST(Pptx, keeps_hostile_text_as_text)
{
    const std::vector<std::string> names{"</a:t><script>alert(1)</script>",
                                         "\" onload=\"x",
                                         "a & b < c",
                                         "nul\x01\x1F",
                                         "bad\xFF\xC0\x80utf",
                                         "]]>",
                                         "&#0;",
                                         "rtl\xE2\x80\xAE"
                                         "evil",
                                         "שלום חברה",
                                         "=cmd|' /C calc'!A0"};
    Book book;
    TableSlide table = tableOf(0);
    ChartSlide chart = chartOf();
    for (const std::string& name : names) {
        Party row;
        row.id = newId<Party>();
        row.name = name;
        book.put(row);
        table.rows.push_back({name, name});
        chart.categories.push_back(name);
        chart.series.push_back({name, ChartSeries::Mark::line, Tone::ink, {1}});
    }
    std::vector<Slide> slides{slideOf(mapSlide(testing::mapOf(book, testing::questionAt("2026-06-30")))),
                              slideOf(table), slideOf(chart)};
    for (Slide& slide : slides) {
        slide.title = names[0] + names[3];
        slide.notes = names[4] + "\n" + names[5];
        slide.description = names[1];
    }
    Deck deck = deckOf(slides);
    deck.title = names[0] + names[3];
    deck.language = names[1];
    const std::string bytes = pptx(deck);
    EXPECT_THAT(testing::faultsOf(bytes), IsEmpty());
    const std::string text = textOf(testing::documentOf(bytes, firstSlide));
    EXPECT_NE(text.find("a & b < c"), std::string::npos);
    EXPECT_NE(text.find("&#0;"), std::string::npos);
    EXPECT_NE(text.find("שלום חברה"), std::string::npos);
    EXPECT_EQ(text.find('\x01'), std::string::npos);
    EXPECT_TRUE(isUtf8(text));
    // In the workbook it is a text too, not a formula.
    const Part data = *unpacked(bytes).find("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx");
    EXPECT_TRUE(testing::all(testing::documentOf(data.bytes, "xl/worksheets/sheet1.xml"), "f").empty());
}

TEST(Pptx, puts_the_notes_below_the_slide_a_line_a_paragraph)
{
    const std::string bytes = pptx(deckOf({slideOf(tableOf(1))}));
    const pugi::xml_document notes = testing::documentOf(bytes, "ppt/notesSlides/notesSlide1.xml");
    EXPECT_EQ(textOf(notes), "Amazon → OpenAI, $50B: SEC filing\nAssumption: start in 2026\n");
    EXPECT_EQ(testing::all(notes, "a:p").size(), 3U);
}

TEST(Pptx, spreads_a_long_table_over_slides_without_losing_a_row)
{
    const std::string bytes = pptx(deckOf({slideOf(tableOf(40))}));
    EXPECT_THAT(testing::faultsOf(bytes), IsEmpty());
    std::size_t rows = 0;
    std::size_t slides = 0;
    const Package package = unpacked(bytes);
    for (const Part& part : package.parts) {
        if (part.name.starts_with("ppt/slides/slide")) {
            ++slides;
            rows += testing::all(testing::documentOf(bytes, part.name), "a:tr").size() - 1; // but the heading
        }
    }
    EXPECT_GT(slides, 1U);
    EXPECT_EQ(rows, 40U);
    EXPECT_NE(textOf(testing::documentOf(bytes, firstSlide)).find("Who pays whom (1/"), std::string::npos);
}

TEST(Pptx, keeps_a_charts_data_in_the_chart_and_in_its_workbook)
{
    const std::string bytes = pptx(deckOf({slideOf(chartOf())}));
    const pugi::xml_document chart = testing::documentOf(bytes, "ppt/charts/chart1.xml");
    const std::vector<pugi::xml_node> series = testing::all(chart, "c:ser");
    ASSERT_EQ(series.size(), 3U);
    EXPECT_EQ(std::string(series[0].child("c:val").child("c:numRef").child("c:f").text().get()), "Data!$B$2:$B$4");
    // 2027 has no revenue: a gap, not a nought.
    EXPECT_EQ(testing::all(series[1].child("c:val"), "c:pt").size(), 2U);
    const Part data = *unpacked(bytes).find("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx");
    const pugi::xml_document sheet = testing::documentOf(data.bytes, "xl/worksheets/sheet1.xml");
    std::map<std::string, std::string> cells;
    for (const pugi::xml_node& cell : testing::all(sheet, "c")) {
        cells[cell.attribute("r").value()] =
            cell.child("v") ? cell.child("v").text().get() : cell.child("is").child("t").text().get();
    }
    EXPECT_EQ(cells["A3"], "2027");
    EXPECT_EQ(cells["B3"], "20.5");
    EXPECT_EQ(cells.count("C3"), 0U);
    EXPECT_EQ(cells["D1"], "Cumulative gap");
    EXPECT_EQ(cells["D4"], "-5");
}

TEST(Pptx, stands_on_the_master_and_in_the_colours_of_a_house)
{
    // A deck of ours made into a house's: other colours and fonts, another name of its master, a picture on it.
    Package package = unpacked(pptx(deckOf({slideOf(tableOf(1))})));
    for (Part& part : package.parts) {
        if (part.name == "ppt/theme/theme1.xml") {
            const std::size_t at = part.bytes.find("0072B2");
            ASSERT_NE(at, std::string::npos);
            part.bytes.replace(at, 6, "123456");
        }
        if (part.name == "ppt/slideMasters/slideMaster1.xml") {
            link(part.links, "image", "ppt/media/logo.png");
        }
    }
    package.parts.push_back({"ppt/media/logo.png", "image/png", "not looked at", {}});
    Deck deck = deckOf({slideOf(mapSlide(testing::smallMap())), slideOf(chartOf())});
    deck.house = packed(package);
    const std::string bytes = pptx(deck);
    EXPECT_THAT(testing::faultsOf(bytes), IsEmpty());
    const Package made = unpacked(bytes);
    ASSERT_NE(made.find("ppt/media/logo.png"), nullptr);
    EXPECT_NE(made.find("ppt/theme/theme1.xml")->bytes.find("123456"), std::string::npos);
    EXPECT_EQ(made.find("ppt/slides/slide3.xml"), nullptr); // the template's own slides stay behind
    // No colour of ours is left on the slide: all are the theme's.
    EXPECT_TRUE(testing::all(testing::documentOf(bytes, firstSlide), "a:srgbClr").empty());
}

TEST(Pptx, refuses_a_house_template_that_is_none)
{
    Deck deck = deckOf({slideOf(tableOf(1))});
    deck.house = "not a presentation";
    EXPECT_THROW(pptx(deck), PackageError);
    deck.house = packed(Package{});
    EXPECT_THROW(pptx(deck), PackageError);
}

TEST(Pptx, leaves_idle_parties_out_when_asked)
{
    MapSlide map = mapSlide(testing::smallMap());
    EXPECT_NE(textOf(testing::documentOf(pptx(deckOf({slideOf(map)})), firstSlide)).find("Mistral"), std::string::npos);
    map.withIdle = false;
    const std::string text = textOf(testing::documentOf(pptx(deckOf({slideOf(map)})), firstSlide));
    EXPECT_EQ(text.find("Mistral"), std::string::npos); // it has no flows
    EXPECT_NE(text.find("Oracle"), std::string::npos);
}

TEST(Pptx, slide_of_a_small_book_is_the_golden_one)
{
    const std::string bytes = pptx(deckOf({slideOf(mapSlide(testing::smallMap()))}));
    std::string xml = unpacked(bytes).find(firstSlide)->bytes;
    for (std::size_t at = xml.find("><"); at != std::string::npos; at = xml.find("><", at + 2)) {
        xml.insert(at + 1, "\n");
    }
    testing::expectGolden("pptx/small-slide.xml", xml + "\n");
}

// Set ROUNDTRIP_PICTURES to a folder to have the sample's deck written there, to look at.
// With ROUNDTRIP_PICTURES set the decks are written to that folder as well, to be looked at.
TEST(Pptx, of_the_sample_is_a_package_in_both_formats)
{
    const Book book = testing::sampleBook();
    const Network network(book, testing::allDeals());
    const Picture picture = testing::mapOf(book, testing::allDeals());
    MapSlide map = mapSlide(picture);
    map.withIdle = false;
    MapSlide loop = map;
    loop.emphasis =
        loopEmphasis(picture, std::vector<PartyId>{testing::party(book, "Amazon"), testing::party(book, "OpenAI")});
    ChartSlide time;
    for (int i = 0; i < 48; ++i) {
        time.dates.push_back(plusMonths(testing::day("2026-01-31"), i));
    }
    time.series = {{"Outlay", ChartSeries::Mark::line, Tone::capital, {}},
                   {"Recovered", ChartSeries::Mark::line, Tone::commercial, {}},
                   {"Net", ChartSeries::Mark::line, Tone::ink, {}}};
    for (int i = 0; i < 48; ++i) {
        time.series[0].values.emplace_back(15 + (i > 6 ? 35 : 0));
        time.series[1].values.emplace_back(i * 1.7);
        time.series[2].values.emplace_back(i * 1.7 - 15 - (i > 6 ? 35 : 0));
    }
    time.unit = "billion USD";
    std::vector<Slide> slides{slideOf(mapSlide(picture)), slideOf(map),       slideOf(loop),
                              slideOf(tableOf(12)),       slideOf(chartOf()), slideOf(time)};
    const Motion motion(network, picture);
    for (int year = 2025; year < 2029; ++year) {
        MapSlide paid = map;
        for (std::uint32_t i = 0; i < picture.arrows.size(); ++i) {
            paid.paid.push_back(static_cast<float>(motion.at(i, momentOf(firstOfYear(year + 1)) - 0.5).paid));
        }
        slides.push_back(slideOf(paid));
        slides.back().subtitle = "paid by the end of " + std::to_string(year);
        slides.back().transition = year > 2025 ? Slide::Transition::morph : Slide::Transition::none;
    }
    Deck deck = deckOf(slides);
    const std::string light = pptx(deck);
    deck.format = Deck::Format::standard;
    deck.theme = Theme::dark;
    const std::string dark = pptx(deck);
    EXPECT_TRUE(light.starts_with("PK"));
    EXPECT_TRUE(dark.starts_with("PK"));
    EXPECT_NE(light, dark);
    if (const char* folder = std::getenv("ROUNDTRIP_PICTURES")) {
        const std::filesystem::path to(folder);
        std::ofstream(to / "sample.pptx", std::ios::binary) << light;
        std::ofstream(to / "sample-dark.pptx", std::ios::binary) << dark;
    }
}

} // namespace
} // namespace roundtrip
