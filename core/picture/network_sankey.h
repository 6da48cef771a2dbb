// SPDX-License-Identifier: GPL-3.0-or-later
// A whole network as a Sankey: parties as bars, what they pay as bands, what runs back in lanes below.
#pragma once

#include "core/picture/sheet.h"

namespace roundtrip {

// The heaviest pairs, at most 240 and none below a thousandth of the heaviest; what is left out is told. The same
// network gives the same picture.
Picture composeNetworkSankey(const Network& network, const SheetOptions& options = {});

} // namespace roundtrip
