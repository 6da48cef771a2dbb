// SPDX-License-Identifier: GPL-3.0-or-later
// Whose money a selection means.
#pragma once

#include <optional>

#include "core/analysis/findings.h"
#include "ui/document/focus.h"

namespace roundtrip {

// What a party pays, or what of it goes to one other.
struct MoneyOf {
    PartyId payer;
    std::optional<PartyId> payee;

    bool operator==(const MoneyOf&) const = default;
};

// The party that a selection of one party means.
std::optional<PartyId> partyOfSelection(const Selection& selection);

// A party, or the one arrow whose flows are selected. Nothing where the selection means neither.
std::optional<MoneyOf> moneyOfSelection(const Network& network, const Selection& selection);

} // namespace roundtrip
