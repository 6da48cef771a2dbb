// SPDX-License-Identifier: GPL-3.0-or-later
// A note or a box of a map as one shape of a slide, its text inside.
#pragma once

#include <string>

#include "core/export/map_shapes.h"
#include "core/export/shape_ids.h"

namespace roundtrip {

// At its place on the slide, `scale` points a pixel. Names: "!!note <id>", "!!box <id>".
std::string noteShape(const PlacedNote& note, const Rect& place, double scale, double fade,
                      const MapShapesOptions& options, ShapeIds& ids);

} // namespace roundtrip
