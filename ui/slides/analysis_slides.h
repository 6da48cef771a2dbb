// SPDX-License-Identifier: GPL-3.0-or-later
// The slides of a deck that answer questions: loops, coverage, recoupment.
#pragma once

#include <stop_token>
#include <vector>

#include "core/cashflow/network.h"
#include "core/export/deck.h"

namespace roundtrip {

// The loops as a table, the first three lit on the map; the coverage of the party that has promised most and whose
// revenue is known; the recoupment of the largest capital that something comes back from. What there is not has no
// slide. The map's slide gives the picture and the words for what was asked. Throws Overflow and Cancelled.
std::vector<Slide> analysisSlides(const Book& book, const Network& network, const Slide& map,
                                  const std::stop_token& cancel = {});

} // namespace roundtrip
