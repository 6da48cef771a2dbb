// SPDX-License-Identifier: GPL-3.0-or-later
// What is collapsed into one card: parents with their units, and all parties of a kind.
#pragma once

#include <optional>
#include <vector>

#include "core/model/edits.h"
#include "core/values/enum_set.h"

namespace roundtrip {

struct Collapsed {
    std::vector<PartyId> parties; // parents, sorted
    EnumSet<PartyKind> kinds;

    bool operator==(const Collapsed&) const = default;
};

// What the book keeps as collapsed.
Collapsed collapsedIn(const Book& book);

// Just this is collapsed from now on. A kind that stays so keeps its card's place.
Edit collapseJust(const Book& book, const Collapsed& wanted);

// The card of a kind has the id of a party that no book has: the same in every document, so that a card, a place and a
// selection are told in one way whatever it stands for.
PartyId partyOfKind(PartyKind kind);
std::optional<PartyKind> kindOfParty(PartyId party);

} // namespace roundtrip
