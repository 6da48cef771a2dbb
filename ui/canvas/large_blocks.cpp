// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/large_blocks.h"

#include <malloc.h>

namespace roundtrip {

void returnLargeBlocks()
{
    constexpr int large = 4 << 20; // a picture of the screen is, the cells that lines are gathered in are not
    mallopt(M_MMAP_THRESHOLD, large);
}

} // namespace roundtrip
