// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/collapses.h"

#include <algorithm>

namespace roundtrip {

namespace {

// No UUIDv7: their time would lie some three thousand years ahead.
constexpr std::uint64_t kindHigh = 0x6b696e64'6b698e64U; // version 8 (RFC 9562), for what applications define
constexpr std::uint64_t kindLow = 0x80000000'00000000U;
constexpr std::size_t kinds = Vocabulary<PartyKind>::words.size();

} // namespace

Collapsed collapsedIn(const Book& book)
{
    Collapsed out;
    for (const Collapse& collapse : book.all<Collapse>()) {
        if (collapse.party) {
            out.parties.push_back(*collapse.party);
        } else if (collapse.kind) {
            out.kinds.insert(*collapse.kind);
        }
    }
    std::sort(out.parties.begin(), out.parties.end());
    return out;
}

Edit collapseJust(const Book& book, const Collapsed& wanted)
{
    Edit edit;
    Collapsed missing = wanted;
    for (const Collapse& collapse : book.all<Collapse>()) {
        bool stays = false;
        if (collapse.party) {
            const auto found = std::find(missing.parties.begin(), missing.parties.end(), *collapse.party);
            stays = found != missing.parties.end();
            if (stays) {
                missing.parties.erase(found);
            }
        } else if (collapse.kind) {
            stays = missing.kinds.holds(*collapse.kind);
            missing.kinds.erase(*collapse.kind);
        }
        if (!stays) {
            edit.changes.emplace_back(Removed{collapse});
        }
    }
    const auto add = [&](Collapse made) {
        made.id = newId<Collapse>();
        edit.record = keyOf(made);
        const std::vector<Invalid> faults = faultsOf(book, made);
        edit.faults.insert(edit.faults.end(), faults.begin(), faults.end());
        edit.changes.emplace_back(Created{made});
    };
    std::sort(missing.parties.begin(), missing.parties.end());
    missing.parties.erase(std::unique(missing.parties.begin(), missing.parties.end()), missing.parties.end());
    for (const PartyId party : missing.parties) {
        Collapse made;
        made.party = party;
        add(made);
    }
    for (std::size_t kind = 0; kind < kinds; ++kind) {
        if (missing.kinds.holds(static_cast<PartyKind>(kind))) {
            Collapse made;
            made.kind = static_cast<PartyKind>(kind);
            add(made);
        }
    }
    if (!edit.good()) {
        edit.changes.clear();
    }
    return edit;
}

PartyId partyOfKind(PartyKind kind)
{
    return {{kindHigh, kindLow | static_cast<std::uint64_t>(kind)}};
}

std::optional<PartyKind> kindOfParty(PartyId party)
{
    const std::uint64_t kind = party.value.low & ~kindLow;
    const bool ours = party.value.high == kindHigh && (party.value.low & kindLow) != 0 && kind < kinds;
    return ours ? std::optional(static_cast<PartyKind>(kind)) : std::nullopt;
}

} // namespace roundtrip
