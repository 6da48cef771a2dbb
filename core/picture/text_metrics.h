// SPDX-License-Identifier: GPL-3.0-or-later
// How wide text in Inter is, from the font's own advance widths: so that lines are cut to fit without a toolkit.
#pragma once

#include <string>
#include <string_view>

namespace roundtrip {

enum class FontWeight { regular, semibold };

// The width of UTF-8 text in pixels at `size` pixels an em, without kerning. Letters that the table lacks count as
// wide as their script usually is; control and combining characters as nothing.
double textWidth(std::string_view text, double size, FontWeight weight = FontWeight::regular);

// The text on one line, without control characters (they become spaces), cut with "…" where it is wider than `width`.
std::string elided(std::string_view text, double width, double size, FontWeight weight = FontWeight::regular);

} // namespace roundtrip
