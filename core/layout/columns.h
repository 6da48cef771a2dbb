// SPDX-License-Identifier: GPL-3.0-or-later
// Boxes seen as columns with gaps between them: what arrows have to find their way through.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/layout/geometry.h"

namespace roundtrip {

// A stretch of heights.
struct Stretch {
    double from = 0;
    double to = 0;

    bool operator==(const Stretch&) const = default;
};

// Boxes that overlap in x, seen from the side: the heights that they take, sorted and apart.
struct Column {
    double left = 0;
    double right = 0;
    std::vector<Stretch> taken;
    std::vector<std::uint32_t> boxes;

    bool operator==(const Column&) const = default;
};

// The boxes as columns, from left to right; columns do not overlap in x. Indices are into all boxes.
std::vector<Column> columnsOf(std::span<const Rect> boxes, std::vector<std::uint32_t> which);

// The free stretch of the column, kept `around` away from its boxes, that is nearest to y; and y moved into it.
// Stretches narrower than `least` do not count.
struct Gap {
    std::size_t index = 0; // 0 is above all boxes, taken.size() below all
    Stretch free;          // unbounded ends are infinite
    double y = 0;
};
Gap nearestGap(const Column& column, double y, double around, double least);
// The gap of that index, whatever its size; y moved into it.
Gap gapAt(const Column& column, std::size_t index, double y, double around);

// Values moved as little as may be (least squares) so that each is at least apart[i] after the one before it, and all
// lie in [low, high]; where that is too narrow, the distances shrink evenly. apart[0] is not looked at.
void spread(std::span<double> values, std::span<const double> apart, double low, double high);

} // namespace roundtrip
