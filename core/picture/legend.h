// SPDX-License-Identifier: GPL-3.0-or-later
// The legend of a map: which signs are on it, and where they stand in the legend.
#pragma once

#include "core/picture/compose_map.h"
#include "core/picture/picture.h"

namespace roundtrip {

// The legend of the picture's cards, arrows and ties, in lines at most `width` wide; its origin is left at (0, 0).
// `largest` is the amount of the widest arrow.
Legend legendOf(const Picture& picture, const MapWords& words, Minor largest, Currency currency, double width);

// The same signs in lines at most `width` wide, as far as the widest sign allows: for a window narrower than the map.
Legend inLines(Legend legend, double width);

// One more sign at the end of a legend that is laid in lines at most `width` wide.
Legend withSign(Legend legend, LegendKind kind, std::string text, double width);

// One more sign in a picture's legend, at its end: of what is laid over the picture. Its bounds grow where they must.
void addToLegend(Picture& picture, LegendKind kind, std::string text);

// Up to three round amounts (1, 2 or 5 times a power of ten), the largest not above `largest`, each a good deal
// smaller than the one before.
std::vector<Minor> scaleAmounts(Minor largest);

} // namespace roundtrip
