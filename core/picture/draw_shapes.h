// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of a picture, drawn; and which of them is under the pointer.
#pragma once

#include <cstdint>
#include <optional>

#include "core/picture/drawing.h"

namespace roundtrip {

Colour colourOf(const Ink& ink, const Palette& colours);

// What is neither lit, selected nor hovered fades where the emphasis dims the rest; axes and headings stay.
void drawShapes(const Picture& picture, const Emphasis& emphasis, const DrawOptions& options, Drawing& drawing);

// The spot of the topmost shape at a point; nothing where none is.
std::optional<std::uint32_t> pickSpot(const Picture& picture, Point at);

} // namespace roundtrip
