// SPDX-License-Identifier: GPL-3.0-or-later
// A card's name from far away: what is written on the card near by would be too small to be read.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "core/picture/picture.h"

namespace roundtrip {

struct FarName {
    Rect chip;       // what holds the name: the card, grown as far as it must and as far as there is room
    Rect stripe;     // of the kind, in it
    double size = 0; // of the letters: style::legible on the screen
    std::array<std::string, 2> lines; // the second may be empty
    std::array<Point, 2> baselines;   // where they begin

    bool operator==(const FarName&) const = default;
};

// The name at a size that can be read at the zoom (1 = 100 %), on one line or on two, cut where there is no room.
// Chips of different cards never overlap. Nothing where not even a few letters have room, or where the picture has so
// many cards for its size that names would be but a pattern: it takes no time then.
std::optional<FarName> farName(const Picture& picture, std::uint32_t card, double zoom);

// So far a chip can reach beyond its card.
double chipReach(double zoom);

} // namespace roundtrip
