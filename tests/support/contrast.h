// SPDX-License-Identifier: GPL-3.0-or-later
// How much one colour stands out from another: the contrast ratio of WCAG 2.1, 1 : 1 to 21 : 1.
#pragma once

#include <algorithm>
#include <cmath>

#include "core/picture/style.h"

namespace roundtrip::testing {

// https://www.w3.org/TR/WCAG21/#dfn-relative-luminance
inline double luminance(Colour colour)
{
    const auto linear = [](std::uint8_t value) {
        const double v = value / 255.0;
        return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

inline double contrast(Colour a, Colour b)
{
    const double one = luminance(a);
    const double other = luminance(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

} // namespace roundtrip::testing
