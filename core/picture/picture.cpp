// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/picture.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/model/collapses.h"

namespace roundtrip {

Emphasis loopEmphasis(const Picture& picture, std::span<const PartyId> loop)
{
    Emphasis emphasis;
    emphasis.dimsRest = true;
    emphasis.cards.assign(picture.cards.size(), 0);
    emphasis.arrows.assign(picture.arrows.size(), 0);
    std::unordered_map<PartyId, std::uint32_t> card;
    for (std::uint32_t i = 0; i < picture.cards.size(); ++i) {
        card[picture.cards[i].party] = i;
    }
    std::unordered_map<std::uint32_t, std::uint32_t> next; // of each card on the loop: where its money goes
    for (std::size_t i = 0; i < loop.size(); ++i) {
        const auto from = card.find(loop[i]);
        const auto to = card.find(loop[(i + 1) % loop.size()]);
        if (from != card.end() && to != card.end()) {
            next[from->second] = to->second;
            emphasis.cards[from->second] = Emphasis::lit | Emphasis::halo;
        }
    }
    for (std::size_t i = 0; i < picture.arrows.size(); ++i) {
        const auto at = next.find(picture.arrows[i].payer);
        if (at != next.end() && at->second == picture.arrows[i].payee) {
            emphasis.arrows[i] = Emphasis::lit | Emphasis::halo;
        }
    }
    for (const PictureSpot& spot : picture.spots) {
        bool on = spot.part == PictureSpot::Part::time; // nothing that a loop has or has not
        for (std::size_t i = 0; i < loop.size() && !on; ++i) {
            on = spot.payer == loop[i] &&
                 (spot.part == PictureSpot::Part::party ||
                  (spot.part == PictureSpot::Part::pair && spot.payee == loop[(i + 1) % loop.size()]));
        }
        emphasis.spots.push_back(on ? Emphasis::lit : std::uint8_t{0});
    }
    return emphasis;
}

Emphasis partiesEmphasis(const Picture& picture, std::span<const PartyId> parties)
{
    Emphasis emphasis;
    if (parties.empty()) {
        return emphasis;
    }
    emphasis.dimsRest = true;
    emphasis.cards.assign(picture.cards.size(), 0);
    emphasis.arrows.assign(picture.arrows.size(), 0);
    const std::unordered_set<PartyId> meant(parties.begin(), parties.end());
    for (std::size_t i = 0; i < picture.cards.size(); ++i) {
        if (meant.contains(picture.cards[i].party)) {
            emphasis.cards[i] = Emphasis::lit | Emphasis::halo;
        }
    }
    for (std::size_t i = 0; i < picture.arrows.size(); ++i) {
        const Arrow& arrow = picture.arrows[i];
        if (emphasis.cards[arrow.payer] != 0 && emphasis.cards[arrow.payee] != 0) {
            emphasis.arrows[i] = Emphasis::lit;
        }
    }
    return emphasis;
}

Emphasis selectionEmphasis(const Picture& picture, std::span<const RecordKey> records)
{
    Emphasis emphasis;
    emphasis.cards.assign(picture.cards.size(), 0);
    emphasis.arrows.assign(picture.arrows.size(), 0);
    std::unordered_set<Uuid> parties;
    std::unordered_set<Uuid> flows;
    for (const RecordKey& record : records) {
        if (record.kind == RecordKind::party) {
            parties.insert(record.id);
        } else if (record.kind == RecordKind::flow) {
            flows.insert(record.id);
        }
    }
    for (std::size_t i = 0; i < picture.cards.size() && !parties.empty(); ++i) {
        if (parties.count(picture.cards[i].party.value) > 0) {
            emphasis.cards[i] = Emphasis::selected;
        }
    }
    for (std::size_t i = 0; i < picture.arrows.size() && !flows.empty(); ++i) {
        const auto carried = picture.flowsOf(picture.arrows[i]);
        if (std::any_of(carried.begin(), carried.end(),
                        [&](const FlowId& flow) { return flows.count(flow.value) > 0; })) {
            emphasis.arrows[i] = Emphasis::selected;
        }
    }
    for (const PlacedNote& note : picture.notes) {
        const bool on = std::find(records.begin(), records.end(), note.record()) != records.end();
        emphasis.notes.push_back(on ? Emphasis::selected : std::uint8_t{0});
    }
    for (const PictureSpot& spot : picture.spots) {
        const auto carried = picture.flowsOf(spot);
        const bool on = spot.part == PictureSpot::Part::party
                            ? parties.count(spot.payer.value) > 0
                            : std::any_of(carried.begin(), carried.end(),
                                          [&](const FlowId& flow) { return flows.count(flow.value) > 0; });
        emphasis.spots.push_back(on ? Emphasis::selected : std::uint8_t{0});
    }
    return emphasis;
}

bool isOfKind(const Card& card)
{
    return kindOfParty(card.party).has_value();
}

std::uint32_t cardOf(const Picture& picture, const PartyId& party)
{
    for (std::uint32_t i = 0; i < picture.cards.size(); ++i) {
        if (picture.cards[i].party == party) {
            return i;
        }
    }
    return Arrow::none;
}

std::uint32_t arrowOf(const Picture& picture, const FlowId& flow)
{
    for (std::uint32_t i = 0; i < picture.arrows.size(); ++i) {
        const auto carried = picture.flowsOf(picture.arrows[i]);
        if (std::find(carried.begin(), carried.end(), flow) != carried.end()) {
            return i;
        }
    }
    return Arrow::none;
}

} // namespace roundtrip
