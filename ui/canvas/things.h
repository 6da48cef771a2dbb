// SPDX-License-Identifier: GPL-3.0-or-later
// The things of a picture in the one order in which the keyboard and readers of the screen go over them: cards, arrows,
// ties, notes and boxes.
#pragma once

#include <cstddef>
#include <optional>

#include "core/picture/pick.h"

namespace roundtrip {

std::size_t thingsOn(const Picture& picture);
Pick thingAt(const Picture& picture, std::size_t index);
// Nothing for what is none, or is not on the picture.
std::optional<std::size_t> indexOfThing(const Picture& picture, const Pick& thing);
// Where one looks at it: a card or note itself, the label of an arrow, or the middle of its way.
std::optional<Rect> placeOfThing(const Picture& picture, const Pick& thing);
// What the scenario did to it.
Mark markOf(const Picture& picture, const Pick& thing);
// What a record is seen as; for a flow, its arrow.
Pick thingOf(const Picture& picture, const RecordKey& record);

} // namespace roundtrip
