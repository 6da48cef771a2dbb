// SPDX-License-Identifier: GPL-3.0-or-later
// A picture as SVG: text as text, one group a record.
#pragma once

#include <string>
#include <string_view>

#include "core/picture/drawing.h"
#include "core/picture/picture.h"
#include "core/picture/sankey.h"

namespace roundtrip {

struct SvgOptions {
    Theme theme = Theme::light;
    bool transparent = false; // without the canvas behind it
    double scale = 1;         // pixels of width and height for one of the picture, or of the size
    Emphasis emphasis;
    bool toDate = false; // what is not paid at the as-of date is paler than what is
    Size size;           // of the page, the picture in its middle as large as fits; empty: that of the picture

    bool operator==(const SvgOptions&) const = default;
};

// The whole picture as an SVG 1.1 document in UTF-8, always the same for the same picture. Every card, arrow and tie
// is a <g> with data-record="table/id" (an arrow of several flows lists them, space apart) and a <title>; names are
// escaped, and characters that XML cannot hold become U+FFFD.
std::string svg(const Picture& picture, const SvgOptions& options = {});

// A trace likewise, in the size that it was composed for: of the options its theme, scale and transparency count.
std::string svg(const SankeyPicture& picture, std::string_view title, const SvgOptions& options = {});

} // namespace roundtrip
