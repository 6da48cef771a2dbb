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
    .relation = colour(0x8A8F98),
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
    .relation = colour(0x7C838D),
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

} // namespace

const Palette& palette(Theme theme)
{
    return theme == Theme::light ? lightPalette : darkPalette;
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
