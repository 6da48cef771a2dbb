// SPDX-License-Identifier: GPL-3.0-or-later
// What the pictures made of shapes have in common: their words, and the pen that draws them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/cashflow/network.h"
#include "core/picture/picture.h"

namespace roundtrip {

// The words on a Sankey, a matrix and a timeline, in the reader's language.
struct SheetWords {
    std::string capital = "capital";
    std::string commercial = "commercial";
    std::string runsBack = "runs back to where it may have come from";
    std::string payer = "pays";
    std::string payee = "is paid";
    std::string sum = "sum";
    std::string others = "others";
    std::string comesBack = "inside a frame money can come back";
    std::string asOf = "as of";
    std::string aMonth = "paid a month";
    std::string aQuarter = "paid a quarter";
    std::string aYear = "paid a year";
    std::string inAll = "paid in all";
    std::string deals = "deals announced";
    std::string undated = "without a date and not shown";
    std::string leftOut = "too small to be shown";

    bool operator==(const SheetWords&) const = default;
};

struct SheetOptions {
    std::string title;
    std::string subtitle;
    SheetWords words;
    double textScale = 1; // 1 or more: text is so much larger, and what it stands in gives it room

    bool operator==(const SheetOptions&) const = default;
};

// Adds shapes to a picture. What is added belongs to the spot that was begun last. Sizes of text are the usual ones: it
// is made as much larger as the options say.
class ShapeSheet {
public:
    explicit ShapeSheet(const SheetOptions& options);

    std::uint32_t begin(PictureSpot spot, std::span<const FlowId> flows = {});
    void resume(std::uint32_t spot) { m_spot = spot; }
    void end() { m_spot = Shape::noSpot; }

    void rect(const Rect& rect, Ink fill, double radius = 0);
    void frame(const Rect& rect, Ink stroke, double width, double radius = 0);
    void line(Point from, Point to, Ink stroke, double width = 1, Dash dash = Dash::solid);
    void way(Way way, Ink stroke, double width);
    void polygon(std::span<const Point> points, Ink fill);
    void text(Point baseline, std::string text, double size, Ink ink, TextAlign align = TextAlign::left,
              bool semibold = false);
    // A coloured square and what it stands for; returns where the next can begin.
    double key(Point at, Ink ink, const std::string& text);

    // Frames what was drawn, makes room for the title and hands the picture over.
    Picture finished();

private:
    Shape& add(Shape::Form form);
    Picture m_picture;
    double m_textScale;
    std::uint32_t m_spot = Shape::noSpot;
};

// The flows of a pair.
std::vector<FlowId> flowsOf(const Network& network, const Pair& pair);
// The larger of its capital and its commercial part.
Hue hueOf(const Pair& pair);

} // namespace roundtrip
