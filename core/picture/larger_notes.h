// SPDX-License-Identifier: GPL-3.0-or-later
// Notes and the titles of boxes with larger letters, for who wants larger text on the screen.
#pragma once

#include "core/picture/picture.h"

namespace roundtrip {

// The same picture with its notes up to `scale` times as large about their left top corner, lines and all; each as far
// as it lies on no card, label or other note so, and leaves no box that it stands in. The titles of boxes are larger as
// far as they fit along the box. Scale 1 is the picture itself.
Picture withLargerNotes(Picture picture, double scale);

} // namespace roundtrip
