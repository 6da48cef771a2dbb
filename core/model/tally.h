// SPDX-License-Identifier: GPL-3.0-or-later
// What kinds of records changes touch, and how many: all that may be told of them where a person's data must not be.
#pragma once

#include <string>

#include "core/model/change.h"

namespace roundtrip {

// "2 flows created, 1 parties removed, 3 placements altered", in the order of the kinds; "nothing" for no changes.
std::string tally(const Changes& changes);

} // namespace roundtrip
