// SPDX-License-Identifier: GPL-3.0-or-later
// What d3 takes for a frame of the same map on a browser's canvas.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/picture/picture.h"

namespace roundtrip::peers {

enum class D3Draws : std::uint8_t {
    whole, // arrows with heads, cards with names
    far    // lines and boxes, as the canvas shows so many
};

// What of the picture is in view: so many pixels, from a point of it on, at a zoom.
struct Frame {
    int width = 0;
    int height = 0;
    Point origin;
    double zoom = 1;
};

// The median seconds of a frame until its pixels are there, in a browser that is Chromium or takes its options. Nothing
// where it could not be asked.
std::optional<double> d3FrameSeconds(const std::string& browser, const Picture& picture, const Frame& frame,
                                     D3Draws what);

} // namespace roundtrip::peers
