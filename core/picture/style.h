// SPDX-License-Identifier: GPL-3.0-or-later
// How it looks: palettes, type, widths and measures. Each colour has one meaning.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/layout/geometry.h"
#include "core/model/words.h"
#include "core/values/money.h"

namespace roundtrip {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255; // 0 is nothing to be painted

    bool operator==(const Colour&) const = default;
    constexpr bool visible() const { return alpha != 0; }
    // The same with its alpha multiplied.
    constexpr Colour faded(double by) const { return {red, green, blue, static_cast<std::uint8_t>(alpha * by + 0.5)}; }
};

constexpr Colour colour(std::uint32_t rgb)
{
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb)};
}

// The contrast theme is white and strong colours on black: whatever is read stands out by 7 : 1 at least.
enum class Theme : std::uint8_t { light, dark, contrast };

inline constexpr std::array<std::string_view, 3> themeWords{"light", "dark", "contrast"};
std::optional<Theme> themeOf(std::string_view word);
constexpr bool brightOnDark(Theme theme)
{
    return theme != Theme::light;
}

struct Palette {
    Colour canvas, card, cardBorder;
    Colour ink, mutedInk, hairline;
    Colour capital, commercial, relation;
    Colour netReceives, netPays;
    Colour loopHalo, selection;
    Colour added, altered, removed;
    Colour shadow;               // of cards; invisible on a dark canvas
    std::array<Colour, 9> kinds; // thin stripes and icons, by PartyKind

    Colour money(MoneyClass of) const { return of == MoneyClass::capital ? capital : commercial; }
    Colour kind(PartyKind of) const { return kinds[static_cast<std::size_t>(of)]; }
};

const Palette& palette(Theme theme);

// Sizes in pixels at 100 %.
namespace style {
inline constexpr Size card{168, 56};
inline constexpr double cardGrowth = 1.6; // the most a card grows by its total flow
inline constexpr double cardRadius = 10;
inline constexpr double cardPadding = 12;
inline constexpr double iconSize = 16;
inline constexpr double iconGap = 8;
inline constexpr double stripe = 3;
inline constexpr double netBar = 4;
inline constexpr double nameSize = 13;    // semibold
inline constexpr double figureSize = 11;  // tabular numerals
inline constexpr double captionSize = 11; // muted
inline constexpr double titleSize = 20;   // semibold
inline constexpr double legible = 9;      // on the screen: a name is written no smaller, whatever the zoom
inline constexpr double labelHeight = 18;
inline constexpr double labelPadding = 6;
inline constexpr double labelPill = 0.92; // opacity
inline constexpr double arrowLeast = 1.5;
inline constexpr double arrowMost = 14;
inline constexpr double head = 1.8; // by the arrow's width; never under headLeast
inline constexpr double headLeast = 7;
inline constexpr double tie = 2;         // a tie's dots, across
inline constexpr double dotsApart = 2.5; // of dotted lines, from middle to middle, in widths of the line
inline constexpr double dimmed = 0.18;
inline constexpr double unpaidVeil = 0.6; // of the canvas colour, over what is not paid yet
inline constexpr double aroundAll = 32;
inline constexpr double legendGap = 28; // between the map and its legend
inline constexpr double fitMargin = 0.05;
inline constexpr std::array<double, 2> dash{6, 4};
} // namespace style

// The width of an arrow: by the square root of its amount, 14 px for the largest of the picture, 1.5 px at least.
double arrowWidth(Minor amount, Minor largest);

// The amount whose arrow has that width: for the scale in the legend.
double amountOfWidth(double width, Minor largest);

// The length and the breadth of an arrow's head.
Size headSize(double arrowWidth);

} // namespace roundtrip
