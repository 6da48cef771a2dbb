// SPDX-License-Identifier: GPL-3.0-or-later
// A party's card as a group of shapes.
#pragma once

#include <string>

#include "core/export/card_sites.h"
#include "core/export/map_shapes.h"
#include "core/export/shape_ids.h"

namespace roundtrip {

struct CardLook {
    std::string caption; // left out where there is no room below the name
    double fade = 1;
    bool halo = false;
    bool selected = false;
};

// The card at `place` on the slide, `scale` points a pixel; `id` is of its rectangle, which connectors hold on to.
std::string cardShapes(const Card& card, const CardSites& sites, const Rect& place, double scale, std::uint32_t id,
                       const CardLook& look, const MapShapesOptions& options, ShapeIds& ids);

// Of added, altered or removed.
Tone toneOf(Mark mark);

// Whether the caption fits on a card of that size, as large as it is then written.
bool captionFits(const std::string& caption, const Card& card, double scale, double letters);

} // namespace roundtrip
