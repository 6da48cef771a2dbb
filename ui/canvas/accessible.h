// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas for those who do not see it: each card and arrow by name and figures.
#pragma once

#include <cstdint>

namespace roundtrip {

class Canvas;
class PictureView;

// Makes canvases known to QAccessible; again is no harm.
void registerAccessibleCanvas();
// The keyboard is on this now: in the order of things.h.
void tellAccessible(Canvas& canvas, std::uint32_t thing);
void tellAccessible(PictureView& view, std::uint32_t spot);

} // namespace roundtrip
