// SPDX-License-Identifier: GPL-3.0-or-later
// A table of a slide, and how it is spread over several slides.
#pragma once

#include <string>
#include <vector>

#include "core/export/deck.h"

namespace roundtrip {

// The table in pieces that each fit in the size (points), with as many rows on one as on another where that is enough.
std::vector<TableSlide> tablePages(const TableSlide& table, Size size);

// The frame for a slide's tree.
std::string tableShape(const TableSlide& table, const ShapeName& name, const Rect& place, std::string_view language);

} // namespace roundtrip
