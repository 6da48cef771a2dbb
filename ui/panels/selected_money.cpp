// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/selected_money.h"

#include <algorithm>
#include <utility>

namespace roundtrip {

std::optional<PartyId> partyOfSelection(const Selection& selection)
{
    if (selection.size() == 1 && selection.front().kind == RecordKind::party) {
        return PartyId{selection.front().id};
    }
    return std::nullopt;
}

std::optional<MoneyOf> moneyOfSelection(const Network& network, const Selection& selection)
{
    if (const auto party = partyOfSelection(selection)) {
        return MoneyOf{*party, {}};
    }
    const auto isFlow = [](const RecordKey& key) { return key.kind == RecordKind::flow; };
    if (selection.empty() || !std::all_of(selection.begin(), selection.end(), isFlow)) {
        return std::nullopt;
    }
    // A bundled arrow selects all its flows: they share their ends.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> ends;
    for (const Stream& stream : network.streams()) {
        if (std::binary_search(selection.begin(), selection.end(), RecordKey{RecordKind::flow, stream.flow.value})) {
            if (ends && *ends != std::pair(stream.payer, stream.payee)) {
                return std::nullopt;
            }
            ends = {stream.payer, stream.payee};
        }
    }
    return ends ? std::optional(MoneyOf{network.nodes()[ends->first].party, network.nodes()[ends->second].party})
                : std::nullopt;
}

} // namespace roundtrip
