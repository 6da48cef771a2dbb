// SPDX-License-Identifier: GPL-3.0-or-later
// A network over time: what is paid month by month, what has been paid in all, and when deals were announced.
#pragma once

#include "core/picture/sheet.h"

namespace roundtrip {

// Bars of capital and commercial money a month (a quarter or a year where there are too many months), under them what
// was paid in all by then, between them the deals that were announced. What has no date is told as a sum. The book is
// the one that the network was made of.
Picture composeTimeline(const Book& book, const Network& network, const SheetOptions& options = {});

} // namespace roundtrip
