// SPDX-License-Identifier: GPL-3.0-or-later
// Which records lead back to themselves.
#pragma once

#include <functional>
#include <unordered_set>
#include <vector>

#include "core/values/id.h"

namespace roundtrip {

// Those of `all` that one can leave along `next` and come back to; next may name others, which lead nowhere. Linear in
// the records and what they name (Tarjan 1972), and not recursive: a chain may be as long as a document.
std::unordered_set<Uuid> onCircles(const std::vector<Uuid>& all,
                                   const std::function<std::vector<Uuid>(const Uuid&)>& next);

} // namespace roundtrip
