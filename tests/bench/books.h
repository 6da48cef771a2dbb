// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up books of any size whose network is shaped like one of real deals; the same arguments make the same book.
#pragma once

#include "core/model/book.h"

namespace roundtrip {

// A few parties are in most deals (the k-th is met in proportion to k^-0.75), amounts span five orders of magnitude,
// nine in ten flows are bound, three in ten are paid in monthly instalments of one to five years, starts lie in
// 2023 to 2030. Two flows share a deal. All is in US dollars.
Book madeUpBook(int parties, int flows, unsigned seed = 1);

} // namespace roundtrip
