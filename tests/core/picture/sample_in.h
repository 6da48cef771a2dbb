// SPDX-License-Identifier: GPL-3.0-or-later
// The sample's map in a layout.
#pragma once

#include "core/layout/layouts.h"
#include "core/picture/compose_map.h"
#include "tests/support/sample.h"

namespace roundtrip::testing {

inline Picture sampleIn(LayoutKind layout)
{
    const Book book = sampleBook();
    const Network network(book, allDeals());
    return composeMap(book, network, laidOut(layout, mapGraph(book, network, {})), {});
}

} // namespace roundtrip::testing
