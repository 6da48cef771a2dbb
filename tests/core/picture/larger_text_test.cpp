// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures for who wants larger text on the screen: its letters are as large as asked, and nothing that is written lies
// on anything else that is.
#include <algorithm>
#include <string>

#include "core/picture/matrix.h"
#include "core/picture/network_sankey.h"
#include "core/picture/sankey.h"
#include "core/picture/text_metrics.h"
#include "core/picture/timeline.h"
#include "tests/support/book_lines.h"
#include "tests/support/sample.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace roundtrip {
namespace {

SheetOptions larger(double scale)
{
    return {"", "", {}, scale};
}

std::vector<const Shape*> textsOf(const Picture& picture)
{
    std::vector<const Shape*> texts;
    for (const Shape& shape : picture.shapes) {
        if (shape.form == Shape::Form::text && !shape.text.empty()) {
            texts.push_back(&shape);
        }
    }
    return texts;
}

// Of the letters, without the room that lines leave each other.
Rect lettersOf(const Shape& text)
{
    const Rect box = textBox(text);
    return {box.x, text.rect.y - text.size * 0.72, box.width, text.size * 0.72};
}

void expectApart(const Picture& picture)
{
    const std::vector<const Shape*> texts = textsOf(picture);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            EXPECT_FALSE(lettersOf(*texts[i]).intersects(lettersOf(*texts[j])))
                << texts[i]->text << " on " << texts[j]->text;
        }
    }
}

class LargerText : public ::testing::TestWithParam<double> {
protected:
    Book book = testing::sampleBook();
    Network network{book, testing::allDeals()};

    void expectLarger(const Picture& usual, const Picture& picture) const
    {
        ASSERT_FALSE(textsOf(usual).empty());
        double before = 0;
        double after = 0;
        for (const Shape* text : textsOf(usual)) {
            before = std::max(before, text->size);
        }
        for (const Shape* text : textsOf(picture)) {
            after = std::max(after, text->size);
            EXPECT_TRUE(picture.bounds.contains(textBox(*text))) << text->text << " is cut";
        }
        EXPECT_NEAR(after, before * GetParam(), 1e-9);
        expectApart(picture);
        // In a window both are made to fit: what is written is larger there all the same.
        EXPECT_LT(picture.bounds.width, usual.bounds.width * GetParam());
        EXPECT_LT(picture.bounds.height, usual.bounds.height * GetParam());
    }
};

TEST_P(LargerText, OfAMatrixLiesOnNoOther)
{
    expectLarger(composeMatrix(network), composeMatrix(network, larger(GetParam())));
}

// The figures in the cells, which are rectangles, and the names of the payees above them.
TEST_P(LargerText, OfAMatrixStaysInItsCells)
{
    const Picture picture = composeMatrix(network, larger(GetParam()));
    for (std::uint32_t spot = 0; spot < picture.spots.size(); ++spot) {
        Rect cell;
        for (const Shape& shape : picture.shapes) {
            if (shape.spot == spot && shape.form == Shape::Form::rect) {
                cell = united(cell, shape.rect);
            }
        }
        for (const Shape& shape : picture.shapes) {
            if (shape.spot == spot && shape.form == Shape::Form::text && !cell.empty()) {
                EXPECT_TRUE(cell.contains(lettersOf(shape))) << shape.text;
            }
        }
    }
    const auto texts = textsOf(picture);
    EXPECT_TRUE(std::any_of(texts.begin(), texts.end(), [](const Shape* text) { return text->text == "CoreWeave"; }))
        << "a word of usual length is not cut";
}

TEST_P(LargerText, OfATimelineLiesOnNoOther)
{
    expectLarger(composeTimeline(book, network), composeTimeline(book, network, larger(GetParam())));
}

TEST_P(LargerText, OfASankeyLiesOnNoOther)
{
    expectLarger(composeNetworkSankey(network), composeNetworkSankey(network, larger(GetParam())));
}

// Labels lie on pills of the canvas's colour; bars are of ink. Ten long names one after the other have to be cut.
TEST_P(LargerText, OfASankeyLiesOnNoBar)
{
    std::string chain;
    for (int i = 0; i < 9; ++i) {
        chain += "LongNameOfAFundNumber" + std::to_string(i) + " > LongNameOfAFundNumber" + std::to_string(i + 1) +
                 " 5B equity 2026-01-01\n";
    }
    const Book funds = testing::bookOf(chain);
    const Picture picture = composeNetworkSankey(Network(funds, testing::allDeals()), larger(GetParam()));
    int labels = 0;
    for (const Shape& label : picture.shapes) {
        if (label.form != Shape::Form::rect || label.fill.hue != Hue::canvas) {
            continue;
        }
        ++labels;
        for (const Shape& bar : picture.shapes) {
            if (bar.form == Shape::Form::rect && bar.fill.hue == Hue::ink) {
                EXPECT_FALSE(bar.rect.intersects(label.rect)) << picture.spots[label.spot].title;
            }
        }
    }
    EXPECT_EQ(labels, 10);
}

TEST_P(LargerText, OfATraceEndsBeforeTheNextColumn)
{
    const std::uint32_t source = *network.nodeOf(testing::party(book, "Nvidia"));
    const std::optional<Trace> traced = trace(network, source);
    ASSERT_TRUE(traced);
    const SankeyPicture picture = composeSankey(network, source, *traced, {900, 700}, GetParam());
    ASSERT_FALSE(picture.nodes.empty());
    for (const SankeyNode& node : picture.nodes) {
        EXPECT_NEAR(node.label.height, 15 * GetParam(), 1e-9);
        EXPECT_LE(node.label.right(), 900);
        for (const SankeyNode& other : picture.nodes) {
            EXPECT_TRUE(&other == &node || !other.bar.intersects(node.label)) << node.name << " on " << other.name;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Scales, LargerText, ::testing::Values(1.5, 2.0));

} // namespace
} // namespace roundtrip
