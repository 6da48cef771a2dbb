// SPDX-License-Identifier: GPL-3.0-or-later
// A network as a Sankey, a matrix and a timeline. Lab pays Cloud 60 and Chips 40; Cloud puts 15 back into Lab, so the
// two of them are the only ones whose money can come back.
#include <algorithm>

#include "core/picture/draw_shapes.h"
#include "core/picture/matrix.h"
#include "core/picture/network_sankey.h"
#include "core/picture/timeline.h"
#include "tests/support/book_lines.h"
#include "tests/support/sample.h"
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

using testing::allDeals;
using testing::bookOf;
using testing::party;
using testing::questionAt;
using testing::sampleBook;

struct Small {
    Book book = bookOf(R"(Lab > Cloud 60M compute 2026-01-01
                          Lab > Chips 40M hardware 2026-01-20
                          Cloud > Lab 15M equity 2026-03-01
                          Fund > Lab 5M equity on:Never)");
    Network network{book, questionAt("2026-02-01")};
};

bool says(const Picture& picture, std::string_view text)
{
    return std::any_of(picture.shapes.begin(), picture.shapes.end(),
                       [&](const Shape& shape) { return shape.form == Shape::Form::text && shape.text == text; });
}

const PictureSpot& pairSpot(const Picture& picture, PartyId payer, PartyId payee)
{
    return *std::find_if(picture.spots.begin(), picture.spots.end(), [&](const PictureSpot& spot) {
        return spot.part == PictureSpot::Part::pair && spot.payer == payer && spot.payee == payee;
    });
}

std::vector<const Shape*> shapesOf(const Picture& picture, const PictureSpot& spot)
{
    std::vector<const Shape*> shapes;
    for (const Shape& shape : picture.shapes) {
        if (shape.spot == static_cast<std::uint32_t>(&spot - picture.spots.data())) {
            shapes.push_back(&shape);
        }
    }
    return shapes;
}

std::vector<Rect> textsOf(const Picture& picture)
{
    std::vector<Rect> boxes;
    for (const Shape& shape : picture.shapes) {
        if (shape.form == Shape::Form::text) {
            // Of the letters, without the room that lines leave each other.
            const Rect box = textBox(shape);
            boxes.push_back({box.x, shape.rect.y - shape.size * 0.72, box.width, shape.size * 0.72});
        }
    }
    return boxes;
}

TEST(MatrixPicture, HasACellForEachPairAndTheSumsAtItsMargins)
{
    const Small small;
    const Picture picture = composeMatrix(small.network);
    EXPECT_EQ(pairSpot(picture, party(small.book, "Cloud"), party(small.book, "Lab")).title,
              "Cloud \xE2\x86\x92 Lab: $15M");
    EXPECT_TRUE(says(picture, "$100M")); // what Lab pays in all
    EXPECT_TRUE(says(picture, "$20M"));  // what it is paid
    EXPECT_TRUE(says(picture, "$120M")); // W
}

TEST(MatrixPicture, ACellHasTheColoursOfItsMoney)
{
    const Book book = bookOf(R"(A > B 30M equity 2026-01-01
                                A > B 10M compute 2026-01-01)");
    const Picture picture = composeMatrix(Network(book, questionAt("2026-02-01")));
    const auto shapes = shapesOf(picture, pairSpot(picture, party(book, "A"), party(book, "B")));
    ASSERT_EQ(shapes.size(), 3U);
    EXPECT_EQ(shapes[0]->fill.hue, Hue::capital);
    EXPECT_EQ(shapes[1]->fill.hue, Hue::commercial);
    EXPECT_NEAR(shapes[0]->rect.width, 3 * shapes[1]->rect.width, 1e-9);
}

TEST(MatrixPicture, FramesThoseWhoseMoneyCanComeBack)
{
    const auto frames = [](const Picture& picture) {
        return std::count_if(picture.shapes.begin(), picture.shapes.end(),
                             [](const Shape& shape) { return shape.stroke.hue == Hue::loopHalo; });
    };
    EXPECT_EQ(frames(composeMatrix(Small().network)), 2); // and its key
    const Book oneWay = bookOf("A > B 30M equity 2026-01-01");
    EXPECT_EQ(frames(composeMatrix(Network(oneWay, questionAt("2026-02-01")))), 0);
}

TEST(MatrixPicture, ManyPartiesEndInOneLineOfOthers)
{
    std::string lines;
    for (int i = 0; i < 60; ++i) {
        lines += "P" + std::to_string(i) + " > Lab " + std::to_string(100 - i) + "M equity 2026-01-01\n";
    }
    const Book book = bookOf(lines);
    const Picture picture = composeMatrix(Network(book, questionAt("2026-02-01")));
    EXPECT_TRUE(says(picture, "others (21)")); // 60 payers on 40 lines
    EXPECT_TRUE(says(picture, "P38"));
    EXPECT_FALSE(says(picture, "P39"));
}

TEST(NetworkSankeyPicture, WhatComesBackRunsInALaneBelowAndTheRestForward)
{
    const Small small;
    const Picture picture = composeNetworkSankey(small.network);
    const auto form = [&](std::string_view payer, std::string_view payee) {
        return shapesOf(picture, pairSpot(picture, party(small.book, payer), party(small.book, payee)))[0]->form;
    };
    EXPECT_EQ(form("Cloud", "Lab"), Shape::Form::way); // with its head
    EXPECT_EQ(form("Lab", "Cloud"), Shape::Form::polygon);
    EXPECT_EQ(form("Lab", "Chips"), Shape::Form::polygon);
}

TEST(NetworkSankeyPicture, ABandIsAsHighAsItsAmount)
{
    const Small small;
    const Picture picture = composeNetworkSankey(small.network);
    const auto height = [&](std::string_view payee) {
        const Shape& band =
            *shapesOf(picture, pairSpot(picture, party(small.book, "Lab"), party(small.book, payee)))[0];
        const auto corners = picture.corners(band);
        return corners.back().y - corners.front().y;
    };
    EXPECT_NEAR(height("Cloud") / height("Chips"), 1.5, 1e-9);
}

TEST(TimelinePicture, StacksTheTwoClassesOfAMonth)
{
    const Book book = bookOf(R"(A > B 30M equity 2026-01-05
                                A > C 10M compute 2026-01-25)");
    const Picture picture = composeTimeline(book, Network(book, questionAt("2026-02-01")));
    ASSERT_FALSE(picture.spots.empty());
    EXPECT_EQ(picture.spots[0].title, "2026-01: capital $30M, commercial $10M");
    EXPECT_EQ(picture.flowsOf(picture.spots[0]).size(), 2U);
    const auto bars = shapesOf(picture, picture.spots[0]);
    ASSERT_EQ(bars.size(), 2U);
    EXPECT_NEAR(bars[0]->rect.height, 3 * bars[1]->rect.height, 1e-9);
    EXPECT_NEAR(bars[1]->rect.bottom(), bars[0]->rect.y, 1e-9);
}

TEST(TimelinePicture, TellsWhatHasNoDate)
{
    const Small small;
    EXPECT_TRUE(says(composeTimeline(small.book, small.network), "$5M without a date and not shown"));
}

TEST(Views, OfTheSampleNoTextLiesOnAnother)
{
    const Book book = sampleBook();
    const Network network(book, allDeals());
    for (const Picture& picture :
         {composeNetworkSankey(network), composeMatrix(network), composeTimeline(book, network)}) {
        const std::vector<Rect> boxes = textsOf(picture);
        ASSERT_GT(boxes.size(), 20U);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            for (std::size_t j = i + 1; j < boxes.size(); ++j) {
                EXPECT_FALSE(boxes[i].intersects(boxes[j]))
                    << boxes[i].x << "," << boxes[i].y << " and " << boxes[j].x << "," << boxes[j].y;
            }
        }
    }
}

TEST(Views, TheSameNetworkGivesTheSamePicture)
{
    const Book book = sampleBook();
    const Network network(book, allDeals());
    EXPECT_EQ(composeNetworkSankey(network), composeNetworkSankey(network));
    EXPECT_EQ(composeMatrix(network), composeMatrix(network));
    EXPECT_EQ(composeTimeline(book, network), composeTimeline(book, network));
}

TEST(Views, WhatIsUnderThePointerIsAPair)
{
    const Small small;
    const Picture picture = composeMatrix(small.network);
    const PictureSpot& spot = pairSpot(picture, party(small.book, "Lab"), party(small.book, "Chips"));
    const auto found = pickSpot(picture, shapesOf(picture, spot)[0]->rect.centre());
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(&picture.spots[*found], &spot);
    EXPECT_FALSE(pickSpot(picture, {-500, -500}).has_value());
}

TEST(Views, ASelectedFlowAndALitLoopAreMarkedOnTheirPair)
{
    const Small small;
    const Picture picture = composeMatrix(small.network);
    const PartyId lab = party(small.book, "Lab");
    const PartyId cloud = party(small.book, "Cloud");
    const PictureSpot& there = pairSpot(picture, lab, cloud);
    const PictureSpot& other = pairSpot(picture, lab, party(small.book, "Chips"));
    const auto index = [&](const PictureSpot& spot) { return static_cast<std::size_t>(&spot - picture.spots.data()); };
    const std::array<RecordKey, 1> flow{RecordKey{RecordKind::flow, picture.flowsOf(there).front().value}};
    const Emphasis selected = selectionEmphasis(picture, flow);
    EXPECT_EQ(selected.spot(index(there)), Emphasis::selected);
    EXPECT_EQ(selected.spot(index(other)), 0);
    const Emphasis lit = loopEmphasis(picture, std::array{cloud, lab});
    EXPECT_EQ(lit.spot(index(there)), Emphasis::lit);
    EXPECT_EQ(lit.spot(index(other)), 0);
}

} // namespace
} // namespace roundtrip
