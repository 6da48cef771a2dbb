// SPDX-License-Identifier: GPL-3.0-or-later
// From what is selected to what else may be meant: the rest, the neighbours, the payers, the payees, a whole loop.
#pragma once

#include <span>
#include <vector>

#include "core/picture/picture.h"

namespace roundtrip {

// All answers are sorted, each record once, and on the picture.

// Parties, flows, relations, notes and boxes.
std::vector<RecordKey> everythingOn(const Picture& picture);

// What is not selected. A bundle of which some flows are selected gives the others.
std::vector<RecordKey> inverted(const Picture& picture, std::span<const RecordKey> records);

enum class Beside : std::uint8_t {
    all,    // who pays a selected party or is paid by it
    payers, // who pays a selected party
    payees  // who is paid by it
};
// The selection, grown by one step against or along the money: the parties beside the selected ones and the flows that
// join them. Beside a selected flow is who pays it (payers) or is paid by it (payees).
std::vector<RecordKey> withBeside(const Picture& picture, std::span<const RecordKey> records, Beside beside);

// A loop's parties, in the direction of the money, with all flows on its legs.
std::vector<RecordKey> loopRecords(const Picture& picture, std::span<const PartyId> loop);

// Whether the loop passes through all selected parties and flows; never where none is selected.
bool passesAll(const Picture& picture, std::span<const PartyId> loop, std::span<const RecordKey> records);

} // namespace roundtrip
