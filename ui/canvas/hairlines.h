// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a pixel or so, painted one after the other straight into pixels: many times faster than their outlines.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/layout/geometry.h"
#include "core/picture/style.h"
#include "ui/canvas/raster.h"

namespace roundtrip {

// Up to this width, in pixels, nobody sees that a line's ends and its turns are cut along the pixels.
inline constexpr double widestHairline = 1.6;

// Promise: pixels outside the clip keep what they have. A pixel takes as much of the colour as the line covers of it
// across its direction; a line that is translucent covers no pixel twice where one stretch follows on another.
class Hairlines {
public:
    Hairlines(Pixels target, const PixelRect& clip);

    // A line as points in the target's pixels.
    void paint(std::span<const Point> line, double width, Colour colour);

private:
    // A colour by the share of a pixel that it covers.
    struct Paints {
        Colour colour{0, 0, 0, 0};
        std::array<std::uint32_t, 256> by{};
    };
    const Paints& paintsOf(Colour colour);
    struct Stretch {
        double along0, along1; // in pixels
        double aside0, aside1;
    };
    void stretch(Stretch line, double width, const Paints& paints, bool down);

    Pixels m_target;
    PixelRect m_clip;
    std::array<Paints, 4> m_paints;
    std::size_t m_next = 0; // of the paints, that which is given up next
};

} // namespace roundtrip
