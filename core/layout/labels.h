// SPDX-License-Identifier: GPL-3.0-or-later
// Places for the labels of arrows: on their arrow, never on a box or on each other.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/layout/geometry.h"

namespace roundtrip {

struct LabelWish {
    std::uint32_t edge = 0;
    Size size;         // of the label with its pill
    double weight = 1; // the heavier chooses first
};

// The rectangle of each label, its centre on its arrow; nothing where every place would touch a box, another label or
// (unless the arrow is its own) would hide where two arrows part.
std::vector<std::optional<Rect>> labelPlaces(std::span<const Rect> boxes, std::span<const Way> ways,
                                             std::span<const LabelWish> wishes);

} // namespace roundtrip
