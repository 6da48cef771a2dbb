// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes of a picture that is not a map: bars, bands, cells and lines of text, in hues that a theme turns into colours.
#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "core/layout/geometry.h"
#include "core/model/rows.h"

namespace roundtrip {

enum class Dash : std::uint8_t { solid, contingent, dots };
enum class TextAlign : std::uint8_t { left, middle, right };

// What a colour means; none paints nothing.
enum class Hue : std::uint8_t {
    none,
    canvas,
    ink,
    mutedInk,
    hairline,
    capital,
    commercial,
    netReceives,
    netPays,
    loopHalo,
    selection
};

struct Ink {
    Hue hue = Hue::none;
    double opacity = 1;

    bool operator==(const Ink&) const = default;
};

struct Shape {
    enum class Form : std::uint8_t { rect, polygon, way, text };
    static constexpr std::uint32_t noSpot = std::numeric_limits<std::uint32_t>::max();

    Form form = Form::rect;
    TextAlign align = TextAlign::left;
    Dash dash = Dash::solid;
    bool semibold = false;
    std::uint32_t spot = noSpot; // into Picture::spots: what it stands for
    Ink fill;                    // of a text: its colour
    Ink stroke;
    double width = 1; // of the stroke
    Rect rect;        // of a text: x and y are where its baseline begins, has its middle or ends
    double radius = 0;
    std::uint32_t first = 0; // a polygon's corners in Picture::points, a way's curves in Picture::curves
    std::uint32_t count = 0;
    double size = 11; // of a text, pixels an em
    std::string text;

    bool operator==(const Shape&) const = default;
};

// What some shapes of a picture stand for: a party, all that one pays another, or a stretch of time.
struct PictureSpot {
    enum class Part : std::uint8_t { party, pair, time };
    Part part = Part::party;
    PartyId payer; // of a party: itself
    PartyId payee;
    std::uint32_t firstFlow = 0; // in Picture::flows
    std::uint32_t flowCount = 0;
    std::string title; // what it says when it is pointed at

    bool operator==(const PictureSpot&) const = default;
};

} // namespace roundtrip
