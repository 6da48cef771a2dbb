// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/kept_loops.h"

#include <algorithm>

#include "core/values/names.h"

namespace roundtrip {

std::vector<PartyId> fromLeastId(std::vector<PartyId> parties)
{
    std::rotate(parties.begin(), std::min_element(parties.begin(), parties.end()), parties.end());
    return parties;
}

std::vector<PartyId> inWrittenOrder(const Book& book, std::vector<PartyId> parties)
{
    const auto place = [&](PartyId id) {
        const Party* party = book.find(id);
        return std::pair{NameKey(party == nullptr ? std::string{} : party->name), id};
    };
    const auto first =
        std::min_element(parties.begin(), parties.end(), [&](PartyId a, PartyId b) { return place(a) < place(b); });
    std::rotate(parties.begin(), first, parties.end());
    return parties;
}

const KeptLoop* keptLoop(const Book& book, std::span<const PartyId> parties)
{
    const auto same = fromLeastId({parties.begin(), parties.end()});
    for (const KeptLoop& loop : book.all<KeptLoop>()) {
        if (loop.parties.size() == same.size() && fromLeastId(loop.parties) == same) {
            return &loop;
        }
    }
    return nullptr;
}

Edit keepLoop(const Book& book, KeptLoop wanted)
{
    const KeptLoop* known = keptLoop(book, wanted.parties);
    if (known != nullptr) {
        const FieldValue values[] = {
            {"name", toValue(wanted.name)}, {"pinned", toValue(wanted.pinned)}, {"note", toValue(wanted.note)}};
        Edit edit = setFields(book, keyOf(*known), values);
        Book after = book;
        roundtrip::apply(after, edit.changes);
        const KeptLoop& next = *after.find(known->id);
        if (edit.good() && next.name.empty() && next.note.empty() && !next.pinned) {
            edit.changes = {Removed{*known}};
        }
        return edit;
    }
    if (wanted.name.empty() && wanted.note.empty() && !wanted.pinned) {
        return {};
    }
    wanted.id = newId<KeptLoop>();
    Edit edit;
    edit.record = keyOf(wanted);
    edit.faults = faultsOf(book, wanted);
    if (edit.good()) {
        edit.changes.emplace_back(Created{std::move(wanted)});
    }
    return edit;
}

} // namespace roundtrip
