// SPDX-License-Identifier: GPL-3.0-or-later
// A picture that is not a map as shapes of a slide: bars, bands and lines of text that can be edited.
#pragma once

#include <string>

#include "core/export/map_shapes.h"

namespace roundtrip {

// The shapes for a slide's tree, as large as the area allows. Names: "!!shape <number>", with what a shape stands for
// as its description.
std::string pictureShapes(const Picture& picture, const Emphasis& emphasis, const MapShapesOptions& options);

} // namespace roundtrip
