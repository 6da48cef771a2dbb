// SPDX-License-Identifier: GPL-3.0-or-later
// DOT, for Graphviz: written, never read.
#pragma once

#include <string>
#include <vector>

#include "core/interchange/tables.h"

namespace roundtrip {

// The parties and flows as a digraph: an edge is labelled with its amount as people say it, its tooltip is its deal,
// and its columns are attributes.
std::string dotText(const std::vector<Sheet>& sheets);

} // namespace roundtrip
