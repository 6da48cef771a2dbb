// SPDX-License-Identifier: GPL-3.0-or-later
// How the document's map is drawn, as its settings keep it.
#pragma once

#include "core/model/edits.h"

namespace roundtrip {

// By the settings "map bundled", "map relations" and "map sized", each "yes" or "no"; anything else is as usual.
struct MapStyle {
    bool bundled = true;    // all flows of a payer, a payee and a class of money are one arrow
    bool relations = false; // ties as dots
    bool sized = true;      // cards grow with the money that passes

    bool operator==(const MapStyle&) const = default;
};

MapStyle mapStyleIn(const Book& book);

// The map is drawn like this from now on. A setting that says so already, or is missing and usual, stays as it is.
Edit setMapStyle(const Book& book, const MapStyle& wanted);

} // namespace roundtrip
