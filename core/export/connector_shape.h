// SPDX-License-Identifier: GPL-3.0-or-later
// An arrow's way as a connector of PowerPoint: one of its own kinds where that follows the way, else the way itself.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/layout/geometry.h"

namespace roundtrip {

enum class ConnectorKind : std::uint8_t {
    straight, // straightConnector1
    curved3,  // leaves and arrives level, with one bend between
    curved5,  // with two bends and a level stretch between
    custom    // the way as it is
};

struct ConnectorShape {
    ConnectorKind kind = ConnectorKind::straight;
    std::array<double, 3> adjust{}; // of curved3 the first: shares of the box between the ends
    std::vector<Curve> way;         // as it is drawn, in the picture's pixels

    bool operator==(const ConnectorShape&) const = default;
};

// PowerPoint reroutes connectors of its own kinds when a shape is moved; one of another form it only stretches. So its
// own kinds are taken, the nearest, as long as it stays within `tolerance` pixels of the way and enters no box that the
// way does not.
ConnectorShape connectorShape(Way way, std::span<const Rect> boxes, double tolerance = 20);

// How curvedConnector3 and curvedConnector5 run from a to d (presetShapeDefinitions.xml of ECMA-376).
std::vector<Curve> curved3(Point a, Point d, double adjust);
std::vector<Curve> curved5(Point a, Point d, const std::array<double, 3>& adjust);

// Whether LibreOffice, which reroutes glued connectors by rules of its own, would draw it where it runs: it knows one
// bend, and leaves a card upright where the connector is higher than wide.
bool runsAlikeInLibreOffice(const ConnectorShape& connector);

// The element p:cxnSp's geometry and its place, for a picture that stands on the slide at `origin`, `scale` points a
// pixel.
std::string connectorPlaceXml(const ConnectorShape& connector, Point origin, double scale);
std::string connectorGeometryXml(const ConnectorShape& connector, Point origin, double scale);

} // namespace roundtrip
