// SPDX-License-Identifier: GPL-3.0-or-later
// A map as shapes of a slide.
#pragma once

#include <string>
#include <string_view>

#include "core/export/deck.h"

namespace roundtrip {

struct MapShapesOptions {
    Rect area; // points of the slide that the map and its legend have
    Theme theme = Theme::light;
    bool house = false; // in a theme that is not ours: no colours but the theme's
    std::string_view language = "en-US";
    double letters = 1; // the smallest type, by that of a slide 540 points high: all slides are shown equally large
};

// The shapes for a slide's tree, in the order they are painted. Of a party: a group of a rounded rectangle with its
// name and caption, its kind's stripe and icon, and the bar of its net. Of an arrow: a connector that is glued to sites
// of its own on both rectangles, and a text box with its amount. Names: "!!party <id>", "!!arrow <id of its largest
// flow>" and so on. Where the map is so small that its text could not be read, text is made larger and says less.
std::string mapShapes(const MapSlide& map, const MapShapesOptions& options);

} // namespace roundtrip
