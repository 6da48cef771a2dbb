// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/change.h"

#include <algorithm>
#include <cassert>

namespace roundtrip {

RecordKey recordOf(const Change& change)
{
    if (const auto* created = std::get_if<Created>(&change)) {
        return keyOf(created->row);
    }
    if (const auto* removed = std::get_if<Removed>(&change)) {
        return keyOf(removed->row);
    }
    return std::get<Altered>(change).record;
}

Change reversed(const Change& change)
{
    if (const auto* created = std::get_if<Created>(&change)) {
        return Removed{created->row};
    }
    if (const auto* removed = std::get_if<Removed>(&change)) {
        return Created{removed->row};
    }
    Altered altered = std::get<Altered>(change);
    for (FieldChange& field : altered.fields) {
        std::swap(field.before, field.after);
    }
    return altered;
}

Changes reversed(const Changes& changes)
{
    Changes out;
    out.reserve(changes.size());
    std::transform(changes.rbegin(), changes.rend(), std::back_inserter(out),
                   [](const Change& change) { return reversed(change); });
    return out;
}

std::optional<Change> alteration(const Row& before, const Row& after)
{
    assert(keyOf(before) == keyOf(after));
    Altered altered{keyOf(before), {}};
    std::visit(
        [&]<class Record>(const Record& was) {
            const auto& is = std::get<Record>(after);
            forEachField<Record>([&](const auto& field) {
                if (!(was.*field.member == is.*field.member)) {
                    altered.fields.push_back({field.name, toValue(was.*field.member), toValue(is.*field.member)});
                }
            });
        },
        before);
    if (altered.fields.empty()) {
        return std::nullopt;
    }
    return altered;
}

} // namespace roundtrip
