// SPDX-License-Identifier: GPL-3.0-or-later
// What a scenario did, as it is drawn: a colour, and a sign for who cannot tell the colours apart.
#pragma once

#include "core/picture/drawing.h"

namespace roundtrip {

// Of added, altered or removed.
Colour markColour(Mark mark, const Palette& colours);

// How far the sign reaches from its middle.
inline constexpr double markReach = 7;

// A small disc with a plus for what was added and a wave for what was altered; nothing for the others, as what was
// removed is struck through.
void drawMarkSign(Point centre, Mark mark, double fade, const Palette& colours, Drawing& drawing);

// The same of a line, beside where it begins.
void drawMarkSign(Way way, Mark mark, double fade, const Palette& colours, Drawing& drawing);

// The stroke across a line that was removed, where no label lies as a rule.
void drawCut(Way way, double width, double fade, const Palette& colours, Drawing& drawing);

// The stroke from corner to corner of what was removed.
void drawCut(const Rect& rect, double fade, const Palette& colours, Drawing& drawing);

} // namespace roundtrip
