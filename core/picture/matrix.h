// SPDX-License-Identifier: GPL-3.0-or-later
// A network as a matrix: a row a payer, a column a payee, what is paid in the cell, sums at the margins.
#pragma once

#include "core/picture/sheet.h"

namespace roundtrip {

// Whose money can come back stands first, framed, and beside each other those who pay each other most; the rest
// follows by size. At most 40 payers and 28 payees, the others together in a last row and column. The same network
// gives the same picture.
Picture composeMatrix(const Network& network, const SheetOptions& options = {});

} // namespace roundtrip
