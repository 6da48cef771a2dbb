// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/choose.h"

#include <algorithm>
#include <iterator>

namespace roundtrip {

namespace {

void settle(std::vector<RecordKey>& records)
{
    std::sort(records.begin(), records.end());
    records.erase(std::unique(records.begin(), records.end()), records.end());
}

void addFlows(std::vector<RecordKey>& records, const Picture& picture, const Arrow& arrow)
{
    for (const FlowId& flow : picture.flowsOf(arrow)) {
        records.push_back({RecordKind::flow, flow.value});
    }
}

} // namespace

std::vector<RecordKey> everythingOn(const Picture& picture)
{
    std::vector<RecordKey> all;
    const auto add = [&all](const auto& things) {
        std::transform(things.begin(), things.end(), std::back_inserter(all),
                       [](const auto& thing) { return thing.record(); });
    };
    add(picture.cards);
    add(picture.ties);
    add(picture.notes);
    for (const FlowId& flow : picture.flows) {
        all.push_back({RecordKind::flow, flow.value});
    }
    settle(all);
    return all;
}

std::vector<RecordKey> inverted(const Picture& picture, std::span<const RecordKey> records)
{
    const std::vector<RecordKey> all = everythingOn(picture);
    std::vector<RecordKey> chosen(records.begin(), records.end());
    settle(chosen);
    std::vector<RecordKey> rest;
    std::set_difference(all.begin(), all.end(), chosen.begin(), chosen.end(), std::back_inserter(rest));
    return rest;
}

std::vector<RecordKey> withBeside(const Picture& picture, std::span<const RecordKey> records, Beside beside)
{
    const Emphasis chosen = selectionEmphasis(picture, records);
    std::vector<RecordKey> all(records.begin(), records.end());
    const auto isChosen = [&](std::uint32_t card) { return chosen.cards[card] != 0; };
    for (std::size_t i = 0; i < picture.arrows.size(); ++i) {
        const Arrow& arrow = picture.arrows[i];
        const bool itself = chosen.arrows[i] != 0;
        const bool against = beside != Beside::payees && (itself || isChosen(arrow.payee));
        const bool along = beside != Beside::payers && (itself || isChosen(arrow.payer));
        if (against) {
            all.push_back(picture.cards[arrow.payer].record());
        }
        if (along) {
            all.push_back(picture.cards[arrow.payee].record());
        }
        if (!itself && (against || along)) {
            addFlows(all, picture, arrow);
        }
    }
    settle(all);
    return all;
}

std::vector<RecordKey> loopRecords(const Picture& picture, std::span<const PartyId> loop)
{
    const Emphasis on = loopEmphasis(picture, loop);
    std::vector<RecordKey> all;
    for (std::size_t i = 0; i < picture.cards.size(); ++i) {
        if (on.cards[i] != 0) {
            all.push_back(picture.cards[i].record());
        }
    }
    for (std::size_t i = 0; i < picture.arrows.size(); ++i) {
        if (on.arrows[i] != 0) {
            addFlows(all, picture, picture.arrows[i]);
        }
    }
    settle(all);
    return all;
}

bool passesAll(const Picture& picture, std::span<const PartyId> loop, std::span<const RecordKey> records)
{
    std::vector<RecordKey> meant;
    for (const RecordKey& record : records) {
        if (record.kind == RecordKind::party || record.kind == RecordKind::flow) {
            meant.push_back(record);
        }
    }
    settle(meant);
    const std::vector<RecordKey> all = loopRecords(picture, loop);
    return !meant.empty() && std::includes(all.begin(), all.end(), meant.begin(), meant.end());
}

} // namespace roundtrip
