// SPDX-License-Identifier: GPL-3.0-or-later
// The words of DrawingML (ECMA-376, part 1, chapter 20): places, colours, lines and text of shapes on a slide.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/layout/geometry.h"
#include "core/picture/style.h"

namespace roundtrip {

// English Metric Units: 12,700 a point, 914,400 an inch.
using Emu = std::int64_t;
Emu emu(double points);

// What a colour means, as a colour of the slides' theme, so that another theme gives them others.
enum class Tone : std::uint8_t {
    ink,
    muted,
    canvas,
    card,
    capital,
    commercial,
    netReceives,
    netPays,
    halo,
    removed,
    added = netReceives, // the palettes give both the same colour
    altered = halo,
    relation = muted
};

// A colour with its opacity.
std::string colourXml(Tone tone, double opacity = 1);
std::string colourXml(Colour colour); // one that no theme changes

std::string fillXml(const std::string& colour);

// Of a line's end, where the money arrives.
enum class LineHead : std::uint8_t { none, triangle, chevron };

struct LineStyle {
    std::string colour; // as colourXml gives it
    double width = 1;   // points
    bool dots = false;
    double dash = 0; // points of a dash and of a gap; 0: none
    double gap = 0;
    LineHead head = LineHead::none;
};
std::string lineXml(const LineStyle& line);
inline constexpr std::string_view noLine = "<a:ln><a:noFill/></a:ln>";

// The place of a shape, in points of the slide.
std::string placeXml(const Rect& rect);
std::string framePlaceXml(const Rect& rect); // of a table or a chart
// The same for a group whose shapes have their places on the slide.
std::string groupPlaceXml(const Rect& rect);

std::string presetXml(std::string_view preset);
// With corners of the radius, in points.
std::string roundRectXml(const Rect& rect, double radius);

struct TextStyle {
    double size = 11; // points
    bool bold = false;
    std::string colour;
};
struct Paragraph {
    std::string text;
    TextStyle style;
};
enum class TextSide : std::uint8_t { left, middle, right };

struct TextBox {
    std::vector<Paragraph> paragraphs;
    TextSide place = TextSide::left;
    bool wraps = true;
    double left = 0; // points between the shape's rim and its text
    double top = 0;
    double right = 0;
    double bottom = 0;
    std::string_view language = "en-US";
};
// The body of a shape of a slide, its text half way up.
std::string textXml(const TextBox& box);
// Paragraphs alone, as a table's cells have them; a line break begins the next.
std::string paragraphsXml(const std::vector<Paragraph>& paragraphs, TextSide place, std::string_view language);
// The same in the style of the placeholder that they stand in.
std::string plainParagraphsXml(std::string_view text, std::string_view language);

// Who a shape is: its number on the slide, its name, what it is for those who do not see it.
struct ShapeName {
    std::uint32_t id = 0;
    std::string name;
    std::string description;
    std::string creation; // a UUID that goes with it through all copies; may be empty
};
std::string nameXml(const ShapeName& name);

// Shapes on a slide. `geometry` is an element such as presetXml gives; `paint` the fill, the line and the effects.
std::string shapeXml(const ShapeName& name, const Rect& place, const std::string& geometry, const std::string& paint,
                     const std::string& text = {});
std::string textShapeXml(const ShapeName& name, const Rect& place, const std::string& geometry,
                         const std::string& paint, const TextBox& text);
std::string groupXml(const ShapeName& name, const Rect& place, const std::string& shapes);

} // namespace roundtrip
