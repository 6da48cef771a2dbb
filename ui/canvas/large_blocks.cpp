// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/large_blocks.h"

#include <malloc.h>

namespace roundtrip {

void returnLargeBlocks()
{
    constexpr int megabyte = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, megabyte);
}

} // namespace roundtrip
