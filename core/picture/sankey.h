// SPDX-License-Identifier: GPL-3.0-or-later
// Where a dollar ends, as a picture: parties as bars, what passes between them as bands, what runs back in lanes below.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/trace.h"
#include "core/layout/geometry.h"
#include "core/model/rows.h"
#include "core/picture/drawing.h"
#include "core/picture/style.h"

namespace roundtrip {

struct SankeyNode {
    PartyId party;
    std::string fullName; // as recorded
    std::string name;     // on one line that fits
    std::string figure;   // "28.5 %": of the unit, as much as passes here
    Rect bar;
    Rect kept; // the part of the bar for what stays; empty where nothing does
    Rect label;
    double passes = 0; // share of the unit that arrives; of the source, that leaves
    double stays = 0;
    bool source = false;

    bool operator==(const SankeyNode&) const = default;
};

struct SankeyBand {
    std::uint32_t from = 0; // indices into nodes
    std::uint32_t to = 0;
    double share = 0;                       // of the unit, as often as it passes
    MoneyClass money = MoneyClass::capital; // of the larger part of the pair
    bool back = false;
    bool home = false; // into the source
    double width = 0;
    std::uint32_t firstCurve = 0; // its way in SankeyPicture::curves
    std::uint32_t curveCount = 0;

    bool operator==(const SankeyBand&) const = default;
};

struct SankeyPicture {
    Size size;
    double textScale = 1; // its letters are so much larger
    std::vector<SankeyNode> nodes;
    std::vector<SankeyBand> bands; // the widest first, so that thin ones are painted over them
    std::vector<Curve> curves;
    std::uint32_t leftOut = 0; // pairs that carry too little to be drawn

    Way way(const SankeyBand& band) const { return Way(curves).subspan(band.firstCurve, band.curveCount); }
    bool operator==(const SankeyPicture&) const = default;
};

// The trace of `source` in a room of that size. Pairs that carry less than a thousandth of the unit are left out.
SankeyPicture composeSankey(const Network& network, std::uint32_t source, const Trace& trace, Size size,
                            double textScale = 1);

struct SankeySpot {
    enum class Part : std::uint8_t { node, band };
    Part part = Part::node;
    std::uint32_t index = 0;

    bool operator==(const SankeySpot&) const = default;
};

// What is under a point; a bar before a band, a thin band before a wide one.
std::optional<SankeySpot> pickSankey(const SankeyPicture& picture, Point at);

// With a spot looked at, all that does not touch it fades. `ground` is what it is painted on, the canvas unless said.
void drawSankey(const SankeyPicture& picture, const std::optional<SankeySpot>& looked, const DrawOptions& options,
                Drawing& drawing, const std::optional<Colour>& ground = std::nullopt);

} // namespace roundtrip
