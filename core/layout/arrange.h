// SPDX-License-Identifier: GPL-3.0-or-later
// Putting boxes in line by hand: aligned, distributed, and drawn to the lines of others while they are dragged.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/layout/geometry.h"

namespace roundtrip {

enum class Alignment : std::uint8_t { left, centre, right, top, middle, bottom };

// Each box with its left side (or centre, …) where the outermost of them has it: left and top at the least, right and
// bottom at the greatest, centre and middle at the middle of all together. What is not named stays.
std::vector<Rect> aligned(std::span<const Rect> boxes, Alignment alignment);

enum class Axis : std::uint8_t { horizontal, vertical };

// The same gap between neighbours, the outermost two staying where they are; boxes that need more room than there is
// overlap by the same amount. Fewer than three stay as they are.
std::vector<Rect> distributed(std::span<const Rect> boxes, Axis axis);

// A line that a dragged box shares with others: at x (vertical) or y (horizontal), over that stretch of the other axis.
struct Guide {
    Axis axis = Axis::horizontal; // along which it runs
    double at = 0;
    double from = 0;
    double to = 0;

    bool operator==(const Guide&) const = default;
};

// How much further a box has to go so that a side or its middle is on a line of another, and those lines. The nearest
// counts, on each axis by itself, and of equally near ones all are guides; what is further away than `reach` does not
// draw.
struct Snapped {
    Point by;
    std::vector<Guide> guides;
};
Snapped snapped(const Rect& box, std::span<const Rect> others, double reach);

} // namespace roundtrip
