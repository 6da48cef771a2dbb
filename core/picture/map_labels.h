// SPDX-License-Identifier: GPL-3.0-or-later
// Where the labels of a map's arrows lie, and how large they are.
#pragma once

#include "core/picture/picture.h"

namespace roundtrip {

// Gives each label a box on its arrow that touches no card and no other label, the amounts that matter most first; one
// without such a place is not shown, and lies on the middle of its arrow. The cards, the ways and the labels' texts are
// those of the picture. With `scale` above 1 labels are as much larger where there is room; where there is not, they
// have their usual size.
void placeLabels(Picture& picture, double scale = 1);

// The same picture with its labels `scale` times as large, for who wants larger text on the screen; all else stays
// where it is. Scale 1 is the picture itself.
Picture withLargerLabels(Picture picture, double scale);

} // namespace roundtrip
