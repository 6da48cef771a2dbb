// SPDX-License-Identifier: GPL-3.0-or-later
// A legend as shapes of a slide.
#pragma once

#include <string>

#include "core/export/map_shapes.h"
#include "core/picture/picture.h"

namespace roundtrip {

// How the legend is set on `width` points: its lines, each at most so wide; letters as in MapShapesOptions.
struct LegendPlaces {
    std::vector<Point> at; // of each item: left end of its sign, half way down its line, from the left top corner
    Size size;             // points
};
LegendPlaces legendPlaces(const Legend& legend, double width, double letters);

// One group: signs as the map draws them, widths at `scale` points a pixel of the map.
std::string legendShapes(const Legend& legend, const LegendPlaces& places, Point origin, double scale,
                         const MapShapesOptions& options);

} // namespace roundtrip
