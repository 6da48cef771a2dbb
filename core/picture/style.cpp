// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/style.h"

#include <algorithm>
#include <cmath>

namespace roundtrip {

namespace {

// The kinds' hues are muted and of like lightness: the icon tells them apart, the hue only helps.
constexpr Palette lightPalette{
    .canvas = colour(0xFBFAF7),
    .card = colour(0xFFFFFF),
    .cardBorder = colour(0xD5D2CA),
    .ink = colour(0x1B1F24),
    .mutedInk = colour(0x6B7280),
    .hairline = colour(0xE3E1DB),
    .capital = colour(0x0072B2),
    .commercial = colour(0xD55E00),
    .relation = colour(0x757B85),
    .netReceives = colour(0x009E73),
    .netPays = colour(0x8E6C8A),
    .loopHalo = colour(0xE6A817),
    .selection = colour(0x2563EB),
    .added = colour(0x009E73),
    .altered = colour(0xE6A817),
    .removed = colour(0xB0413E),
    .shadow = {27, 31, 36, 18},
    .kinds = {colour(0x5B7FA6), colour(0x7A6BA8), colour(0x4F8F7B), colour(0x5A94AE), colour(0xA68A3F),
              colour(0x8C7A66), colour(0x9A6F5A), colour(0x7D8590), colour(0x9AA0A8)},
};

constexpr Palette darkPalette{
    .canvas = colour(0x14171B),
    .card = colour(0x1D2228),
    .cardBorder = colour(0x343B44),
    .ink = colour(0xE8EAED),
    .mutedInk = colour(0x9AA3AE),
    .hairline = colour(0x2A2F36),
    .capital = colour(0x56B4E9),
    .commercial = colour(0xF0904A),
    .relation = colour(0x8B929D),
    .netReceives = colour(0x33B88F),
    .netPays = colour(0xB492AF),
    .loopHalo = colour(0xF2C14E),
    .selection = colour(0x7AA2FF),
    .added = colour(0x33B88F),
    .altered = colour(0xF2C14E),
    .removed = colour(0xE0736F),
    .shadow = {0, 0, 0, 0},
    .kinds = {colour(0x7FA3CC), colour(0xA193CE), colour(0x72B39E), colour(0x7FB8D1), colour(0xC8AD62),
              colour(0xB09D88), colour(0xC09480), colour(0x9FA7B2), colour(0x868E98)},
};

// Nothing here is grey on grey: what is no text, such as the hairlines, still stands out by 4.5 : 1.
constexpr Palette contrastPalette{
    .canvas = colour(0x000000),
    .card = colour(0x000000),
    .cardBorder = colour(0xFFFFFF),
    .ink = colour(0xFFFFFF),
    .mutedInk = colour(0xD9D9D9),
    .hairline = colour(0x7A7A7A),
    .capital = colour(0x4FB3FF),
    .commercial = colour(0xFF9A3C),
    .relation = colour(0xB4B4B4),
    .netReceives = colour(0x2EE6A6),
    .netPays = colour(0xE39BFF),
    .loopHalo = colour(0xFFE100),
    .selection = colour(0x00E5FF),
    .added = colour(0x2EE6A6),
    .altered = colour(0xFFE100),
    .removed = colour(0xFF8080),
    .shadow = {0, 0, 0, 0},
    .kinds = {colour(0x8FC1FF), colour(0xC3B1FF), colour(0x7FE0BD), colour(0x8AD6F5), colour(0xF2D06B),
              colour(0xE3C9A8), colour(0xF5B79B), colour(0xD5DAE2), colour(0xC9CED6)},
};

} // namespace

std::optional<Theme> themeOf(std::string_view word)
{
    const auto* const found = std::find(themeWords.begin(), themeWords.end(), word);
    return found == themeWords.end() ? std::nullopt : std::optional(static_cast<Theme>(found - themeWords.begin()));
}

const Palette& palette(Theme theme)
{
    switch (theme) {
    case Theme::light: return lightPalette;
    case Theme::dark: return darkPalette;
    case Theme::contrast: break;
    }
    return contrastPalette;
}

double arrowWidth(Minor amount, Minor largest)
{
    if (amount <= 0 || largest <= 0) {
        return style::arrowLeast;
    }
    const double share = static_cast<double>(amount) / static_cast<double>(largest);
    return std::clamp(style::arrowMost * std::sqrt(share), style::arrowLeast, style::arrowMost);
}

double amountOfWidth(double width, Minor largest)
{
    const double share = width / style::arrowMost;
    return share * share * static_cast<double>(largest);
}

Size headSize(double arrowWidth)
{
    const double breadth = std::max(style::headLeast, arrowWidth * style::head);
    return {breadth * 0.9, breadth};
}

} // namespace roundtrip
